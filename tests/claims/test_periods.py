"""Scope and days of tolls, told by rows of `periods.tsv`."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, load_rows, told

from selon.model.claim import Toll

OPEN = ".."


def period_of(toll: Toll) -> str:
    if toll.since and toll.since == toll.until:
        return f"{toll.scope} {toll.since}"
    return f"{toll.scope} {toll.since or OPEN}/{toll.until or OPEN}"


@pytest.mark.parametrize(("case", "expected"), load_rows("periods.tsv"))
def test_periods_of_a_text(case: Case, expected: list[str]) -> None:
    assert told(case, period_of) == expected
