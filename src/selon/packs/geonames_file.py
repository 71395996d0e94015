"""A GeoNames dump into the table of a pack's folder: streamed, filtered, each bad row told.

Enters: the tab-separated file of 19 columns that GeoNames documents, plain or as its zip. Leaves: a table that
`selon.packs.geonames` reads; problems that name line and fault. Filled twice with the same file it is the same.
"""

from __future__ import annotations

import sqlite3
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from selon.model.problem import Problem
from selon.packs.gazetteer import fold_name
from selon.packs.geonames import TABLES, GeoPlace
from selon.packs.tables import PackFault

COLUMNS = 19
TOGETHER = 5_000
LONGEST_LINE = 1 << 20
SHORT_CODE = 4  # capitals so short among a place's names are the code of an airport or station
POLE, DATE_LINE = 90, 180
# How exact a position is that stands for a feature, by its code and else by its class.
BY_CODE = {
    "ADM1": "region",
    "ADM2": "district",
    "ADM3": "district",
    "ADM4": "district",
    "PPLX": "district",
    "SEA": "sea",
    "OCN": "sea",
    "GULF": "sea",
    "STM": "river",
    "MT": "mountain",
    "MTS": "mountain",
    "PK": "mountain",
}
BY_CLASS = {"P": "town", "A": "region", "H": "area", "T": "mountain", "S": "site", "R": "site", "U": "sea"}


class Wanted(msgspec.Struct, frozen=True):
    """Which rows to keep: of these countries (all where none is named), classes or codes, and at least so populous."""

    countries: frozenset[str] = frozenset()
    features: frozenset[str] = frozenset({"P"})
    min_population: int = 0


class Filled(msgspec.Struct):
    """What came of a file: rows read, kept and left out; the first problems, and how many there were."""

    read: int = 0
    kept: int = 0
    faulty: int = 0
    problems: list[Problem] = []

    def note(self, problem: Problem, most: int = 20) -> None:
        """Count a fault, and keep the first."""
        self.faulty += 1
        if len(self.problems) < most:
            self.problems.append(problem)


@contextmanager
def open_dump(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The table in a file, plain or in GeoNames' zip, and how many bytes it has."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream, path.stat().st_size
        return
    with zipfile.ZipFile(path) as packed:
        tables = [one for one in packed.infolist() if one.filename.endswith(".txt") and "readme" not in one.filename]
        if len(tables) != 1:
            message = f"{path}: a zip of GeoNames holds one table, this has {len(tables)} files of that kind"
            raise PackFault(message)
        with packed.open(tables[0]) as stream:
            yield stream, tables[0].file_size  # type: ignore[misc]  # a file of a zip is read like any other


def fill_table(
    source: Path, target: Path, wanted: Wanted, on_progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Filled:
    """Put the wanted rows of a dump into a table, whole or not at all; `on_progress` hears bytes read of all."""
    filled = Filled()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open_dump(source) as (stream, size), closing(sqlite3.connect(target, isolation_level=None)) as store:
            store.executescript(TABLES)
            store.execute("BEGIN IMMEDIATE")
            rows = read_rows(stream, str(source), wanted, filled)
            while some := list(islice(rows, TOGETHER)):
                filled.kept += len(some)
                _write(store, some)
                on_progress(stream.tell(), size)
            store.execute("DELETE FROM digest")
            store.execute("INSERT INTO digest VALUES (?)", (_digest(store),))
            store.execute("COMMIT")
    except (OSError, EOFError, zipfile.BadZipFile, sqlite3.Error) as fault:
        message = f"{source} could not be taken into {target} ({fault}): nothing of it was kept"
        raise PackFault(message) from fault
    return filled


Row = tuple[GeoPlace, frozenset[str]]


def read_rows(stream: BinaryIO, path: str, wanted: Wanted, filled: Filled) -> Iterator[Row]:
    """The wanted places of a dump with their folded names; bad rows are counted and told."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        filled.read += 1
        try:
            row = _read_row(line, wanted)
        except (ValueError, UnicodeDecodeError) as fault:
            filled.note(Problem("bad-row", str(fault), path, f"line {number}"))
            continue
        if row is not None:
            yield row


def kind_of(feature: str, code: str) -> str:
    """Of which kind a place of this class and code of GeoNames is."""
    return BY_CODE.get(code) or BY_CLASS.get(feature, "area")


def _read_row(line: bytes, wanted: Wanted) -> Row | None:
    cells = line.decode().rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        said = (
            f"{len(cells)} columns where GeoNames has {COLUMNS}: is it a table of GeoNames (XX.txt, allCountries.txt)?"
        )
        raise ValueError(said)
    identity, name, ascii_name, others, lat, lon, feature, code, country = cells[:9]
    if wanted.countries and country not in wanted.countries:
        return None
    if not wanted.features & {feature, code}:
        return None
    population = _number(cells[14] or "0", "the population")
    if population < wanted.min_population:
        return None
    if not name.strip():
        said = "the name is empty"
        raise ValueError(said)
    at = _degrees(lat, POLE), _degrees(lon, DATE_LINE)
    place = GeoPlace(_number(identity, "the number"), _clean(name), country, *at, kind_of(feature, code), population)
    return place, _names(name, [ascii_name, *others.split(",")])


def _names(name: str, others: Iterable[str]) -> frozenset[str]:
    kept = {name, *(one for one in others if not (one.isupper() and len(one) <= SHORT_CODE))}
    return frozenset(fold_name(_clean(one)) for one in kept if any(letter.isalpha() for letter in one))


def _clean(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _number(cell: str, what: str) -> int:
    if not cell.isascii() or not cell.isdecimal():
        said = f"{what} is no number: {cell[:40]!r}"
        raise ValueError(said)
    return int(cell)


def _degrees(cell: str, most: int) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = most + 1.0
    if not -most <= value <= most:
        said = f"no degrees between -{most} and {most}: {cell[:40]!r}"
        raise ValueError(said)
    return value


def _write(store: sqlite3.Connection, rows: list[Row]) -> None:
    places = [msgspec.structs.astuple(place) for place, _ in rows]
    store.executemany("DELETE FROM called WHERE number = ?", [(place[0],) for place in places])
    store.executemany("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", places)
    named = [(name, place.number) for place, names in rows for name in sorted(names)]
    store.executemany("INSERT OR IGNORE INTO called VALUES (?, ?)", named)


def _digest(store: sqlite3.Connection) -> str:
    made = blake2b(digest_size=16)
    for sql in ("SELECT * FROM place ORDER BY number", "SELECT * FROM called ORDER BY name, number"):
        for row in store.execute(sql):
            made.update(repr(row).encode())
    return made.hexdigest()
