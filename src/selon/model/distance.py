"""How far apart two positions lie. Enters: two positions in degrees. Leaves: kilometres."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH = 12742.0  # kilometres, the diameter
Position = tuple[float, float]


def kilometres(a: Position, b: Position) -> float:
    """The distance between two positions, latitude first, on a sphere as large as the earth (haversine formula)."""
    low, high = radians(a[0]), radians(b[0])
    half = sin((high - low) / 2) ** 2 + cos(low) * cos(high) * sin(radians(b[1] - a[1]) / 2) ** 2
    return EARTH * asin(sqrt(min(1.0, half)))
