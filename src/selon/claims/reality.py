"""Enters: clauses of harm. Leaves: whether the harm was done: not denied, supposed, wanted, attempted or undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.layers import TollLayers
from selon.claims.questions import is_asked

if TYPE_CHECKING:
    from selon.model.units import VerbGroup

WANTED = 3  # units between a verb of threat or call and its infinitive
FREE = "free"  # the sense of verbs and phrases of coming back or being let go
MOST_HIT = 100  # more are those whom a bombardment only affects
WAR = "event:clash"
FEW = 20  # people who get away from an assault; more of them have fled their land
FIGHTERS = "force:group"
FREED = 14  # units behind a verb of letting go within which captives are those let go


class Reality(TollLayers):
    """Tells harm that was done from harm that is denied, supposed, wanted, or undone."""

    def is_unreal(self, place: int) -> bool:
        """Whether a clause tells of what did not happen or might: negated, supposed, or only attempted."""
        clause = self.analysis.clauses[place]
        verb = self.analysis.groups.verbs[clause.verb]
        attempted = verb.modal in self.language.grammar.attempts and not self.is_done(verb)
        grammar = self.language.grammar
        may_not_be = verb.is_conditional or verb.tense in (*grammar.conditional, *grammar.future)
        supposed = clause.marker in self.rules.hypothetical or (may_not_be and self.follows_condition(verb.first))
        if is_asked(self.analysis, place, self.language.grammar.granting):
            return True
        foretold = verb.tense in grammar.future and self.analysis.is_quoted(verb.first)  # « le ministre tombera »
        return verb.is_negated or supposed or attempted or foretold or self.is_wanted(place)

    def is_supposed(self, group: int) -> bool:
        """Whether a group has its part in a clause of condition: *s'il y avait trois morts*."""
        clauses = self.analysis.clauses
        return any(
            clauses[role.clause].marker in self.rules.hypothetical for role in self.roles.of_group.get(group, ())
        )

    def is_wanted(self, place: int) -> bool:
        """Whether an infinitive tells what somebody threatens, asks or fears: *menace de tuer les otages*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        verb = verbs[clauses[place].verb]
        if verb.form != "infinitive" or verb.is_perfect or place == 0:
            return False
        before = verbs[clauses[place - 1].verb]
        near = 0 <= verb.first - before.last <= WANTED
        return near and bool(before.senses & {"say:threat", "say:call"})

    def is_escape(self, place: int, index: int) -> bool:
        """Whether people only get away from who attacks them, or fighters from a fight: *deux otages ont pu fuir*.

        Who goes to another country, and who leaves a home, is displaced.
        """
        analysis, clause = self.analysis, self.analysis.clauses[index]
        verbs, verb = analysis.groups.verbs, analysis.groups.verbs[clause.verb]
        before = verbs[analysis.clauses[index - 1].verb] if index and verb.form == "infinitive" else verb
        if verb.lemma not in self.rules.escaping:
            return False
        nouns, count = analysis.groups.nouns, analysis.groups.nouns[place].count
        spots = [analysis.places[nouns[other].head] for other in clause.others if nouns[other].head in analysis.places]
        leaves = clause.object is not None and "act:displaced" not in analysis.units.senses[nouns[clause.object].head]
        if leaves or any(spot.is_country for spot in spots):
            return False  # *fuir leur village*, no *prendre la fuite*
        victims = self.victims.read(place)
        is_few = count is not None and (count.least or count.most or 0) < FEW
        if victims.status == "combatant":
            return is_few or victims.force == "group"
        return is_few and not spots and {verb.modal, before.lemma} & {*self.rules.managing} != set()

    def is_meant(self, place: int) -> bool:
        """Whether an infinitive of harm tells what somebody means to do: *pour capturer le chef*, *un plan pour …*."""
        clauses, verbs, units = self.analysis.clauses, self.analysis.groups.verbs, self.analysis.units
        verb = verbs[clauses[place].verb]
        if verb.form != "infinitive" or verb.is_perfect or verb.modal is not None:
            return False
        if units.lows[max(0, verb.first - 1)] in self.rules.purpose:
            return True
        before = verbs[clauses[place - 1].verb] if place else None
        if before is not None and 0 <= verb.first - before.last <= WANTED and before.lemma in self.rules.intending:
            return True
        if units.lemmas[max(0, verb.first - WANTED + 1)] in self.rules.plans:
            return True  # *capable de tuer*
        noun = self.analysis.groups.noun_at[max(0, verb.first - WANTED + 1)]
        return noun >= 0 and units.lemmas[self.analysis.groups.nouns[noun].head] in self.rules.plans

    def is_planned(self, act: int) -> bool:
        """Whether an act is only planned, or a thing of plans itself: *planifie l'assassinat de …*."""
        nouns, lemmas = self.analysis.groups.nouns, self.analysis.units.lemmas
        whole = nouns[act].of
        if whole is not None and lemmas[nouns[whole].head] in self.rules.plans:
            return True
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        told = (verbs[clauses[role.clause].verb] for role in self.roles.of_group.get(act, ()) if role.slot == "object")
        return any(verb.lemma in self.rules.planning for verb in told)

    def follows_condition(self, unit: int) -> bool:
        """Whether a clause of condition stands in the sentence before a unit."""
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        units = self.analysis.units
        return any(units.letters[at] == "S" and units.lows[at] in self.rules.hypothetical for at in range(first, unit))

    def is_done(self, verb: VerbGroup) -> bool:
        """Whether a modal stands in the perfect, so that what it governs was done: *ont dû fuir*."""
        units = self.analysis.units
        done = verb.modal in self.language.grammar.done_in_perfect
        within = range(verb.first, verb.head)
        lemmas, letters = self.analysis.units.lemmas, self.analysis.units.letters
        could = any(letters[unit] == "P" and lemmas[unit] == verb.modal for unit in within)
        if could and verb.is_conditional and verb.modal in self.language.grammar.counterfactual:
            return False  # *aurait pu tuer*, not *pourrait avoir tué*
        return done and any(units.letters[unit] == "P" for unit in range(verb.first, verb.head))

    def is_set_free(self, place: int) -> bool:
        """Whether the people counted come back or are let go."""
        roles = self.roles.of_group.get(place, ())
        governor = self.analysis.groups.nouns[place].of
        if governor is not None and "free" in self.analysis.units.senses[self.analysis.groups.nouns[governor].head]:
            return True
        if "toll:captured" in self.victims.senses(self.analysis.groups.nouns[place].head) and self.frees(place):
            return True
        return any(
            role.slot in {"subject", "object"} and FREE in self.roles.senses(role.clause) and self.succeeds(role.clause)
            for role in roles
        )

    def succeeds(self, clause: int) -> bool:
        """Whether what a clause tells was done, and not only attempted: *abattus en tentant de s'échapper*."""
        verb = self.analysis.groups.verbs[self.analysis.clauses[clause].verb]
        return verb.modal not in self.language.grammar.attempts or self.is_done(verb)

    def is_met(self, place: int) -> bool:
        """Whether victims are only met, heard, helped or chosen, or there is only room for them: none is counted."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        if self.has_room(place):
            return True
        head = self.analysis.groups.nouns[place].head
        is_bare = self.analysis.units.letters[head] == "U"  # *douze morts …, et en a interrogé soixante*
        if not is_bare and "toll:casualties" not in self.victims.senses(head):
            return False
        roles = self.roles.of_group.get(place, ())
        told_of = ("subject", *self.language.grammar.of)  # *parle de douze victimes*
        met = [role for role in roles if verbs[clauses[role.clause].verb].lemma in self.rules.meets]
        return any(role.slot == "object" if is_bare else role.slot not in told_of for role in met)

    def are_hit(self, place: int, index: int, senses: tuple[str, ...]) -> bool:
        """Whether no more people than shots may hit are hit by what a clause tells to do it: *un obus a touché …*."""
        clause, count = self.analysis.clauses[index], self.analysis.groups.nouns[place].count
        doer = clause.agent if self.analysis.groups.verbs[clause.verb].voice == "passive" else clause.subject
        told = self.victims.senses(self.analysis.groups.nouns[doer].head) if doer is not None else ()
        is_few = count is not None and (count.least or count.most or 0) < MOST_HIT
        is_few = is_few and self.victims.read(place).unit == "person"
        if is_few and doer is not None and FIGHTERS in senses and self.victims.is_armed(self.victims.party_of(doer)[0]):
            return True  # *X a emporté trois maçons*
        is_few = is_few or (WAR in senses and WAR in told)  # *la guerre a emporté 4 000 soldats*
        return is_few and any(sense.startswith(senses) for sense in told)

    def has_room(self, place: int) -> bool:
        """Whether people are only those whom a place could take in: *peut accueillir vingt mille réfugiés*."""
        nouns, verbs, clauses = self.analysis.groups.nouns, self.analysis.groups.verbs, self.analysis.clauses
        governor = nouns[place].of
        if governor is not None and self.analysis.units.lemmas[nouns[governor].head] in self.rules.room:
            return True
        told = (
            verbs[clauses[role.clause].verb] for role in self.roles.of_group.get(place, ()) if role.slot == "object"
        )
        return any(verb.lemma in self.rules.hosts and verb.modal in self.language.grammar.attempts for verb in told)

    def frees(self, place: int) -> bool:
        """Whether the sentence tells of captives let go: *libère N prisonniers en échange de trois otages*."""
        head = self.analysis.groups.nouns[place].head
        first = max(self.analysis.ranges[self.analysis.sentence_of(head)][0], head - FREED)
        verb_at, verbs = self.analysis.groups.verb_at, self.analysis.groups.verbs
        return any(verb_at[unit] >= 0 and "free" in verbs[verb_at[unit]].senses for unit in range(first, head))
