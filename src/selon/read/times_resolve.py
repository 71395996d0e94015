"""Enters: symbols of time, and the document's day. Leaves: the days they mean.

A symbol is resolved by its kind (`times_kinds`) against the document's day, the last day named in the text, or the
first day of the conflict; intervals, and days counted from an event, here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.model.mention import Time, UntoldTime
from selon.model.span import overlaps
from selon.model.times import TimeSymbol
from selon.read.clock import DAYS_A_YEAR, Clock
from selon.read.days import Interval, Whole, day_of, month_days, parse_day, shift_days
from selon.read.stories import Story
from selon.read.tense import told_past
from selon.read.times_kinds import HOURS_A_DAY, WEEK, Past, resolve_offset, resolve_one

if TYPE_CHECKING:
    from selon.model.document import DayRange, Passage
    from selon.model.tokens import Sentence, Tokens
    from selon.packs.times import TimeWords

PastTense = Callable[[int], Past]
REACH_AHEAD = 30  # tokens between "two days after …" and the day of what it follows
REACH_BESIDE, YEARS_GONE = 20, 2  # tokens to a dated neighbour, and years since that make it history
REACH_OF_NEWS = 40  # tokens, two sentences or so, between two days of news
NEIGHBOURS = 2  # times on either side among which another day of news is looked for
LONGEST_MONTH = 31
SENTENCE_ENDS = frozenset(".!?")
EXTENTS = {"": 0, "hour": 0, "day": 0, "week": 6, "month": 30, "quarter": 91, "half": 182, "year": 365}
EXTENTS |= {"decade": 3652, "century": 36524}  # days between the ends of a unit
SAID_REACH = 6  # tokens before a day in which a word of saying may stand


def resolve_interval(symbol: TimeSymbol, other: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """From the near end to the far end; of an offset from a date, that far."""
    far = resolve_one(msgspec.structs.replace(other, kind="date", bound="at"), clock, past)
    if far is None:
        return None
    if symbol.kind == "offset":
        return resolve_offset(symbol, far)
    alone = msgspec.structs.replace(symbol, other=None)
    if alone.day is None and alone.weekday is not None:
        near: Whole | None = (shift_days(far[0], -((far[0].weekday() - alone.weekday) % WEEK or WEEK)),) * 2
    else:
        near = resolve_one(alone, clock, past)
    if near is None:
        return None
    if near[0] > far[1] and alone.day is not None:
        earlier = month_days(far[1].year, far[1].month - 1)[0]
        found = day_of(earlier.year, earlier.month, alone.day) if alone.month == other.month else None
        found = found or day_of(near[0].year - 1, near[0].month, near[0].day)
        near = (found, found) if found else near
    elif near[0] > far[1]:
        near = (year_before(near[0]), near[1])
    return (near[0], far[1]) if near[0] <= far[1] else None


def year_before(day: date) -> date:
    """The same day of the year before."""
    return day_of(day.year - 1, day.month, day.day) or shift_days(day, -DAYS_A_YEAR)


def bounded(symbol: TimeSymbol, whole: Whole | None, clock: Clock) -> Interval | None:
    """The interval, open where the symbol says since or until, cut at the document's day where it says so far."""
    if whole is None:
        return None
    if symbol.bound in {"since", "from"}:
        return whole[0], None
    if symbol.bound == "so_far" and clock.is_exact and clock.now and whole[0] <= clock.now:
        return whole[0], min(whole[1], clock.now)
    return (None, whole[1]) if symbol.bound == "until" else whole


def following(at: int, symbols: Sequence[TimeSymbol]) -> TimeSymbol | None:
    """The date that is named soon after a symbol."""
    if at + 1 >= len(symbols):
        return None
    follower = symbols[at + 1]
    close = follower.first - symbols[at].last < REACH_AHEAD
    return follower if close and follower.kind == "date" and follower.other is None else None


def is_beside_day(at: int, symbols: Sequence[TimeSymbol], tokens: Tokens) -> bool:
    """Whether a day is named just before in the same sentence: "on Monday 5 May, two days after …"."""
    before = symbols[at - 1] if at else None
    if before is None or before.kind != "date" or (before.day is None and before.weekday is None):
        return False
    between = range(before.last, symbols[at].first)
    return len(between) <= REACH_BESIDE and not any(tokens.lows[i] in SENTENCE_ENDS for i in between)


def day_after_event(at: int, symbols: Sequence[TimeSymbol], tokens: Tokens, clock: Clock, past: Past) -> Whole | None:
    """Of "two days after …": counted from the day that the same sentence names next, else from the last one named.

    Beside a day named just before it tells the day of the event alone. What has happened is of no day to come: then the
    event is one whose day the text does not name.
    """
    symbol = symbols[at]
    if symbol.unit not in {"hour", "day", "week"} or is_beside_day(at, symbols, tokens):
        return None
    ahead = msgspec.structs.replace(symbol, shift=1)
    follower = following(at, symbols)
    event = resolve_one(follower, clock, past) if follower is not None else clock.text
    days = resolve_offset(ahead, event) if event else None
    is_to_come = days is not None and past is not False and clock.is_exact and clock.now and days[0] > clock.now
    return None if is_to_come else days


def with_year_beside(at: int, symbols: Sequence[TimeSymbol], clock: Clock) -> TimeSymbol:
    """A month without its year takes that of a dated neighbour long gone: "in January, then in November 1910".

    A day of a month does not: obituaries set the day of death beside that of birth.
    """
    symbol = symbols[at]
    if symbol.kind != "date" or symbol.month is None or symbol.day or symbol.year or symbol.toward is not None:
        return symbol
    if symbol.unit or symbol.bound in {"since", "from"}:
        return symbol  # *en juin de la même année*, *depuis juin*
    for place in (at + 1, at - 1):
        beside = symbols[place] if 0 <= place < len(symbols) else None
        if beside is None or beside.kind != "date" or not beside.year or beside.month is None:
            continue
        gap = max(beside.first - symbol.last, symbol.first - beside.last)
        if gap <= REACH_BESIDE and (clock.now is None or clock.now.year - beside.year > YEARS_GONE):
            is_earlier = (symbol.month > beside.month) == (place > at) and symbol.month != beside.month
            shift = (-1 if place > at else 1) if is_earlier else 0
            return msgspec.structs.replace(symbol, year=beside.year + shift)
    return symbol


def days_of(at: int, symbols: Sequence[TimeSymbol], tokens: Tokens, clock: Clock, past: Past) -> Interval | None:
    """The days of the symbol at a place in the row of all symbols."""
    symbol = symbols[at]
    if symbol.kind == "anniversary":
        return day_after_event(at, symbols, tokens, clock, past)
    if symbol.kind == "nth_day" and symbol.anchor == "text" and symbol.count:
        follower = following(at, symbols)
        start = resolve_one(follower, clock, past) if follower and follower.weekday is not None else None
        if start:
            return (shift_days(start[0], symbol.count - 1),) * 2
    return bounded_days(symbol if symbol.other is not None else with_year_beside(at, symbols, clock), clock, past)


def bounded_days(symbol: TimeSymbol, clock: Clock, past: Past) -> Interval | None:
    """The days of a symbol that counts from no event."""
    if symbol.other is not None:
        return bounded(symbol, resolve_interval(symbol, symbol.other, clock, past), clock)
    return bounded(symbol, resolve_one(symbol, clock, past), clock)


def present_day(anchor: DayRange, symbols: Sequence[TimeSymbol], told: PastTense) -> tuple[date | None, date | None]:
    """The days to count from, back and ahead: the document's, or of a range the week after the last day told of.

    A report gives the nearer days by their weekday alone and only those further back by their date, so a weekday alone
    lies on or after the last date.
    """
    first, last = parse_day(anchor.first), parse_day(anchor.last, last=True)
    if first is None or last is None:
        return None, None
    if first == last:
        return first, first
    told_of = []
    unbounded = {"until", "since"} if is_wide(anchor) else {"until"}
    for symbol in symbols:
        if symbol.kind != "date" or not symbol.day or not symbol.month:
            continue
        if symbol.bound in unbounded or told(symbol.first) is False:
            continue
        years = [symbol.year] if symbol.year else [last.year, last.year - 1]
        days = [d for d in (day_of(year, symbol.month, symbol.day) for year in years) if d and d <= last]
        told_of += days[:1]
    within = [d for d in told_of if shift_days(first, -WEEK) <= d]
    if not within:
        return last, first if (last - first).days < WEEK else None
    return min(last, shift_days(max(within), WEEK - 1)), max(within)


def is_wide(anchor: DayRange) -> bool:
    """Whether a range is longer than a month."""
    first, last = parse_day(anchor.first), parse_day(anchor.last, last=True)
    return first is not None and last is not None and (last - first).days > LONGEST_MONTH


def beside_a_day(at: int, symbols: Sequence[TimeSymbol], told: PastTense) -> bool:
    """Whether a time close by tells what happened, or will, on another day counted from the document's."""
    for beside in (*symbols[max(at - NEIGHBOURS, 0) : at], *symbols[at + 1 : at + 1 + NEIGHBOURS]):
        if beside.kind != "offset" or beside.unit != "day" or beside.anchor != "document":
            continue
        gap = max(beside.first - symbols[at].last, symbols[at].first - beside.last)
        if gap <= REACH_OF_NEWS and beside.count == 1 and told(beside.first) is not None:
            return True
    return False


def stands_alone(tokens: Tokens, symbol: TimeSymbol) -> bool:
    """Whether an expression is a line by itself, to which no word of the report refers."""
    ends = symbol.last >= len(tokens) or tokens.breaks[symbol.last] > 0
    return ends and (symbol.first == 0 or tokens.breaks[symbol.first] > 0)


def is_tellable(symbol: TimeSymbol) -> bool:
    """Whether a symbol means days that a document with a day of its own would tell."""
    if symbol.is_loose or symbol.bound == "until" or symbol.kind in {"anniversary", "nth_day"}:
        return False
    if symbol.anchor == "text" and symbol.unit != "day":
        return False
    return symbol.kind != "date" or symbol.weekday is not None or symbol.month is not None


def extent(symbol: TimeSymbol) -> int:
    """The days between the ends of what a symbol means, whenever that was."""
    if symbol.weekday is not None and symbol.other is not None and symbol.other.weekday is not None:
        return (symbol.other.weekday - symbol.weekday) % WEEK
    if symbol.other is not None:
        return WEEK
    if symbol.kind == "recent":
        return (
            (symbol.count or 0) // HOURS_A_DAY if symbol.unit == "hour" else (symbol.count or 0) * EXTENTS[symbol.unit]
        )
    if symbol.day is not None or symbol.weekday is not None or (symbol.kind == "offset" and symbol.unit == "week"):
        return 0
    return EXTENTS["month"] if symbol.month is not None and symbol.kind == "date" else EXTENTS[symbol.unit]


def in_story(symbol: TimeSymbol, days: Interval | None, story: Story, past: Past) -> tuple[TimeSymbol, Interval | None]:
    """A symbol with the year of the story that it goes on in, and its days then."""
    dated = symbol if past is False else story.dated(symbol, days, past)
    return dated, days if dated is symbol else bounded_days(dated, story.clock, past)


def is_yet_to_come(symbol: TimeSymbol, days: Interval, clock: Clock) -> bool:
    """Whether what is told as so long after another time would lie behind the document's day: it is after another."""
    is_after = symbol.kind == "offset" and symbol.anchor == "text" and symbol.shift > 0
    return bool(is_after and clock.is_exact and clock.now and days[0] and days[0] > clock.now)


def untold(symbol: TimeSymbol, span: tuple[int, int], text: str) -> UntoldTime:
    """The time of a symbol whose days can not be told."""
    is_open = symbol.bound in {"since", "from"}
    return UntoldTime(*span, text, None, None, symbol.rule, days=extent(symbol), is_open=is_open)


def is_only_said(
    at: int, symbols: Sequence[TimeSymbol], tokens: Tokens, sentences: Sequence[Sentence], words: TimeWords
) -> bool:
    """Whether a day is that of a saying behind the day of what is said: *le 2 juin, …, a déclaré aujourd'hui X*."""
    symbol = symbols[at]
    if not at or symbol.bound != "at" or (symbols[at - 1].day is None and symbols[at - 1].weekday is None):
        return False
    place = bisect_right(sentences, symbol.first, key=lambda sentence: sentence.first) - 1
    begin = sentences[place].first if place >= 0 else 0
    if symbols[at - 1].first < begin:
        return False
    return any(
        low in words.said for low in tokens.lows[max(symbols[at - 1].last, symbol.first - SAID_REACH) : symbol.first]
    )


def resolve_times(  # noqa: PLR0913  # the frame's findings come one by one
    symbols: Sequence[TimeSymbol],
    tokens: Tokens,
    sentences: Sequence[Sentence],
    anchor: DayRange,
    words: TimeWords,
    *,
    starts: Sequence[date] = (),
    passages: Sequence[Passage] = (),
    past_tense: PastTense | None = None,
) -> list[Time]:
    """The times of all symbols, in the order of the text; those whose days can not be told are `UntoldTime`.

    `starts` are first days of the conflicts that the document tells of, the likeliest first; `past_tense` says of a
    token whether its clause tells of the past (True), looks ahead (False) or neither. What stands in a passage that is
    set aside is left out.
    """
    told = past_tense or told_past(tokens, sentences, words.tense)
    now, ahead = present_day(anchor, symbols, told)
    clock = Clock(now, ahead, starts, words)
    clock.is_wide = ahead is None and is_wide(anchor)
    clock.is_vague = ahead is None
    story = Story(tokens, sentences, clock)
    aside = [(p.start, p.end) for p in passages if p.kind in {"boilerplate", "off_topic", "teaser"}]
    found: list[Time] = []
    for at, symbol in enumerate(symbols):
        past = told(symbol.first)
        start, end = tokens.starts[symbol.first], tokens.ends[symbol.last - 1]
        is_idle = symbol.is_loose and past is None and not beside_a_day(at, symbols, told)
        if is_idle or any(overlaps((start, end), bounds) for bounds in aside):
            continue
        days = days_of(at, symbols, tokens, clock, past)
        symbol, days = in_story(symbol, days, story, past)  # noqa: PLW2901  # the symbol with its year
        if days is None or (past is not False and is_yet_to_come(symbol, days, clock)):
            if is_tellable(symbol):
                found.append(untold(symbol, (start, end), tokens.text[start:end]))
            continue
        story.hear(symbol, days)
        if not stands_alone(tokens, symbol) and not is_only_said(at, symbols, tokens, sentences, words):
            clock.hear(symbol, days)
            clock.text = None if story.frames(symbol) else clock.text
        elif days[0] is not None and days[1] is not None:
            clock.hear_month(symbol, days[0], days[1])
        first, last = (d.isoformat() if d else None for d in days)
        found.append(Time(start, end, tokens.text[start:end], first, last, symbol.rule))
    return found
