"""Enters: a counted group and its roles. Leaves: every rule that makes a toll of it, with its weight and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.options_nouns import CASE, JOINED, NounOptions, Option, suffix
from selon.claims.qualifiers import Qualifiers
from selon.claims.reality import Reality
from selon.claims.tallies import REACH, Tallies
from selon.claims.victims import VictimReader, Victims

if TYPE_CHECKING:
    from selon.claims.roles import Role, Roles
    from selon.model.analysis import Analysis
    from selon.model.units import VerbGroup
    from selon.packs.loader import Language
    from selon.packs.rules import TollRule, TollRules

OUTCOMES = frozenset({"killed", "wounded", "casualties", "missing", "captured", "displaced"})
LED = 1.0  # what a participle that opens the sentence weighs less, beside the clause that it leads to
WORSE = ("killed", "wounded", "missing", "captured", "displaced")  # from the worst harm to the least
EITHER = "casualties"
HURT = ("killed", "wounded", EITHER)  # harm to the body
GATHERING = ("collective", "tally", "unit:household")  # senses of nouns that only gather the people counted behind them
COUNTING = (["U"], ["D"])
MOVED = "displaced"
HARMING = ("act", "harm", "suffer", "toll", "harmed")  # families of senses of words that tell a harm
SOURCE = "source"  # the family of those who only tell
FIGHTING = ("event:", "assailant", "group:fighters", "force:")  # of what and of whose bullets they fall
FALL = "fall"  # the sense of a verb that tells of fighters that they die
AFTER_FALL = frozenset("pdTC.,;)")  # what may stand behind it then
LOSE = "lose"  # the sense of a verb that only tells who is gone
STATES = frozenset({"head", "adjective"})  # where a rule finds what people were before
EARLIER = 4.0  # what a noun of an earlier state weighs less beside a worse harm told now
PART_OF_HARMED = 3.0  # what the verb weighs more where the noun only tells the whole


class Options:
    """Finds every rule that fits a counted group."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules, roles: Roles) -> None:
        """Take the document's layers and the language's rules."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.roles = roles
        self.victims = VictimReader(analysis, language, rules)
        self.nouns = NounOptions(analysis, language, rules, roles, self.victims)
        self.qualifiers = Qualifiers(analysis, roles, self.victims)
        self.tallies = Tallies(self)
        self.reality = Reality(analysis, language, rules, roles, self.victims)

    def options(self, place: int, victims: Victims) -> list[Option]:
        """Every rule that fits a group: weight, outcome, rule, clause, units of evidence."""
        group = self.analysis.groups.nouns[place]
        named = self.tallies.named(place)
        if named:
            return named
        noun_at = self.analysis.groups.noun_at
        read = self.nouns.read(place)
        found = [o for o in read if o[2].where != "governs" or not self.reality.is_planned(noun_at[o[4][0]])]
        if group.count is not None or victims.is_person:
            found += self.adjective_options(place)
        people = self.befallen(place)
        if people is not None and CASE in self.victims.senses(group.head):
            found += self.adjective_options(people)  # *neuf cas de bergers tués*
        if self.reality.is_supposed(place):
            found.clear()
        if victims.is_person or group.count is not None or self.is_name(place) or self.counts_none(place):
            found += self.verb_options(place)
            found += self.driven(place)
        if group.count is not None and (victims.is_person or self.is_headless(place)):
            found += self.tallies.reached(place)
        found = [self.outweighed(option, found) for option in found]
        is_troop = victims.status == "combatant"
        return [o for o in found if o[1] in OUTCOMES and not self.only_moves(place, o, is_troop=is_troop)]

    def befallen(self, place: int) -> int | None:
        """The people whom counted acts befell: *six exécutions de gardes*, *neuf cas de bergers tués*."""
        group = self.analysis.groups.nouns[place]
        senses = self.victims.senses(group.head)
        if group.count is None or not (CASE in senses or suffix(senses, CASE)):
            return None
        clauses = (self.analysis.clauses[role.clause] for role in self.roles.of_group.get(place, ()))
        parted = (other for clause in clauses if clause.kind == "participial" for other in clause.others)
        behind = (*self.victims.members(place)[1:], *(o for o in parted if o == place + 1 and self.is_of(o)))
        return next((member for member in behind if self.victims.read(member).is_person), None)

    def is_of(self, place: int) -> bool:
        """Whether a group that counts nobody hangs on an *of*."""
        group = self.analysis.groups.nouns[place]
        return group.count is None and group.prep in self.language.grammar.of

    def only_moves(self, place: int, option: Option, *, is_troop: bool) -> bool:
        """Whether people who left are no displaced: troops, or those who ran from what they had done."""
        if option[1] != MOVED or option[3] is None:
            return False
        lemma = self.analysis.units.lemmas[self.analysis.groups.nouns[place].head]
        verb = self.analysis.groups.verbs[self.analysis.clauses[option[3]].verb]
        is_march = bool(option[2].place or option[2].after) or verb.lemma in self.rules.crossing
        return lemma in self.rules.sought or (is_troop and is_march)

    def is_headless(self, place: int) -> bool:
        """Whether a group is a count without a noun."""
        return self.nouns.is_headless(place)

    def adjective_options(self, place: int) -> list[Option]:
        """Rules that fit what qualifies a group or the list that it begins."""
        found: list[Option] = []
        head = self.analysis.groups.nouns[place].head
        is_told = suffix(self.victims.senses(head), "toll") in HURT  # *16 blessés, 27 hommes tués et …*
        units = (
            *self.qualifiers.after(place),
            *(() if is_told else self.qualifiers.after_list(place)),
            *self.qualifiers.after_parts(place),
            *self.qualifiers.elliptic(place),
            *self.predicated(place),
        )
        if self.is_either((*units, head)):
            rules = self.rules.by_where.get("adjective", ())
            return [(rule.weight + EARLIER, EITHER, rule, None, (head,)) for rule in rules]
        fronted = self.qualifiers.fronted(place)
        units = tuple(unit for unit in units if not self.is_of_those_led(place, unit))
        for rule in self.rules.by_where.get("adjective", ()):
            for unit in (*units, *fronted):
                if self.is_of_more(place, unit):
                    continue
                outcome = self.idiom_outcome(unit) or suffix(self.adjective_senses(unit), rule.sense)
                weight = rule.weight - (LED if unit in fronted else 0.0)
                found += [(weight, outcome, rule, None, (unit,))] if outcome else []
        return found

    def is_of_those_led(self, place: int, unit: int) -> bool:
        """Whether a plural word behind one person is of those whom he is of: *un chef des habitants déplacés*."""
        group, count = self.analysis.groups.nouns[place], self.analysis.groups.nouns[place].count
        feature = self.analysis.units.features[unit]
        is_one = count is not None and count.shape == "one" and not count.takes_part
        return is_one and unit >= group.last and feature.endswith("p") and len(feature) > 1

    def predicated(self, place: int) -> list[int]:
        """The words without a determiner that a copula says of a group: *l'un d'eux étant blessé*."""
        nouns, letters, found = self.analysis.groups.nouns, self.analysis.units.letters, []
        for role in self.roles.of_group.get(place, ()):
            clause = self.analysis.clauses[role.clause]
            verb = self.analysis.groups.verbs[clause.verb]
            is_told = role.slot == "subject" and clause.object is not None and not verb.is_negated
            if not is_told or verb.lemma not in self.language.grammar.copulas:
                continue
            group = nouns[clause.object or 0]
            is_near = set(letters[verb.last : group.first]) <= {"R", "T"}
            is_bare = is_near and group.first >= verb.last and group.prep is None and group.count is None
            found += [unit for unit in range(group.first, group.last) if is_bare and letters[group.first] in "NA"]
        return found

    def idiom_outcome(self, unit: int) -> str | None:
        """The harm that a participle tells with fixed words: *douze prisonniers passés par les armes*."""
        verb = self.analysis.groups.verb_at[unit]
        clause = self.analysis.clause_of_verb.get(verb) if verb >= 0 else None
        if clause is None or self.analysis.groups.verbs[verb].form != "participle":
            return None
        senses = self.roles.idiom_of.get(clause, (frozenset(), 0))[0]
        return suffix(senses, "harm") or suffix(senses, "suffer")

    def is_either(self, units: tuple[int, ...]) -> bool:
        """Whether people are said to be dead or hurt, which is left open: *90 soldats tués ou blessés*."""
        lows = self.analysis.units.lows
        joints = (*self.rules.either, *self.rules.both)
        for unit in units:
            if unit + JOINED < len(lows) and lows[unit + 1] in joints:
                behind = unit + JOINED
                behind += behind + 1 < len(lows) and lows[behind] in self.language.grammar.partitive
                if self.analysis.units.letters[behind + 1 : behind + 2] in COUNTING:
                    continue  # the second harm has a number of its own
                first = suffix(self.adjective_senses(unit), "harmed")
                second = suffix(self.adjective_senses(behind), "harmed")
                return {first, second} == {"killed", "wounded"}
        return False

    def outweighed(self, option: Option, others: list[Option]) -> Option:
        """What tells an earlier state weighs less than a worse harm told now: *trois otages ont été exécutés*."""
        if option[1] not in WORSE or not self.is_state(option):
            told = any(other[2].where != "head" and other[1] == WORSE[0] for other in others)
            return (option[0] - EARLIER, *option[1:]) if option[1] == EITHER and told else option
        harms = [o for o in others if o[2].where != REACH and o[2].sense != LOSE]  # *ont perdu cinq prisonniers*
        now = [o[1] for o in harms if not self.is_state(o) or (option[2].where == "head" != o[2].where)]
        worse = any(WORSE.index(outcome) < WORSE.index(option[1]) for outcome in now if outcome in WORSE)
        return (option[0] - EARLIER, *option[1:]) if worse else option

    def is_state(self, option: Option) -> bool:
        """Whether a rule finds what people were before: a noun, an adjective, a participle beside the noun."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        is_noun = option[3] is None
        return option[2].where in STATES if is_noun else verbs[clauses[option[3] or 0].verb].form == "participle"

    def is_name(self, place: int) -> bool:
        """Whether a group is a person's name."""
        group = self.analysis.groups.nouns[place]
        return self.analysis.kind_of_name(group.head) in {"person", "unknown"}

    def adjective_senses(self, unit: int) -> frozenset[str]:
        """The senses of a unit as an adjective, or those that its verb gives as a participle."""
        units = self.analysis.units
        if units.letters[unit] == "A":
            return units.senses[unit]
        if units.letters[unit] in "NP":
            return self.language.lexicon.word(units.lows[unit]).senses("A")
        return frozenset()

    def is_of_more(self, place: int, unit: int) -> bool:
        """Whether a plural participle behind one of a part is of the whole: *deux gardes dont un Malien tués*."""
        group, feature = self.analysis.groups.nouns[place], self.analysis.units.features[unit]
        return group.is_among and not group.is_plural and feature.endswith("p") and len(feature) > 1

    def verb_options(self, place: int) -> list[Option]:
        """Rules of verbs that a group's roles fit."""
        found: list[Option] = []
        verbs = self.analysis.groups.verbs
        for role in (self.beside_victims(place, role) for role in self.roles_of(place)):
            verb = verbs[self.analysis.clauses[role.clause].verb]
            if verb.form == "participle" and self.is_of_more(place, verb.head):
                continue
            for rule in self.rules.by_where.get("verb", ()):
                outcome = self.roles.sense(role.clause, rule.sense)
                if outcome is None or not (self.fits(rule, role, verb) and self.are_people(rule, role, place)):
                    continue
                if (rule.place and not self.leaves_place(role.clause)) or not self.follows(place, rule.after):
                    continue
                if (rule.object and not self.forces(role.clause, rule)) or (rule.only and outcome not in rule.only):
                    continue
                if rule.negated and (self.counts_none(place) or not self.is_missed(place, verb)):
                    continue
                if not rule.negated and self.reality.is_unreal(role.clause) and not self.counts_none(place):
                    continue
                is_moved = outcome == MOVED
                if self.reality.is_escape(place, role.clause) if is_moved else self.reality.is_meant(role.clause):
                    continue
                outcome = self.with_joined(verb, outcome) if rule.sense == "harm" else outcome
                weight = rule.weight + (PART_OF_HARMED if self.takes_part(place) else 0.0)
                told = rule.outcome or self.made_worse(outcome, verb.first, verb.last + 1)
                found.append((weight, told, rule, role.clause, tuple(range(verb.first, verb.last))))
        return found

    def follows(self, place: int, outcome: str) -> bool:
        """Whether the sentence of a group, or the one before, tells of a harm that its verb may go on."""
        if not outcome:
            return True
        analysis, verb_at = self.analysis, self.analysis.groups.verb_at
        sentence = analysis.sentence_of(analysis.groups.nouns[place].head)
        first, last = analysis.ranges[max(0, sentence - 1)][0], analysis.ranges[sentence][1]
        told = {f"{family}:{outcome}" for family in HARMING}
        if any(told & analysis.units.senses[unit] for unit in range(first, last) if verb_at[unit] < 0):
            return True
        clauses = {analysis.clause_of_verb.get(verb_at[unit]) for unit in range(first, last) if verb_at[unit] >= 0}
        return any(told & self.roles.senses(clause) for clause in clauses if clause is not None)

    def is_missed(self, place: int, verb: VerbGroup) -> bool:
        """Whether people are said not to be found, who are no fugitives: *quatre marins n'ont pas été retrouvés*."""
        head = self.analysis.groups.nouns[place].head
        return verb.is_negated and self.analysis.units.lemmas[head] not in self.rules.sought

    def beside_victims(self, place: int, role: Role) -> Role:
        """The role of people counted beside those whom something befalls: *abattus aux côtés de onze villageois*."""
        verb = self.analysis.groups.verbs[self.analysis.clauses[role.clause].verb]
        count = self.analysis.groups.nouns[place].count
        is_beside = role.slot in self.rules.together and verb.voice == "passive" and count is not None
        return msgspec.structs.replace(role, slot="subject") if is_beside else role

    def with_joined(self, verb: VerbGroup, outcome: str) -> str:
        """The outcome with those of the participles joined to a verb: *ont été tués ou blessés*, *a tué et blessé*."""
        letters = self.analysis.units.letters
        found: set[str | None] = {outcome}
        at = verb.last
        while at + 2 < len(letters) and letters[at] in ",C":
            at += letters[at + 1] == "R"  # *tués ou grièvement blessés*
            harm = suffix(self.adjective_senses(at + 1), "harmed")
            if harm is None:
                break
            found.add(harm)
            at += JOINED
        if verb.voice == "active" and verb.first >= JOINED and letters[verb.first - 1] == "C":
            before = verb.first - JOINED
            other = self.analysis.groups.verb_at[before]
            found.add(suffix(self.adjective_senses(before), "harmed") if letters[before] == "P" else None)
            found.add(suffix(self.analysis.groups.verbs[other].senses, "harm") if other >= 0 else None)
        return EITHER if found >= {"killed", "wounded"} else outcome

    def roles_of(self, place: int) -> list[Role]:
        """The roles of a group, and those of a noun that only gathers those counted: *une famille de cinq*."""
        group = self.analysis.groups.nouns[place]
        roles = list(self.roles.of_group.get(place, ()))
        if group.of is None or group.count is None or not group.is_plural:
            return roles
        senses = self.victims.senses(self.analysis.groups.nouns[group.of].head)
        gathers = any(sense.startswith(GATHERING) for sense in senses)
        return [*roles, *self.roles.of_group.get(group.of, ())] if gathers else roles

    def made_worse(self, outcome: str, first: int, last: int) -> str:
        """The harm that a word near its verb says is worse: *mortellement touchés* are killed."""
        lows = self.analysis.units.lows[first:last]
        return WORSE[0] if any(low in self.rules.deadly for low in lows) else outcome

    def driven(self, place: int) -> list[Option]:
        """Rules of nouns toward which a clause drives people: *jeté N familles sur les routes de l'exode*."""
        found: list[Option] = []
        nouns = self.analysis.groups.nouns
        for role in self.roles.of_group.get(place, ()):
            clause = self.analysis.clauses[role.clause]
            is_passive = self.analysis.groups.verbs[clause.verb].voice == "passive"
            if role.slot != ("subject" if is_passive else "object"):
                continue
            for other in (place for place in clause.others if nouns[place].prep in self.rules.toward):
                for head in (nouns[member].head for member in self.victims.members(other)):
                    options = self.nouns.noun_options("toward", head)
                    found += [(o[0], o[1], o[2], role.clause, o[4]) for o in options if o[1] in o[2].only]
        return found

    def counts_none(self, place: int) -> bool:
        """Whether a group counts nobody, which its negated verb only repeats: *aucun soldat n'a été tué*."""
        group = self.analysis.groups.nouns[place]
        is_nobody = group.is_pronoun and self.analysis.units.lows[group.head] in self.rules.nobody
        return is_nobody or (group.count is not None and group.count.shape == "none")

    def takes_part(self, place: int) -> bool:
        """Whether the count is taken from people already harmed, whom something befalls now: *un des blessés*."""
        count = self.analysis.groups.nouns[place].count
        return count is not None and count.takes_part

    def fits(self, rule: TollRule, role: Role, verb: VerbGroup) -> bool:
        """Whether a role is the slot that a rule wants its victims in, in the voice it wants."""
        idiom = self.roles.idiom_of.get(role.clause)
        is_other = bool(rule.forms) and verb.form not in rule.forms
        if is_other or (rule.voice and verb.voice not in rule.voice and not (idiom and verb.voice == "reflexive")):
            return False
        if rule.sense == "suffer" and (verb.modal in self.rules.causative or self.is_seen(role.clause)):
            return role.slot == "object"  # *ont fait disparaître dix-huit hommes*, *a vu mourir neuf gardes*
        if rule.victims == "of":
            return role.slot in self.language.grammar.of
        if rule.victims == "any":
            return role.slot in {"subject", "object"}
        if rule.victims == "to":
            return role.slot in self.rules.to or (role.slot == "object" and idiom is not None)
        return role.slot == rule.victims

    def are_people(self, rule: TollRule, role: Role, place: int) -> bool:
        """Whether a group is people where a rule tells it only of people: *vidé de ses mille habitants*."""
        if rule.by and not self.reality.are_hit(place, role.clause, rule.by):
            return False
        if rule.sense == FALL:
            head = self.analysis.groups.nouns[place].head
            tells = suffix(
                self.analysis.units.senses[head], SOURCE
            )  # *une source de la police dit qu'un obus est tombé*
            return not tells and self.victims.read(place).status == "combatant" and self.falls_dead(role.clause)
        return rule.victims != "of" or self.victims.read(place).is_person

    def falls_dead(self, index: int) -> bool:
        """Whether fighters fall at a place or time, or by themselves, and into nothing: *sont tombés à Koro*."""
        analysis, clause = self.analysis, self.analysis.clauses[index]
        end = analysis.groups.verbs[clause.verb].last
        behind = [letter for letter in analysis.units.letters[end : end + 2] if letter != "D"]  # *tombés le 9 mai*
        are_places = all(self.is_where_they_fall(place) for place in clause.others)
        return clause.object is None and are_places and (not behind or behind[0] in AFTER_FALL)

    def is_where_they_fall(self, place: int) -> bool:
        """Whether a group tells the place, or the fighting, where fighters fall: *à Koro*, *dans des combats*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        if group.names or "place:kind" in units.senses[group.head]:
            return True
        is_fighting = any(sense.startswith(FIGHTING) for sense in units.senses[group.head])
        lemma = units.lemmas[group.head]
        return (is_fighting and lemma not in self.rules.traps) or lemma in self.rules.bullets

    def is_seen(self, clause: int) -> bool:
        """Whether a clause is what somebody sees befall others: *a vu tomber*."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        verb = verbs[clauses[clause].verb]
        before = verbs[clauses[clause - 1].verb] if clause and verb.form == "infinitive" else None
        return before is not None and before.last == verb.first and before.lemma in self.rules.seeing

    def leaves_place(self, clause: int) -> bool:
        """Whether the object of a clause is a place or home, which those who move leave behind."""
        place = self.analysis.clauses[clause].object
        if place is None:
            return False
        head = self.analysis.groups.nouns[place].head
        return head in self.analysis.places or self.analysis.units.lemmas[head] in self.rules.left_behind

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
