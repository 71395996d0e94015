"""Enters: the world folder. Leaves: parties, persons, conflicts and places under ids that languages name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.packs.gazetteer import PlaceEntry, Places, fold_name
from selon.packs.tables import PackFault, cells, read_table

if TYPE_CHECKING:
    from pathlib import Path


PARTIES = ("id", "name", "kind", "party", "country", "names")
PERSONS = ("id", "name", "party", "office", "from", "to", "names")


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


class ConflictEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A war or a phase of one, its first day, its fronts, and whose side local civilians count to.

    `theatre` is the country in which nearly all of a war between states is fought, where there is one.
    """

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
    theatre: str = ""


class World:
    """What all languages share, from one folder or several laid over one another."""

    def __init__(self, folder: Path, *others: Path) -> None:
        """Take the folders, of which the later win; tables are read when first asked for."""
        self.folder = folder
        self._folders = (folder, *others)

    @cached_property
    def parties(self) -> dict[str, PartyEntry]:
        """All parties by id."""
        rows = [row for folder in self._folders for row in read_table(folder / "parties.tsv", PARTIES)]
        return {
            row[0]: PartyEntry(row[0], row[1], row[2], row[3] or row[0], cells(row[4]), cells(row[5])) for row in rows
        }

    @cached_property
    def by_name(self) -> dict[str, PartyEntry]:
        """All parties by canonical name; of several of one name the first."""
        return {entry.name: entry for entry in reversed(self.parties.values())}

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
        rows = [row for folder in self._folders for row in read_table(folder / "persons.tsv", PERSONS)]
        return {
            identity: PersonEntry(identity, name, party, office, since, until, cells(names))
            for identity, name, party, office, since, until, names in rows
        }

    @cached_property
    def conflicts(self) -> dict[str, ConflictEntry]:
        """All conflicts by id."""
        return {entry.id: entry for folder in self._folders for entry in read_conflicts(folder / "conflicts.toml")}

    @cached_property
    def places(self) -> Places:
        """All places, the curated ones first."""
        return Places(self._folders)

    @property
    def place_names(self) -> Mapping[str, list[int]]:
        """The places (by row) that each folded name may stand for, the curated ones first."""
        return self.places.by_name

    def party_of(self, identity: str) -> PartyEntry | None:
        """The party that a body speaks for, or the party itself."""
        entry = self.parties.get(identity)
        if entry is None:
            return None
        return self.parties.get(entry.party, entry)


def read_conflicts(path: Path) -> list[ConflictEntry]:
    """The conflicts of a file; one that breaks the form is a fault that names it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return [msgspec.convert(entry, ConflictEntry) for entry in table.get("conflict", ())]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as fault:
        message = f"{path}: {fault}"
        raise PackFault(message) from fault


__all__ = ["ConflictEntry", "PartyEntry", "PersonEntry", "PlaceEntry", "Places", "World", "fold_name"]
