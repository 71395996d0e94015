"""Enters: symbols of time as they are resolved, in the order of the text. Leaves: the year of a date told without one.

A text that tells of a past year names it once and goes on: *le 17 janvier 2012 …, le 1er avril …*. A date without its
year is of the story that it stands in, unless it is news: near the document's own day, or the first day of a war. What
counts from the document's day (*hier*, *cette semaine*) ends the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.read.days import Interval, Whole, day_of, month_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from selon.model.times import TimeSymbol
    from selon.model.tokens import Sentence, Tokens
    from selon.read.times_kinds import Clock

NEWS = 60  # days from the document's within which a date without its year is news
REACH = 60  # tokens, three sentences or so, that a story goes on without a date
DAYS_A_YEAR = 366
FORWARD, BACKWARD = 200, 100  # days that a story goes on in a step, and looks back
OPENING = 3  # tokens before a time that opens its sentence
COUNTED = frozenset({"offset", "period", "recent", "weekend"})  # kinds that count from the document's day


class Story:
    """The past that a text tells of, as far as it is read."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sentence], clock: Clock) -> None:
        """Begin with nothing told."""
        self.tokens = tokens
        self.openings = {at for each in sentences for at in range(each.first, each.first + OPENING)}
        self.clock = clock
        self.told: Whole | None = None
        self.at = 0
        self.is_year = False
        self.full: dict[tuple[int, int], int] = {}

    def dated(self, symbol: TimeSymbol, news: Interval | None) -> TimeSymbol:
        """The symbol with the year of the story where it has none of its own; `news` are its days without one."""
        if not is_bare(symbol) or self.is_news(news):
            return symbol
        far = symbol.other or symbol
        year = self.year_of(far)
        if year is None:
            return symbol
        if symbol.other is None:
            return msgspec.structs.replace(symbol, year=year)
        near = year - ((symbol.month or far.month or 0) > (far.month or 0))
        return msgspec.structs.replace(symbol, year=near, other=msgspec.structs.replace(far, year=year))

    def is_news(self, days: Interval | None) -> bool:
        """Whether days lie near the document's own, or begin a war that it tells of."""
        now = self.clock.now
        if days is None or days[0] is None or days[1] is None or now is None:
            return False
        reach = NEWS if not self.clock.is_wide else DAYS_A_YEAR
        return 0 <= (now - days[0]).days <= reach or any(days[0] <= start <= days[1] for start in self.clock.starts)

    def year_of(self, symbol: TimeSymbol) -> int | None:
        """The year of a day or month in the story, if it goes on there."""
        month, day = symbol.month or 1, symbol.day
        if day is not None and (month, day) in self.full:
            return self.full[month, day]
        if self.told is None or symbol.first - self.at > REACH:
            return None
        if self.is_year:
            goes_on = symbol.first in self.openings and not any(self.tokens.breaks[self.at + 1 : symbol.first + 1])
            return self.told[0].year if goes_on else None
        years = (self.told[0].year + shift for shift in (0, 1, -1))
        days = ((year, day_of(year, month, day) if day else month_days(year, month)[0]) for year in years)
        return next((year for year, found in days if found and self.goes_on_to(found)), None)

    def goes_on_to(self, day: date) -> bool:
        """Whether a story may go on, or look back, to a day."""
        if self.told is None or (self.clock.now is not None and day > self.clock.now):
            return False
        steps = (day - self.told[0]).days
        return -BACKWARD <= steps <= FORWARD

    def hear(self, symbol: TimeSymbol, days: Interval) -> None:
        """Remember what is told: a date of the past begins a story or goes on in it, news ends it."""
        first, last = days
        if symbol.kind in COUNTED and symbol.anchor == "document" and symbol.bound == "at" and symbol.unit != "year":
            self.told = None
        if symbol.kind != "date" or symbol.bound != "at" or first is None or last is None:
            return
        if symbol.year is not None and symbol.day is not None and symbol.month is not None:
            self.full[symbol.month, symbol.day] = symbol.year
        if symbol.year is None and self.is_news(days):
            self.told = None
        elif symbol.year is not None and (self.clock.now is None or symbol.year < self.clock.now.year):
            is_year = symbol.month is None
            if (is_year and symbol.first not in self.openings) or self.is_of_noun(symbol):
                return
            self.told, self.at, self.is_year = (first, last), symbol.last, is_year

    def is_of_noun(self, symbol: TimeSymbol) -> bool:
        """Whether a date only tells which act or text is meant: *l'accord du 9 mars 2018*."""
        return symbol.first > 0 and self.tokens.lows[symbol.first - 1] in self.clock.words.classes["OF"]


def is_bare(symbol: TimeSymbol) -> bool:
    """Whether a symbol is a day or month whose year nothing in its words tells."""
    ends = (symbol, symbol.other or symbol)
    is_open = symbol.kind != "date" or symbol.bound != "at" or symbol.toward is not None or symbol.unit == "year"
    return not is_open and all(each.month and not each.year and each.weekday is None for each in ends)
