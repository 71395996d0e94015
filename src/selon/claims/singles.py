"""Enters: noun groups. Leaves: which of them tell one person: named, titled, somebody's kin, one body found."""

from __future__ import annotations

from functools import lru_cache

from selon.claims.layers import TollLayers

FELLOWS = frozenset({"source:kin", "person"})  # senses of nouns of a family, and of people of no other kind


@lru_cache(maxsize=4096)
def tell_title(senses: frozenset[str]) -> bool:
    """Whether a noun with some senses tells an office, or that somebody is a civilian or a combatant."""
    is_office = any(sense.startswith(("office", "group:mayor")) for sense in senses)
    return is_office or "person:civilian" in senses or "person:combatant" in senses


class Singles(TollLayers):
    """Tells the groups of one document that are one person."""

    def is_one_person(self, place: int) -> bool:
        """Whether a group without a count is one named or titled person, or somebody's kin."""
        group = self.analysis.groups.nouns[place]
        if self.has_second_title(place) or self.is_remembered(place):
            return False
        if self.is_kin(place):
            return True
        is_bare = group.prep in self.language.grammar.partitive and group.head == group.first + 1
        if group.is_plural or group.is_pronoun or (is_bare and not group.names):
            return False  # *neuf corps de villageois*
        if self.analysis.units.lemmas[group.head] in self.rules.massed:
            return False
        return self.is_titled(group.head) or self.is_full_name(group.head)

    def is_remembered(self, place: int) -> bool:
        """Whether only the year is told in which somebody has died since: *raconte Ali Sora, mort en 1997*."""
        units, at = self.analysis.units, self.analysis.groups.nouns[place].last
        behind = units.lows[at : at + 2]
        if len(behind) < 2 or behind[0] != "," or behind[1] not in self.rules.deceased:
            return False
        index = next((time for time in units.times[at + 2 : at + 4] if time >= 0), -1)
        symbol = self.analysis.symbols[index] if index >= 0 else None
        return symbol is not None and symbol.year is not None and symbol.month is None

    def has_second_title(self, place: int) -> bool:
        """Whether a title is the first of two of one person, told by the second: *le fondateur et chef du parti*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        second = nouns[place + 1] if place + 1 < len(nouns) else None
        if second is None or second.joined != place or second.prep is not None or second.count is not None:
            return False
        is_bare = not any(letter in "DdUE" for letter in letters[second.first : second.head + 1])
        is_one = not second.is_plural and not nouns[place].is_plural
        return is_bare and is_one and self.is_titled(nouns[place].head) and self.is_titled(second.head)

    def is_full_name(self, unit: int) -> bool:
        """Whether a unit is the name of a person: a known one, or an unknown name of two words or more."""
        name = self.analysis.units.names[unit]
        if name < 0 or unit in self.analysis.places:
            return False
        found = self.analysis.names[name]
        return found.kind == "person" or (found.kind == "unknown" and found.last - found.first > 1)

    def is_titled(self, unit: int) -> bool:
        """Whether a noun tells an office, or that somebody is a civilian or a combatant."""
        return tell_title(self.victims.senses(unit))

    def is_kin(self, place: int) -> bool:
        """Whether a group tells one of somebody's family or fellows: *son épouse*, *leur chauffeur*."""
        group = self.analysis.groups.nouns[place]
        lows = self.analysis.units.lows[group.first : group.head]
        owned = set(lows) & set(self.rules.possessives) and not set(lows) & set(
            self.language.grammar.plural_determiners
        )
        return bool(owned) and not self.victims.senses(group.head).isdisjoint(FELLOWS)

    def is_body(self, place: int) -> bool:
        """Whether a word for bodies of any kind means one dead: found, carried away, or said to be of a person."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        roles = self.roles.of_group.get(place, ())
        told = (verbs[clauses[role.clause].verb] for role in roles)
        if any(verb.lemma in self.rules.finding and verb.form != "infinitive" for verb in told):
            return True  # not *pour identifier un corps*
        lows, group = self.analysis.units.lows, self.analysis.groups.nouns[place]
        is_lifeless = lows[group.last : group.last + 1] in [[low] for low in self.language.grammar.without]
        return is_lifeless or any(self.victims.read(other).is_person for other in self.victims.members(place)[1:])
