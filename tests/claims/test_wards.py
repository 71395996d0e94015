"""Hospitals and morgues as places where people were brought."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, read_case

from selon.model.claim import Toll


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Quatre soldats ont été blessés à Mopti et soignés à la clinique de Gao.", "Mopti", id="elsewhere"
        ),
        pytest.param("Quatre blessés sont à l'hôpital de Gao.", "Gao", id="nothing-else-told"),
        pytest.param("Une bombe a explosé devant la morgue de Gao, tuant quatre civils.", "Gao", id="struck"),
    ],
)
def test_where_the_wounded_were_harmed(text: str, expected: str) -> None:
    tolls = [claim for claim in read_case(Case("2019-05-10", text)).claims if isinstance(claim, Toll)]
    assert [place.text for toll in tolls for place in toll.places] == [expected]
