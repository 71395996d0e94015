"""Enters: a figure and its places. Leaves: whose the harmed are where forces of a state are in the land of another.

Civilians harmed by another state's forces are their own state's; soldiers may be those of who came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.owners import NOBODY

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from selon.claims.breakdowns import Proposal
    from selon.claims.owners import Found
    from selon.claims.victims import Victims
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.model.mention import Place
    from selon.packs.loader import Language
    from selon.packs.world import PartyEntry

PARTS = 4  # groups behind people within which some of them are told of
SOLDIERS = "soldiers"
FORCES = frozenset({"state", "military", "regional"})
ARMED = frozenset({"armed_group", "de_facto"})


class Outsiders:
    """Finds, in one document, harm that a state's forces do outside their own land."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        """Take the document's layers and the world's states."""
        self.analysis = analysis
        self.world = language.world

    def struck_state(self, author: str | None, places: tuple[Place, ...]) -> str | None:
        """The state of the land where people were harmed, if the author of this name is another state's forces."""
        country = self.country(places)
        if country is None or country not in self.world.state_of_country:
            return None
        blamed = self.world.by_name.get(author or "")
        if blamed is not None and self.is_foreign(blamed, country):
            return self.world.parties[self.world.state_of_country[country]].name
        return None

    def are_struck_by_another(self, nation: PartyEntry, author: str | None) -> bool:
        """Whether forces of another state than a nation are the author of this name."""
        blamed = self.world.by_name.get(author or "")
        if blamed is None or nation.kind != "state" or not nation.countries:
            return False
        return self.is_foreign(blamed, nation.countries[0])

    def are_of_whole(self, victims: Victims, whole: Toll | None) -> bool:
        """Whether nationals told as a part are of those of the whole: of peacekeepers, or strangers among fighters.

        *41 rebelles, dont neuf Soudanais*: where Sudan fights in no war of the report.
        """
        if whole is None or "peacekeepers" in whole.groups:
            return whole is not None
        if whole.side is None or whole.status != "combatant" or victims.force is not None:
            return False
        entry, theirs = self.world.parties.get(victims.party or ""), self.world.by_name.get(whole.side.name)
        conflicts = (self.world.conflicts.get(identity) for identity in self.analysis.conflicts)
        at_war = {party for conflict in conflicts if conflict is not None for party in conflict.parties}
        if entry is None or theirs is None or entry.kind != "state" or entry.id in at_war:
            return False
        return theirs.kind in ARMED or (theirs.kind == "state" and bool(at_war))

    def are_at_home(self, nation: PartyEntry, places: tuple[Place, ...]) -> bool:
        """Whether the places are in the land of a nation."""
        return self.country(places) in nation.countries

    def country(self, places: tuple[Place, ...]) -> str | None:
        """The country of the places, or the one that the document is most about."""
        named = next((place.country for place in places if place.country), None)
        if named is not None:
            return named
        home = self.world.by_name.get(self.analysis.home or "")
        return home.countries[0] if home is not None and home.kind == "state" and home.countries else None

    def is_foreign(self, entry: PartyEntry, country: str) -> bool:
        """Whether a party is a state, or forces of one, from elsewhere than a country."""
        power = self.world.party_of(entry.id)
        if entry.kind not in FORCES or power is None or power.kind not in FORCES:
            return False
        return country not in power.countries

    def forces_here(self, proposal: Proposal, state: str, named: AbstractSet[str]) -> Found:
        """Whose soldiers and police of no said state are, by the state of the land and whose forces are named.

        Soldiers are of the other state whose forces alone are; of none where some of them are foreigners.
        """
        victims, place = proposal.victims, proposal.place
        if any(each != state for each in self.nations_among(place)):
            return NOBODY
        other = next(iter(named)) if len(named) == 1 and SOLDIERS in victims.groups else state
        return other, "sides.forces_of_home" if other == state else "sides.of_same_force", victims.status_units

    def nations_among(self, place: int) -> list[str]:
        """The nations of those who are told to be among people: *neuf soldats, dont un Belge*."""
        nouns, names = self.analysis.groups.nouns, self.analysis.units.names
        parts = (part for part in nouns[place + 1 : place + PARTS] if part.is_among)
        held = (self.analysis.names[names[unit]] for part in parts for unit in part.names if unit < part.last)
        ids = [name.parties[0] for name in held if name.kind in {"adjective", "inhabitant"} and name.parties]
        return [self.world.parties[each].name for each in ids if each in self.world.parties]
