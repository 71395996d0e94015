"""Enters: noun groups and clauses. Leaves: which of them tell that nobody was harmed: *n'ont pas fait de victimes*.

What no reader would count stays out: what is feared, wished or told of others (*pour qu'il n'y ait pas de victimes*,
*pas d'autres blessés*), and what an act is said to have been done without (*sans faire de victimes*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.layers import TollLayers
from selon.claims.questions import is_asked
from selon.model.counts import Count

if TYPE_CHECKING:
    from selon.model.units import Clause, VerbGroup

HURT = frozenset({"toll:casualties", "toll:killed", "toll:wounded"})
TOLD_OF_ALL = "status:"  # senses of adjectives that leave out nobody: *victimes civiles*
LONGEST = 8  # tokens of the words that tell that nobody was harmed


class Zeros(TollLayers):
    """Finds what tells that nobody was harmed, in one document."""

    def count(self, place: int) -> Count | None:
        """The count of nobody that a group without a number tells, behind the words that deny."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        if group.is_pronoun and units.lows[group.head] in self.rules.nobody and self.is_nobody(place):
            first, last = units.firsts[group.head], units.lasts[group.head]
            return Count(first=first, last=last, core=first, reach=last, least=0, most=0, shape="none")
        if group.count is not None or not self.victims.senses(group.head) & HURT or not self.is_of_all(place):
            return None
        denier = self.denier(place)
        if denier is None:
            return None
        first, last = units.firsts[denier], units.lasts[group.head]
        if last - first > LONGEST:
            first, last = units.firsts[group.head], units.lasts[group.head]
        return Count(first=first, last=last, core=first, reach=last, least=0, most=0, shape="none")

    def is_nobody(self, place: int) -> bool:
        """Whether a pronoun is the subject of a denied verb that tells what was: *personne n'a été blessé*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        told = (clauses[role.clause] for role in self.roles.of_group.get(place, ()) if role.slot == "subject")
        return any(verbs[c.verb].is_negated and self.is_told(c, verbs[c.verb]) for c in told)

    def is_of_all(self, place: int) -> bool:
        """Whether nothing narrows whom a group means: *pas de victimes*, not *pas de blessés graves*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        return all(
            any(sense.startswith(TOLD_OF_ALL) for sense in units.senses[unit]) or units.lemmas[unit] in self.rules.human
            for unit in group.adjectives
        )

    def denier(self, place: int) -> int | None:
        """The unit of the word that denies a group: *pas*, *ni*."""
        group, lows = self.analysis.groups.nouns[place], self.analysis.units.lows
        before = group.first - 1
        is_bare = group.prep is None and group.head == group.first
        if is_bare and before >= 0 and lows[before] in self.rules.neither:
            return None if self.is_predicated(place) else before
        if group.prep not in self.language.grammar.partitive or group.of is not None:
            return None
        if before >= 0 and lows[before] in self.rules.denying and self.opens(before):
            return before
        return self.denied_by(place)

    def is_predicated(self, place: int) -> bool:
        """Whether a copula says a group of somebody: *ne sont ni blessés ni captifs*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        told = (verbs[clauses[role.clause].verb].lemma for role in self.roles.of_group.get(place, ()))
        return any(lemma in self.language.grammar.copulas for lemma in told)

    def opens(self, unit: int) -> bool:
        """Whether a unit opens its sentence, or what stands behind a mark."""
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        return unit == first or self.analysis.units.letters[unit - 1] in ',:;("<-C'

    def denied_by(self, place: int) -> int | None:
        """The unit that denies the verb of making or of telling that a group complements."""
        for role in self.roles.of_group.get(place, ()):
            clause = self.analysis.clauses[role.clause]
            verb = self.analysis.groups.verbs[clause.verb]
            if (
                role.slot in self.language.grammar.of
                and verb.lemma in self.rules.tallying
                and self.is_told(clause, verb)
            ):
                return self.negator(verb)
        return None

    def negator(self, verb: VerbGroup) -> int | None:
        """The unit of the word that denies a verb, within it or right beside it."""
        lows = self.analysis.units.lows
        near = range(max(0, verb.first - 1), min(verb.last + 1, len(lows)))
        return next((unit for unit in near if lows[unit] in self.rules.denying), None)

    def is_told(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a verb tells what was, and not what may be, is to come or is asked."""
        index = self.analysis.clause_of_verb.get(clause.verb)
        if clause.marker in self.rules.hypothetical or index is None:
            return False
        return verb.tense in self.rules.told_in and not is_asked(self.analysis, index, self.language.grammar.granting)

    def is_tallied(self, place: int) -> bool:
        """Whether *no victim* is told of what happened: *n'a fait aucune victime*, *aucune perte n'est à déplorer*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        roles = self.roles.of_group.get(place, ())
        for role in roles:
            following = role.clause + 1
            verb = verbs[clauses[role.clause].verb]
            is_to_tell = verb.lemma in self.language.grammar.copulas and following < len(clauses)
            named = verbs[clauses[following].verb] if is_to_tell else verb
            is_told = verb.tense in (*self.rules.told_in, "") or self.is_said(verb)
            if named.lemma in self.rules.tallying and is_told:
                return True
        return False

    def is_said(self, verb: VerbGroup) -> bool:
        """Whether an infinitive is what somebody says of what was: *assure n'avoir subi aucune perte*."""
        before = self.analysis.groups.verb_at[verb.first - 1] if verb.first else -1
        senses = self.analysis.groups.verbs[before].senses if before >= 0 else frozenset[str]()
        says = "say:assert" in senses and "say:threat" not in senses  # *espère*
        return verb.form == "infinitive" and verb.is_negated and says
