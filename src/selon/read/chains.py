"""Enters: noun groups. Leaves: how far the words reach that name one speaker, and whether a group may speak.

A chain is a group with its complements, the acronym in brackets behind it and the name or office set beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import NounGroup, VerbGroup
    from selon.packs.loader import Language
    from selon.packs.speech import SpeechWords

DEFINITE = "det.def"  # the feature of a definite article
SPEAKERS = frozenset({"party", "person", "capital", "inhabitant", "adjective"})


class Chains:
    """Tells the chains of noun groups of one document, and what they may be."""

    def __init__(self, analysis: Analysis, language: Language, words: SpeechWords) -> None:
        """Take the document's layers."""
        self.analysis = analysis
        self.language = language
        self.words = words

    def chain(self, place: int) -> tuple[int, int]:
        """The units from a group to the end of its complements and of what is set beside it."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        first, last = nouns[place].head, nouns[place].last
        while first > nouns[place].first and letters[first - 1] in "DAU":
            first -= 1
        inside = {place}
        index = place + 1
        while index < len(nouns):
            group = nouns[index]
            mark = letters[last] if group.first == last + 1 else ""
            is_complement = group.of is not None and group.of in inside and group.first == last
            is_place = group.first == last and (
                self.leads_to_name(place, index) or self.tells_where(place, index) or self.tells_aim(place, index)
            )
            is_joined = group.joined in inside and mark == "C" and self.goes_with(place, index)
            if is_complement or is_joined or is_place or (mark == "P" and self.is_called_by(place, index)):
                last = group.last
            elif mark == "(" and letters[group.last : group.last + 1] == [")"]:
                last = group.last + 1
            elif mark and mark in ",(–-" and (self.is_apposed(place, index) or self.is_from(place, index)):
                last = group.last
            else:
                break
            inside.add(index)
            index += 1
        return first, last

    def set_beside(self, place: int) -> int:
        """The person beside whose name a bare office or trade is set, else the group: *Jean Kaba, maire de Koro*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        group, before = nouns[place], nouns[place - 1]
        is_bare = place > 0 and group.first == group.head and not group.names and letters[group.first - 1] == ","
        if not is_bare or before.last != group.first - 1 or letters[group.head] == "E":
            return place
        is_named = bool(before.names) and self.is_person_name(before.names[-1])
        is_beside = self.is_apposed(place - 1, place) or self.is_people(group)
        return place - 1 if is_named and is_beside else place

    def leads_to_name(self, place: int, other: int) -> bool:
        """Whether a place behind an office stands before the holder's name: *l'envoyé de l'ONU en Libye, X*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        group = nouns[other]
        if group.prep is None or not self.is_name(group) or not self.is_office(nouns[place]) or other + 1 >= len(nouns):
            return False
        name = nouns[other + 1]
        return letters[group.last : name.first] == [","] and self.is_name(name) and self.is_person_name(name.head)

    def is_called_by(self, place: int, other: int) -> bool:
        """Whether a group behind a participle is of what a body is called by: *le bureau intégré des Nations unies*."""
        group, units = self.analysis.groups.nouns[other], self.analysis.units
        opens = units.lows[group.first] in self.language.grammar.of
        return (
            opens
            and self.is_office(self.analysis.groups.nouns[place])
            and self.analysis.kind_of_name(group.head) == "party"
        )

    def tells_where(self, place: int, other: int) -> bool:
        """Whether a group says how an office is held, or in which body a source is: *en exil*, *au ministère*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group = nouns[other]
        if self.is_office(nouns[place]) and " ".join(units.lows[group.first : group.last]) in self.words.tenures:
            return True
        is_source = any(sense.startswith("source") for sense in units.senses[nouns[place].head])
        return is_source and group.prep in self.words.inside and self.is_office(group)

    def tells_aim(self, place: int, other: int) -> bool:
        """Whether a group is what a body by its name is for: *le Collectif pour la paix*."""
        group, units = self.analysis.groups.nouns[other], self.analysis.units
        head = self.analysis.groups.nouns[place].head
        is_civil = "body:civil" in units.senses[head] and self.analysis.tokens.capitals[units.firsts[head]]
        return is_civil and group.prep in self.words.aims

    def goes_with(self, place: int, other: int) -> bool:
        """Whether a group after a coordinator belongs to the same speaker: a second complement, or a second name."""
        nouns = self.analysis.groups.nouns
        before, group = nouns[other].joined, nouns[other]
        opens_alike = self.analysis.units.lows[group.first] in self.language.grammar.indefinite_plural
        is_second = before is not None and nouns[before].of is not None and opens_alike
        return is_second or group.prep is not None or (self.is_office(nouns[place]) and self.is_name(group))

    def is_apposed(self, place: int, other: int) -> bool:
        """Whether a group after a comma says who the one before it is: a name beside an office, or the reverse."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        left, right = nouns[place], nouns[other]
        if right.prep is not None or (right.count is not None and right.is_plural):
            return False
        office_left, office_right = self.is_office(left), self.is_office(right)
        if self.is_name(left) or (left.names and self.is_person_name(left.names[-1])):
            return office_right and not right.names and not (self.is_definite(other) and self.acts(right))
        if office_left and (self.is_name(right) or (office_right and bool(right.names))):
            return not self.acts(right)
        is_closed = letters[right.last : right.last + 1] not in (["C"], ["E"])
        return self.is_people(left) and self.is_name(right) and self.is_person_name(right.head) and is_closed

    def acts(self, group: NounGroup) -> bool:
        """Whether a verb follows a group, so that it is the verb's subject: *selon l'armée, le M23 a pris Koro*."""
        letters = self.analysis.units.letters
        return letters[group.last : group.last + 1] != [] and letters[group.last] in "VXnos"

    def is_from(self, place: int, other: int) -> bool:
        """Whether a group after a comma tells of which body the person before it is: *Jean Kaba, de l'ONG X, …*."""
        nouns = self.analysis.groups.nouns
        person, body = nouns[place], nouns[other]
        if body.prep not in self.language.grammar.of or not person.names or not self.is_person_name(person.names[-1]):
            return False
        is_body = any(sense.startswith("body") for sense in self.analysis.units.senses[body.head])
        return is_body or self.analysis.kind_of_name(body.head) == "party"

    def is_person_name(self, unit: int) -> bool:
        """Whether the name at a unit is a person's, or may be one."""
        return self.analysis.kind_of_name(unit) in {"person", "unknown"}

    def is_people(self, group: NounGroup) -> bool:
        """Whether a group is one person by its head: *une vendeuse*."""
        senses = self.analysis.units.senses[group.head]
        return not group.is_plural and any(sense.startswith("person") for sense in senses)

    def is_office(self, group: NounGroup) -> bool:
        """Whether the head of a group is an office or a body that speaks."""
        return any(sense.startswith(("office", "body")) for sense in self.analysis.units.senses[group.head])

    def is_individual(self, group: NounGroup) -> bool:
        """Whether the head of a group is one who holds an office or a person, no body."""
        senses = self.analysis.units.senses[group.head]
        return any(sense.startswith(("office", "person")) for sense in senses) or not senses

    def is_definite(self, place: int) -> bool:
        """Whether a group opens with a definite article."""
        group = self.analysis.groups.nouns[place]
        opening = group.first if group.prep is None else group.first + 1
        return opening < group.last and self.analysis.units.features[opening] == DEFINITE

    def is_name(self, group: NounGroup) -> bool:
        """Whether the head of a group is a proper name."""
        return self.analysis.units.letters[group.head] == "E"

    def speaks(self, place: int) -> bool:
        """Whether a group may be somebody who says things: a name, an office, a body, a party, a person."""
        group = self.analysis.groups.nouns[place]
        units = self.analysis.units
        head = group.head
        if units.letters[head] == "E" or self.analysis.kind_of_name(head) in SPEAKERS:
            return True
        if units.letters[head] == "L":
            return True
        senses = units.senses[head]
        if any(
            s.startswith(
                ("office", "body", "source", "channel", "side", "say", "people", "person", "force", "tally", "unit")
            )
            for s in senses
        ):
            return True
        if units.lemmas[head] in self.words.kind_by_word or units.lemmas[head] in self.words.unnamed_by_word:
            return True
        return self.are_of_body(place)

    def are_of_body(self, place: int) -> bool:
        """Whether a group is of those who make up a body named behind it: *les équipes de la Croix-Rouge*."""
        nouns = self.analysis.groups.nouns
        if place + 1 >= len(nouns) or nouns[place + 1].of != place or nouns[place].count is not None:
            return False
        is_many = "collective" in self.analysis.units.senses[nouns[place].head]
        return is_many and (self.is_office(nouns[place + 1]) or self.names_party(place + 1))

    def is_called(self, place: int) -> bool:
        """Whether a group is a person by a trade, known or not, and a name: *le démographe Jean Kaba*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        is_person = any(self.is_person_name(unit) for unit in group.names)
        senses = units.senses[group.head]
        is_trade = not senses or any(sense.startswith("person") for sense in senses)
        return is_person and units.letters[group.head] == "N" and is_trade and not group.is_plural

    def is_no_saying(self, verb: VerbGroup, place: int | None) -> bool:
        """Whether a verb judges what is known or does the act it governs: *condamne l'attaque*, *lance un raid*."""
        analysis, units = self.analysis, self.analysis.units
        if verb.lemma in self.words.judging:
            behind = (unit for unit in range(verb.last, len(units) - 1) if units.letters[unit] not in "RT")
            at = next(behind, len(units) - 1)
            return units.letters[at] == "U" or units.lows[at] in self.words.pointing
        if verb.lemma not in self.words.doing or place is None:
            return False
        return any(sense.startswith("event") for sense in units.senses[analysis.groups.nouns[place].head])

    def is_speaker_name(self, place: int) -> bool:
        """Whether a group is surely one who speaks: an office, a body, a party, a person or a named unknown."""
        group = self.analysis.groups.nouns[place]
        kinds = {self.analysis.kind_of_name(unit) for unit in group.names}
        senses = self.analysis.units.senses[group.head]
        return (
            self.is_office(group)
            or bool(kinds & {"party", "person", "capital", "unknown"})
            or any(s.startswith(("source", "people", "side")) for s in senses)
        )

    def names_party(self, place: int) -> bool:
        """Whether a group names a party, so that what it says is that party's word."""
        group = self.analysis.groups.nouns[place]
        return any(
            self.analysis.kind_of_name(unit) in {"party", "capital", "inhabitant", "adjective"} for unit in group.names
        )

    def is_land(self, place: int) -> bool:
        """Whether a group is the bare name of a state or capital, which as a heading only says where."""
        group = self.analysis.groups.nouns[place]
        if self.analysis.kind_of_name(group.head) not in {"party", "capital", "place"}:
            return False
        parties = self.analysis.names[self.analysis.units.names[group.head]].parties
        entry = self.language.world.parties.get(parties[0]) if parties else None
        return entry is None or entry.kind in {"state", "de_facto"}

    def is_medium(self, unit: int) -> bool:
        """Whether the name at a unit is a medium's: *a appris X de sources locales*."""
        name = self.analysis.units.names[unit] if unit >= 0 else -1
        parties = self.analysis.names[name].parties if name >= 0 else ()
        entry = self.language.world.parties.get(parties[0]) if parties else None
        return entry is not None and entry.kind == "media"
