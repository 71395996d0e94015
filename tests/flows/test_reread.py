"""Texts read again: what is new, changed and withdrawn is said, and decisions wait where they must."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.ledger.factory import NEWER, Statement, write_reading

from selon.documents.days import day_of_stamp
from selon.flows.ingest import ingest
from selon.flows.read import read_document, read_paths_on, read_safely
from selon.flows.reread import Change, reread
from selon.ledger.claims import claims_in
from selon.ledger.decisions import Draft, add_decisions, make_decision
from selon.ledger.opening import open_ledger
from selon.ledger.store import Store
from selon.ledger.withholding import Order, withhold
from selon.model.claim import Party
from selon.model.document import DayRange, Document, Passage, with_days
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.model.view import View
from selon.packs.loader import Packs, load_packs

TWO = (Statement(count=3), Statement(count=5, outcome="wounded"))
READINGS = {name: write_reading(name, TWO, before=f"Lettre {name}. ") for name in ("a", "b", "c")}


def at_noon() -> str:
    return "2026-01-01T12:00:00Z"


def filled(tmp_path: Path) -> Store:
    store = open_ledger(str(tmp_path / "selon.db"))
    ingest(READINGS.values(), store, now=at_noon)
    return store


def read_otherwise(document: Document, cuts: tuple[Passage, ...] = ()) -> Reading:
    """A newer reader: it sees another side in `a`, only one claim in `b`, and `c` as before."""
    del cuts
    reading = msgspec.structs.replace(READINGS[document.name], reader=NEWER, document=document)
    if document.name == "a":
        first = msgspec.structs.replace(reading.claims[0], side=Party("Corland"))
        return msgspec.structs.replace(reading, claims=(first, reading.claims[1]))
    return msgspec.structs.replace(reading, claims=reading.claims[:1]) if document.name == "b" else reading


def test_the_difference_is_said(tmp_path: Path) -> None:
    store = filled(tmp_path)
    changes: list[Change | Problem] = []
    total = reread(store, read_otherwise, now=at_noon, on_news=changes.append)
    assert (total.documents, total.new, total.changed, total.withdrawn) == (3, 0, 1, 1)
    assert {change.kind: change.what for change in changes} == {
        "changed": "side: Arland → Corland",
        "withdrawn": "Arland 5 wounded Arland",
    }
    store.close()


def test_decisions_on_what_changed_wait(tmp_path: Path) -> None:
    store = filled(tmp_path)
    for number, row in enumerate(claims_in(store, View())):
        draft = Draft(act="accept", claim=row.anchor, field="side", by="ana", at=f"2026-01-01T13:00:{number:02d}Z")
        add_decisions(store, [make_decision(store, draft)], recorded=at_noon())
    total = reread(store, read_otherwise, now=at_noon)
    assert (total.waiting_before, total.waiting) == (0, 2)
    store.close()


def test_reading_again_with_the_same_reader_changes_nothing(tmp_path: Path) -> None:
    store = filled(tmp_path)
    total = reread(store, lambda document, _: READINGS[document.name], now=at_noon)
    assert (total.documents, total.new, total.changed, total.withdrawn) == (3, 0, 0, 0)
    store.close()


def test_a_text_on_which_the_reader_fails_keeps_what_was_read_before(tmp_path: Path) -> None:
    store = filled(tmp_path)

    def fail(document: Document, packs: Packs, cuts: tuple[Passage, ...]) -> Reading:
        del packs, cuts
        if document.name == "a":
            raise KeyError(document.name)
        return READINGS[document.name]

    news: list[Change | Problem] = []
    total = reread(
        store, lambda text, cuts: read_safely(text, load_packs(), cuts, fail), now=at_noon, on_news=news.append
    )
    assert (total.documents, total.failed, total.withdrawn) == (2, 1, 0)
    assert [item.kind for item in news] == ["reader_fault"]
    store.close()


def test_what_is_known_is_passed_over(tmp_path: Path) -> None:
    store = filled(tmp_path)
    known = READINGS["a"].document.capture
    total = reread(store, read_otherwise, now=at_noon, is_known=lambda capture: capture == known)
    assert (total.documents, total.known, total.changed, total.withdrawn) == (2, 1, 0, 1)
    store.close()


def test_withheld_texts_are_not_read(tmp_path: Path) -> None:
    store = filled(tmp_path)
    withhold(store, READINGS["a"].document.id, Order("steward", "asked", at_noon()))
    assert reread(store, read_otherwise, now=at_noon).documents == 2
    store.close()


UNDATED = (
    "Mercredi 7 octobre 2020, les combats continuent. Selon l'armée, douze soldats ont été tués lundi près de Ganja."
)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(None, None, id="none given"),
        pytest.param("2020", None, id="a year given"),
        pytest.param("2020-10-08", "2020-10-08", id="a day given"),
    ],
)
def test_a_day_that_was_inferred_is_inferred_anew(tmp_path: Path, given: str | None, kept: str | None) -> None:
    record = {"id": "one", "text": UNDATED, "language": "fr"} | ({"published": given} if given else {})
    path = tmp_path / "reports.jsonl"
    path.write_bytes(msgspec.json.encode(record))
    store, seen = open_ledger(str(tmp_path / "selon.db")), list[Document]()
    ingest(read_paths_on([str(path)], 1), store, now=at_noon)

    def read(document: Document, cuts: tuple[Passage, ...]) -> Reading:
        seen.append(document)
        newer = msgspec.structs.replace(read_document(document, load_packs(), cuts), reader=NEWER)
        dated = with_days(newer.document, DayRange("2021-01-01", "2021-01-01", "a newer rule"))
        return msgspec.structs.replace(newer, document=newer.document if kept else dated)

    for _ in range(2):
        reread(store, read, now=at_noon)
    first, last = (None, None) if given is None else day_of_stamp(given) or (None, None)
    assert {(one.published.first, one.published.last) for one in seen} == {(first, last)}
    assert store.rows("SELECT published_from FROM reading ORDER BY seq DESC LIMIT 1") == [(kept or "2021-01-01",)]
    store.close()


PAGE = """<html lang="fr"><head><title>Un titre</title></head><body>
<nav><ul><li><a href="/a">Deux civils ont été tués à Ostrée, selon l'armée du Borland</a></li>
<li><a href="/b">Accueil</a></li></ul></nav>
<article><h1>Combats près de Ganja</h1><p>Selon l'armée, douze soldats ont été tués lundi 5 octobre 2020 près de Ganja.
Les combats continuent, a dit un porte-parole de l'armée dans la soirée.</p></article></body></html>"""


def test_the_cuts_of_a_page_hold_when_it_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    store = open_ledger(str(tmp_path / "selon.db"))
    ingest(read_paths_on([str(path)], 1), store, now=at_noon)

    def read(document: Document, cuts: tuple[Passage, ...]) -> Reading:
        return msgspec.structs.replace(read_document(document, load_packs(), cuts), reader=NEWER)

    total = reread(store, read, now=at_noon)
    assert (total.documents, total.new, total.changed, total.withdrawn) == (1, 0, 0, 0)
    assert store.rows("SELECT COUNT(*) FROM reading") == [(2,)]
    store.close()
