"""The marks by which a text says that an agency wrote it or helped: "(AFP)", "with AFP", a dateline.

Enters text and page words; leaves canonical names of agencies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from selon.model.page_words import PageWords

BRACKETED = r"[(\[]\s*(?:[^()\[\]\n]{{0,40}}?[\s/,])?(?P<in>{names})\s*(?:[,/&][^()\[\]\n]{{0,40}})?[)\]]"
LED = r"(?:^|[\s(/,])(?:{leads})\s+(?:l['’]\s?)?(?P<led>{names})\b"
LAST_LINE = r"^\s*(?:©\s*)?(?P<alone>{names})\s*\.?\s*$"
LONGEST_LED_LINE = 120


WINDOW = 200


class Marks(NamedTuple):
    """Patterns for names, for marks that stand anywhere (in brackets) and for those of short lines."""

    names: re.Pattern[str]
    anywhere: re.Pattern[str]
    short: re.Pattern[str]


@lru_cache(maxsize=16)
def compile_marks(names: tuple[str, ...], leads: tuple[str, ...]) -> Marks:
    """The patterns of a language's agencies and of the words before them in bylines."""
    every = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    before = "|".join(re.escape(lead) for lead in sorted(leads, key=len, reverse=True)) or "(?!)"
    led = LED.format(names=every, leads=f"(?i:{before})")
    return Marks(
        re.compile(rf"(?:{by_first_letter(names)})\b"),
        re.compile(BRACKETED.format(names=every)),
        re.compile(f"{led}|{LAST_LINE.format(names=every)}"),
    )


def by_first_letter(names: tuple[str, ...]) -> str:
    """Names that begin a word, as one expression that opens with a letter: a text is searched for that at once."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(re.escape(name[0]), []).append(re.escape(name[1:]))
    return "|".join(rf"{first}(?<!\w{first})(?:{'|'.join(ends)})" for first, ends in sorted(rests.items()))


def find_agencies(text: str, words: PageWords) -> tuple[str, ...]:
    """The agencies whose marks a text bears, by canonical name, in order of their first mark."""
    if not words.agencies:
        return ()
    marks = compile_marks(tuple(sorted(words.agencies)), words.agency_leads)
    found: list[str] = []
    seen = 0
    for name in marks.names.finditer(text):
        if name.start() >= seen:
            start, seen = line_around(text, name.start(), name.end())
            found += read_line(text[start:seen], marks)
    return tuple(dict.fromkeys(words.agencies[name] for name in found))


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the line that a stretch stands in, or of a window of a longer line."""
    first = text.rfind("\n", max(0, start - WINDOW), start) + 1 or max(0, start - WINDOW)
    last = text.find("\n", end, end + WINDOW)
    return first, last if last >= 0 else min(len(text), end + WINDOW)


def read_line(line: str, marks: Marks) -> list[str]:
    """The names of agencies that a line marks as authors, in order."""
    found = [(m.start(), m["in"]) for m in marks.anywhere.finditer(line)]
    if len(line) <= LONGEST_LED_LINE:
        found += [(m.start(), m["led"] or m["alone"]) for m in marks.short.finditer(line)]
    return [name for _, name in sorted(found)]
