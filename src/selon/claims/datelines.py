"""Enters: the times of a document in their sentences. Leaves: which only say of what day the report itself is.

Such a time stands alone on its line, opens one behind places and agencies, or has hardly a word beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from selon.model.tokens import WORD

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Time

DATELINE = 40  # characters beside its time that the line of a report's own day may have
PAGELINE = 100  # characters beside its time of a page's line of its own day: *publié le … mis à jour le …*
HEADING = 8  # tokens of places and agencies before the day of a dateline
DASHES = frozenset("(-–—")
FINITE = "VX"
TELLING = ("event", "harm", "toll", "tally", "suffer")  # senses of words that tell of an act or of harm


class Datelines:
    """Tells the lines of one document that give the day of the report."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the document's layers."""
        self.analysis = analysis

    def is_dateline(self, sentence: int, time: Time) -> bool:
        """Whether a sentence or line has hardly more than a time and tells nothing, as that of a report's day does."""
        if self.is_line(time):
            return True
        bounds = self.analysis.sentences[sentence]
        if self.is_bare_of_acts(bounds.start, bounds.end, time, DATELINE):
            return True
        is_own = time.first == time.last == self.analysis.document.published.first
        return is_own and self.is_bare_of_acts(*self.line_of(time), time, PAGELINE)

    def line_of(self, time: Time) -> tuple[int, int]:
        """The characters between the ends of the line that a time stands on."""
        text = self.analysis.document.text
        end = text.find("\n", time.end)
        return text.rfind("\n", 0, time.start) + 1, end if end >= 0 else len(text)

    def is_bare_of_acts(self, start: int, end: int, time: Time, beside: int) -> bool:
        """Whether a stretch has no more than so many characters beside a time, and no verb, act or harm."""
        units = self.analysis.units
        if end - start > time.end - time.start + beside:
            return False
        return not any(
            units.letters[unit] in FINITE or any(sense.startswith(TELLING) for sense in units.senses[unit])
            for unit in self.analysis.units_within(start, end)
        )

    def is_line(self, time: Time) -> bool:
        """Whether the report's own day is a line by itself, or opens one behind places and agencies, before a dash."""
        tokens = self.analysis.tokens
        first, last = bisect_left(tokens.starts, time.start), bisect_left(tokens.starts, time.end)
        if time.first != time.last or self.analysis.document.published.first != time.first:
            return False
        start, small = first, 0
        while start > 0 and not tokens.breaks[start] and first - start < HEADING and small <= 1:
            start -= 1
            small += tokens.kinds[start] == WORD and not tokens.capitals[start]
        begins = (start == 0 or tokens.breaks[start] > 0) and small <= 1
        is_alone = first - start <= 1 and (last == len(tokens) or tokens.breaks[last] > 0)
        return begins and (is_alone or (last < len(tokens) and tokens.lows[last] in DASHES))
