"""Which figures are parts of a longer one of the same article."""

from __future__ import annotations

import msgspec
import pytest

from selon.model.whole import wholes


class Point(msgspec.Struct, frozen=True):
    """A figure."""

    least: int
    since: str | None
    until: str | None = "2031-03-05"
    document: str = "d1"


WHOLE = Point(26, "2031-02-27")


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        pytest.param(Point(11, "2031-03-04"), False, id="a later beginning"),
        pytest.param(Point(11, None), True, id="no beginning"),
        pytest.param(Point(11, "2031-02-27"), True, id="the same beginning"),
        pytest.param(Point(30, "2031-03-04"), True, id="more than the whole"),
        pytest.param(Point(11, "2031-03-04", document="d2"), True, id="another article"),
        pytest.param(Point(11, "2031-03-04", "2031-03-09"), True, id="a later end"),
    ],
)
def test_parts_are_told_from_wholes(other: Point, stays: bool) -> None:  # noqa: FBT001  what the row expects
    assert wholes([WHOLE, other]) == ([WHOLE, other] if stays else [WHOLE])
