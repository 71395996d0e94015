"""By which kinds of words the text keeps its distance from a toll, told by rows of `doubts.tsv`."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, load_rows, told, tolls_of

from selon.model.claim import Toll


def doubt_of(toll: Toll) -> str:
    return ", ".join(dict.fromkeys(hedge.kind for hedge in toll.hedges)) or "firm"


@pytest.mark.parametrize(("case", "expected"), load_rows("doubts.tsv"))
def test_doubts_of_a_text(case: Case, expected: list[str]) -> None:
    assert told(case, doubt_of) == expected


def test_hedged_is_what_has_hedges() -> None:
    firm, doubted = tolls_of(Case("", "Deux soldats ont été tués. Trois auraient été blessés."))
    assert (firm.hedged, doubted.hedged) == (False, True)
    assert doubted.hedges[0].text == "auraient été blessés"
