"""Axes: round numbers for figures, days for time.

Enters: the least and the most of what is drawn. Leaves: positions, and where lines and words of an axis stand.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

STEPS = (1, 2, 5, 10)
MONTH, YEAR = 31, 366


class Scale(NamedTuple):
    """A straight line from numbers to positions."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """Where a number stands."""
        share = (number - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 1)


def round_steps(high: float, wanted: int = 4) -> list[int]:
    """Round numbers from nought to just above `high`."""
    rough = max(high, 1) / wanted
    power = 10 ** (len(str(int(rough))) - 1)
    step = next((power * one for one in STEPS if power * one >= rough), power * 10)
    return list(range(0, int(high + step), max(1, step)))


def day_steps(first: date, last: date, most: int = 6) -> list[date]:
    """Days to be named on an axis: all, weeks, firsts of months, of quarters or of years."""
    span = (last - first).days
    for step in (1, 2, 7, 14):
        if span / step <= most:
            return [first + timedelta(n * step) for n in range(span // step + 1)]
    firsts = _firsts_of_months(first, last)
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600):
        chosen = [day for day in firsts if (day.year * 12 + day.month - 1) % months == 0]
        if len(chosen) <= most:
            return chosen
    return firsts[:1]


def is_far(first: date, last: date) -> bool:
    """Whether days of the axis are named by month and year rather than by day."""
    return (last - first).days > 3 * MONTH


def read_day(day: str) -> date:
    """A full ISO day, or the first of a month or year."""
    return date.fromisoformat((day + "-01-01")[:10] if len(day) < len("2020-10-03") else day[:10])


def _firsts_of_months(first: date, last: date) -> list[date]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = (date(month // 12, month % 12 + 1, 1) for month in months)
    return [day for day in days if first <= day <= last]
