"""Enters: acts. Leaves: whether the text tells them as done: not wished, feared, planned, or part of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.events_clauses import ToldClauses
from selon.claims.events_customs import Customs
from selon.claims.events_generalities import Generalities
from selon.claims.questions import is_asked
from selon.claims.titles import find_titles
from selon.model.tags import NOUN

if TYPE_CHECKING:
    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.roles import Role
    from selon.model.units import NounGroup, VerbGroup

SOON = 3  # units behind a noun within which a time dates it
ARMED = ("weapon", "body:military")  # senses of nouns for who and what fights
GAINS = frozenset({"capture", "withdrawal"})
AIM = 4  # groups back from what is aimed at to the act that aims


class Reality(ToldClauses):
    """Judges the acts of one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take the kinds and complements of groups."""
        super().__init__(groups)
        rules = groups.rules
        self.customs = Customs(groups)
        self.generalities = Generalities(groups)
        self.titles = find_titles(groups.analysis, groups.rules.unreal.works)
        self.carriers = frozenset((*rules.launching, *rules.happening, *rules.agreeing, *rules.suffering))

    def is_told(self, act: Act) -> bool:
        """Whether an act is told as one that took place."""
        if self.customs.is_habit(act) or any(first <= act.unit < last for first, last in self.titles):
            return False
        if act.place is not None:
            return not self.is_aim(act) and self.is_noun_told(act.place, act.unit)
        if act.clause is None or self.customs.is_state(act.clause):
            return False
        return self.is_clause_told(act.clause, attempt=act.rule.attempt)

    def is_aim(self, act: Act) -> bool:
        """Whether ground is only what other acts are for: *une opération pour la reprise de X*."""
        nouns, place = self.analysis.groups.nouns, act.place or 0
        if act.type not in GAINS or nouns[place].prep not in self.unreal.purposes:
            return False
        first = self.analysis.ranges[self.analysis.sentence_of(act.unit)][0]
        before = range(place - 1, max(-1, place - AIM), -1)
        return any(nouns[each].first >= first and self.groups.is_event(each) for each in before)

    # -- nouns

    def is_noun_told(self, place: int, unit: int) -> bool:
        """Whether the act of a noun group is told as done."""
        nouns = self.analysis.groups.nouns
        for at in (place, self.groups.first_of_list(place)):
            if self.is_unreal_group(at):
                return False
            governor = nouns[at].of
            if governor is not None and not self.is_governed_well(nouns[at], governor):
                return False
        root = self.groups.root(place)
        if nouns[root].prep in self.unreal.prepositions or self.is_only_a_date(place) or self.is_in_question(place):
            return False
        is_of_doers = root != place and self.analysis.units.lemmas[nouns[root].head] in self.rules.blaming
        is_known = is_of_doers or (root != place and self.is_dated_by_day(place))
        return (is_known and self.groups.is_definite(place)) or self.is_place_told(root, unit)

    def is_in_question(self, place: int) -> bool:
        """Whether a noun that nothing tells apart stands in a question: *est-il responsable de massacres ?*."""
        unit = self.groups.nouns[place].head
        index = self.customs.clause_over(unit)
        is_one = self.groups.is_definite(place) and not self.groups.nouns[place].is_plural
        is_named = self.generalities.names_any(place)
        if index is None or is_one or is_named or self.is_dated_by_day(place):
            return False
        return is_asked(self.analysis, index, self.grammar.granting)

    def is_dated_by_day(self, place: int) -> bool:
        """Whether *of* and a day stand right behind a noun with its complements: *au vu du pacte du 9 mai*."""
        letters = self.analysis.units.letters
        ends = (self.analysis.groups.nouns[member].last for member in self.groups.chain(place))
        return any(letters[end : end + 2] in (["d", "T"], ["p", "T"]) for end in ends)

    def is_only_a_date(self, place: int) -> bool:
        """Whether a known act only says since or until when: *depuis l'invasion*, no day of its own behind."""
        group, times = self.analysis.groups.nouns[place], self.analysis.units.times
        opens = (group.prep or "").partition(" ")[0] in self.rules.since and self.groups.is_definite(place)
        if not (opens or group.prep in self.rules.ending) or self.groups.is_owned(place):
            return False
        last = max(self.analysis.groups.nouns[member].last for member in self.groups.chain(place))
        behind = (u for u in range(last, min(last + SOON, len(times))) if times[u] >= 0)
        return not any(not self.is_until(unit) for unit in behind)

    def is_until(self, unit: int) -> bool:
        """Whether a time only tells until when: *du début de la guerre jusqu'au 9 mai*."""
        lows = self.analysis.units.lows
        return any(low.startswith(opening) for low in lows[unit - 1 : unit + 1] for opening in self.rules.ending)

    def is_unreal_group(self, place: int) -> bool:
        """Whether determiners, adjectives or the preposition of a group keep it from being one done act."""
        group = self.analysis.groups.nouns[place]
        units = self.analysis.units
        inside = range(group.first, min(group.last + 1, len(units)))
        if group.prep in self.unreal.prepositions:
            return True
        if any(units.lows[u] in self.unreal.determiners for u in range(group.first, group.head)):
            return not self.is_denied(place)
        before = group.first - 1
        if (
            group.prep is not None
            and before >= 0
            and units.letters[before] == NOUN
            and units.lemmas[before] in self.unreal.nouns
        ):
            return True
        is_bare = not any(units.letters[u] in "DU" for u in range(group.first, group.head))
        if group.prep in self.unreal.compounds and group.of is None and is_bare and units.letters[before] == "T":
            return True
        return any(units.lemmas[u] in self.unreal.adjectives for u in inside if u != group.head)

    def is_denied(self, place: int) -> bool:
        """Whether a verb of denying governs a group: *dément toute attaque*."""
        verbs, group = self.analysis.groups.verbs, self.analysis.groups.nouns[place]
        before = self.analysis.groups.verb_at[group.first - 1] if group.first else -1
        roles = self.groups.roles.of_group.get(place, ())
        governing = [self.analysis.clauses[role.clause].verb for role in roles if role.slot == "object"]
        return any("say:deny" in verbs[at].senses for at in (before, *governing) if at >= 0)

    def is_governed_well(self, group: NounGroup, governor: int) -> bool:
        """Whether the noun that governs a group leaves its act standing: no *risk of*, no *field of battle*."""
        units = self.analysis.units
        head = self.analysis.groups.nouns[governor].head
        if units.lemmas[head] in self.unreal.nouns:
            return False
        if units.lemmas[head] in {*self.rules.series, *self.rules.using, *self.rules.accusations}:
            return True
        if any(s.startswith(("office", "body:")) for s in self.groups.senses(head)):
            return units.lemmas[head] in self.rules.blaming or self.is_blaming(head)
        if group.is_plural and units.lemmas[head] in self.unreal.areas:
            return False  # *ont fui la zone des combats*
        if group.prep not in self.unreal.compounds:
            return True
        is_armed = any(s.startswith(ARMED) for s in self.groups.senses(head))  # *des avions de combat américains*
        told = (u for u in range(group.first + 1, group.last) if u != group.head)
        return any(units.letters[u] in "DAU" and not (is_armed and units.names[u] >= 0) for u in told)

    def is_blaming(self, unit: int) -> bool:
        """Whether a noun of guilt is a word by which somebody blames: *tient X pour responsable de l'attaque*."""
        said = self.analysis.attributions[self.analysis.sentence_of(unit)]
        return any(item.blamed is not None and item.cue[0] <= unit < item.cue[1] for item in said)

    def is_presumed(self, role: Role, root: int) -> bool:
        """Whether nobody can do to a known act what a verb tells: *nul ne peut oublier le massacre de mai*."""
        verb = self.analysis.groups.verbs[self.analysis.clauses[role.clause].verb]
        return verb.lemma in self.rules.presuming and verb.is_negated and self.groups.is_definite(root)

    def is_place_told(self, root: int, unit: int) -> bool:
        """Whether the clause in which a group has its part tells of it as done."""
        roles = self.own_roles(root)
        for role in (each for each in roles if not self.is_presumed(each, root)):
            verb = self.analysis.groups.verbs[self.analysis.clauses[role.clause].verb]
            is_done_to = (role.slot != "subject" or verb.voice == "passive") and role.slot != "agent"
            if verb.form == "participle" and self.analysis.units.letters[verb.first - 1] == ",":
                continue  # what is set off tells more of it: *des munitions, interdites par les conventions*
            if verb.form == "participle" and verb.lemma in self.rules.agreeing:
                continue  # *la trêve négociée par l'ONU*
            is_ordered = verb.lemma in self.rules.launching and (verb.is_perfect or verb.tense in self.grammar.past)
            is_ordered = is_ordered or self.is_plotted(verb, root)
            if self.is_supposed(role.clause) or (is_done_to and not is_ordered and self.is_unreal_verb(verb)):
                return False
            if role.slot == "object" and verb.modal in self.unreal.attempts and not self.is_done(verb):
                return False  # *devait permettre l'évacuation*
            if self.generalities.is_no_act(root, role):
                return False
            if verb.lemma in self.rules.claimed and verb.is_negated:
                continue  # nobody claims what took place
            if verb.is_negated and role.slot == "subject" and self.tells_effect(verb, root):
                continue  # what an act did not do leaves it standing: *l'attaque n'a pas fait de victime*
            is_known_agent = role.slot == "agent" and self.groups.is_definite(root)
            if verb.lemma in self.carriers and not is_known_agent and not self.is_clause_told(role.clause):
                return False
        return bool(roles) or self.groups.is_definite(root) or not self.is_inside_unreal(unit)

    def is_plotted(self, verb: VerbGroup, place: int) -> bool:
        """Whether somebody has planned one known act, which then took place: *a planifié l'attentat de X*."""
        is_one = self.groups.is_definite(place) and not self.groups.nouns[place].is_plural
        return is_one and verb.lemma in self.rules.plotting and self.is_past(verb)

    def tells_effect(self, verb: VerbGroup, place: int) -> bool:
        """Whether a verb tells what a known act did, not that it took place."""
        return verb.lemma not in self.rules.existing and self.groups.is_definite(place)

    # -- acts told as not done

    def is_ruled_out(self, act: Act) -> bool:
        """Whether an act is told as not done: *n'a pas attaqué le camp*, *aucune frappe n'a visé la ville*."""
        clause = act.clause if act.clause is not None else self.ruling_out(act)
        if clause is None:
            return False
        verb = self.analysis.groups.verbs[self.analysis.clauses[clause].verb]
        is_past = verb.is_perfect or verb.tense in self.grammar.past
        if not verb.is_negated or not is_past or verb.modal is not None or self.is_not_yet(verb):
            return False
        return not self.is_supposed(clause) and not is_asked(self.analysis, clause, self.grammar.granting)

    def ruling_out(self, act: Act) -> int | None:
        """The negated clause that says that there was no such act as a noun tells."""
        if act.place is None or self.groups.is_definite(act.place):
            return None
        units, group = self.analysis.units, self.analysis.groups.nouns[act.place]
        is_none = any(units.lows[unit] in self.rules.none for unit in range(group.first, group.head))
        roles = self.groups.roles.of_group.get(self.groups.first_of_list(act.place), ())
        for role in roles:
            verb = self.analysis.groups.verbs[self.analysis.clauses[role.clause].verb]
            if verb.is_negated and (verb.lemma in self.rules.existing or (is_none and verb.lemma in self.carriers)):
                return role.clause
        return None

    def is_not_yet(self, verb: VerbGroup) -> bool:
        """Whether a negated verb is said to be so only until now: *n'a pas encore repris la ville*."""
        lows = self.analysis.units.lows[verb.first : verb.last + 2]
        return any(word in self.rules.not_yet for low in lows for word in low.split())

    def own_roles(self, place: int) -> list[Role]:
        """The roles of a group, without those that infinitives borrow and those of verbs with another verb between."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        head = self.analysis.groups.nouns[place].head
        roles = self.groups.roles.of_group.get(place, [])
        subjects = [
            r
            for r in roles
            if r.slot == "subject" and verbs[clauses[r.clause].verb].form not in {"infinitive", "gerund"}
        ]
        others = [r for r in roles if r.slot != "subject"]
        before = [r for r in others if verbs[clauses[r.clause].verb].first < head]
        nearest = max(before, key=lambda r: verbs[clauses[r.clause].verb].first, default=None)
        return [*subjects, *([nearest] if nearest else others)]

    def is_inside_unreal(self, unit: int) -> bool:
        """Whether the nearest clause that spans a unit is supposed or purposed."""
        found = None
        for index in self.analysis.clauses_near(unit, unit):
            clause = self.analysis.clauses[index]
            if clause.first <= unit < clause.last:
                found = index
        return found is not None and not self.is_clause_told(found)
