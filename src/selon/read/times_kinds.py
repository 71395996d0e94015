"""Enters: one symbol of time and what is known so far. Leaves: the days it means, by its kind.

What can not be told is None, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.read.clock import DAYS_A_YEAR, YEARS_OF, Clock
from selon.read.days import (
    YEARS_OF_EDGE,
    Whole,
    day_of,
    easter_day,
    edge_of,
    month_days,
    season_days,
    shift_days,
    week_days,
    year_days,
)

if TYPE_CHECKING:
    from selon.model.times import TimeSymbol

Past = bool | None  # whether a clause tells of the past (True), looks ahead (False) or shows neither
WEEK = 7
FUTURE_COST = {None: 2.0, True: 4.0, False: 0.5}  # how much dearer a day to come is than one gone by, by tense
MONTHS_OF: dict[str, int] = {"month": 1, "quarter": 3, "half": 6}
HOURS_A_DAY = 24
MONTHS_A_YEAR = 12


def choose(days: Sequence[date], near: date, past: Past) -> date | None:
    """The day that the text most likely means: the nearest, one gone by before one to come."""
    if not days:
        return None
    weight = FUTURE_COST[past]
    return min(days, key=lambda d: (near - d).days if d <= near else (d - near).days * weight)


def resolve_date(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The days of an expression made of calendar fields."""
    if symbol.unit in {"year", "month"} and symbol.year is None and (symbol.month or symbol.day):
        return resolve_within(symbol, clock, past)
    if symbol.day is not None and symbol.month is not None:
        found = resolve_day(symbol, clock, past)
        return week_days(found[0]) if found and symbol.unit == "week" else found
    if symbol.month is not None:
        return resolve_month(symbol, clock, past)
    if symbol.year is not None:
        return edge_of(year_days(symbol.year), symbol.edge)
    if symbol.weekday is not None and symbol.day is None:
        return resolve_weekday(symbol, clock, past)
    return resolve_bare_day(symbol, clock, past) if symbol.day is not None else None


def resolve_within(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The day or month of a year, or the day of a month, told by its distance: *le 12 du mois dernier*."""
    shift = symbol.shift or symbol.toward or 0
    around = resolve_period(msgspec.structs.replace(symbol, shift=shift, edge=""), clock.base(symbol))
    if around is None:
        return None
    month = symbol.month or around[0].month
    return resolve_date(msgspec.structs.replace(symbol, unit="", year=around[0].year, month=month), clock, past)


def resolve_day(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The day of a date with day and month; a weekday or the document's day gives the year."""
    month, day = symbol.month or 1, symbol.day or 1
    if symbol.year is not None:
        found = day_of(symbol.year, month, day)
        return (found, found) if found else None
    base = clock.now or (clock.text[0] if clock.text else None)
    if base is None:
        return None
    if clock.now is None and symbol.bound == "since" and (month, day) < (base.month, base.day):
        return None  # *depuis le 23 avril*, in a report of whose age a day of May, years ago, says nothing
    reach = 6 if symbol.weekday is not None else 1
    years = range(max(base.year - reach, 1), base.year + reach + 1)
    days = [d for d in (day_of(year, month, day) for year in years) if d]
    toward = -1 if symbol.bound == "since" else symbol.toward
    if toward:
        days = [d for d in days if (d - base).days * toward >= 0] or days
    if symbol.weekday is not None:
        days = [d for d in days if d.weekday() == symbol.weekday and abs((d - base).days) < 2 * DAYS_A_YEAR] or days
    found = choose(days, base, past)
    return (found, found) if found else None


def resolve_month(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The days of a month, or of its beginning, middle or end."""
    month = symbol.month or 1
    year = symbol.year
    if year is None:
        base = clock.now
        if base is None or (clock.is_wide and symbol.toward is not None):
            return None
        year = base.year
        if symbol.toward == -1:
            year -= month >= base.month
        elif symbol.toward == 1:
            year += month <= base.month
        elif symbol.bound == "since":
            year -= month > base.month
        elif month != base.month:
            middles = [date(y, month, 15) for y in (year - 1, year, year + 1)]
            year = (choose(middles, base, past) or base).year
    found = edge_of(month_days(year, month), symbol.edge)
    if symbol.bound == "since" and symbol.year is None and clock.now and found[0] > clock.now:
        return edge_of(month_days(year - 1, month), symbol.edge)
    return found


def resolve_weekday(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The day of a weekday alone: the last one, or the next where the clause looks ahead."""
    base = clock.text[1] if symbol.anchor == "text" and clock.text else clock.now
    if past is False and symbol.toward is None and symbol.anchor != "text":
        base = clock.ahead or base
    if base is None or symbol.weekday is None:
        return None
    if clock.is_vague and symbol.anchor != "text":
        return None
    if symbol.unit == "week" and symbol.toward is not None:
        found = shift_days(week_days(base, symbol.toward)[0], symbol.weekday)
        return found, found
    back = (base.weekday() - symbol.weekday) % WEEK
    if symbol.toward == -1:
        found = shift_days(base, -(back or WEEK))
    elif symbol.toward == 1 or (past is False and back and symbol.bound != "since"):
        found = shift_days(base, WEEK - back)
    else:
        found = shift_days(base, -back)
    return found, found


def resolve_bare_day(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The day of a number alone, or of one with its weekday: in the month named last, or nearest the document."""
    base = clock.month[0] if clock.month and symbol.weekday is None else None
    is_recent = base is None and symbol.weekday is None
    base = base or (None if is_recent and clock.is_wide else clock.now)
    if base is None:
        return None
    months = (month_days(base.year, base.month + shift)[0] for shift in (-1, 0, 1))
    days = [d for d in (day_of(m.year, m.month, symbol.day or 1) for m in months) if d]
    if symbol.weekday is not None:
        days = [d for d in days if d.weekday() == symbol.weekday]
    elif is_recent and past is not False:
        days = [d for d in days if d <= base]
    elif clock.month:
        days = [d for d in days if (d.year, d.month) == (base.year, base.month)] or days
    found = choose(days, base, past)
    return (found, found) if found else None


def resolve_offset(symbol: TimeSymbol, base: Whole | None) -> Whole | None:
    """The days that lie so many units before or after the base, as exact as the unit is."""
    if base is None or symbol.count is None:
        return None
    start = base[0] if symbol.shift < 0 else base[1]
    steps = symbol.count * symbol.shift
    if symbol.unit == "hour":
        if symbol.count % HOURS_A_DAY:
            return None
        steps //= HOURS_A_DAY
    if symbol.unit in {"hour", "day", "week"}:
        found = shift_days(start, steps * (WEEK if symbol.unit == "week" else 1))
        return found, found
    if symbol.unit in MONTHS_OF:
        month = month_days(start.year, start.month + steps * MONTHS_OF[symbol.unit])
        return same_day(start, month[0].year, month[0].month) if symbol.edge == "day" else month
    years = YEARS_OF.get(symbol.unit)
    if years and symbol.edge == "day":
        return same_day(start, start.year + steps * years, start.month)
    return year_days(start.year + steps * years) if years else None


def same_day(day: date, year: int, month: int) -> Whole | None:
    """The day of the same number in another month: *il y a un an jour pour jour*."""
    found = day_of(year, month, day.day)
    return (found, found) if found else None


def resolve_period(symbol: TimeSymbol, base: Whole | None) -> Whole | None:
    """The whole week, month or year that lies so many from the one around the base."""
    if base is None:
        return None
    day, shift = base[0], symbol.shift
    if symbol.unit == "day":
        found = shift_days(day, shift)
        return found, found
    if symbol.unit == "week":
        return edge_of(week_days(day, shift), symbol.edge)
    if symbol.unit in MONTHS_OF:
        size = MONTHS_OF[symbol.unit]
        index = (day.year * 12 + day.month - 1) // size + shift
        first = month_days(0, index * size + 1)[0]
        return edge_of((first, month_days(first.year, first.month + size - 1)[1]), symbol.edge)
    if symbol.unit in {"decade", "century"}:
        size = YEARS_OF[symbol.unit]
        first_year = (day.year // size + shift) * size
        return year_days(first_year)[0], year_days(first_year + size - 1)[1]
    return edge_of(year_days(day.year + shift), symbol.edge) if symbol.unit == "year" else None


def resolve_recent(symbol: TimeSymbol, base: Whole | None) -> Whole | None:
    """The last so many days, weeks, months or years up to the base."""
    if base is None or symbol.count is None:
        return None
    end = base[1]
    days = {"day": 1, "week": WEEK}.get(symbol.unit)
    if symbol.unit == "hour":
        return (shift_days(end, -(symbol.count // HOURS_A_DAY)), end) if symbol.count >= HOURS_A_DAY else None
    if days:
        return shift_days(end, 1 - symbol.count * days), end
    if symbol.unit in MONTHS_OF:
        return month_days(end.year, end.month - symbol.count * MONTHS_OF[symbol.unit])[0], end
    years = YEARS_OF.get(symbol.unit)
    return (year_days(end.year - symbol.count * years)[0], end) if years else None


def resolve_named(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The days of a named day."""
    named = clock.words.named[symbol.name]
    base, only = clock.now, symbol.year or named.year
    years = [only] if only else [base.year - 1, base.year, base.year + 1] if base else []
    if named.easter is not None:
        days = [shift_days(easter_day(year), named.easter) for year in years]
    else:
        days = [d for d in (day_of(year, named.month or 1, named.day or 1) for year in years) if d]
    if symbol.toward and base:
        days = [d for d in days if (d - base).days * symbol.toward >= 0] or days
    found = choose(days, base or date.min, past)
    return (found, shift_days(found, named.days - 1)) if found else None


def resolve_season(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The days of a season."""
    season = symbol.month or 1
    now = clock.text_period[0] if symbol.anchor == "text" and clock.text_period else clock.now
    if symbol.year is not None or now is None:
        return season_days(season, symbol.year) if symbol.year is not None else None
    spans = [season_days(season, now.year + shift) for shift in (-1, 0, 1)]
    if symbol.bound == "since" and symbol.toward is None:
        return [s for s in spans if s[0] <= now][-1]
    if symbol.toward == -1:
        return [s for s in spans if s[1] < now][-1]
    if symbol.toward == 1:
        return [*(s for s in spans if s[0] > now), spans[-1]][0]
    around = [s for s in spans if s[0] <= now <= s[1]]
    if around:
        return around[0]
    chosen = choose([s[0] for s in spans], now, past)
    return next((s for s in spans if s[0] == chosen), None)


def resolve_share(symbol: TimeSymbol, clock: Clock) -> Whole | None:
    """The nth quarter or half of a year: of the one named, else the last that had begun."""
    size = MONTHS_OF.get(symbol.unit, 1)
    year = symbol.year or (clock.now.year if clock.now else None)
    if size == 1 or year is None or not symbol.count or symbol.count * size > MONTHS_A_YEAR:
        return None
    first = month_days(year, (symbol.count - 1) * size + 1)[0]
    if symbol.year is None and clock.now and first > clock.now:
        first = month_days(year - 1, first.month)[0]
    return first, month_days(first.year, first.month + size - 1)[1]


def resolve_opening(symbol: TimeSymbol, clock: Clock) -> Whole | None:
    """The first months of a year: of the one named, else of the last in which they were over, or all but over."""
    months = (symbol.count or 0) * MONTHS_OF.get(symbol.unit, 0)
    year = symbol.year or (clock.now.year if clock.now else None)
    if year is None or not 1 <= months <= MONTHS_A_YEAR:
        return None
    if symbol.year is None and clock.now and months > clock.now.month:
        year -= 1
    return date(year, 1, 1), month_days(year, months)[1]


def resolve_weekend(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """Saturday and Sunday: the last ones, or the next where the clause looks ahead."""
    now = clock.now
    if symbol.day is not None:
        day = resolve_date(symbol, clock, past)
        found = shift_days(week_days(day[0])[0], 5) if day else None
        return (found, shift_days(found, 1)) if found else None
    if now is None or clock.is_vague:
        return None
    saturday = shift_days(week_days(now)[0], 5)
    if saturday > now and (past is not False and symbol.toward != 1):
        saturday = shift_days(saturday, -WEEK)
    elif symbol.toward == 1 and saturday <= now:
        saturday = shift_days(saturday, WEEK)
    elif symbol.toward == -1 and saturday <= now:
        saturday = shift_days(saturday, -WEEK)
    return saturday, shift_days(saturday, 1)


def resolve_nth(symbol: TimeSymbol, clock: Clock) -> Whole | None:
    """An ordinal day of a conflict, counted with its first or without as the other dates ask; or of a series."""
    if symbol.count is None:
        return None
    if symbol.anchor != "conflict":
        return clock.text or ((clock.now, clock.now) if clock.now else None)
    known = {d for d in (clock.now, clock.text and clock.text[0]) if d}
    for start in clock.starts:
        options = [shift_days(start, symbol.count - 1), shift_days(start, symbol.count)]
        fits = [d for d in options if d in known] or options[:1]
        if clock.now is None or abs((clock.now - fits[0]).days) <= DAYS_A_YEAR:
            return fits[0], fits[0]
    return None


def resolve_decade(symbol: TimeSymbol) -> Whole | None:
    """The ten years from the one named, or their beginning, middle or end; of a century its hundred."""
    if symbol.unit == "century" and symbol.count:
        return year_days(100 * symbol.count - 99)[0], year_days(100 * symbol.count)[1]
    first, last = YEARS_OF_EDGE.get(symbol.edge, (0, 9))
    return (year_days(symbol.year + first)[0], year_days(symbol.year + last)[1]) if symbol.year is not None else None


def resolve_one(symbol: TimeSymbol, clock: Clock, past: Past) -> Whole | None:
    """The days of a symbol that stands alone, by its kind."""
    by_kind: dict[str, Callable[[], Whole | None]] = {
        "date": lambda: resolve_date(symbol, clock, past),
        "offset": lambda: resolve_offset(symbol, clock.base(symbol)),
        "period": lambda: resolve_period(symbol, clock.base(symbol)),
        "recent": lambda: resolve_recent(symbol, clock.base(symbol)),
        "same": lambda: clock.base(symbol),
        "decade": lambda: resolve_decade(symbol),
        "share": lambda: resolve_share(symbol, clock),
        "opening": lambda: resolve_opening(symbol, clock),
        "nth_day": lambda: resolve_nth(symbol, clock),
        "named": lambda: resolve_named(symbol, clock, past),
        "season": lambda: resolve_season(symbol, clock, past),
        "weekend": lambda: resolve_weekend(symbol, clock, past),
    }
    resolve = by_kind.get(symbol.kind)
    return resolve() if resolve else None
