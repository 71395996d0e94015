"""Enters: the words of an act. Leaves: whether another act only answers it, and whether a war goes on since it.

*L'offensive lancée en représailles à l'attaque du 9 mai a fait 300 morts* tells of nobody who died in the attack, nor
on its day: they died since then. What one answers with a raid tells of the raid's own day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.extents import is_short

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.packs.rules import TollRules

SET_OFF = "act:set_off"  # the sense of verbs that tell what brought a war about
REACH = 14  # units between what an act is answered by and the day of it
BACK = 8  # units between a war and what set it off
STOPS = frozenset("VXG;:.")


class ProvocationFinder:
    """Tells which acts of one document others only answer."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Take the document's layers and the words."""
        self.analysis = analysis
        self.rules = rules

    def opening(self, unit: int) -> int:
        """The first unit of what names an act that another answers, the words at a unit being part of it; else -1."""
        groups, letters = self.analysis.groups, self.analysis.units.letters
        for at in range(unit, max(-1, unit - REACH), -1):
            if letters[at] in STOPS or (letters[at] == "," and at < unit - 1):
                return -1
            place = groups.noun_at[at]
            if place >= 0 and groups.nouns[place].first == at and self.is_provoking(place):
                return at
        return -1

    def is_provoking(self, place: int) -> bool:
        """Whether a group stands behind what tells that another act answers it or was set off by it."""
        groups, units = self.analysis.groups, self.analysis.units
        group = groups.nouns[place]
        if group.prep in self.rules.answered or (group.prep in self.rules.apart and self.is_of_war(group.first)):
            return True
        if group.first < 1 or not any(sense.startswith("event") for sense in units.senses[group.head]):
            return False
        before = group.first - 1
        verb = groups.verb_at[before]
        if verb >= 0 and SET_OFF in groups.verbs[verb].senses and groups.verbs[verb].form == "participle":
            return True
        noun = groups.noun_at[before]
        return group.prep in self.rules.to and noun >= 0 and units.lemmas[groups.nouns[noun].head] in self.rules.replies

    def is_answered(self, start: int, figure: int) -> bool:
        """Whether the words that begin at a character name an act that another answers, which harmed those counted.

        What opens a sentence may be what all of it is about: *en réponse à l'attaque, l'armée a évacué trois blessés*.
        """
        unit = self.analysis.unit_over(start)
        place = self.analysis.groups.noun_at[unit]
        begin = self.opening(self.analysis.groups.nouns[place].first if place >= 0 else unit)
        opens = begin == self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        return begin >= 0 and not opens and not begin <= figure <= unit

    def as_begun(self, time: Time, figure: int) -> Time | None:
        """A day as that since which a war goes on, which an act of that day set off; nothing where a raid answers it.

        A time that dates no act which another answers stays what it is.
        """
        if not is_short(time) or time.first is None:
            return time
        at = self.analysis.unit_over(time.start)
        begin = self.opening(at)
        if begin < 0 or begin <= figure <= at:
            return time
        if not self.is_of_war(begin):
            return None
        return msgspec.structs.replace(time, first=time.last, last=None)

    def is_of_war(self, begin: int) -> bool:
        """Whether what answers an act, told before a unit, is a war or a long operation and no single raid."""
        units = self.analysis.units
        first = self.analysis.ranges[self.analysis.sentence_of(begin)][0]
        for at in range(begin - 1, max(first - 1, begin - BACK), -1):
            if units.letters[at] in STOPS:
                return False
            if not {units.lows[at], units.lemmas[at]}.isdisjoint(self.rules.unrest):
                return True
        return False
