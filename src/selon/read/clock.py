"""Enters: the days that a text names, as they are resolved in its order. Leaves: the days that its times count from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.read.days import Interval, Whole, month_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from selon.model.times import TimeSymbol
    from selon.packs.times import TimeWords

DAYS_A_YEAR = 365
YEARS_OF: dict[str, int] = {"year": 1, "decade": 10, "century": 100}


class Clock:
    """What is known while a text's times are resolved in their order.

    `now` is the document's day, or one that is surely not before it; `ahead` one that is surely not after it; `starts`
    first days of conflicts, `text` the last days named, `month` the month of the last day named with one. Where not
    even the week is known the clock is vague, and weekdays are not told; where not even the month, it is wide.
    """

    def __init__(self, now: date | None, ahead: date | None, starts: Sequence[date], words: TimeWords) -> None:
        """Begin with nothing named in the text."""
        self.now = now
        self.ahead = ahead
        self.is_exact = now is not None and now == ahead
        self.is_wide = False
        self.is_vague = False
        self.starts = starts
        self.words = words
        self.text: Whole | None = None
        self.text_period: Whole | None = None
        self.month: Whole | None = None

    def base(self, symbol: TimeSymbol) -> Whole | None:
        """The days from which a symbol counts."""
        if symbol.anchor == "text":
            told = self.text if symbol.unit in {"day", "hour", "week", ""} else self.text_period
            return (self.now, self.now) if told is None and symbol.shift < 0 and self.now and self.is_exact else told
        if self.now is None or (symbol.unit in {"day", "hour"} and not self.is_exact):
            return None
        if (self.is_wide and symbol.unit not in YEARS_OF) or (self.is_vague and symbol.unit == "week"):
            return None
        return self.now, self.now

    def hear(self, symbol: TimeSymbol, whole: Interval) -> None:
        """Remember what the text has named."""
        first, last = whole
        if symbol.bound == "since" and first is not None and symbol.kind == "date" and symbol.day is not None:
            last = first
        if symbol.bound == "since" and first is not None and symbol.year is not None:
            self.text_period = first, first  # *depuis 2014. … Cette année-là*
        if first is None or last is None:
            return
        self.text_period = (first, last)
        if (last - first).days <= 1:
            self.text = (first, last)
        self.hear_month(symbol, first, last)

    def hear_month(self, symbol: TimeSymbol, first: date, last: date) -> None:
        """Remember the month of days that are told with it, unless they are history beside those of the report."""
        is_told = symbol.month is not None or (symbol.other is not None and symbol.other.month is not None)
        has_day = (last - first).days <= 1 or symbol.other is not None
        if not is_told or not has_day or (first.year, first.month) != (last.year, last.month):
            return
        if self.month is None or not self.is_of_year(self.month[0]) or self.is_of_year(first):
            self.month = month_days(last.year, last.month)

    def is_of_year(self, day: date) -> bool:
        """Whether a day lies within a year of the document's."""
        return self.now is not None and abs((self.now - day).days) <= DAYS_A_YEAR
