"""Enters: a full date on a line of its page. Leaves: whether the line is a heading that dates the report.

Releases, bulletins and rubrics head the text with their day and few words: *04-03-2021 Communiqué*, *4 mars 2021 -
Société*, *Situation à X (4 mars 2021)*. A title with a day in brackets may tell of what is long past, so that the day
counts only where the report tells of days just before it, or of a weekday alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from selon.model.tokens import MARK, MIXED, NUMBER, WORD, Tokens
from selon.read.chronicles import BULLETS

if TYPE_CHECKING:
    from selon.model.times import TimeSymbol
    from selon.packs.times import TimeWords

LONGEST = 22  # tokens of a heading
OPENING = 70  # tokens from the beginning within which headings stand
SIGNED = 8  # tokens of the bracket that signs a text
LONGEST_NAME = 8  # tokens of what a text, or the place that it comes from, is called
MARKS_OF_SENTENCE = frozenset(".!?:;")
PARTING = frozenset("-–—|/")
BRACKETS = {"(": ")", "[": "]"}
LONGEST_HOUR = 6  # tokens
LABEL = 4  # tokens of the words before the day up to which a text tells
LISTED = 3  # lines that open with a day, from which on the text is a list of days


def mark_at(tokens: Tokens, at: int) -> str:
    """The mark that stands at a token, without what repeats it; nothing where a word stands or the text ends."""
    return tokens.lows[at][:1] if 0 <= at < len(tokens) and tokens.kinds[at] == MARK else ""


def past_hour(tokens: Tokens, at: int) -> int:
    """The token behind the hour of a day, if one stands at a token: *4 mars 2021, 18 h 30*."""
    end = at
    while end < len(tokens) and end - at < LONGEST_HOUR:
        has_digits = tokens.kinds[end] in {NUMBER, MIXED}
        is_between = len(tokens.lows[end]) == 1 and end + 1 < len(tokens) and not tokens.breaks[end]
        if not has_digits and not (is_between and tokens.kinds[end + 1] in {NUMBER, MIXED}):
            break
        end += 1
    return end if end > at and tokens.kinds[end - 1] in {NUMBER, MIXED} else at


def is_short(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a line stands in the opening, is short, and ends without the mark of a sentence."""
    return first < OPENING and last - first <= LONGEST and mark_at(tokens, last - 1) not in {".", "!", "?", ":", ","}


def opens_heading(tokens: Tokens, first: int, last: int, symbol: TimeSymbol) -> bool:
    """Whether a line opens with the day, and a dash, bracket or capital follows: *4 mars 2021 - Société*."""
    words = [at for at in range(first, symbol.first) if tokens.kinds[at] == WORD]
    if not is_short(tokens, first, last) or len(words) > 1 or symbol.last >= last:
        return False
    after = mark_at(tokens, symbol.last)
    return after in PARTING or after in BRACKETS if after else tokens.capitals[symbol.last] > 0


def closes_heading(tokens: Tokens, first: int, last: int, symbol: TimeSymbol) -> bool:
    """Whether a line closes with the day behind a dash: *Rapport n° 12 - 4 mars 2021*."""
    is_last = all(tokens.kinds[at] != WORD for at in range(symbol.last, last))  # but for the hour
    return is_short(tokens, first, last) and is_last and mark_at(tokens, symbol.first - 1) in {*PARTING, ")", "]"}


def is_issue(tokens: Tokens, first: int, last: int, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a line closes with the day of a text that it names: *Communiqué n° 14 du 4 mars 2021*."""
    before = tokens.lows[first : symbol.first]
    if not before or not is_short(tokens, first, last) or symbol.last != last:
        return False
    is_joined = before[-1] in {*words.classes["OF"], *words.classes["LE"], ","}
    return is_joined and not words.issued.isdisjoint(before)


def opens_issue(tokens: Tokens, first: int, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a line opens with a text's name and its day, set apart: *Point du 4 mars 2021. Le pont …*."""
    before = tokens.lows[first : symbol.first]
    if not before or first >= OPENING or before[0] not in words.issued or len(before) > LONGEST_NAME:
        return False
    is_joined = before[-1] in {*words.classes["OF"], *words.classes["TO"], ","}
    return is_joined and mark_at(tokens, symbol.last) in {".", ":", *PARTING} and not MARKS_OF_SENTENCE & set(before)


def opens_dateline(tokens: Tokens, first: int, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a line opens with the day, and names set apart follow: *Le 4 mars 2021, Ys (Radio Avalon). Le pont …*."""
    words_before = [at for at in range(first, symbol.first) if tokens.kinds[at] == WORD]
    if (
        symbol.first - first > 1
        or first >= OPENING
        or any(tokens.lows[at] not in words.not_counted for at in words_before)
    ):
        return False
    at = start = symbol.last + (mark_at(tokens, symbol.last) == ",")
    while at - start < LONGEST_NAME and at < len(tokens) and tokens.kinds[at] == WORD and tokens.capitals[at]:
        at += 1
    if at == start:
        return False
    closing = BRACKETS.get(mark_at(tokens, at))
    if closing is None:
        return mark_at(tokens, at) in PARTING
    end = next(
        (behind for behind in range(at, min(at + SIGNED, len(tokens))) if mark_at(tokens, behind) == closing), None
    )
    return end is not None and mark_at(tokens, end + 1) in {".", ":", *PARTING}


def closes_title(tokens: Tokens, first: int, last: int, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a line closes with the day in brackets, or as that up to which it tells: *Situation au 4 mars 2021*."""
    if not is_short(tokens, first, last) or symbol.first == first:
        return False
    said = tuple(tokens.lows[max(first, symbol.first - LABEL) : symbol.first])
    label = next((len(phrase) for phrase in words.as_of if said[-len(phrase) :] == phrase), 0)
    opened = BRACKETS.get(mark_at(tokens, symbol.first - 1 - label))
    if opened is not None:
        return symbol.last == last - 1 and mark_at(tokens, symbol.last) == opened
    return past_hour(tokens, symbol.last) == last and tokens.lows[symbol.first - 1] in words.classes["TO"]


def is_signature(tokens: Tokens, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether the text closes with names and the day in brackets: *(Le Quotidien, 4 mars 2021)*."""
    end = len(tokens)
    while end > 0 and mark_at(tokens, end - 1) in {".", "»"}:
        end -= 1
    if end - symbol.last != 1 or mark_at(tokens, end - 1) not in BRACKETS.values():
        return False
    first = symbol.first
    while first > max(0, symbol.first - SIGNED) and mark_at(tokens, first) not in BRACKETS:
        first -= 1
    named = [at for at in range(first + 1, symbol.first) if tokens.kinds[at] == WORD]
    return mark_at(tokens, first) in BRACKETS and all(
        tokens.capitals[at] or tokens.lows[at] in words.not_counted for at in named
    )


def listed_days(tokens: Tokens, symbols: Sequence[TimeSymbol]) -> frozenset[int]:
    """The first tokens of the days that open the lines of a list of days, a chronicle."""
    opened = [
        s
        for s in symbols
        if s.day is not None
        and s.month is not None
        and opens_line(tokens, s.first)
        and mark_at(tokens, s.last) in {*PARTING, ":"}
    ]
    days = {(s.year, s.month, s.day) for s in opened}
    return frozenset(s.first for s in opened) if len(days) >= LISTED else frozenset()


def opens_line(tokens: Tokens, at: int) -> bool:
    """Whether a token opens its line, behind the dash or dot of a list."""
    while at and not tokens.breaks[at] and tokens.lows[at - 1] in BULLETS:
        at -= 1
    return at == 0 or tokens.breaks[at] > 0


def spanning(tokens: Tokens, symbols: Sequence[TimeSymbol]) -> frozenset[int]:
    """The first tokens of the full days that a dash joins to a span, which a text covers: *3 mai 2021 - 9 mai 2021*."""
    found: set[int] = set()
    for before, behind in pairwise(symbols):
        are_days = all(each.year and each.month and each.day for each in (before, behind))
        if are_days and behind.first - before.last == 1 and mark_at(tokens, before.last) in PARTING:
            found |= {before.first, behind.first}
    return frozenset(found)
