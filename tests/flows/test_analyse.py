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


def test_the_years_that_a_war_lasted_tell_the_year_of_the_report() -> None:
    """Of the years in which a weekday falls on its date, the one to which the war has lasted is meant."""
    text = "Née en février 1996, la guérilla signe mardi 21 novembre une trêve. Le conflit a tué 90 marins en {}."
    told = [text.format(span) for span in ("dix ans", "dix jours")]
    documents = [Document(id="x", name="x", text=each, language="fr") for each in told]
    days = [analyse(document, load_packs().languages["fr"]).document.published for document in documents]
    assert [day.first and day.first[:4] for day in days] == ["2006", "2000"]
