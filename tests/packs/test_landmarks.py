"""Landmarks: how a row is read, and which texts it is looked at for."""

from __future__ import annotations

from datetime import date

import pytest

from selon.packs.landmarks import Landmarks, load_landmarks, read_row
from selon.packs.loader import HOME

FOLDERS = [HOME / "world", HOME / "fr"]

TEXTS = [
    ("all words", "ys|digue", "", "ys la digue", True),
    ("a word is missing", "ys|digue", "", "ys les digues", False),
    ("one alternative", "ys|digue/barrage", "", "le barrage ys", True),
    ("no alternative", "ys|digue/barrage", "", "la muraille ys", False),
    ("any ending", "ys|inond*", "", "ys inondations", True),
    ("a phrase", "grande ys", "", "ys grande", True),
    ("context stands", "ys", "avalon", "ys avalon", True),
    ("context is missing", "ys", "avalon", "ys", False),
]


@pytest.mark.parametrize(("words", "context", "text", "expected"), [r[1:] for r in TEXTS], ids=[r[0] for r in TEXTS])
def test_candidates_have_the_words(words: str, context: str, text: str, expected: bool) -> None:  # noqa: FBT001
    """A landmark is a candidate where a word of each group is in the text."""
    landmarks = Landmarks([read_row(["2021-06-05", words, context])])
    assert bool(list(landmarks.candidates(set(text.split())))) == expected


def test_a_row_may_have_a_span() -> None:
    """A month or a span stands where no day is known."""
    assert (read_row(["2021-06", "ys", ""]).first, read_row(["2021-06", "ys", ""]).last) == ("2021-06", "2021-06")
    assert read_row(["2021-06-05/2021-06-08", "ys", ""]).last == "2021-06-08"


def test_every_landmark_has_days_and_a_closed_word() -> None:
    """Each row names days of the calendar, in order, and a word by which it is found."""
    for landmark in load_landmarks(*FOLDERS).rows:
        for day in (landmark.first, landmark.last):
            date.fromisoformat(f"{day}-01" if len(day) == len("2021-06") else day)
        assert landmark.first <= landmark.last, landmark
        assert landmark.keys, landmark
        assert any(not phrase.is_open for options in landmark.words for phrase in options), landmark
