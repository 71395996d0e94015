"""Times are found as symbols and resolved against the document's day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selon.model.document import DayRange
from selon.model.mention import Time
from selon.packs.loader import HOME, read_toml
from selon.packs.spelling import Spelling
from selon.packs.times import TimeRule, TimeWords, load_times
from selon.read.sentences import split_sentences
from selon.read.times import find_times
from selon.read.times_resolve import resolve_times
from selon.read.tokens import tokenize

LANGUAGES = sorted(path.parent for path in HOME.glob("*/times.toml"))
FRENCH = HOME / "fr"
NOW = DayRange("2020-10-15", "2020-10-15")
WORDS = {folder: load_times(folder / "times.toml") for folder in LANGUAGES}
RULES = [(folder, rule) for folder in LANGUAGES for rule in WORDS[folder].rule]
EXAMPLES = [(folder, rule, example) for folder, rule in RULES for example in rule.yes]
WRONG = [(folder, rule, example) for folder, rule in RULES for example in rule.no]
YES_IDS = [f"{folder.name}:{rule.id}:{example[:30]}" for folder, rule, example in EXAMPLES]
NO_IDS = [f"{folder.name}:{rule.id}:{example[:30]}" for folder, rule, example in WRONG]


def read(text: str, folder: Path = FRENCH, now: DayRange = NOW, starts: tuple[date, ...] = ()) -> list[Time]:
    """The resolved times of a text."""
    words: TimeWords = WORDS[folder]
    spelling = read_toml(folder / "text.toml", Spelling)
    tokens = tokenize(text, spelling)
    sentences = split_sentences(tokens, spelling)
    return resolve_times(find_times(tokens, sentences, words), tokens, sentences, now, words, starts=starts)


def value_of(found: Time) -> str:
    """The days of a time as the packs' examples write them."""
    first, last = found.first or "..", found.last or ".."
    return first if first == last else f"{first}/{last}"


def widened(value: str) -> str:
    """The value of an example with months and years as days."""
    first, _, last = value.partition("/")
    last = last or first
    ends = {7: {True: "-31", False: "-01"}, 4: {True: "-12-31", False: "-01-01"}}
    first = first + ends.get(len(first), {}).get(False, "")
    last = last + ends.get(len(last), {}).get(True, "")
    return first if first == last else f"{first}/{last}"


def alike(value: str, expected: str) -> bool:
    """Whether a value is the one expected, months being as long as they are."""
    if len(expected.rpartition("/")[2]) == 7:
        return value[:-2] == widened(expected)[:-2]
    return value == widened(expected)


@pytest.mark.parametrize(("folder", "rule", "example"), EXAMPLES, ids=YES_IDS)
def test_rule_reads_its_examples(folder: Path, rule: TimeRule, example: str) -> None:
    """Every rule finds the words in braces by itself, and they mean what stands after the colons."""
    marked, _, expected = example.partition(" :: ")
    words = marked.partition("{")[2].partition("}")[0]
    found = read(marked.replace("{", "").replace("}", ""), folder)
    expected = expected.strip()
    if not expected:
        return
    fitting = [t for t in found if t.rule == rule.id and t.text == words]
    assert fitting, [(t.text, t.rule) for t in found]
    assert alike(value_of(fitting[0]), expected)


@pytest.mark.parametrize(("folder", "rule", "example"), WRONG, ids=NO_IDS)
def test_rule_leaves_what_is_no_time(folder: Path, rule: TimeRule, example: str) -> None:
    """No rule finds anything of its kind in the examples that it must not read."""
    assert rule.id not in {t.rule for t in read(example, folder)}
