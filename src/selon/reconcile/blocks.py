"""Which acts may be one: candidate pairs by block, never all pairs.

Enters: acts, one by one. Leaves: the acts that each shares a block with. A fine block is a cell of the map on a day;
in a coarse one (a country on a day, a cell in a month) only acts that are themselves vague meet the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from selon.reconcile.acts import Act
from selon.reconcile.evidence import is_exodus
from selon.reconcile.weights import Weights

Key = tuple[object, ...]
# In a block that is larger each act meets only so many of those that came last.
LARGEST = 160
WINDOW = 80
MONTH = 30
RECALLED = 2  # months before its report in which an undated act may lie
LONGEST_DAYS = 12
CLOSE = 40.0  # kilometres: what reaches farther is an area, not a place


def block_keys(act: Act, weights: Weights) -> list[tuple[Key, bool]]:
    """The blocks of an act, and whether it is vague there: a vague act meets all, others only the vague ones."""
    days, months = _days(act)
    cells, areas = _cells(act, weights), _areas(act)
    is_long, is_wide = not days, not cells
    keys: list[tuple[Key, bool]] = [((cell, day), True) for cell in cells for day in days]
    if act.dated:
        keys += [((cell, "month", month), is_long) for cell in cells for month in months]
    else:  # it may recall an act of the weeks before
        back = range(months.start - RECALLED, months.stop) if months else months
        keys += [((cell, "month", month), True) for cell in cells for month in back]
    keys += [((area, day), is_wide) for area in areas for day in days]
    if is_wide:
        keys += [((area, "month", month), True) for area in areas for month in months]
    if is_exodus(act):
        keys += [(("exodus", area), True) for area in areas]
    keys += [(("victim", bit), True) for bit in _bits(act.victims)]
    return keys


class Blocks:
    """Acts by block, growing."""

    def __init__(self, weights: Weights) -> None:
        """No acts yet."""
        self._weights = weights
        self._members: dict[Key, list[tuple[Act, bool]]] = defaultdict(list)

    def add(self, act: Act) -> list[Act]:
        """Put an act in; leaves the acts of other documents that it shares a block with, each once."""
        found: dict[str, Act] = {}
        for key, vague in block_keys(act, self._weights):
            members = self._members[key]
            for other, is_vague in members if len(members) <= LARGEST else members[-WINDOW:]:
                if (vague or is_vague) and other.document != act.document:
                    found[other.id] = other
            members.append((act, vague))
        return list(found.values())


def _days(act: Act) -> tuple[range, range]:
    """The days and months that the act may be of; no days where they are too many."""
    if act.first is None or act.last is None:
        return range(0), range(0)
    months = range(act.first // MONTH, act.last // MONTH + 1)
    if act.last - act.first > LONGEST_DAYS:
        return range(0), months[-3:]
    return range(act.first - 1, act.last + 1), months


def _cells(act: Act, weights: Weights) -> set[Key]:
    size = weights.places.block
    found: set[Key] = set()
    for site in act.sites:
        if site.lat is not None and site.lon is not None and not site.is_country and site.reach <= CLOSE:
            across, along = int(site.lat // (size / 2)), int(site.lon // (size / 2))
            found |= {("cell", (across + x) // 2, (along + y) // 2) for x in (0, 1) for y in (0, 1)}
        elif not site.is_country and site.lat is None and site.reach < CLOSE:
            found.add(("name", site.name))
    return found


def _areas(act: Act) -> set[Key]:
    found: set[Key] = {("country", site.country) for site in act.sites if site.country}
    if not found:
        found = {("country", country) for country in act.countries[:2]}
    return found or {("conflict", act.conflict)}


def _bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while mask:
        low = mask & -mask
        yield low.bit_length()
        mask ^= low
