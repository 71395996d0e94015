"""Enters: figures found so far. Leaves: the total of casualties that a figure of dead or wounded breaks down.

Missions and observers count casualties over months: *61 victimes civiles, dont 25 morts et 36 blessés*, and tell them
again by sex, cause and place in the sentences behind.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from selon.claims.options import EITHER, HURT
from selon.claims.options_nouns import suffix
from selon.model.counts import Count

if TYPE_CHECKING:
    from selon.claims.parts import Parts

FEWEST = 10  # casualties below which a text has no need to break them down
LATEST = 60  # figures among which the total stands
REACH = 12  # sentences behind a total within which it is broken down


class Bulletins:
    """Finds the totals of casualties of one document."""

    def __init__(self, parts: Parts) -> None:
        """Take the figures found so far."""
        self.parts = parts
        self.analysis = parts.analysis

    def whole_of(self, place: int, outcome: str, count: Count) -> int | None:
        """The total of casualties that a figure of dead or wounded is a part of, or one in brackets breaks down."""
        broken_down = self.by_places(place, outcome)
        if broken_down is not None:
            return broken_down
        whole = self.last_total() if outcome in HURT and outcome != EITHER else None
        if whole is None or (count.least or 0) > (self.parts.found[whole].count.least or 0):
            return None
        here, there = (self.sentence_of(at) for at in (place, self.parts.found[whole].place))
        if here == there:
            return whole if self.is_told_behind(place, whole) else None
        return whole if here - there <= REACH and self.is_breakdown(place, here) else None

    def by_places(self, place: int, outcome: str) -> int | None:
        """The figure of the sentence that one behind a place breaks down: *87 tués à Kolo (45) et à Tiffa (42)*."""
        nouns = self.parts.options.nouns
        opening = nouns.opening_of(place)
        if opening is None or not nouns.is_of_place(place, opening):
            return None
        found, here = self.parts.found, self.sentence_of(place)
        for at in range(len(found) - 1, -1, -1):
            if self.sentence_of(found[at].place) != here:
                return None
            if found[at].outcome == outcome and nouns.opening_of(found[at].place) is None:
                return at
        return None

    def last_total(self) -> int | None:
        """The last figure of casualties that is no part itself."""
        found = self.parts.found
        latest = range(len(found) - 1, max(-1, len(found) - 1 - LATEST), -1)
        last = next((i for i in latest if found[i].outcome == EITHER), None)
        is_total = last is not None and found[last].relation is None and (found[last].count.least or 0) >= FEWEST
        return last if is_total else None

    def is_told_behind(self, place: int, whole: int) -> bool:
        """Whether dead or wounded stand behind their total in its sentence: *dont …*, *: …*, *(…)*, *…, soit …*."""
        group, found = self.analysis.groups.nouns[place], self.parts.found
        before = self.parts.previous(place)
        if before is None or self.parts.root(before) != whole:
            return False
        goes_on = before != whole and (group.joined is not None or found[before].whole == whole)
        is_opened = self.parts.after_colon(place, whole) or self.parts.is_broken_down(before, place)
        return group.is_among or goes_on or is_opened or self.parts.is_spelled_out(place)

    def is_breakdown(self, place: int, sentence: int) -> bool:
        """Whether a sentence of no day of its own tells who the casualties were, or how many died and were hurt."""
        if self.has_day(sentence):
            return False
        if self.parts.opens_list(sentence) and self.parts.names_the_harmed(sentence):
            return True
        told = {self.harm_of(other) for other in self.analysis.nouns_of(sentence)}
        return self.harm_of(place) is not None and len(told & set(HURT)) > 1

    def has_day(self, sentence: int) -> bool:
        """Whether a sentence names a day."""
        times, bounds = self.analysis.times, self.analysis.sentences[sentence]
        first, last = (bisect_left(times, at, key=lambda time: time.start) for at in (bounds.start, bounds.end))
        return any(time.first == time.last for time in times[first:last])

    def harm_of(self, place: int) -> str | None:
        """The harm that the noun of a counted group tells, and no people: *quatre morts*."""
        group = self.analysis.groups.nouns[place]
        return suffix(self.analysis.units.senses[group.head], "toll") if group.count is not None else None

    def sentence_of(self, place: int) -> int:
        """The sentence of a group."""
        return self.analysis.sentence_of(self.analysis.groups.nouns[place].head)
