"""Enters: symbols of time as they are resolved, in the order of the text. Leaves: the year of a date told without one.

A text that tells of a past year names it once and goes on: *le 17 janvier 2012 …, le 1er avril …*. A date without its
year is of the story that it stands in, unless it is news: near the document's own day, or the first day of a war. What
counts from the document's day (*hier*, *cette semaine*) ends the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.read.days import Interval, Whole, day_of, month_days, season_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from selon.model.times import TimeSymbol
    from selon.model.tokens import Sentence, Tokens
    from selon.read.clock import Clock
    from selon.read.times_kinds import Past

NEWS, BESIDE = 90, 60  # days before the document's, on which what is told is news; in the line of a story
REACH = 60  # tokens, three sentences or so, that a story goes on without a date
DAYS_A_YEAR = 366
FORWARD, BACKWARD = 200, 100  # days that a story goes on in a step, and looks back
YEARS_GONE = 2  # years back from which on a month of the year after is told without it, as is one of the running year
NEXT = 12  # tokens between a year that ends a sentence and the month that opens the next
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
        self.last: Whole | None = None  # what the last story told, though news has ended it
        self.at = 0
        self.named: int | None = None  # the year named last
        self.named_at = 0
        self.is_year = self.is_soft = False
        self.full: dict[tuple[int, int], int] = {}

    def dated(self, symbol: TimeSymbol, news: Interval | None, past: Past) -> TimeSymbol:
        """The symbol with the year of the story where it has none of its own; `news` are its days without one.

        What has happened on no day to come did so in the year named last in its line, whatever that dates.
        """
        if symbol.kind == "season":
            return self.season(symbol)
        if symbol.month is None:
            return self.day(symbol)
        if not is_bare(symbol) or (
            self.is_news(news, BESIDE if self.is_beside(symbol) else NEWS) and not self.is_headed(symbol)
        ):
            return symbol
        far = symbol.other or symbol
        is_to_come = bool(past and news and news[0] and self.clock.now and news[0] > self.clock.now)
        year = self.year_of(far) or (self.year_gone(symbol, far) if is_to_come else None)
        if year is None:
            return symbol
        if symbol.other is None:
            return msgspec.structs.replace(symbol, year=year)
        near = year - ((symbol.month or far.month or 0) > (far.month or 0))
        return msgspec.structs.replace(symbol, year=near, other=msgspec.structs.replace(far, year=year))

    def is_news(self, days: Interval | None, reach: int = NEWS) -> bool:
        """Whether days lie so many before the document's own, or begin a war that it tells of."""
        now = self.clock.now
        if days is None or days[0] is None or days[1] is None or now is None:
            return False
        reach = DAYS_A_YEAR if self.clock.is_wide else reach
        return 0 <= (now - days[0]).days <= reach or any(days[0] <= start <= days[1] for start in self.clock.starts)

    def year_of(self, symbol: TimeSymbol) -> int | None:
        """The year of a day or month in the story, if it goes on there."""
        month, day = symbol.month or 1, symbol.day
        if day is not None and (month, day) in self.full:
            return self.full[month, day]
        if self.told is None or not self.is_within(symbol):
            return None
        if self.is_year:
            return self.told[0].year
        told = self.told[0].year
        is_long_ago = self.clock.now is None or self.clock.now.year - told > YEARS_GONE
        years = (told, told + 1, told - 1) if is_long_ago or day or symbol.edge else (told, told - 1)
        days = ((year, day_of(year, month, day) if day else month_days(year, month)[0]) for year in years)
        back = BACKWARD if self.is_beside(symbol) else 0
        return next((year for year, found in days if found and self.goes_on_to(found, back)), None)

    def year_gone(self, symbol: TimeSymbol, far: TimeSymbol) -> int | None:
        """The year named last, if it is in the line of a symbol and near, else that in which the last story goes on."""
        is_near = symbol.first - self.named_at <= REACH
        if is_near and not any(self.tokens.breaks[self.named_at : symbol.first + 1]):
            return self.named
        if self.last is None or self.told is not None:
            return None
        self.told, self.at = self.last, symbol.first
        year = self.year_of(far)
        self.told = None
        return year

    def is_within(self, symbol: TimeSymbol) -> bool:
        """Whether a symbol stands near enough to the last date of the story, or in the line of its year."""
        if symbol.first - self.at > REACH:
            return False
        is_month = symbol.day is None and symbol.kind == "date"
        if self.is_soft:  # *… en 2020. En mars, …*
            return (
                is_month and symbol.first in self.openings and symbol.first - self.at <= NEXT and self.is_beside(symbol)
            )
        return not self.is_year or (self.is_beside(symbol) and (is_month or symbol.first in self.openings))

    def is_beside(self, symbol: TimeSymbol) -> bool:
        """Whether a symbol stands in the line of the last date of the story."""
        return not any(self.tokens.breaks[self.at + 1 : symbol.first + 1])

    def season(self, symbol: TimeSymbol) -> TimeSymbol:
        """A season with the year of the story: the next one that begins in or behind what was told last."""
        is_bare_season = symbol.year is None and symbol.toward is None and symbol.bound == "at"
        if not is_bare_season or self.told is None or not self.is_within(symbol):
            return symbol
        years = (self.told[0].year + shift for shift in (0, 1))
        spans = ((year, season_days(symbol.month or 1, year)) for year in years)
        year = next((year for year, days in spans if days[1] >= self.told[0] and self.goes_on_to(days[0])), None)
        return symbol if year is None else msgspec.structs.replace(symbol, year=year)

    def day(self, symbol: TimeSymbol) -> TimeSymbol:
        """A day alone with the month and year of the story, where that told last of a month: *mai 2014. … le 11*."""
        is_alone = symbol.kind == "date" and symbol.day is not None and symbol.weekday is None and symbol.other is None
        is_alone = is_alone and symbol.toward is None and symbol.bound == "at" and not symbol.unit
        if not is_alone or self.told is None or self.told != month_days(self.told[0].year, self.told[0].month):
            return symbol
        month = self.told[0]
        return msgspec.structs.replace(symbol, year=month.year, month=month.month) if self.is_within(symbol) else symbol

    def is_headed(self, symbol: TimeSymbol) -> bool:
        """Whether a year stands right before a symbol, at the head of its line: *2018. Le 27 septembre, …*.

        The running month is called so seldom that one behind a year is of that.
        """
        if self.told is None or not self.is_year:
            return False
        begins = self.at < 2 or self.tokens.breaks[self.at - 1] > 0
        is_running = self.clock.now is not None and symbol.month == self.clock.now.month
        return (begins and symbol.first - self.at <= OPENING) or (is_running and self.is_within(symbol))

    def goes_on_to(self, day: date, back: int = 0) -> bool:
        """Whether a story may go on to a day, or look back to it over so many days."""
        if self.told is None or (self.clock.now is not None and day > self.clock.now):
            return False
        steps = (day - self.told[0]).days
        return -back <= steps <= (DAYS_A_YEAR if self.is_year else FORWARD)

    def hear(self, symbol: TimeSymbol, days: Interval) -> None:
        """Remember what is told: a date of the past begins a story or goes on in it, news ends it."""
        first, last = days
        if symbol.kind in COUNTED and symbol.anchor == "document" and symbol.bound == "at" and symbol.unit != "year":
            self.told = None
        if symbol.is_dated_since and first is not None:
            last = first  # *depuis le 13 octobre 2020. Ce matin-là, …*
        elif symbol.kind != "date" or symbol.bound != "at":
            return
        if first is None or last is None:
            return
        if symbol.year is not None:
            self.named, self.named_at = symbol.year, symbol.last
        if symbol.year is not None and symbol.day is not None and symbol.month is not None:
            self.full[symbol.month, symbol.day] = symbol.year
        if symbol.year is None and self.is_news(days):
            self.told = None
        elif symbol.year is not None and (self.clock.now is None or symbol.year < self.clock.now.year):
            is_year = symbol.month is None and not symbol.edge
            if self.is_of_noun(symbol):
                return
            self.is_soft = is_year and not self.opens(symbol)
            self.told = self.last = (first, last)
            self.at, self.is_year = symbol.last, is_year

    def opens(self, symbol: TimeSymbol) -> bool:
        """Whether a time opens its sentence, which goes on in its line."""
        breaks = self.tokens.breaks
        return symbol.first in self.openings and symbol.last < len(breaks) and not breaks[symbol.last]

    def frames(self, symbol: TimeSymbol) -> bool:
        """Whether a symbol is a month or year that opens its sentence, so that no day told before is that of it."""
        return symbol.kind == "date" and symbol.day is symbol.weekday is None and symbol.first in self.openings

    def is_of_noun(self, symbol: TimeSymbol) -> bool:
        """Whether a date only tells which act or text is meant: *l'accord du 9 mars 2018*."""
        return symbol.first > 0 and self.tokens.lows[symbol.first - 1] in self.clock.words.classes["OF"]


def is_bare(symbol: TimeSymbol) -> bool:
    """Whether a symbol is a day or month whose year nothing in its words tells."""
    ends = (symbol, symbol.other or symbol)
    is_open = symbol.kind != "date" or symbol.bound != "at" or symbol.toward is not None or symbol.unit == "year"
    return not is_open and all(each.month and not each.year and each.weekday is None for each in ends)
