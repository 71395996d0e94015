"""Readings appended: nothing twice, nothing changed, two machines agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.ledger.factory import NEWER, Statement, amend_claim, write_event, write_many, write_reading

from selon.ledger.appending import Appender, runs_of
from selon.ledger.batching import Written
from selon.ledger.claims import claims_in
from selon.ledger.content import load_reading
from selon.ledger.listing import problems_in
from selon.ledger.opening import open_ledger
from selon.ledger.store import LedgerRefused, Store
from selon.ledger.tables import TABLES
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"
LATER = "2026-01-02T12:00:00Z"


def append(store: Store, *readings: Reading, at: str = NOW) -> Written:
    return Appender(store).append(readings, recorded=at)


def test_a_reading_becomes_documents_and_claims(store: Store) -> None:
    written = append(
        store, write_reading("a", (Statement(count=3), Statement(count=5, outcome="wounded"))), write_event()
    )
    assert written == Written(documents=2, readings=2, claims=3)
    rows = list(claims_in(store, View()))
    assert [(row.kind, row.label, row.least) for row in rows] == [
        ("toll", "killed", 3),
        ("toll", "wounded", 5),
        ("event", "strike", None),
    ]


def test_reading_twice_adds_nothing(store: Store) -> None:
    readings = write_many(12)
    first = append(store, *readings)
    again = append(store, *readings, *readings)
    assert first.claims == 120
    assert again == Written(known=24)


def test_the_same_reading_twice_in_a_batch_is_written_once(store: Store) -> None:
    reading = write_reading("a", (Statement(),))
    assert append(store, reading, reading) == Written(documents=1, readings=1, claims=1, known=1)


def test_two_ledgers_agree_on_all_ids_in_any_order(store: Store, reopen: Callable[[], Store]) -> None:
    readings = write_many(6)
    append(store, *readings[:3])
    append(store, *readings[3:])
    ids = {(row.anchor, row.proposal, row.document) for row in claims_in(store, View())}
    other = [msgspec.structs.replace(reading) for reading in reversed(readings)]
    assert append(reopen(), *other) == Written(known=6)
    assert len(ids) == 60


def test_a_reading_comes_back_as_it_was_written(store: Store) -> None:
    reading = write_reading("a", (Statement(), Statement(person="Ana Velor")), quoted="Nous avons peur")
    append(store, reading)
    assert load_reading(store, 1) == reading


def test_a_newer_reader_adds_only_what_it_reads_otherwise(store: Store) -> None:
    reading = write_reading("a", (Statement(count=3), Statement(count=5, outcome="wounded")))
    append(store, reading)
    written = append(store, amend_claim(reading, 0, status="civilian"), at=LATER)
    assert written == Written(readings=1, claims=1)
    assert {row.label: row.status for row in claims_in(store, View())} == {"killed": "civilian", "wounded": None}


def test_what_the_newest_run_no_longer_proposes_is_withdrawn_but_there(store: Store) -> None:
    reading = write_reading("a", (Statement(count=3), Statement(count=5, outcome="wounded")))
    append(store, reading)
    append(store, msgspec.structs.replace(reading, claims=reading.claims[:1], reader=NEWER), at=LATER)
    assert [row.least for row in claims_in(store, View())] == [3]
    assert [row.least for row in claims_in(store, View(recorded_by="2026-01-01"))] == [3, 5]
    assert store.rows("SELECT COUNT(*) FROM proposal") == [(2,)]


@pytest.mark.parametrize(
    ("version", "packs", "found"),
    [
        pytest.param("1.0.0", {"xx": "a" * 8, "world": "c"}, 1, id="one pack more than it used"),
        pytest.param("1.0.0", {"xx": "b" * 8}, 0, id="a changed pack"),
        pytest.param("1.1.0", {"xx": "a" * 8}, 0, id="another version"),
        pytest.param("1.0.0", {}, 0, id="a pack that is gone"),
    ],
)
def test_runs_are_known_by_version_and_packs(store: Store, version: str, packs: dict[str, str], found: int) -> None:
    append(store, write_many(1)[0])
    assert len(runs_of(store, version, packs)) == found


def test_problems_are_kept_once(store: Store) -> None:
    fault = Problem("empty", "the file is empty", "reports/b.txt")
    reading = write_reading("a", (), problems=(Problem("odd", "an odd page", "reports/a.txt"),))
    for _ in range(2):
        Appender(store).append([reading], [fault], recorded=NOW)
    assert [(row.kind, row.path, row.document) for row in problems_in(store)] == [
        ("odd", "reports/a.txt", reading.document.id),
        ("empty", "reports/b.txt", None),
    ]


@pytest.mark.parametrize("table", [name for name in TABLES if name != "words"])
@pytest.mark.parametrize("change", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_every_table_refuses_change(store: Store, table: str, change: str) -> None:
    fill(store)
    column = TABLES[table].split(", ")[0]
    with pytest.raises(LedgerRefused, match="only grows"):
        store.change(change.format(table=table, column=column))


def test_another_program_can_not_replace_rows_either(tmp_path: Path) -> None:
    path = tmp_path / "selon.db"
    store = open_ledger(str(path))
    fill(store)
    store.close()
    with sqlite3.connect(path) as other:
        for table in (
            "batch",
            "document",
            "run",
            "reading",
            "withheld",
            "content",
            "name",
            "decision",
            "run_verdict",
            "saved_page",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                other.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608  our own tables
    other.close()


def fill(store: Store) -> None:
    """At least one row in every table: a trigger for each row has nothing to refuse in an empty one."""
    append(store, write_reading("a", (Statement(),), quoted="Assez", problems=(Problem("odd", "odd"),)))
    rows = {
        "withheld": (1, "h", "content", "d", "p", "w", NOW, 1),
        "decision": (1, "i", "note", "a", None, None, "c", "b", "p", "analyst", NOW, 1),
        "saved_page": (1, "h", 1, 1),
        "run_verdict": (1, 1, "accept", "p", "w", NOW, 1),
    }
    for table, row in rows.items():
        store.insert(table, TABLES[table], [row])


def test_names_with_odd_characters_are_kept(store: Store) -> None:
    reading = write_reading("a", (Statement(place="Kœlin\x00"), Statement(side="O'Brien [x]", count=2)))
    append(store, reading)
    assert {row.place for row in claims_in(store, View())} == {"Kœlin", "Vilmar"}
