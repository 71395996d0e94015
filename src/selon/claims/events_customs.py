"""Enters: acts. Leaves: whether each is only told as a state or custom: who holds a place, what happens at times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.events_clauses import IMPERFECT, PRESENT, ToldClauses

if TYPE_CHECKING:
    from selon.claims.events_acts import Act

RELATIVE = "relative"


class Customs(ToldClauses):
    """Judges which acts of one document are none on any day."""

    def is_state(self, index: int) -> bool:
        """Whether a verb only tells whose a place was, or whom somebody fights: *le fief qu'ils occupaient*."""
        clause = self.analysis.clauses[index]
        verb = self.analysis.groups.verbs[clause.verb]
        warring = self.rules.siding if verb.voice == "reflexive" else self.rules.warring
        if self.is_past(verb) or (verb.voice == "reflexive" and verb.lemma not in warring):
            return False
        subject = None if clause.subject is None else self.analysis.groups.nouns[clause.subject]
        if verb.voice == "reflexive" and subject is not None and subject.count is not None:
            return False  # *deux groupes qui s'affrontent*
        is_told_of = subject is not None and subject.first < clause.first
        is_standing = clause.kind == RELATIVE and is_told_of and verb.tense == PRESENT and self.is_undated(index)
        beside = self.analysis.units.lows[verb.first : verb.last + 1]
        is_still = verb.tense == IMPERFECT or any(low in self.rules.still for low in beside)
        return (verb.lemma in self.rules.holding and is_still) or (verb.lemma in warring and is_standing)

    def is_undated(self, index: int) -> bool:
        """Whether no time stands in a clause."""
        clause, times = self.analysis.clauses[index], self.analysis.units.times
        return all(time < 0 for time in times[clause.first : clause.last])

    def is_habit(self, act: Act) -> bool:
        """Whether an act is told as what happens now and then, on no day: *est régulièrement la cible d'attaques*."""
        index = act.clause if act.clause is not None else self.clause_over(act.unit)
        if index is None or not self.is_undated(index):
            return False
        if act.clause is not None and self.is_custom(act.clause, is_bare=not act.rule.lesser):
            return True
        verb = self.analysis.groups.verbs[self.analysis.clauses[index].verb]
        if verb.tense not in {PRESENT, IMPERFECT} or self.is_past(verb):
            return False
        beside = self.analysis.units.lows[max(0, verb.first - 1) : verb.last + 1]
        return any(low in self.rules.habits for low in beside)

    def is_custom(self, index: int, *, is_bare: bool = False) -> bool:
        """Whether a verb in the present tells what some do to all of a kind: *les gangs pillent les villages*.

        If `is_bare`, nothing may say more of them, nor where.
        """
        clause = self.analysis.clauses[index]
        verb = self.analysis.groups.verbs[clause.verb]
        if verb.tense != PRESENT or verb.voice != "active" or self.is_past(verb) or clause.object is None:
            return False
        done = self.analysis.groups.nouns[clause.object]
        is_more = clause.others or done.adjectives or len(self.groups.chain(clause.object)) > 1
        if is_bare and (is_more or verb.modal is not None):
            return False
        return done.is_plural and done.count is None and self.groups.is_definite(clause.object)

    def clause_over(self, unit: int) -> int | None:
        """The innermost clause that spans a unit."""
        near = self.analysis.clauses_near(unit, unit)
        spanning = (i for i in near if self.analysis.clauses[i].first <= unit < self.analysis.clauses[i].last)
        return max(spanning, default=None)
