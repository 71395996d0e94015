"""Enters: quotations. Leaves: which of them are titles of works, that tell no act: *un essai intitulé « Carnage »*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis


def find_titles(analysis: Analysis, works: Sequence[str]) -> list[tuple[int, int]]:
    """The units of quotations that stand behind a word for a work, or for its being called so, maybe with a comma."""
    lows, found = analysis.units.lows, []
    for quote in analysis.quotes:
        first = analysis.unit_at(quote.first)
        before = first - 2 if first > 1 and lows[first - 2] != "," else first - 3  # the mark, and a comma
        if before >= 0 and lows[before] in works:
            found.append((first, analysis.unit_at(quote.last - 1) + 1))
    return found
