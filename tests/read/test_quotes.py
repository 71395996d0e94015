"""The stretches between quotation marks, told by rows of `quotes.tsv`."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers, load_rows


@pytest.mark.parametrize(("text", "expected"), load_rows("quotes.tsv"))
def test_quotations_of_a_text(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in layers(text).quotes] == expected


def test_unclosed_quotations_are_told_apart() -> None:
    closed, open_ended = layers("Il a dit « assez ». Elle a dit « encore un peu.").quotes
    assert (closed.is_closed, open_ended.is_closed) == (True, False)
