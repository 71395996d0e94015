"""Texts read again: what is new, changed and withdrawn is said, and decisions wait where they must."""

from __future__ import annotations

from pathlib import Path

import msgspec
from tests.ledger.factory import NEWER, Statement, write_reading

from selon.flows.ingest import ingest
from selon.flows.reread import Change, reread
from selon.ledger.claims import claims_in
from selon.ledger.decisions import Draft, add_decisions, make_decision
from selon.ledger.opening import open_ledger
from selon.ledger.store import Store
from selon.ledger.withholding import Order, withhold
from selon.model.claim import Party
from selon.model.document import Document
from selon.model.reading import Reading
from selon.model.view import View

TWO = (Statement(count=3), Statement(count=5, outcome="wounded"))
READINGS = {name: write_reading(name, TWO, before=f"Lettre {name}. ") for name in ("a", "b", "c")}


def at_noon() -> str:
    return "2026-01-01T12:00:00Z"


def filled(tmp_path: Path) -> Store:
    store = open_ledger(str(tmp_path / "selon.db"))
    ingest(READINGS.values(), store, now=at_noon)
    return store


def read_otherwise(document: Document) -> Reading:
    """A newer reader: it sees another side in `a`, only one claim in `b`, and `c` as before."""
    reading = msgspec.structs.replace(READINGS[document.name], reader=NEWER, document=document)
    if document.name == "a":
        first = msgspec.structs.replace(reading.claims[0], side=Party("Corland"))
        return msgspec.structs.replace(reading, claims=(first, reading.claims[1]))
    return msgspec.structs.replace(reading, claims=reading.claims[:1]) if document.name == "b" else reading


def test_the_difference_is_said(tmp_path: Path) -> None:
    store = filled(tmp_path)
    changes: list[Change] = []
    total = reread(store, read_otherwise, now=at_noon, on_change=changes.append)
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
    total = reread(store, lambda document: READINGS[document.name], now=at_noon)
    assert (total.documents, total.new, total.changed, total.withdrawn) == (3, 0, 0, 0)
    store.close()


def test_withheld_texts_are_not_read(tmp_path: Path) -> None:
    store = filled(tmp_path)
    withhold(store, READINGS["a"].document.id, Order("steward", "asked", at_noon()))
    assert reread(store, read_otherwise, now=at_noon).documents == 2
    store.close()
