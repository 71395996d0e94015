"""The texts of pages: the same keys in every language, and every key that a template names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from selon.web.words import choose_language, load_words

WEB = Path(__file__).parents[2] / "src/selon/web"
WORDS = load_words()


def test_all_languages_say_the_same() -> None:
    english = WORDS["en"].keys()
    assert not [key for words in WORDS.values() for key in english ^ words.keys()]


@pytest.mark.parametrize("code", list(WORDS))
def test_every_text_that_a_template_names_is_there(code: str) -> None:
    used = {
        key for path in WEB.rglob("*.html") for key in re.findall(r"""\bt\(["']([a-z_.]+)["'][,)]""", path.read_text())
    }
    assert {key for key in used if key not in WORDS[code]} == set()


def test_no_template_holds_words_of_its_own() -> None:
    for path in WEB.rglob("*.html"):
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        bare = re.sub(r"<[^>]*>", " ", bare)
        assert set(re.findall(r"\w{3,}", bare)) <= {"Selon", "CSV", "JSON", "SVG"}, path


@pytest.mark.parametrize(
    ("wanted", "accepted", "chosen"),
    [
        pytest.param(None, "fr-CA,fr;q=0.9,en;q=0.5", "fr", id="the browser's"),
        pytest.param("en", "fr", "en", id="the person's before the browser's"),
        pytest.param("tlh", "de, fr;q=0.2", "fr", id="an unknown one"),
        pytest.param(None, "de;q=x", "en", id="none that we have"),
    ],
)
def test_the_language_is_chosen(wanted: str | None, accepted: str, chosen: str) -> None:
    assert choose_language(wanted, accepted) == chosen


def test_days_and_numbers() -> None:
    assert WORDS["fr"].day("2020-10-03") == "3 oct. 2020"
    assert WORDS["en"].day("2020-10") == "Oct 2020"
    assert WORDS["en"].number(12345) == "12,345"
