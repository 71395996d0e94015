"""Enters: a clause. Leaves: whether it is what a question asks, so that nobody claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis

QUESTION = "?"


def is_asked(analysis: Analysis, place: int, granting: tuple[str, ...]) -> bool:
    """Whether a clause is what a question asks: no word before its verb takes the fact for granted."""
    verb = analysis.groups.verbs[analysis.clauses[place].verb]
    first, last = analysis.ranges[analysis.sentence_of(verb.first)]
    lows, letters = analysis.units.lows, analysis.units.letters
    end = last - 1
    while end > verb.last and letters[end] in '">':
        end -= 1
    if lows[end] != QUESTION or ":" in letters[first:last]:
        return False
    return not any(low in granting for low in lows[first : verb.first])
