"""Which of several parties of one name a document means."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers

ROWS = {
    "by-the-country": ("Les FDS tiennent Raqqa, en Syrie.", "FDS", "syrian-democratic-forces"),
    "by-another-country": ("Les FDS tiennent Gao, au Mali.", "FDS", "defence-and-security-forces-mali"),
    "by-the-name-in-full": (
        "L'Armée de libération du Soudan parle au Liban. L'ALS dit tenir.",
        "ALS",
        "sudan-liberation-army",
    ),
    "by-nothing": ("Les FDS tiennent le pont.", "FDS", None),
}


@pytest.mark.parametrize(("text", "name", "expected"), ROWS.values(), ids=ROWS)
def test_party_of_a_shared_name(text: str, name: str, expected: str | None) -> None:
    analysis = layers(text)
    found = [n for n in analysis.names if analysis.tokens.words(n.first, n.last) == name]
    assert [n.parties[0] if n.parties else None for n in found] == [expected]
