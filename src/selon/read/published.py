"""Enters: clues about the document's day, and the conflicts it may tell of. Leaves: the day or days it may be of.

A day that is said outright wins, where the text does not contradict it. Else the year is voted for, the last day told
of gives the least, and weekdays, ordinal days and anniversaries the rest; where a day can not be told, the month.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from selon.model.document import DayRange
from selon.read.anniversaries import anniversaries
from selon.read.clues import Clue
from selon.read.days import Whole, day_of, month_days, shift_days, year_days
from selon.read.evidence import Bounds, Knowledge, Settled, Told, as_range, one_day, told_days
from selon.read.telling import act_year, day_by_acts, later_act, span_of
from selon.read.weekdays import day_by_caption, day_by_ordinal, day_by_outbreak, day_by_weekday, recent_weekdays
from selon.read.years import caption_year, choose_year, shared_year, vote_years

CLOSE_DAYS = 14  # a day of publication lies so close after the last day told of
MIDDLE_OF_MONTH = 15  # a day from here on that is called the last of its name is mostly of the month before
AUTUMN = 9  # a day from this month on that is called the last of its name may well be of the year before
YEAR = 365
LATE_DAYS = 60  # a day named so soon after a visible date is no announcement
OPENING_TOKENS = 45  # an anniversary told so early is what the report is for
WHY = {"dateline": "dateline", "header": "header"}


def stated_day(clues: Sequence[Clue]) -> DayRange | None:
    """The day that a visible line or a dateline says, the likeliest where several do."""
    said = [(c, c.day) for c in clues if c.role in {"visible", "dateline", "header"} or is_titled(c, clues)]
    body = [c.symbol for c in clues if c.role == "body" and c.symbol.kind == "date" and c.symbol.month and c.symbol.day]

    def weigh(clue: Clue, day: date) -> float:
        named = (day_of(s.year or day.year, s.month or 1, s.day or 1) for s in body)
        gaps = [(day - other).days for other in named if other]
        score = clue.label + (clue.role == "dateline") - 0.5 * (clue.line == 0)
        score += 1.5 * any(0 <= gap <= CLOSE_DAYS for gap in gaps)
        return score - 1.5 * any(-LATE_DAYS < gap < 0 for gap in gaps)

    best = max(((c, d) for c, d in said if d), key=lambda pair: (weigh(*pair), -pair[0].symbol.first), default=None)
    return one_day(best[1], WHY.get(best[0].role, "a line of the page")) if best else None


def is_titled(clue: Clue, clues: Sequence[Clue]) -> bool:
    """Whether a title's day is the report's: it tells of days just before it, or of one that has no date."""
    day = clue.day
    if clue.role != "titled" or day is None:
        return False
    past = [told.day for told in told_days(clues, day.year)]
    is_bare = any(c.role == "body" and c.symbol.kind == "offset" and c.symbol.unit == "day" for c in clues)
    return is_bare or bool(recent_weekdays(clues)) or any(0 <= (day - each).days <= CLOSE_DAYS for each in past)


def header_bounds(clues: Sequence[Clue]) -> Bounds:
    """The month or year that the header says, or the days that a line by itself says that the text covers."""
    for clue in clues:
        symbol = clue.symbol
        ends = span_of_line(clue)
        if ends is not None:
            return Bounds(*ends, "header")
        if clue.role == "header" and symbol.year is not None:
            whole = month_days(symbol.year, symbol.month) if symbol.month else year_days(symbol.year)
            return Bounds(*whole, "header")
    return Bounds()


def span_of_line(clue: Clue) -> Whole | None:
    """The first and last day of a line that has no more than some days: *1er-31 mai 2021*."""
    symbol, end = clue.symbol, clue.symbol.other
    if clue.role != "visible" or not clue.is_alone or end is None or not (end.year and end.month and end.day):
        return None
    last = day_of(end.year, end.month, end.day)
    first = day_of(symbol.year or end.year, symbol.month or end.month, symbol.day or 0)
    return (first, last) if first and last and first <= last else None


def settle_day(clues: Sequence[Clue], known: Knowledge) -> Settled:
    """The day or days that the document may be of, and why; nothing where nothing says so."""
    stated = stated_day(clues)
    if stated:
        return Settled(stated)
    bounds = header_bounds(clues)
    ordinal = day_by_ordinal(clues, known, bounds)
    if ordinal:
        return Settled(ordinal)
    return settle_header(clues, known, bounds) if bounds.first else settle_free(clues, known)


def settle_header(clues: Sequence[Clue], known: Knowledge, bounds: Bounds) -> Settled:
    """The day or days within the month or year of the header."""
    year = bounds.first.year if bounds.first else 0
    return day_by_acts(clues, known, bounds) or Settled(settle_within(clues, known, bounds, year))


def settle_free(clues: Sequence[Clue], known: Knowledge) -> Settled:
    """The day or days of a document whose text says nothing outright."""
    told = day_by_acts(clues, known, Bounds())
    if told and not fits_dateline(told.published, clues):
        told = None
    pictured = day_by_caption(clues)
    if pictured and not told:
        return pictured
    year = choose_year(vote_years(clues, known)) or act_year(clues, known.acts)
    if year is None:
        outbreak = day_by_outbreak(clues, known)
        found = told or (Settled(outbreak) if outbreak else None)
        if found:
            return found
        year = caption_year(clues) or shared_year(known)
    if year is None:
        return Settled(DayRange())
    within = settle_within(clues, known, Bounds(), year)
    return told if told and is_finer(told.published, within) else Settled(within)


def fits_dateline(days: DayRange, clues: Sequence[Clue]) -> bool:
    """Whether some days hold the day of the dateline, where there is one."""
    ends = span_of(days)
    named = [(c.symbol.month, c.symbol.day) for c in clues if c.is_own]
    if ends is None or not named:
        return True
    held = (day_of(ends[0].year, month, day) for month, day in named if month and day)
    return any(day and ends[0] <= day <= ends[1] for day in held)


def is_finer(days: DayRange, others: DayRange) -> bool:
    """Whether some days lie within others, and are fewer."""
    own, whole = span_of(days), span_of(others)
    return own is not None and whole is not None and whole[0] <= own[0] <= own[1] <= whole[1] and own != whole


def settle_within(clues: Sequence[Clue], known: Knowledge, bounds: Bounds, year: int) -> DayRange:
    """The day, month or year that the document is of, its year being known."""
    datelines = (day_of(year, c.symbol.month or 1, c.symbol.day or 1) for c in clues if c.is_own)
    day = next((day for day in datelines if day and bounds.admit(day)), None)
    if day:
        return one_day(day, "dateline")
    latest = latest_day(clues, year, bounds)
    found = day_by_weekday(clues, bounds, latest, known)
    return found or settle_month(clues, known, bounds, year, latest)


def latest_day(clues: Sequence[Clue], year: int, bounds: Bounds) -> Told | None:
    """The last past day that the report itself tells of."""
    days = [told for told in told_days(clues, year) if told.clue.role == "body" and told.day.year <= year]
    return max((t for t in days if bounds.last is None or t.day <= bounds.last), key=lambda t: t.day, default=None)


def settle_month(clues: Sequence[Clue], known: Knowledge, bounds: Bounds, year: int, latest: Told | None) -> DayRange:
    """The month or year that the document is of, where its day can not be told."""
    if bounds.first and bounds.last:
        return as_range((bounds.first, bounds.last), bounds.why)
    for found in anniversaries(clues, known):
        if found.day.year == year and found.at <= OPENING_TOKENS:
            return one_day(found.day, f"told as so long after the start of {found.conflict}")
        if found.day.year == year:
            return as_range(month_days(year, found.day.month), f"so long after the start of {found.conflict}")
    if latest is None or latest.day.year != year:
        return as_range(year_days(year), "the year that spans, weekdays and terms of office agree on")
    act = later_act(clues, known.acts, latest.day)
    if act:
        return as_range(month_days(act.year, act.month), f"the last well-known act told of: {act.isoformat()}")
    return settle_after(clues, latest)


def settle_after(clues: Sequence[Clue], latest: Told) -> DayRange:
    """The month that follows from the last day told of, or the year from one since which something goes on."""
    after = shift_days(latest.day, 1)
    if latest.clue.symbol.bound == "since" and latest.clue.symbol.year is None:
        return as_range((latest.day, shift_days(latest.day, YEAR - 1)), f"going on since {latest.day.isoformat()}")
    if follows_last_week(clues, latest.day):
        return as_range(month_days(after.year, after.month), f"the week after {latest.day.isoformat()}")
    if latest.clue.symbol.toward == -1 and latest.day.day >= MIDDLE_OF_MONTH:
        whole = year_days(latest.day.year)
        if latest.day.month >= AUTUMN:
            whole = after, shift_days(latest.day, YEAR)
        return as_range(whole, f"some weeks after the last day told of: {latest.day.isoformat()}")
    closes = latest.clue.symbol.other is not None and after.day == 1
    month = after if closes else latest.day
    return as_range(month_days(month.year, month.month), f"the last day told of: {latest.day.isoformat()}")


def follows_last_week(clues: Sequence[Clue], day: date) -> bool:
    """Whether the report calls that day the last of its weekday."""
    return any(c.symbol.toward == -1 and c.symbol.weekday == day.weekday() and c.symbol.day is None for c in clues)
