"""How words are compared: without case, accents or ligatures.

Enters: any text. Leaves: its folded form, or its folded words in order.
"""

from __future__ import annotations

import re
import unicodedata

MARKS = re.compile("[\u0300-\u036f]+")
WORD = re.compile(r"[^\W_]+")
LIGATURES = (("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("ł", "l"), ("đ", "d"))


def fold(text: str) -> str:
    """The text in lower case, without accents, with ligatures written out. Its length may change."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    for letter, written in LIGATURES:  # a translation table takes ten times as long
        lowered = lowered.replace(letter, written)
    return MARKS.sub("", unicodedata.normalize("NFKD", lowered))


def folded_words(text: str) -> list[str]:
    """The words of the text, folded, in order."""
    return WORD.findall(fold(text))
