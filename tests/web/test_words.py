"""The texts of pages: the same keys in every language, and every key that a template names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from selon.model.problem import READER_FAULT
from selon.model.view import ClaimRow
from selon.packs.loader import load_packs
from selon.packs.rules import TollRules
from selon.packs.speech import SpeechWords
from selon.reconcile.nearness import ORDER
from selon.web.names import place_name
from selon.web.rendering import says
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


@pytest.mark.parametrize("code", list(WORDS))
def test_every_kind_of_problem_with_an_input_has_words(code: str) -> None:
    calls = re.compile(r'(?:\bProblem|\brefused)\(\s*"([a-z_-]+)"|kind="([a-z_-]+)"')
    texts = [path.read_text() for path in (WEB.parent / "documents").rglob("*.py")]
    kinds = {one or other for text in texts for one, other in calls.findall(text)} | {"language", READER_FAULT}
    assert len(kinds) > 5
    assert {kind for kind in kinds if f"problem.{kind}" not in WORDS[code]} == set()


def test_no_french_line_may_begin_with_a_mark() -> None:
    assert [key for key in WORDS["fr"].keys() if re.search(" [:;?!]", WORDS["fr"].say(key))] == []  # noqa: SIM118


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


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        pytest.param("2020-10-03", "2020-10-03", "3 oct. 2020", id="one day"),
        pytest.param("2020-10-03", "2020-10-20", "3–20 oct. 2020", id="of one month"),
        pytest.param("2020-09-27", "2020-10-03", "27 sept. – 3 oct. 2020", id="of one year"),
        pytest.param("2020-12-30", "2021-01-02", "30 déc. 2020 – 2 janv. 2021", id="of two years"),
        pytest.param("2020-09", "2020-10", "sept. 2020 – oct. 2020", id="months"),
        pytest.param(None, "2020-10-03", "3 oct. 2020", id="open"),
    ],
)
def test_periods(first: str | None, last: str, said: str) -> None:
    assert WORDS["fr"].days(first, last) == said


def test_days_and_numbers() -> None:
    assert WORDS["fr"].day("2020-10-03") == "3 oct. 2020"
    assert WORDS["en"].day("2020-10") == "Oct 2020"
    assert WORDS["en"].number(12345) == "12,345"


@pytest.mark.parametrize("group", ["harmed", "status"])
def test_one_person_is_said_as_one(group: str) -> None:
    for words in WORDS.values():
        several = {key.partition(".")[2] for key in words.keys() if key.startswith(f"{group}.")} - {"any"}  # noqa: SIM118
        assert {key for key in several if f"{group}_one.{key}" not in words} == set()
    assert WORDS["fr"].say("harmed_one.killed") == "tué"


@pytest.mark.parametrize("code", list(WORDS))
def test_what_packs_tell_of_victims_has_words(code: str) -> None:
    french = load_packs().languages["fr"]
    senses = {entry.partition("\t")[0] for entry in (french.folder / "senses.tsv").read_text("utf-8").splitlines()}
    groups = {sense.partition(":")[2] for sense in senses if sense.startswith("group:")}
    assert groups
    assert {name for name in groups if f"group.{name}" not in WORDS[code]} == set()
    terms = french.part("tolls.toml", TollRules).terms
    assert {name for name in terms if f"term.{name}" not in WORDS[code]} == set()


@pytest.mark.parametrize("code", list(WORDS))
def test_every_ground_of_a_link_has_words(code: str) -> None:
    texts = {path.stem: path.read_text() for path in (WEB.parent / "reconcile").glob("*.py")}
    made = {
        name
        for text in texts.values()
        for name in re.findall(r'(?:Ground\(|relation = |[ (]\((?="[a-z_]+", w))"([a-z_]+)"', text)
    }
    relations = {
        *ORDER,
        *re.findall(r'return "([a-z]+_[a-z]+)"', texts["nearness"]),
    }
    names = made | relations
    assert len(names) > 30
    assert {name for name in names if f"ground.{name}" not in WORDS[code]} == set()


@pytest.mark.parametrize("code", list(WORDS))
def test_every_source_without_a_name_has_words(code: str) -> None:
    names = load_packs().languages["fr"].part("speech.toml", SpeechWords).unnamed
    assert len(names) > 5
    assert {name for name in names if f"source.{name}" not in WORDS[code]} == set()


@pytest.mark.parametrize(
    ("name", "called"),
    [
        pytest.param("Baku", "Bakou", id="a town"),
        pytest.param("Sumy Oblast", "Soumy (oblast)", id="a kind of area, of a name that is itself translated"),
        pytest.param("Nagorno-Karabakh", "Haut-Karabakh", id="also a party"),
        pytest.param("Barda", "Barda", id="the same in both"),
    ],
)
def test_places_are_named_in_the_language_of_the_page(name: str, called: str) -> None:
    assert place_name(name, "fr") == called
    assert place_name(name, "en") == name


@pytest.mark.parametrize(
    ("code", "voice", "said"),
    [
        pytest.param("fr", "witnesses", "affirment", id="several"),
        pytest.param("fr", "Armenia", "affirme\u00a0", id="one"),
        pytest.param("fr", "United States", "affirment", id="several in this language alone"),
        pytest.param("en", "United States", "says", id="one in this language"),
    ],
)
def test_verbs_go_with_their_voice(code: str, voice: str, said: str) -> None:
    row = ClaimRow(anchor="a", proposal="p", document="d", kind="toll", label="killed", begins=0, ends=9, source=voice)
    assert said in says(WORDS[code], row)
