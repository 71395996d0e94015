"""The language of a text, and doubt where there is."""

from __future__ import annotations

import pytest

from selon.documents.language import detect_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Les habitants de la vallée ont fui dans la nuit, selon le maire de la commune.", "fr", id="French"
        ),
        pytest.param("The people of the valley fled in the night, the mayor of the town said.", "en", id="English"),
        pytest.param(
            "Die Bewohner des Tals flohen in der Nacht, sagte der Bürgermeister der Gemeinde am Montag.",
            "de",
            id="other",
        ),
        pytest.param("Brumeval 12", None, id="too short"),
        pytest.param("", None, id="empty"),
        pytest.param(
            "Les gens de la vallée. The people of the valley. Ils ont fui dans la nuit. They fled in the night.",
            None,
            id="two",
        ),
    ],
)
def test_the_language_is_told_or_left_open(text: str, expected: str | None) -> None:
    found = detect_language(text)
    assert found == expected or (expected is None and found != "fr")
