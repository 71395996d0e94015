"""Enters: a noun group that a harm is told of. Leaves: whether its words say that they are civilians or fight.

The head comes first, then adjectives, nouns set behind it, what complements it, what all of them are said to be.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import NounGroup
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

KEPT = 4096  # sets of senses; a pack has fewer
APPOSED = 4  # units from a group's end within which *all civilians* stands
FIGHTING = frozenset({"armed_group", "military"})  # kinds of parties whose members are taken to fight


class Standing(msgspec.Struct, frozen=True):
    """Status and force of people, and the units that tell the status."""

    status: str | None = None
    force: str | None = None
    units: tuple[int, ...] = ()


@lru_cache(maxsize=KEPT)
def force_of(senses: frozenset[str]) -> str | None:
    """The kind of force that a noun with such senses serves in, if it tells."""
    return next((s.partition(":")[2] for s in sorted(senses) if s.startswith("force:")), None)


@lru_cache(maxsize=KEPT)
def kinds_of(senses: frozenset[str]) -> frozenset[str]:
    """The families of some senses."""
    return frozenset(sense.partition(":")[0] for sense in senses)


class StandingReader:
    """Reads whether the people of a group are civilians or fight."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers."""
        self.analysis = analysis
        self.language = language
        self.rules = rules

    def members(self, place: int) -> list[int]:
        """The groups that make one description: the group, its complements, and the counted noun after a collective."""
        nouns = self.analysis.groups.nouns
        found = [place]
        for index in range(place + 1, min(place + 4, len(nouns))):
            if nouns[index].of in found and nouns[index].count is None:
                found.append(index)
            else:
                break
        return found

    def standing(self, place: int, senses: frozenset[str]) -> Standing:
        """Status and force of a group whose head has such senses: by head, adjectives, second nouns, complements."""
        group = self.analysis.groups.nouns[place]
        found = self.by_adjectives(group, self.by_head(group, senses))
        if found.status is None or found.force is None:
            found = self.by_second_nouns(group, found)
        is_bare = not any(s.startswith("person:") for s in senses)
        if found.status is None and (kinds_of(senses) & {"toll", "unit", "member"} or (is_bare and "office" in senses)):
            found = self.by_complement(place)
        if found.status is None:
            found = self.by_apposition(place) or self.by_title_behind(place) or found
        if found.status is None and "toll:captured" in senses and self.is_of_war(place):
            return self.by_adjectives_of_whole(place) or Standing("combatant", found.force, found.units)
        return found

    def by_head(self, group: NounGroup, senses: frozenset[str]) -> Standing:
        """Status and force by the head of a group."""
        force = force_of(senses)
        if "person:combatant" in senses or "group:peacekeepers" in senses:
            return Standing("combatant", force, (group.head,))
        if "person:civilian" in senses:
            return Standing("civilian", force, (group.head,))
        return Standing(None, force)

    def by_adjectives(self, group: NounGroup, known: Standing) -> Standing:
        """What adjectives add: an own one makes even civilians combatants, one behind the group only the unsaid."""
        found = known
        for unit in (*group.adjectives, *self.participles(group)):
            for sense in self.analysis.units.senses[unit]:
                if sense == "status:civilian" and found.status is None:
                    found = Standing("civilian", found.force, (unit,))
                elif sense == "status:combatant" and (found.status != "civilian" or unit in group.adjectives):
                    found = Standing("combatant", found.force, (unit,))
        return found

    def by_second_nouns(self, group: NounGroup, known: Standing) -> Standing:
        """What nouns set behind the head add: *enfants soldats*."""
        found, letters = known, self.analysis.units.letters
        for unit in range(group.head + 1, group.last):
            senses = self.senses(unit) if letters[unit] == "N" else frozenset()
            if "person:combatant" in senses:
                found = Standing("combatant", found.force or force_of(senses), (unit,))
            elif "person:civilian" in senses and found.status is None:
                found = Standing("civilian", found.force, (unit,))
        return found

    def by_complement(self, place: int) -> Standing:
        """Status and force by what complements a toll or a body: *deux corps d'assaillants*."""
        is_toll = "toll" in kinds_of(self.senses(self.head(place)))
        for member in (*self.members(place)[1:], *self.among(place), *self.of_one(place)):
            head = self.analysis.groups.nouns[member].head
            senses = self.senses(head)
            if "person:combatant" in senses:
                return Standing("combatant", force_of(senses), (head,))
            if "person:civilian" in senses:
                return Standing("civilian", force_of(senses), (head,))
            if "body:military" in senses or self.analysis.units.lemmas[head] in self.rules.guarding:
                return Standing("combatant", "state", (head,))
            if self.analysis.units.lemmas[head] in self.rules.civil_places:
                return Standing("civilian", None, (head,))
            if (self.analysis.groups.nouns[place].count is not None or is_toll) and self.is_armed_body(member):
                return Standing("combatant", "group", (head,))
        return Standing()

    def is_armed_body(self, place: int) -> bool:
        """Whether a group is a body that fights without being a state's: *la guérilla*, *un groupe armé*, a name."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        if "body:armed" in self.senses(group.head) or any(
            "status:combatant" in units.senses[unit] for unit in group.adjectives
        ):
            return True
        names = (self.analysis.names[units.names[unit]] for unit in group.names)
        entries = (self.language.world.parties.get(p) for name in names for p in name.parties if name.kind == "party")
        return any(entry is not None and entry.kind in FIGHTING for entry in entries)

    def of_one(self, place: int) -> list[int]:
        """The complement of a group that is counted as one: *cinq membres d'un groupe armé*."""
        nouns, following = self.analysis.groups.nouns, place + 1
        if following >= len(nouns) or nouns[following].of != place:
            return []
        count = nouns[following].count
        return [following] if count is not None and count.shape == "one" else []

    def by_apposition(self, place: int) -> Standing | None:
        """Status by what all of them are said to be: *treize personnes, toutes des civils*."""
        units, following = self.analysis.units, self.analysis.groups.nouns[self.members(place)[-1]].last
        behind = range(following, min(following + APPOSED, len(units)))
        if (
            not any(units.lows[unit] in self.rules.all_of for unit in behind[1:])
            or units.letters[following] not in ",("
        ):
            return None
        for unit in behind:
            senses = {*self.senses(unit), *units.senses[unit]}
            if senses & {"person:civilian", "status:civilian"}:
                return Standing("civilian", None, (unit,))
            if senses & {"person:combatant", "status:combatant"}:
                return Standing("combatant", force_of(frozenset(senses)), (unit,))
        return None

    def by_adjectives_of_whole(self, place: int) -> Standing | None:
        """Status by an adjective of a complement: *prisonniers de guerre civils*."""
        found = (self.by_adjectives(self.analysis.groups.nouns[member], Standing()) for member in self.members(place))
        return next((standing for standing in found if standing.status), None)

    def by_title_behind(self, place: int) -> Standing | None:
        """Status by who they are said to be between commas: *un homme, le colonel X,*, *dix hommes, des gardes,*."""
        other = self.set_beside(place)
        if other is None:
            return None
        head = self.analysis.groups.nouns[other].head
        senses = self.senses(head)
        if "person:combatant" in senses:
            return Standing("combatant", force_of(senses), (head,))
        return Standing("civilian", None, (head,)) if "person:civilian" in senses else None

    def set_beside(self, place: int) -> int | None:
        """The group between commas right behind people that says who all of them are, and opens no list."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        last = self.members(place)[-1]
        other = last + 1
        if other >= len(nouns) or letters[nouns[last].last : nouns[other].first] != [","]:
            return None
        beside = nouns[other]
        is_counted = beside.count is not None and beside.is_plural
        if beside.prep is not None or is_counted or beside.is_plural != nouns[place].is_plural:
            return None
        end = nouns[self.members(other)[-1]].last
        is_closed = letters[end : end + 1] == [","] and (other + 1 >= len(nouns) or nouns[other + 1].joined != other)
        return other if is_closed else None

    def among(self, place: int) -> list[int]:
        """The group behind *parmi* or *dans les rangs de*, from which the harmed are."""
        nouns = self.analysis.groups.nouns
        following = place + 1
        if following >= len(nouns) or nouns[following].first != nouns[place].last:
            return []
        prep = nouns[following].prep or ""
        return [following] if any(prep.startswith(phrase) for phrase in self.rules.on_side_of) else []

    def is_of_war(self, place: int) -> bool:
        """Whether a complement says that captives are prisoners of war."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        return any(units.lemmas[nouns[member].head] in self.rules.war for member in self.members(place)[1:])

    def senses(self, unit: int) -> frozenset[str]:
        """The senses of a unit as a noun, whatever class was decided for it."""
        units = self.analysis.units
        found = units.senses[unit]
        if units.names[unit] >= 0:
            first, last = units.firsts[unit], units.lasts[unit]
            whole = self.language.lexicon.senses("noun", " ".join(self.analysis.tokens.lows[first:last]))
            if whole or (last - first > 1 and self.analysis.tokens.capitals[first]):
                return whole
            return self.language.lexicon.word(self.analysis.tokens.lows[first]).senses("N")  # a common noun opens it
        if found:
            return found
        word = self.language.lexicon.word(units.lows[unit])
        return word.senses("N")

    def head(self, place: int) -> int:
        """The head of a group."""
        return self.analysis.groups.nouns[place].head

    def participles(self, group: NounGroup) -> range:
        """The units just after a group, where an adjective read as a participle may stand."""
        end = min(group.last + 2, len(self.analysis.units))
        return range(group.last, end)
