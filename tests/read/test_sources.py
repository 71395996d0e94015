"""The person, party and kind of sources, told by rows of `sources.tsv`."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers, load_rows

FIELDS = ("person", "party", "kind")


@pytest.mark.parametrize(("text", "expected"), load_rows("sources.tsv"))
def test_source_of_the_last_attribution(text: str, expected: list[str]) -> None:
    items = [item for sentence in layers(text).attributions for item in sentence]
    told = [" ".join(f"{key}={value}" for key in FIELDS if (value := getattr(items[-1].source, key)))] if items else []
    assert [words for words in told if words] == expected
