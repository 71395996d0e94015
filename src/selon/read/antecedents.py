"""Enters: words that open a clause. Leaves: the clause's kind, and the noun group that a relative stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.units import Clause, Groups, NounGroup, Units, VerbGroup
    from selon.packs.grammar import Grammar

HARD = frozenset(".;:")
MARKERS = frozenset("SKQ")
KINDS = {"K": "complement", "Q": "relative", "S": "adverbial"}
MARKED = frozenset(KINDS.values())
DETERMINED = frozenset("DUELMd")  # begins a group that is somebody or something of its own
SAYS = "say:"
BEING = "state:be"
REACH = 90  # units that a clause looks back
STEPS = 8  # links of a chain of groups that are followed


class Antecedents:
    """Tells what opens the clauses of one text, and what their relatives stand for."""

    def __init__(self, units: Units, groups: Groups, grammar: Grammar, clauses: list[Clause]) -> None:
        """Take the groups; `clauses` is the list under way, its verbs in order."""
        self.units = units
        self.groups = groups
        self.grammar = grammar
        self.clauses = clauses
        self.brackets: dict[int, int] = {}
        self.first = self.last = self.begin = 0
        self.starters = frozenset(grammar.pronoun_of_clause)

    def mark(self, clause: Clause, at: int) -> None:
        """Note the marker at a unit as what opens a clause; *that* after a noun makes a relative."""
        letter, low = self.units.letters[at], self.units.lows[at]
        clause.marker, clause.first, clause.kind = low, at, KINDS[letter]
        is_that = low in self.grammar.opens_complement
        if not is_that and not (letter == "Q" and low.endswith(self.grammar.opens_complement)):
            return
        antecedent = self.antecedent(at, None) if self.is_relative(at) else None
        clause.kind = "relative" if antecedent is not None or letter == "Q" else "complement"
        clause.object = None if antecedent is not None and self.is_cleft(antecedent) else antecedent

    def is_cleft(self, place: int) -> bool:
        """Whether a group only says where or when behind a verb of being: *c'est dans ce village que X a tué Y*."""
        group, groups = self.groups.nouns[place], self.groups
        before = groups.verb_at[group.first - 1] if group.prep is not None and group.first > self.first else -1
        return before >= 0 and BEING in groups.verbs[before].senses

    def is_relative(self, at: int) -> bool:
        """Whether *that* at a unit takes up the noun before it, rather than opening what is said or thought."""
        letters, verb_at, verbs = self.units.letters, self.groups.verb_at, self.groups.verbs
        before = at - 1
        if before >= self.first and letters[before] == "C":
            return self.goes_on_relative(before)
        while before >= self.first and letters[before] in ',">':
            before -= 1
        if before < self.first or self.groups.noun_at[before] < 0:
            return False
        for index in range(before, self.first - 1, -1):
            if letters[index] in HARD or letters[index] in MARKERS:
                return True
            if verb_at[index] >= 0 and verbs[verb_at[index]].form != "participle":
                return not any(sense.startswith(SAYS) for sense in verbs[verb_at[index]].senses)
        return True

    def goes_on_relative(self, at: int) -> bool:
        """Whether a coordinated *that* goes on a relative clause."""
        before = next((c for c in reversed(self.clauses) if c.first <= at and c.kind in MARKED), None)
        return before is not None and before.kind == "relative"

    def is_bound(self, at: int) -> bool:
        """Whether a preposition stands before a relative, so that it is no subject."""
        return at > self.first and self.units.letters[at - 1] in "pd"

    def antecedent(self, at: int, verb: VerbGroup | None) -> int | None:
        """The group that a relative at a unit stands for; of a chain of complements the nearest that agrees."""
        letters, nouns = self.units.letters, self.groups.nouns
        index = at - 1
        while index >= self.first and letters[index] in ',">)Cpd':
            index = self.brackets.get(index, index) - 1
        place = self.groups.noun_at[index] if index >= self.first else -1
        if place < 0:
            return self.antecedent_behind(index)
        if verb is None:
            return self.listed(place)
        body = nouns[place].of
        if body is not None and index == at - 1 and letters[nouns[place].head] == "E" and self.agrees(body, verb):
            return body  # no relative limits a name: *la police de Koro qui …*
        while not (self.agrees(place, verb) and self.is_determined(nouns[place])):
            of = nouns[place].of
            if of is None:
                return place
            place = of
        return place

    def is_determined(self, group: NounGroup) -> bool:
        """Whether a group is somebody or something of its own, no bare complement (*line of contact*)."""
        letters = self.units.letters
        return letters[group.first] in DETERMINED or any(u in DETERMINED for u in letters[group.first : group.head + 1])

    def antecedent_behind(self, index: int) -> int | None:
        """The antecedent of a relative that goes on another, or the nearest group that ends not far before."""
        for clause in reversed(self.clauses):
            if clause.first < self.first:
                break  # of the sentence before
            if clause.first > index or clause.kind != "relative" or clause.first < index - REACH // 2:
                continue
            if clause.marker in self.starters and clause.subject is not None:
                return clause.subject
            if clause.object is not None and self.groups.nouns[clause.object].first < clause.first:
                return clause.object
        for at in range(index, max(self.first, index - STEPS) - 1, -1):
            if self.groups.noun_at[at] >= 0:
                return self.groups.noun_at[at]
        return None

    # -- groups in number

    def agrees(self, place: int, verb: VerbGroup) -> bool:
        """Whether group and verb are alike in number; a list is many."""
        plural = verb.person.endswith("p")
        group = self.groups.nouns[place]
        if not verb.person:
            return True
        return (group.is_plural or self.has_list(place)) if plural else not group.is_plural

    def has_list(self, place: int) -> bool:
        """Whether another group goes on from this one as a list."""
        return any(group.joined == place for group in self.groups.nouns[place + 1 : place + 6])

    def listed(self, place: int, lowest: int = 0) -> int:
        """The first group of the list that a group goes on, within its own side of a verb."""
        nouns = self.groups.nouns
        for _ in range(STEPS):
            before = nouns[place].joined
            if before is None or before < lowest:
                return place
            if any(verb >= 0 for verb in self.groups.verb_at[nouns[before].last : nouns[place].first]):
                return place
            place = before
        return place

    def counts_part(self, at: int, part: int) -> bool:
        """Whether a group behind an *among* is some of a counted whole: *45 civils dont des femmes*."""
        whole = self.groups.noun_at[at - 1] if at > self.first else -1
        if whole < 0 or self.groups.nouns[whole].count is None:
            return False
        return self.units.lows[self.groups.nouns[part].first] in self.grammar.indefinite_plural
