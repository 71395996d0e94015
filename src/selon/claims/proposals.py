"""Enters: counted groups and their roles. Leaves: proposals of tolls: which outcome each figure has, by which rule.

Rules propose, the heaviest wins; a count that no rule reaches takes the outcome of the figure it is a part or a
continuation of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.breakdowns import Proposal
from selon.claims.bulletins import Bulletins
from selon.claims.measures import Measures
from selon.claims.options import EITHER, HURT, STATES, WORSE, Options
from selon.claims.options_nouns import CASE, Option
from selon.claims.parts import Parts
from selon.claims.rising import doubled, risen
from selon.claims.singles import Singles
from selon.claims.zeros import Zeros
from selon.model.counts import Count

if TYPE_CHECKING:
    from selon.claims.roles import Roles
    from selon.claims.victims import Victims
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

CONDITIONS = frozenset({"captured", "displaced"})  # outcomes that nouns tell of people whom worse may befall
DEADLIER = 1.0  # what a verb of death may weigh less than another verb
CAMP = "side:camp"
PAIR = "pair"  # the sense of a noun for two people
BEFORE = 8  # groups back among which the people are that a bare number is taken from
COMPLEMENTS = 4  # groups behind one of two that are told together within which the other stands
LISTED = 14  # units from a word of listing in which a person is one of those listed


class Proposer:
    """Proposes the tolls of one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules, roles: Roles) -> None:
        """Take the document's layers and the language's rules."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.options = Options(analysis, language, rules, roles)
        self.victims = self.options.victims
        self.singles = Singles(analysis, language, rules, roles, self.victims)
        self.zeros = Zeros(analysis, language, rules, roles, self.victims)
        self.reality = self.options.reality
        self.measures = Measures(self.options)
        self.parts = Parts(self.options)
        self.bulletins = Bulletins(self.parts)

    @property
    def found(self) -> list[Proposal]:
        """The proposals found so far, in the order of the text."""
        return self.parts.found

    @property
    def of_group(self) -> dict[int, int]:
        """The place of each group's proposal among those found."""
        return self.parts.of_group

    def read(self) -> list[Proposal]:
        """All proposals, in the order of the text."""
        for place in range(len(self.analysis.groups.nouns)):
            head = self.analysis.groups.nouns[place].head
            start = self.analysis.tokens.starts[self.analysis.units.firsts[head]]
            if self.analysis.aside[self.analysis.sentence_of(head)] or self.analysis.is_aside(start):
                continue
            proposal = self.propose(place)
            if proposal is not None:
                self.parts.add(proposal)
        return self.found

    def propose(self, place: int) -> Proposal | None:
        """The best proposal for one group, or none."""
        group = self.analysis.groups.nouns[place]
        count = group.count
        other = self.another(place) if count is None or count.shape == "one" else None
        if other is None and count is None:
            count = self.zeros.count(place)
        if (count is None or count.shape == "one") and self.parts.names_counted(place):
            return None  # *trois soldats, Ali Kaba, Omar Sy et Ibou Sarr*
        if other is not None or count is None:
            return other or (self.single(place) if self.singles.is_one_person(place) else None)
        victims = self.victims.read(self.whole_of(place))
        options = self.options.options(place, victims) or self.shared_options(place, victims)
        count = risen(self.analysis, self.language.grammar.of, place, count)
        if self.is_nobody(place, count, victims, options):
            return None
        if PAIR in self.victims.senses(group.head):
            count = doubled(count)
        if self.parts.goes_along(place) and all(self.is_condition(option) for option in options):
            options = []  # *deux gardes ont été tués, ainsi que trois otages*
        if options and self.is_state_of_part(place, options):
            options = []
        if options:
            return self.best(place, count, victims, options)
        return self.parts.told_against(place, count, victims) or self.parts.inherit(place, count, victims)

    def is_nobody(self, place: int, count: Count, victims: Victims, options: list[Option]) -> bool:
        """Whether a count is of things, of those set free or met, a measure, or none of a harm of its own."""
        group = self.analysis.groups.nouns[place]
        is_hurt = any(option[1] in HURT and option[2].where == "adjective" for option in options)
        is_freed = self.reality.is_set_free(place) and not is_hurt and not self.is_taken(place, options)
        is_no_count = self.measures.is_measure(place) or self.measures.is_part_of_name(place)
        is_no_count = is_no_count or CAMP in self.victims.senses(group.head)  # *morts des deux côtés*
        is_thing = victims.is_thing and not any(option[2].where == CASE for option in options)
        if is_thing or is_no_count or is_freed or self.reality.is_met(place):
            return True
        if options and not victims.is_person and self.is_lifeless(place, options):
            return True
        if count.shape == "none" and group.count is not None:
            return self.options.nouns.are_victims(place) and not self.zeros.is_tallied(place)
        if count.shape != "one":
            return False
        if options and all(self.is_exile(option) for option in options):
            return True
        is_told = count.takes_part and bool(options) and all(option[2].where == "head" for option in options)
        return is_told or not self.is_single_victim(place, victims, options)  # *l'une des victimes est le maire*

    def is_exile(self, option: Option) -> bool:
        """Whether a rule only finds that somebody lives in exile: *un colonel réfugié en Ossa annonce …*."""
        clause = self.analysis.clauses[option[3]] if option[3] is not None else None
        is_beside = option[2].where in STATES or (clause is not None and clause.kind == "participial")
        return option[1] == "displaced" and is_beside

    def is_lifeless(self, place: int, options: list[Option]) -> bool:
        """Whether a known noun for no people is only told to suffer what things do too: *deux ministères évacués*."""
        units, clauses, verbs = self.analysis.units, self.analysis.clauses, self.analysis.groups.verbs
        head = self.analysis.groups.nouns[place].head
        is_known = self.language.lexicon.knows(units.lows[head])
        if units.letters[head] != "N" or units.names[head] >= 0 or not is_known:
            return False
        told = [verbs[clauses[option[3]].verb].lemma for option in options if option[3] is not None]
        return len(told) == len(options) and all(lemma in self.rules.of_things for lemma in told)

    def shared_options(self, place: int, victims: Victims) -> list[Option]:
        """What is said behind the second of two counted kinds of people: *dix gendarmes et quatre civils tués*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        group, end = nouns[place], self.options.qualifiers.end_of(place)
        following = range(place + 1, min(place + 1 + COMPLEMENTS, len(nouns)))
        other = next((n for n in following if nouns[n].joined == place), None)
        if not victims.is_person or group.is_among or other is None:
            return []
        second = self.victims.read(other)
        if (
            self.options.qualifiers.is_of_many(place)
            or letters[end : nouns[other].first] != ["C"]
            or not second.is_person
        ):
            return []
        is_told_of = letters[nouns[other].head - 1] in "NA"  # *quatre civils tués*, no *quatre blessés*
        return [
            option
            for option in self.options.options(other, second)
            if option[4] and min(option[4]) >= nouns[other].first and (option[2].where != "head" or is_told_of)
        ]

    def is_state_of_part(self, place: int, options: list[Option]) -> bool:
        """Whether a noun only tells what a part of those harmed were: *vingt morts, dont douze réfugiés*."""
        before = self.parts.previous(place) if self.analysis.groups.nouns[place].is_among else None
        if before is None or self.found[before].outcome in (*CONDITIONS, EITHER):
            return before is not None and self.found[before].outcome == WORSE[3] and self.are_moved(options)
        return all(option[2].where == "head" and option[1] in CONDITIONS for option in options)

    def are_moved(self, options: list[Option]) -> bool:
        """Whether rules only find that people had fled."""
        return all(option[2].where == "head" and option[1] == "displaced" for option in options)

    def is_condition(self, option: Option) -> bool:
        """Whether a rule only finds what people were when something befell them: held, displaced."""
        return option[1] in CONDITIONS and self.options.is_state(option)

    def is_taken(self, place: int, options: list[Option]) -> bool:
        """Whether words beside the noun say that people were taken: *six élèves enlevés* stay a figure when freed."""
        beside = {*self.options.qualifiers.after(place), *self.options.qualifiers.fronted(place)}
        taken = [option for option in options if option[1] == "captured"]
        return any(option[2].where == "verb" or set(option[4]) & beside for option in taken)

    def whole_of(self, place: int) -> int:
        """The group of those whom a count is of: *22 des 25 drones*, *dix drones, dont huit*, *meurtres de civils*."""
        nouns = self.analysis.groups.nouns
        befallen = self.options.befallen(place)
        if befallen is not None:
            return befallen
        if nouns[place].is_among and self.options.is_headless(place):
            first = self.analysis.ranges[self.analysis.sentence_of(nouns[place].head)][0]
            before = (n for n in range(place - 1, -1, -1) if nouns[n].head >= first and nouns[n].count is not None)
            whole = next(before, place)
            if self.victims.read(whole).is_thing:
                return whole
        count = nouns[place].count
        following = place + 1
        taken = count is not None and count.takes_part and self.options.is_headless(place)
        if taken and following < len(nouns) and nouns[following].first == nouns[place].last:
            return following
        of_them = count is not None and (
            taken or (count.takes_part and nouns[place].is_pronoun) or nouns[place].is_among
        )
        if not of_them or not (nouns[place].is_pronoun or self.options.is_headless(place)):
            return place
        last, those = self.parts.previous(place), self.those_before(place)
        if last is None:
            return those
        is_nearer = those != place and nouns[place].is_pronoun and those > self.found[last].place
        return those if is_nearer else place

    def those_before(self, place: int) -> int:
        """The people told last, of whom a bare number is some: *repoussé les assaillants, dont trois ont péri*."""
        nouns, analysis = self.analysis.groups.nouns, self.analysis
        sentence = analysis.sentence_of(nouns[place].head)
        for other in range(place - 1, max(-1, place - BEFORE), -1):
            if sentence - analysis.sentence_of(nouns[other].head) > nouns[place].is_pronoun:
                break
            senses = self.victims.senses(nouns[other].head)
            if nouns[other].is_plural and any(s.startswith(("person", "force")) for s in senses):
                return other
        return place

    def best(self, place: int, count: Count, victims: Victims, options: list[Option]) -> Proposal:
        """The heaviest option as a proposal, with the next one kept; of equals the worst: *enlevés puis exécutés*."""
        ranks = {outcome: rank for rank, outcome in enumerate(WORSE)}
        options.sort(key=lambda option: (-option[0], ranks.get(option[1], 0), option[2].id))
        self.put_death_first(options)
        weight, outcome, rule, clause, evidence = options[0]
        if rule.where == "reach":
            victims = self.counted_people(place, self.analysis.groups.noun_at[evidence[0]])
        others = [option for option in options if option[1] != outcome]
        told = self.told_before(place, count) if outcome == EITHER else None
        tally = self.parts.comprised_in_tally(place) if outcome == EITHER else None
        outcome = outcome if tally is None else self.found[tally].outcome
        if told is not None:
            outcome = told.outcome
            victims = told.victims if victims.status is None and victims.party is None else victims
        whole = self.whole_before(place, outcome)
        if whole is None:
            whole = self.bulletins.whole_of(place, outcome, count)
        return Proposal(
            place=place,
            count=count,
            outcome=outcome,
            rule=rule.id,
            weight=weight,
            whole=whole,
            relation="part_of" if whole is not None else None,
            victims=victims,
            clause=clause,
            evidence=evidence,
            runner_up=others[0][1] if others else None,
            margin=weight - others[0][0] if others else weight,
        )

    def put_death_first(self, options: list[Option]) -> None:
        """Let a verb of death that is told as done outweigh another: *a succombé après avoir été mené à l'hôpital*."""
        if options[0][1] == WORSE[0] or options[0][2].where != "verb" or self.options.is_state(options[0]):
            return
        near = (o for o in options if o[2].where == "verb" and options[0][0] - o[0] < DEADLIER)
        deadly = next((o for o in near if o[1] == WORSE[0] and not self.options.is_state(o)), None)
        if deadly is not None:
            options.remove(deadly)
            options.insert(0, deadly)

    def counted_people(self, place: int, tally: int) -> Victims:
        """Who the people of a total are: by its tally, or what stands behind it: *à 12 le nombre de rebelles*."""
        victims, following = self.victims.read(tally), place + 1
        if victims.status is not None or victims.party is not None or following >= len(self.analysis.groups.nouns):
            return victims
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        is_tally = "tally" in senses[nouns[following].head] and nouns[following].first == nouns[place].last
        counted = following + 1
        if not is_tally or counted >= len(nouns) or nouns[counted].of != following:
            return victims
        return self.victims.read(counted)

    def whole_before(self, place: int, outcome: str) -> int | None:
        """The figure of the same harm that one behind an *among* is a part of: *dont 80 exécutés*."""
        if not self.analysis.groups.nouns[place].is_among:
            return None
        before = self.parts.previous(place)
        if before is None or self.found[before].outcome != outcome:
            return None
        return self.parts.root(before)

    def told_before(self, place: int, count: Count) -> Proposal | None:
        """The figure of as many people told just before, for *les douze victimes*, or none where the number is new."""
        group = self.analysis.groups.nouns[place]
        if count.shape != "exact" or count.most == 1 or not self.is_definite(group.first, group.head):
            return None
        alike = (other for other in reversed(self.found) if other.relation is None)
        return next((o for o in alike if (o.count.least, o.count.most) == (count.least, count.most)), None)

    def is_definite(self, first: int, last: int) -> bool:
        """Whether words that point back open a group: *les*, *ces*."""
        return any(self.analysis.units.lows[unit] in self.rules.pointing for unit in range(first, last))

    def is_single_victim(self, place: int, victims: Victims, options: list[Option]) -> bool:
        """Whether *one* counts a victim here: a person whom a rule harms, or a part of a whole that was harmed."""
        group = self.analysis.groups.nouns[place]
        if self.is_one_of_them(place):
            return True
        if not victims.is_person or victims.unit == "household":
            return False
        senses = self.victims.senses(group.head)
        if "tally" in senses or (
            "maybe:body" in senses and not self.singles.is_body(place)
        ):  # *une lourde perte* is no number
            return False
        return (
            any(option[1] != "displaced" for option in options)  # *un élève qui s'est réfugié* is no figure
            or self.parts.listed_from(place) is not None
            or self.adds_up(place)
            or bool(self.parts.those_among(place))
            or ((group.is_among or group.joined is not None) and "person" not in senses)
            or self.parts.is_next_part(place)
        )

    def is_one_of_them(self, place: int) -> bool:
        """Whether a group is one of those just counted: *six blessés, l'une d'entre elles grièvement*."""
        group = self.analysis.groups.nouns[place]
        if self.parts.previous(place) is None or group.count is None or group.prep is not None:
            return False
        goes_on = group.joined in self.parts.of_group and self.options.is_headless(place)  # *deux à Dalo et une à Kofa*
        return goes_on or (group.is_pronoun and (group.count.takes_part or group.is_among))

    def adds_up(self, place: int) -> bool:
        """Whether *one* is on a list that adds up to the figure before it: *deux morts, un garde et un élève*."""
        before = self.parts.previous(place)
        return before is not None and self.parts.sums_up(place, before)

    def another(self, place: int) -> Proposal | None:
        """The proposal for one more of those just counted: *un soldat a été tué et un autre blessé*."""
        group = self.analysis.groups.nouns[place]
        before = self.parts.previous(place)
        low = self.analysis.units.lows[group.head]
        is_next = low in self.rules.ordinals and (group.count is not None or self.is_next(place, before))
        is_other = low in self.rules.other_of_two and before is not None and self.found[before].count.most == 1
        if before is None or not (is_next or is_other or (group.count is None and low in self.rules.another)):
            return None
        victims = self.found[self.parts.root(before)].victims
        options = self.options.verb_options(place)
        if not victims.is_person:
            return None
        count = Count(first=0, last=0, core=0, reach=0, least=1, most=1, shape="one", adds=True)
        if not options and self.parts.is_other_part(place, before):
            return self.parts.inherited(place, count, victims, before, "part_of")
        if not options:
            return None
        return msgspec.structs.replace(self.best(place, count, victims, options), whole=before, relation="adds_to")

    def is_next(self, place: int, before: int | None) -> bool:
        """Whether an ordinal behind its article alone tells the one after those just told: *deux …, le troisième …*."""
        group = self.analysis.groups.nouns[place]
        is_alone = group.head == group.first + 1 and group.last == group.head + 1 and group.prep is None
        return is_alone and before is not None and not group.is_plural

    def single(self, place: int) -> Proposal | None:
        """The proposal for one named or titled person who is harmed: *le maire*, *le chef rebelle X*."""
        group = self.analysis.groups.nouns[place]
        victims = self.victims.read(place)
        options = self.options.options(place, victims)
        options = [o for o in options if o[2].where in {"verb", "governs"} and o[1] != "displaced"]
        count = Count(first=0, last=0, core=0, reach=0, least=1, most=1, shape="one")
        listed = None if options else self.listed_single(place, count, victims)
        if listed is not None:
            return listed
        if group.is_among and self.singles.is_titled(group.head):
            before = self.parts.previous(place)
            if before is not None and self.found[before].relation != "adds_to":
                return self.parts.inherited(place, count, victims, before, "part_of")
        if options:
            return self.best(place, count, victims, options)
        return self.single_beside(place, count, victims)

    def listed_single(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """The proposal for one person on a list of those harmed: *Parmi les morts, le maire*."""
        group = self.analysis.groups.nouns[place]
        begin = self.analysis.ranges[self.analysis.sentence_of(group.head)][0]
        is_bound = group.of is not None or group.prep in self.language.grammar.agent  # *l'arrivée du maire*
        if group.first - begin >= LISTED or is_bound or self.parts.speaks(place):
            return None
        may_be_listed = self.singles.is_titled(group.head) or self.parts.is_told_in_main(place)
        listed = self.parts.listed_from(place) if may_be_listed else None
        if listed is not None:
            return self.parts.inherited(place, count, victims, listed, "part_of")
        return self.parts.listed_alone(place, count, victims)

    def single_beside(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """The proposal for one person who shares a harm: *la victime est le maire*, *ainsi que le maire*."""
        if self.parts.spelled_out(place):
            return self.parts.told_among(place, count, victims)
        before = self.parts.previous(place) if self.parts.goes_along(place) else None
        return None if before is None else self.parts.inherited(place, count, victims, before, None)
