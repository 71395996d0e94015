"""Drawings for templates: each at the widths that pages have, with its title in the page's language.

Enters: records of charts, places and days. Leaves: markup with one drawing for wide windows and one for narrow ones;
of a timeline, whose letters would shrink, also one for those between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from markupsafe import Markup

from selon.web.drawing.maps import Spot, draw_map
from selon.web.drawing.steps import Chart, draw_chart
from selon.web.drawing.svg import Drawn, tag
from selon.web.drawing.timeline import Day, claims_of, draw_timeline, stretches
from selon.web.names import place_name
from selon.web.words import Words

WIDE, NARROW = 600.0, 330.0
DAYS_WIDE, DAYS_MIDDLE = 1_240.0, 700.0
MAP_WIDE, MAP_NARROW = (900.0, 500.0), (330.0, 360.0)
Name = Callable[[str | None], str]


def title_of(words: Words, party: Name, chart: Chart) -> str:
    """What a chart shows."""
    kind = words.say(f"outcome.{chart.outcome}")
    if chart.status:
        kind = words.say("chart.kind", outcome=kind, status=words.say(f"status.{chart.status}"))
    if chart.unit != "person":
        kind = words.say("chart.kind", outcome=kind, status=words.say(f"unit.{chart.unit}"))
    return words.say("chart.title", side=party(chart.side), kind=kind) if chart.side else kind


def draw_steps(words: Words, party: Name, chart: Chart, width: float | None = None) -> Drawn:
    """A step chart."""
    names = {line.name: party(line.name) for line in chart.lines}
    title = title_of(words, party, chart)
    if width is not None:
        return draw_chart(chart, names, words, title, width)
    return _both(draw_chart(chart, names, words, title, WIDE), draw_chart(chart, names, words, title, NARROW))


def draw_spots(words: Words, party: Name, spots: Sequence[Spot], title: str) -> Drawn:
    """A map."""

    def name(country: str) -> str:
        return party(country)

    named = [msgspec.structs.replace(spot, name=place_name(spot.name, words.language)) for spot in spots]
    return _both(draw_map(named, words, title, MAP_WIDE, name), draw_map(named, words, title, MAP_NARROW, name))


def draw_days(words: Words, days: Sequence[Day], title: str, address: str) -> Drawn:
    """A timeline, in stretches one below the other where there is nothing between them for long."""
    drawn: list[Drawn] = []
    parts = stretches(days)
    for part in parts:
        named = title if len(part) == len(days) else f"{title}, {words.days(part[0].day, part[-1].day)}"
        if len(parts) > 1:
            drawn.append(tag("p", words.days(part[0].day, part[-1].day), class_="dim"))
        wide, middle, narrow = (
            draw_timeline(part, words, named, width, address) for width in (DAYS_WIDE, DAYS_MIDDLE, NARROW)
        )
        drawn += [tag("div", wide, class_="wide large"), tag("div", middle, class_="wide middle")]
        drawn.append(tag("div", narrow, class_="narrow"))
    left = claims_of(days) - sum(claims_of(part) for part in parts)
    if left:
        drawn.append(tag("p", words.say("timeline.left", n=left), class_="dim"))
    return Markup("").join(drawn)


def _both(wide: Drawn, narrow: Drawn) -> Drawn:
    """One drawing for wide windows and print, one for narrow windows: the style sheet shows one of them."""
    return Markup("").join((tag("div", wide, class_="wide"), tag("div", narrow, class_="narrow")))
