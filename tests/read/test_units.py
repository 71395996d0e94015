"""Units: the class that fits a word among its neighbours; and what holds of all layers over any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.flows.analyse import analyse
from selon.model import tags
from selon.model.analysis import Analysis
from selon.model.document import Document
from selon.model.units import NounGroup, VerbGroup
from selon.packs.loader import load_packs

NOUN, VERB, AUX, PART, ADJ = tags.NOUN, tags.VERB, tags.AUXILIARY, tags.PARTICIPLE, tags.ADJECTIVE
# A text, the word looked at, and its class.
ROWS = (
    ("Il est mort lundi.", "mort", PART),
    ("La mort du chef est confirmée.", "mort", NOUN),
    ("Trois blessés sont arrivés.", "blessés", NOUN),
    ("Trois soldats blessés par un tir sont arrivés.", "blessés", PART),
    ("Le pont détruit par les tirs est fermé.", "détruit", PART),
    ("Le tir détruit un pont.", "détruit", VERB),
    ("La marche vers le siège continue.", "marche", NOUN),
    ("L'armée marche vers le siège.", "marche", VERB),
    ("Les frappes ont repris.", "frappes", NOUN),
    ("L'est du pays est calme.", "est", AUX),
    ("Le village voisin est attaqué.", "est", AUX),
    ("Le front est a été attaqué.", "est", NOUN),
    ("L'armée est prête.", "est", AUX),
    ("La milice armée est responsable du raid.", "est", AUX),
    ("L'armée est à Larba.", "armée", NOUN),
    ("Ils tiennent la partie est du pays.", "est", NOUN),
    ("Bombardés par les rebelles, ils ont fui.", "Bombardés", PART),
    ("Bombardés chaque jour, puis violemment attaqués, ils ont fui.", "attaqués", PART),
    ("Attaqués violemment par les rebelles, ils ont fui.", "Attaqués", PART),
    ("Une mine a sauté.", "mine", NOUN),
    ("Le commandant a fui.", "commandant", NOUN),
    ("La presse a parlé.", "presse", NOUN),
    ("L'armée presse les civils de partir.", "presse", VERB),
    ("L'armée avance.", "armée", NOUN),
    ("Le président sortant a parlé.", "président", NOUN),
    ("Les ponts étaient coupés.", "étaient", AUX),
    ("Ils portent le bilan à dix morts.", "portent", VERB),
    ("Etat et armée négocient.", "Etat", NOUN),
    ("L'ancien maire a fui.", "ancien", ADJ),
    ("Un policier serbe a fui.", "policier", NOUN),
    ("Six policiers enlevés ont fui.", "policiers", NOUN),
    ("Deux civils blessés ont fui.", "civils", NOUN),
    ("Deux militaires ukrainiens ont fui.", "militaires", NOUN),
    ("Le ministère de la Santé ukrainien fait état de dix morts.", "fait", VERB),
    ("Le nombre de soldats tués atteint 34.", "atteint", VERB),
    ("Le village a été durement atteint 34 fois.", "atteint", PART),
)
PIECES = (
    "Douze soldats", "ont été tués", "à Nadiv", "«", "»", '"', "(", ")", ",", ".", "\n\n", "a déclaré", "le ministre",
    "qui", "que", "dont", "et 13 autres", "n'", "pas", "lundi", "aurait", "123", "de", "l'", "-t-il", "–", "LE ROI",
)  # fmt: skip


def analysis_of(text: str) -> Analysis:
    return analyse(Document(id="x", name="x", text=text, language="fr"), load_packs().languages["fr"])


@pytest.mark.parametrize(("text", "word", "letter"), ROWS, ids=[f"{word}: {text}" for text, word, _ in ROWS])
def test_class_of_a_word(text: str, word: str, letter: str) -> None:
    analysis = analysis_of(text)
    found = [x for at, x in enumerate(analysis.units.letters) if analysis.words(at, at + 1) == word]
    assert found[-1] == letter


def test_words_without_accents_are_known() -> None:
    analysis = analysis_of("TROIS ENFANTS TUES PAR L'ARMEE")
    at = analysis.units.lows.index("tues")
    assert (analysis.units.letters[at], analysis.units.lemmas[at]) == (PART, "tuer")


def test_marks_the_wrong_way_round_are_told_by_their_spacing() -> None:
    letters = analysis_of("»Les tirs cessent« dit-il").units.letters
    assert (letters[0], letters[4]) == (tags.OPENING, tags.CLOSING)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_layers_hold_over_any_order_of_pieces(pieces: list[str]) -> None:
    text = " ".join(pieces)
    analysis = analysis_of(text)
    check(analysis, text)
    again = analysis_of(text)
    assert (again.units.letters, len(again.clauses)) == (analysis.units.letters, len(analysis.clauses))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_layers_hold_over_any_text(text: str) -> None:
    check(analysis_of(text), text)


def check(analysis: Analysis, text: str) -> None:
    """What holds of units, groups, clauses and times of any text."""
    units, groups = analysis.units, analysis.groups
    assert len(units.letters) == len(units.firsts) == len(units.senses)
    assert all(a < b for a, b in zip(units.firsts, units.lasts, strict=True))
    found: list[NounGroup | VerbGroup] = [*groups.nouns, *groups.verbs]
    for group in found:
        assert 0 <= group.first <= group.head < group.last <= len(units)
        span = analysis.span(group.first, group.last)
        assert text[span.start : span.end] == span.text
    for clause in analysis.clauses:
        slots = (clause.subject, clause.object, clause.agent, *clause.others)
        assert all(slot is None or 0 <= slot < len(groups.nouns) for slot in slots)
        assert 0 <= clause.first < clause.last <= len(units)
    for time in analysis.times:
        assert text[time.start : time.end] == time.text
