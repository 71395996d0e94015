"""A whole ledger copied: for a backup, or from a file to a server and back.

Enters: an open ledger and the address of one that is not there yet. Leaves: the copy, checked; the same rows under the
same numbers.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from selon.ledger.migrating import ledger_number
from selon.ledger.opening import SCHEMES, open_ledger, read_ledger
from selon.ledger.preparing import searchable_texts
from selon.ledger.store import LedgerFault, Store
from selon.ledger.tables import TABLES


def copy_ledger(store: Store, target: str) -> int:
    """Copy everything to the target; the number of claims copied."""
    is_server = target.startswith(SCHEMES)
    if not is_server and Path(target).exists():
        said = f"{target} exists: a backup never writes over another file"
        raise LedgerFault(said)
    if store.dialect == "sqlite" and not is_server:
        return _copy_file(store, Path(target))
    copy = open_ledger(target)
    try:
        return _copy_rows(store, copy)
    finally:
        copy.close()


def _copy_file(store: Store, target: Path) -> int:
    unfinished = target.with_name(f"{target.name}.unfinished")
    with suppress(FileNotFoundError):
        unfinished.unlink()
    try:
        store.change("VACUUM INTO ?", (str(unfinished),))
        copy = read_ledger(str(unfinished))
        try:
            claims = _check(store, copy)
        finally:
            copy.close()
        unfinished.rename(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return claims


def _copy_rows(store: Store, copy: Store) -> int:
    if copy.rows("SELECT 1 FROM batch LIMIT 1"):
        said = f"{copy.address} holds a ledger already: a backup needs an empty place"
        raise LedgerFault(said)
    with copy.writing():
        for table, columns in TABLES.items():
            copy.insert(table, columns, store.stream(f"SELECT {columns} FROM {table}"))
        copy.index_words(searchable_texts(store))
    return _check(store, copy)


def _check(store: Store, copy: Store) -> int:
    """The copy is sound and holds at least the rows that were there when it was begun."""
    faults = copy.faults()
    if faults or ledger_number(copy) != ledger_number(store):
        said = f"the copy is damaged: {'; '.join(faults) or 'it is of another version'}"
        raise LedgerFault(said)
    return int(copy.rows("SELECT COUNT(*) FROM proposal")[0][0])
