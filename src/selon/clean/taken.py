"""Enters: passages, one by one, none of them empty. Leaves: whether a further stretch touches one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from selon.model.document import Passage


class Taken:
    """Passages in the order they came, and the stretches that they cover in the order of the text."""

    def __init__(self, known: Iterable[Passage]) -> None:
        """Begin with passages that may lie in any order and over one another."""
        self.passages = list(known)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for passage in sorted(self.passages, key=lambda p: p.start):
            if self._ends and passage.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], passage.end)
            else:
                self._starts.append(passage.start)
                self._ends.append(passage.end)

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The stretches that are taken, in the order of the text, none overlapping another."""
        return zip(self._starts, self._ends, strict=True)

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with one that is taken."""
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._ends[before - 1]

    def add(self, passage: Passage) -> None:
        """Take a passage that touches none."""
        at = bisect_left(self._starts, passage.start)
        self.passages.append(passage)
        self._starts.insert(at, passage.start)
        self._ends.insert(at, passage.end)
