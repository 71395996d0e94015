"""Maps: where incidents are held to have happened, and how surely that is known.

Enters: spots in degrees, each with how far around it the place may lie. Leaves: SVG on the borders of states. A full
disc is a town or village; a dashed circle is an area within which the place lies.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from selon.web.drawing.borders import Ring, Window, countries_in, middle
from selon.web.drawing.svg import Drawn, group, picture, tag, text_width
from selon.web.words import Words

KILOMETRES = 111.2  # a degree of latitude
NEAR = 15.0  # kilometres within which a place counts as one point
LEAST_SPAN = 2.4  # degrees of latitude that a map shows at least
NAMED = 12
CORE = 0.8  # of all incidents lie within the reach that a map is drawn for
TYPE = 12.0
SPACED = 1.2  # names of countries are set wider than others
SHIFTS = (0.0, -26.0, 26.0, -52.0, 52.0)  # how far up or down a country's name may move to stand free
Box = tuple[float, float, float, float]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One place with its incidents; `most` is the highest figure of killed that anyone gives for one of them."""

    name: str
    lat: float
    lon: float
    reach: float
    incidents: int
    most: int
    address: str


class Sheet(NamedTuple):
    """The projection of one map: degrees to positions."""

    window: Window
    width: float
    height: float

    def at(self, east: float, north: float) -> tuple[float, float]:
        """Where a point stands."""
        window = self.window
        x = (east - window.west) / (window.east - window.west) * self.width
        y = (window.north - north) / (window.north - window.south) * self.height
        return round(x, 1), round(y, 1)

    def per_kilometre(self) -> float:
        """How long a kilometre is drawn."""
        return self.height / ((self.window.north - self.window.south) * KILOMETRES)


def draw_map(
    spots: Sequence[Spot], words: Words, title: str, size: tuple[float, float], name: Callable[[str], str]
) -> Drawn:
    """The map of the spots; `name` gives a country as the page's language calls it."""
    sheet = fit(spots, size)
    ordered = sorted(spots, key=lambda spot: (-spot.most, -spot.incidents, spot.name))
    said = "; ".join(_said(spot, words) for spot in ordered[:40])
    names, taken = _names(ordered, sheet)
    return picture(
        size,
        title,
        said,
        tag("rect", x=0, y=0, width=size[0], height=size[1], class_="sea"),
        _land(sheet, name, [*taken, *(_disc(spot, sheet) for spot in ordered)]),
        _scale(sheet, words),
        group(_mark(spot, sheet, words) for spot in sorted(ordered, key=lambda spot: -_radius(spot))),
        names,
        class_="map",
    )


def split_far(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """The spots that lie together, and those so far from them that a map of all would show none of them well."""
    east, north = (_median(spots, name) for name in ("lon", "lat"))
    ordered = sorted(spots, key=lambda spot: (_distance(spot, east, north), spot.name))
    total, counted, reach = sum(spot.incidents for spot in spots), 0, LEAST_SPAN
    for spot in ordered:
        if counted >= CORE * total:
            break
        counted += spot.incidents
        reach = max(reach, _distance(spot, east, north))
    near = [spot for spot in ordered if _distance(spot, east, north) <= reach * 1.5]
    return near, [spot for spot in ordered if spot not in near]


def _median(spots: Sequence[Spot], name: str) -> float:
    values = sorted(getattr(spot, name) for spot in spots for _ in range(min(spot.incidents, 50)))
    return float(values[len(values) // 2]) if values else 0.0


def _distance(spot: Spot, east: float, north: float) -> float:
    """In degrees of latitude, near enough for telling far from near."""
    return math.hypot((spot.lon - east) * math.cos(math.radians(north)), spot.lat - north)


def fit(spots: Sequence[Spot], size: tuple[float, float]) -> Sheet:
    """A sheet on which all spots have room."""
    south, north = min(spot.lat for spot in spots), max(spot.lat for spot in spots)
    west, east = min(spot.lon for spot in spots), max(spot.lon for spot in spots)
    centre = (south + north) / 2
    shrink = max(math.cos(math.radians(centre)), 0.2)
    high = max((north - south) * 1.5, (east - west) * 1.45 * shrink * size[1] / size[0], LEAST_SPAN)
    wide = high * size[0] / size[1] / shrink
    middle_east = (west + east) / 2
    return Sheet(
        Window(middle_east - wide / 2, centre - high / 2, middle_east + wide / 2, centre + high / 2), size[0], size[1]
    )


FAR = 0.06  # degrees to a pixel, beyond which a map shows half the earth
CLOSE, FAR_CLOSE = 0.8, 2.4  # pixels


def _land(sheet: Sheet, name: Callable[[str], str], taken: Sequence[Box]) -> Drawn:
    """The countries, each with its name where nothing else stands."""
    window = sheet.window
    pad = (window.north - window.south) * 0.02
    wider = Window(window.west - pad, window.south - pad, window.east + pad, window.north + pad)
    shapes, labels = [], []
    for country, rings in countries_in(wider):
        shapes.append(tag("path", d="".join(_outline(ring, sheet) for ring in rings), class_="land"))
        (east, north), area = max((middle(cut_ring) for cut_ring in rings), key=lambda found: found[1])
        share = area / ((window.east - window.west) * (window.north - window.south))
        x, y = sheet.at(east, north)
        label = name(country).upper()
        half = text_width(label, TYPE) * SPACED / 2 + 4
        room = (y + shift for shift in SHIFTS if 14 < y + shift < sheet.height - 30)
        free = (at for at in room if not any(_meet((x - half, at - 11, x + half, at + 4), box) for box in taken))
        at = next(free, None)
        if share > 0.012 and half < x < sheet.width - half and at is not None:
            labels.append(tag("text", label, x=x, y=at, text_anchor="middle", class_="country"))
    return group([*shapes, *labels], aria_hidden="true")


def _outline(ring: Ring, sheet: Sheet) -> str:
    """A ring as a path of steps; points close to the last one are left out, on a map of half the earth more of them."""
    close = FAR_CLOSE if (sheet.window.east - sheet.window.west) / sheet.width > FAR else CLOSE
    drawn: list[tuple[float, float]] = []
    for east, north in ring:
        spot = sheet.at(east, north)
        if not drawn or abs(spot[0] - drawn[-1][0]) + abs(spot[1] - drawn[-1][1]) > close:
            drawn.append(spot)
    if len(drawn) < 3:
        return ""
    steps = (f"{round(b[0] - a[0], 1):g} {round(b[1] - a[1], 1):g}" for a, b in pairwise(drawn))
    return f"M{drawn[0][0]:g} {drawn[0][1]:g}l{' '.join(steps)}z"


def _scale(sheet: Sheet, words: Words) -> Drawn:
    """A bar of round length, and where the borders come from."""
    room = sheet.width * 0.22 / sheet.per_kilometre()
    length = max((one for one in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if one <= room), default=1)
    long, y = length * sheet.per_kilometre(), sheet.height - 14
    return group(
        [
            tag("path", d=f"M12 {y - 4:g}V{y:g}H{12 + long:.1f}V{y - 4:g}", class_="bar"),
            tag("text", f"{words.number(length)} km", x=12 + long + 6, y=y + 2, class_="axis"),
            tag(
                "text",
                words.say("map.borders") if sheet.width > 500 else "Natural Earth",
                x=sheet.width - 8,
                y=y + 2,
                text_anchor="end",
                class_="axis",
            ),
        ],
        aria_hidden="true",
    )


def _radius(spot: Spot) -> float:
    return min(4.5 + math.sqrt(spot.most) * 1.1, 30.0)


def _mark(spot: Spot, sheet: Sheet, words: Words) -> Drawn:
    x, y = sheet.at(spot.lon, spot.lat)
    said = _said(spot, words)
    shapes = [tag("title", said)]
    if spot.reach > NEAR:
        reach = min(max(spot.reach * sheet.per_kilometre(), 12.0), sheet.height / 3)
        shapes.append(tag("circle", cx=x, cy=y, r=reach, class_="reach"))
        shapes.append(tag("circle", cx=x, cy=y, r=_radius(spot), class_="spot vague"))
    else:
        shapes.append(tag("circle", cx=x, cy=y, r=_radius(spot), class_="spot"))
    return tag("a", *shapes, href=spot.address, aria_label=said)


def _disc(spot: Spot, sheet: Sheet) -> Box:
    (x, y), reach = sheet.at(spot.lon, spot.lat), _radius(spot)
    return x - reach, y - reach, x + reach, y + reach


def _names(ordered: Sequence[Spot], sheet: Sheet) -> tuple[Drawn, list[Box]]:
    """The names of the hardest hit places, where no other name stands; and what room they take."""
    taken: list[Box] = []
    parts = []
    for spot in ordered[: NAMED * 3]:
        x, y = sheet.at(spot.lon, spot.lat)
        wide, beside = text_width(spot.name, TYPE), _radius(spot) + 4
        places = ((x + beside, "start", x + beside), (x - beside, "end", x - beside - wide))
        for at, anchor, left in places:
            box = (left - 2, y - 9, left + wide + 2, y + 6)
            inside = box[0] > 2 and box[2] < sheet.width - 2 and box[1] > 2 and box[3] < sheet.height - 24
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                parts.append(tag("text", spot.name, x=at, y=y + 4, text_anchor=anchor, class_="place"))
                break
        if len(parts) == NAMED:
            break
    return group(parts, aria_hidden="true"), taken


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _said(spot: Spot, words: Words) -> str:
    parts = [spot.name, words.say("map.incidents", n=spot.incidents)]
    if spot.most:
        parts.append(words.say("map.most", n=spot.most))
    if spot.reach > NEAR:
        parts.append(words.say("map.reach", km=round(spot.reach)))
    return ", ".join(parts)
