"""Capitals told without their name."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, read_case

from selon.model.claim import Toll


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Deux civils ont été tués dans la capitale malienne.", "Bamako", id="by-an-adjective"),
        pytest.param("Guerre au Mali. Deux civils ont été tués dans la capitale.", "Bamako", id="of-the-land-told-of"),
        pytest.param("Deux civils ont été tués dans la capitale, Bamako.", "Bamako", id="named-behind"),
        pytest.param("Deux civils ont été tués dans la capitale.", None, id="of-no-land"),
    ],
)
def test_where_a_capital_lies(text: str, expected: str | None) -> None:
    tolls = [claim for claim in read_case(Case("2019-05-10", text)).claims if isinstance(claim, Toll)]
    assert [place.name for toll in tolls for place in toll.places[:1]] == ([expected] if expected else [])
