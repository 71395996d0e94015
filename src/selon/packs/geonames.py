"""A GeoNames table in a pack's folder: the places that it was filled with, looked up by name.

Enters: a file that `selon pack geonames` made. Leaves: places by name and by their number in GeoNames, without reading
the whole file.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from selon.packs.tables import PackFault

FILE = "geonames.db"
TABLES = """
CREATE TABLE IF NOT EXISTS place (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    kind TEXT NOT NULL, population INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS called (
    name TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (name, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS called_number ON called (number);
CREATE TABLE IF NOT EXISTS digest (made TEXT NOT NULL);
"""


class GeoPlace(msgspec.Struct, frozen=True):
    """One place: its number in GeoNames, name, country, position, kind and population (0 where unknown)."""

    number: int
    name: str
    country: str
    lat: float
    lon: float
    kind: str
    population: int


class GeoNames:
    """The table of one folder. Each process opens it for itself when it first asks."""

    def __init__(self, path: Path) -> None:
        """Take the file; it is not opened yet."""
        self.path = path
        self._owner = 0
        self._opened: sqlite3.Connection | None = None
        self._known: dict[str, list[int]] = {}

    def numbers(self, name: str) -> list[int]:
        """The places that a folded name may stand for, the most populous first."""
        known = self._known.get(name)
        if known is None:
            sql = (
                "SELECT c.number FROM called c JOIN place p ON p.number = c.number WHERE c.name = ? "
                "ORDER BY p.population DESC, p.number"
            )
            known = self._known[name] = [number for (number,) in self._rows(sql, name)]
        return known

    def place(self, number: int) -> GeoPlace:
        """The place of a number that `numbers` gave."""
        sql = "SELECT number, name, country, lat, lon, kind, population FROM place WHERE number = ?"
        return GeoPlace(*self._rows(sql, number)[0])

    def highest(self) -> int:
        """The highest number of a place."""
        return int(self._rows("SELECT COALESCE(MAX(number), 0) FROM place WHERE number > ?", 0)[0][0])

    def digest(self) -> str:
        """What its places hash to, as readings name it."""
        return "".join(made for (made,) in self._rows("SELECT made FROM digest WHERE made > ?", ""))

    def _rows(self, sql: str, value: str | int) -> list[tuple[Any, ...]]:  # Any: the columns of a query
        try:
            if self._opened is None or self._owner != os.getpid():
                name = f"file:{quote(str(self.path.absolute()))}?mode=ro"
                self._opened, self._owner = sqlite3.connect(name, uri=True, check_same_thread=False), os.getpid()
            return self._opened.execute(sql, (value,)).fetchall()
        except sqlite3.Error as fault:
            said = f"{self.path} can not be read ({fault}): fill it anew with `selon pack geonames`"
            raise PackFault(said) from fault
