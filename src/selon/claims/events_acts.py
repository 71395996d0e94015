"""Enters: the groups and clauses of a document. Leaves: acts told by nouns and verbs, by the first rule that fits each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.tags import NOUN, PRONOUN

if TYPE_CHECKING:
    from selon.claims.events_groups import GroupReader
    from selon.claims.roles import Roles
    from selon.model.analysis import Analysis
    from selon.model.units import Clause, NounGroup
    from selon.packs.events import EventRule, EventRules
    from selon.packs.loader import Language

STRIKE = "strike"
MANY = 100  # people whom no one lesser act kills or takes
LONGEST = 80  # characters of a trigger
NEAR = 30  # units looked left of an infinitive for the accusing or compelling verb
SHIFT = 2  # tokens that may stand between a verb and its fixed words


class Act(msgspec.Struct, kw_only=True):
    """An act told at `unit` by the units `first` up to `last`: by the noun group at `place` or the verb of a clause.

    `support` is the clause whose light verb carries a noun (*mener une attaque*), `role` what the noun is to it.
    """

    type: str
    rule: EventRule
    unit: int
    first: int
    last: int
    place: int | None = None
    clause: int | None = None
    support: int | None = None
    role: str = ""


class ActFinder:
    """Finds the acts that one document tells, real or not."""

    def __init__(self, analysis: Analysis, language: Language, rules: EventRules, groups: GroupReader, roles: Roles) -> None:
        """Take the document's layers and the rules of events."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.groups = groups
        self.roles = roles
        self.carriers = {
            "launched": frozenset(rules.launching),
            "suffered": frozenset(rules.suffering),
            "happened": frozenset(rules.happening),
            "agreed": frozenset(rules.agreeing),
        }

    def read(self) -> list[Act]:
        """All acts in the order of the text."""
        analysis = self.analysis
        found = [act for place in range(len(analysis.groups.nouns)) if (act := self.of_noun(place))]
        found += [act for clause in range(len(analysis.clauses)) if (act := self.of_verb(clause))]
        found = [act for act in found if not analysis.aside[analysis.sentence_of(act.unit)]]
        found.sort(key=lambda act: (act.first, act.last))
        self.settle_neutral(found)
        return found

    def settle_neutral(self, acts: list[Act]) -> None:
        """Give acts of neutral words the type of the strikes that the same sentence or the one before tells of."""
        sentence_of = self.analysis.sentence_of
        strikes = {sentence_of(act.unit) for act in acts if act.type == STRIKE}
        for act in acts:
            if self.analysis.units.lemmas[act.unit] in self.rules.neutral and not self.has_doer(act):
                here = sentence_of(act.unit)
                if here in strikes or here - 1 in strikes:
                    act.type = STRIKE

    def has_doer(self, act: Act) -> bool:
        """Whether the clause of an act says who does it."""
        if act.place is not None:
            return act.role == "launched" or self.groups.party_in_group(self.analysis.groups.nouns[act.place]) is not None
        return bool(self.actors(self.analysis.clauses[act.clause or 0]))

    # -- nouns

    def of_noun(self, place: int) -> Act | None:
        """The act that a noun group tells."""
        head = self.head(place)
        senses = self.groups.senses(head)
        if not any(sense.startswith("event:") for sense in senses):
            return None
        for rule in self.rules.of_nouns:
            made = self.typed(rule, senses, self.analysis.units.lemmas[head])
            if made is None:
                continue
            support, role = self.carrier(place)
            if rule.needs and not any(self.meets(place, need, rule, role) for need in rule.needs):
                continue
            first, last = self.trigger(place)
            return Act(
                type=made, rule=rule, unit=head, first=first, last=last, place=place, support=support, role=role
            )
        return None

    def head(self, place: int) -> int:
        """The noun of a group, behind a pronoun that stands as its determiner: *une autre attaque*."""
        group, letters = self.analysis.groups.nouns[place], self.analysis.units.letters
        if letters[group.head] != PRONOUN:
            return group.head
        return next((u for u in range(group.head + 1, group.last) if letters[u] == NOUN), group.head)

    def typed(self, rule: EventRule, senses: frozenset[str], lemma: str) -> str | None:
        """The type that a rule gives a word of these senses, if it speaks of it at all."""
        if (rule.lemmas and lemma not in rule.lemmas) or lemma in rule.unless:
            return None
        found = next((s for s in sorted(senses) if s == rule.sense or s.startswith(f"{rule.sense}:")), None)
        return None if found is None else rule.type or found.partition(":")[2]

    def trigger(self, place: int) -> tuple[int, int]:
        """The units of a noun with its adjectives, and with a weapon that complements it."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group = nouns[place]
        first, last = self.head(place), group.last
        while first > group.first and units.letters[first - 1] in "A":
            first -= 1
        for member in self.groups.complements(place):
            if nouns[member].first == last and "weapon" in self.groups.kinds(member):
                last = nouns[member].last
        touching = self.analysis.groups.noun_at[group.first - 1] if group.prep is not None and group.first else -1
        if touching >= 0 and "weapon" in self.groups.kinds(touching):
            first = nouns[touching].head
        while last > group.head + 1 and len(self.analysis.words(first, last)) > LONGEST:
            last -= 1
        return first, last

    def carrier(self, place: int) -> tuple[int | None, str]:
        """The clause whose light verb carries a noun, itself or through a word of series, and how."""
        nouns = self.analysis.groups.nouns
        places = [place, self.groups.first_of_list(place)]
        of = nouns[places[-1]].of
        if of is not None and self.analysis.units.lemmas[nouns[of].head] in self.rules.series:
            places += [of, self.groups.first_of_list(of)]
        for at in places:
            for role in self.roles.of_group.get(at, ()):
                kind = self.kind_of_carrier(self.analysis.clauses[role.clause], role.slot)
                if kind:
                    return role.clause, kind
        return None, ""

    def kind_of_carrier(self, clause: Clause, slot: str) -> str:
        """How the verb of a clause carries what fills a slot: launched, suffered, happened, agreed, or not at all."""
        verb = self.analysis.groups.verbs[clause.verb]
        is_subject = slot == "subject"
        is_object = slot == "object" or slot in self.language.grammar.of
        is_done_to = is_subject if verb.voice == "passive" else is_object
        if is_done_to and (verb.lemma in self.carriers["launched"] or verb.lemma in self.rules.using):
            return "launched"
        if is_done_to and verb.lemma in self.carriers["agreed"]:
            return "agreed"
        if is_object and verb.lemma in self.carriers["suffered"]:
            return "suffered"
        if is_subject and verb.lemma in self.carriers["happened"]:
            return "happened"
        return ""

    def meets(self, place: int, need: str, rule: EventRule, role: str) -> bool:
        """Whether a noun group has what a rule asks for; see the pack's list of needs."""
        kind, _, argument = need.partition(":")
        group = self.analysis.groups.nouns[place]
        if kind == "carried":
            return role == argument if argument else bool(role)
        if kind == "of":
            return any(argument in self.groups.kinds(p) for p in self.groups.complements(place))
        if kind == "at":
            return any(argument in self.groups.kinds(p) for p in self.groups.attached(place))
        if kind == "against":
            return any(self.analysis.groups.nouns[p].prep in self.rules.against for p in self.groups.attached(place))
        if kind == "between":
            return any(self.analysis.groups.nouns[p].prep in self.rules.between for p in self.groups.attached(place))
        if kind == "by":
            return any(self.analysis.groups.nouns[p].prep in self.language.grammar.agent for p in self.groups.attached(place))
        if kind == "party":
            return self.groups.party_in_group(group) is not None
        if kind == "opposed":
            return any(self.verb_of(r.clause) in self.rules.opposing for r in self.roles.of_group.get(place, ()) if r.slot == "subject")
        if kind == "used":
            return self.is_used(place)
        return self.meets_form(place, kind, rule)

    def is_used(self, place: int) -> bool:
        """Whether a weapon is said to be used: by the verb that its group serves, or the noun that governs it."""
        nouns, lemmas = self.analysis.groups.nouns, self.analysis.units.lemmas
        at: int | None = place
        while at is not None and lemmas[nouns[at].head] not in self.rules.using:
            if any(self.verb_of(role.clause) in self.rules.using for role in self.roles.of_group.get(at, ())):
                return True
            touching = self.analysis.groups.noun_at[nouns[at].first - 1] if nouns[at].prep and nouns[at].first else -1
            at = nouns[at].of if nouns[at].of is not None else touching if touching >= 0 else None
        return at is not None

    def verb_of(self, clause: int) -> str:
        """The lemma of a clause's verb."""
        return self.analysis.groups.verbs[self.analysis.clauses[clause].verb].lemma

    def meets_form(self, place: int, kind: str, rule: EventRule) -> bool:
        """Whether a noun group has the words or the number that a rule asks for."""
        group = self.analysis.groups.nouns[place]
        units = self.analysis.units
        if kind == "adjective":
            return any(units.lemmas[u] in rule.adjectives or units.lows[u] in rule.adjectives for u in self.around(place))
        if kind == "complement":
            return any(units.lemmas[group_.head] in rule.complements for group_ in self.near(place))
        if kind == "air":
            return self.is_from_air(place)
        if kind == "plural":
            return group.is_plural
        if kind == "dated":
            return any(units.times[u] >= 0 for u in range(group.last, min(group.last + 3, len(units))))
        return kind == "fresh" and any(units.lows[u] in self.rules.fresh for u in range(group.first, group.last))

    def around(self, place: int) -> range:
        """The units of a group and of a participle or adjective read beside it."""
        group = self.analysis.groups.nouns[place]
        return range(group.first, min(group.last + 2, len(self.analysis.units)))

    def near(self, place: int) -> list[NounGroup]:
        """The groups that complement a group or hang on it."""
        nouns = self.analysis.groups.nouns
        return [nouns[p] for p in (*self.groups.complements(place), *self.groups.attached(place))]

    def is_from_air(self, place: int) -> bool:
        """Whether a noun of attack is said to come from the air, by its adjectives or weapons."""
        air = set(self.rules.air)
        if self.groups.lows(place) & air:
            return True
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        return any(units.lemmas[nouns[p].head] in air for p in self.groups.attached(place))

    # -- verbs

    def of_verb(self, index: int) -> Act | None:
        """The act that the verb of a clause tells."""
        clause = self.analysis.clauses[index]
        verb = self.analysis.groups.verbs[clause.verb]
        lexicon = self.language.lexicon
        senses = verb.senses or lexicon.senses("verb", verb.lemma)
        for rule in self.rules.of_verbs:
            made = self.typed(rule, senses, verb.lemma)
            if made is None or (rule.voice and verb.voice not in rule.voice):
                continue
            if rule.forms and verb.form not in rule.forms:
                continue
            end = self.after_words(verb.last, rule.words) if rule.words else verb.last
            if end == 0 or not self.fits(clause, rule) or (rule.lesser and self.is_total(clause)):
                continue
            first = max(verb.first, verb.head - 6)
            return Act(type=made, rule=rule, unit=verb.head, first=first, last=end, clause=index)
        return None

    def is_total(self, clause: Clause) -> bool:
        """Whether so many suffer what a verb tells that it sums up many acts."""
        counts = [self.analysis.groups.nouns[place].count for place in self.done_to(clause)]
        return any(count is not None and (count.least or count.most or 0) >= MANY for count in counts)

    def after_words(self, unit: int, options: tuple[str, ...]) -> int:
        """The unit after the fixed words that follow a unit, or 0."""
        analysis = self.analysis
        tokens, units = analysis.tokens, analysis.units
        start = units.lasts[unit - 1]
        best = 0
        for words in options:
            pieces = words.split(" ")
            for shift in range(SHIFT + 1):
                if tokens.lows[start + shift : start + shift + len(pieces)] == pieces:
                    best = max(best, start + shift + len(pieces))
        if not best:
            return 0
        end = unit
        while end < len(units) and units.firsts[end] < best:
            end += 1
        return end

    def fits(self, clause: Clause, rule: EventRule) -> bool:
        """Whether the slots of a clause are of the kinds that a rule asks for."""
        asked = [
            (rule.subject, lambda: self.kinds_of_actor(clause)),
            (rule.object, lambda: self.kinds_of_done_to(clause)),
            (rule.bound, lambda: self.kinds_of_bound(clause)),
        ]
        results = [bool(set(wanted) & find()) for wanted, find in asked if wanted]
        if rule.things:
            lemmas, nouns = self.analysis.units.lemmas, self.analysis.groups.nouns
            results.append(any(lemmas[nouns[p].head] in rule.things for p in self.done_to(clause)))
        if rule.doers:
            lemmas, nouns = self.analysis.units.lemmas, self.analysis.groups.nouns
            results.append(any(lemmas[nouns[p].head] in rule.doers for p in self.actors(clause)))
        if rule.bare and self.kinds_of_done_to(clause):
            return False
        if rule.alone and (clause.others or clause.object is not None):
            return False
        if not results:
            return True
        return any(results) if rule.either else all(results)

    def actors(self, clause: Clause) -> list[int]:
        """The groups that do what a clause tells: its agent if passive, else its subject."""
        verb = self.analysis.groups.verbs[clause.verb]
        place = self.doer(clause)
        return [] if place is None else self.groups.listed_with(place)

    def doer(self, clause: Clause) -> int | None:
        """The group that does what a clause tells, its pronouns left aside."""
        verb = self.analysis.groups.verbs[clause.verb]
        compelled = self.compelled(clause)
        if compelled is not None or verb.voice == "passive":
            return compelled if compelled is not None else clause.agent
        before = self.analysis.groups.noun_at[verb.first - 1] if verb.form == "gerund" and verb.first else -1
        return before if before >= 0 else clause.subject

    def compelled(self, clause: Clause) -> int | None:
        """The object of the verb that governs an infinitive: *accuse X d'avoir attaqué*, *contraint X à fuir*."""
        verb = self.analysis.groups.verbs[clause.verb]
        if verb.form != "infinitive":
            return None
        for at in range(verb.first - 1, max(-1, verb.first - NEAR), -1):
            if self.analysis.units.letters[at] in ".;:":
                return None
            found = self.analysis.groups.verb_at[at]
            if found < 0:
                continue
            governor = self.analysis.groups.verbs[found]
            if governor.form in {"gerund", "participle"}:
                continue
            index = self.analysis.clause_of_verb.get(found)
            if index is None or not self.is_turning(governor.senses, governor.lemma):
                return None
            other = self.analysis.clauses[index]
            place = other.subject if governor.voice == "passive" else other.object
            return place if place is not None and self.analysis.groups.nouns[place].first < verb.first else None
        return None

    def is_turning(self, senses: frozenset[str], lemma: str) -> bool:
        """Whether a verb's object does what its infinitive tells."""
        return "say:accuse" in senses or "force" in senses or lemma in self.rules.turning

    def done_to(self, clause: Clause) -> list[int]:
        """The groups to which a clause does something: its subject if passive, else its objects."""
        verb = self.analysis.groups.verbs[clause.verb]
        if verb.voice != "passive":
            return self.groups.objects(clause)
        return [] if clause.subject is None else self.groups.listed_with(clause.subject)

    def kinds_of_actor(self, clause: Clause) -> set[str]:
        """The kinds of who acts in a clause."""
        verb = self.analysis.groups.verbs[clause.verb]
        found = set[str]().union(*(self.groups.kinds(place) for place in self.actors(clause)))
        if verb.voice != "passive" and clause.subject_pronoun is not None:
            found.add("pronoun")
        return found

    def kinds_of_done_to(self, clause: Clause) -> set[str]:
        """The kinds of what a clause does something to, a clitic or pronoun being one."""
        verb = self.analysis.groups.verbs[clause.verb]
        found = set[str]().union(*(self.groups.kinds(place) for place in self.done_to(clause)))
        if verb.voice == "passive" and clause.subject_pronoun is not None:
            found.add("pronoun")
        letters, lows = self.analysis.units.letters, self.analysis.units.lows
        reflexive = self.language.grammar.reflexive
        if any(letters[u] == "o" and lows[u] not in reflexive for u in range(verb.first, verb.last)):
            found.add("pronoun")
        return found

    def kinds_of_bound(self, clause: Clause) -> set[str]:
        """The kinds of the groups bound to a clause by prepositions."""
        return set[str]().union(*(self.groups.kinds(p) for place in clause.others for p in self.groups.listed_with(place)))
