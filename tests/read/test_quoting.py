"""Who speaks in quotations, and the cue that tells so, told by rows of `quoting.tsv`."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers, load_rows


@pytest.mark.parametrize(("text", "expected"), load_rows("quoting.tsv"))
def test_speakers_of_quotations(text: str, expected: list[str]) -> None:
    quotes = [quote for quote in layers(text).quotes if quote.source]
    cues = [f" ({quote.cue.text})" if quote.cue else "" for quote in quotes]
    speakers = [quote.source.text for quote in quotes if quote.source]
    assert [speaker + cue for speaker, cue in zip(speakers, cues, strict=True)] == expected
