"""Enters: counted groups. Leaves: whether a count is no count of people: a measure, money, a share, part of a name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.claims.options import Options
    from selon.model.counts import Count

BEYOND_WAR = 200_000_000  # people
SHARE = 3  # tokens of the longest words of a share
RATE = 3  # tokens of the longest words of a rate
MONEY = "Sc"  # the Unicode category of signs of money
SHARES = frozenset({"%", "‰"})


class Measures:
    """Tells the counts of one document that count nobody."""

    def __init__(self, options: Options) -> None:
        """Take the layers by way of the rules."""
        self.options = options
        self.analysis = options.analysis
        self.rules = options.rules

    def is_part_of_name(self, place: int) -> bool:
        """Whether a bare number belongs to the name or noun right before it: *le camp de Koro 2*, *numéro deux*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        if group.count is None or not self.options.is_headless(place) or group.first == 0:
            return False
        if units.lemmas[group.first - 1] in self.rules.numbered and units.letters[group.first - 1] == "N":
            return True
        if group.first - 1 not in self.analysis.places:
            return False
        return self.analysis.tokens.raw(group.count.core).isdigit() and group.count.last == group.count.first + 1

    def is_measure(self, place: int) -> bool:
        """Whether a count tells an age, money, a share or another measure, or more people than any war ever harmed."""
        group = self.analysis.groups.nouns[place]
        if group.count is not None and (group.count.least or group.count.most or 0) >= BEYOND_WAR:
            return True
        if group.count is not None and self.is_ratio(place, group.count):
            return True
        tokens, units = self.analysis.tokens, self.analysis.units
        beside = (
            tokens.raw(at) for at in (units.firsts[group.head] - 1, units.lasts[group.head]) if 0 <= at < len(tokens)
        )
        if any(mark in SHARES or unicodedata.category(mark[0]) == MONEY for mark in beside if mark):
            return True
        return any(sense.startswith("measure") for sense in self.options.victims.senses(group.head))

    def is_shared_out(self, place: int, count: Count) -> bool:
        """Whether a count is the whole of which a share was harmed: *la moitié des 600 soldats ont été tués*."""
        lows = self.analysis.tokens.lows
        before = lows[max(0, count.first - SHARE) : count.first]
        if not any(" ".join(before[at:]) in self.rules.fractions for at in range(len(before))):
            return False
        return not any(
            sense.startswith("toll:") for sense in self.options.victims.senses(self.analysis.groups.nouns[place].head)
        )

    def is_ratio(self, place: int, count: Count) -> bool:
        """Whether a count tells a share, one out of so many, or so many in each stretch of time."""
        nouns, lows = self.analysis.groups.nouns, self.analysis.tokens.lows
        behind = f"{' '.join(lows[count.last : count.last + 2])} "
        around = f"{' '.join(lows[max(0, count.first - 1) : count.last])} "
        shares = tuple(f"{phrase} " for phrase in self.rules.shares)
        if behind.startswith(shares) or around.startswith(shares) or self.is_shared_out(place, count):
            return True
        end = self.analysis.units.firsts[self.options.qualifiers.end_of(place) - 1] + 1
        each = f"{' '.join(lows[end : end + RATE])} "
        if each.startswith(tuple(f"{phrase} " for phrase in self.rules.rates)):
            return True
        is_bracketed = self.analysis.units.letters[nouns[place].first - 1 : nouns[place].first] == ["("]
        if is_bracketed and nouns[place].prep in self.rules.out_of and self.options.is_headless(place):
            return True  # *59 gardes (sur 82) ont fui*
        following = place + 1
        if count.shape != "one" or following >= len(nouns) or nouns[following].prep not in self.rules.out_of:
            return False
        return nouns[following].count is not None and self.options.is_headless(following)
