"""Enters: the world folder. Leaves: parties, persons, conflicts and places under ids that languages name."""

from __future__ import annotations

import tomllib
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.packs.lexicon import strip_accents
from selon.packs.tables import cells, read_table

if TYPE_CHECKING:
    from pathlib import Path


class PartyEntry(msgspec.Struct, frozen=True):
    """A state, group, body or organisation; `party` is the id of the one it speaks for (its own where that is itself)."""

    id: str
    name: str
    kind: str
    party: str
    countries: tuple[str, ...]
    names: tuple[str, ...]


class PersonEntry(msgspec.Struct, frozen=True):
    """A holder of an office, with the years in which it was held."""

    id: str
    name: str
    party: str
    office: str
    since: str
    until: str
    names: tuple[str, ...]


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


class ConflictEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A war or a phase of one, its first day, its fronts, and whose side local civilians count to."""

    id: str
    name: str
    first_day: str
    last_day: str = ""
    kind: str = "internal"
    parties: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    fronts: tuple[tuple[str, ...], ...] = ()
    residents: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    places: tuple[str, ...] = ()


def fold_name(name: str) -> str:
    """The form under which a name is looked up: lower case, no accents, hyphens as spaces, straight apostrophes."""
    return strip_accents(name.lower()).replace("-", " ").replace("’", "'").replace("ʼ", "'")


class World:
    """What all languages share, from one folder or several laid over one another."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; tables are read when first asked for."""
        self._folder = folder

    @cached_property
    def parties(self) -> dict[str, PartyEntry]:
        """All parties by id."""
        columns = ("id", "name", "kind", "party", "country", "names")
        rows = read_table(self._folder / "parties.tsv", columns)
        return {
            row[0]: PartyEntry(row[0], row[1], row[2], row[3] or row[0], cells(row[4]), cells(row[5])) for row in rows
        }

    @cached_property
    def persons(self) -> dict[str, PersonEntry]:
        """All persons by id."""
        columns = ("id", "name", "party", "office", "from", "to", "names")
        rows = read_table(self._folder / "persons.tsv", columns)
        return {row[0]: PersonEntry(*row[:6], cells(row[6])) for row in rows}

    @cached_property
    def conflicts(self) -> dict[str, ConflictEntry]:
        """All conflicts by id."""
        path = self._folder / "conflicts.toml"
        if not path.is_file():
            return {}
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {entry["id"]: msgspec.convert(entry, ConflictEntry) for entry in table.get("conflict", ())}

    @cached_property
    def places(self) -> list[PlaceEntry]:
        """All places, the curated ones first."""
        return self._places_and_names[0]

    @cached_property
    def place_names(self) -> dict[str, list[int]]:
        """The places (by row) that each folded name may stand for, the curated ones first."""
        return self._places_and_names[1]

    @cached_property
    def _places_and_names(self) -> tuple[list[PlaceEntry], dict[str, list[int]]]:
        places: list[PlaceEntry] = []
        names: dict[str, list[int]] = {}
        curated = read_table(self._folder / "places.tsv", ("name", "country", "lat", "lon", "kind", "geonames", "names"))
        for name, country, lat, lon, kind, geonames, others in curated:
            entry = PlaceEntry(name, country, float(lat), float(lon), kind, int(geonames) if geonames else None, 0, True)
            self._enter(places, names, entry, others)
        columns = ("name", "country", "lat", "lon", "population", "geonames", "names")
        for name, country, lat, lon, population, geonames, others in read_table(self._folder / "gazetteer.tsv", columns):
            entry = PlaceEntry(
                name, country, float(lat), float(lon), "town", int(geonames) if geonames else None, int(population or 0), False
            )
            self._enter(places, names, entry, others)
        return places, names

    @staticmethod
    def _enter(places: list[PlaceEntry], names: dict[str, list[int]], entry: PlaceEntry, others: str) -> None:
        row = len(places)
        places.append(entry)
        for name in {fold_name(entry.name), *map(fold_name, cells(others))}:
            names.setdefault(name, []).append(row)

    def party_of(self, identity: str) -> PartyEntry | None:
        """The party that a body speaks for, or the party itself."""
        entry = self.parties.get(identity)
        if entry is None:
            return None
        return self.parties.get(entry.party, entry)
