"""Enters: clues about a document's day. Leaves: what all who settle the day share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from selon.model.document import DayRange
from selon.read.acts import Act, Tenure
from selon.read.clues import Clue
from selon.read.conflicts import Ranked
from selon.read.days import Whole, day_of

LAST_YEAR = 9999
WEEK = 7
LIKELY_SHARE = 0.5  # of the best conflict's score
SHORT_DAYS = 60


class Bounds(msgspec.Struct, frozen=True):
    """The days between which the document's own day must lie, so far as anything says so."""

    first: date | None = None
    last: date | None = None
    why: str = ""

    def admit(self, day: date) -> bool:
        """Whether a day lies within."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Knowledge(msgspec.Struct, frozen=True):
    """What the packs know that bears on a document.

    Its likely conflicts, the terms of office of those it names, the last year that the packs know of, and the
    well-known acts that it tells of, the eras of what it names, and the years that wars are said to have lasted.
    """

    ranked: Sequence[Ranked] = ()
    tenures: Sequence[Tenure] = ()
    horizon: int = LAST_YEAR
    acts: Sequence[Act] = ()
    eras: Sequence[Tenure] = ()
    lasting: frozenset[int] = frozenset()

    @property
    def likely(self) -> list[Ranked]:
        """The conflicts that may well be meant, the latest first, for most is written of it."""
        fit = [r for r in self.ranked if r.score >= LIKELY_SHARE * self.ranked[0].score]
        return sorted(fit, key=lambda r: r.first, reverse=True)

    @property
    def short(self) -> list[Ranked]:
        """Those of the likely ones that lasted weeks and not years."""
        return [r for r in self.likely if r.last and (r.last - r.first).days <= SHORT_DAYS]


class Settled(msgspec.Struct, frozen=True):
    """The document's day or days, and the days that its times count from where those are better known."""

    published: DayRange
    near: Whole | None = None


class Told(msgspec.Struct, frozen=True):
    """A past day that the report names, and by which clue."""

    day: date
    clue: Clue


def as_range(whole: Whole, why: str) -> DayRange:
    """The range in its ISO form."""
    return DayRange(whole[0].isoformat(), whole[1].isoformat(), why)


def one_day(day: date, why: str) -> DayRange:
    """The range of one day, with the day in its reason."""
    return as_range((day, day), f"{why}: {day.isoformat()}")


def told_days(clues: Sequence[Clue], year: int | None) -> list[Told]:
    """The past days that the report names with day and month, years filled in from the document's."""
    found: list[Told] = []
    for clue in clues:
        last = clue.symbol.other or clue.symbol
        if clue.role not in {"body", "caption"} or clue.is_future or not last.day or not last.month:
            continue
        if clue.symbol.kind != "date" or clue.symbol.bound == "until":
            continue
        its_year = last.year or year
        day = day_of(its_year, last.month, last.day) if its_year else None
        if day and (last.weekday is None or last.year or day.weekday() == last.weekday):
            found.append(Told(day, clue))
    return found
