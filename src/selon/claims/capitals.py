"""Enters: noun groups and the places found. Leaves: capitals that a report tells without their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.mention import Place

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import NounGroup
    from selon.packs.loader import Language
    from selon.packs.places import PlaceWords


class CapitalFinder:
    """Finds *dans la capitale malienne* and *dans la capitale* in one document."""

    def __init__(self, analysis: Analysis, language: Language, words: PlaceWords) -> None:
        """Take the document's layers, the language and its words of place."""
        self.analysis = analysis
        self.language = language
        self.words = words

    def capitals(self) -> dict[int, Place]:
        """The capitals told without a name, by the unit of their noun: as named elsewhere, else by these words."""
        named = {place.name: place for place in self.analysis.places.values() if place.name}
        found: dict[int, Place] = {}
        for group in self.analysis.groups.nouns:
            state = self.state_of(group) if self.is_told(group) else None
            row = None if state is None else self.language.capitals.get(state)
            if row is None:
                continue
            entry = self.language.world.places[row]
            span = self.analysis.span(group.head, group.last)
            here = Place(
                start=span.start,
                end=span.end,
                text=span.text,
                name=entry.name,
                country=entry.country,
                lat=entry.lat,
                lon=entry.lon,
                geonames=entry.geonames,
                precision=entry.kind,
            )
            found[group.head] = named.get(entry.name, here)
        return found

    def is_told(self, group: NounGroup) -> bool:
        """Whether a group says that something is in a capital that neither it nor what stands behind it names."""
        units = self.analysis.units
        if units.lemmas[group.head] not in self.words.capital_words or group.prep not in self.words.strong:
            return False
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        behind = [noun_at[unit] for unit in range(group.last, min(group.last + 2, len(noun_at)))]
        is_held = any(place >= 0 and nouns[place].of is not None for place in behind[:1])
        is_apposed = units.letters[group.last : group.last + 1] == [","] and units.names[group.last + 1] >= 0
        is_named = any(unit in self.analysis.places for unit in range(group.first, group.last))
        return not (is_held or is_apposed or is_named)

    def state_of(self, group: NounGroup) -> str | None:
        """The id of the state whose capital a group tells: its adjective's, of a bare one that of the document."""
        names, units = self.analysis.names, self.analysis.units
        for unit in range(group.head + 1, group.last):
            name = units.names[unit]
            if name < 0 or names[name].kind != "adjective":
                return None
            return names[name].parties[0] if names[name].parties else None
        home = self.language.world.by_name.get(self.analysis.home or "")
        return home.id if home is not None else None
