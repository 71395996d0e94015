"""Enters: clauses and noun groups. Leaves: for each group, the slots that it fills, by lists and idioms too."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import Clause
    from selon.packs.rules import Idiom


KEPT = 65_536  # pairs of senses and family whose suffix is kept from text to text
HARM, COST = "harm:", "cost:"  # families of senses of what is done to people, of what something costs them
COMPLEMENTS = 3  # groups that complement an object, behind which fixed words of its verb may stand


class Role(msgspec.Struct, frozen=True):
    """A group fills `slot` of the clause at `clause`."""

    clause: int
    slot: str


class Roles:
    """The roles of all groups of a document."""

    def __init__(self, analysis: Analysis, idioms: tuple[Idiom, ...]) -> None:
        """Gather the roles; `idioms` give verbs with fixed words senses of their own."""
        self.analysis = analysis
        self.of_group: dict[int, list[Role]] = {}
        self.by_verb: dict[str, list[Idiom]] = {}
        for idiom in idioms:
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
        self.take_part()
        self.take_cost()
        self.spread()

    def take_part(self) -> None:
        """Give a number that is taken out of the group behind it that group's roles: *quatre des huit gardes*."""
        nouns = self.analysis.groups.nouns
        for place, group in enumerate(nouns[:-1]):
            count, whole = group.count, nouns[place + 1]
            is_taken = count is not None and count.takes_part and whole.first == group.last and whole.count is not None
            roles = self.of_group.get(place + 1, []) if is_taken and place not in self.of_group else []
            if roles and not any("free" in self.senses(role.clause) for role in roles):
                self.of_group[place] = self.of_group.pop(place + 1)

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
        apart = self.ends_of_object(clause)
        best: tuple[frozenset[str], int] | None = None
        for idiom in options:
            is_harm = any(sense.startswith(HARM) for sense in idiom.senses)
            for words in idiom.words:
                pieces = words.split(" ")
                lone = (within,) if is_harm and len(pieces) == 1 else ()  # *ont été grièvement touchés*
                for start in (behind, behind + 1, *(apart if is_harm else ()), *lone):
                    end = behind + len(pieces)
                    if tokens.lows[start : start + len(pieces)] == pieces and (best is None or end > best[1]):
                        best = (frozenset(idiom.senses), max(end, start + len(pieces)))
        return best

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
            if group.of is None:
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
