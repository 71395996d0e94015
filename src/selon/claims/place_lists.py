"""Enters: a place. Leaves: those that stand on a list with it: *à X, Y et Z*, *sur X et des quartiers de Y*."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.packs.places import PlaceWords

BRACKET = 6  # units within which a bracket behind a place closes
LIST = 8  # groups over which a list of places may run


class PlaceLists:
    """Finds the lists of places of one document."""

    def __init__(
        self, analysis: Analysis, words: PlaceWords, spots: Mapping[int, Place], is_scene: Callable[[int], bool]
    ) -> None:
        """Take the document's layers, its places by their unit, and what tells whether one is a scene."""
        self.analysis = analysis
        self.words = words
        self.spots = spots
        self.units = sorted(spots)
        self.is_scene = is_scene

    def listed_with(self, unit: int) -> list[int]:
        """The places that stand on a list with the one at a unit: *à Sordane, Belmoura et Tondi*."""
        nouns, noun_at = self.analysis.groups.nouns, self.analysis.groups.noun_at
        if self.analysis.units.letters[unit + 1 : unit + 4] == ["(", "U", ")"]:
            return []  # *à X (12), Y (9) et Z (4)*: each has a figure of its own
        members = {noun_at[unit]} - {-1}
        for place in sorted(members):
            first = place
            while nouns[first].joined is not None:
                first = nouns[first].joined or 0
            members.add(first)
        for place in range(min(members, default=0), min(min(members, default=0) + LIST, len(nouns)) if members else 0):
            if nouns[place].joined in members:
                members.add(place)
        members.update(self.beside(noun_at[unit]))
        members.update(noun_at[other] for other in self.joined_by_and(unit))
        if any(nouns[place].prep in self.words.between for place in members):
            return []
        heads = ((nouns[place].head, place) for place in members)
        return sorted(head for head, place in heads if head != unit and head in self.spots and noun_at[head] == place)

    def joined_by_and(self, unit: int) -> list[int]:
        """The places that an *and* joins to the one at a unit: *à X et dans la ville de Y*."""
        at = bisect_left(self.units, unit)
        near = [(self.units[at - 1], unit, at - 1)] if at > 0 else []
        near += [(unit, self.units[at + 1], at + 1)] if at + 1 < len(self.units) else []
        return [self.units[other] for first, second, other in near if self.is_joined(first, second)]

    def is_joined(self, first: int, second: int) -> bool:
        """Whether nothing but an *and* and the kind of the second place stands between two places."""
        nouns, noun_at, units = self.analysis.groups.nouns, self.analysis.groups.noun_at, self.analysis.units
        before, place = noun_at[first], noun_at[second]
        if before < 0 or place <= before or not self.is_scene(first) or not self.is_scene(second):
            return False
        end, following = nouns[before].last, nouns[before + 1]
        if units.letters[end : end + 1] != ["C"] or following.first != end + 1 or second - end > LIST:
            return False
        is_led = following.prep in self.words.at or following.prep is None
        is_kind = following.head in self.spots or "place:kind" in units.senses[following.head]
        is_bare = all(self.analysis.groups.verb_at[at] < 0 for at in range(end, second))
        return is_led and is_kind and is_bare and self.spots[second].is_country == self.spots[first].is_country

    def beside(self, place: int) -> list[int]:
        """The groups that stand after one with no more than commas and an *and* between: *à X, Y et Z*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        found: list[int] = []
        first = last = self.begin_of_list(place)
        following = self.next_of_list(last)
        while following is not None and len(found) < LIST:
            found.append(following)
            last, following = following, self.next_of_list(following)
        is_list = any(letters[nouns[each].first - 1] == "C" for each in found)
        return [first, *found] if is_list else []

    def next_of_list(self, place: int) -> int | None:
        """The bare place behind one, a comma or an *and*, and maybe what brackets tell of it: *X (est), Y et Z*."""
        nouns, letters, noun_at = self.analysis.groups.nouns, self.analysis.units.letters, self.analysis.groups.noun_at
        if place < 0:
            return None
        end = nouns[place].last
        if letters[end : end + 1] == ["("] and ")" in letters[end : end + BRACKET]:
            end = letters.index(")", end) + 1
        other = noun_at[end + 1] if end + 1 < len(letters) and letters[end] in ",C" else -1
        if other < 0 or nouns[other].prep is not None or nouns[other].first != end + 1:
            return None
        is_place = nouns[other].head in self.spots and not self.spots[nouns[other].head].is_country
        return other if is_place else None

    def begin_of_list(self, place: int) -> int:
        """The first of the places that stand, with no more than commas between, before a bare group."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        steps = 0
        while place > 0 and nouns[place].prep is None and nouns[place - 1].head in self.spots and steps < LIST:
            end = nouns[place - 1].last
            if nouns[place].first != end + 1 or letters[end] not in ",C":
                break
            place, steps = place - 1, steps + 1
        return place
