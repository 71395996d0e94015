"""Enters: clues and what the packs know. Leaves: the document's day where weekdays give it away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from selon.read.days import month_days, shift_days
from selon.read.evidence import WEEK, Bounds, Knowledge, Settled, Told, as_range, one_day, told_days

if TYPE_CHECKING:
    from selon.model.document import DayRange
    from selon.read.clues import Clue

SOON_DAYS = 4  # between a day told by its date and one told by its weekday alone
FRESH_DAYS = 10  # between the last day told of and the weekday that a report of the same war is of


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
    """The weekday that the report calls this one, without a date."""
    for clue in clues:
        symbol = clue.symbol
        if symbol.kind == "date" and symbol.toward == 0 and symbol.weekday is not None and symbol.day is None:
            return symbol.weekday
    return None


def last_weekday(clues: Sequence[Clue]) -> tuple[int, bool] | None:
    """The latest of the weekdays named alone, and whether its evening is told.

    Weekdays run in a circle: they are taken so that they lie closest together.
    """
    recent = recent_weekdays(clues)
    if not recent:
        return None
    named = {c.symbol.weekday for c in recent if c.symbol.weekday is not None}
    latest = min(named, key=lambda day: (max((day - other) % WEEK for other in named), day))
    return latest, any(c.symbol.weekday == latest and c.symbol.part in {"evening", "night"} for c in recent)


def next_weekday(day: date, weekday: int) -> date:
    """The first day of that weekday, from a day on."""
    return shift_days(day, (weekday - day.weekday()) % WEEK)


def day_by_ordinal(clues: Sequence[Clue], known: Knowledge, bounds: Bounds) -> DayRange | None:
    """The ordinal day of a conflict that falls on the weekday told of, counted with the first day or without."""
    counts = [
        c.symbol.count for c in clues if c.symbol.kind == "nth_day" and c.symbol.anchor == "conflict" and c.symbol.count
    ]
    recent, this = last_weekday(clues), this_weekday(clues)
    weekday = this if this is not None else recent[0] if recent else None
    after = max((told.day for told in told_days(clues, None)), default=None)
    for count in counts:
        for conflict in known.likely:
            days = [shift_days(conflict.first, count - 1), shift_days(conflict.first, count)]
            if (after and after > days[1]) or (conflict.last and days[0] > conflict.last):
                continue
            for day in days:
                if day.weekday() == weekday and bounds.admit(day):
                    return one_day(day, f"day {count} of {conflict.id}, on the weekday told of")
    return None


def day_by_weekday(clues: Sequence[Clue], bounds: Bounds, latest: Told | None, known: Knowledge) -> DayRange | None:
    """The day that a weekday of the report points at, from the last day told of on."""
    if latest is not None and latest.clue.symbol.toward == 0 and is_last(clues, latest.day.weekday()):
        return one_day(latest.day, "the day that the report calls this one")
    starts = [r.first for r in known.short if bounds.why and bounds.admit(r.first)]
    anchors = [d for d in (latest and latest.day, *starts[:1]) if d]
    floor = max([*anchors, *([bounds.first] if bounds.first else [])], default=None)
    if floor is None:
        return None
    this = this_weekday(clues)
    if this is None:
        return day_by_recent(clues, bounds, latest, floor, max(anchors, default=None))
    if latest is not None and latest.clue.symbol.bound == "since" and not bounds.why:
        return None  # How long something has gone on since that day is open.
    day = next_weekday(floor, this)
    return one_day(day, f"this weekday, on or after {floor.isoformat()}") if bounds.admit(day) else None


def is_last(clues: Sequence[Clue], weekday: int) -> bool:
    """Whether no weekday named alone can be a day later in the week than this one, by which the report were younger."""
    named = {c.symbol.weekday for c in recent_weekdays(clues)} | {weekday}
    return all((weekday - other) % WEEK <= WEEK // 2 for other in named if other is not None)


def day_by_recent(
    clues: Sequence[Clue], bounds: Bounds, latest: Told | None, floor: date, anchor: date | None
) -> DayRange | None:
    """The day of the latest weekday told of: where a date names it in full, or the header its month.

    In the month of the header it is the first such weekday after `anchor`, the last day told of or the start of a war,
    if that is fresh; without it no week of the month is likelier than another.
    """
    recent = last_weekday(clues)
    if recent is None:
        return None
    weekday, evening = recent
    if latest is not None and latest.day.weekday() == weekday and latest.clue.symbol.weekday is not None:
        return one_day(latest.day, "the last day told of, named by weekday and date")
    after = said_after(clues, latest, weekday) if latest is not None else None
    if after:
        return one_day(after, "the weekday of what was said, soon after the last day told of")
    if latest is not None and is_day_of_saying(clues, latest):
        return one_day(latest.day, "the last day told of, on which something was said")
    day = shift_days(next_weekday(floor, weekday), int(evening))
    if bounds.why and bounds.admit(day) and anchor is not None and (day - anchor).days <= FRESH_DAYS:
        return one_day(day, "the first such weekday in the month of the header")
    return None


def said_after(clues: Sequence[Clue], latest: Told, weekday: int) -> date | None:
    """The day of the latest weekday, if something was said on it soon after a day told by weekday and date."""
    day = next_weekday(latest.day, weekday)
    is_said = any(c.is_said and c.symbol.weekday == weekday for c in recent_weekdays(clues))
    is_soon = latest.clue.symbol.weekday is not None and (day - latest.day).days <= SOON_DAYS
    return day if is_said and is_soon else None


def is_day_of_saying(clues: Sequence[Clue], latest: Told) -> bool:
    """Whether something was said on the last day told of, just after the weekdays named alone: *tués jeudi, a …*."""
    if not latest.clue.is_said or latest.clue.symbol.weekday is None:
        return False
    named = {c.symbol.weekday for c in recent_weekdays(clues) if c.symbol.weekday is not None}
    return all(0 < (latest.day.weekday() - weekday) % WEEK <= SOON_DAYS for weekday in named)


def day_by_outbreak(clues: Sequence[Clue], known: Knowledge) -> DayRange | None:
    """Of a war said to be going on since the weekday on which one began: the last weekday told of."""
    since = {c.symbol.weekday for c in clues if c.symbol.bound == "since" and c.symbol.kind == "date"} - {None}
    recent = last_weekday(clues)
    after = max((told.day for told in told_days(clues, None)), default=None)
    for conflict in known.short:
        if conflict.first.weekday() not in since or (after and conflict.last and after > conflict.last):
            continue
        weekday, evening = recent or (conflict.first.weekday(), False)
        day = shift_days(next_weekday(conflict.first, weekday), int(evening))
        return one_day(day, f"told as going on since the weekday on which {conflict.id} began")
    return None


def day_by_caption(clues: Sequence[Clue]) -> Settled | None:
    """The days that the picture of a weekday told of gives, which the caption dates: the week from it on, or its day.

    A report that says what was said on the weekday is of that day; any other may as well be of the day after.
    """
    recent = last_weekday(clues)
    pictured = [day for c in clues if c.role == "caption" and not c.is_archived and (day := c.day)]
    latest = max(pictured, default=None)
    if latest is None or recent is None or recent[0] != latest.weekday():
        return None
    why = f"a picture of the weekday told of: {latest.isoformat()}"
    if any(c.is_said and c.symbol.weekday == latest.weekday() for c in recent_weekdays(clues)) and not recent[1]:
        return Settled(as_range((latest, latest), why))
    week = (latest, shift_days(latest, WEEK - 1))
    if shift_days(latest, 1).month != latest.month:
        return Settled(as_range((latest, shift_days(latest, 1)), why), week)
    return Settled(as_range(month_days(latest.year, latest.month), why), week)
