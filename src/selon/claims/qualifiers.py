"""Enters: a counted group. Leaves: the words that qualify it: adjectives, and participles behind or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.claims.roles import Roles
    from selon.claims.victims import VictimReader
    from selon.model.analysis import Analysis

MANY = ("event", "collective", "unit", "force")  # senses of what its own number of people makes up


class Qualifiers:
    """Finds what qualifies the counted groups of one document."""

    def __init__(self, analysis: Analysis, roles: Roles, victims: VictimReader) -> None:
        """Take the document's layers and the reader of victims, which knows a group's complements."""
        self.analysis = analysis
        self.roles = roles
        self.victims = victims

    def elliptic(self, place: int) -> list[int]:
        """The participle that stands for its noun, the verb before being shared: *… ont été tués et 150 arrêtés*."""
        group = self.analysis.groups.nouns[place]
        units = self.analysis.units
        if group.count is None or units.letters[group.head] != "N" or units.senses[group.head]:
            return []
        is_listed = units.letters[group.first - 1 : group.first] in ([","], [";"])
        goes_on = group.is_among or group.joined is not None or is_listed or self.analysis.shared_verb(group.head) >= 0
        return [group.head] if goes_on else []

    def after(self, place: int) -> list[int]:
        """The units that qualify a group: its adjectives, and what follows it directly."""
        group = self.analysis.groups.nouns[place]
        letters = self.analysis.units.letters
        found = [*group.adjectives, *(unit for unit in range(group.head + 1, group.last) if letters[unit] == "N")]
        index = self.end_of(place)
        while index < len(letters) and letters[index] == "R":
            index += 1
        if index < len(letters) and letters[index] in "PAN" and not self.is_auxiliary_before(index):
            found.append(index)
        return found

    def after_list(self, place: int) -> list[int]:
        """What qualifies the last of a list that a group begins: *cinq rebelles et un soldat tués*."""
        nouns = self.analysis.groups.nouns
        last = place
        while last + 1 < len(nouns) and nouns[last + 1].joined == last and nouns[last + 1].count is not None:
            if self.is_of_part(place) and "," in self.analysis.units.letters[nouns[last].last : nouns[last + 1].first]:
                break  # *treize tués, dont une femme, ainsi que deux blessés*
            last += 1
        if last == place or self.is_of_many(place):
            return []
        return [u for u in self.after(last) if self.analysis.units.letters[u] != "N"]

    def is_of_part(self, place: int) -> bool:
        """Whether a group is one of those told among others: *dont deux enfants et une femme*."""
        group = self.analysis.groups.nouns[place]
        while not group.is_among and group.joined is not None:
            group = self.analysis.groups.nouns[group.joined]
        return group.is_among

    def after_parts(self, place: int) -> list[int]:
        """What qualifies a group behind its parts: *douze soldats, dont un officier, tués près du pont*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        last = place + 1
        if last >= len(nouns) or not nouns[last].is_among or not nouns[place].is_plural:
            return []
        while last + 1 < len(nouns) and (nouns[last + 1].joined == last or nouns[last + 1].of == last):
            last += 1
        is_closed = units.letters[nouns[last].last : nouns[last].last + 1] == [","]
        if nouns[last].is_plural and not is_closed:
            return []  # *douze soldats, dont des officiers blessés*
        at = nouns[last].last + is_closed
        is_theirs = at < len(units) and units.letters[at] in "PAN" and units.features[at].endswith("p")
        return [at] if is_theirs and not self.is_auxiliary_before(at) else []

    def fronted(self, place: int) -> list[int]:
        """A participle that opens the sentence of which a group is the subject: *enlevés lundi, six élèves …*."""
        if not any(role.slot == "subject" for role in self.roles.of_group.get(place, ())):
            return []
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        first = nouns[place]
        while first.joined is not None:
            first = nouns[first.joined]
        opening = self.analysis.ranges[self.analysis.sentence_of(first.head)][0]
        is_apart = first.first > opening + 1 and units.letters[first.first - 1] == ","
        return [opening] if is_apart and units.letters[opening] in "PAN" else []

    def end_of(self, place: int) -> int:
        """The unit after a group with its complements."""
        return self.analysis.groups.nouns[self.victims.members(place)[-1]].last

    def is_auxiliary_before(self, unit: int) -> bool:
        """Whether a unit is part of a finite verb group rather than a qualifier."""
        verb = self.analysis.groups.verb_at[unit]
        return verb >= 0 and self.analysis.groups.verbs[verb].form != "participle"

    def is_of_many(self, place: int) -> bool:
        """Whether a group only says how many make up a body or an act: *une patrouille de dix hommes*."""
        nouns = self.analysis.groups.nouns
        whole = nouns[place].of
        return whole is not None and any(sense.startswith(MANY) for sense in self.victims.senses(nouns[whole].head))
