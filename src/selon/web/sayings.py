"""Sentences that reading and the ledger write in English, in the language of a page.

Enters: why an article is of its day, what is wrong with an input, why something is refused. Leaves: the same in the
page's language; the sentence itself where nobody has put it into words. The English texts under `said` in `words/` are
the patterns: each `{part}` of theirs stands for what varies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from selon.web.names import war_name
from selon.web.words import Words, load_words

WRITTEN_IN = "en"
LONGEST = 600  # characters of a sentence that is looked up
PART = re.compile(r"\{([a-z]+)\}")
NUMBER = r"\d[\d,]*"
SHAPES = {
    "number": NUMBER,
    "count": NUMBER,
    "limit": NUMBER,
    "day": r"\d{4}(?:-\d\d){0,2}",
    "war": r"[\w-]+",
    "name": r"\S+",
}


def say_again(words: Words, kind: str, said: str) -> str:
    """The sentence in the page's language; `kind` is `day`, `problem` or `fault`."""
    if len(said) > LONGEST:
        return said
    for key, pattern in _patterns(kind):
        found = pattern.fullmatch(said)
        if found is not None:
            parts = {name: _part(words, name, value) for name, value in found.groupdict().items()}
            return words.say(key, **parts)
    return said


def is_known(kind: str, said: str) -> bool:
    """Whether there is a text for the sentence."""
    return any(pattern.fullmatch(said) for _, pattern in _patterns(kind))


def _part(words: Words, name: str, value: str) -> str:
    if name == "day":
        return words.day(value)
    if SHAPES.get(name) == NUMBER:
        return words.number(int(value.replace(",", "")))
    if name == "war":
        return war_name(value, words.language)
    if name in {"clue", "other"}:
        return say_again(words, "day", value)
    if name == "clues":
        return ", ".join(say_again(words, "day", one) for one in value.split(", "))
    return value


@cache
def _patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_compiled(kind))


def _compiled(kind: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    english = load_words()[WRITTEN_IN]
    for key in english.under(f"said.{kind}."):
        pieces = PART.split(english.say(key))
        made = [re.escape(piece) for piece in pieces]
        made[1::2] = (f"(?P<{name}>{SHAPES.get(name, '.+?')})" for name in pieces[1::2])
        yield key, re.compile("".join(made), re.DOTALL)
