"""The one protocol under which both databases serve the ledger, and the faults that they report.

Enters: plain SQL with `?` for values. Leaves: rows as tuples, or a `LedgerFault` that says what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

PASSWORD = re.compile(r"(?<=//)([^:@/]*:)[^@/]*(?=@)|(?<=[?&])(password=)[^&]*")
Value = str | int | float | bytes | None
Row = tuple[Any, ...]  # Any: the columns of a row are of as many types as the query names


class LedgerFault(Exception):
    """The ledger can not do what was asked; the message says why and what to do."""


class LedgerMissing(LedgerFault):
    """There is no ledger at the address."""


class LedgerNewer(LedgerFault):
    """The ledger was made by a newer Selon."""


class LedgerReadOnly(LedgerFault):
    """The ledger can be read but not written."""


class LedgerFull(LedgerFault):
    """No room is left to write to; nothing of the last batch was kept."""


class LedgerCorrupt(LedgerFault):
    """The file is no ledger, or is damaged."""


class LedgerBusy(LedgerFault):
    """Another program kept the ledger locked for too long."""


class LedgerRefused(LedgerFault):
    """A change that the append-only ledger does not allow."""


class Store(Protocol):
    """One open ledger. All SQL is plain and the same for both databases; values stand as `?`."""

    @property
    def address(self) -> str:
        """The file or the URL, without a password."""

    @property
    def dialect(self) -> str:
        """Which `.sql` files beside the neutral ones belong to this database."""

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query, a few thousand at a time."""

    def change(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement that gives no rows, inside `writing`."""

    def script(self, sql: str) -> None:
        """Run several statements, inside `writing`."""

    def insert(self, table: str, columns: str, rows: Iterable[Sequence[Value]]) -> None:
        """Append many rows, inside `writing`; `columns` are separated by commas."""

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: the only writer meanwhile; kept whole at its end, or not at all."""

    def index_words(self, rows: Iterable[tuple[int, str]]) -> None:
        """Make the folded words of documents searchable."""

    def forget_words(self, documents: Sequence[int], remaining: Iterable[tuple[int, str]]) -> None:
        """Take documents out of the search index; `remaining` are the words of all others, should it be made anew."""

    def find_documents(self, query: Sequence[tuple[str, ...]], limit: int) -> list[int]:
        """Documents that hold every phrase, the newest first; a last word ending in `*` is a beginning."""

    def scrub(self) -> bool:
        """Overwrite what was erased, in file, index and log; false when another program hinders it."""

    def faults(self) -> list[str]:
        """What the database itself finds wrong with its file."""

    def close(self) -> None:
        """Let go of the file or connection."""


def without_password(address: str) -> str:
    """The address of a ledger as it may be shown."""
    return PASSWORD.sub(lambda found: f"{found[1] or found[2]}…", address)


def marks(count: int) -> str:
    """As many `?` as values, for use in `IN (…)`."""
    return ",".join("?" * count)
