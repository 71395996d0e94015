"""How much of a paragraph is shown around a sentence."""

from __future__ import annotations

import pytest
from tests.ledger.factory import Statement, write_reading

from selon.web.evidence import paragraph

BEFORE = "Le vieux pont de Vilmar est fermé depuis midi. "


@pytest.mark.parametrize(
    ("before", "around", "shown"),
    [
        pytest.param(BEFORE, 0, "", id="the sentence alone"),
        pytest.param(BEFORE, 500, BEFORE, id="all of a short paragraph"),
        pytest.param(BEFORE, 20, "fermé depuis midi. ", id="from a whole word on"),
        pytest.param(f"Ailleurs.\n\n{BEFORE}", 500, BEFORE, id="no other paragraph"),
    ],
)
def test_what_comes_before_the_sentence(before: str, around: int, shown: str) -> None:
    reading = write_reading("one", (Statement(count=4),), before=before)
    (claim,) = reading.claims
    first, _ = paragraph(reading.document.text, claim, around)
    assert reading.document.text[first : claim.start] == shown
