"""Brings a ledger up to this version's tables, one numbered file and one transaction at a time.

Enters: a store and a folder of `0001_name.sql` files with `0001_name.<dialect>.sql` beside them.
Leaves: the ledger's number; a ledger with a higher number than any file is refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from selon.ledger.store import LedgerNewer, Store

FOLDER = Path(__file__).parent / "migrations"
NUMBERED = re.compile(r"(\d{4})_\w+\.sql")
TYPES = {
    "sqlite": {"bytes": "BLOB", "packed": "WITHOUT ROWID"},
    "postgresql": {"bytes": "BYTEA", "packed": ""},
}
FIRST = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"


def numbered_files(folder: Path = FOLDER) -> list[tuple[int, Path]]:
    """The neutral files of the folder by number."""
    found = ((NUMBERED.fullmatch(path.name), path) for path in folder.iterdir())
    return sorted((int(match[1]), path) for match, path in found if match)


def ledger_number(store: Store) -> int:
    """The number of the newest migration that the ledger has seen; 0 for an empty one."""
    return int(store.rows("SELECT COALESCE(MAX(number), 0) FROM migration")[0][0])


def bring_up(store: Store, folder: Path = FOLDER) -> int:
    """Run every migration that the ledger has not seen; the number it ends at."""
    files = numbered_files(folder)
    with store.writing():
        store.change(FIRST)
    for number, path in files:
        if number > ledger_number(store):
            _run(store, number, path)
    return check_number(store, folder)


def check_number(store: Store, folder: Path = FOLDER) -> int:
    """The ledger's number, refused where it is higher than this Selon knows."""
    newest, known = ledger_number(store), numbered_files(folder)[-1][0]
    if newest > known:
        said = f"{store.address} was made by a newer Selon (tables {newest}, this one knows {known}): update Selon"
        raise LedgerNewer(said)
    return newest


def needs_bringing_up(store: Store, folder: Path = FOLDER) -> bool:
    """Whether the ledger is older than this version's tables."""
    return check_number(store, folder) < numbered_files(folder)[-1][0]


def _run(store: Store, number: int, path: Path) -> None:
    with store.writing():
        if number <= ledger_number(store):  # another program was faster
            return
        for file in (path, path.with_suffix(f".{store.dialect}.sql")):
            if file.exists():
                store.script(Template(file.read_text("utf-8")).substitute(TYPES[store.dialect]))
        store.change("INSERT INTO migration (number, name) VALUES (?, ?)", (number, path.stem))
