"""Enters: the events of a document and the place of a figure. Leaves: the act that is told to have harmed them.

The act nearest to a figure in its sentence is what harmed; where its sentence tells none, the figure of one act goes
back to the act of the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from selon.model.claim import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.claims.covered import Covered
    from selon.claims.provocations import ProvocationFinder
    from selon.model.analysis import Analysis
    from selon.model.claim import Event, EventType

LONG = 60  # days from the first of a total to an act that may still stand for what it counts
HARMING: frozenset[EventType] = frozenset({"strike", "attack", "clash", "banned_weapon", "violation"})
FLIGHT: frozenset[EventType] = frozenset({"capture", "displacement", "blockade"})  # what people leave for, too


class Telling(msgspec.Struct, frozen=True):
    """Words that tell an act, and the act."""

    start: int
    end: int
    event: Event


class Cause(msgspec.Struct, frozen=True):
    """An act that harmed, the words that tell it there, and whether the figure's own sentence has them."""

    event: Event
    span: tuple[int, int]
    how: Literal["stated", "carried"]


class CauseFinder:
    """Finds what harmed the victims of figures, in one document."""

    def __init__(self, analysis: Analysis, events: Sequence[Event], provocations: ProvocationFinder) -> None:
        """Take the document's layers and what is told to have happened; what is denied harmed nobody."""
        self.analysis = analysis
        self.provocations = provocations
        told = [
            Telling(start, end, event)
            for event in events
            if event.stance == "asserts" and event.type in HARMING | FLIGHT
            for start, end in event.why["type"].spans
        ]
        self.tellings = sorted(told, key=lambda telling: (telling.start, telling.end, telling.event.id))
        self.starts = [telling.start for telling in self.tellings]

    def find(self, unit: int, outcome: str, clause: int | None, period: Covered) -> Cause | None:
        """The act behind the harm told at a unit; that of a figure of one act, or since its day, may be told before."""
        sentence = self.analysis.sentence_of(unit)
        bounds, (start, end) = self.clause_bounds(clause), self.analysis.span(unit, unit + 1).bounds
        told = [each for each in self.within(sentence, outcome) if not self.is_answered(each, unit)]
        told = [each for each in told if not self.is_of_part(each, unit)]
        here = [each for each in told if each.end <= start or is_inside(each, bounds) or may_bring(each.event, period)]
        if here:
            best = min(here, key=lambda telling: (not is_inside(telling, bounds), gap(telling, start, end)))
            return Cause(best.event, (best.start, best.end), "stated")
        before = [
            telling
            for telling in self.within(sentence - 1, outcome)
            if period.scope == "incident" or (period.since and period.since == telling.event.since)
        ]
        return Cause(before[-1].event, (before[-1].start, before[-1].end), "carried") if before else None

    def is_answered(self, told: Telling, unit: int) -> bool:
        """Whether a told act is only what the act answers that harmed those counted at a unit."""
        return self.provocations.is_answered(told.start, unit)

    def is_of_part(self, told: Telling, unit: int) -> bool:
        """Whether a participle tells what befell a part beside it, and no other figure: *…, dont six tués par X*."""
        groups = self.analysis.groups
        verb = groups.verb_at[self.analysis.unit_over(told.start)]
        if verb < 0 or groups.verbs[verb].form != "participle":
            return False
        before = groups.noun_at[groups.verbs[verb].first - 1] if groups.verbs[verb].first else -1
        part = groups.nouns[before] if before >= 0 else None
        if part is None or not part.is_among or part.count is None or part.head == unit:
            return False
        is_many = self.analysis.units.features[groups.verbs[verb].head].endswith("p")
        return is_many == part.is_plural and "," in self.analysis.units.letters[max(0, part.first - 2) : part.first]

    def follows_act(self, unit: int) -> bool:
        """Whether the sentence before that of a unit tells of one strike or attack, of a day or at a place."""
        told = self.within(self.analysis.sentence_of(unit) - 1, "killed")
        acts = [telling.event for telling in told if telling.event.type in {"strike", "attack"}]
        return any(
            act.since == act.until and (act.since is not None or any(not place.is_country for place in act.places))
            for act in acts
        )

    def within(self, sentence: int, outcome: str) -> list[Telling]:
        """The tellings of a sentence that may bring about an outcome."""
        if sentence < 0:
            return []
        types = HARMING | FLIGHT if outcome == "displaced" else HARMING
        bounds = self.analysis.sentences[sentence]
        first, last = bisect_left(self.starts, bounds.start), bisect_left(self.starts, bounds.end)
        return [telling for telling in self.tellings[first:last] if telling.event.type in types]

    def clause_bounds(self, clause: int | None) -> tuple[int, int]:
        """The characters of the clause that tells the harm."""
        if clause is None:
            return (0, 0)
        found = self.analysis.clauses[clause]
        return self.analysis.span(found.first, found.last).bounds


def may_bring(act: Event, period: Covered) -> bool:
    """Whether an act may have brought about a figure: a total that began to run long before it has other sources."""
    if period.scope == "incident" or not period.since or not act.since or act.why["since"].how != "stated":
        return True
    return date.fromisoformat(act.since).toordinal() - date.fromisoformat(period.since).toordinal() <= LONG


def is_inside(telling: Telling, bounds: tuple[int, int]) -> bool:
    """Whether the words of an act stand within some bounds."""
    return bounds[0] <= telling.start and telling.end <= bounds[1]


def gap(telling: Telling, start: int, end: int) -> int:
    """The characters between the words of an act and others."""
    return max(telling.start - end, start - telling.end, 0)


def as_of_act(period: Covered, cause: Cause | None) -> Covered:
    """The days of a figure of one act: those of the act behind it, where nothing else told them."""
    if (
        cause is None
        or period.is_untold
        or period.scope != "incident"
        or period.since is not None
        or cause.event.since is None
    ):
        return period
    act = cause.event
    if act.period == "throughout":  # what goes on since a day is no act of one day
        return period
    reasons = {**period.reasons, "since": Reason("carried", act.why["since"].spans, "periods.of_act")}
    return msgspec.structs.replace(period, since=act.since, until=act.until, period=act.period, reasons=reasons)
