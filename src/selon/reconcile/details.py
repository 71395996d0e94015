"""The details of a text by which a retelling is known: names and numbers, hashed.

Enters: a text. Leaves: a sorted tuple of hashes. Two independent reports of one act share a few; two renderings of one
statement share nearly all, whatever their words.
"""

from __future__ import annotations

import re
from zlib import crc32

from selon.model.folding import fold

SHORTEST_NAME = 3
MOST = 400
WORD = re.compile(r"[^\W_]+")
OPENING = frozenset(".!?:;\n\u2022")
SKIPPED = frozenset(" \u00ab\u00bb\"'\u201c\u201d\u2018\u2019\u200e\u00a0\u202f(-")


def details_of(text: str) -> tuple[int, ...]:
    """The numbers of a text, and the words that have a capital inside a sentence."""
    found: set[int] = set()
    for match in WORD.finditer(text):
        word = match.group()
        if word[0].isdigit() or (len(word) >= SHORTEST_NAME and word[0].isupper() and not _opens(text, match.start())):
            found.add(crc32(fold(word).encode()))
            if len(found) == MOST:
                break
    return tuple(sorted(found))


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence or line, where every word has a capital."""
    at = start - 1
    while at >= 0 and text[at] in SKIPPED:
        at -= 1
    return at < 0 or text[at] in OPENING
