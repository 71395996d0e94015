"""Enters: clauses and noun groups. Leaves: for each group, the slots that it fills, by lists and idioms too."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import Clause
    from selon.packs.rules import Idiom, TollRules


KEPT = 65_536  # pairs of senses and family whose suffix is kept from text to text
PEOPLE = ("person", "force")  # families of senses of nouns of people
HARM, COST = "harm:", "cost:"  # families of senses of what is done to people, of what something costs them
WHEN = ("T", "R", "pT", "dT", "pDT")  # classes of words that tell when
CLITIC = "o"  # the class of pronouns before their verb
EARLIER = 4  # clauses back in which a pronoun has its noun
COMPLEMENTS = 3  # groups that complement an object, behind which fixed words of its verb may stand


class Role(msgspec.Struct, frozen=True):
    """A group fills `slot` of the clause at `clause`."""

    clause: int
    slot: str


class Roles:
    """The roles of all groups of a document."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Gather the roles; the idioms of the rules give verbs with fixed words senses of their own."""
        self.analysis = analysis
        self.rules = rules
        self.of_group: dict[int, list[Role]] = {}
        self.by_verb: dict[str, list[Idiom]] = {}
        for idiom in rules.idiom:
            self.by_verb.setdefault(idiom.verb, []).append(idiom)
        self.idiom_of: dict[int, tuple[frozenset[str], int]] = {}
        for index, clause in enumerate(analysis.clauses):
            found = self.find_idiom(index)
            if found:
                self.idiom_of[index] = found
            if clause.subject is not None:
                self.add(clause.subject, Role(index, "subject"))
            if clause.object is not None:
                self.add(clause.object, Role(index, "object"))
            if clause.agent is not None:
                self.add(clause.agent, Role(index, "agent"))
            for place in clause.others:
                prep = analysis.groups.nouns[place].prep or ""
                self.add(place, Role(index, prep))
        self.take_inner()
        self.take_part()
        self.take_apposed()
        self.take_cost()
        self.take_fates()
        self.take_pronouns()
        self.spread()

    def take_inner(self) -> None:
        """Give an idiom the object of a verb among its fixed words: *a mis hors d'état de nuire neuf gardes*."""
        clauses, verbs, firsts = self.analysis.clauses, self.analysis.groups.verbs, self.analysis.units.firsts
        for index, (_, end) in self.idiom_of.items():
            inner = clauses[index + 1] if index + 1 < len(clauses) else None
            if inner is None or inner.object is None or clauses[index].object is not None:
                continue
            if firsts[verbs[clauses[index].verb].first] < firsts[verbs[inner.verb].first] < end:
                self.add(inner.object, Role(index, "object"))

    def take_part(self) -> None:
        """Give a number that is taken out of the group behind it that group's roles: *quatre des huit gardes*."""
        nouns = self.analysis.groups.nouns
        for place, group in enumerate(nouns[:-1]):
            count, whole = group.count, nouns[place + 1]
            if count is not None and count.shape == "none" and whole.of == place and whole.count is not None:
                self.of_group.setdefault(place + 1, []).extend(self.of_group.get(place, ()))
                continue  # *aucun des neuf marins n'a survécu*
            is_taken = count is not None and count.takes_part and whole.first == group.last and whole.count is not None
            roles = self.of_group.get(place + 1, []) if is_taken and place not in self.of_group else []
            if roles and not any("free" in self.senses(role.clause) for role in roles):
                self.of_group[place] = self.of_group.pop(place + 1)

    def take_apposed(self) -> None:
        """Give those counted right behind uncounted people their roles: *les passagers, au nombre de sept, …*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        for place, group in enumerate(nouns):
            if group.count is None or place == 0 or group.first == 0:
                continue
            is_equal = units.lows[group.first - 1] in self.rules.equals
            is_number = group.prep in self.rules.numbering
            begin = group.first - is_equal
            other = self.whole_before(place, begin)
            if units.letters[begin - 1] not in ",(" or other not in self.of_group:
                continue
            whole = nouns[other].count
            is_apposed = (is_equal or is_number) and (whole is None or whole.shape == "one")
            if is_apposed or (place not in self.of_group and self.is_apposed(other, place)):
                self.of_group[place] = [role for role in self.of_group[other] if self.is_told_of(role, place)]

    def whole_before(self, place: int, begin: int) -> int:
        """The group before a unit, or the one that it complements."""
        nouns, other = self.analysis.groups.nouns, place - 1
        while nouns[other].of is not None and nouns[other].last <= begin:
            other = nouns[other].of or 0
        return other

    def is_apposed(self, other: int, place: int) -> bool:
        """Whether counted people between commas are those told before: *les occupants du bus, sept marchands, …*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        whole, group = nouns[other], nouns[place]
        is_bare = group.prep is None and group.joined is None and not group.is_among and group.is_plural
        if not is_bare or whole.count is not None or not whole.is_plural or whole.first == group.first:
            return False
        told = [any(s.startswith(PEOPLE) for s in units.senses[n.head]) for n in (whole, group)]
        return all(told) and units.letters[group.last : group.last + 1] in ([","], ["."])

    def is_told_of(self, role: Role, place: int) -> bool:
        """Whether people have a part in a clause that is not the one which only equals a group with them."""
        return self.analysis.clauses[role.clause].object != place and role.slot in {"subject", "object"}

    def take_fates(self) -> None:
        """Give those whose fate a clause tells a part in it: *dont le sort reste inconnu*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        for index, (senses, _) in self.idiom_of.items():
            clause = self.analysis.clauses[index]
            if not any(sense.startswith(COST) for sense in senses):
                continue
            if clause.marker in self.rules.whose and clause.first > 0:
                owner = self.analysis.groups.noun_at[clause.first - 1]
                if owner >= 0:
                    self.add(owner, Role(index, "object"))
            elif clause.subject is not None and units.lemmas[nouns[clause.subject].head] in self.rules.fates:
                theirs = [n for n in (clause.subject + 1,) if n < len(nouns) and nouns[n].of == clause.subject]
                for place in theirs:
                    self.add(place, Role(index, "object"))

    def take_pronouns(self) -> None:
        """Give the object of a clause a part in the next, whose object is *them* or *him*: *… et les ont abattus*."""
        clauses, verbs, units = self.analysis.clauses, self.analysis.groups.verbs, self.analysis.units
        for index, clause in enumerate(clauses):
            verb = verbs[clause.verb]
            if clause.object is not None or verb.voice != "active":
                continue
            lows = [units.lows[at] for at in range(verb.first, verb.head) if units.letters[at] == CLITIC]
            is_many = any(low in self.rules.them for low in lows)
            if not is_many and not any(low in self.rules.him for low in lows):
                continue
            meant = self.object_before(index, is_many=is_many)
            if meant is not None:
                self.add(meant, Role(index, "object"))

    def object_before(self, index: int, *, is_many: bool) -> int | None:
        """The object, or its complement, of the nearest clause before in the sentence that agrees in number."""
        clauses, verbs, nouns = self.analysis.clauses, self.analysis.groups.verbs, self.analysis.groups.nouns
        sentence = self.analysis.sentence_of(verbs[clauses[index].verb].first)
        for other in range(index - 1, max(-1, index - EARLIER), -1):
            place = clauses[other].object
            if self.analysis.sentence_of(verbs[clauses[other].verb].first) != sentence:
                return None
            if place is None or nouns[place].first > verbs[clauses[index].verb].first:
                continue
            members = [n for n in (place, place + 1) if n == place or (n < len(nouns) and nouns[n].of == place)]
            found = next((n for n in members if nouns[n].is_plural == is_many), None)
            if found is not None:
                return found
        return None

    def add(self, place: int, role: Role) -> None:
        """Note a role of a group."""
        self.of_group.setdefault(place, []).append(role)

    def spread(self) -> None:
        """Give what goes on a list the roles of the list's first member."""
        for place, group in enumerate(self.analysis.groups.nouns):
            if group.joined is not None and group.joined in self.of_group:
                own = self.of_group.setdefault(place, [])
                verbs = self.analysis.groups.verbs
                for role in self.of_group[group.joined]:
                    after_verb = group.first > verbs[self.analysis.clauses[role.clause].verb].last
                    left_before = (
                        self.analysis.groups.nouns[group.joined].first
                        < verbs[self.analysis.clauses[role.clause].verb].first
                    )
                    if not (after_verb and left_before) and role not in own:
                        own.append(role)

    def find_idiom(self, index: int) -> tuple[frozenset[str], int] | None:
        """The senses of a verb with its fixed words, and the token after them; of two idioms the longer."""
        analysis = self.analysis
        clause = analysis.clauses[index]
        verb = analysis.groups.verbs[clause.verb]
        options = self.by_verb.get(verb.lemma)
        if not options:
            return None
        tokens, units = analysis.tokens, analysis.units
        behind, within = units.lasts[verb.last - 1], units.firsts[verb.head] - 1
        later = self.behind_time(verb.last)
        apart = self.ends_of_object(clause)
        best: tuple[frozenset[str], int] | None = None
        for idiom in options:
            is_harm = any(sense.startswith(HARM) for sense in idiom.senses)
            for words in idiom.words:
                pieces = words.split(" ")
                lone = (within,) if is_harm and len(pieces) == 1 else ()  # *ont été grièvement touchés*
                one_off = (behind + 1,) if pieces[0][0].isalpha() else ()  # a mark stands right behind the verb
                for start in (behind, *one_off, *later, *(apart if is_harm else ()), *lone):
                    end = behind + len(pieces)
                    if tokens.lows[start : start + len(pieces)] == pieces and (best is None or end > best[1]):
                        best = (frozenset(idiom.senses), max(end, start + len(pieces)))
        return best

    def behind_time(self, unit: int) -> tuple[int, ...]:
        """The token behind the times and adverbs that begin at a unit: *ont été menés dans la nuit en prison*."""
        units, at = self.analysis.units, unit
        while at < len(units) and "".join(units.letters[at : at + 3]).startswith(WHEN):
            at += 1 + (units.letters[at] == "p" and units.letters[at + 1] == "D")
        return (units.firsts[at],) if unit < at < len(units) else ()

    def ends_of_object(self, clause: Clause) -> list[int]:
        """The tokens behind the object of a clause and its complements: *a jeté trente opposants en prison*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        if clause.object is None:
            return []
        ends = [nouns[clause.object].last]
        for place in range(clause.object + 1, min(clause.object + 1 + COMPLEMENTS, len(nouns))):
            if nouns[place].of is None or nouns[place].first != nouns[place - 1].last:
                break
            ends.append(nouns[place].last)
        return [units.lasts[end - 1] for end in ends if units.letters[end : end + 1] != ["C"]]

    def take_cost(self) -> None:
        """Give people whom a noun within an idiom governs a part in its clause: *a coûté la vie de neuf civils*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        costs = {
            index: end for index, (senses, end) in self.idiom_of.items() if any(s.startswith(COST) for s in senses)
        }
        if not costs:
            return
        ends = {end: index for index, end in costs.items()}
        for place, group in enumerate(nouns if ends else ()):
            first = units.firsts[group.first]
            if group.prep is None:
                continue
            index = ends.get(first, ends.get(first + 1))  # the idiom may take in the *of*
            if index is not None:
                self.add(place, Role(index, "object"))

    def senses(self, index: int) -> frozenset[str]:
        """The senses of a clause's verb, those of its idiom first."""
        idiom = self.idiom_of.get(index)
        if idiom:
            return idiom[0]
        return self.analysis.groups.verbs[self.analysis.clauses[index].verb].senses

    def sense(self, index: int, family: str) -> str | None:
        """The suffix of the verb's sense in a family, as `killed` of `harm:killed`."""
        return told_in(self.senses(index), family)


@lru_cache(maxsize=KEPT)
def told_in(senses: frozenset[str], family: str) -> str | None:
    """The suffix of the first sense of a family, the family itself where it has none."""
    for sense in sorted(senses):
        head, _, tail = sense.partition(":")
        if head == family:
            return tail or head
    return None
