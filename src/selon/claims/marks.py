"""Enters: the places found in a document. Leaves: those that only tell when something was, what part, or who says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.model.units import NounGroup
    from selon.packs.places import PlaceWords

CHAIN = 4  # complements of complements
STOPS = ".,;:()"  # letters over which what tells since when does not run
BESIDE_SEAT = frozenset(",DTU")  # what may stand between a seat in brackets and their end
DISTANCE = "measure:distance"
FAR = 100  # kilometres from a place at which nothing happened there
STEPS = 4  # groups before a place among which the distance from it is told
MAINLY = 20  # units over which a word such as *notamment* holds


class Marks:
    """Tells the places that mark something about a figure from those where it came about, in one document."""

    def __init__(self, analysis: Analysis, words: PlaceWords, spots: Mapping[int, Place]) -> None:
        """Take the document's layers, and its places and areas by their unit."""
        self.analysis = analysis
        self.words = words
        self.spots = spots

    def is_date(self, unit: int) -> bool:
        """Whether a place only tells which act a day is that of: *depuis la chute de X*, *un an après celle de X*."""
        nouns, group = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        holder = nouns[group].of if group >= 0 else None
        steps = 0
        while holder is not None and steps < CHAIN:
            noun = nouns[holder]
            if self.analysis.units.lemmas[noun.head] in self.words.dates:
                return True
            if (noun.prep or "").partition(" ")[0] in self.words.dating or self.is_lapse(noun):
                return True
            holder, steps = noun.of, steps + 1
        return self.is_in_dating_clause(unit)

    def is_lapse(self, noun: NounGroup) -> bool:
        """Whether it is told how long after what a group tells something happened: *deux jours après l'attaque*."""
        return noun.prep in self.words.lapse and noun.first > 0 and self.analysis.units.times[noun.first - 1] >= 0

    def is_in_dating_clause(self, unit: int) -> bool:
        """Whether a clause that tells since when holds a place: *depuis que X est tombée*."""
        near = (self.analysis.clauses[each] for each in self.analysis.clauses_near(unit, unit + 1))
        markers = (each.marker for each in near if each.marker is not None and each.first <= unit < each.last)
        return any(marker.partition(" ")[0] in self.words.dating for marker in markers)

    def is_dated_by(self, unit: int) -> bool:
        """Whether what stands before a place, up to a comma or a verb, tells since when: *depuis la guerre à X*."""
        nouns, units, group = self.analysis.groups.nouns, self.analysis.units, self.analysis.groups.noun_at[unit]
        steps = 0
        while group > 0 and steps < CHAIN:
            between = range(nouns[group - 1].last, nouns[group].first)
            if units.lows[nouns[group].first] in self.words.of and self.is_since(nouns[group].first - 1):
                return True
            if any(units.letters[at] in STOPS or self.is_finite(at) for at in between):
                return False
            group, steps = group - 1, steps + 1
            if (nouns[group].prep or "").partition(" ")[0] in self.words.dating:
                return nouns[group].head not in self.spots
        return False

    def is_since(self, unit: int) -> bool:
        """Whether a time that tells since when ends at a unit: *depuis le début, le 9 mai, des combats à X*."""
        units = self.analysis.units
        at = unit - (units.letters[unit] == ",")
        return units.letters[at] == "T" and units.lows[at].partition(" ")[0] in self.words.dating

    def is_one_of_several(self, unit: int) -> bool:
        """Whether a place is only told as one of several that a figure is of: *principalement à X, près de Y*."""
        verb_at, lows = self.analysis.groups.verb_at, self.analysis.units.lows
        first = max(self.analysis.ranges[self.analysis.sentence_of(unit)][0], unit - MAINLY)
        before = range(unit - 1, first - 1, -1)
        told = next((at for at in before if lows[at] in self.words.mainly or verb_at[at] >= 0), None)
        return told is not None and lows[told] in self.words.mainly

    def is_behind_source(self, unit: int) -> bool:
        """Whether a place stands right behind who is named as source: *selon des sources militaires à X*."""
        nouns, group = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        if group < 0:
            return False
        start = self.analysis.span(nouns[group].first, nouns[group].last).start
        items = self.analysis.attributions[self.analysis.sentence_of(unit)]
        return any(item.kind == "according" and 0 <= start - item.source.end <= 1 for item in items)

    def is_far_off(self, unit: int) -> bool:
        """Whether a place only tells how far away something was: *à 500 km de X*, *près du Y*, another country."""
        place, nouns = self.spots[unit], self.analysis.groups.nouns
        if place.is_country and place.relation == "near":
            return True
        group, senses = self.analysis.groups.noun_at[unit], self.analysis.units.senses
        before = (nouns[at] for at in range(group - 1, max(-1, group - STEPS), -1))
        measure = next((noun for noun in before if DISTANCE in senses[noun.head]), None)
        if group < 0 or measure is None or measure.count is None or (measure.count.least or 0) < FAR:
            return False
        between = self.analysis.units.letters[measure.last : nouns[group].first]
        return not any(letter in STOPS for letter in between)

    def is_of_court(self, unit: int) -> bool:
        """Whether a place is that of the court at which a prosecutor is: *le procureur près le tribunal de X*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group = self.analysis.groups.noun_at[unit]
        holder = nouns[group].of if group >= 0 else None
        if holder is None or units.lemmas[nouns[holder].head] not in self.words.courts:
            return False
        first = nouns[holder].first
        return any(low.split(" ")[0] in self.words.at_court for low in units.lows[max(0, first - 1) : first + 1])

    def is_of_rulers(self, unit: int) -> bool:
        """Whether a country is only that of those who rule it: *le parti au pouvoir au X*."""
        nouns, group = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        is_beside = group > 0 and self.spots[unit].is_country and nouns[group - 1].last == nouns[group].first
        return is_beside and self.analysis.units.lemmas[nouns[group - 1].head] in self.words.ruling

    def is_seat_of_issuer(self, unit: int) -> bool:
        """Whether a place with at most a day in brackets opens a paragraph: *(Nairobi, le 3 mars) – Human Rights …*."""
        letters = self.analysis.units.letters
        if unit == 0 or letters[unit - 1] != "(":
            return False
        opening = self.analysis.units.firsts[unit - 1]
        last = unit + 1
        while last < len(letters) and letters[last] in BESIDE_SEAT:
            last += 1
        is_first = opening == 0 or self.analysis.tokens.breaks[opening] > 0
        return is_first and letters[last : last + 1] == [")"]

    def is_finite(self, unit: int) -> bool:
        """Whether a finite verb stands at a unit."""
        verb = self.analysis.groups.verb_at[unit]
        return verb >= 0 and self.analysis.groups.verbs[verb].form == "finite"
