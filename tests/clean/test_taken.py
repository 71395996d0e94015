"""Stretches that are taken: what touches one is told, whatever the order in which they came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selon.clean.taken import Taken
from selon.model.document import Passage

BOUNDS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(BOUNDS, max_size=8), st.lists(BOUNDS, max_size=12))
def test_touches_tells_a_shared_character(known: list[tuple[int, int]], asked: list[tuple[int, int]]) -> None:
    """A stretch touches what is taken as one passage after another would say; what touches none is taken too."""
    passages = [Passage(start, end, "boilerplate", "menu") for start, end in known]
    taken = Taken(passages)
    for start, end in asked:
        touches = any(p.start < end and start < p.end for p in passages)
        assert taken.touches(start, end) is touches
        if not touches:
            passages.append(Passage(start, end, "off_topic", "teaser"))
            taken.add(passages[-1])
    assert taken.passages == passages
