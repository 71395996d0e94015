"""The marks by which a text says that an agency wrote it or helped: "(AFP)", "with AFP", a dateline.

Enters text and page words; leaves canonical names of agencies.
"""

from __future__ import annotations

import re
from functools import lru_cache

from selon.model.page_words import PageWords

BRACKETED = r"[(\[]\s*(?:[^()\[\]\n]{{0,40}}?[\s/,])?(?P<in>{names})\s*(?:[,/&][^()\[\]\n]{{0,40}})?[)\]]"
LED = r"(?:^|[\s(/,])(?:{leads})\s+(?:l['’]\s?)?(?P<led>{names})\b"
LAST_LINE = r"^\s*(?:©\s*)?(?P<alone>{names})\s*\.?\s*$"
LONGEST_LED_LINE = 120


@lru_cache(maxsize=16)
def compile_marks(names: tuple[str, ...], leads: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for marks that stand anywhere (in brackets) and for those of short lines (bylines and last lines)."""
    every = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    before = "|".join(re.escape(lead) for lead in sorted(leads, key=len, reverse=True)) or "(?!)"
    anywhere = re.compile(BRACKETED.format(names=every))
    short = re.compile(LED.format(names=every, leads=f"(?i:{before})") + "|" + LAST_LINE.format(names=every))
    return anywhere, short


def find_agencies(text: str, words: PageWords) -> tuple[str, ...]:
    """The agencies whose marks a text bears, by canonical name, in order of their first mark."""
    if not words.agencies:
        return ()
    anywhere, short = compile_marks(tuple(sorted(words.agencies)), words.agency_leads)
    found: list[tuple[int, str]] = [(m.start(), m["in"]) for m in anywhere.finditer(text)]
    at = 0
    for line in text.splitlines(keepends=True):
        if len(line) <= LONGEST_LED_LINE:
            found += [(at + m.start(), m["led"] or m["alone"]) for m in short.finditer(line)]
        at += len(line)
    return tuple(dict.fromkeys(words.agencies[name] for _, name in sorted(found)))
