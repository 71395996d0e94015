"""Enters: symbols of time in their places. Leaves: what each of them says about the document's own day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from selon.model.tokens import NUMBER, WORD, Tokens
from selon.read.days import day_of
from selon.read.headings import (
    closes_heading,
    closes_title,
    is_issue,
    is_signature,
    listed_days,
    mark_at,
    opens_dateline,
    opens_heading,
    opens_issue,
    past_hour,
    spanning,
)

if TYPE_CHECKING:
    from selon.model.document import Passage
    from selon.model.times import TimeSymbol
    from selon.packs.times import TimeWords

Role = Literal["header", "dateline", "visible", "titled", "listed", "caption", "aside", "body"]
LINE_REACH = 24  # tokens looked at on either side for the line's ends
VISIBLE_NAMES = 6  # capitalised words that may share a line with the day of publication
DATELINE_REACH = 9  # tokens of places before the day of a dateline
LABEL_REACH = 6
SAID_REACH = 5  # tokens between a verb of saying and the time that it is of
ENDINGS = frozenset('.!?»"…:')
MOST_FIRST, MOST_LAST = 240, 60  # symbols looked at from either end: what is said of the day stands there
OPENING = 60  # tokens from the beginning within which a full date set apart by marks dates the report
DASHES, BRACKETS, CLOSING = frozenset("-–—|"), frozenset("(["), frozenset(")]")
OPENING_MARKS = DASHES | BRACKETS | CLOSING | frozenset(",/")
SIGN_OF_AGENCY = "/"  # *KISMAYO, 3 mai. /ABC/*
BULLETS, BARS = frozenset("•►●▪*·"), frozenset("|•")


class Clue(msgspec.Struct, frozen=True):
    """A symbol with its role in the layout, whether its clause looks ahead, its line, and whether it dates a saying.

    `is_archived` where it dates an old picture, `is_alone` where its line has nothing else.
    """

    symbol: TimeSymbol
    role: Role
    is_future: bool
    line: int
    label: float = 0.0
    is_said: bool = False
    is_archived: bool = False
    is_alone: bool = False

    @property
    def is_own(self) -> bool:
        """Whether a dateline, or a label of the page, says that the report is of its day."""
        return self.role == "dateline" or (self.role == "visible" and self.label > 0)

    @property
    def day(self) -> date | None:
        """The day, where the symbol names it in full."""
        s = self.symbol
        return day_of(s.year, s.month, s.day) if s.is_full and s.year and s.month and s.day else None


class Line(msgspec.Struct, frozen=True):
    """The tokens of the line around a symbol; a long line is cut at `LINE_REACH` tokens."""

    first: int
    last: int
    is_whole: bool


def line_around(tokens: Tokens, symbol: TimeSymbol) -> Line:
    """The line that a symbol stands on."""
    first, last = symbol.first, symbol.last
    floor, ceiling = max(0, first - LINE_REACH), min(len(tokens), last + LINE_REACH)
    while first > floor and not tokens.breaks[first]:
        first -= 1
    while last < ceiling and not tokens.breaks[last]:
        last += 1
    begins = first == 0 or tokens.breaks[first] > 0
    ends = last == len(tokens) or tokens.breaks[last] > 0
    return Line(first, last, begins and ends)


def is_visible(tokens: Tokens, line: Line, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a line is made of a date, the words around dates, and perhaps a name."""
    if not line.is_whole:
        return False
    names = 0
    for at in (*range(line.first, symbol.first), *range(symbol.last, line.last)):
        if tokens.kinds[at] != WORD or tokens.lows[at] in words.visible or tokens.lows[at] in words.symbols:
            continue
        is_small = not tokens.capitals[at] and tokens.lows[at] not in words.not_counted
        if is_small and tokens.lows[line.first] not in words.byline:
            return False
        names += 1
    return names <= VISIBLE_NAMES


def role_of(  # noqa: PLR0911  # one way out for each role
    tokens: Tokens, symbol: TimeSymbol, words: TimeWords, *, is_told: bool
) -> tuple[Role, float]:
    """The part that a symbol plays in the layout, and how plainly a label says so; `is_told`, in a clause."""
    line = line_around(tokens, symbol)
    bar = past_bar(tokens, line, symbol)
    before = tokens.lows[max(bar, symbol.first - LABEL_REACH) : symbol.first]
    if is_header(tokens, line, symbol, words):
        return "header", 2.0
    if symbol.day is None or symbol.month is None:
        return "body", 0.0
    label = 2.0 * any(low in words.published for low in before)
    is_pictured = any(low in words.caption for low in tokens.lows[line.first : line.last])
    if is_pictured and line.is_whole and not label:
        return "caption", 0.0
    if is_visible(tokens, line, symbol, words):
        if tokens.lows[line.first] in BULLETS:
            return "listed", 0.0
        return "visible", label
    is_labelled = label > 0 and symbol.first - bar <= LABEL_REACH
    if symbol.year is not None and (is_labelled or is_barred(tokens, line, symbol, bar)):
        return "visible", label
    opening = role_of_opening(tokens, line, symbol, words)
    if opening:
        return opening, 1.0
    if is_pictured:
        return "caption", 0.0
    heading = None if is_told else role_of_heading(tokens, line, symbol, words)
    if heading:
        return heading, 0.0
    return ("caption" if ends_line(tokens, line, symbol) else "body"), 0.0


def past_bar(tokens: Tokens, line: Line, symbol: TimeSymbol) -> int:
    """The token behind the last bar before a time in its line, or the line's first."""
    bars = (at for at in range(symbol.first - 1, line.first - 1, -1) if mark_at(tokens, at) in BARS)
    return next(bars, line.first - 1) + 1


def is_barred(tokens: Tokens, line: Line, symbol: TimeSymbol, bar: int) -> bool:
    """Whether a time stands alone between the bars of a line of the opening: *Ana Brun | 4 mars 2021 | Ys*."""
    end = past_hour(tokens, symbol.last)
    is_closed = end >= line.last or mark_at(tokens, end) in BARS
    return line.first < bar == symbol.first < OPENING and is_closed


def is_update(before: Sequence[str], words: TimeWords) -> bool:
    """Whether a time is that of which a page says that it was changed on: *mis à jour le 3 mai 2021*."""
    said = before[:-1] if before and before[-1] in words.classes["LE"] else before
    return any(said[-len(phrase) :] == list(phrase) for phrase in words.updated)


def is_briefed(tokens: Tokens, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether the opening says that a time is that of what it gives: *ses propos au point de presse du 4 mars 2021*."""
    said = tuple(tokens.lows[max(0, symbol.first - OPENING) : symbol.first])
    return (
        symbol.first < OPENING
        and not words.given.isdisjoint(said)
        and any(said[-len(phrase) :] == phrase for phrase in words.briefed)
    )


def is_header(tokens: Tokens, line: Line, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a time is what the text opens with, or a line of, behind the word for a date: *date 2021-06*."""
    label = symbol.first - 1
    if label < 0 or tokens.lows[label] not in words.header:
        return False
    return label <= 1 or (line.is_whole and line.first == label and line.last == symbol.last)


def role_of_opening(tokens: Tokens, line: Line, symbol: TimeSymbol, words: TimeWords) -> Role | None:
    """The part of a date that opens a line together with a place or the name of a text, or is of a page's change."""
    if is_dateline(tokens, line, symbol, words):
        return "dateline"
    if symbol.year is None or symbol.other is not None:
        return None
    if opens_dateline(tokens, line.first, symbol, words):
        return "dateline"
    before = tokens.lows[max(line.first, symbol.first - LABEL_REACH) : symbol.first]
    is_issued = opens_issue(tokens, line.first, symbol, words) or is_update(before, words)
    return "visible" if is_issued or is_briefed(tokens, symbol, words) else None


def role_of_heading(tokens: Tokens, line: Line, symbol: TimeSymbol, words: TimeWords) -> Role | None:
    """The part of a full date in a heading, a title or a signature, if it stands in one."""
    if symbol.year is None or symbol.other is not None:
        return None
    ends = (tokens, line.first, line.last, symbol)
    if is_signature(tokens, symbol, words):
        return "visible"
    if not line.is_whole:
        return None
    if opens_heading(*ends) or closes_heading(*ends) or is_issue(*ends, words):
        return "visible"
    return "titled" if closes_title(*ends, words) else None


def ends_line(tokens: Tokens, line: Line, symbol: TimeSymbol) -> bool:
    """Whether a date closes a line that ends without a mark, as captions do."""
    if not line.is_whole or symbol.last < line.last - 1 or line.last == len(tokens):
        return False
    return tokens.lows[line.last - 1] not in ENDINGS


def is_dateline(tokens: Tokens, line: Line, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a line begins with a place in capitals, a date, and an agency in brackets or a dash."""
    if not (line.first == 0 or tokens.breaks[line.first]):
        return False
    inside = bracketed(tokens, line.first, symbol.first)
    before = range(inside.stop + 1 if inside and inside.start == line.first else line.first, symbol.first)
    if len(before) > DATELINE_REACH:
        return False
    names = [at for at in before if tokens.kinds[at] == WORD and tokens.lows[at] not in words.not_counted]
    if not all(tokens.capitals[at] or at in inside for at in names):
        return False
    mark = mark_at(tokens, symbol.last)
    last = (mark_at(tokens, symbol.first - 1) or tokens.lows[symbol.first - 1]) if before else ""
    is_parted = mark in DASHES and (last == "," or last in words.classes["LE"])
    is_agency = mark == "." and mark_at(tokens, symbol.last + 1) == SIGN_OF_AGENCY
    if names and (mark in BRACKETS or is_parted or is_agency):
        return True
    behind = bracketed(tokens, symbol.last, symbol.last + DATELINE_REACH)
    if not before and symbol.year is not None and behind and behind.start == symbol.last:
        return mark_at(tokens, behind.stop + 1) in DASHES  # *9 mai 2021 (Agence Nord) – …*
    is_opening = symbol.first <= OPENING and symbol.year is not None
    return is_opening and is_set_apart(tokens, line, symbol, has_names=bool(names))


def bracketed(tokens: Tokens, first: int, last: int) -> range:
    """The tokens of the first bracket that closes between two tokens: *(Territoires occupés)*."""
    opens = next((at for at in range(first, last) if mark_at(tokens, at) == "("), last)
    return range(opens, next((at for at in range(opens, last) if mark_at(tokens, at) == ")"), opens))


def is_set_apart(tokens: Tokens, line: Line, symbol: TimeSymbol, *, has_names: bool) -> bool:
    """Whether marks part a full date from the report behind it: *(Ys, le 3 mai 2021) –*, *YS | 3.5.2021 |*."""
    marks = {mark_at(tokens, at) for at in range(line.first, symbol.first)} - {""}
    end = past_hour(tokens, symbol.last)
    after, next_after = mark_at(tokens, end), mark_at(tokens, end + 1)
    if not marks <= OPENING_MARKS:
        return False
    if after in CLOSING:
        return bool(marks & BRACKETS) and (next_after in DASHES or not has_names)
    if after == ".":
        return has_names and (marks == {","} or next_after in DASHES)
    if after == ":" and marks & DASHES:
        return has_names and not next_after
    is_numeric = all(tokens.kinds[at] != WORD for at in range(symbol.first, symbol.last))
    opens_report = end + 1 < len(tokens) and tokens.breaks[end + 1] == 0
    opens_report = opens_report and (tokens.capitals[end + 1] > 0 or tokens.kinds[end + 1] == NUMBER)
    return after in DASHES and (has_names or is_numeric or opens_report)


def read_clues(
    tokens: Tokens,
    symbols: Sequence[TimeSymbol],
    passages: Sequence[Passage],
    words: TimeWords,
    told: Callable[[int], bool | None],
) -> list[Clue]:
    """The symbols as clues, of a very long text the first and last; those in stretches set aside are marked so."""
    aside = sorted((p.start, p.end) for p in passages if p.kind in {"boilerplate", "off_topic", "teaser"})
    captions = sorted((p.start, p.end) for p in passages if p.kind == "caption")
    listed = listed_days(tokens, symbols) | spanning(tokens, symbols)
    clues: list[Clue] = []
    line = reached = 0
    read = [*symbols[:MOST_FIRST], *symbols[max(MOST_FIRST, len(symbols) - MOST_LAST) :]]
    for symbol in with_weekdays([by_end(symbol) for symbol in read]):
        line += sum(tokens.breaks[reached : symbol.first + 1])
        reached = symbol.first + 1
        at = tokens.starts[symbol.first]
        is_past = told(symbol.first)
        role, label = role_of(tokens, symbol, words, is_told=is_past is not None)
        if symbol.first in listed:
            role = "listed"
        if not label and any(start <= at < end for start, end in captions):
            role = "caption"
        if any(start <= at < end for start, end in aside):
            role = "aside"
        is_old = role == "caption" and is_archived(tokens, symbol, words)
        is_said = dates_saying(tokens, symbol, words)
        is_alone = role == "visible" and is_line(tokens, symbol)
        clues.append(Clue(symbol, role, is_past is False, line, label, is_said, is_old, is_alone))
    return clues


def by_end(symbol: TimeSymbol) -> TimeSymbol:
    """A symbol, one that begins with a weekday alone by the day on which it ends: *de jeudi à vendredi 14 avril*."""
    end = symbol.other
    if symbol.kind != "date" or symbol.weekday is None or symbol.day is not None or end is None or end.day is None:
        return symbol
    return msgspec.structs.replace(symbol, year=end.year, month=end.month, day=end.day, weekday=end.weekday, other=None)


def with_weekdays(symbols: Sequence[TimeSymbol]) -> list[TimeSymbol]:
    """The symbols, a weekday and the date that stands one mark behind it as one: *mardi soir (17 mai)*."""
    found: list[TimeSymbol] = []
    for symbol in symbols:
        before = found[-1] if found else None
        is_date = symbol.kind == "date" and symbol.day is not None and symbol.month is not None
        if before is None or not is_date or symbol.weekday is not None or symbol.first != before.last + 1:
            found.append(symbol)
        elif before.kind == "date" and before.weekday is not None and before.day is None and before.other is None:
            found[-1] = msgspec.structs.replace(symbol, weekday=before.weekday)
        else:
            found.append(symbol)
    return found


def is_line(tokens: Tokens, symbol: TimeSymbol) -> bool:
    """Whether a time is a line by itself."""
    begins = symbol.first == 0 or tokens.breaks[symbol.first] > 0
    return begins and (symbol.last == len(tokens) or tokens.breaks[symbol.last] > 0)


def is_archived(tokens: Tokens, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether the line of a date says that its picture is an old one."""
    line = line_around(tokens, symbol)
    return not words.archived.isdisjoint(tokens.lows[line.first : line.last])


def dates_saying(tokens: Tokens, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a verb of saying stands close before a time: what was said then is the news of that day."""
    first = max(symbol.first - SAID_REACH, 0)
    return any(low in words.said for low in tokens.lows[first : symbol.first])
