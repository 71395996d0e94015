"""Enters: a unit that names an act or a figure. Leaves: the characters of a clause that only reacts to the act.

*A condamné mardi l'attaque qui a tué 12 civils* tells when somebody spoke, and not when the act was.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.rules import TollRules

COUNTS = "say:count"
NOWHERE = range(0)


class ReactionFinder:
    """Finds the clauses of one document in which somebody reacts to what another clause tells."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Take the document's layers and the words."""
        self.analysis = analysis
        self.rules = rules

    def around(self, unit: int) -> range:
        """Characters of a clause that reacts to an act whose relative holds the unit: *a condamné l'attaque qui …*."""
        clauses = self.analysis.clauses
        place = bisect_right(clauses, unit, key=lambda clause: clause.first) - 1
        if place < 1 or clauses[place].kind != "relative":
            return NOWHERE
        return self.within(place - 1, clauses[place].first)

    def to(self, unit: int) -> range:
        """The characters of a clause that reacts to the act named at a unit, as its object."""
        clauses = self.analysis.clauses
        clause = bisect_right(clauses, unit, key=lambda each: each.first) - 1
        return self.within(clause, unit) if clause >= 0 else NOWHERE

    def within(self, place: int, unit: int) -> range:
        """The characters from the verb of a clause to a unit, if it is a verb of speech or reaction and of no harm."""
        analysis = self.analysis
        clause = analysis.clauses[place]
        verb = analysis.groups.verbs[clause.verb]
        is_saying = any(sense.startswith("say") for sense in verb.senses)
        harms = any(sense.startswith(("event", "harm", "suffer", "cost")) for sense in verb.senses)
        is_record = verb.voice == "passive" and COUNTS in verb.senses  # *une attaque a été enregistrée le 8 mai, qui …*
        same = analysis.sentence_of(clause.first) == analysis.sentence_of(unit)
        if not same or harms or is_record or not (is_saying or verb.lemma in self.rules.reacts):
            return NOWHERE
        starts, firsts = analysis.tokens.starts, analysis.units.firsts
        return range(starts[firsts[verb.first]], starts[firsts[unit]])
