"""Enters: a counted group. Leaves: the rules that its own noun fits, or the noun that it hangs on."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from selon.claims.layers import TollLayers

if TYPE_CHECKING:
    from selon.packs.rules import TollRule

Option = tuple[float, str, "TollRule", "int | None", tuple[int, ...]]
BODY = "unit:body"
CASE = "case"  # the sense of what counts acts, and where a rule finds an act that is counted
NEAR = 6  # units behind a count within which people are said to be victims of an act
SET_OFF = (["(", ")"], ["-", "-"])
LISTED_IN_BRACKETS = frozenset("UNARC,")  # what a list of counts is made of
JOINED = 2  # units from what is joined to what it is joined to
KEPT = 65_536  # pairs of senses and family whose suffix is kept from text to text


class NounOptions(TollLayers):
    """Finds the rules that nouns fit: the counted one, and those that govern it."""

    def read(self, place: int) -> list[Option]:
        """Every rule that a group fits by its own noun, by the next of a list, or by the noun that governs it."""
        found = [*self.noun_options("head", self.analysis.groups.nouns[place].head), *self.case_options(place)]
        found += self.respective_options(place)
        found += self.fallen_to(place) or self.made_by(place)
        found += self.bracketed(place)
        is_apart = self.is_toll_beside(place) or self.is_of_one_body(place)
        for head in (None if is_apart else self.governor(place), self.parted_from(place)):
            found += self.noun_options("governs", head) if head is not None else []
        return found

    def respective_options(self, place: int) -> list[Option]:
        """Rules that the noun of the next figure fits, for a bare one before it: *respectivement 8 et 14 morts*."""
        nouns, lows = self.analysis.groups.nouns, self.analysis.units.lows
        first = nouns[place].first
        before = lows[max(0, first - JOINED) : first]
        if not self.is_headless(place) or not set(before) & set(self.rules.respectively) or place + 1 >= len(nouns):
            return []
        return self.noun_options("head", nouns[place + 1].head) if nouns[place + 1].joined == place else []

    def case_options(self, place: int) -> list[Option]:
        """Rules of acts that each befall one person, counted as such: *douze meurtres*, *27 cas de disparition*."""
        nouns = self.analysis.groups.nouns
        count = nouns[place].count
        if (
            count is None or not nouns[place].is_plural or count.shape == "several"
        ):  # *plusieurs meurtres* tells no number
            return []
        is_case = CASE in self.victims.senses(nouns[place].head)
        members = self.victims.members(place) if is_case else [place]
        units = [nouns[member].head for member in members]
        if is_case and len(members) == 1:
            units += self.act_before(place)
        return [option for unit in units for option in self.noun_options(CASE, unit)]

    def act_before(self, place: int) -> list[int]:
        """The unit of the act of which cases are told, here or in the sentence before: *On en a recensé 84 cas*."""
        analysis, head = self.analysis, self.analysis.groups.nouns[place].head
        sentence = analysis.sentence_of(head)
        senses = analysis.units.senses
        acts = (u for u in range(analysis.ranges[max(0, sentence - 1)][0], head) if suffix(senses[u], CASE))
        return list(islice(acts, 1))

    def bracketed(self, place: int) -> list[Option]:
        """Rules of the harmed of whom a bracket tells how many: *les victimes du raid de mardi (neuf au moins)*."""
        nouns = self.analysis.groups.nouns
        opening = self.opening_of(place)
        if opening is None:
            return []
        first = self.analysis.ranges[self.analysis.sentence_of(opening)][0]
        if self.is_of_place(place, opening):
            return self.broken_down(place, first)
        for other in range(place - 1, max(-1, place - NEAR), -1):
            group = nouns[other]
            if group.head < first:
                break
            if group.head > opening or self.opening_of(other) is not None:
                continue
            if group.count is not None:
                break
            if group.is_plural and (found := self.noun_options("head", group.head)):
                return found
        return []

    def is_of_place(self, place: int, opening: int) -> bool:
        """Whether a bare number in brackets is one of several behind places each: *à Kolo (12) et à Tiffa (9)*."""
        if not self.is_headless(place) or opening - 1 not in self.analysis.places:
            return False
        letters, (first, last) = self.analysis.units.letters, self.analysis.ranges[self.analysis.sentence_of(opening)]
        bare = (u for u in range(first + 1, last - 2) if letters[u : u + 3] == ["(", "U", ")"])
        return sum(unit - 1 in self.analysis.places for unit in bare) > 1

    def broken_down(self, place: int, first: int) -> list[Option]:
        """Rules of the harm that figures behind places break down: the nearest told of many before in the sentence."""
        nouns = self.analysis.groups.nouns
        for other in range(place - 1, -1, -1):
            if nouns[other].head < first:
                break
            if nouns[other].is_plural and self.opening_of(other) is None:
                head = nouns[other].head
                found = self.noun_options("head", head) or self.noun_options(CASE, head)
                if found:
                    return found
        return []

    def opening_of(self, place: int) -> int | None:
        """The unit of the bracket or dash that sets off a count, or a list of counts, of which a group is one."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        group = nouns[place]
        last = group.last
        while last < len(letters) and letters[last] in LISTED_IN_BRACKETS:
            last += 1
        while group.joined is not None and nouns[group.joined].count is not None:
            group = nouns[group.joined]
        around = [*letters[group.first - 1 : group.first], *letters[last : last + 1]]
        is_bracketed = group.first > 0 and around in SET_OFF
        return group.first - 1 if is_bracketed and group.count is not None else None

    def fallen_to(self, place: int) -> list[Option]:
        """Rules of acts that people are said to be victims of: *ont été victimes d'exécutions sommaires*."""
        nouns, first = self.analysis.groups.nouns, self.analysis.groups.nouns[place].first
        roles = (role for role in self.roles.of_group.get(place, ()) if role.slot == "subject")
        acts = [act for role in roles for act in self.analysis.clauses[role.clause].others]
        acts += [n for n in range(place + 1, min(place + 3, len(nouns))) if nouns[n].first - first <= NEAR]
        for act in acts:
            group = nouns[act]
            is_of = group.prep in self.language.grammar.of and group.first > 0
            if is_of and "toll:casualties" in self.victims.senses(group.first - 1) and group.first - 1 != group.head:
                return self.noun_options(CASE, group.head)
        return []

    def made_by(self, place: int) -> list[Option]:
        """Rules of acts that make victims: *le massacre a fait 45 victimes*, *le crime dont 11 sont victimes*."""
        nouns, clauses = self.analysis.groups.nouns, self.analysis.clauses
        for role in self.roles.of_group.get(place, ()):
            clause = clauses[role.clause]
            others = (slot for slot in (clause.subject, clause.object) if slot is not None and slot != place)
            act = None
            if role.slot == "object" and self.are_victims(place):
                act = clause.subject
            elif clause.kind == "relative" and any(map(self.are_victims, others)):
                act = self.analysis.groups.noun_at[clause.first - 1]
            if act is None or act < 0:
                continue
            behind = act + 1 if act + 1 < len(nouns) and nouns[act + 1].of == act else act  # *une vague d'assassinats*
            for told in (act, behind, nouns[act].of):
                if told is not None and (found := self.noun_options("governs", nouns[told].head)):
                    return found
        return []

    def are_victims(self, place: int) -> bool:
        """Whether a group is of people called victims."""
        return "toll:casualties" in self.victims.senses(self.analysis.groups.nouns[place].head)

    def noun_options(self, where: str, unit: int) -> list[Option]:
        """Rules that the noun at a unit fits by its senses, as head or as governor of the group."""
        senses = self.victims.senses(unit)
        outcomes = ((rule, suffix(senses, rule.sense)) for rule in self.rules.by_where.get(where, ()))
        return [(rule.weight, outcome, rule, None, (unit,)) for rule, outcome in outcomes if outcome]

    def is_toll_beside(self, place: int) -> bool:
        """Whether a group is a toll of its own, only joined to what a noun governs: *la mort de X et 4 blessés*."""
        group = self.analysis.groups.nouns[place]
        senses = self.victims.senses(group.head)
        return group.joined is not None and group.of is None and suffix(senses, "toll") is not None

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
        governing = group.of
        is_lifeless = nouns[governing].prep in self.language.grammar.without  # *les corps sans vie de douze civils*
        if is_lifeless and governing and nouns[governing - 1].last == nouns[governing].first:
            governing -= 1
        return nouns[governing].head

    def is_of_one_body(self, place: int) -> bool:
        """Whether many are said to make up one *corps*, which is nobody's then: *un corps de trois cents hommes*."""
        nouns = self.analysis.groups.nouns
        whole = nouns[place].of
        is_many = whole is not None and nouns[place].is_plural and not nouns[whole].is_plural
        return is_many and "maybe:body" in self.victims.senses(nouns[whole or 0].head)

    def parted_from(self, place: int) -> int | None:
        """The head of bodies or of an act that a participle parts from whose it is: *les corps calcinés de deux …*."""
        nouns, clauses = self.analysis.groups.nouns, self.analysis.clauses
        is_own = nouns[place].of is None or nouns[place].count is not None
        for role in self.roles.of_group.get(place, ()) if is_own else ():
            clause = clauses[role.clause]
            body = clause.subject
            if body is None or clause.kind != "participial" or role.slot not in self.language.grammar.of:
                continue
            verb = self.analysis.groups.verbs[clause.verb]
            senses = self.victims.senses(nouns[body].head)
            if verb.first == nouns[body].last and (BODY in senses or suffix(senses, "act")):
                return nouns[body].head
        return None

    def is_headless(self, place: int) -> bool:
        """Whether a group is a count without a noun."""
        group = self.analysis.groups.nouns[place]
        return self.analysis.units.letters[group.head] == "U"


@lru_cache(maxsize=KEPT)
def suffix(senses: frozenset[str], family: str) -> str | None:
    """The suffix of the first sense of a family, as `killed` of `toll:killed`."""
    for sense in sorted(senses):
        head, _, tail = sense.partition(":")
        if head == family and tail:
            return tail
    return None
