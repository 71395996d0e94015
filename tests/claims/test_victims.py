"""Who the victims are: status, groups, then what is counted if not persons; told by rows of `victims.tsv`."""

from __future__ import annotations

import pytest
from tests.claims.rows import NOTHING, Case, load_rows, told

from selon.model.claim import Toll


def victims_of(toll: Toll) -> str:
    unit = () if toll.unit == "person" else (toll.unit,)
    return ", ".join([toll.status or NOTHING, *toll.groups, *unit])


@pytest.mark.parametrize(("case", "expected"), load_rows("victims.tsv"))
def test_victims_of_a_text(case: Case, expected: list[str]) -> None:
    assert told(case, victims_of) == expected
