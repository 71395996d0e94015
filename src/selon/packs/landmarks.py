"""Enters: a language's `landmarks.tsv`. Leaves: well-known days of wars, with words that no report of them lacks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.packs.conflict_index import folded_words
from selon.packs.tables import cells, read_table

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path


class Landmark(msgspec.Struct, frozen=True, dict=True):
    """A day (ISO) and the folded words that all stand in a text that tells of it."""

    day: str
    words: tuple[str, ...]

    @cached_property
    def plain(self) -> frozenset[str]:
        """Those of its words that are one word each."""
        return frozenset(word for word in self.words if " " not in word)

    def is_in(self, folded: str, words: AbstractSet[str]) -> bool:
        """Whether a text, given in folded words and as the set of them, has all of its own."""
        return self.plain <= words and all(f" {word} " in folded for word in self.words if " " in word)


def load_landmarks(path: Path) -> tuple[Landmark, ...]:
    """The landmarks of a language, by day; none where the file is absent."""
    rows = read_table(path, ("day", "words"))
    return tuple(Landmark(day, tuple(folded_words(w).strip() for w in cells(words))) for day, words in rows)
