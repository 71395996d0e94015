"""Step charts: the running totals of each claimant over time, ranges as bands, contradictions ringed.

Enters: lines of points and the texts of a language. Leaves: SVG whose points open their sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from selon.web.drawing.scales import Scale, day_steps, is_far, read_day, round_steps
from selon.web.drawing.svg import Drawn, group, picture, tag, text_width
from selon.web.showing import figure
from selon.web.words import Words

HEIGHT, TOP, BOTTOM, LEFT = 260.0, 14.0, 26.0, 46.0
COLOURS = 8
TYPE = 12.0
LINE = 15.0
BOLD = 1.22  # how much wider bold letters run


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One figure on its day; `rivals` counts the contradictions that it is part of."""

    day: str
    least: int | None
    most: int | None
    approx: bool
    anchor: str
    rivals: int = 0

    @property
    def value(self) -> int:
        """Where the line runs: the lower bound, else the upper."""
        return self.least if self.least is not None else self.most or 0


class Line(msgspec.Struct, frozen=True):
    """One claimant's totals in the order of their days."""

    name: str
    steps: tuple[Step, ...]
    colour: int = 0


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """The running totals of one kind of loss of one side, from the first day of the axis to its last."""

    side: str | None
    outcome: str
    status: str | None
    unit: str
    lines: tuple[Line, ...]
    conflict: str | None = None
    since: str = ""
    until: str = ""


class Frame(NamedTuple):
    """The axes of one drawing."""

    x: Scale
    y: Scale
    first: date
    last: date
    width: float


def draw_chart(chart: Chart, names: Mapping[str, str], words: Words, title: str, width: float) -> Drawn:
    """The chart at a width; `names` are the claimants as the page's language calls them."""
    frame = _frame(chart, names, width)
    described = "; ".join(_said(line, names, words) for line in chart.lines)
    return picture(
        (width, HEIGHT),
        title,
        described,
        _grid(frame, words),
        *(_band(line, frame) for line in chart.lines),
        *(_path(line, frame) for line in chart.lines),
        *(_dots(line, frame, names, words) for line in chart.lines),
        _labels(chart, frame, names, words),
        class_="steps",
    )


def _frame(chart: Chart, names: Mapping[str, str], width: float) -> Frame:
    steps = [step for line in chart.lines for step in line.steps]
    days = [read_day(day) for day in (*(step.day for step in steps), chart.since, chart.until) if day]
    first, last = min(days), max(days)
    if first == last:
        first = date.fromordinal(first.toordinal() - 3)
    high = round_steps(max(max(step.value, step.most or 0) for step in steps))[-1]
    longest = max(text_width(names[line.name], TYPE) * BOLD for line in chart.lines)
    right = min(max(longest, 60.0) + 14, width * 0.36)
    x = Scale(first.toordinal(), last.toordinal(), LEFT, width - right)
    return Frame(x, Scale(0, high, HEIGHT - BOTTOM, TOP), first, last, width)


def _grid(frame: Frame, words: Words) -> Drawn:
    parts = []
    for number in round_steps(frame.y.high)[:6]:
        if number > frame.y.high:
            continue
        y = frame.y.at(number)
        parts += [
            tag("line", x1=LEFT, x2=frame.x.end, y1=y, y2=y, class_="grid" if number else "ground"),
            tag("text", words.number(number), x=LEFT - 6, y=y + 4, text_anchor="end", class_="axis"),
        ]
    far = is_far(frame.first, frame.last)
    room = max(2, int((frame.x.end - LEFT) // 62))
    for day in day_steps(frame.first, frame.last, room):
        x = frame.x.at(day.toordinal())
        named = words.short_month(day.isoformat()) if far else words.short_day(day.isoformat())
        parts += [
            tag("line", x1=x, x2=x, y1=frame.y.start, y2=frame.y.start + 4, class_="ground"),
            tag("text", named, x=x, y=HEIGHT - 8, text_anchor="middle", class_="axis"),
        ]
    return group(parts, aria_hidden="true")


def _path(line: Line, frame: Frame) -> Drawn:
    spots = [(frame.x.at(read_day(step.day).toordinal()), frame.y.at(step.value)) for step in line.steps]
    last = tag("path", d=f"M{spots[-1][0]:g} {spots[-1][1]:g}H{frame.x.end:g}", class_=f"tail c{line.colour}")
    path = f"M{spots[0][0]:g} {spots[0][1]:g}" + "".join(f"H{x:g}V{y:g}" for x, y in spots[1:])
    return group([last, tag("path", d=path, class_=f"run c{line.colour}")], aria_hidden="true")


def _band(line: Line, frame: Frame) -> Drawn:
    """The range of each figure, from its day to the next one's or to the end."""
    days = [frame.x.at(read_day(step.day).toordinal()) for step in line.steps]
    ends = [*days[1:], frame.x.end]
    bands = []
    for step, start, end in zip(line.steps, days, ends, strict=True):
        if step.least is not None and step.most is not None and step.least != step.most:
            top, foot = frame.y.at(step.most), frame.y.at(step.least)
            wide = max(end - start, 3.0)
            bands.append(
                tag("rect", x=start, y=top, width=wide, height=max(foot - top, 1.0), class_=f"band c{line.colour}")
            )
    return group(bands, aria_hidden="true")


def _dots(line: Line, frame: Frame, names: Mapping[str, str], words: Words) -> Drawn:
    dots = []
    for step in line.steps:
        x, y = frame.x.at(read_day(step.day).toordinal()), frame.y.at(step.value)
        said = f"{names[line.name]}, {words.day(step.day)}: {_figure(step, words)}"
        shapes = [tag("title", said)]
        if step.rivals:
            shapes.append(tag("circle", cx=x, cy=y, r=8.5, class_="rival"))
        if step.least is not None and step.most is None:
            shapes.append(
                tag(
                    "path",
                    d=f"M{x - 4.5:g} {y + 3:g}L{x:g} {y - 5:g}L{x + 4.5:g} {y + 3:g}Z",
                    class_=f"dot c{line.colour}",
                )
            )
        else:
            shapes.append(
                tag("circle", cx=x, cy=y, r=3.8, class_=f"dot c{line.colour}{' about' if step.approx else ''}")
            )
        shapes.append(tag("circle", cx=x, cy=y, r=11.0, class_="target"))
        dots.append(tag("a", *shapes, href=f"/claim/{step.anchor[:12]}", aria_label=said))
    return group(dots)


def _labels(chart: Chart, frame: Frame, names: Mapping[str, str], words: Words) -> Drawn:
    """The name and last figure of each line at its end, moved apart where they would meet."""
    wanted = sorted((frame.y.at(line.steps[-1].value), n) for n, line in enumerate(chart.lines))
    spots = spread([y for y, _ in wanted], LINE * 1.9, TOP, HEIGHT - BOTTOM)
    parts = []
    for y, (was, number) in zip(spots, wanted, strict=True):
        line = chart.lines[number]
        x = frame.x.end + 10
        if abs(y - was) > 3:
            parts.append(
                tag("path", d=f"M{frame.x.end + 2:g} {was:g}L{x - 2:g} {y - 3:g}", class_=f"leader c{line.colour}")
            )
        room = int((frame.width - x) / text_width("n", TYPE * BOLD))
        name = names[line.name]
        name = name if len(name) <= room else name[: max(1, room - 1)] + "\N{HORIZONTAL ELLIPSIS}"
        parts += [
            tag("text", name, x=x, y=y, class_=f"name c{line.colour}"),
            tag("text", _figure(line.steps[-1], words), x=x, y=y + 13, class_="last"),
        ]
    return group(parts, aria_hidden="true")


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Positions near those wanted, in order, at least so far apart; inside the bounds as long as there is room."""
    spots: list[float] = []
    for place in wanted:
        spots.append(max(place, spots[-1] + apart) if spots else max(place, low))
    over = (spots[-1] - high) if spots else 0
    for number in range(len(spots) - 1, -1, -1):
        if over <= 0:
            break
        limit = high - (len(spots) - 1 - number) * apart
        spots[number] = min(spots[number], limit)
    return [round(place, 1) for place in spots]


def _said(line: Line, names: Mapping[str, str], words: Words) -> str:
    return f"{names[line.name]}: " + ", ".join(f"{words.day(step.day)} {_figure(step, words)}" for step in line.steps)


def _figure(step: Step, words: Words) -> str:
    return figure(words, step.least, step.most, approx=step.approx)
