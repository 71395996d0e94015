"""Which of the conflicts that something speaks for a document tells of."""

from __future__ import annotations

from datetime import date

import pytest

from selon.read.conflicts import Ranked, keep_conflicts

DAY = date(2024, 2, 22)
OVER = Ranked("over", 20.0, date(2020, 9, 27), date(2023, 9, 20))


@pytest.mark.parametrize(
    ("going", "kept"),
    [
        pytest.param(2.8, "over", id="hardly told of"),
        pytest.param(8.0, "going", id="told of"),
    ],
)
def test_a_war_that_goes_on_stands_before_one_that_is_over_if_it_is_told_of(going: float, kept: str) -> None:
    ranked = [OVER, Ranked("going", going, date(2011, 3, 15), None)]
    assert [each.id for each in keep_conflicts(ranked, DAY, DAY)] == [kept]
