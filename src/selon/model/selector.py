"""Quotation selectors: words of a text with what stands on either side, to find them again in another text.

Enters: a text and a span, or a text and a selector. Leaves: a selector, or the spans where it fits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

CONTEXT = 40
BLACK = "█"


class Selector(msgspec.Struct, frozen=True):
    """The words, and up to 40 characters before and after them; a masked letter stands for any."""

    words: str
    before: str
    after: str


class Fits(NamedTuple):
    """Where a selector fits: with both sides, and with one side or none."""

    whole: tuple[tuple[int, int], ...]
    partly: tuple[tuple[int, int], ...]


def make_selector(text: str, start: int, end: int) -> Selector:
    """The selector of a span."""
    return Selector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find_selector(text: str, selector: Selector) -> Fits:
    """All spans of the text where the words stand, told apart by whether both sides are the same too."""
    if not selector.words:
        return Fits((), ())
    whole: list[tuple[int, int]] = []
    partly: list[tuple[int, int]] = []
    before, after = _pattern(selector.before), _pattern(selector.after)
    for found in _pattern(selector.words).finditer(text):
        start, end = found.span()
        left = before.fullmatch(text, max(0, start - len(selector.before)), start)
        right = after.fullmatch(text, end, min(len(text), end + len(selector.after)))
        (whole if left and right else partly).append((start, end))
    return Fits(tuple(whole), tuple(partly))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("".join(r"\w" if letter == BLACK else re.escape(letter) for letter in words))
