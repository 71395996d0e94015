"""Enters: quotations and attributions. Leaves: each quotation with the one who speaks, and the cue that tells so.

First the cue in the sentence of each; then the quotation before or after in the same run, who was last said to say
something, and the sentences beside one that stands alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from selon.read.cues_behind import Cue
from selon.read.lone_quotes import LoneQuotes
from selon.read.quote_cues import LONG, QuoteCues

if TYPE_CHECKING:
    from selon.model.analysis import QuoteSpan

RUN = 260  # characters between two quotations of one run
JOINT = 12  # characters of a word that joins two quotations of one sentence


class QuoteReader(QuoteCues):
    """Finds who speaks in the quotations of one document."""

    def read(self) -> None:
        """Give the quotations their speakers."""
        quotes = self.analysis.quotes
        self.spoken = [not self.names.is_name(quote, place) for place, quote in enumerate(quotes)]
        for quote, is_spoken in zip(quotes, self.spoken, strict=True):
            cue = self.cue(quote) if is_spoken else None
            if cue is not None:
                quote.source, quote.cue = cue.source, cue.span
        self.join_runs(quotes)
        for quote, is_spoken in zip(quotes, self.spoken, strict=True):
            cue = self.following(quote) if is_spoken and quote.source is None else None
            if cue is not None:
                quote.source, quote.cue = cue.source, cue.span
        lone = LoneQuotes(self.analysis, self.speech, self.attributions)
        for quote, is_spoken in zip(quotes, self.spoken, strict=True):
            if is_spoken and quote.source is None:
                quote.source = lone.speaker(quote)
        self.drop_nested(quotes)

    def following(self, quote: QuoteSpan) -> Cue | None:
        """Who was last said to say something, where a whole sentence is quoted behind: *Le maire accuse X. « … »*."""
        analysis = self.analysis
        first, last = analysis.unit_at(quote.first), analysis.unit_at(quote.last - 1)
        place, end = analysis.sentence_of(first), analysis.sentence_of(last)
        begin, stop = analysis.ranges[place][0], analysis.ranges[end][1]
        is_told = any(self.attributions[at] for at in range(place, end + 1))
        if place == 0 or is_told or first - begin > 1 or analysis.tokens.breaks[analysis.units.firsts[begin]]:
            return None
        closes = all(self.is_mark(unit) or analysis.units.letters[unit] == "." for unit in range(last + 1, stop))
        if not closes or not self.speech.phrases.has_verb(first, last + 1):
            return None
        before = self.attributions[place - 1]
        said = [item for item in before if item.source.kind != "media"] or before
        return Cue(said[-1].source, analysis.span(*said[-1].cue), "quotes.following") if said else None

    def join_runs(self, quotes: list[QuoteSpan]) -> None:
        """Let quotations of one run share their speaker, backwards from a cue behind the last, then forwards."""
        pairs = list(pairwise(range(len(quotes))))
        for before, after in reversed(pairs):
            left, right = quotes[before], quotes[after]
            is_near = 0 <= right.start - left.end < RUN // 2
            if self.spoken[before] and left.source is None and right.source is not None and is_near:
                left.source = right.source if self.is_run(left, right) else None
        for before, after in pairs:
            left, right = quotes[before], quotes[after]
            if self.spoken[after] and right.source is None and left.source is not None and self.goes_on(left, right):
                right.source = left.source

    @staticmethod
    def drop_nested(quotes: list[QuoteSpan]) -> None:
        """Leave a quotation inside another to the one who speaks the whole, unless told to be of somebody else."""
        end, outer = 0, None
        for quote in quotes:
            if quote.end <= end:
                is_own = quote.cue is not None and quote.source != outer
                quote.source, quote.cue = (quote.source, quote.cue) if is_own else (None, None)
            elif quote.source is not None:
                end, outer = max(end, quote.end), quote.source

    def goes_on(self, left: QuoteSpan, right: QuoteSpan) -> bool:
        """Whether a quotation without a cue goes on the one before it: near, and a clause or in the same sentence."""
        if right.start - left.end >= RUN:
            return False
        analysis = self.analysis
        last, first = analysis.unit_at(left.last - 1), analysis.unit_at(right.first)
        if right.start < left.end or analysis.sentence_of(last) == analysis.sentence_of(first):
            return True
        if self.has_other_speaker(left, right):
            return False
        units = range(first, analysis.unit_at(right.last - 1) + 1)
        has_verb = any(analysis.groups.verb_at[unit] >= 0 for unit in units)
        opens = first - 1 <= analysis.ranges[analysis.sentence_of(first)][0]
        return has_verb or self.names.ends_sentence(right) if opens else has_verb and len(units) >= LONG

    def has_other_speaker(self, left: QuoteSpan, right: QuoteSpan) -> bool:
        """Whether somebody else says something between two quotations."""
        analysis = self.analysis
        first = analysis.sentence_of(analysis.unit_at(left.last - 1))
        last = analysis.sentence_of(analysis.unit_at(right.first))
        items = (item for place in range(first, last + 1) for item in self.attributions[place])
        return any(
            left.end <= analysis.span(*item.cue).start < right.start and item.source != left.source for item in items
        )

    def is_run(self, left: QuoteSpan, right: QuoteSpan) -> bool:
        """Whether nothing but marks or an ellipsis stands between two quotations."""
        between = self.analysis.tokens.text[left.end : right.start]
        return len(between) <= JOINT or not any(c.isalpha() for c in between)
