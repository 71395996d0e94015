"""Enters: acts of people moved. Leaves: which of them are no displacement by war.

Fighters who flee are not displaced, travellers who leave neither, and those whom a flood or fire drove out not by arms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.events_rebels import FIGHTERS
from selon.model.tags import NOUN

if TYPE_CHECKING:
    from selon.claims.events_acts import Act
    from selon.claims.events_doers import DoerFinder

DISPLACEMENT = "displacement"
MOVES = frozenset({DISPLACEMENT, "capture", "withdrawal"})  # types of acts that are none when only tried
MADE_BY_NATURE = frozenset({"displacement", "blockade"})  # acts that floods and snow do too
ARMED = ("event:", "force:", "weapon")  # senses of words of war, which may drive people out beside a flood


class MoverJudge:
    """Judges who is moved by the acts of one document."""

    def __init__(self, doers: DoerFinder) -> None:
        """Take what finds who does the acts."""
        self.doers = doers
        self.analysis = doers.analysis
        self.rules = doers.rules

    def is_no_move(self, act: Act) -> bool:
        """Whether nobody is moved by war: fighters or travellers, or by a disaster, or people who only tried to."""
        if act.type in MOVES and self.is_only_tried(act):
            return True
        if act.type == DISPLACEMENT and self.moves_others(act):
            return True
        return act.type in MADE_BY_NATURE and self.is_by_disaster(act)

    def is_only_tried(self, act: Act) -> bool:
        """Whether people only tried to leave or take a place: *ont tenté de fuir*; who tried to attack attacked."""
        if act.clause is None:
            return False
        modal = self.analysis.groups.verbs[self.analysis.clauses[act.clause].verb].modal
        return modal in self.doers.groups.language.grammar.attempts and modal not in self.rules.unreal.attempts

    def moves_others(self, act: Act) -> bool:
        """Whether those who leave are fighters of a group or people on their way: *les assaillants ont fui*."""
        if act.clause is None or not act.rule.mover:
            return False
        place = self.doers.of_clause(self.analysis.clauses[act.clause])
        if place is None:
            return False
        head = self.doers.nouns[place].head
        return FIGHTERS in self.doers.groups.senses(head) or self.analysis.units.lemmas[head] in self.rules.travellers

    def is_by_disaster(self, act: Act) -> bool:
        """Whether a sentence tells of a flood, a fire or a quake, and of no other act of war."""
        units = self.analysis.units
        first, last = self.analysis.ranges[self.analysis.sentence_of(act.unit)]
        if not any(units.lemmas[u] in self.rules.disasters and units.letters[u] == NOUN for u in range(first, last)):
            return False
        others = (u for u in range(first, last) if not act.first <= u < act.last)
        return not any(sense.startswith(ARMED) for u in others for sense in units.senses[u])
