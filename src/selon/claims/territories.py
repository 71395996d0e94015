"""Enters: the conflicts of a document. Leaves: who fights whom, and whose the people of a place are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from selon.model.distance import kilometres
from selon.packs.rebels import groups_of, sole_group
from selon.packs.world import fold_name

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.packs.loader import Language
    from selon.packs.world import ConflictEntry

TERRITORY = 50.0  # kilometres around the middle of a contested territory within which its people live
ISO = 2  # letters of a country's code


class Territories:
    """Fronts and residents of the conflicts of one document."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        """Take the document's conflicts."""
        self.analysis = analysis
        self.world = language.world
        conflicts = language.world.conflicts
        self.conflicts: list[ConflictEntry] = [conflicts[c] for c in analysis.conflicts if c in conflicts]
        self.named = tuple(identity for name in analysis.names for identity in name.parties[:1])
        self.fighters = frozenset(p for c in self.conflicts for p in c.parties)
        self.is_between_states = any(c.residents for c in self.conflicts[:1])
        self.has_theatre = any(c.theatre for c in self.conflicts)

    @cached_property
    def only_group(self) -> str | None:
        """The armed group that rebels without a name are of."""
        found = sole_group(self.world, self.analysis.conflicts, self.named)
        if found is None:
            named = tuple(filter(self.fights, self.named))
            found = sole_group(self.world, self.analysis.conflicts[:1], named) if groups_of(self.world, named) else None
        return found.name if found is not None else None

    def group_at(self, unit: int) -> str | None:
        """The armed group that rebels told of at a unit are of: the only one named before, else the report's."""
        token = self.analysis.units.firsts[unit]
        before = tuple(identity for identity, first in self.first_named.items() if first < token)
        fighting = tuple(filter(self.fights, before))
        named = fighting if groups_of(self.world, fighting) else before
        found = sole_group(self.world, self.analysis.conflicts, named) if groups_of(self.world, named) else None
        return found.name if found is not None else self.only_group

    @cached_property
    def first_named(self) -> dict[str, int]:
        """The tokens at which parties are first named, by their ids."""
        found: dict[str, int] = {}
        for name in self.analysis.names:
            for identity in name.parties[:1]:
                found.setdefault(identity, name.first)
        return found

    @cached_property
    def named_group(self) -> str | None:
        """The armed group that those who act without a name are of, among the named, or those named that fight."""
        named = tuple(filter(self.fights, self.named)) or self.named
        if not groups_of(self.world, named):
            return None
        found = sole_group(self.world, self.analysis.conflicts, named)
        return found.name if found is not None else None

    def lands(self, name: str) -> tuple[str, ...]:
        """The codes of the countries of the party of this canonical name."""
        entry = self.world.by_name.get(name)
        return entry.countries if entry is not None else ()

    def is_state(self, name: str) -> bool:
        """Whether the party of this canonical name is a state."""
        entry = self.world.by_name.get(name)
        return entry is not None and entry.kind == "state"

    def people_of(self, name: str) -> str:
        """Whom the people count to of whom the party of this canonical name tells: the holder's of a land, its own."""
        entry = self.world.by_name.get(name)
        if entry is None or entry.kind != "de_facto" or any(entry.id in c.residents.values() for c in self.conflicts):
            return name
        owners = (c.residents.get(country) for c in self.conflicts for country in entry.countries)
        owner = next((found for found in owners if found in self.world.parties), None)
        return self.world.parties[owner].name if owner else name

    def state_of(self, name: str) -> str:
        """The state in whose land the power of this canonical name stands: for a state, itself."""
        entry = self.world.by_name.get(name)
        if entry is None or entry.kind != "de_facto":
            return name
        state = next((self.world.state_of_country.get(country) for country in entry.countries), None)
        return self.world.parties[state].name if state else name

    def fighting(self, party: str | None) -> str | None:
        """The party to the war that rules a state named instead of it: *côté afghan* of the Taliban; else the party."""
        entry = self.world.parties.get(party or "")
        if party is None or entry is None or self.fights(party) or not entry.countries:
            return party
        rulers = (conflict.residents.get(entry.countries[0]) for conflict in self.conflicts)
        return next((ruler for ruler in rulers if ruler is not None and self.fights(ruler)), party)

    def fights(self, party: str) -> bool:
        """Whether the party with this id fights in a conflict of the document."""
        return party in self.fighters

    def may_fight(self, party: str) -> bool:
        """Whether the party with this id fights in a conflict of the document, or the document has none."""
        return self.fights(party) or not self.conflicts

    def fights_by_name(self, name: str) -> bool:
        """Whether the party of this canonical name fights in a conflict of the document."""
        return any(self.world.parties[p].name == name for p in self.fighters if p in self.world.parties)

    def are_allies(self, a: str, b: str) -> bool:
        """Whether two parties stand on one front."""
        return any(a in front and b in front for c in self.conflicts for front in c.fronts)

    def are_friends(self, a: str, b: str) -> bool:
        """Whether the parties of two canonical names stand on one front."""
        fronts = (front for c in self.conflicts for front in c.fronts)
        named = ({self.world.parties[p].name for p in front if p in self.world.parties} for front in fronts)
        return a == b or any(a in front and b in front for front in named)

    def opponent(self, name: str) -> str | None:
        """The leading party of the other front from the party of this name, where there are two fronts."""
        for conflict in self.conflicts:
            fronts = [
                [self.world.parties[p].name for p in front if p in self.world.parties] for front in conflict.fronts
            ]
            mine = [place for place, front in enumerate(fronts) if name in front]
            if len(fronts) == 2 and len(mine) == 1 and fronts[1 - mine[0]]:
                return fronts[1 - mine[0]][0]
        return None

    def people_against(self, name: str) -> str | None:
        """The people that a land counts to and that does not stand with a party; of several the leader."""
        owners = {owner for c in self.conflicts for owner in c.residents.values() if owner in self.world.parties}
        named = {self.world.parties[owner].name for owner in owners}
        others = [other for other in sorted(named) if not self.are_friends(name, other)]
        leader = self.opponent(name)
        return others[0] if len(others) == 1 else leader if leader in others else None

    def leaders(self) -> list[str]:
        """The leading party of each front of the first conflict, by canonical name."""
        if not self.conflicts:
            return []
        return [
            self.world.parties[front[0]].name
            for front in self.conflicts[0].fronts
            if front and front[0] in self.world.parties
        ]

    def owner(self, places: tuple[Place, ...]) -> str | None:
        """The id of the party that the people of a place count to."""
        for place in places:
            for conflict in self.conflicts:
                found = self.owner_in(place, conflict)
                if found:
                    return found
        return None

    def owner_in(self, place: Place, conflict: ConflictEntry) -> str | None:
        """The id of the party that one conflict gives a place to: a contested territory's before a country's."""
        for key, party in conflict.residents.items():
            if len(key) > ISO and self.is_within(place, key):
                return party
        return conflict.residents.get(place.country or "")

    def territory_left(self, party: str, places: tuple[Place, ...]) -> str | None:
        """The contested territory of a nation's people that those who had to leave are from, unless they left home."""
        for conflict in self.conflicts[:1]:
            home = {key for key, owner in conflict.residents.items() if len(key) <= ISO and owner == party}
            held = [owner for key, owner in conflict.residents.items() if len(key) > ISO and owner != party]
            allied = next((o for o in held if any(o in front and party in front for front in conflict.fronts)), None)
            if allied is not None and not any(place.country in home for place in places):
                return allied
        return None

    def is_within(self, place: Place, territory: str) -> bool:
        """Whether a place lies in the contested territory of this party id."""
        if place.is_country or place.lat is None or place.lon is None:
            return False
        entry = self.world.parties.get(territory)
        rows = self.world.place_names.get(fold_name(entry.name), []) if entry else []
        if not rows:
            return False
        middle = self.world.places[rows[0]]
        return kilometres((place.lat, place.lon), (middle.lat, middle.lon)) <= TERRITORY

    def is_one_sided(self, places: tuple[Place, ...]) -> bool:
        """Whether a place is so plainly one party's that the harmed there are its people."""
        return any(not place.is_country for place in places)

    def is_all_told(self, places: tuple[Place, ...]) -> bool:
        """Whether some places lie in the only country whose towns are told of, of which no part is contested."""
        is_contested = any(len(key) > ISO for conflict in self.conflicts for key in conflict.residents)
        return not is_contested and {place.country for place in places} == self.told_countries

    @cached_property
    def told_countries(self) -> frozenset[str | None]:
        """The countries of the towns and regions that the report tells of."""
        return frozenset(place.country for place in self.analysis.places.values() if not place.is_country)

    def party_of_group(self, place: int) -> str | None:
        """The canonical name of the party that a noun group names."""
        names = self.analysis.names
        held = self.analysis.units.names
        units = [unit for unit in self.analysis.groups.nouns[place].names if held[unit] >= 0]
        for unit in sorted(units, key=lambda unit: (names[held[unit]].kind != "party", unit)):
            name = names[held[unit]]
            entry = self.world.party_of(name.parties[0]) if name.parties else None
            if entry:
                return entry.name
        return None
