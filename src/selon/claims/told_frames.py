"""Enters: the times of a document in their sentences. Leaves: the time under which a passage stands that names none.

A chronology dates its entries once, at their head (*Mai 2016 : …*); a report of some weeks says at its top which days
it covers (*du 4 au 17 mai*), and its list of harm goes without. What a sentence says itself comes first.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from selon.claims.extents import is_closed, length

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selon.model.analysis import Analysis
    from selon.model.mention import Time

HEADS = 2  # entries from which on a text is a chronology
ENTRY = 5  # sentences that an entry may have
TOP = 12  # sentences within which a report says what days it covers
COVERED = range(2, 200)  # days, less one, that a report may cover
CLOSERS = frozenset(":-–—")
BULLETS = frozenset("-–—•►●▪*·‣◦○")
FINITE = "VX"
COUNTS = "say:count"
HEADING = 60  # characters beside its time of a heading that says the days covered


class ToldFrames:
    """The times under which passages stand, in one document."""

    def __init__(self, analysis: Analysis, by_sentence: Mapping[int, Sequence[Time]], covering: Sequence[str]) -> None:
        """Take the document's layers, its times by sentence, and the verbs of what a report covers."""
        self.analysis = analysis
        self.by_sentence = by_sentence
        self.covering = covering

    def of(self, sentence: int) -> Time | None:
        """The time of the entry that a sentence belongs to, or the days covered, for one of a list."""
        if self.heads:
            at = bisect_right(self.starts, sentence) - 1
            return self.heads[self.starts[at]] if at >= 0 and sentence - self.starts[at] < ENTRY else None
        if self.covered is None or sentence <= self.covered[0]:
            return None
        told, time = self.covered
        is_near = self.is_said(told) and sentence - told < ENTRY
        return time if self.is_listed(sentence) or is_near else None

    @cached_property
    def heads(self) -> dict[int, Time]:
        """The times that head the entries of a chronology, by their first sentences."""
        found: dict[int, Time] = {}
        for sentence, times in self.by_sentence.items():
            closed = (time for time in times if is_closed(time) and not self.is_of_page(time))
            head = next((time for time in closed if self.is_head(sentence, time)), None)
            if head is not None:
                found[sentence] = head
        return found if len({time.first for time in found.values()}) >= HEADS else {}

    @cached_property
    def starts(self) -> list[int]:
        """The first sentences of the entries, in order."""
        return sorted(self.heads)

    def is_head(self, sentence: int, time: Time) -> bool:
        """Whether a time opens the line of its sentence, and a colon, a dash or the line's end follows."""
        units, tokens = self.analysis.units, self.analysis.tokens
        first, last = self.analysis.ranges[sentence]
        at = self.analysis.unit_over(time.start)
        if not tokens.breaks[units.firsts[first]] and first:
            return False
        if any(units.lows[unit] not in BULLETS for unit in range(first, at)):
            return False
        after = at + 1
        return after >= last or units.lows[after] in CLOSERS

    @cached_property
    def covered(self) -> tuple[int, Time] | None:
        """The days that a report says at its top that it covers, and the sentence that says so."""
        for sentence in range(min(TOP, len(self.analysis.sentences))):
            for time in self.by_sentence.get(sentence, ()):
                is_span = is_closed(time) and length(time) in COVERED and not self.is_of_page(time)
                if is_span and self.is_heading(sentence, time):
                    return sentence, time
                if (is_span or (time.first is None and time.last)) and self.is_said(sentence):
                    return sentence, time
        return None

    def is_of_page(self, time: Time) -> bool:
        """Whether a time is that of the page or issue itself, which heads no entry."""
        own = self.analysis.document.published
        return (own.first, own.last) == (time.first, time.last)

    def is_said(self, sentence: int) -> bool:
        """Whether a verb of a sentence tells what a report covers, or what was counted in it."""
        verbs = self.analysis.verbs_of(sentence)
        return any(verb.lemma in self.covering or COUNTS in verb.senses for verb in verbs)

    def is_heading(self, sentence: int, time: Time) -> bool:
        """Whether a time is all that a heading tells."""
        bounds, verbs = self.analysis.sentences[sentence], self.analysis.verbs_of(sentence)
        is_quiet = not any(self.analysis.units.letters[verb.head] in FINITE for verb in verbs)
        return is_quiet and bounds.end - bounds.start <= time.end - time.start + HEADING

    def is_listed(self, sentence: int) -> bool:
        """Whether a sentence is an item of a list: its line opens with a dash or a dot."""
        units = self.analysis.units
        first = units.firsts[self.analysis.ranges[sentence][0]]
        return self.analysis.tokens.breaks[first] > 0 and self.analysis.tokens.lows[first][:1] in BULLETS
