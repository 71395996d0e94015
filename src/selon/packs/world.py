"""Enters: the world folder. Leaves: parties, persons, conflicts and places under ids that languages name."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

import msgspec

from selon.packs.lexicon import strip_accents
from selon.packs.tables import cells, read_lines, read_table

if TYPE_CHECKING:
    from pathlib import Path


CURATED = ("name", "country", "lat", "lon", "kind", "geonames", "names")
GAZETTEER = ("name", "country", "lat", "lon", "population", "geonames", "names")
TOWN = "town"


class PartyEntry(msgspec.Struct, frozen=True):
    """A state, group, body or organisation; `party` is whom it speaks for (its own id where that is itself)."""

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


class Places(Sequence[PlaceEntry]):
    """The places of two lists, the curated one first: names are indexed at once, a record is made when asked for."""

    def __init__(self, curated: Path, gazetteer: Path) -> None:
        """Read both lists; each has the names in its first and last columns."""
        self._lines = read_lines(curated, CURATED)
        self._first_of_gazetteer = len(self._lines)
        self._lines += read_lines(gazetteer, GAZETTEER)
        self._made: dict[int, PlaceEntry] = {}

    @cached_property
    def rows_by_name(self) -> dict[str, list[int]]:
        """The rows that each folded name may stand for, in order."""
        found: dict[str, list[int]] = {}
        for row, line in enumerate(fold_name("\n".join(self._lines)).split("\n")):
            name, _, rest = line.partition("\t")
            others = rest.rpartition("\t")[2]
            for form in {name, *others.split("|")} if others else (name,):
                found.setdefault(form, []).append(row)
        return found

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, row: int) -> PlaceEntry: ...

    @overload
    def __getitem__(self, row: slice) -> list[PlaceEntry]: ...

    def __getitem__(self, row: int | slice) -> PlaceEntry | list[PlaceEntry]:
        if isinstance(row, slice):
            return [self[index] for index in range(*row.indices(len(self)))]
        known = self._made.get(row)
        if known is None:
            known = self._made[row] = self._entry(self._lines[row], is_curated=row < self._first_of_gazetteer)
        return known

    @staticmethod
    def _entry(line: str, *, is_curated: bool) -> PlaceEntry:
        name, country, lat, lon, fifth, geonames, _ = line.split("\t")
        kind, population = (fifth, 0) if is_curated else (TOWN, int(fifth or 0))
        number = int(geonames) if geonames else None
        return PlaceEntry(name, country, float(lat), float(lon), kind, number, population, is_curated)


class World:
    """What all languages share, from one folder or several laid over one another."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; tables are read when first asked for."""
        self.folder = folder

    @cached_property
    def parties(self) -> dict[str, PartyEntry]:
        """All parties by id."""
        columns = ("id", "name", "kind", "party", "country", "names")
        rows = read_table(self.folder / "parties.tsv", columns)
        return {
            row[0]: PartyEntry(row[0], row[1], row[2], row[3] or row[0], cells(row[4]), cells(row[5])) for row in rows
        }

    @cached_property
    def state_of_country(self) -> dict[str, str]:
        """The id of the state that each country code stands for."""
        found: dict[str, str] = {}
        for entry in self.parties.values():
            if entry.kind == "state" and entry.countries:
                found.setdefault(entry.countries[0], entry.id)
        return found

    @cached_property
    def persons(self) -> dict[str, PersonEntry]:
        """All persons by id."""
        columns = ("id", "name", "party", "office", "from", "to", "names")
        rows = read_table(self.folder / "persons.tsv", columns)
        return {
            identity: PersonEntry(identity, name, party, office, since, until, cells(names))
            for identity, name, party, office, since, until, names in rows
        }

    @cached_property
    def conflicts(self) -> dict[str, ConflictEntry]:
        """All conflicts by id."""
        path = self.folder / "conflicts.toml"
        if not path.is_file():
            return {}
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {entry["id"]: msgspec.convert(entry, ConflictEntry) for entry in table.get("conflict", ())}

    @cached_property
    def places(self) -> Places:
        """All places, the curated ones first."""
        return Places(self.folder / "places.tsv", self.folder / "gazetteer.tsv")

    @property
    def place_names(self) -> dict[str, list[int]]:
        """The places (by row) that each folded name may stand for, the curated ones first."""
        return self.places.rows_by_name

    def party_of(self, identity: str) -> PartyEntry | None:
        """The party that a body speaks for, or the party itself."""
        entry = self.parties.get(identity)
        if entry is None:
            return None
        return self.parties.get(entry.party, entry)
