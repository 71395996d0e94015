"""Whose the victims are, their people, and by whom they were harmed, told by rows of `sides.tsv`."""

from __future__ import annotations

import pytest
from tests.claims.rows import NOTHING, Case, load_rows, told

from selon.model.claim import Toll


def side_of(toll: Toll) -> str:
    people = f" people={toll.people}" if toll.people else ""
    actor = f" by={toll.actor.name}" if toll.actor else ""
    return f"{toll.side.name if toll.side else NOTHING}{people}{actor}"


@pytest.mark.parametrize(("case", "expected"), load_rows("sides.tsv"))
def test_sides_of_a_text(case: Case, expected: list[str]) -> None:
    assert told(case, side_of) == expected
