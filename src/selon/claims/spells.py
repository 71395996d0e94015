"""Enters: days that a figure is counted in. Leaves: the time of the text that they are, if it names it.

*En trois mois, 317 civils ont été tués* in a report that goes from the first of April to the end of June is of these.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from selon.claims.extents import NIGHT, length

if TYPE_CHECKING:
    from selon.claims.told_days import ToldDays
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.model.units import NounGroup, Units

FRESH = 7  # days after an act within which a report tells what is said of it
HALF_YEAR, YEAR = 184, 366
GOES_ON = 2  # sentences before one that goes on counting what a report of some weeks is about
WEEKS = 13  # days from which a time holds what befell in it, no single act
FAR_MORE = 4  # times as many, which did not fall in the same weeks
PEOPLE = ("person", "toll", "force", "office", "group")
COUNTS = "say:count"
SHARE = 15  # of the days counted, by which a span may be longer or shorter


def is_bare(units: Units, group: NounGroup) -> bool:
    """Whether a count stands without a noun: *les pertes se montent à 4 700*."""
    return units.letters[group.head] == "U"


class SpellFinder:
    """Finds the times of one document that are as long as days counted."""

    def __init__(self, told: ToldDays) -> None:
        """Take the days that the document tells of."""
        self.analysis: Analysis = told.analysis
        self.told = told

    def find(self, times: list[Time], days: int) -> Time | None:
        """The time that some days counted are: a longer one of their sentence, else the first of the text as long."""
        return self.month_of(times, days) or self.as_long(days)

    def as_long(self, days: int) -> Time | None:
        """The first span of the text that is as long as some days: *en trois mois … du 1er avril au 30 juin*."""
        near = max(1, days // SHARE)
        spans = (t for t in self.analysis.times if t.first and t.last and NIGHT < length(t) <= HALF_YEAR)
        return next((t for t in spans if abs(length(t) + 1 - days) <= near), None)

    def of_tally(self, sentence: int) -> Time | None:
        """The span of the sentences just before, for one that goes on counting: *il recense aussi 31 blessés*."""
        if not any(COUNTS in verb.senses for verb in self.analysis.verbs_of(sentence)):
            return None
        for before in range(sentence - 1, max(-1, sentence - 1 - GOES_ON), -1):
            spans = [t for t in self.told.by_sentence.get(before, []) if t.first and t.last and length(t) > NIGHT]
            if spans:
                is_same = length(spans[-1]) <= YEAR and not self.counts_far_more(sentence, before)
                return spans[-1] if is_same else None
        return None

    def before(self, sentence: int) -> Time | None:
        """The time told before a sentence, but for weeks in which far fewer fell than it counts."""
        found = self.told.before(sentence)
        if found is None or length(found) < WEEKS:
            return found
        there = self.analysis.sentence_of(self.analysis.unit_over(found.start))
        return None if self.counts_far_more(sentence, there) else found

    def counts_far_more(self, sentence: int, other: int) -> bool:
        """Whether the most people that a sentence counts are many times the most that another does."""
        here, there = self.most_people(sentence), self.most_people(other)
        return there > 0 and here >= FAR_MORE * there

    def most_people(self, sentence: int) -> int:
        """The most people that a sentence counts; 0 where it counts none."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        counted = [nouns[place] for place in self.analysis.nouns_of(sentence) if nouns[place].count is not None]
        people = (g for g in counted if any(s.startswith(PEOPLE) for s in units.senses[g.head]) or is_bare(units, g))
        return max((g.count.least or g.count.most or 0 for g in people if g.count is not None), default=0)

    def is_of_earlier(self, sentence: int, days: int, last: str) -> bool:
        """Whether the passage is of days before those counted up to the report's: *fin août … en deux jours*."""
        told = self.told.before(sentence) or self.told.behind(sentence)
        if told is None or not told.last or days > FRESH:
            return False
        return (date.fromisoformat(last) - date.fromisoformat(told.last)).days > days + FRESH

    def month_of(self, times: list[Time], days: int) -> Time | None:
        """The closed time of a sentence that is longer than some days: *en août, en une semaine*."""
        return next((time for time in times if time.first and time.last and length(time) >= days > 1), None)
