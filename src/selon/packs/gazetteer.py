"""Where places lie: the curated list, the gazetteer, and tables of GeoNames, of all folders as one sequence.

Enters: folders of the world, the later laid over the earlier. Leaves: places by number, and numbers by folded name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import overload

import msgspec

from selon.packs.geonames import FILE, GeoNames
from selon.packs.lexicon import strip_accents
from selon.packs.tables import read_lines

CURATED = ("name", "country", "lat", "lon", "kind", "geonames", "names")
GAZETTEER = ("name", "country", "lat", "lon", "population", "geonames", "names")
TOWN = "town"
NO_ROWS: list[int] = []


class PlaceEntry(msgspec.Struct, frozen=True):
    """A place: where it is, of which kind, and how many live there (0 where unknown)."""

    name: str
    country: str
    lat: float
    lon: float
    kind: str
    geonames: int | None
    population: int
    curated: bool


def fold_name(name: str) -> str:
    """The form under which a name is looked up: lower case, no accents, hyphens as spaces, straight apostrophes."""
    return strip_accents(name.lower()).replace("-", " ").replace("’", "'").replace("ʼ", "'")


class Places(Sequence[PlaceEntry]):
    """The places of all lists, the curated ones first: names are indexed at once, a record is made when asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Read the lists, those of later folders first; each has the names in its first and last columns."""
        self._lines = [line for folder in folders[::-1] for line in read_lines(folder / "places.tsv", CURATED)]
        self._first_of_gazetteer = len(self._lines)
        self._lines += [line for folder in folders[::-1] for line in read_lines(folder / "gazetteer.tsv", GAZETTEER)]
        self._made: dict[int, PlaceEntry] = {}
        self.tables: list[tuple[int, GeoNames]] = []
        first = len(self._lines)
        for path in (folder / FILE for folder in folders[::-1]):
            if path.is_file():
                self.tables.append((first, GeoNames(path)))
                first += self.tables[-1][1].highest() + 1
        self._count = first

    @cached_property
    def rows_by_name(self) -> dict[str, list[int]]:
        """The rows of the lists that each folded name may stand for, in order."""
        found: dict[str, list[int]] = {}
        for row, line in enumerate(fold_name("\n".join(self._lines)).split("\n")):
            name, _, rest = line.partition("\t")
            others = rest.rpartition("\t")[2]
            for form in {name, *others.split("|")} if others else (name,):
                found.setdefault(form, []).append(row)
        return found

    @cached_property
    def by_name(self) -> Mapping[str, list[int]]:
        """The rows that each folded name may stand for, those of tables last."""
        return TabledNames(self) if self.tables else self.rows_by_name

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, row: int) -> PlaceEntry: ...

    @overload
    def __getitem__(self, row: slice) -> list[PlaceEntry]: ...

    def __getitem__(self, row: int | slice) -> PlaceEntry | list[PlaceEntry]:
        if isinstance(row, slice):
            return [self[index] for index in range(*row.indices(len(self._lines)))]
        known = self._made.get(row)
        if known is None:
            known = self._made[row] = self._entry(row)
        return known

    def __iter__(self) -> Iterator[PlaceEntry]:
        """The places of the lists; those of tables are found by name alone."""
        return (self[row] for row in range(len(self._lines)))

    def _entry(self, row: int) -> PlaceEntry:
        if row >= len(self._lines):
            first, table = next(one for one in reversed(self.tables) if one[0] <= row)
            found = table.place(row - first)
            told = (found.name, found.country, found.lat, found.lon, found.kind)
            return PlaceEntry(*told, found.number, found.population, curated=False)
        name, country, lat, lon, fifth, geonames, _ = self._lines[row].split("\t")
        is_curated = row < self._first_of_gazetteer
        kind, population = (fifth, 0) if is_curated else (TOWN, int(fifth or 0))
        number = int(geonames) if geonames else None
        return PlaceEntry(name, country, float(lat), float(lon), kind, number, population, is_curated)


class TabledNames(Mapping[str, list[int]]):
    """Names of lists and tables; what a list has under its number in GeoNames is not given twice."""

    def __init__(self, places: Places) -> None:
        """Take the places."""
        self._places = places
        self._found: dict[str, list[int]] = {}

    def __getitem__(self, name: str) -> list[int]:
        rows = self._found.get(name)
        if rows is None:
            rows = self._found[name] = self._look_up(name)
        if not rows:
            raise KeyError(name)
        return rows

    def __iter__(self) -> Iterator[str]:
        """The names of the lists."""
        return iter(self._places.rows_by_name)

    def __len__(self) -> int:
        """How many names the lists have."""
        return len(self._places.rows_by_name)

    def _look_up(self, name: str) -> list[int]:
        rows = list(self._places.rows_by_name.get(name, NO_ROWS))
        known = {self._places[row].geonames for row in rows}
        for first, table in self._places.tables:
            fresh = [number for number in table.numbers(name) if number not in known]
            known.update(fresh)
            rows += [first + number for number in fresh]
        return rows
