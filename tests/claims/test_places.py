"""Where people were harmed, told by rows of `places.tsv`."""

from __future__ import annotations

import pytest
from tests.claims.rows import NOTHING, Case, load_rows, told

from selon.model.claim import Toll


def places_of(toll: Toll) -> str:
    return " + ".join(place.text for place in toll.places) or NOTHING


@pytest.mark.parametrize(("case", "expected"), load_rows("places.tsv"))
def test_places_of_a_text(case: Case, expected: list[str]) -> None:
    assert told(case, places_of) == expected
