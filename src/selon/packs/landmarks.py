"""Enters: a language's `landmarks.tsv`. Leaves: well-known days of wars, with words that no report of them lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.packs.conflict_index import folded_words
from selon.packs.tables import cells, read_table

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path


class Landmark(msgspec.Struct, frozen=True):
    """A day (ISO) and the folded words that all stand in a text that tells of it."""

    day: str
    words: tuple[str, ...]

    def is_in(self, folded: str, words: AbstractSet[str]) -> bool:
        """Whether a text, given in folded words and as the set of them, has all of its own."""
        return all(word in words or (" " in word and f" {word} " in folded) for word in self.words)


def load_landmarks(path: Path) -> tuple[Landmark, ...]:
    """The landmarks of a language, by day; none where the file is absent."""
    rows = read_table(path, ("day", "words"))
    return tuple(Landmark(day, tuple(folded_words(w).strip() for w in cells(words))) for day, words in rows)
