"""Enters: symbols of time as a text gives them. Leaves: the same, dated by the headings of a chronicle.

A chronicle says the year, or the month, once above its entries: *2011* or *-- MAY 2012 --* alone on a line, then lines
that open with *15 March:* or *- 18:*. What stands within an entry goes by the day at its head. A text of some weeks is
headed by its first and last day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from selon.model.times import TimeSymbol
from selon.model.tokens import MARK, MIXED, NUMBER, Tokens

if TYPE_CHECKING:
    from selon.packs.times import TimeWords

BULLETS = frozenset("-–—•►●▪*·‣◦○") | {"--"}
CLOSERS = frozenset(":-–—")
STOPS = frozenset({".", "!", "?", "…", "..."})
LONGEST_MONTH = 31
MONTHS_A_YEAR = 12
MONTHS_ON = 2  # months after the day at its head of which an entry may still tell
LINES_TO_ENTRY = 3  # a title may stand between the days that a text covers and its first entry
ENTRY_RULE, SPAN_RULE, MONTH_RULE = "date.entry", "interval.entry", "date.month.heading"


class Head(msgspec.Struct):
    """What the headings above and the entry itself say: a year, a month, a day, as far as known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def past_bullets(tokens: Tokens, first: int, last: int) -> int:
    """The first token of a line behind its dashes and dots."""
    while first < last and tokens.lows[first] in BULLETS:
        first += 1
    return first


def lone_day(tokens: Tokens, at: int, words: TimeWords) -> int | None:
    """The number of a day at a token: *18*, *1er*."""
    if at >= len(tokens) or tokens.kinds[at] not in {NUMBER, MIXED}:
        return None
    low = tokens.lows[at]
    digits = low if tokens.kinds[at] == NUMBER else next((low[:1] for e in words.first_endings if low == "1" + e), "")
    value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else 0
    return value if 1 <= value <= LONGEST_MONTH else None


def bare_entry(tokens: Tokens, first: int, last: int, words: TimeWords) -> TimeSymbol | None:
    """The day, or the days joined by a dash, that open a line and are set apart from it: *18: …*, *15-16 : …*."""
    at = first + (tokens.lows[first] in words.classes["THE"] if first < last else 0)
    day = lone_day(tokens, at, words)
    if day is None:
        return None
    end = at + 1
    until = lone_day(tokens, at + 2, words) if end < last and tokens.lows[end] in CLOSERS else None
    if until is not None and until > day and at + 3 < last:
        end = at + 3
    else:
        until = None
    if end >= last or tokens.lows[end] not in CLOSERS or tokens.breaks[end]:
        return None
    other = TimeSymbol(first=end - 1, last=end, kind="date", rule=SPAN_RULE, day=until) if until else None
    return TimeSymbol(first=at, last=end, kind="date", rule=SPAN_RULE if until else ENTRY_RULE, day=day, other=other)


def with_head(symbol: TimeSymbol, head: Head) -> TimeSymbol:
    """A day without its month, or a month without its year, as what stands above it asks."""
    if symbol.weekday is not None or symbol.year is not None or symbol.bound == "until":
        return symbol
    if symbol.month is None:
        return with_month(symbol, head)
    return with_year(symbol, head) if head.year is not None else symbol


def with_month(symbol: TimeSymbol, head: Head, *, rolls: bool = False) -> TimeSymbol:
    """A bare day in the month of the head, or, where entries follow on, in the next if its number is lower."""
    if symbol.day is None or head.month is None:
        return symbol
    year, month = head.year, head.month
    if rolls and head.day is not None and symbol.day < head.day:
        month = month % MONTHS_A_YEAR + 1
        year = year + 1 if year is not None and month == 1 else year
    other = symbol.other and msgspec.structs.replace(symbol.other, month=month, year=year)
    return msgspec.structs.replace(symbol, month=month, year=year, other=other)


def with_year(symbol: TimeSymbol, head: Head) -> TimeSymbol:
    """A month in the year of the head, unless it lies months ahead of it: then it is told of as past."""
    year, month = head.year or 0, symbol.month or 1
    if head.month is not None:
        ahead = month - head.month
        if -MONTHS_A_YEAR <= ahead <= MONTHS_ON - MONTHS_A_YEAR:
            year += 1
        elif ahead > MONTHS_ON:
            year -= 1
    other = symbol.other
    if other is not None and other.year is None:
        other = msgspec.structs.replace(other, year=year + ((other.month or month) < month))
    return msgspec.structs.replace(symbol, year=year, other=other)


class Chronicle:
    """The symbols of one text in their order, dated by what stands above them."""

    def __init__(self, symbols: Sequence[TimeSymbol], tokens: Tokens, words: TimeWords) -> None:
        """Take the text and its symbols."""
        self.symbols = symbols
        self.tokens = tokens
        self.words = words
        self.lines = [at for at, count in enumerate(tokens.breaks) if count or not at]
        self.firsts = [symbol.first for symbol in symbols]

    def end_of(self, line: int) -> int:
        """The token behind a line."""
        return self.lines[line + 1] if line + 1 < len(self.lines) else len(self.tokens)

    def opening(self, line: int) -> TimeSymbol | None:
        """The date that opens a line, behind its dashes and an article."""
        last = self.end_of(line)
        first = past_bullets(self.tokens, self.lines[line], last)
        place = bisect_left(self.firsts, first)
        symbol = self.symbols[place] if place < len(self.symbols) else None
        if symbol is None or symbol.first >= last or symbol.kind != "date" or symbol.bound != "at":
            return None
        between = self.tokens.lows[first : symbol.first]
        return symbol if not between or (len(between) == 1 and between[0] in self.words.classes["LE"]) else None

    def is_alone(self, line: int, symbol: TimeSymbol) -> bool:
        """Whether a date that opens a line is all that it holds, but for marks."""
        behind = range(symbol.last, self.end_of(line))
        return all(self.tokens.kinds[at] == MARK for at in behind)

    def is_apart(self, line: int, symbol: TimeSymbol) -> bool:
        """Whether a mark sets a date that opens a line apart from what it dates."""
        return symbol.last < self.end_of(line) and self.tokens.lows[symbol.last] in CLOSERS

    def opens_entry(self, line: int, *, has_month: bool) -> bool:
        """Whether a line opens with a day without its year, or its month, as entries under a heading do."""
        if line >= len(self.lines):
            return False
        symbol = self.opening(line)
        if symbol is not None and symbol.weekday is None and not symbol.year and not self.is_alone(line, symbol):
            return (symbol.month is None) == has_month
        return has_month and self.bare(line) is not None

    def bare(self, line: int) -> TimeSymbol | None:
        """The bare day that opens a line."""
        last = self.end_of(line)
        return bare_entry(self.tokens, past_bullets(self.tokens, self.lines[line], last), last, self.words)

    def heading(self, line: int) -> Head | None:
        """What a line that is only a year, a month, or the days that a text covers says of the entries below it."""
        symbol = self.opening(line) or self.bare_month(line)
        if symbol is None or symbol.toward is not None or symbol.weekday is not None:
            return None
        if not self.is_alone(line, symbol):
            return self.titled(line, symbol)
        if symbol.day is not None:
            is_span = symbol.other is not None and symbol.month is not None
            reach = range(line + 1, line + 1 + LINES_TO_ENTRY)
            is_above = is_span and any(self.opens_entry(below, has_month=True) for below in reach)
            return Head(symbol.year, symbol.month, symbol.day) if is_above else None
        if symbol.month is None and symbol.other is None and symbol.year:
            return Head(symbol.year) if self.opens_entry(line + 1, has_month=False) or self.month_below(line) else None
        is_above = symbol.month is not None and self.opens_entry(line + 1, has_month=True)
        return Head(symbol.year, symbol.month) if is_above else None

    def titled(self, line: int, symbol: TimeSymbol) -> Head | None:
        """The year that opens the title of a chapter, above entries of days without their year: *2013 : la chute*."""
        is_year = bool(symbol.year) and symbol.month is None and symbol.other is None
        if not is_year or not self.is_apart(line, symbol) or self.tokens.lows[self.end_of(line) - 1] in STOPS:
            return None
        return Head(symbol.year) if self.opens_entry(line + 1, has_month=False) else None

    def bare_month(self, line: int) -> TimeSymbol | None:
        """The month that a line is all of, though its name may mean other things."""
        last = self.end_of(line)
        at = past_bullets(self.tokens, self.lines[line], last)
        month = self.words.months.get(self.tokens.lows[at]) if at < last else None
        symbol = TimeSymbol(first=at, last=at + 1, kind="date", rule=MONTH_RULE, month=month) if month else None
        return symbol if symbol and self.is_alone(line, symbol) else None

    def month_below(self, line: int) -> bool:
        """Whether the line below is the heading of a month without its year."""
        symbol = (self.opening(line + 1) or self.bare_month(line + 1)) if line + 1 < len(self.lines) else None
        is_month = symbol is not None and symbol.month is not None and symbol.day is None and symbol.year is None
        return is_month and symbol is not None and self.is_alone(line + 1, symbol)

    def entry(self, line: int, above: Head) -> TimeSymbol | None:
        """The day that opens a line, as the head of what the line tells."""
        symbol = self.opening(line)
        if symbol is None:
            return self.bare(line) if above.month is not None else None
        is_set = symbol.day is not None or self.is_apart(line, symbol) or (symbol.month is not None and above.year)
        return symbol if is_set and symbol.weekday is None else None

    def dated_entry(self, line: int, entry: TimeSymbol, above: Head, before: Head) -> TimeSymbol:
        """An entry with the month and year of the headings above it, or of the entry before."""
        if entry.month is None:
            return with_month(entry, before, rolls=True)
        if entry.year is not None:
            return entry
        is_later = before.month is not None and entry.month >= before.month
        year = above.year or (before.year if is_later and self.is_apart(line, entry) else None)
        return with_year(entry, Head(year)) if year else entry

    def dated(self) -> list[TimeSymbol]:
        """All symbols, with what the heads above them add."""
        found: list[TimeSymbol] = []
        above, head = Head(), Head()
        for line, first in enumerate(self.lines):
            inside = list(self.symbols[bisect_left(self.firsts, first) : bisect_left(self.firsts, self.end_of(line))])
            heading = self.heading(line)
            if heading is not None:
                above = head = Head(heading.year or above.year, heading.month, heading.day)
                found += self.dated_heading(line, inside, above)
                continue
            entry = self.entry(line, above)
            if entry is not None:
                opening = self.dated_entry(line, entry, above, head)
                found.append(opening)
                inside = [symbol for symbol in inside if symbol.first > entry.first]
                is_apart = self.is_apart(line, entry)
                if is_apart or above.month is None or entry.month is None:  # else it lies beside the month told of
                    head = Head(opening.year if is_apart or above != Head() else None, opening.month, opening.day)
            is_under = head.month is not None and (above != Head() or head.year is not None)
            year = entry.year if entry is not None and entry.month is None and entry.other is None else None
            if year is not None and not is_under:
                inside = [with_head(symbol, Head(year)) for symbol in inside]  # *1988 : … En février, …*
            found += [with_head(symbol, head) for symbol in inside] if is_under else inside
        return found

    def dated_heading(self, line: int, inside: Sequence[TimeSymbol], above: Head) -> list[TimeSymbol]:
        """The symbols of a heading: a month with the year above it."""
        symbols = inside or [symbol for symbol in [self.bare_month(line)] if symbol]
        is_year_above = above.year is not None
        return [with_year(s, Head(above.year)) if s.month and not s.year and is_year_above else s for s in symbols]


def date_by_heads(symbols: Sequence[TimeSymbol], tokens: Tokens, words: TimeWords) -> list[TimeSymbol]:
    """The symbols of a text, those of a chronicle with the year and month of the headings above them."""
    return Chronicle(symbols, tokens, words).dated() if symbols else []
