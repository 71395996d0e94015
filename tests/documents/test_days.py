"""Days out of stamps and date lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.documents.days import day_of_stamp, days_in_line, read_stamp
from selon.packs.page import load_page_words


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        pytest.param("2021-03-04", ("2021-03-04", "2021-03-04"), id="day"),
        pytest.param("2021-03", ("2021-03-01", "2021-03-31"), id="month"),
        pytest.param("2024-02", ("2024-02-01", "2024-02-29"), id="leap month"),
        pytest.param("2021", ("2021-01-01", "2021-12-31"), id="year"),
        pytest.param("20210304T101112", ("2021-03-04", "2021-03-04"), id="compact"),
        pytest.param("Thu, 04 Mar 2021 23:59:00 +0100", ("2021-03-04", "2021-03-04"), id="mail form"),
        pytest.param("1614816000", ("2021-03-04", "2021-03-04"), id="seconds since 1970"),
        pytest.param("2021-02-30", None, id="no such day"),
        pytest.param("2021-13", None, id="no such month"),
        pytest.param("hier", None, id="words"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_stamps(stamp: str, expected: tuple[str, str] | None) -> None:
    assert day_of_stamp(stamp) == expected


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        pytest.param("fr", "Publié le 4 mars 2021 à 10h", ["2021-03-04"], id="month in words"),
        pytest.param("fr", "le 1er décembre 2020", ["2020-12-01"], id="accented month, first day"),
        pytest.param("fr", "Mis à jour le 04/03/2021", ["2021-03-04"], id="day first"),
        pytest.param("fr", "13.03.21", ["2021-03-13"], id="dots and a short year"),
        pytest.param("fr", "12 févr. 2021, 9 août 2022", ["2021-02-12", "2022-08-09"], id="two, one short"),
        pytest.param("en", "March 4, 2021", ["2021-03-04"], id="month before day"),
        pytest.param("en", "04/03/2021", ["2021-04-03"], id="month first"),
        pytest.param("en", "23/03/2021", ["2021-03-23"], id="only one can be the month"),
        pytest.param("fr", "les 31/02/2021 et 99/99/2021", [], id="no such days"),
        pytest.param("fr", "12/2021 et 1.250", [], id="no days"),
    ],
)
def test_lines(language: str, line: str, expected: list[str]) -> None:
    assert days_in_line(line, load_page_words(language)) == expected


@pytest.mark.parametrize(
    ("stamp", "is_utc"),
    [
        ("2021-03-04T23:00:00Z", True),
        ("2021-03-04T23:00:00+00:00", True),
        ("2021-03-04T23:00:00+01:00", False),
        ("2021-03-04", False),
    ],
)
def test_which_days_are_local(stamp: str, is_utc: bool) -> None:  # noqa: FBT001
    found = read_stamp(stamp)
    assert found is not None
    assert found.is_utc is is_utc


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = day_of_stamp(text)
    assert found is None or found[0] <= found[1]
    days_in_line(text, load_page_words(None))
