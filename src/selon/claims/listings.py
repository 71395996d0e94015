"""Enters: a day that a figure has. Leaves: all days of the list that it stands in, as one time.

*Les 28 et 29 novembre*, *lundi et mardi*: what is counted for a list of days befell on all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.extents import is_short
from selon.model.mention import Time

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.rules import TollRules

BETWEEN = 8  # characters between two days of a list


class ListingFinder:
    """Finds the lists of days of one document."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Take the document's layers and the words."""
        self.analysis = analysis
        self.rules = rules

    def joined(self, time: Time, times: list[Time]) -> Time:
        """All days of the list that a day stands in, as one time: *les 28 et 29 novembre*, *lundi et mardi*."""
        days = sorted(
            (each for each in times if each.first and each.last and is_short(each)), key=lambda each: each.start
        )
        for other in (*reversed(days), *days):
            before, behind = (other, time) if other.start < time.start else (time, other)
            is_beside = 0 < behind.start - before.end <= BETWEEN and self.is_list(before, behind)
            if is_beside and (before.first or "") < (behind.last or ""):
                time = Time(before.start, behind.end, time.text, before.first, behind.last, self.rules.listed[0])
        return time

    def is_list(self, before: Time, behind: Time) -> bool:
        """Whether no more than *and*, a comma or an article stands between two days that are told alike."""
        between = self.analysis.units_within(before.end, behind.start)
        is_joined = any(self.analysis.units.letters[unit] == "C" for unit in between)
        if not is_joined and before.rule.split(".")[0] != behind.rule.split(".")[0]:
            return False  # *deux semaines plus tôt, le 20 avril*
        return all(self.analysis.units.letters[unit] in "C,Dpd" for unit in between)
