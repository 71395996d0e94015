"""The fingerprint of a document, by which likely copies are paired."""

from __future__ import annotations

from operator import eq

import msgspec


class Fingerprint(msgspec.Struct, frozen=True):
    """What the cleaned text looks like: its MinHash, its length in words, the agencies whose marks it bears.

    `marks` are canonical names of agencies in order of their first mark; two documents are likely copies when
    the share of equal places in `values` is high. `values` is empty where there are too few words to compare.
    """

    document: str
    values: tuple[int, ...] = ()
    words: int = 0
    marks: tuple[str, ...] = ()


def likeness(a: Fingerprint, b: Fingerprint) -> float:
    """The estimated share of word runs that two documents have in common, 0 to 1."""
    if not a.values or len(a.values) != len(b.values):
        return 0.0
    same: int = sum(map(eq, a.values, b.values))
    return same / len(a.values)
