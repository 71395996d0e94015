"""Enters: names of capitals and the words around them. Leaves: whether the town is meant, not the state's rulers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.read.place_context import PlaceContext

if TYPE_CHECKING:
    from selon.model.units import Clause, NounGroup

OF_TOWNS = ("people", "person:civilian", "group:refugees", "place")  # senses of who or what towns have
OF_STATE = "person:official"  # the sense of who speaks for a state, unless for its town
STRIKING = ("event:strike", "event:attack", "weapon")  # senses of what befalls towns
WAYS = ("place:kind", "vehicle")  # senses of what leads or goes from one town to another


class CapitalTowns(PlaceContext):
    """Tells the capitals of one document that are towns from those that stand for who rules there."""

    def is_town(self, unit: int) -> bool:
        """Whether a capital is the town: by whose it is, what befalls it, what goes there, or what it is called."""
        groups = self.analysis.groups
        place = groups.noun_at[unit]
        if place < 0 or groups.nouns[place].head != unit:
            return False
        group = groups.nouns[place]
        if self.is_called_town(unit) or self.is_on_a_way(place) or self.is_come_from(group):
            return True
        if group.prep is None:
            return self.suffers(place) or self.lives(place)
        if group.of is not None and group.prep in self.words.of:
            return self.is_of_townspeople(groups.nouns[group.of])
        return self.is_fallen_upon(group)

    def is_called_town(self, unit: int) -> bool:
        """Whether a capital is called a town behind a comma: *X, ville martyre, …*."""
        units, noun_at = self.analysis.units, self.analysis.groups.noun_at
        place = noun_at[unit + 2] if units.letters[unit + 1 : unit + 2] == [","] and unit + 2 < len(noun_at) else -1
        head = self.analysis.groups.nouns[place].head if place >= 0 else unit
        return head <= unit + 4 and units.lemmas[head] in self.words.towns

    def is_of_townspeople(self, governor: NounGroup) -> bool:
        """Whether who or what a capital complements is of a town: *les réfugiés de X*, *le maire de X*."""
        units = self.analysis.units
        senses, lemma = units.senses[governor.head], units.lemmas[governor.head]
        if lemma in self.words.local:
            return True
        return OF_STATE not in senses and any(sense.startswith(OF_TOWNS) for sense in senses)

    def is_on_a_way(self, place: int) -> bool:
        """Whether a capital is an end of a way: *la route entre X et Y*, *l'axe X-Y*, *de X à Y* at the head."""
        groups, units = self.analysis.groups, self.analysis.units
        group = groups.nouns[place]
        first = groups.nouns[group.joined] if group.joined is not None and group.prep is None else group
        if first.prep in self.words.between and first.first > 0:
            before = groups.noun_at[first.first - 1]
            head = groups.nouns[before].head if before >= 0 else -1
            return head >= 0 and any(sense.startswith(WAYS) for sense in units.senses[head])
        begins = first.first == self.analysis.ranges[self.analysis.sentence_of(first.first)][0]
        goes_on = place + 1 < len(groups.nouns) and groups.nouns[place + 1].first == group.last
        return (
            begins and group.prep in self.words.origin and goes_on and groups.nouns[place + 1].prep in self.words.whom
        )

    def clause_of_subject(self, place: int) -> Clause | None:
        """The clause whose subject a group is."""
        head = self.analysis.groups.nouns[place].head
        clauses = (self.analysis.clauses[index] for index in self.analysis.clauses_near(head, head))
        return next((clause for clause in clauses if clause.subject == place), None)

    def suffers(self, place: int) -> bool:
        """Whether what strikes has a capital as object: *quatre roquettes ont visé X*."""
        analysis = self.analysis
        first = analysis.groups.nouns[place].first
        verb = analysis.groups.verb_at[first - 1] if first > 0 else -1
        if verb < 0 or analysis.groups.verbs[verb].lemma not in self.words.shaking:
            return False
        subject = analysis.clauses[analysis.clause_of_verb[verb]].subject
        senses = analysis.units.senses[analysis.groups.nouns[subject].head] if subject is not None else ()
        return any(sense.startswith(STRIKING) for sense in senses)

    def lives(self, place: int) -> bool:
        """Whether only a town does what is told of a capital: *X brûle*, *X se vide*, *X est tombée*."""
        clause = self.clause_of_subject(place)
        if clause is None:
            return False
        verb = self.analysis.groups.verbs[clause.verb]
        return verb.form == "finite" and verb.lemma in self.words.befalling and clause.object is None

    def is_come_from(self, group: NounGroup) -> bool:
        """Whether somebody comes from a capital: *un avion venu de X*, *parti de X*."""
        before = group.first - 1
        is_from = before >= 0 and group.prep in self.words.origin
        return is_from and self.analysis.units.lemmas[before] in self.words.coming

    def is_fallen_upon(self, group: NounGroup) -> bool:
        """Whether arms or troops go upon a capital: *les bombes pleuvent sur X*, *ils marchent sur X*."""
        groups, before = self.analysis.groups, group.first - 1
        verb = groups.verb_at[before] if before >= 0 else -1
        if verb < 0 or group.prep not in self.words.onto:
            return False
        return groups.verbs[verb].lemma in self.words.upon
