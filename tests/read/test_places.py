"""Names read as places: which place, in which country, and how things lie to it, told by rows of `places.tsv`."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers, load_rows

UNKNOWN = "?"


@pytest.mark.parametrize(("text", "expected"), load_rows("places.tsv"))
def test_places_of_a_text(text: str, expected: list[str]) -> None:
    found = [place for _, place in sorted(layers(text).places.items())]
    told = [f"{p.text} = {p.name or UNKNOWN} {p.country or UNKNOWN} {p.relation}" for p in found]
    assert told == expected


def test_a_place_keeps_those_of_the_same_name() -> None:
    (place,) = layers("La ville de Tripoli est calme.").places.values()
    assert place.candidates
