"""The arithmetic between figures on the page of a claim."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.asking import claim_of, text_of

from selon.model.view import ClaimRow
from selon.web.pairs import stand_ins
from selon.web.sums import write_arithmetic


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        pytest.param("158 - 54 = 104", "158 − 54 = 104", id="what was there before"),
        pytest.param("2000 to 3000 >= about 1280", "2000–3000 ≥ ~1280", id="no words"),
        pytest.param("2000-3000 >= 1900", "2000-3000 ≥ 1900", id="a range keeps its hyphen"),
    ],
)
def test_signs_are_those_of_print(plain: str, printed: str) -> None:
    assert write_arithmetic(plain) == printed


def test_the_page_says_how_a_figure_stands_to_others(client: TestClient) -> None:
    anchor = claim_of(client, 31)
    (total,) = client.get(f"/api/claim/{anchor}").json()["sums"]
    assert (total["kind"], total["holds"], [row["least"] for row in total["others"]]) == ("rise", True, [21])
    assert "31 ≥ 21 The total rises" in text_of(client.get(f"/claim/{anchor}").text)


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        pytest.param(19, 11, ("", "26 − 11 = 15"), id="the part and its whole against a figure"),
        pytest.param(11, 19, ("26 − 11 = 15", ""), id="the other way round"),
        pytest.param(7, 11, ("", ""), id="another figure"),
    ],
)
def test_a_sum_stands_against_what_it_contradicts(a: int, b: int, shown: tuple[str, str]) -> None:
    assert stand_ins("26 − 11 = 15 < 19", _row(a), _row(b)) == shown


def _row(count: int) -> ClaimRow:
    return ClaimRow(
        anchor="a", proposal="p", document="d", kind="toll", label="killed", begins=0, ends=1, least=count, most=count
    )
