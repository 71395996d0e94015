"""The layers of a document in their order: stretches that are set aside."""

from __future__ import annotations

from selon.flows.analyse import analyse, set_aside
from selon.model.document import Document, Passage
from selon.packs.loader import load_packs


def test_set_aside_puts_passages_in_one_order() -> None:
    """Two reasons for one stretch stand in the same order in every process."""
    text = "Trois soldats ont été tués lundi."
    document = Document(id="x", name="x", text=text, language="fr")
    known = [Passage(0, len(text), "off_topic", why) for why in ("b", "c", "a")]
    analysis = analyse(document, load_packs().languages["fr"], known)
    set_aside(analysis, (Passage(0, len(text), "boilerplate", "d"),))
    assert [passage.why for passage in analysis.passages] == ["d", "a", "b", "c"]
    assert analysis.aside == [True]
