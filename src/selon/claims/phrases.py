"""Enters: phrases of a pack and a stretch of tokens. Leaves: where the phrases begin in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.model.tokens import Tokens


@lru_cache(maxsize=64)
def by_opening(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The tokens of phrases, by the first of them; a phrase is tokens joined by one space."""
    made: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        pieces = tuple(phrase.split(" "))
        made.setdefault(pieces[0], []).append(pieces)
    return made


def find_phrases(
    tokens: Tokens, first: int, last: int, phrases: tuple[str, ...]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The token at which each phrase begins between two tokens, with its pieces; its end may lie beyond them."""
    lows, known = tokens.lows, by_opening(phrases)
    for at in range(first, last):
        for pieces in known.get(lows[at], ()):
            if tuple(lows[at : at + len(pieces)]) == pieces:
                yield at, pieces
