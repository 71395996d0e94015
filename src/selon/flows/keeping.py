"""A cache of findings beside the ledger, which can be thrown away at any time.

Enters: rows of incidents as settled at one position of a ledger, for one day of either clock. Leaves: the same rows, by
day, without settling again. A cache of another position, rule or day is not used.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from selon import __version__
from selon.flows.showing import IncidentRow
from selon.ledger.store import Store
from selon.model.ids import digest
from selon.model.view import View

ROW = msgspec.json.Decoder(IncidentRow)
TABLES = """
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS incident (key TEXT, first TEXT, last TEXT, body BLOB);
CREATE INDEX IF NOT EXISTS incident_by_day ON incident (key, last);
"""
RULES = Path(__file__).parents[1] / "reconcile" / "weights.toml"


def cache_key(store: Store, view: View) -> str:
    """What findings hang on: the ledger's position, the program and its weights, and the days asked for."""
    position = store.rows("SELECT COALESCE(MAX(seq), 0) FROM batch")[0][0]
    return digest(str(position), __version__, RULES.read_bytes(), view.as_known_on, view.recorded_by)


def cache_path(address: str) -> Path:
    """The file of the cache: beside a ledger that is a file, else among the user's caches."""
    if "://" not in address:
        return Path(f"{address}.findings")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "selon" / f"{digest(address)}.findings"


def keep_incidents(path: Path, key: str, rows: Sequence[IncidentRow]) -> None:
    """Put rows in place of all that was kept; a place that can not be written is left as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as store, store:
            store.executescript(TABLES)
            store.execute("PRAGMA secure_delete = ON")
            store.execute("DELETE FROM incident")
            store.execute("DELETE FROM kept")
            made = ((key, row.since or row.until, row.until or row.since, msgspec.json.encode(row)) for row in rows)
            store.executemany("INSERT INTO incident VALUES (?, ?, ?, ?)", made)
            store.execute("INSERT INTO kept VALUES (?)", (key,))
    except (OSError, sqlite3.Error):
        return


def forget_findings(address: str) -> None:
    """Throw the cache of a ledger away, as where words of it are withheld."""
    path = cache_path(address)
    for one in (path, path.with_name(f"{path.name}-journal")):
        one.unlink(missing_ok=True)


def kept_incidents(path: Path, key: str, since: str | None, until: str | None) -> list[IncidentRow] | None:
    """The rows of a span of days, the newest first, or nothing where the cache is of something else."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as store:
            if not store.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone():
                return None
            sql = "SELECT body FROM incident WHERE key = ? AND COALESCE(last, '') >= ? AND COALESCE(first, '') <= ?"
            found = store.execute(sql, (key, since or "", until or "9999")).fetchall()
    except sqlite3.Error:
        return None
    rows = [ROW.decode(body) for (body,) in found]
    return sorted(rows, key=lambda row: (row.until or "", row.id), reverse=True)
