"""What stretches of a text hold, told by searches, is what looking at each of them tells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selon.model.cover import Cover

PLACES = st.integers(0, 30)
STRETCHES = st.lists(st.tuples(PLACES, st.integers(0, 8)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=8)


@given(STRETCHES, PLACES)
def test_a_place_is_held_where_a_stretch_lies(stretches: list[tuple[int, int]], at: int) -> None:
    assert Cover(stretches).holds(at) == any(start <= at < end for start, end in stretches)


@given(STRETCHES, PLACES, st.integers(1, 9))
def test_a_stretch_is_touched_where_another_has_a_place_of_it(
    stretches: list[tuple[int, int]], start: int, size: int
) -> None:
    held = {at for begin, end in stretches for at in range(begin, end)}
    assert Cover(stretches).touches(start, start + size) == any(at in held for at in range(start, start + size))


@given(STRETCHES, PLACES, PLACES)
def test_what_several_stretches_hold_counts_several_times(
    stretches: list[tuple[int, int]], start: int, size: int
) -> None:
    shared = sum(max(0, min(start + size, end) - max(start, begin)) for begin, end in stretches)
    assert Cover(stretches).size_within(start, start + size) == shared
