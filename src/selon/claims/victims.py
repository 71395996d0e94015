"""Enters: a noun group that a harm is told of. Leaves: who they are: status, groups, side, people.

Whose side civilians are on follows the conflict: in a war between states they belong to their own, where all who fight
are of one state they have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.combatants import Standing, StandingReader, kinds_of
from selon.claims.followers import Followers

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import NounGroup
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

UN = "united-nations"  # the id of a party
BEHIND = 6  # units behind a participle within which the name stands of the group that it tells of
LISTED = 4  # nouns that one count is of
SIDED = frozenset({"state", "de_facto", "armed_group", "people", "military", "state_body"})

ARMED = frozenset({"armed_group"})
PEOPLES = frozenset({"people"})
POWERS = frozenset({"de_facto"})  # that hold a land, and have peaceful leaders too

OWN_FORCES = frozenset({"military", "armed_group"})  # kinds of names of forces that are a state's or another's


class Victims(msgspec.Struct, frozen=True):
    """Who is harmed, as the words say: null where they do not."""

    status: str | None = None
    groups: tuple[str, ...] = ()
    party: str | None = None
    party_units: tuple[int, ...] = ()
    status_units: tuple[int, ...] = ()
    force: str | None = None
    is_person: bool = False
    is_thing: bool = False
    unit: str = "person"
    are_of_un: bool = False
    are_mixed: bool = False


class VictimReader(StandingReader):
    """Reads who stands behind a counted group."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers."""
        super().__init__(analysis, language, rules)
        self.followers = Followers(analysis, language, rules)

    def read(self, place: int) -> Victims:
        """Who the members of a group are."""
        group = self.analysis.groups.nouns[place]
        head_senses = self.senses(group.head)
        groups = tuple(sorted(s.partition(":")[2] for s in head_senses if s.startswith("group:")))
        standing = self.standing(place, head_senses)
        party, party_units = self.party_of(place)
        is_fighters = self.is_fighters(group, party)
        if is_fighters or self.is_member(head_senses, party, is_counted=group.count is not None):
            standing = Standing("combatant", "state" if self.is_army(group.head) else "group", party_units)
        elif party is None and (leader := self.leader_of(place)) is not None:
            party, party_units = leader
            standing = Standing("combatant", "group", party_units)
        are_mixed = self.are_mixed(place)
        standing = Standing(None, None, ()) if are_mixed else standing
        kinds = kinds_of(head_senses)
        is_inhabitant = self.analysis.kind_of_name(group.head) in {"inhabitant", "adjective"} or self.is_people(
            group, party
        )
        is_person = bool(kinds & {"person", "toll", "force", "office"}) or is_inhabitant or is_fighters
        unit = next((s.partition(":")[2] for s in head_senses if s.startswith("unit:")), "person")
        is_thing = (
            not is_person
            and bool(kinds & {"thing", "measure", "collective", "event", "side", "weapon", "tally"})
            and unit == "person"
        )
        return Victims(
            status=standing.status,
            groups=groups,
            party=party,
            party_units=party_units,
            status_units=standing.units,
            force=standing.force,
            is_person=is_person or unit != "person",
            is_thing=is_thing,
            unit=unit,
            are_of_un=self.are_of_the_un(place),
            are_mixed=are_mixed,
        )

    def leader_of(self, place: int) -> tuple[str, tuple[int, ...]] | None:
        """The armed group that one known by name, or by what is said between commas, leads: *X, chef du groupe Y,*."""
        head = self.analysis.groups.nouns[place].head
        name = self.analysis.units.names[head]
        person = self.language.world.persons.get(self.analysis.names[name].person or "") if name >= 0 else None
        if person is not None:
            return (person.party, (head,)) if self.is_armed(person.party) else None
        if (owner := self.mourner_of(place)) is not None:
            return owner
        beside = self.set_beside(place)
        party, units = self.party_of(beside) if beside is not None else (None, ())
        is_leader = beside is not None and self.is_member(self.senses(self.head(beside)), party, is_counted=False)
        return (party, units) if is_leader and party is not None else None

    def mourner_of(self, place: int) -> tuple[str, tuple[int, ...]] | None:
        """The armed group that tells of the death of its own leader: *le groupe X confirme la mort de son chef*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        is_own = any(units.lows[unit] in self.rules.possessives for unit in range(group.first, group.head))
        if not is_own or "member:leader" not in self.senses(group.head):
            return None
        for near in self.analysis.clauses_near(group.head, group.head):
            clause = self.analysis.clauses[near]
            is_told = clause.object is not None and clause.object in {place, group.of}
            if is_told and clause.subject is not None and self.is_armed_body(clause.subject):
                party, told = self.party_of(clause.subject)
                return (party, told) if party is not None else None
        return None

    def are_mixed(self, place: int) -> bool:
        """Whether one count is of people who fight and of civilians: *vingt soldats et civils*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        if nouns[place].count is None:
            return False
        told, last = [place, *self.members(place)[1:]], max(nouns[member].last for member in self.members(place))
        for other in range(max(told) + 1, min(max(told) + 1 + LISTED, len(nouns))):
            group = nouns[other]
            between = letters[last : group.first]
            goes_on = group.joined in told or (group.of is None and group.prep in self.language.grammar.of)
            is_beside = goes_on and group.count is None and between in ([","], ["C"])
            if not is_beside or "D" in letters[group.first : group.head]:
                break
            told, last = [*told, other], group.last
        kinds = {sense for member in told for sense in self.senses(nouns[member].head)}
        return len(told) > 1 and {"person:civilian", "person:combatant"} <= kinds

    def is_armed(self, party: str | None, kinds: frozenset[str] = ARMED) -> bool:
        """Whether a party is one of those that live by arms."""
        entry = self.language.world.parties.get(party) if party else None
        return entry is not None and entry.kind in kinds

    def is_people(self, group: NounGroup, party: str | None) -> bool:
        """Whether a counted group's head is the name of a people: *douze Druzes*, *un Druze*."""
        is_named = group.count is not None and self.analysis.kind_of_name(group.head) == "party"
        return is_named and self.is_armed(party, PEOPLES)

    def is_fighters(self, group: NounGroup, party: str | None) -> bool:
        """Whether a counted group's head is the name of an armed group: *douze talibans*, *un VDP*."""
        is_named = group.count is not None and self.analysis.kind_of_name(group.head) == "party"
        return is_named and (self.is_armed(party, ARMED | POWERS) or self.is_army(group.head))

    def is_army(self, unit: int) -> bool:
        """Whether the name at a unit is that of the armed body of a party: *cinq FARDC*."""
        place = self.analysis.units.names[unit]
        own = self.analysis.names[place].parties if place >= 0 else ()
        return bool(own) and self.is_armed(own[0], OWN_FORCES)

    def is_member(self, senses: frozenset[str], party: str | None, *, is_counted: bool) -> bool:
        """Whether people are of an armed group, by a noun for any people: *militants du PKK*, *le chef du PKK*."""
        is_of_power = is_counted and "member:any" in senses and self.is_armed(party, ARMED | POWERS)
        return is_of_power or ("member:leader" in senses and self.is_armed(party))

    def by_weight(self, names: list[int]) -> list[int]:
        """Names, those of parties before adjectives."""
        kinds = {unit: self.analysis.kind_of_name(unit) for unit in names}
        return sorted(names, key=lambda unit: (kinds[unit] != "party", unit))

    def armed_group_of(self, place: int) -> tuple[str, tuple[int, ...]] | None:
        """The armed group that fighters are said to be of: *combattants kurdes des YPG*."""
        world = self.language.world
        for member in self.members(place)[1:]:
            for unit in self.analysis.groups.nouns[member].names:
                name = self.analysis.names[self.analysis.units.names[unit]]
                entry = world.party_of(name.parties[0]) if name.parties and name.kind == "party" else None
                if entry is not None and entry.kind in {"armed_group", "de_facto"}:
                    return entry.id, (unit,)
        return self.armed_group_behind(self.members(place)[-1])

    def armed_group_behind(self, place: int) -> tuple[str, tuple[int, ...]] | None:
        """The armed group named behind what else is told of it: *du mouvement rebelle basé à Koro X*."""
        analysis, end = self.analysis, self.analysis.groups.nouns[place].last
        verb = analysis.groups.verb_at[end] if end < len(analysis.units) else -1
        if verb < 0 or analysis.groups.verbs[verb].form != "participle" or not self.is_armed_body(place):
            return None
        for unit in range(end + 1, min(end + BEHIND, len(analysis.units))):
            name = analysis.units.names[unit]
            if analysis.units.letters[unit] not in "pdDE":
                return None
            party = analysis.names[name].parties[:1] if name >= 0 else ()
            if party and self.is_armed(party[0]):
                return party[0], (unit,)
        return None

    def are_of_the_un(self, place: int) -> bool:
        """Whether people are said to be of the United Nations or a body of theirs, whatever their nation."""
        if "toll:displaced" in self.senses(self.head(place)):
            return False
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        for member in self.members(place)[1:]:
            for unit in nouns[member].names if nouns[member].prep in self.language.grammar.of else ():
                parties = self.analysis.names[units.names[unit]].parties[:1]
                entry = self.language.world.party_of(parties[0]) if parties else None
                if entry is not None and entry.id == UN:
                    return True
        return False

    def party_of(self, place: int) -> tuple[str | None, tuple[int, ...]]:
        """The party that the words of a group name, with the units that do; a named armed group before a people."""
        analysis = self.analysis
        world = self.language.world
        armed = self.armed_group_of(place)
        if armed is not None:
            return armed
        fighters = self.senses(analysis.groups.nouns[place].head)
        beside = self.set_beside(place)
        nation = (
            [beside] if beside is not None and self.analysis.kind_of_name(self.head(beside)) == "inhabitant" else []
        )
        for member in (*nation, *self.members(place)):
            group = analysis.groups.nouns[member]
            for unit in self.by_weight(group.names):
                name = analysis.names[analysis.units.names[unit]]
                if not name.parties or name.kind == "capital" or "force:un" in self.senses(unit):
                    continue
                if member != place and name.kind == "party" and group.prep not in self.language.grammar.of:
                    continue
                entry = world.party_of(name.parties[0])
                is_allied = entry is not None and entry.kind == "regional" and "person:combatant" in fighters
                if entry is not None and (entry.kind in SIDED or is_allied or entry.id == UN):
                    return entry.id, (unit,)
        return self.followers.party_of(place, fighters)
