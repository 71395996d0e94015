"""The ledger's clock and numbering: each transaction is a batch with a number and a time.

Enters: a store. Leaves: batch numbers, and queries over many values cut into pieces.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.ledger.store import Row, Store, Value, marks

CHUNK = 500


def new_batch(store: Store, recorded: str, what: str) -> int:
    """Begin a batch inside `writing`; the ledger's clock never runs backwards."""
    last, number = store.rows("SELECT MAX(recorded), COALESCE(MAX(seq), 0) + 1 FROM batch")[0]
    store.insert("batch", "seq, recorded, what", [(number, max(recorded, last or recorded), what)])
    return int(number)


def position(store: Store) -> int:
    """The number of the newest batch: it grows with every change of the ledger."""
    return int(store.rows("SELECT COALESCE(MAX(seq), 0) FROM batch")[0][0])


def batch_at(store: Store, recorded_by: str) -> int:
    """The last batch recorded by the end of an ISO day, or by an ISO time."""
    until = recorded_by if len(recorded_by) > len("2020-10-03") else recorded_by + "T~"
    return int(store.rows("SELECT COALESCE(MAX(seq), 0) FROM batch WHERE recorded <= ?", (until,))[0][0])


def next_number(store: Store, table: str) -> int:
    """The next free number of a table, inside `writing`."""
    return int(store.rows(f"SELECT COALESCE(MAX(seq), 0) + 1 FROM {table}")[0][0])


def in_chunks(store: Store, sql: str, wanted: Sequence[Value], before: Sequence[Value] = ()) -> list[Row]:
    """The rows of a query whose `{}` stands for any number of values."""
    found: list[Row] = []
    for first in range(0, len(wanted), CHUNK):
        some = wanted[first : first + CHUNK]
        found += store.rows(sql.format(marks(len(some))), [*before, *some])
    return found
