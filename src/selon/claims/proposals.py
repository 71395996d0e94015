"""Enters: counted groups and their roles. Leaves: proposals of tolls: which outcome each figure has, by which rule.

Rules propose, the heaviest wins; a count that no rule reaches takes the outcome of the figure it is a part or a
continuation of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.roles import Role, Roles
from selon.claims.victims import VictimReader, Victims
from selon.model.counts import Count

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import Clause, VerbGroup
    from selon.packs.loader import Language
    from selon.packs.rules import TollRule, TollRules

Option = tuple[float, str, "TollRule", "int | None", tuple[int, ...]]
OUTCOMES = frozenset({"killed", "wounded", "casualties", "missing", "captured", "displaced"})
PART_OF_HARMED = 3.0  # what the verb weighs more where the noun only tells the whole
FREED = 14  # units behind a verb of letting go within which captives are those let go
WORSE = ("killed", "wounded", "missing", "captured", "displaced")  # from the worst harm to the least
EARLIER = 4.0  # what a noun of an earlier state weighs less beside a worse harm told now
WANTED = 3  # units between a verb of threat or call and its infinitive
LISTED = 14  # units from a word of listing in which a person is one of those listed
INHERITED = 2.0  # the weight of an outcome taken over from another figure


class Proposal(msgspec.Struct, kw_only=True):
    """A figure with its outcome: the group at `place`, the clause that decided, the proposal it is a part or sequel of."""

    place: int
    count: Count
    outcome: str
    rule: str
    weight: float
    victims: Victims
    clause: int | None = None
    evidence: tuple[int, ...] = ()
    whole: int | None = None
    relation: str | None = None
    runner_up: str | None = None
    margin: float = 0.0


class Proposer:
    """Proposes the tolls of one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules, roles: Roles) -> None:
        """Take the document's layers and the language's rules."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.roles = roles
        self.victims = VictimReader(analysis, language, rules)
        self.found: list[Proposal] = []
        self.of_group: dict[int, int] = {}

    def read(self) -> list[Proposal]:
        """All proposals, in the order of the text."""
        for place in range(len(self.analysis.groups.nouns)):
            head = self.analysis.groups.nouns[place].head
            start = self.analysis.tokens.starts[self.analysis.units.firsts[head]]
            if self.analysis.aside[self.analysis.sentence_of(head)] or self.analysis.is_aside(start):
                continue
            proposal = self.propose(place)
            if proposal is not None:
                self.of_group[place] = len(self.found)
                self.found.append(proposal)
        return self.found

    def propose(self, place: int) -> Proposal | None:
        """The best proposal for one group, or none."""
        group = self.analysis.groups.nouns[place]
        count = group.count
        victims = self.victims.read(self.whole_of(place))
        options = self.options(place, victims)
        if count is None:
            return self.single(place, victims, options)
        count = self.risen(place, count)
        if victims.is_thing or self.is_age(place) or self.is_set_free(place):
            return None
        if count.shape == "none" and "toll:casualties" in self.victims.senses(self.analysis.groups.nouns[place].head):
            return None
        if count.shape == "one" and not self.is_single_victim(place, victims, options):
            return None
        if options:
            return self.best(place, count, victims, options)
        return self.inherit(place, count, victims)

    def whole_of(self, place: int) -> int:
        """The group of the whole that a bare number is taken out of: *22 des 25 drones*."""
        nouns = self.analysis.groups.nouns
        count = nouns[place].count
        following = place + 1
        taken = count is not None and count.takes_part and self.is_headless(place)
        if taken and following < len(nouns) and nouns[following].first == nouns[place].last:
            return following
        return place

    def risen(self, place: int, count: Count) -> Count:
        """The later figure of one that has risen: *est passé de 12 à 17 morts* is 17, not a range."""
        if count.shape != "range" or not count.upper:
            return count
        before = self.analysis.groups.nouns[place].first - 1
        verb = self.analysis.groups.verb_at[before] if before >= 0 else -1
        if verb < 0 or "reach" not in self.analysis.groups.verbs[verb].senses:
            return count
        return msgspec.structs.replace(count, first=count.upper, core=count.upper, least=count.most, shape="exact")

    def best(self, place: int, count: Count, victims: Victims, options: list[Option]) -> Proposal:
        """The heaviest option as a proposal, with the next one kept."""
        options.sort(key=lambda option: (-option[0], option[2].id))
        weight, outcome, rule, clause, evidence = options[0]
        others = [option for option in options if option[1] != outcome]
        return Proposal(
            place=place, count=count, outcome=outcome, rule=rule.id, weight=weight, victims=victims, clause=clause,
            evidence=evidence, runner_up=others[0][1] if others else None, margin=weight - others[0][0] if others else weight,
        )

    # -- options

    def options(self, place: int, victims: Victims) -> list[Option]:
        """Every rule that fits a group: weight, outcome, rule, clause, units of evidence."""
        found: list[Option] = []
        group = self.analysis.groups.nouns[place]
        by_where = self.rules.by_where
        for rule in by_where.get("head", ()):
            outcome = suffix(self.victims.senses(group.head), rule.sense)
            if outcome:
                found.append((rule.weight, outcome, rule, None, (group.head,)))
        for rule in by_where.get("adjective", ()):
            for unit in (*self.after(place), *self.after_list(place)):
                outcome = suffix(self.adjective_senses(unit), rule.sense)
                if outcome and (group.count is not None or victims.is_person):
                    found.append((rule.weight, outcome, rule, None, (unit,)))
        for rule in by_where.get("governs", ()):
            governor = self.governor(place)
            if governor is not None:
                outcome = suffix(self.victims.senses(governor), rule.sense)
                if outcome:
                    found.append((rule.weight, outcome, rule, None, (governor,)))
        if victims.is_person or group.count is not None or self.is_name(place):
            found += self.verb_options(place)
        if group.count is not None and self.is_headless(place):
            found += self.reached(place)
        found = [self.outweighed(option, found) for option in found]
        is_troop = victims.status == "combatant"
        return [option for option in found if option[1] in OUTCOMES and not (option[2].place and is_troop)]

    @staticmethod
    def outweighed(option: Option, others: list[Option]) -> Option:
        """A noun that tells an earlier state weighs less than a worse harm told now: *trois otages ont été exécutés*."""
        if option[2].where != "head" or option[1] not in WORSE:
            return option
        worse = any(WORSE.index(o[1]) < WORSE.index(option[1]) for o in others if o[2].where != "head" and o[1] in WORSE)
        return (option[0] - EARLIER, *option[1:]) if worse else option

    def is_name(self, place: int) -> bool:
        """Whether a group is a person's name."""
        group = self.analysis.groups.nouns[place]
        return self.victims.name_kind(group.head) in {"person", "unknown"}

    def adjective_senses(self, unit: int) -> frozenset[str]:
        """The senses of a unit as an adjective, or those that its verb gives as a participle."""
        units = self.analysis.units
        if units.letters[unit] == "A":
            return units.senses[unit]
        if units.letters[unit] in "NP":
            return self.language.lexicon.word(units.lows[unit]).senses("A")
        return frozenset()

    def after(self, place: int) -> list[int]:
        """The units that qualify a group: its adjectives, and what follows it directly."""
        group = self.analysis.groups.nouns[place]
        letters = self.analysis.units.letters
        found = list(group.adjectives)
        for unit in range(group.head + 1, group.last):
            if letters[unit] == "N":
                found.append(unit)
        last = self.end_of(place)
        index = last
        while index < len(letters) and letters[index] in "R":
            index += 1
        if index < len(letters) and letters[index] in "PAN" and not self.is_auxiliary_before(index):
            found.append(index)
        return found

    def after_list(self, place: int) -> list[int]:
        """What qualifies the last of a list that a group begins: *cinq rebelles et un soldat tués*."""
        nouns = self.analysis.groups.nouns
        last = place
        while last + 1 < len(nouns) and nouns[last + 1].joined == last and nouns[last + 1].count is not None:
            last += 1
        return [] if last == place else [u for u in self.after(last) if self.analysis.units.letters[u] != "N"]

    def end_of(self, place: int) -> int:
        """The unit after a group with its complements."""
        return self.analysis.groups.nouns[self.victims.members(place)[-1]].last

    def is_auxiliary_before(self, unit: int) -> bool:
        """Whether a unit is part of a finite verb group rather than a qualifier."""
        verb = self.analysis.groups.verb_at[unit]
        return verb >= 0 and self.analysis.groups.verbs[verb].form != "participle"

    def governor(self, place: int) -> int | None:
        """The head of the noun that governs a group by "of", through the first of a list."""
        nouns = self.analysis.groups.nouns
        group = nouns[place]
        steps = 0
        while group.joined is not None and group.of is None and steps < 8:
            group = nouns[group.joined]
            steps += 1
        if group.of is None:
            return None
        governing = nouns[group.of]
        return governing.head

    def verb_options(self, place: int) -> list[Option]:
        """Rules of verbs that a group's roles fit."""
        found: list[Option] = []
        verbs = self.analysis.groups.verbs
        for role in self.roles.of_group.get(place, ()):
            clause = self.analysis.clauses[role.clause]
            verb = verbs[clause.verb]
            for rule in self.rules.by_where.get("verb", ()):
                outcome = self.roles.sense(role.clause, rule.sense)
                if outcome is None or not self.fits(rule, role, verb.voice):
                    continue
                if rule.place and not self.leaves_place(role.clause):
                    continue
                if (rule.object and not self.forces(role.clause, rule)) or (rule.only and outcome not in rule.only):
                    continue
                if self.is_unreal(role.clause) and not self.counts_none(place):
                    continue
                weight = rule.weight + (PART_OF_HARMED if self.takes_part(place) else 0.0)
                found.append((weight, rule.outcome or outcome, rule, role.clause, tuple(range(verb.first, verb.last))))
        return found

    def counts_none(self, place: int) -> bool:
        """Whether a group counts nobody, which its negated verb only repeats: *aucun soldat n'a été tué*."""
        count = self.analysis.groups.nouns[place].count
        return count is not None and count.shape == "none"

    def takes_part(self, place: int) -> bool:
        """Whether the count is taken from people already harmed, so that what befalls it now decides: *un des blessés*."""
        count = self.analysis.groups.nouns[place].count
        return count is not None and count.takes_part

    def is_unreal(self, place: int) -> bool:
        """Whether a clause tells of what did not happen or might: negated, supposed, or only attempted."""
        clause = self.analysis.clauses[place]
        verb = self.analysis.groups.verbs[clause.verb]
        attempted = verb.modal in self.language.grammar.attempts and not self.is_done(verb)
        supposed = clause.marker in self.rules.hypothetical or (verb.is_conditional and self.follows_condition(verb.first))
        return verb.is_negated or supposed or attempted or self.is_wanted(place)

    def is_wanted(self, place: int) -> bool:
        """Whether an infinitive tells what somebody threatens, asks or fears: *menace de tuer les otages*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        verb = verbs[clauses[place].verb]
        if verb.form != "infinitive" or verb.is_perfect or place == 0:
            return False
        before = verbs[clauses[place - 1].verb]
        near = 0 <= verb.first - before.last <= WANTED
        return near and bool(before.senses & {"say:threat", "say:call"})

    def follows_condition(self, unit: int) -> bool:
        """Whether a clause of condition stands in the sentence before a unit."""
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        units = self.analysis.units
        return any(units.letters[at] == "S" and units.lows[at] in self.rules.hypothetical for at in range(first, unit))

    def is_done(self, verb: VerbGroup) -> bool:
        """Whether a modal stands in the perfect, so that what it governs was done: *ont dû fuir*."""
        units = self.analysis.units
        done = verb.modal in self.language.grammar.done_in_perfect
        return done and any(units.letters[unit] == "P" for unit in range(verb.first, verb.head))

    def is_set_free(self, place: int) -> bool:
        """Whether the people counted come back or are let go."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        roles = self.roles.of_group.get(place, ())
        if "toll:captured" in self.victims.senses(self.analysis.groups.nouns[place].head) and self.frees(place):
            return True
        return any("free" in verbs[clauses[role.clause].verb].senses and role.slot in {"subject", "object"} for role in roles)

    def frees(self, place: int) -> bool:
        """Whether the sentence of a group tells of captives let go: *libère N prisonniers en échange de trois otages*."""
        head = self.analysis.groups.nouns[place].head
        first = max(self.analysis.ranges[self.analysis.sentence_of(head)][0], head - FREED)
        verb_at, verbs = self.analysis.groups.verb_at, self.analysis.groups.verbs
        return any(verb_at[unit] >= 0 and "free" in verbs[verb_at[unit]].senses for unit in range(first, head))

    def reached(self, place: int) -> list[Option]:
        """Rules of totals: *le nombre de blessés s'élève à N*; the subject tells the outcome."""
        found: list[Option] = []
        for role in self.roles.of_group.get(place, ()):
            clause = self.analysis.clauses[role.clause]
            verb = self.analysis.groups.verbs[clause.verb]
            for rule in self.rules.by_where.get("reach", ()):
                if rule.sense not in verb.senses:
                    continue
                if role.slot != "object" and role.slot not in self.rules.to:
                    continue
                outcome, unit = self.tallied(clause, place)
                if outcome:
                    found.append((rule.weight, outcome, rule, role.clause, (unit, *range(verb.first, verb.last))))
        return found

    def tallied(self, clause: Clause, place: int) -> tuple[str | None, int]:
        """The outcome that the subject of a verb of reaching counts, or what follows its figure."""
        for group in (clause.subject, clause.object, place + 1):
            if group is None or group == place or group >= len(self.analysis.groups.nouns):
                continue
            outcome, unit = self.counted_by(group)
            if outcome:
                return outcome, unit
        return None, 0

    def counted_by(self, place: int) -> tuple[str | None, int]:
        """The outcome that a tally counts, by its head or a complement."""
        for member in self.victims.members(place):
            head = self.analysis.groups.nouns[member].head
            outcome = suffix(self.victims.senses(head), "toll") or suffix(self.victims.senses(head), "act")
            if outcome is None:
                harmed = (suffix(self.adjective_senses(unit), "harmed") for unit in self.after(member))
                outcome = next((found for found in harmed if found), None)
            if outcome:
                return outcome, head
        return None, 0

    def fits(self, rule: TollRule, role: Role, voice: str) -> bool:
        """Whether a role is the slot that a rule wants its victims in, in the voice it wants."""
        idiom = self.roles.idiom_of.get(role.clause)
        if rule.voice and voice not in rule.voice and not (idiom and voice == "reflexive"):
            return False
        if rule.victims == "any":
            return role.slot in {"subject", "object"}
        if rule.victims == "to":
            return role.slot in self.rules.to or role.slot == "object" and idiom is not None
        return role.slot == rule.victims

    def leaves_place(self, clause: int) -> bool:
        """Whether the object of a clause is a place, which those who move leave behind."""
        place = self.analysis.clauses[clause].object
        return place is not None and self.analysis.groups.nouns[place].head in self.analysis.places

    def forces(self, clause: int, rule: TollRule) -> bool:
        """Whether the verb that a forcing verb governs is one of moving away."""
        following = clause + 1
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        if following >= len(clauses):
            return False
        verb = verbs[clauses[following].verb]
        if verb.form != "infinitive" or verb.first - verbs[clauses[clause].verb].last > 8:
            return False
        return bool(self.roles.senses(following) & set(rule.object)) or bool(verb.senses & set(rule.object))

    # -- parts, sequels, single victims

    def is_age(self, place: int) -> bool:
        """Whether a count tells an age or another measure."""
        group = self.analysis.groups.nouns[place]
        return any(sense.startswith("measure") for sense in self.victims.senses(group.head))

    def is_single_victim(self, place: int, victims: Victims, options: list[Option]) -> bool:
        """Whether *one* counts a victim here: a person whom a rule harms, or a part of a whole that was harmed."""
        if not victims.is_person or victims.unit == "household":
            return False
        group = self.analysis.groups.nouns[place]
        senses = self.victims.senses(group.head)
        return bool(options) or self.listed_from(place) is not None or ((group.is_among or group.joined is not None) and "person" not in senses)

    def inherit(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """The outcome of the figure that this one is a part of, or goes on from."""
        group = self.analysis.groups.nouns[place]
        if not (victims.is_person or self.is_headless(place)):
            return None
        before = self.previous(place)
        if before is None:
            listed = self.listed_from(place)
            return self.inherited(place, count, victims, listed, "part_of") if listed is not None else None
        other = self.found[before]
        is_list = group.joined is not None and group.joined in self.of_group
        if group.is_among:
            return self.inherited(place, count, victims, before, "part_of")
        if self.is_broken_down(before, place):
            return self.inherited(place, count, victims, before, "part_of")
        if is_list:
            relation = other.relation if other.relation == "part_of" else None
            made = self.inherited(place, count, victims, self.of_group[group.joined or 0], relation)
            made.whole = other.whole if relation else None
            return made
        if count.takes_part:
            return self.inherited(place, count, victims, before, "part_of")
        if self.is_headless(place) and self.is_placed(place):
            return self.inherited(place, count, victims, before, "part_of" if self.after_colon(place, before) else None)
        return None

    def is_placed(self, place: int) -> bool:
        """Whether a bare number is followed by where or when: *trois à Kostiantynivka*, *sept mardi*."""
        letters = self.analysis.units.letters
        end = self.analysis.groups.nouns[place].last
        return end < len(letters) and letters[end] in "pdT"

    def after_colon(self, place: int, before: int) -> bool:
        """Whether a colon opens the list that breaks a figure down."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        return ":" in letters[nouns[self.found[before].place].last : nouns[place].first]

    def listed_from(self, place: int) -> int | None:
        """The figure of the sentence before that this sentence breaks down: *Il s'agit de …*, *Parmi eux …*."""
        analysis = self.analysis
        sentence = analysis.sentence_of(analysis.groups.nouns[place].head)
        bounds = analysis.sentences[sentence]
        lows = analysis.tokens.lows[bounds.first : min(bounds.last, bounds.first + 12)]
        opening = f" {' '.join(lows)} "
        if not self.found or not any(f" {phrase} " in opening for phrase in self.rules.listing):
            return None
        last = len(self.found) - 1
        other = analysis.sentence_of(analysis.groups.nouns[self.found[last].place].head)
        while last > 0 and self.found[last].relation == "part_of" and self.found[last].whole is not None:
            last = self.found[last].whole or 0
        if sentence - other > 1:
            return None
        nouns = analysis.groups.nouns
        there = [i for i, p in enumerate(self.found) if analysis.sentence_of(nouns[p.place].head) == other]
        dead = [i for i in there if self.found[i].outcome == "killed" and self.found[i].relation != "part_of"]
        return dead[0] if dead else last

    def is_broken_down(self, before: int, place: int) -> bool:
        """Whether a whole is named as one that parts are taken from: *parmi les quatre morts, il y a trois hommes*."""
        nouns = self.analysis.groups.nouns
        if nouns[self.found[before].place].prep in self.rules.among_words:
            return True
        group = nouns[place]
        first = group.joined
        return first is not None and first in self.of_group and self.found[self.of_group[first]].relation == "part_of"

    def is_full_name(self, unit: int) -> bool:
        """Whether a unit is the name of a person: a known one, or an unknown name of two words or more."""
        name = self.analysis.units.names[unit]
        if name < 0:
            return False
        found = self.analysis.names[name]
        return found.kind == "person" or (found.kind == "unknown" and found.last - found.first > 1)

    def is_headless(self, place: int) -> bool:
        """Whether a group is a count without a noun."""
        group = self.analysis.groups.nouns[place]
        return self.analysis.units.letters[group.head] == "U"

    def previous(self, place: int) -> int | None:
        """The proposal before this group in the same sentence."""
        if not self.found:
            return None
        sentence = self.analysis.sentence_of(self.analysis.groups.nouns[place].head)
        last = len(self.found) - 1
        other = self.analysis.groups.nouns[self.found[last].place]
        if self.analysis.sentence_of(other.head) != sentence:
            return None
        while self.found[last].relation == "part_of" and self.found[last].whole is not None and self.analysis.groups.nouns[place].is_among:
            last = self.found[last].whole or 0
        return last

    def inherited(self, place: int, count: Count, victims: Victims, other: int, relation: str | None) -> Proposal:
        """A proposal with the outcome of another."""
        other = self.respective(place, other) if relation == "part_of" else other
        source = self.found[other]
        return Proposal(
            place=place, count=count, outcome=source.outcome, rule="tolls.inherited", weight=INHERITED, victims=victims,
            clause=source.clause, evidence=source.evidence, whole=other, relation=relation,
        )

    def respective(self, place: int, other: int) -> int:
        """The whole that a part belongs to where parts and wholes are told in the same order: *respectivement*."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        sentence = self.analysis.sentence_of(nouns[place].head)
        first, last = self.analysis.ranges[sentence]
        if not any(units.lows[u] in self.rules.respectively for u in range(first, last)):
            return other
        here = [i for i, p in enumerate(self.found) if first <= nouns[p.place].head < last]
        wholes = [i for i in here if self.found[i].relation != "part_of"]
        parts = [i for i in here if self.found[i].relation == "part_of"]
        return wholes[len(parts)] if len(parts) < len(wholes) else other

    def single(self, place: int, victims: Victims, options: list[Option]) -> Proposal | None:
        """One named or titled person who is harmed: *le maire*, *le chef rebelle X*; bare plurals are no record."""
        group = self.analysis.groups.nouns[place]
        if group.is_plural or group.is_pronoun:
            return None
        senses = self.victims.senses(group.head)
        is_titled = any(s.startswith(("office", "group:mayor")) for s in senses) or "person:civilian" in senses or "person:combatant" in senses
        is_person_name = self.is_full_name(group.head)
        if not (is_titled or is_person_name):
            return None
        options = [o for o in options if o[2].where in {"verb", "governs"} and o[1] != "displaced"]
        count = Count(first=0, last=0, core=0, reach=0, least=1, most=1, shape="one")
        if is_titled and not options:
            begin = self.analysis.ranges[self.analysis.sentence_of(group.head)][0]
            listed = self.listed_from(place) if group.first - begin < LISTED else None
            if listed is not None:
                return self.inherited(place, count, victims, listed, "part_of")
        if group.is_among and is_titled:
            before = self.previous(place)
            if before is not None and self.found[before].relation != "adds_to":
                return self.inherited(place, count, victims, before, "part_of")
        if not options:
            return None
        return self.best(place, count, victims, options)


def suffix(senses: frozenset[str], family: str) -> str | None:
    """The suffix of the first sense of a family, as `killed` of `toll:killed`."""
    for sense in sorted(senses):
        head, _, tail = sense.partition(":")
        if head == family and tail:
            return tail
    return None
