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
    ("a figure of a range", "ys|52..60", "", "ys 57 morts", True),
    ("a figure out of range", "ys|52..60", "", "ys 61 morts", False),
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


# The weekday (Monday is 0) by which an act is remembered, known apart from its day, and words of its row.
WEEKDAYS = [
    (5, "sarajevo|65..68"),
    (1, "srebrenica|casques bleus"),
    (4, "hébron|goldstein"),
    (2, "habyarimana|ntaryamira"),
    (6, "sidi hammed"),
    (5, "rabin|igal amir"),
    (4, "nairobi|ambassade*"),
    (1, "world trade center|pentagone"),
    (3, "madrid|trains"),
    (2, "beslan|otages"),
    (4, "bouratha|mosquée"),
    (0, "uzbin"),
    (4, "bataclan"),
    (4, "rawda|mosquée"),
    (6, "surabaya|église*"),
    (3, "nice|promenade des anglais"),
    (5, "déluge|hamas"),
    (6, "peshawar|église"),
    (4, "christchurch|mosquées"),
    (3, "raïs|sidi moussa"),
    (0, "bentalha"),
    (5, "omagh"),
]


@pytest.mark.parametrize(("weekday", "words"), WEEKDAYS, ids=[r[1] for r in WEEKDAYS])
def test_acts_fall_on_the_weekdays_they_are_known_by(weekday: int, words: str) -> None:
    """Some row has these words, and each that has all of them begins on the weekday."""
    wanted = {phrase for group in read_row(["2021-06-05", words, ""]).words for phrase in group}
    rows = [r for r in load_landmarks(*FOLDERS).rows if wanted <= {phrase for group in r.words for phrase in group}]
    assert rows
    assert {date.fromisoformat(row.first).weekday() for row in rows} == {weekday}
