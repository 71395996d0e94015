"""Enters: a time of a sentence and the words before it. Leaves: the time, open where it only bounds what goes on.

A clause or an act may tell of a beginning (*depuis que l'armée est entrée, le 8 mai*), and a preposition of the day as
of which people are counted (*au 30 juin, 12 villages étaient vides*).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.claims.extents import is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.analysis import Analysis
    from selon.model.mention import Time

CLAUSE = 24  # units between the word that opens a clause and its time
COMMA = 2  # units before a time within which a comma sets it beside the act that it dates
SUBORDINATE = "S"  # the letter of what opens another clause: *tandis que*
NOUN, PARTICIPLE = "N", "P"  # letters of units
NOMINAL = "NAEDRpdU"  # letters of the units of a noun and of what hangs on it


class BoundFinder:
    """Tells which times of one document only bound what goes on."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the document's layers."""
        self.analysis = analysis

    def as_opened(self, time: Time, figure: int, since: Sequence[str], of: Sequence[str]) -> Time:
        """A day since which something goes on, told by a clause or an act: *depuis que l'armée est entrée, le 8 mai*.

        What was fired from somewhere on a day (*depuis la côte mardi*) goes on since no day, and what befell those of
        a figure on it (*depuis la mort de 13 civils le 8 mai*) is over.
        """
        if time.last is None or not time.first:
            return time
        units = self.analysis.units
        at = self.analysis.unit_over(time.start)
        is_long = not is_short(time) and SUBORDINATE not in units.letters[at:figure]
        is_nominal, is_dated = True, units.lows[at - 1] in of or is_long
        for unit in range(at - 1, max(-1, at - CLAUSE), -1):
            if units.letters[unit] == "," and at - unit <= COMMA:
                continue  # *depuis l'entrée en vigueur de la trêve, le 3 mai*
            if units.letters[unit] in ".;:":
                return time
            words = units.lows[unit].split(" ")
            if unit == figure:
                return time
            if words[0] in since and (len(words) > 1 or (is_nominal and is_dated)):
                if self.is_of_the_act(unit, figure):
                    return time
                return msgspec.structs.replace(time, start=self.analysis.tokens.starts[units.firsts[unit]], last=None)
            is_act = any(sense.startswith("event") for sense in units.senses[unit])
            is_nominal = is_nominal and (units.letters[unit] in NOMINAL or self.is_told_of(unit))
            is_dated = is_dated or (is_act and units.letters[unit] == NOUN)
        return time

    def is_told_of(self, unit: int) -> bool:
        """Whether a unit is a participle behind the noun of an act: *depuis l'offensive lancée par X le 8 mai*."""
        units = self.analysis.units
        before = (sense for at in (unit - 1, unit - 2) if at >= 0 for sense in units.senses[at])
        return units.letters[unit] == PARTICIPLE and any(sense.startswith("event") for sense in before)

    def is_of_the_act(self, since: int, figure: int) -> bool:
        """Whether a figure is of the act since which something goes on: *depuis l'assaut qui a tué 12 gardes*."""
        nouns = self.analysis.groups.nouns
        near = (self.analysis.clauses[index] for index in self.analysis.clauses_near(figure, figure))
        held = (clause for clause in near if clause.kind == "relative" and clause.first <= figure < clause.last)
        told = (nouns[clause.subject].first for clause in held if clause.subject is not None and clause.first > since)
        return any(since <= first < figure for first in told)

    def as_bound(self, time: Time, words: Sequence[str]) -> Time:
        """A day as of which something is counted, as the end of what is: *au 30 juin, 12 villages étaient vides*."""
        at = self.analysis.unit_over(time.start)
        units = self.analysis.units
        if (
            not is_short(time)
            or time.first is None
            or time.first != time.last
            or at < 1
            or units.lows[at - 1] not in words
        ):
            return time
        is_apart = at == 1 or units.letters[at - 2] in ',.;:<"(' or at - 1 in self.firsts
        is_dated = any(letter.isdigit() for letter in time.text)
        return msgspec.structs.replace(time, first=None) if is_apart and is_dated else time

    @cached_property
    def firsts(self) -> frozenset[int]:
        """The units that open sentences."""
        return frozenset(first for first, _ in self.analysis.ranges)
