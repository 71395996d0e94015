"""Enters: tokens and rough signs of tense. Leaves: whether the words around a token tell of the past or look ahead.

For use before clauses are known; the nearest sign in the sentence decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from selon.model.tokens import WORD, Sentence, Tokens

if TYPE_CHECKING:
    from selon.packs.times import Tense

REACH = 10  # tokens on either side
LEAST_LETTERS = 4  # a shorter word shows no ending


def sign_of(low: str, tense: Tense) -> bool | None:
    """Whether a word is a sign of the past (True), of the future (False), or none."""
    if low in tense.future:
        return False
    if low in tense.past:
        return True
    if len(low) < LEAST_LETTERS or low in tense.neither:
        return None
    if low.endswith(tense.future_endings):
        return False
    return True if low.endswith(tense.past_endings) else None


def told_past(tokens: Tokens, sentences: Sequence[Sentence], tense: Tense) -> Callable[[int], bool | None]:
    """A function that says of a token whether the words around it tell of the past."""
    firsts = [s.first for s in sentences]

    def told(at: int) -> bool | None:
        place = max(bisect_right(firsts, at) - 1, 0)
        first, last = (sentences[place].first, sentences[place].last) if sentences else (0, len(tokens))
        for step in range(1, REACH + 1):
            for near in (at - step, at + step):
                if first <= near < last and tokens.kinds[near] == WORD and not tokens.capitals[near]:
                    sign = sign_of(tokens.lows[near], tense)
                    if sign is not None:
                        return sign
        return None

    return told
