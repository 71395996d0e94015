"""Opens a ledger by its address: a path for SQLite, `postgresql://…` for a team's server.

Enters: the address. Leaves: a `Store` at this version's tables.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from selon.ledger.migrating import bring_up, needs_bringing_up
from selon.ledger.sqlite import SqliteStore
from selon.ledger.store import LedgerFault, LedgerMissing, Store

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT = "selon.db"
SCHEMES = ("postgresql://", "postgres://")


def open_ledger(address: str = DEFAULT) -> Store:
    """The ledger, open for writing; made where it is missing, brought up where it is older."""
    store = _dial(address, writable=True)
    try:
        bring_up(store)
    except BaseException:
        store.close()
        raise
    return store


def read_ledger(address: str = DEFAULT) -> Store:
    """The ledger, open for reading; never made, and brought up only where it is older and may be written."""
    store = _dial(address, writable=False)
    try:
        older = _is_older(store)
    except BaseException:
        store.close()
        raise
    if not older:
        return store
    store.close()
    open_ledger(address).close()
    return read_ledger(address)


def _dial(address: str, *, writable: bool) -> Store:
    if not address.startswith(SCHEMES):
        if Path(address).is_dir():
            said = f"{address} is a folder, and a ledger is one file: name the file in it"
            raise LedgerFault(said)
        return SqliteStore(Path(address), writable=writable)
    try:
        # psycopg is an extra and takes 0.2 s to import: only who keeps a ledger on a server pays for it.
        dial = cast("Callable[[str], Store]", import_module("selon.ledger.postgres").PostgresStore)
    except ImportError as fault:
        said = 'a ledger on PostgreSQL needs psycopg: pip install "selon[postgres]"'
        raise LedgerFault(said) from fault
    return dial(address)


def _is_older(store: Store) -> bool:
    table = {
        "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'migration'",
        "postgresql": "SELECT 1 WHERE to_regclass('migration') IS NOT NULL",
    }
    if not store.rows(table[store.dialect]):
        said = f"{store.address} holds no ledger: make one with `selon ingest`, or name another by --ledger"
        raise LedgerMissing(said)
    return needs_bringing_up(store)
