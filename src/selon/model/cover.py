"""Enters: stretches of a text. Leaves: what of the text they hold, however many they are, by two searches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cover:
    """Half-open stretches `(start, end)` of a text, which may overlap; none ends before it starts."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Take the stretches in any order; empty ones hold nothing."""
        kept = [(start, end) for start, end in stretches if start < end]
        self.starts = sorted(start for start, _ in kept)
        self.ends = sorted(end for _, end in kept)
        self.starts_summed = [0, *accumulate(self.starts)]
        self.ends_summed = [0, *accumulate(self.ends)]

    def holds(self, at: int) -> bool:
        """Whether a stretch holds a place."""
        return bisect_right(self.starts, at) > bisect_right(self.ends, at)

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch has a place in common with another stretch that is not empty."""
        return bisect_left(self.starts, end) > bisect_right(self.ends, start)

    def size_before(self, at: int) -> int:
        """How many places before a place are held; those that several stretches hold count several times."""
        begun, ended = bisect_left(self.starts, at), bisect_left(self.ends, at)
        return (begun - ended) * at - self.starts_summed[begun] + self.ends_summed[ended]

    def size_within(self, start: int, end: int) -> int:
        """How many places of a stretch are held; those that several stretches hold count several times."""
        return self.size_before(end) - self.size_before(start)
