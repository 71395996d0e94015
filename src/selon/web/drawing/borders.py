"""The borders of states, for maps: Natural Earth at 1:50,000,000 as world-atlas packs it.

Enters: a window in degrees. Leaves: for each country that it shows, its name and rings cut to the window. Where borders
are disputed they show who holds the ground, and take no side.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parent
STEPS = 100
TURNS = (0, 360, -360)
Point = tuple[float, float]
Ring = list[Point]


class Window(NamedTuple):
    """A stretch of the earth, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Window) -> bool:
        """Whether the two share ground."""
        apart = self.east < other.west or other.east < self.west or self.north < other.south or other.north < self.south
        return not apart

    def holds(self, point: Point) -> bool:
        """Whether a point (east, north) lies inside."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


class Country(NamedTuple):
    """A country's rings, each with the window that it fits into."""

    name: str
    rings: tuple[tuple[Window, tuple[Point, ...]], ...]


def countries_in(window: Window) -> list[tuple[str, list[Ring]]]:
    """The countries that the window shows, cut to it."""
    found = []
    for country in _load():
        rings = [ring for turn in TURNS for ring in _rings_in(country, _turned(window, turn), turn)]
        if rings:
            found.append((country.name, rings))
    return found


def _rings_in(country: Country, window: Window, turn: int) -> list[Ring]:
    """The rings that a window shows, cut to it; the window and the rings may lie one turn of the earth apart."""
    rings = [cut(list(ring), window) for around, ring in country.rings if around.meets(window)]
    return [[(east + turn, north) for east, north in ring] for ring in rings if len(ring) > 2]


def _turned(window: Window, turn: int) -> Window:
    return Window(window.west - turn, window.south, window.east - turn, window.north)


def cut(ring: Ring, window: Window) -> Ring:
    """A ring cut to a window, edge by edge (Sutherland and Hodgman, 1974)."""
    for axis, bound, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        kept: Ring = []
        for last, this in zip([ring[-1], *ring[:-1]], ring, strict=True) if ring else ():
            was, now = sign * (last[axis] - bound) >= 0, sign * (this[axis] - bound) >= 0
            if was != now:
                share = (bound - last[axis]) / (this[axis] - last[axis])
                other = last[1 - axis] + share * (this[1 - axis] - last[1 - axis])
                kept.append((bound, other) if axis == 0 else (other, bound))
            if now:
                kept.append(this)
        ring = kept
    return ring


def middle(ring: Ring) -> tuple[Point, float]:
    """The centre of a ring and its area in square degrees."""
    area = east = north = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area, east, north = area + cross, east + (x1 + x2) * cross, north + (y1 + y2) * cross
    return ((east / (3 * area), north / (3 * area)) if area else ring[0]), abs(area) / 2


@cache
def _load() -> tuple[Country, ...]:
    table = json.loads((HOME / "borders.json").read_text(encoding="utf-8"))
    arcs = [_points(steps) for steps in table["arcs"]]
    return tuple(Country(name, tuple(_ring(ring, arcs) for ring in rings)) for name, rings in table["countries"])


def _points(steps: list[int]) -> list[Point]:
    easts, norths = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(east / STEPS, north / STEPS) for east, north in zip(easts, norths, strict=True)]


def _unwrapped(points: list[Point]) -> list[Point]:
    """A ring that crosses the date line, drawn on beyond it."""
    found = points[:1]
    turn = 0
    for last, this in pairwise(points):
        turn += 360 * ((this[0] - last[0] < -180) - (this[0] - last[0] > 180))
        found.append((this[0] + turn, this[1]))
    return found


def _ring(ring: list[int], arcs: list[list[Point]]) -> tuple[Window, tuple[Point, ...]]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    points = _unwrapped(points)
    easts, norths = [point[0] for point in points], [point[1] for point in points]
    return Window(min(easts), min(norths), max(easts), max(norths)), tuple(points)
