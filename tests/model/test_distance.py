"""Distances between positions, against those of atlases."""

from __future__ import annotations

import pytest

from selon.model.distance import Position, kilometres

PARIS, KYIV, SUVA = (48.857, 2.352), (50.45, 30.523), (-18.142, 178.442)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(PARIS, PARIS, 0, id="one place"),
        pytest.param(PARIS, KYIV, 2024, id="on one continent"),
        pytest.param((0.0, 0.0), (0.0, 180.0), 20015, id="the other side of the earth"),
        pytest.param(SUVA, (-13.834, -171.769), 1140, id="over the date line"),
    ],
)
def test_kilometres(a: Position, b: Position, expected: float) -> None:
    assert kilometres(a, b) == pytest.approx(expected, rel=0.01)
    assert kilometres(b, a) == kilometres(a, b)
