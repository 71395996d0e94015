"""Enters: clues that say how long after its start a conflict is told of. Leaves: the days that this makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from selon.read.clues import Clue
from selon.read.conflicts import Ranked
from selon.read.days import day_of, month_days, shift_days
from selon.read.evidence import Knowledge

MONTHS_OF = {"month": 1, "year": 12}
FIT_DAYS = 45  # a day named near an anniversary lies so close to it
CLOSE_SCORE = 0.8


class Anniversary(msgspec.Struct, frozen=True):
    """A day so many months or years after the start of a conflict; `at` is the token that says so."""

    conflict: str
    at: int
    day: date


def months_after(start: date, months: int) -> date:
    """The day of the same number so many months on, or the month's last."""
    first, last = month_days(start.year, start.month + months)
    return min(last, shift_days(first, start.day - 1))


def fits(day: date, clues: Sequence[Clue]) -> bool:
    """Whether the report names a day close to an anniversary."""
    for clue in clues:
        symbol = clue.symbol
        named = day_of(symbol.year or day.year, symbol.month, symbol.day) if symbol.month and symbol.day else None
        if named and abs((named - day).days) <= FIT_DAYS:
            return True
    return False


def anniversaries(clues: Sequence[Clue], known: Knowledge) -> list[Anniversary]:
    """The anniversaries that the report tells of, each of the conflict that fits it best."""
    found = []
    for clue in clues:
        symbol = clue.symbol
        months = (symbol.count or 0) * MONTHS_OF.get(symbol.unit, 0)
        if symbol.kind != "anniversary" or symbol.anchor == "text" or not months or not known.likely:
            continue

        def weigh(conflict: Ranked, months: int = months) -> tuple[bool, bool, date]:
            close = conflict.score >= CLOSE_SCORE * known.ranked[0].score
            return fits(months_after(conflict.first, months), clues), close, conflict.first

        best = max(known.likely, key=weigh)
        found.append(Anniversary(best.id, symbol.first, months_after(best.first, months)))
    return found
