"""Clauses and their slots, told by rows of `clauses.txt`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from selon.flows.analyse import analyse
from selon.model.analysis import Analysis
from selon.model.document import Document
from selon.packs.loader import load_packs

ROWS = Path(__file__).with_name("clauses.txt")
SLOTS = ("S", "O", "A")
HUNG = re.compile("^[-‑](t[-‑])?")  # before a pronoun that follows its verb


def rows() -> list[tuple[str, str, list[str]]]:
    """The rows of the file: id, text, and the lines of its clauses."""
    made = []
    for block in ROWS.read_text(encoding="utf-8").split("\n= ")[1:]:
        name, text, *clauses = block.strip("\n").split("\n")
        made.append((name, text.replace("\\n", "\n"), clauses))
    return made


def words_of(analysis: Analysis, place: int | None) -> str:
    """The words of a noun group without its preposition."""
    if place is None:
        return ""
    group = analysis.groups.nouns[place]
    return analysis.words(group.first + (group.prep is not None), group.last)


def told(analysis: Analysis, index: int) -> str:
    """A clause as the rows write it."""
    clause = analysis.clauses[index]
    verb = analysis.groups.verbs[clause.verb]
    subject = words_of(analysis, clause.subject)
    if clause.subject is None and clause.subject_pronoun is not None:
        subject = HUNG.sub("", analysis.words(clause.subject_pronoun, clause.subject_pronoun + 1))
    flags = [
        verb.lemma,
        "" if verb.voice == "active" else verb.voice,
        "conditional" if verb.is_conditional else "",
        "negated" if verb.is_negated else "",
        "" if clause.kind == "main" else clause.kind,
    ]
    slots = zip(SLOTS, (subject, words_of(analysis, clause.object), words_of(analysis, clause.agent)), strict=True)
    return " ".join([*filter(None, flags), *(f"{slot}:{words}" for slot, words in slots if words)])


@pytest.mark.parametrize(("text", "clauses"), [pytest.param(t, c, id=name) for name, t, c in rows()])
def test_clauses_of_a_text(text: str, clauses: list[str]) -> None:
    language = load_packs().languages["fr"]
    analysis = analyse(Document(id="x", name="x", text=text, language="fr"), language)
    assert [told(analysis, index) for index in range(len(analysis.clauses))] == clauses


def test_the_rows_are_many_and_named_once() -> None:
    names = [name for name, _, _ in rows()]
    assert len(names) >= 150
    assert len(names) == len(set(names))
