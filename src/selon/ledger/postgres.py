"""The ledger on a PostgreSQL server, for teams.

Enters: a `postgresql://` URL. Leaves: a `Store`. Needs psycopg (`pip install "selon[postgres]"`).
Writers queue on one advisory lock, so that numbers are given in order; readers never wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

import psycopg

from selon.ledger.store import (
    LedgerBusy,
    LedgerFault,
    LedgerFull,
    LedgerMissing,
    LedgerReadOnly,
    LedgerRefused,
    Row,
    Value,
    without_password,
)
from selon.model.folding import WORD

LOCK = 0x5E10
FETCHED = 4_000
WAIT_SECONDS = 120
FIRST_CHARACTERS = 500_000  # PostgreSQL refuses a search vector above 1 MB


class PostgresStore:
    """One connection to a ledger in PostgreSQL. See `Store`."""

    dialect = "postgresql"

    def __init__(self, address: str) -> None:
        """Connect to the server."""
        self.address = without_password(address)
        with self._faults():
            self._open = psycopg.connect(address, autocommit=True, application_name="selon")
            # Plans are never kept: the same statement may meet an empty ledger first and a full one later.
            self._open.prepare_threshold = None
            self.change(f"SET lock_timeout = '{WAIT_SECONDS}s'")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self._faults():
            return self._open.execute(_placed(sql), values or None).fetchall()

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query, a few thousand at a time."""
        with self._faults(), self._open.transaction(), self._open.cursor("selon_stream") as cursor:
            cursor.itersize = FETCHED
            cursor.execute(_placed(sql), values or None)
            yield from cursor

    def change(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement that gives no rows."""
        with self._faults():
            self._open.execute(_placed(sql), values or None)

    def script(self, sql: str) -> None:
        """Run several statements."""
        with self._faults():
            self._open.execute(sql)

    def insert(self, table: str, columns: str, rows: Iterable[Sequence[Value]]) -> None:
        """Append many rows."""
        sql = f"COPY {table} ({columns}) FROM STDIN"
        with self._faults(), self._open.cursor() as cursor, cursor.copy(sql) as copy:
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, kept whole or not at all; writers queue."""
        with self._faults(), self._open.transaction():
            self._open.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            yield

    def index_words(self, rows: Iterable[tuple[int, str]]) -> None:
        """Make the folded words of documents searchable."""
        with self._faults(), self._open.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE IF NOT EXISTS fresh (document INTEGER, body TEXT) ON COMMIT DELETE ROWS")
            with cursor.copy("COPY fresh (document, body) FROM STDIN") as copy:
                for document, text in rows:
                    copy.write_row((document, " ".join(WORD.findall(text))[:FIRST_CHARACTERS]))
            cursor.execute("INSERT INTO words SELECT document, to_tsvector('simple', body) FROM fresh")
            cursor.execute("DELETE FROM fresh")

    def forget_words(self, documents: Sequence[int], remaining: Iterable[tuple[int, str]]) -> None:
        """Take documents out of the index."""
        del remaining
        for document in documents:
            self.change("DELETE FROM words WHERE document = ?", (document,))

    def find_documents(self, query: Sequence[tuple[str, ...]], limit: int) -> list[int]:
        """Documents that hold every phrase, the newest first."""
        phrases = ["(" + " <-> ".join(map(_lexeme, phrase)) + ")" for phrase in query]
        sql = "SELECT document FROM words WHERE body @@ to_tsquery('simple', ?) ORDER BY document DESC LIMIT ?"
        return [row[0] for row in self.rows(sql, (" & ".join(phrases), limit))]

    def scrub(self) -> bool:
        """Rewrite the tables that held the words. The server's own log is its keeper's to clear."""
        for table in ("content", "name", "words"):
            self.change(f"VACUUM FULL {table}")
        with suppress(LedgerFault):  # needs a right that a team's account may lack
            self.change("CHECKPOINT")
        return True

    def faults(self) -> list[str]:
        """PostgreSQL itself refuses rows that point at nothing, and checks its pages."""
        return []

    def close(self) -> None:
        """Let go of the connection."""
        self._open.close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as fault:
            raise _named(fault, self.address) from fault


def _placed(sql: str) -> str:
    return sql.replace("?", "%s")


def _lexeme(word: str) -> str:
    return f"'{word.removesuffix('*')}'" + (":*" if word.endswith("*") else "")


def _named(fault: psycopg.Error, address: str) -> LedgerFault:
    said = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
    if "only grows" in said:
        return LedgerRefused(said)
    if isinstance(fault, psycopg.errors.DiskFull):
        return LedgerFull(f"no room on the server of {address}: the last batch was not kept; make room and start again")
    if isinstance(fault, psycopg.errors.ReadOnlySqlTransaction | psycopg.errors.InsufficientPrivilege):
        return LedgerReadOnly(f"{address} can not be written ({said})")
    if isinstance(fault, psycopg.errors.LockNotAvailable):
        return LedgerBusy(f"another program kept {address} locked for {WAIT_SECONDS} seconds: try again")
    if isinstance(fault, psycopg.OperationalError) and fault.sqlstate is None:
        return LedgerMissing(f"no server answers at {address}: {said}")
    return LedgerFault(f"{address}: {said}")
