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


def test_a_mission_speaks_for_the_land_that_it_is_sent_to() -> None:
    """Peacekeepers alone tell of no war, however often they are told of; the name of their mission does."""
    told = "Le Conseil de sécurité condamne l'embuscade dans laquelle deux Casques bleus de {} ont été tués. "
    texts = [told.format(who) * 4 + "Le Mali en prend acte." for who in ("l'ONU", "la Minusma")]
    documents = [Document(id="x", name="x", text=text, language="fr") for text in texts]
    conflicts = [analyse(document, load_packs().languages["fr"]).conflicts for document in documents]
    assert ["mali-2012" in found for found in conflicts] == [False, True]
