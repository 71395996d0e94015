"""Enters: a figure that no word dates, and the tolls before it. Leaves: the total of the sentence before it goes on.

*En seize jours, 905 personnes ont été tuées. Plus de 4 000 ont été blessées*: what stands in the next sentence of the
paragraph without a day, an act or a place of its own is of the same days, unless it is far too small for them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from selon.claims.covered import Covered
from selon.model.claim import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selon.claims.breakdowns import Proposal
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.model.mention import Time

RULE = "periods.sequel"
TOTALS = frozenset({"periods.since", "periods.counted", RULE})
SHORT = 100  # days of a total that a small figure may go on
SHARE = 20  # how many times a figure that goes on a longer total may be smaller than it


class Sequels:
    """Finds, in one document, figures that go on a total of the sentence before."""

    def __init__(self, analysis: Analysis, times: Mapping[int, Sequence[Time]]) -> None:
        """Take the document's layers, and its times by their sentences."""
        self.analysis = analysis
        self.times = times

    def find(self, proposal: Proposal, unit: int, made: Sequence[Toll], period: Covered) -> Covered:
        """The period of a figure, that of the total before if it goes on from it."""
        sentence = self.analysis.sentence_of(unit)
        if not made or period.scope != "incident" or proposal.count.shape == "one" or self.tells_of_its_own(sentence):
            return period
        before, least = made[-1], proposal.count.least or proposal.count.most or 0
        reason = before.why.get("scope")
        start = self.analysis.sentences[max(0, sentence - 1)].start
        if reason is None or reason.rule not in TOTALS or before.scope != "cumulative" or before.start < start:
            return period
        whole = before.figure.least or before.figure.most or 0
        if "\n" in self.analysis.tokens.text[before.end : self.analysis.sentences[sentence].start]:
            return period
        if reason.rule == "periods.since" and not is_short(before) and least * SHARE < whole:
            return period
        reasons = {"scope": Reason("carried", ((before.figure.start, before.figure.end),), RULE)}
        return Covered(
            scope="cumulative", since=before.since, until=before.until, period=before.period, reasons=reasons
        )

    def tells_of_its_own(self, sentence: int) -> bool:
        """Whether a sentence tells a time, an act by a noun, or a place."""
        analysis = self.analysis
        first, last = analysis.ranges[sentence]
        if self.times.get(sentence) or any(unit in analysis.places for unit in range(first, last)):
            return True
        heads = (analysis.groups.nouns[place].head for place in analysis.nouns_of(sentence))
        return any(sense.startswith("event") for head in heads for sense in analysis.units.senses[head])


def is_short(toll: Toll) -> bool:
    """Whether a total is of some weeks."""
    if not toll.since or not toll.until:
        return False
    return (date.fromisoformat(toll.until) - date.fromisoformat(toll.since)).days <= SHORT
