"""Enters: well-known acts with their places in a text, and its clues. Leaves: the document's days that the acts give.

How an act is told says how old it is: by its weekday alone it is of the week, "last month" of the month before, "a year
ago" of the year before; in the opening and with nothing that says when, it is the news. Told as past it only bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from selon.model.document import DayRange
from selon.read.acts import Act
from selon.read.anniversaries import months_after
from selon.read.clues import Clue
from selon.read.days import Whole, month_days, parse_day, shift_days, week_days, year_days
from selon.read.evidence import WEEK, Bounds, Knowledge, Settled, as_range, told_days
from selon.read.weekdays import last_weekday, next_weekday, recent_weekdays

REACH = 45  # tokens between an act and a time that says when it was
CLOSE = 15  # tokens between an act and a count of years that is its own
BEFORE = 8  # tokens between a day of the calendar and the act that is told of it
OPENING = 120  # an act told so early, with nothing that says when, is the news
FRESH_DAYS = 5  # a report of an act gives its weekday alone so long after
TOTAL_DAYS = 2  # a report gives a running total so long after
LAST_OF_MONTH = 26  # an act of later days may well be told in the next month
NEWS_DAYS = 10
GOING_ON_DAYS, LATER_DAYS = 100, 45
MONTHS_OF_YEAR, SHORTEST_MONTH = 12, 27
MORNING, LATE_PARTS = "morning", frozenset({"evening", "night"})


class Telling(msgspec.Struct, frozen=True):
    """An act with the clues near its words."""

    act: Act
    near: tuple[Clue, ...]

    def gap(self, clue: Clue) -> int:
        """How many tokens lie between a clue and the nearest place where the act is named."""
        return min(spot.gap(clue.symbol.first, clue.symbol.last) for spot in self.act.spots)


def tell(act: Act, clues: Sequence[Clue]) -> Telling:
    """An act with the clues that stand near it, the nearest first."""
    whole = Telling(act, tuple(c for c in clues if c.role in {"body", "caption"}))
    near = [c for c in whole.near if whole.gap(c) <= REACH]
    return Telling(act, tuple(sorted(near, key=lambda c: (whole.gap(c), c.symbol.first))))


def is_told_past(telling: Telling) -> bool:
    """Whether the act is told with its year or its month and year, as what is not of the running year is.

    A year long gone is that of another act where the words leave no doubt which one is told: *depuis 2004*.
    """
    act = telling.act
    oldest = act.first.year if act.is_sharp else 0
    return any(c.symbol.year is not None and oldest <= c.symbol.year <= act.last.year for c in telling.near)


def by_weekday(telling: Telling, clues: Sequence[Clue]) -> Settled | None:
    """Of an act told by its weekday alone: the latest weekday of the report, or the days to count from."""
    act = telling.act
    if not act.is_day:
        return None
    own = recent_weekdays([c for c in telling.near if c.role == "body"])
    if act.is_whole and not act.is_sharp:
        # Other acts are told of the same place: only the weekday nearest to its first mention says when this one was.
        own = sorted(own, key=lambda c: act.spots[0].gap(c.symbol.first, c.symbol.last))[:1]
    if not own and act.is_sharp and not any(puts_past(c, act) for c in telling.near):
        # One weekday, and no other, is told in the whole report: that is when its one act was.
        own = the_only_weekday(clues)
    ends = [c.symbol.other for c in telling.near if c.symbol.other and c.role == "body"]
    named = {c.symbol.weekday for c in own} | {end.weekday for end in ends if end.weekday is not None and not end.day}
    told = {act.first.weekday(), act.last.weekday()} & named
    if not told and not (is_eve(telling) and shift_days(act.last, 1).weekday() in named):
        return None
    recent = last_weekday(clues)
    latest = next_weekday(act.first, recent[0] if recent else act.last.weekday())
    if (latest - act.first).days > FRESH_DAYS:
        latest = act.last
    why = f"a well-known act told by its weekday: {act.first.isoformat()}"
    if latest > act.last:
        return Settled(as_range((latest, latest), why))
    day = day_of_news(clues, latest)
    if day:
        return Settled(as_range((day, day), why))
    after = shift_days(latest, 1)
    week = (latest, shift_days(latest, WEEK - 1))
    if after.month != latest.month:
        return Settled(as_range((latest, after), why), week)
    return Settled(as_range(month_days(latest.year, latest.month), why), week)


def the_only_weekday(clues: Sequence[Clue]) -> list[Clue]:
    """The weekday that a report tells of, where it is but one."""
    named = recent_weekdays(clues)
    return named[:1] if len({c.symbol.weekday for c in named}) == 1 else []


def day_of_news(clues: Sequence[Clue], latest: date) -> date | None:
    """The day of a report whose latest weekday falls on a day; None where it may as well be of the day after.

    It is that day if the report calls it this one, tells its morning, or what was said on it; an evening alone is told
    the day after.
    """
    told = [c for c in recent_weekdays(clues) if c.symbol.weekday == latest.weekday()]
    if any(c.is_said or c.symbol.toward == 0 or c.symbol.part == MORNING for c in told):
        return latest
    return shift_days(latest, 1) if any(c.symbol.part in LATE_PARTS for c in told) else None


def is_eve(telling: Telling) -> bool:
    """Whether a sharp act may be of the day before one told of: in the opening, or as of the eve of another day."""
    near = (c.symbol for c in telling.near if telling.gap(c) <= CLOSE)
    eve = any(s.kind == "offset" and s.anchor == "text" and s.unit == "day" and s.count == 1 for s in near)
    return telling.act.is_sharp and (eve or telling.act.at <= OPENING)


def by_total(telling: Telling, clues: Sequence[Clue]) -> Settled | None:
    """Of a running total: the latest weekday of the report soon after it, else its day, or its month."""
    act = telling.act
    recent = last_weekday(clues)
    why = f"a running total that stood so on {act.first.isoformat()}"
    latest = next_weekday(act.first, recent[0]) if recent and act.is_day else None
    if latest and (latest - act.first).days <= TOTAL_DAYS:
        return Settled(as_range((latest, latest), why))
    if act.is_day:
        return Settled(as_range((act.first, act.first), why))
    is_month = (act.last - act.first).days >= SHORTEST_MONTH
    return Settled(as_range(widened((act.first, shift_days(act.last, 0 if is_month else 1))), why))


def by_shift(telling: Telling, clues: Sequence[Clue]) -> Settled | None:
    """Of an act told as of yesterday, last week, last month or so long ago: the days of the report."""
    act = telling.act
    for clue in telling.near:
        if clue.is_future or clue.symbol.is_loose or clue.role != "body":
            continue
        if clue.symbol.unit in {"day", "year"} and telling.gap(clue) > CLOSE:
            continue
        if clue.symbol.unit == "day" and by_date(telling):
            continue
        whole = after_shift(telling, clue)
        if whole:
            day = weekday_within(whole, clues)
            why = f"a well-known act told as so long past: {act.first.isoformat()}"
            return Settled(as_range((day, day) if day else widened(whole), why), whole)
    return None


def after_shift(telling: Telling, clue: Clue) -> Whole | None:
    """The days so long after an act as one clue near it says."""
    act, symbol = telling.act, clue.symbol
    if symbol.anchor != "document":
        return after_event(telling, clue)
    if symbol.kind == "period" and symbol.bound == "at":
        return after_period(act, symbol.unit, -symbol.shift)
    if symbol.kind == "offset" and symbol.shift == -1 and symbol.count and symbol.bound == "at":
        return after_offset(act, symbol.unit, symbol.count)
    if symbol.kind == "date" and symbol.toward == -1 and symbol.weekday == act.first.weekday() and not symbol.day:
        return shift_days(act.last, 1), shift_days(act.last, WEEK)
    return None


def weekday_within(whole: Whole, clues: Sequence[Clue]) -> date | None:
    """The one day among a week's on which the latest weekday of the report falls."""
    recent = last_weekday(clues)
    if recent is None or not 0 < (whole[1] - whole[0]).days < WEEK:
        return None
    day = next_weekday(whole[0], recent[0])
    if day > whole[1]:
        return None
    several = len({c.symbol.weekday for c in recent_weekdays(clues)}) > 1
    return day if several else day_of_news(clues, day)


def after_event(telling: Telling, clue: Clue) -> Whole | None:
    """The days so long after an act that is named at once behind the count, in the opening: "a month after"."""
    symbol, act = clue.symbol, telling.act
    behind = any(0 <= spot.rarest - symbol.last <= CLOSE for spot in act.spots)
    if symbol.kind != "anniversary" or not symbol.count or not behind or not act.is_day:
        return None
    if symbol.first > OPENING and symbol.unit not in {"day", "week"}:
        return None
    if symbol.unit == "year":
        day = months_after(act.first, MONTHS_OF_YEAR * symbol.count)
        return month_days(day.year, day.month)
    return after_offset(act, symbol.unit, symbol.count)


def widened(whole: Whole) -> Whole:
    """Some days as the month that they lie in, for the day is not known; one day alone as it is."""
    first, last = whole
    whole_month = month_days(first.year, first.month)
    return whole_month if first < last <= whole_month[1] else whole


def after_period(act: Act, unit: str, count: int) -> Whole | None:
    """The week, month or year so many after that of an act."""
    if count not in {0, 1}:
        return None
    first, last = act.first, act.last
    if unit == "month" and first.month == last.month:
        return month_days(first.year, first.month + count)
    if unit == "year" and first.year == last.year and count:
        return year_days(first.year + count)
    if unit == "week" and act.is_day and count:
        return week_days(first, count)
    return None


def after_offset(act: Act, unit: str, count: int) -> Whole | None:
    """The days so many days, weeks, months or years after an act; the coarser the unit, the wider."""
    if unit == "day" and act.is_day and count < WEEK:
        day = shift_days(act.first, count)
        return day, day
    if unit == "week" and act.is_day and count <= 3:
        return shift_days(act.first, WEEK * count - 2), shift_days(act.first, WEEK * count + 4)
    if unit == "month" and act.is_day and count < 12:
        day = months_after(act.first, count)
        return month_days(day.year, day.month)
    if unit == "year" and act.first.year == act.last.year:
        return year_days(act.first.year + count)
    return None


def by_opening(telling: Telling) -> Settled | None:
    """Of an act told in the opening with nothing that says when: its month, or the days after one late in a month.

    A place alone is no sign: its later acts are told with its name too.
    """
    act = telling.act
    if not act.is_sharp or act.at > OPENING or any(puts_past(c, act) for c in telling.near):
        return None
    why = f"a well-known act told in the opening: {act.first.isoformat()}"
    week = act.last, shift_days(act.last, WEEK - 1)
    if act.first.month != act.last.month:
        return Settled(as_range((act.first, act.last), why))
    if act.is_day and act.first.day > LAST_OF_MONTH:
        return Settled(as_range((act.first, shift_days(act.first, NEWS_DAYS)), why), week)
    return Settled(as_range(month_days(act.first.year, act.first.month), why), week if act.is_day else None)


def says_when(clue: Clue) -> bool:
    """Whether a clue may put an act into the past."""
    symbol = clue.symbol
    if symbol.kind in {"offset", "period"}:
        return (
            symbol.shift < 0 and symbol.anchor == "document" and symbol.unit in {"month", "year", "decade", "century"}
        )
    return symbol.kind in {"decade", "season", "anniversary"} or (symbol.kind == "date" and symbol.weekday is None)


def puts_past(clue: Clue, act: Act) -> bool:
    """Whether a clue may put an act into the past; a year before its own is that of another."""
    symbol = clue.symbol
    is_older = symbol.kind == "date" and symbol.year is not None and symbol.year < act.first.year
    return says_when(clue) and not is_older


def by_date(telling: Telling) -> bool:
    """Whether the act is told by its day and month, without the year."""
    days = {telling.act.first, telling.act.last, shift_days(telling.act.last, 1)}
    for clue in telling.near:
        symbol = clue.symbol.other or clue.symbol
        has_no_year = symbol.kind == "date" and symbol.day and symbol.month and not symbol.year
        if has_no_year and any((day.month, day.day) == (symbol.month, symbol.day) for day in days):
            return True
    return False


def day_by_acts(clues: Sequence[Clue], known: Knowledge, bounds: Bounds) -> Settled | None:
    """The document's day or days by the latest act that tells any, where no later act or day speaks against it."""
    report = [c for c in clues if c.role != "aside"]
    # A total that stood so for some weeks gives way to the figure of a day in them.
    for act in sorted(known.acts, key=lambda a: (a.first if a.is_total else a.last, a.first), reverse=True):
        found = days_of(tell(act, report), report)
        others = [other for other in known.acts if not is_namesake(other, act)]
        if found and stands(found, report, msgspec.structs.replace(known, acts=others), bounds):
            return found
    return None


def is_namesake(other: Act, act: Act) -> bool:
    """Whether an act of few words is named by the very words of another that has more: *Ys*, where its dike is told."""
    if other.is_sharp or (act.is_whole and not act.is_sharp):
        return False
    return all(any(own.first <= spot.first and spot.last <= own.last for own in act.spots) for spot in other.spots)


def days_of(telling: Telling, clues: Sequence[Clue]) -> Settled | None:
    """The days of the report by how one act is told."""
    if telling.act.is_total:
        return by_total(telling, clues)
    if not telling.act.is_whole:
        return None if is_told_past(telling) else by_weekday(telling, clues)
    if is_told_past(telling):
        return by_shift(telling, clues)
    return by_count(telling, clues) or by_weekday(telling, clues) or by_shift(telling, clues) or by_opening(telling)


def by_count(telling: Telling, clues: Sequence[Clue]) -> Settled | None:
    """Of an act that the report itself counts days or weeks from: what the count says, whatever its weekday."""
    counts = [c for c in telling.near if c.symbol.kind == "anniversary" and c.symbol.unit in {"day", "week"}]
    return by_shift(Telling(telling.act, tuple(counts)), clues)


def stands(found: Settled, clues: Sequence[Clue], known: Knowledge, bounds: Bounds) -> bool:
    """Whether the report names no later act or day, and what else is known admits the days."""
    ends = span_of(found.published)
    if ends is None or not (bounds.admit(ends[0]) or bounds.admit(ends[1])):
        return False
    begun = [day for day in (parse_day(first) for first, _ in known.eras) if day]
    if ends[0].year > known.horizon + 1 or any(
        day > ends[1] for day in (*(a.first for a in known.acts if a.is_whole), *begun)
    ):
        return False
    years = [c.symbol.year for c in clues if c.symbol.kind == "date" and c.symbol.year and not c.is_future]
    if any(year > ends[1].year for year in years):
        return False
    after = {told.day for told in told_days(clues, ends[1].year) if told.clue.symbol.year is None}
    if any(0 < (day - ends[1]).days <= LATER_DAYS for day in after):
        return False
    return not any(told.day > ends[1] for told in told_days(clues, None))


def span_of(days: DayRange) -> Whole | None:
    """The first and last day of a range."""
    if days.first is None or days.last is None:
        return None
    return date.fromisoformat(days.first), date.fromisoformat(days.last)


def act_year(clues: Sequence[Clue], acts: Sequence[Act]) -> int | None:
    """The year of the latest act that the report tells by its day and month, or as what such days follow."""
    told = [tell(act, clues) for act in acts]
    return max((t.act.first.year for t in told if by_date(t) or goes_on(t, clues)), default=None)


def goes_on(telling: Telling, clues: Sequence[Clue]) -> bool:
    """Whether a sharp act told without its year comes before all days that the report names so, by months at most."""
    act = telling.act
    if not act.is_sharp or not act.is_day or is_told_past(telling) or is_of_another_day(telling):
        return False
    days = [told.day for told in told_days(clues, act.first.year) if told.clue.symbol.year is None]
    return bool(days) and all(0 <= (day - act.first).days <= GOING_ON_DAYS for day in days)


def is_of_another_day(telling: Telling) -> bool:
    """Whether a day of the calendar stands among the act's words, or just before, and is not its own."""
    days = {(day.month, day.day) for day in (telling.act.first, telling.act.last, shift_days(telling.act.last, 1))}
    inside = (c for c in telling.near if any(s.first - BEFORE <= c.symbol.first < s.last for s in telling.act.spots))
    close = (c.symbol.other or c.symbol for c in inside)
    named = {(s.month, s.day) for s in close if s.kind == "date" and s.month and s.day}
    return bool(named) and not named & days


def later_act(clues: Sequence[Clue], acts: Sequence[Act], latest: date) -> date | None:
    """The day of the last sharp act, soon after the last day told of, that the report tells without its year."""
    fresh = (a.first for a in acts if a.is_day and a.is_sharp and 0 < (a.first - latest).days <= LATER_DAYS)
    last = max(fresh, default=None)
    told = [tell(a, clues) for a in acts if a.first == last]
    return last if told and not any(map(is_told_past, told)) else None
