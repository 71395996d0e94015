"""Enters: a sentence. Leaves: its brackets, and its quotations that make a clause, for a search to step over."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from selon.read.antecedents import Antecedents

if TYPE_CHECKING:
    from selon.model.units import Clause, Groups, NounGroup, Units, VerbGroup
    from selon.packs.grammar import Grammar


class Regions(Antecedents):
    """Tells what is set apart in the sentence of one text that is under way."""

    def __init__(self, units: Units, groups: Groups, grammar: Grammar, clauses: list[Clause]) -> None:
        """Take the groups; `clauses` is the list under way, its verbs in order."""
        super().__init__(units, groups, grammar, clauses)
        self.regions: list[tuple[int, int]] = []

    def enter(self, first: int, last: int) -> None:
        """Take up a sentence: note its brackets, and its quotations that hold a finite verb."""
        self.first, self.last, self.begin = first, last, len(self.clauses)
        self.regions = []
        self.brackets = {}
        open_brackets: list[int] = []
        open_quote = -1
        for at in range(first, last):
            letter = self.units.letters[at]
            if letter == "(":
                open_brackets.append(at)
            elif letter == ")" and open_brackets:
                self.brackets[at] = open_brackets.pop()
            elif letter == "<" or (letter == '"' and open_quote < 0):
                open_quote = at
            elif letter in '>"' and (open_quote >= 0 or not self.regions):
                self.add_region(max(open_quote, first - 1), at)
                open_quote = -1
        if open_quote >= 0:
            self.add_region(open_quote, last)

    def add_region(self, start: int, end: int) -> None:
        """Keep a quotation whose words make a clause."""
        verb_at, verbs = self.groups.verb_at, self.groups.verbs
        for at in range(start + 1, end):
            verb = verb_at[at]
            if verb >= 0 and verbs[verb].form == "finite" and verbs[verb].first > start:
                self.regions.append((start, end))
                return

    def region_of(self, unit: int) -> tuple[int, int]:
        """The quotation around a unit, as the units of its marks, or the whole sentence."""
        index = bisect_right(self.regions, (unit, unit)) - 1
        if index >= 0 and self.regions[index][0] < unit < self.regions[index][1]:
            return self.regions[index]
        return self.first - 1, self.last

    def before_aside(self, at: int, verb: VerbGroup) -> int | None:
        """The unit before a bracket, or a quotation with a verb of its own, that ends at a unit, seen from outside."""
        if at in self.brackets:
            return self.brackets[at] - 1
        if self.units.letters[at] not in '">':
            return None
        for start, end in self.regions:
            if end == at and not start < verb.first < end:
                return start - 1
        return None

    def outside_quote(self, verb: VerbGroup) -> int:
        """The unit before a verb, or before the quotation that it begins: *les gardes, "ont été tués"*."""
        at, letters = verb.first - 1, self.units.letters
        if at <= self.first + 2 or letters[at] not in '"<' or letters[at - 1] != ",":
            return at
        end = at - 2 - (letters[at - 2] == "R")  # *du service d'urgence, "…*
        place: int | None = self.groups.noun_at[end]
        while place is not None and place >= 0 and self.groups.nouns[place].of is not None:
            place = self.groups.nouns[place].of
        if place is None or place < 0 or not verb.person.endswith("p") or not self.agrees(place, verb):
            return at
        return at - 2

    def goes_on_list(self, group: NounGroup, *, in_list: bool) -> bool:
        """Whether a group goes on a list that ends in a coordinator, so that the marks before it are no borders."""
        if group.joined is None:
            return in_list and group.of is not None
        return in_list or "C" in self.units.letters[self.groups.nouns[group.joined].last : group.first]
