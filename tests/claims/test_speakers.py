"""Whose word a toll is, through whom, and whether it is denied, told by rows of `speakers.tsv`."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, load_rows, told

from selon.model.claim import Toll


def word_of(toll: Toll) -> str:
    said = "narrator" if toll.source is None else toll.source.party or toll.source.text
    relays = " + ".join(source.party or source.text for source in toll.via)
    via = f" via {relays}" if relays else ""
    return ("not " if toll.stance == "denies" else "") + said + via


@pytest.mark.parametrize(("case", "expected"), load_rows("speakers.tsv"))
def test_speakers_of_a_text(case: Case, expected: list[str]) -> None:
    assert told(case, word_of) == expected
