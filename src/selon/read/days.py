"""Enters: parts of dates. Leaves: days and intervals of days, by the calendar's arithmetic alone."""

from __future__ import annotations

from datetime import date, timedelta

Interval = tuple[date | None, date | None]
Whole = tuple[date, date]

DAYS_OF_EDGE = {
    "early": (1, 10),
    "middle": (11, 20),
    "late": (21, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
    "first_week": (1, 7),
}
MONTHS_OF_EDGE = {"early": (1, 3), "middle": (5, 8), "late": (10, 12), "first_half": (1, 6), "second_half": (7, 12)}
YEARS_OF_EDGE = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}
SEASON_STARTS = ((12, 21), (3, 20), (6, 21), (9, 22))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_day(value: str | None, *, last: bool = False) -> date | None:
    """The day of an ISO string; of a month or a year its first day, or its last."""
    if not value:
        return None
    try:
        year, *rest = [int(part) for part in value[:10].split("-")]
    except ValueError:
        return None
    if not rest:
        return year_days(year)[last]
    return day_of(year, rest[0], rest[1]) if len(rest) > 1 else month_days(year, rest[0])[last]


def shift_days(day: date, count: int) -> date:
    """The day so many days on; the calendar's ends hold it."""
    ordinal = min(max(day.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def month_days(year: int, month: int) -> Whole:
    """The first and last day of a month; months beyond the year count on into its neighbours."""
    index = year * 12 + month - 1
    index = min(max(index, 12), 9998 * 12)
    first = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return first, following - timedelta(days=1)


def year_days(year: int) -> Whole:
    """The first and last day of a year."""
    year = min(max(year, 1), 9998)
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date, shift: int = 0) -> Whole:
    """Monday and Sunday of the week around a day, or of one so many weeks from it."""
    monday = shift_days(day, 7 * shift - day.weekday())
    return monday, shift_days(monday, 6)


def edge_of(whole: Whole, edge: str) -> Whole:
    """The beginning, middle or end of a period: ten days of a month, a quarter of a year."""
    first, last = whole
    if not edge:
        return whole
    if (last - first).days > 60:
        months = MONTHS_OF_EDGE[edge]
        return month_days(first.year, months[0])[0], month_days(first.year, months[1])[1]
    if (last - first).days < 20:
        return whole
    if edge == "last_week":
        return shift_days(last, -6), last
    start, end = DAYS_OF_EDGE[edge]
    return shift_days(first, start - 1), min(last, shift_days(first, end - 1))


def season_days(season: int, year: int) -> Whole:
    """The days of a season (1 winter to 4 autumn) that ends in a year, or of autumn begins in it."""
    month, day = SEASON_STARTS[season - 1]
    start = date(year - 1 if season == 1 else year, month, day)
    after = SEASON_STARTS[season % 4]
    end = date(year, *after)
    return start, end - timedelta(days=1) if season != 4 else end


def easter_day(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
