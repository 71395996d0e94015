"""Enters: clues about the document's day, and the conflicts it may tell of. Leaves: the day or days it may be of.

A day that is said outright wins, where the text does not contradict it. Else the year is voted for, the last day told
of gives the least, and weekdays, ordinal days and anniversaries the rest; where a day can not be told, the month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from selon.model.document import DayRange
from selon.read.clues import Clue
from selon.read.conflicts import Ranked
from selon.read.days import Whole, day_of, month_days, parse_day, shift_days, year_days

Tenure = tuple[str | None, str | None]
HORIZON_COST = 1.0
YEARS = range(1990, 2040)
WEEK = 7
SHORT_DAYS = 60
MOST_SHARED_DAYS = 400
LIKELY_SHARE = 0.7  # of the best conflict's score
CLOSE_DAYS = 14  # a day of publication lies so close after the last day told of
OPENING_TOKENS = 45  # an anniversary told so early is what the report is for
NEAR_TOKENS = 40  # between "for five years" and "since 2016"
YEAR_MARGIN = 0.45  # votes by which the best year must lead
MONTH_VOTE = 1.0  # a month with its year is seldom of the running year, which goes without saying
LEAST_VOTES = 1.2
WEEKDAY_VOTE, SPAN_VOTE, ACTIVE_VOTE, TENURE_VOTE, EXPLICIT_VOTE = 3.0, 2.0, 1.5, 0.8, 2.5
AGE_COST = 0.12  # a year further from the last one named
LEAST_SPAN = 3  # years; shorter spans are told of too many things
ANNIVERSARY_UNITS = {"month": 1, "year": 12}


class Bounds(msgspec.Struct):
    """The days between which the document's own day must lie, so far as anything says so."""

    first: date | None = None
    last: date | None = None
    why: str = ""


class Knowledge(msgspec.Struct, frozen=True):
    """What the packs know that bears on a document: its likely conflicts, terms of office, the last year they know of, landmarks."""

    ranked: Sequence[Ranked] = ()
    tenures: Sequence[Tenure] = ()
    horizon: int = 9999
    landmarks: Sequence[date] = ()


class Settled(msgspec.Struct, frozen=True):
    """The document's day or days, and the days that its times count from where those are better known."""

    published: DayRange
    near: Whole | None = None


def as_range(whole: Whole, why: str) -> DayRange:
    """The range in its ISO form."""
    return DayRange(whole[0].isoformat(), whole[1].isoformat(), why)


def told_days(clues: Sequence[Clue], year: int | None) -> list[tuple[date, Clue]]:
    """The past days that the report names with day and month, years filled in from the document's."""
    found: list[tuple[date, Clue]] = []
    for clue in clues:
        symbol = clue.symbol
        if clue.role not in {"body", "caption"} or clue.is_future or symbol.bound == "until" or symbol.kind != "date":
            continue
        last = symbol.other or symbol
        if last.day is None or last.month is None:
            continue
        its_year = last.year or year
        day = day_of(its_year, last.month, last.day) if its_year else None
        if day and last.weekday is not None and last.year is None and day.weekday() != last.weekday:
            continue
        if day:
            found.append((day, clue))
    return found


def stated_day(clues: Sequence[Clue]) -> DayRange | None:
    """The day that a visible line or a dateline says, the likeliest where several do."""
    said = [(c, c.day) for c in clues if c.role in {"visible", "dateline", "header"} and c.day]
    if not said:
        return None
    told = [day for day, clue in told_days(clues, None) if clue.role == "body"]
    undated = [c.symbol for c in clues if c.role == "body" and c.symbol.year is None and c.symbol.month and c.symbol.day]

    def weigh(clue: Clue, day: date) -> float:
        score = clue.label + (clue.role == "dateline") - 0.5 * (clue.line == 0)
        partial = (day_of(day.year, s.month or 1, s.day or 1) for s in undated)
        gaps = [(day - other).days for other in (*told, *(p for p in partial if p))]
        score += 1.5 * any(0 <= gap <= CLOSE_DAYS for gap in gaps)
        return score - 1.5 * any(-CLOSE_DAYS * 4 < gap < 0 for gap in gaps)

    best, day = max(((c, d) for c, d in said if d), key=lambda pair: (weigh(*pair), -pair[0].symbol.first))
    why = {"dateline": "dateline", "header": "header"}.get(best.role, "a line of the page")
    return as_range((day, day), f"{why}: {day.isoformat()}")


def header_bounds(clues: Sequence[Clue]) -> Bounds:
    """The month or year that the header says."""
    for clue in clues:
        symbol = clue.symbol
        if clue.role == "header" and symbol.year is not None:
            whole = month_days(symbol.year, symbol.month) if symbol.month else year_days(symbol.year)
            return Bounds(*whole, "header")
    return Bounds()


def weekday_years(clue: Clue) -> list[int]:
    """The years in which a date's weekday is right."""
    symbol = clue.symbol
    if symbol.weekday is None or symbol.day is None or symbol.month is None or symbol.year is not None:
        return []
    days = ((year, day_of(year, symbol.month, symbol.day)) for year in YEARS)
    return [year for year, day in days if day and day.weekday() == symbol.weekday]


def span_years(clues: Sequence[Clue]) -> list[int]:
    """The years that a count of years and a year named beside it make together: since 2016, for five years."""
    counted = [c.symbol for c in clues if c.symbol.kind == "offset" and c.symbol.unit == "year" and c.symbol.shift < 0]
    named = [c.symbol for c in clues if c.symbol.kind == "date" and c.symbol.year and c.symbol.month is None]
    found = []
    for symbol in counted:
        for year in named:
            gap = max(year.first - symbol.last, symbol.first - year.last)
            count = symbol.count or 0
            if count >= LEAST_SPAN and (gap <= NEAR_TOKENS or year.bound == symbol.bound == "since"):
                found.append((year.year or 0) + count)
    return found


def vote_years(clues: Sequence[Clue], known: Knowledge) -> dict[int, float]:
    """How much speaks for each year."""
    ranked = known.ranked
    votes: dict[int, float] = defaultdict(float)
    report = [c for c in clues if c.role in {"body", "dateline", "header"}]
    dated = [c.symbol for c in clues if c.symbol.year and not c.is_future and c.role != "aside" and c.symbol.kind == "date"]
    latest = max((s.year or 0 for s in dated), default=0)
    exact = [c.symbol for c in report if c.symbol.year == latest and c.symbol.month is not None and not c.is_future]
    if exact:
        has_day = any(s.day is not None for s in exact)
        votes[latest] += EXPLICIT_VOTE if has_day else MONTH_VOTE
        votes[latest + 1] += 0 if has_day else MONTH_VOTE
    fitting = [years for years in map(weekday_years, report) if years]
    for years in fitting:
        for year in years:
            votes[year] += WEEKDAY_VOTE
    for year in list(votes):
        votes[year] -= WEEKDAY_VOTE * sum(year not in years and year - 1 not in years for years in fitting)
    for year in span_years(report):
        votes[year] += SPAN_VOTE
    for _, _, start in anniversaries(report, ranked):
        votes[start.year] += SPAN_VOTE
    if not votes:
        return {}
    for first, last in known.tenures:
        start, end = parse_day(first), parse_day(last, last=True)
        for year in list(votes):
            inside = (start is None or start.year <= year) and (end is None or year <= end.year)
            votes[year] += TENURE_VOTE if inside else -TENURE_VOTE
    best = ranked[0].score if ranked else 1.0
    for year in list(votes):
        active = max((r.score for r in ranked if r.first.year <= year and (r.last is None or year <= r.last.year)), default=0.0)
        votes[year] += ACTIVE_VOTE * active / best
        votes[year] -= AGE_COST * abs(year - latest) if latest else 0
        votes[year] -= HORIZON_COST * (year > known.horizon)
        if latest and year < latest:
            votes[year] -= EXPLICIT_VOTE
    return votes


def choose_year(votes: dict[int, float]) -> int | None:
    """The year that most speaks for, where it leads."""
    if not votes:
        return None
    order = sorted(votes, key=lambda y: (-votes[y], y))
    if len(order) > 1 and votes[order[0]] - votes[order[1]] < YEAR_MARGIN:
        return None
    return order[0] if votes[order[0]] >= LEAST_VOTES else None


def anniversaries(clues: Sequence[Clue], ranked: Sequence[Ranked]) -> list[tuple[str, int, date]]:
    """The days that lie so many months or years after the start of the likeliest conflict, as the text says it does."""
    found = []
    for clue in clues:
        symbol = clue.symbol
        if symbol.kind != "anniversary" or not symbol.count or symbol.unit not in ANNIVERSARY_UNITS:
            continue
        for conflict in ranked[:1]:
            months = symbol.count * ANNIVERSARY_UNITS[symbol.unit]
            month = month_days(conflict.first.year, conflict.first.month + months)
            found.append((conflict.id, symbol.first, min(month[1], shift_days(month[0], conflict.first.day - 1))))
    return found


def nth_days(clues: Sequence[Clue], ranked: Sequence[Ranked]) -> list[date]:
    """The days that ordinals of the conflict's days may mean, with and without its first."""
    found = []
    for clue in clues:
        symbol = clue.symbol
        if symbol.kind == "nth_day" and symbol.anchor == "conflict" and symbol.count:
            for conflict in ranked[:2]:
                found += [shift_days(conflict.first, symbol.count - 1), shift_days(conflict.first, symbol.count)]
    return found


def recent_weekdays(clues: Sequence[Clue]) -> list[Clue]:
    """The weekdays named alone that tell of the past days: the words by which a report of the day is known."""
    return [
        c
        for c in clues
        if c.role == "body"
        and c.symbol.kind == "date"
        and c.symbol.weekday is not None
        and c.symbol.day is None
        and c.symbol.toward in {None, 0}
        and c.symbol.other is None
        and c.symbol.bound == "at"
        and not c.is_future
    ]


def this_weekday(clues: Sequence[Clue]) -> int | None:
    """The weekday that the report calls this one."""
    named = [c.symbol for c in clues if c.symbol.kind == "date" and c.symbol.toward == 0 and c.symbol.weekday is not None]
    alone = [s.weekday for s in named if s.day is None]
    return alone[0] if alone else None


def last_weekday(clues: Sequence[Clue]) -> tuple[int, bool] | None:
    """The latest of the weekdays named alone, taken round the week so that they lie closest together, and if its evening is told."""
    recent = recent_weekdays(clues)
    if not recent:
        return None
    named = {c.symbol.weekday for c in recent if c.symbol.weekday is not None}
    latest = min(named, key=lambda day: (max((day - other) % WEEK for other in named), day))
    evening = any(c.symbol.weekday == latest and c.symbol.part in {"evening", "night"} for c in recent)
    return latest, evening


def next_weekday(day: date, weekday: int) -> date:
    """The first day of that weekday, from a day on."""
    return shift_days(day, (weekday - day.weekday()) % WEEK)


def day_by_weekday(clues: Sequence[Clue], bounds: Bounds, latest: tuple[date, Clue] | None, ranked: Sequence[Ranked]) -> DayRange | None:
    """The day that a weekday of the report points at, from the last day told of on."""
    this = this_weekday(clues)
    ordinal = nth_days(clues, ranked)
    if this is not None:
        for day in ordinal:
            if day.weekday() == this and within(day, bounds):
                return as_range((day, day), f"this weekday, and an ordinal day of the conflict: {day.isoformat()}")
    floor = max([d for d in (latest and latest[0], bounds.first) if d], default=None)
    if floor is None:
        return None
    if this is not None:
        day = next_weekday(floor, this)
        return as_range((day, day), f"this weekday, on or after {floor.isoformat()}") if within(day, bounds) else None
    for day in ordinal:
        recent = last_weekday(clues)
        if recent and day.weekday() == recent[0] and within(day, bounds):
            return as_range((day, day), f"an ordinal day of the conflict that falls on the weekday told of: {day.isoformat()}")
    return day_by_recent(clues, bounds, latest, floor)


def day_by_recent(clues: Sequence[Clue], bounds: Bounds, latest: tuple[date, Clue] | None, floor: date) -> DayRange | None:
    """The day of the latest weekday told of: where a date names it in full, or the header its month."""
    recent = last_weekday(clues)
    if recent is None:
        return None
    weekday, evening = recent
    if latest is not None and latest[0].weekday() == weekday and latest[1].symbol.weekday is not None:
        day = latest[0]
        return as_range((day, day), f"the last day told of, named by weekday and date: {day.isoformat()}")
    if bounds.why:
        day = shift_days(next_weekday(floor, weekday), int(evening))
        if within(day, bounds):
            return as_range((day, day), f"the first such weekday in the month of the header: {day.isoformat()}")
    return None


def within(day: date, bounds: Bounds) -> bool:
    """Whether a day lies within the bounds."""
    return (bounds.first is None or bounds.first <= day) and (bounds.last is None or day <= bounds.last)


def day_by_outbreak(clues: Sequence[Clue], ranked: Sequence[Ranked]) -> DayRange | None:
    """In the report of a war's first week: the day after its first day, where the weekday told of is that day's."""
    recent = last_weekday(clues)
    counts = [c.symbol.count for c in clues if c.symbol.kind == "recent" and c.symbol.unit == "day" and c.symbol.count]
    dated = [day for day, _ in told_days(clues, None)]
    likely = [r for r in ranked if is_short(r) and r.score >= ranked[0].score * LIKELY_SHARE]
    for conflict in sorted(likely, key=lambda r: r.first, reverse=True):  # the later, the more is written of it
        if any(conflict.last and day > conflict.last for day in dated):
            continue
        if recent and conflict.first.weekday() == recent[0]:
            day = shift_days(conflict.first, int(recent[1]))
            return as_range((day, day), f"the weekday on which {conflict.id} began")
        if counts and not recent:
            day = shift_days(conflict.first, counts[0] - 1)
            return as_range((day, day), f"the days told of are those since {conflict.id} began")
    return None


def is_short(conflict: Ranked) -> bool:
    """Whether a conflict lasted weeks and not years."""
    return conflict.last is not None and (conflict.last - conflict.first).days <= SHORT_DAYS


def month_of(latest: tuple[date, Clue], why: str) -> DayRange:
    """The month of the last day told of, or the next where that day closes the period or lies in the week gone by."""
    day, clue = latest
    symbol = clue.symbol
    closes = symbol.other is not None and day == month_days(day.year, day.month)[1]
    start = shift_days(day, 1) if closes else day
    return as_range(month_days(start.year, start.month), why)


def settle_day(clues: Sequence[Clue], known: Knowledge) -> Settled:
    """The day or days that the document may be of, and why; nothing where nothing says so."""
    stated = stated_day(clues)
    if stated:
        return Settled(stated)
    bounds = header_bounds(clues)
    year = bounds.first.year if bounds.first else choose_year(vote_years(clues, known))
    if year is None:
        year = landmark_year(clues, known.landmarks)
    if year is None:
        week = day_by_landmark(clues, known.landmarks)
        if week:
            return Settled(*week)
        day = day_by_outbreak(clues, known.ranked)
        if day:
            return Settled(day)
        year = caption_year(clues) or shared_year(known)
    if year is None:
        return Settled(DayRange())
    latest = latest_day(clues, year, bounds)
    found = day_by_weekday(clues, bounds, latest, known.ranked)
    return Settled(found or settle_month(clues, known.ranked, bounds, year, latest))


def shared_year(known: Knowledge) -> int | None:
    """The year to which the conflict and those in office together confine the report."""
    if not known.ranked or not known.tenures:
        return None
    firsts = [known.ranked[0].first, *(d for d in (parse_day(first) for first, _ in known.tenures) if d)]
    lasts = [d for d in (known.ranked[0].last, *(parse_day(last, last=True) for _, last in known.tenures)) if d]
    if not lasts:
        return None
    first, last = max(firsts), min(lasts)
    if first > last or (last - first).days > MOST_SHARED_DAYS:
        return None
    return first.year if (date(first.year, 12, 31) - first) > (last - date(last.year, 1, 1)) else last.year


def latest_day(clues: Sequence[Clue], year: int | None, bounds: Bounds) -> tuple[date, Clue] | None:
    """The last past day that the report itself tells of."""
    days = [pair for pair in told_days(clues, year) if pair[1].role == "body" and within_year(pair[0], year)]
    return max((p for p in days if bounds.last is None or p[0] <= bounds.last), key=lambda pair: pair[0], default=None)


def day_by_landmark(clues: Sequence[Clue], landmarks: Sequence[date]) -> tuple[DayRange, Whole] | None:
    """Of a report that tells of a well-known day by its weekday alone: its month, or its day, and the week that it counts from."""
    recent = last_weekday(clues)
    named = {c.symbol.weekday for c in recent_weekdays(clues)}
    for day in reversed(landmarks):
        if recent is None or day.weekday() not in named:
            continue
        latest = next_weekday(day, recent[0])
        week = (latest, shift_days(latest, WEEK - 1))
        why = f"a well-known day told of by its weekday: {day.isoformat()}"
        if len(named) > 1:
            return as_range((latest, latest), why), (latest, latest)
        return as_range(month_days(latest.year, latest.month), why), week
    return None


def landmark_year(clues: Sequence[Clue], landmarks: Sequence[date]) -> int | None:
    """The year of a well-known day that the report names by day and month."""
    undated = {(c.symbol.month, c.symbol.day) for c in clues if c.symbol.day and c.symbol.month and not c.symbol.year}
    years = [day.year for day in landmarks if (day.month, day.day) in undated]
    return max(years) if years else None


def caption_year(clues: Sequence[Clue]) -> int | None:
    """The year of the latest caption, for a report that gives days without their year: its pictures are seldom older."""
    years = [c.symbol.year for c in clues if c.role == "caption" and c.symbol.year]
    undated = any(c.role == "body" and c.symbol.day and c.symbol.month and not c.symbol.year for c in clues)
    return max(years) if years and undated else None


def settle_month(
    clues: Sequence[Clue], ranked: Sequence[Ranked], bounds: Bounds, year: int, latest: tuple[date, Clue] | None
) -> DayRange:
    """The month or year that the document is of, where its day can not be told."""
    if bounds.first and bounds.last:
        return as_range((bounds.first, bounds.last), bounds.why)
    for conflict, at, day in anniversaries(clues, ranked):
        if day.year == year and at <= OPENING_TOKENS:
            return as_range((day, day), f"told as so long after the start of {conflict}")
        if day.year == year:
            return as_range(month_days(day.year, day.month), f"so long after the start of {conflict}")
    if latest and latest[0].year == year:
        last = latest[0]
        if follows_last_week(clues, last):
            after = shift_days(last, 1)
            return as_range(month_days(after.year, after.month), f"the week after {last.isoformat()}")
        return month_of(latest, f"the last day told of: {last.isoformat()}")
    return as_range(year_days(year), "the year that the text's spans and weekdays agree on")


def follows_last_week(clues: Sequence[Clue], day: date) -> bool:
    """Whether the report calls that day the last of its weekday."""
    return any(c.symbol.toward == -1 and c.symbol.weekday == day.weekday() and c.symbol.day is None for c in clues)


def within_year(day: date, year: int | None) -> bool:
    """Whether a day lies in or before a year."""
    return year is None or day.year <= year
