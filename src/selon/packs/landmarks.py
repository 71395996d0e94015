"""Enters: a language's `landmarks.tsv`. Leaves: well-known days of wars, with words that no report of them lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.packs.tables import cells, read_table
from selon.packs.world import fold_name

if TYPE_CHECKING:
    from pathlib import Path


class Landmark(msgspec.Struct, frozen=True):
    """A day (ISO) and the folded words that all stand in a text that tells of it."""

    day: str
    words: tuple[str, ...]

    def is_in(self, folded: str) -> bool:
        """Whether a text, folded and with single spaces for all marks, has all the words."""
        return all(f" {word} " in folded for word in self.words)


def folded_words(text: str) -> str:
    """A text in folded words parted by single spaces, with one at either end."""
    folded = fold_name(text)
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in folded).split())} "


def load_landmarks(path: Path) -> tuple[Landmark, ...]:
    """The landmarks of a language, by day; none where the file is absent."""
    rows = read_table(path, ("day", "words"))
    return tuple(Landmark(day, tuple(folded_words(w).strip() for w in cells(words))) for day, words in rows)
