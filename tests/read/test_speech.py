"""Who is said to say something, by which cue, and what is denied, told by rows of `speech.tsv`."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers, load_rows

from selon.model.analysis import Attribution


def said(text: str) -> list[Attribution]:
    """All attributions of a text."""
    return [item for sentence in layers(text).attributions for item in sentence]


@pytest.mark.parametrize(("text", "expected"), load_rows("speech.tsv"))
def test_attributions_of_a_text(text: str, expected: list[str]) -> None:
    denied = {"denies": "not ", "asserts": ""}
    found = [f"{denied[item.stance]}{item.source.text} ({layers(text).words(*item.cue)})" for item in said(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "Selon Kiev, le pont tient, mais la route est coupée.", ["", ", le pont tient,"], id="up to a turning word"
        ),
        pytest.param("Kiev dit que le pont tient.", ["que le pont tient."], id="complement"),
        pytest.param("Le pont tient, a dit le préfet.", ["Le pont tient,", "."], id="before an inverted verb"),
    ],
)
def test_what_is_said(text: str, contents: list[str]) -> None:
    (item,) = said(text)
    assert [layers(text).words(*part) if part[0] < part[1] else "" for part in item.contents] == contents


def test_an_admission_is_marked() -> None:
    (item,) = said("L'armée a reconnu que le pont était perdu.")
    assert item.is_admission
