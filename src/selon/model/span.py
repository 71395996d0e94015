"""Stretches of a document's text, the evidence that every record points at."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True):
    """Words of a document: `text` stands at characters `start` to `end` of its text."""

    text: str
    start: int
    end: int

    @property
    def bounds(self) -> tuple[int, int]:
        """The two offsets alone."""
        return self.start, self.end


class Stretch(msgspec.Struct, frozen=True):
    """Offsets alone, where repeating the words would double a reading's size."""

    start: int
    end: int


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two half-open stretches share a character."""
    return a[0] < b[1] and b[0] < a[1]
