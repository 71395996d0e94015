"""Enters: bare figures of the harmed and the clauses around them. Leaves: who they are by whom the act was against.

*Une attaque contre des fidèles a fait seize morts*: whom an act is against are those whom it harms, where the figure's
own words say nothing of them; so are those whose losses reach a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.options import HURT

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.model.analysis import Analysis
    from selon.packs.rules import TollRules

FIGHTS_FOR_STATE = ("force:state", "body:military")
CIVIL = frozenset({"person:civilian", "status:civilian"})
FIGHTING = frozenset({"person:combatant", "status:combatant", "body:military"})


class Target(msgspec.Struct, frozen=True):
    """Whether those whom an act is against fight, whether they do so for a state, and the unit that tells it."""

    status: str
    is_of_state: bool
    unit: int


class TargetFinder:
    """Finds whom the acts of one document that harmed were against."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Take the document's layers and the language's words."""
        self.analysis = analysis
        self.rules = rules

    def find(self, proposal: Proposal) -> Target | None:
        """Whom the act was against that brought about a bare figure."""
        victims, head = proposal.victims, self.analysis.groups.nouns[proposal.place].head
        is_bare = victims.status is None and victims.party is None and not victims.groups
        if not is_bare or proposal.outcome not in HURT or not self.says_nothing(head):
            return None
        for index in self.analysis.clauses_near(head, head):
            clause = self.analysis.clauses[index]
            if clause.subject is None or not clause.first <= head < clause.last:
                continue
            if "reach" in self.analysis.groups.verbs[clause.verb].senses and self.is_tally(clause.subject):
                return self.of_group(clause.subject)
            if clause.object == proposal.place:
                return self.against(clause.subject)
        return None

    def is_tally(self, place: int) -> bool:
        """Whether a group is what counts the harmed, so that its words tell who they are: *les pertes civiles*."""
        senses = self.analysis.units.senses[self.analysis.groups.nouns[place].head]
        return any(sense.startswith(("tally", "toll")) for sense in senses)

    def says_nothing(self, unit: int) -> bool:
        """Whether a word only counts the harmed: *morts*, *victimes*."""
        return any(sense.startswith("toll") for sense in self.analysis.units.senses[unit])

    def against(self, act: int) -> Target | None:
        """Whom an act is said to be against by what complements its noun."""
        analysis, nouns = self.analysis, self.analysis.groups.nouns
        other = act + 1
        is_act = any(sense.startswith("event") for sense in analysis.units.senses[nouns[act].head])
        if not is_act or other >= len(nouns) or nouns[other].prep not in self.rules.against:
            return None
        if nouns[other].first != nouns[act].last:
            return None
        return self.of_group(other)

    def of_group(self, place: int) -> Target | None:
        """The target that a group is, with its adjectives and first complement: *un convoi de l'armée*."""
        analysis, nouns = self.analysis, self.analysis.groups.nouns
        members = [place, *(n for n in (place + 1,) if n < len(nouns) and place in (nouns[n].of, nouns[n].joined))]
        units = [unit for member in members for unit in (nouns[member].head, *nouns[member].adjectives)]
        told = [(unit, analysis.units.senses[unit]) for unit in units]
        fighting = next((unit for unit, senses in told if FIGHTING & senses), None)
        civil = next((unit for unit, senses in told if CIVIL & senses), None)
        if fighting is not None and civil is None:
            is_of_state = any(s.startswith(FIGHTS_FOR_STATE) for _, senses in told for s in senses)
            return Target("combatant", is_of_state, fighting)
        return Target("civilian", is_of_state=False, unit=civil) if civil is not None and fighting is None else None


__all__ = ["Target", "TargetFinder"]
