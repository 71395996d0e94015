"""Enters: a figure and the times of its sentence. Leaves: whether it is the toll of a whole war, and the times of that.

What is told of some day often names the war by its toll: *le traité, signé lundi, met fin à une guerre qui a fait
70 000 morts*. The day is then not that of the dead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.act_tallies import VAGUELY_MANY
from selon.claims.covered import Covered
from selon.claims.extents import is_closed, is_opened, is_short
from selon.model.claim import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.claims.asides import AsideFinder
    from selon.claims.breakdowns import Proposal
    from selon.claims.told_frames import ToldFrames
    from selon.model.mention import Time
    from selon.model.units import Clause, NounGroup
    from selon.packs.rules import TollRules

CHAIN = 4  # noun groups between a war and its relative clause: *la guerre civile au sud du Soudan, qui …*
NOWHERE = -1  # no unit
BESIDE = 2  # units of a bracket or preposition between a war and its years


class WarFinder:
    """Tells which figures of one document are the tolls of whole wars."""

    def __init__(self, asides: AsideFinder, rules: TollRules) -> None:
        """Take what knows the clauses of times, and the words."""
        self.analysis = asides.analysis
        self.asides = asides
        self.rules = rules

    def find(self, proposal: Proposal, times: list[Time], every: Sequence[Time]) -> list[Time] | None:
        """The times of a war whose toll a figure is, among those of its sentence; none where it is no such toll.

        On a single day a war makes no more than an act does: *le conflit, qui a fait douze morts mardi*. Of `every`
        time of the sentence, one on which the war broke out opens its days.
        """
        least = proposal.count.least or proposal.count.most or 0
        if least < VAGUELY_MANY or proposal.outcome == "captured":
            return None
        clause = self.asides.clause_of(self.analysis.groups.nouns[proposal.place].head)
        war = self.war(clause) if clause is not None else None
        if clause is None or war is None or self.is_this(war):
            return None
        begun = next((time for time in every if is_closed(time) and self.is_begun(time, war)), None)
        own = [time for time in times if self.is_of(time, clause, war) and time is not begun]
        if any(is_closed(time) and is_short(time) for time in own):
            return None
        return own if begun is None else [msgspec.structs.replace(begun, last=None)]

    def covered(self, times: list[Time], start: str | None, frames: ToldFrames, sentence: int) -> Covered:
        """The scope and days of the toll of a war, by the times told of it, else from its first day if known.

        In an entry of a chronicle it is of a war that was over, or had begun, by then.
        """
        entry = frames.of(sentence) if frames.heads else None
        last = entry.last if entry is not None else self.analysis.document.published.last
        start = start if entry is None else None
        reasons = {"scope": Reason("inferred", (), "periods.of_war")}
        if not times:
            reasons |= {"since": Reason("inferred", (), "periods.young_conflict")} if start else {}
            return Covered(scope="cumulative", since=start, until=last, period="by", reasons=reasons)
        reasons["since"] = Reason("stated", ((times[0].start, times[0].end),), "periods.time")
        return Covered(
            scope="cumulative", since=times[0].first, until=times[0].last or last, period="throughout", reasons=reasons
        )

    def war(self, clause: Clause) -> NounGroup | None:
        """The war that is the subject of a clause, or that a relative or participle tells of, wherever it was."""
        groups, lemmas = self.analysis.groups, self.analysis.units.lemmas
        if clause.kind == "relative":
            at = self.asides.antecedent(clause)
        else:
            at = groups.nouns[clause.subject].head if clause.subject is not None else NOWHERE
        for _ in range(CHAIN):
            group = groups.nouns[groups.noun_at[at]] if at >= 0 and groups.noun_at[at] >= 0 else None
            if group is None or lemmas[group.head] in self.rules.whole_wars:
                return group
            if group.prep not in self.rules.waged:
                return None
            at = group.first - 1
        return None

    def is_begun(self, time: Time, war: NounGroup) -> bool:
        """Whether a time beside a war is that on which it broke out: *lancée en 1984, l'insurrection …*."""
        first = self.asides.opened(at := self.analysis.unit_over(time.start))
        is_beside = 0 < war.first - at <= BESIDE or 0 <= first - 1 - war.last <= BESIDE
        return is_beside and self.analysis.units.lemmas[first - 1] in self.rules.launches

    def is_of(self, time: Time, clause: Clause, war: NounGroup) -> bool:
        """Whether a time stands in the clause of a toll, or just behind the war: *la guerre (1975-1990)*."""
        at = self.analysis.unit_over(time.start)
        is_within = (
            clause.first <= at <= clause.last + BESIDE and "," not in self.analysis.units.letters[clause.last : at]
        )
        opening = self.analysis.ranges[self.analysis.sentence_of(at)][0] + BESIDE
        is_since = is_opened(time) and (
            0 < war.first - at <= BESIDE or at <= opening
        )  # *depuis 1978, une guerre qui …*
        return is_within or is_since or 0 <= at - war.last <= BESIDE

    def is_this(self, war: NounGroup) -> bool:
        """Whether a war is the one that the sentences before told of: *cette guerre*."""
        return any(self.analysis.units.lows[unit] in self.rules.this for unit in range(war.first, war.head))
