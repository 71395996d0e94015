"""Enters: a figure of civilians and its places. Leaves: their own state, where another state's forces harmed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.packs.loader import Language
    from selon.packs.world import PartyEntry

FORCES = frozenset({"state", "military", "regional"})
BLOWS = frozenset({"event:strike", "weapon"})
COMPLEMENTS = 3  # groups behind a blow among which its author is named


class Outsiders:
    """Finds, in one document, harm that a state's forces do outside their own land."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        """Take the document's layers and the world's states."""
        self.analysis = analysis
        self.world = language.world

    def struck_state(self, place: int, accused: str | None, places: tuple[Place, ...]) -> str | None:
        """The state of the land where the figure at a group was harmed, if its author is another state's forces."""
        country = self.country(places)
        if country is None or country not in self.world.state_of_country:
            return None
        blamed = [entry for entry in self.world.parties.values() if entry.name == accused] if accused else []
        authors = blamed or self.authors(place)
        if any(self.is_foreign(entry, country) for entry in authors[:1]):
            return self.world.parties[self.world.state_of_country[country]].name
        return None

    def country(self, places: tuple[Place, ...]) -> str | None:
        """The country of the places, or the one that the document is most about."""
        named = next((place.country for place in places if place.country), None)
        if named is not None:
            return named
        home = self.analysis.home
        states = (entry for entry in self.world.parties.values() if entry.kind == "state" and entry.name == home)
        return next((entry.countries[0] for entry in states if entry.countries), None)

    def is_foreign(self, entry: PartyEntry, country: str) -> bool:
        """Whether a party is a state, or forces of one, from elsewhere than a country."""
        power = self.world.party_of(entry.id)
        if entry.kind not in FORCES or power is None or power.kind not in FORCES:
            return False
        return country not in power.countries

    def authors(self, place: int) -> list[PartyEntry]:
        """The parties whose strikes or weapons the figure's sentence names: *dans une frappe de la coalition*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        first, last = self.analysis.ranges[self.analysis.sentence_of(nouns[place].head)]
        found: list[PartyEntry] = []
        for index, group in enumerate(nouns):
            if first <= group.head < last and units.senses[group.head] & BLOWS:
                found += self.named(index)
        return found

    def named(self, blow: int) -> list[PartyEntry]:
        """The parties that the words of a blow name, by an adjective or a complement."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        members = [blow]
        for index in range(blow + 1, min(blow + 1 + COMPLEMENTS, len(nouns))):
            if nouns[index].of in members:
                members.append(index)
        names = (units.names[unit] for member in members for unit in nouns[member].names)
        ids = [self.analysis.names[name].parties[:1] for name in names if name >= 0]
        return [entry for pair in ids for identity in pair if (entry := self.world.parties.get(identity))]
