"""Anchors found by their first letters: the index holds 15 of the 32 letters, as a number.

Enters: an anchor, or the beginning of one. Leaves: numbers.
"""

from __future__ import annotations

LETTERS = 15


def short_of(anchor: str) -> int:
    """The first letters of an anchor as a number."""
    return int(anchor[:LETTERS], 16)


def short_range(prefix: str) -> tuple[int, int]:
    """The lowest and highest number of anchors that begin so."""
    start = prefix[:LETTERS]
    return int(start.ljust(LETTERS, "0"), 16), int(start.ljust(LETTERS, "f"), 16)
