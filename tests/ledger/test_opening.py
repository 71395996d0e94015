"""Ledgers opened: made, brought up, refused where newer; messages that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.factory import write_many

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.migrating import FOLDER, bring_up, ledger_number, numbered_files
from selon.ledger.opening import open_ledger, read_ledger
from selon.ledger.sqlite import SqliteStore
from selon.ledger.store import LedgerCorrupt, LedgerFault, LedgerMissing, LedgerNewer, Store, without_password
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"
NEWEST = numbered_files()[-1][0]


def folder_of(tmp_path: Path, last: int) -> Path:
    """The migrations up to a number."""
    folder = tmp_path / f"up-to-{last}"
    folder.mkdir()
    for path in FOLDER.glob("*.sql"):
        if int(path.name[:4]) <= last:
            (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    return folder


def test_an_older_ledger_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "selon.db"
    older = SqliteStore(path, writable=True)
    assert bring_up(older, folder_of(tmp_path, 1)) == 1
    Appender(older).append(write_many(2), recorded=NOW)
    older.close()
    store = read_ledger(str(path))
    assert ledger_number(store) == NEWEST
    assert len(list(claims_in(store, View()))) == 20
    store.close()


def test_a_newer_ledger_is_refused(store: Store, reopen: Callable[[], Store]) -> None:
    store.change("INSERT INTO migration (number, name) VALUES (9999, 'from the future')")
    with pytest.raises(LedgerNewer, match="update Selon"):
        reopen()


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(store: Store, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, NEWEST)
    (folder / "9000_wrong.sql").write_text("CREATE TABLE half (seq INTEGER);\nCREATE TABEL oops;\n")
    with pytest.raises(LedgerFault):
        bring_up(store, folder)
    assert ledger_number(store) == NEWEST
    with pytest.raises(LedgerFault):
        store.rows("SELECT * FROM half")


def test_opening_twice_changes_nothing(reopen: Callable[[], Store]) -> None:
    assert ledger_number(reopen()) == ledger_number(reopen()) == NEWEST


@pytest.mark.parametrize("address", ["nowhere/selon.db", "postgresql://127.0.0.1:1/none"])
def test_a_ledger_that_is_not_there_is_said(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerMissing):
        read_ledger(address)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerFault, match="folder"):
        open_ledger(str(tmp_path / "nowhere" / "selon.db"))


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(LedgerMissing) as caught:
        read_ledger("postgresql://ana:hush@127.0.0.1:1/none")
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://ana:hush@host/db", "postgresql://ana:…@host/db"),
        ("postgresql://ana@host/db?password=hush&x=1", "postgresql://ana@host/db?password=…&x=1"),
        ("postgresql://host:5432/db", "postgresql://host:5432/db"),
        ("postgresql://host:5432", "postgresql://host:5432"),
        ("reports/selon.db", "reports/selon.db"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    assert without_password(address) == shown


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, not a ledger, and they are longer than a header of a hundred bytes " * 4)
    before = path.read_bytes()
    with pytest.raises(LedgerCorrupt, match="no ledger"):
        open_ledger(str(path))
    assert path.read_bytes() == before
