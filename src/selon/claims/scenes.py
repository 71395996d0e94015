"""Enters: the places found in a document. Leaves: which of them are named as scenes, and no party, source or seat."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from selon.model.cover import Cover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.packs.places import PlaceWords

LEAVING = frozenset({"suffer:displaced", "move"})  # senses of verbs whose object is fled or left
CHAIN = 4  # complements of complements


class SceneFinder:
    """Tells the places where something may have happened from those that only name somebody, in one document."""

    def __init__(self, analysis: Analysis, words: PlaceWords, spots: Mapping[int, Place]) -> None:
        """Take the document's layers, and its places and areas by their unit."""
        self.analysis = analysis
        self.words = words
        self.spots = spots
        self.said = self.units_of_sources()

    def units_of_sources(self) -> frozenset[int]:
        """The characters at which sources of attributions begin to end, whose places are not where things happened."""
        items = (item for items in self.analysis.attributions for item in items)
        sources = Cover((item.source.start, item.source.end) for item in items)
        return frozenset(unit for unit, place in self.spots.items() if sources.holds(place.start))

    def is_scene(self, unit: int) -> bool:
        """Whether a place is named as a place and not as a party, a source or somebody's home country."""
        place = self.spots[unit]
        if unit in self.said or self.is_home_of_people(unit) or self.is_seat(unit):
            return False
        if not place.is_country:
            return True
        group = self.analysis.groups.noun_at[unit]
        prep = self.analysis.groups.nouns[group].prep if group >= 0 else None
        return prep in self.words.strong or (prep is None and self.is_left(group))

    def is_left(self, group: int) -> bool:
        """Whether a group is what people flee or leave: *ont fui la Syrie*."""
        return group in self.left

    @cached_property
    def left(self) -> frozenset[int | None]:
        """The groups that people flee or leave."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        return frozenset(c.object for c in clauses if verbs[c.verb].senses & LEAVING)

    def is_home_of_people(self, unit: int) -> bool:
        """Whether a place only says where people, a body or an office come from: *les éleveurs du Darfour*."""
        analysis = self.analysis
        group = analysis.groups.noun_at[unit]
        nouns = analysis.groups.nouns
        governor = nouns[group].of if group >= 0 else None
        steps = 0
        while governor is not None and steps < CHAIN:
            senses = analysis.units.senses[nouns[governor].head]
            holds_office = any(s.startswith("office") and s != "office:resident" for s in senses)
            is_civilian = "person:civilian" in senses and not holds_office
            is_resident = "office:resident" in senses or is_civilian or self.is_building(governor)
            if not is_resident and any(s.startswith(("office", "body", "people", "force")) for s in senses):
                return True
            governor, steps = nouns[governor].of, steps + 1
        return False

    def is_building(self, place: int) -> bool:
        """Whether a group is a house as much as a body: *l'attaque de la gendarmerie de X*."""
        group = self.analysis.groups.nouns[place]
        return self.analysis.units.lemmas[group.head] in self.words.buildings

    def is_seat(self, unit: int) -> bool:
        """Whether a place is only where a body sits: *une ONG basée à Londres*; where people are based is a scene."""
        units, groups = self.analysis.units, self.analysis.groups
        place = groups.noun_at[unit]
        at = groups.nouns[place].first - 1 if place >= 0 else -1
        if at >= 0 and (units.lemmas[at] in self.words.reached or self.is_said_at(at, groups.nouns[place].last)):
            return True
        if at < 1 or units.lemmas[at] not in self.words.based:
            return False
        holder = groups.noun_at[at] if groups.noun_at[at] >= 0 else groups.noun_at[at - 1]
        senses = units.senses[groups.nouns[holder].head] if holder >= 0 else frozenset()
        return not any(sense.startswith(("force", "person", "people")) for sense in senses)

    def is_said_at(self, before: int, following: int) -> bool:
        """Whether a verb of saying stands just before a place and what it says just behind: *a dit à X que …*."""
        units, groups = self.analysis.units, self.analysis.groups
        verb = groups.verb_at[before]
        says = verb >= 0 and any(sense.startswith("say") for sense in groups.verbs[verb].senses)
        return says and following < len(units) and units.letters[following] == "K"
