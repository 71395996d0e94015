"""Backups and moves between databases, and a ledger that checks itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.factory import write_many

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.copying import copy_ledger
from selon.ledger.opening import open_ledger
from selon.ledger.searching import search
from selon.ledger.store import LedgerFault, Store
from selon.ledger.tables import TABLES
from selon.ledger.verifying import faults_of
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"


def test_a_backup_holds_the_same_rows(store: Store, tmp_path: Path) -> None:
    Appender(store).append(write_many(10), recorded=NOW)
    target = tmp_path / "copy.db"
    assert copy_ledger(store, str(target)) == 100
    copy = open_ledger(str(target))
    for table, columns in TABLES.items():
        sql = f"SELECT {columns} FROM {table} ORDER BY 1, 2"  # noqa: S608  names of our own tables
        assert [tuple(row) for row in copy.rows(sql)] == [tuple(row) for row in store.rows(sql)]
    assert list(claims_in(copy, View())) == list(claims_in(store, View()))
    assert search(copy, "vilmar", View()) == search(store, "vilmar", View())
    assert list(faults_of(copy)) == []
    copy.close()


def test_a_backup_never_writes_over_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(LedgerFault, match="exists"):
        copy_ledger(store, str(tmp_path / "copy.db"))
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_a_file_moves_to_a_place_of_the_same_tests(store: Store, reopen: Callable[[], Store], tmp_path: Path) -> None:
    Appender(store).append(write_many(3), recorded=NOW)
    with pytest.raises(LedgerFault, match=r"exists|holds a ledger already"):
        copy_ledger(reopen(), store.address if store.dialect == "sqlite" else str(tmp_path))


def test_a_sound_ledger_has_no_faults(store: Store) -> None:
    Appender(store).append(write_many(10), recorded=NOW)
    assert list(faults_of(store)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            "UPDATE content SET body = x'7b7d' WHERE hash = (SELECT head FROM document)", "not those", id="bytes"
        ),
        pytest.param(
            "DELETE FROM content WHERE hash = (SELECT text FROM document)", "was not withheld", id="a lost text"
        ),
        pytest.param("UPDATE proposal SET anchor = 'f' WHERE seq = 1", "does not follow", id="an id"),
        pytest.param("DELETE FROM reading", "point at no reading", id="a lost row"),
    ],
)
def test_tampering_shows(tmp_path: Path, change: str, said: str) -> None:
    path = tmp_path / "selon.db"
    store = open_ledger(str(path))
    Appender(store).append(write_many(1), recorded=NOW)
    store.close()
    with sqlite3.connect(path) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(change)
    raw.close()
    store = open_ledger(str(path))
    assert said in " ".join(faults_of(store))
    store.close()
