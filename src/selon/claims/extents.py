"""Enters: a time. Leaves: how long it is, and whether it is over or goes on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from selon.model.mention import UntoldTime

if TYPE_CHECKING:
    from selon.model.mention import Time

NAMED_BY_YEAR = 2  # words of *since 1999*
NIGHT = 1  # days between the two days of a night
MONTHS = 12


def length(time: Time) -> int:
    """The days between the first and the last of a time."""
    if isinstance(time, UntoldTime):
        return time.days
    if not time.first or not time.last:
        return 0
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days


def days_before(day: str | None, last: str | None) -> int | None:
    """The days from one day (ISO) to the last that a report may be of; none where either is not known."""
    return (date.fromisoformat(last) - date.fromisoformat(day)).days if day and last else None


def is_closed(time: Time) -> bool:
    """Whether a time has both its ends, told or not."""
    return not time.is_open if isinstance(time, UntoldTime) else bool(time.first and time.last)


def is_opened(time: Time) -> bool:
    """Whether something goes on since a time, told or not."""
    return time.is_open if isinstance(time, UntoldTime) else bool(time.first and not time.last)


def is_short(time: Time) -> bool:
    """Whether a time is one day or night."""
    return is_closed(time) and length(time) <= NIGHT


def is_whole(time: Time) -> bool:
    """Whether a time is one day, one whole month or one whole year."""
    if isinstance(time, UntoldTime):
        return time.days == 0
    if not time.first or not time.last:
        return False
    first, last = date.fromisoformat(time.first), date.fromisoformat(time.last)
    after = last + timedelta(1)
    return first == last or (first.day == after.day == 1 and (after.year, after.month) in following(first))


def as_closed(time: Time) -> Time:
    """The day, month or year with which an open time begins, by how many words name it."""
    first = date.fromisoformat(time.first or "")
    after = first + timedelta(1)
    if first.day == 1:
        is_year = first.month == 1 and len(time.text.split()) == NAMED_BY_YEAR
        after = date(*following(first)[is_year], 1)
    return msgspec.structs.replace(time, last=(after - timedelta(1)).isoformat())


def following(day: date) -> tuple[tuple[int, int], tuple[int, int]]:
    """The months, each with its year, that follow the month and the year that begin on a day."""
    month = (day.year + day.month // MONTHS, day.month % MONTHS + 1)
    return month, (day.year + (day.month == 1), day.month)
