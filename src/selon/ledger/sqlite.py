"""The ledger in one SQLite file, with a write-ahead log.

Enters: a path. Leaves: a `Store`. Readers never wait; one writer at a time does, others queue.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from selon.ledger.store import (
    LedgerBusy,
    LedgerCorrupt,
    LedgerFault,
    LedgerFull,
    LedgerMissing,
    LedgerReadOnly,
    LedgerRefused,
    Row,
    Value,
)

WAIT_SECONDS = 120
FETCHED = 4_000
SETTINGS = (
    "PRAGMA cache_size = -262144",  # 256 MB
    "PRAGMA wal_autocheckpoint = 32768",  # the log goes into the file at 128 MB: fewer, longer writes
    "PRAGMA synchronous = FULL",  # what was reported as written outlasts a loss of power
    "PRAGMA recursive_triggers = ON",  # so that REPLACE meets the triggers that refuse DELETE
    "PRAGMA temp_store = MEMORY",
)


READ_ONLY = "the ledger {path} can not be written: change its permissions, or name another by --ledger"
DAMAGED = "{path} is damaged or is no ledger ({said}): take your newest backup; nothing was changed"
NO_ROOM = "no room to write {path} ({said}): the last batch was not kept; make room and start again"
LOCKED = "another program kept {path} locked for {seconds} seconds: try again when it is done"
NO_FOLDER = "{path} can not be opened ({said}): does its folder exist, and may you write there?"
FAULTS: dict[int, tuple[type[LedgerFault], str]] = {
    sqlite3.SQLITE_CORRUPT: (LedgerCorrupt, DAMAGED),
    sqlite3.SQLITE_NOTADB: (LedgerCorrupt, DAMAGED),
    sqlite3.SQLITE_READONLY: (LedgerReadOnly, READ_ONLY),
    sqlite3.SQLITE_PERM: (LedgerReadOnly, READ_ONLY),
    sqlite3.SQLITE_FULL: (LedgerFull, NO_ROOM),
    sqlite3.SQLITE_IOERR: (LedgerFull, NO_ROOM),
    sqlite3.SQLITE_BUSY: (LedgerBusy, LOCKED),
    sqlite3.SQLITE_LOCKED: (LedgerBusy, LOCKED),
    sqlite3.SQLITE_CANTOPEN: (LedgerFault, NO_FOLDER),
}


class SqliteStore:
    """One SQLite file, open for writing or for reading alone. See `Store`."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, writable: bool) -> None:
        """Open the file; a missing one is made only when writing."""
        self.path = path
        self.address = str(path)
        if not writable and not path.exists():
            said = f"there is no ledger at {path}: make one with `selon ingest`, or name another by --ledger"
            raise LedgerMissing(said)
        with self._faults():
            self._open = _open_writer(path) if writable else _open_reader(path)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self._faults():
            return self._open.execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query, a few thousand at a time."""
        with self._faults():
            cursor = self._open.execute(sql, values)
        while True:
            with self._faults():
                some = cursor.fetchmany(FETCHED)
            if not some:
                return
            yield from some

    def change(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement that gives no rows."""
        with self._faults():
            self._open.execute(sql, values)

    def script(self, sql: str) -> None:
        """Run several statements without ending the transaction, as `executescript` would."""
        statement = ""
        for line in sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.change(statement)
                statement = ""

    def insert(self, table: str, columns: str, rows: Iterable[Sequence[Value]]) -> None:
        """Append many rows."""
        places = ",".join("?" * (columns.count(",") + 1))
        with self._faults():
            self._open.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, kept whole or not at all."""
        self.change("BEGIN IMMEDIATE")
        try:
            yield
            self.change("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._open.execute("ROLLBACK")
            raise

    def index_words(self, rows: Iterable[tuple[int, str]]) -> None:
        """Make the folded words of documents searchable."""
        self.insert("words", "rowid, body", rows)

    def forget_words(self, documents: Sequence[int], remaining: Iterable[tuple[int, str]]) -> None:
        """Make the index anew: it keeps no text of its own from which to take out a single document for certain."""
        del documents
        self.change("INSERT INTO words (words) VALUES ('delete-all')")
        self.index_words(remaining)

    def find_documents(self, query: Sequence[tuple[str, ...]], limit: int) -> list[int]:
        """Documents that hold every phrase, the newest first."""
        phrases = []
        for phrase in query:
            words = " ".join(phrase)
            phrases.append(f'"{words.removesuffix("*")}"' + ("*" if words.endswith("*") else ""))
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [row[0] for row in self.rows(sql, (" AND ".join(phrases), limit))]

    def scrub(self) -> bool:
        """Merge the index, rewrite the file and empty its log; false while another program reads it."""
        with self._faults():
            self._open.execute("PRAGMA secure_delete = ON")
            self._open.execute("INSERT INTO words (words) VALUES ('optimize')")
            try:
                self._open.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._open.execute("VACUUM")
                busy = self._open.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.OperationalError:
                return False
        return not busy

    def faults(self) -> list[str]:
        """What SQLite finds wrong with its file, and rows that point at nothing."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
        lost = self.rows("PRAGMA foreign_key_check")
        return found + [f"{row[0]} row {row[1]} points at no row of {row[2]}" for row in lost[:20]]

    def close(self) -> None:
        """Let go of the file; the last to leave writes the log into it."""
        with suppress(sqlite3.Error):
            self._open.close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as fault:
            raise _named(fault, self.path) from fault


def _dial(path: Path, mode: str) -> sqlite3.Connection:
    name = f"file:{quote(str(path.absolute()))}?{mode}"
    return sqlite3.connect(
        name, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
    )


def _open_writer(path: Path) -> sqlite3.Connection:
    if path.exists() and not os.access(path, os.W_OK):
        raise LedgerReadOnly(READ_ONLY.format(path=path))
    opened = _dial(path, "mode=rwc")
    try:
        _start_log(opened)
        for setting in SETTINGS:
            opened.execute(setting)
    except BaseException:
        opened.close()
        raise
    return opened


def _start_log(opened: sqlite3.Connection) -> None:
    # Two programs that make the ledger at the same moment: this change alone does not queue, so we do.
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            opened.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as fault:
            if _code(fault) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _open_reader(path: Path) -> sqlite3.Connection:
    opened = _dial(path, "mode=ro")
    try:
        opened.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        opened.close()
        # A read-only folder has no room for the log's index. Without a log the file alone is the whole ledger.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        opened = _dial(path, "mode=ro&immutable=1")
        opened.execute("SELECT 1 FROM sqlite_master").fetchone()
    opened.execute("PRAGMA cache_size = -65536")
    return opened


def _code(fault: sqlite3.Error) -> int:
    return (getattr(fault, "sqlite_errorcode", None) or 0) & 0xFF


def _named(fault: sqlite3.Error, path: Path) -> LedgerFault:
    said = str(fault)
    if "only grows" in said:
        return LedgerRefused(said)
    kind, told = FAULTS.get(_code(fault), (LedgerFault, "{path}: {said}"))
    return kind(told.format(path=path, said=said, seconds=WAIT_SECONDS))
