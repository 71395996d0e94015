"""The timeline: on each day, how many claims were made about it, and the gravest incidents.

Enters: days with their counts. Leaves: SVG bars by day, week or month, whichever gives bars that can be seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import msgspec

from selon.web.drawing.scales import Scale, day_steps, is_far, read_day
from selon.web.drawing.svg import Drawn, group, picture, tag
from selon.web.words import Words

HEIGHT, FOOT, TOP = 130.0, 24.0, 14.0
NARROWEST = 5.0
APART, LONG = 60, 500  # days without a claim, and days in all, from which a timeline is drawn in stretches
LEAST_SHARE = 0.05  # of all claims, below which a stretch is not drawn
WIDEST = 48.0


class Day(msgspec.Struct, frozen=True):
    """One day: how many claims tell of harm and how many of other acts."""

    day: str
    tolls: int
    events: int


def draw_timeline(days: Sequence[Day], words: Words, title: str, width: float, address: str) -> Drawn:
    """Bars from the first day to the last; each leads to the claims of its days, at `address` with a period."""
    first, last = read_day(days[0].day), read_day(days[-1].day)
    span = (last - first).days + 1
    step = next((one for one in (1, 7, 30, 91, 365) if width / (span / one) >= NARROWEST), 365)
    bars = _binned(days, first, step)
    x = Scale(0, span, 4.0, min(width - 4, 4 + span * WIDEST))
    y = Scale(0, max(sum(bar) for bar in bars.values()), 0.0, HEIGHT - FOOT - TOP)
    axes = Axes(first, x, y, address)
    parts = [_bar(axes, (start, step), bars[start], words) for start in sorted(bars)]
    said = "; ".join(f"{words.day(day.day)}: {day.tolls + day.events}" for day in days[:60])
    return picture((width, HEIGHT), title, said, _axis(first, last, x, words, width), group(parts), class_="timeline")


def stretches(days: Sequence[Day]) -> list[Sequence[Day]]:
    """The days as they are drawn: those of a long time in stretches with nothing between, of few claims none."""
    if not days or (read_day(days[-1].day) - read_day(days[0].day)).days < LONG:
        return [days] if days else []
    parts: list[list[Day]] = [[days[0]]]
    for before, day in pairwise(days):
        if (read_day(day.day) - read_day(before.day)).days > APART:
            parts.append([])
        parts[-1].append(day)
    least = LEAST_SHARE * claims_of(days)
    return [part for part in parts if claims_of(part) > least]


def claims_of(days: Iterable[Day]) -> int:
    """How many claims tell of the days."""
    return sum(day.tolls + day.events for day in days)


def _binned(days: Sequence[Day], first: date, step: int) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for day in days:
        start = (read_day(day.day) - first).days // step * step
        tolls, events = found[start]
        found[start] = tolls + day.tolls, events + day.events
    return found


class Axes(NamedTuple):
    """The first day, both scales, and where a bar leads."""

    first: date
    x: Scale
    y: Scale
    address: str


def _bar(axes: Axes, period: tuple[int, int], counts: tuple[int, int], words: Words) -> Drawn:
    first, x, y, address = axes
    start, step = period
    tolls, events = counts
    since, until = first + timedelta(start), first + timedelta(start + step - 1)
    said = words.say("timeline.bar", days=words.days(since.isoformat(), until.isoformat()), tolls=tolls, events=events)
    left, wide = x.at(start), max(x.at(start + step) - x.at(start) - 1, 1.5)
    ground = HEIGHT - FOOT
    high, higher = y.at(tolls), y.at(tolls + events)
    mark = "&" if "?" in address else "?"
    return tag(
        "a",
        tag("title", said),
        tag("rect", x=left, y=TOP, width=wide, height=ground - TOP, class_="target"),
        tag("rect", x=left, y=ground - high, width=wide, height=high, class_="tolls"),
        tag("rect", x=left, y=ground - higher, width=wide, height=higher - high, class_="events"),
        href=f"{address}{mark}since={since.isoformat()}&until={until.isoformat()}",
        aria_label=said,
    )


def _axis(first: date, last: date, x: Scale, words: Words, width: float) -> Drawn:
    ground = HEIGHT - FOOT
    parts = [tag("line", x1=0, x2=width, y1=ground, y2=ground, class_="ground")]
    far = is_far(first, last)
    for day in day_steps(first, last, max(2, int(width // 90))):
        at = x.at((day - first).days)
        named = words.short_month(day.isoformat()) if far else words.short_day(day.isoformat())
        parts += [
            tag("line", x1=at, x2=at, y1=ground, y2=ground + 4, class_="ground"),
            tag("text", named, x=at + 2, y=HEIGHT - 7, text_anchor="start", class_="axis"),
        ]
    return group(parts, aria_hidden="true")
