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

VOLUNTEERS = "group:volunteers"
RELIEF = frozenset({"health", "medical", "ngo", "un"})  # kinds of bodies whose volunteers do not fight
CIVIL = "status:civilian"
STATUSES = frozenset({CIVIL, "status:combatant"})  # senses of adjectives that tell whether people fight
KEPT = 4096  # sets of senses; a pack has fewer
OF_AGE = 18  # years from which people are no children
APPOSED = 4  # units from a group's end within which *all civilians* stands
ARMS = frozenset({"person:combatant", "body:military", "body:armed"})  # senses of those who bear arms
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
        if self.analysis.units.lemmas[group.head] in self.rules.staff:
            return self.of_staff(place)
        if VOLUNTEERS in senses and self.is_of_relief(place):
            return Standing("civilian", None, (group.head,))
        found = self.by_adjectives(group, self.by_head(group, senses))
        if found.status is None or found.force is None:
            found = self.by_second_nouns(group, found)
        is_bare = not any(s.startswith("person:") for s in senses)
        if found.status is None and (kinds_of(senses) & {"toll", "unit", "member"} or (is_bare and "office" in senses)):
            found = self.by_complement(place)
        if found.status is None:
            told = self.by_apposition(place) or self.by_title_behind(place) or self.by_age(place)
            found = told or self.by_joined_harm(group) or found
        if found.status is None and "toll:captured" in senses and self.is_of_war(place):
            return self.by_adjectives_of_whole(place) or Standing("combatant", found.force, found.units)
        if found.status == "combatant" and (found.force is None or "office" in senses):
            told = self.by_complement(place)  # *trois éléments de la garde nationale*, *un officier de la guérilla*
            return msgspec.structs.replace(found, force=told.force or found.force)
        return found

    def is_of_relief(self, place: int) -> bool:
        """Whether people are of a body that helps: *deux volontaires de la Croix-Rouge*, *quatre agents de MSF*."""
        names, units = self.analysis.names, self.analysis.units
        inside = (unit for member in self.members(place) for unit in self.analysis.groups.nouns[member].names)
        bodies = (names[units.names[unit]].parties[:1] for unit in inside if units.names[unit] >= 0)
        entries = (self.language.world.parties.get(one) for parties in bodies for one in parties)
        return any(entry is not None and entry.kind in RELIEF for entry in entries)

    def by_joined_harm(self, group: NounGroup) -> Standing | None:
        """Status by what qualifies a second harm of the same people: *90 morts et blessés civils*."""
        letters, senses = self.analysis.units.letters, self.analysis.units.senses
        second = group.last + 1
        is_joined = letters[group.last : group.last + 1] == ["C"] and letters[second + 1 : second + 2] == ["A"]
        harms = {sense.partition(":")[0] for unit in (group.head, second) for sense in self.senses_at(unit)}
        if not is_joined or not harms & {"toll", "harmed"} or not senses[second + 1] & STATUSES:
            return None
        return Standing("civilian" if CIVIL in senses[second + 1] else "combatant", None, (second + 1,))

    def senses_at(self, unit: int) -> frozenset[str]:
        """The senses of the word at a unit, none beyond the last."""
        return self.analysis.units.senses[unit] if unit < len(self.analysis.units) else frozenset()

    def is_partisan(self, unit: int) -> bool:
        """Whether an adjective for those who fight can be a noun for fighters of a group: *rebelle*, *jihadiste*."""
        return "force:group" in self.language.lexicon.senses("noun", self.analysis.units.lemmas[unit])

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
                    force = "group" if self.is_partisan(unit) else found.force
                    found = Standing("combatant", force, (unit,))
        return found

    def by_second_nouns(self, group: NounGroup, known: Standing) -> Standing:
        """What nouns set behind the head add: *enfants soldats*."""
        found, letters = known, self.analysis.units.letters
        for unit in range(group.head + 1, group.last):
            is_noun = letters[unit] == "N" and not self.may_qualify(unit)
            senses = self.senses(unit) if is_noun else frozenset()
            if "person:combatant" in senses:
                found = Standing("combatant", found.force or force_of(senses), (unit,))
            elif "person:civilian" in senses and found.status is None:
                found = Standing("civilian", found.force, (unit,))
        return found

    def may_qualify(self, unit: int) -> bool:
        """Whether a noun may as well be an adjective that tells of no fighting: *le directeur général*."""
        word = self.language.lexicon.word(self.analysis.units.lows[unit])
        return "A" in word.letters and "status:combatant" not in word.senses("A")

    def by_complement(self, place: int) -> Standing:
        """Status and force by what complements a toll or a body: *deux corps d'assaillants*."""
        is_toll = "toll" in kinds_of(self.senses(self.head(place)))
        may_bear_arms = self.analysis.groups.nouns[place].count is not None or is_toll
        of_one = self.of_one(place)
        for member in (*self.members(place)[1:], *self.among(place), *of_one):
            found = self.of_whole(member, may_bear_arms=may_bear_arms)
            if found.status is not None:
                is_of_some = member in of_one and found.force == "state"  # *un groupe de sécurité* may be anybody's
                return msgspec.structs.replace(found, force=None) if is_of_some else found
        return Standing()

    def of_whole(self, place: int, *, may_bear_arms: bool) -> Standing:
        """Status and force of those who are of the people or the body that a group names."""
        head, lemma = self.head(place), self.analysis.units.lemmas[self.head(place)]
        senses = self.senses(head)
        if lemma in self.rules.staff:
            return self.of_staff(place)
        if "person:combatant" in senses:
            return Standing("combatant", force_of(senses), (head,))
        if "person:civilian" in senses:
            return Standing("civilian", force_of(senses), (head,))
        if "body:military" in senses or lemma in self.rules.guarding:
            return Standing("combatant", "state", (head,))
        told = self.by_adjectives(self.analysis.groups.nouns[place], Standing())
        if lemma in self.rules.civil_places or told.status == "civilian" or self.is_of_relief(place):
            return Standing("civilian", None, (head,))
        return Standing("combatant", "group", (head,)) if may_bear_arms and self.is_armed_body(place) else Standing()

    def of_staff(self, place: int) -> Standing:
        """Whose staff people are: of forces if its words name some, else civilians: *trois membres du personnel*."""
        nouns, lemmas = self.analysis.groups.nouns, self.analysis.units.lemmas
        for member in self.members(place):
            found, head = self.by_adjectives(nouns[member], Standing()), nouns[member].head
            if found.status == "combatant":
                return msgspec.structs.replace(found, force="state")
            bears_arms = not ARMS.isdisjoint(self.senses(head)) or self.is_armed_body(member)
            if bears_arms or lemmas[head] in self.rules.guarding:
                return Standing("combatant", "state", (head,))
        return Standing("civilian", None, (nouns[place].head,))

    def is_armed_body(self, place: int) -> bool:
        """Whether a group is a body that fights without being a state's: *la guérilla*, *un groupe armé*, a name."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        beside = [units.senses[unit] for unit in group.adjectives]
        beside += [self.language.lexicon.word(units.lows[unit]).senses("A") for unit in self.participles(group)[:1]]
        if "body:armed" in self.senses(group.head) or any("status:combatant" in senses for senses in beside):
            return True
        names = (self.analysis.names[units.names[unit]] for unit in group.names)
        entries = (self.language.world.parties.get(p) for name in names for p in name.parties if name.kind == "party")
        return any(entry is not None and entry.kind in FIGHTING for entry in entries)

    def of_one(self, place: int) -> list[int]:
        """The complement of a group that is counted as one, with its own: *cinq membres d'un groupe de sécurité*."""
        nouns, following = self.analysis.groups.nouns, place + 1
        if following >= len(nouns) or nouns[following].of != place:
            return []
        count = nouns[following].count
        return self.members(following) if count is not None and count.shape == "one" else []

    def by_apposition(self, place: int) -> Standing | None:
        """Status by what all of them are said to be: *treize personnes, toutes des civils*."""
        described = self.of_one(place) or self.members(place)
        units, following = self.analysis.units, self.analysis.groups.nouns[described[-1]].last
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

    def by_age(self, place: int) -> Standing | None:
        """Children are civilians: *un Palestinien de onze ans*, *trois frères âgés de 13, 15 et 16 ans*."""
        told = [self.analysis.groups.nouns[age] for age in self.ages(place)]
        is_minor = all(age.count and 0 < (age.count.most or 0) < OF_AGE for age in told)
        return Standing("civilian", None, (told[-1].head,)) if told and is_minor else None

    def ages(self, place: int) -> list[int]:
        """The groups that tell the ages of people, up to the one that names the years."""
        nouns, lemmas = self.analysis.groups.nouns, self.analysis.units.lemmas
        found, following = list[int](), place + 1
        while following < len(nouns) and (nouns[following].of == place or nouns[following].joined in found):
            found.append(following)
            if lemmas[nouns[following].head] in self.rules.years:
                return found
            following += 1
        return []

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
        end = nouns[[*self.members(other), *self.ages(other)][-1]].last
        is_closed = letters[end : end + 1] == [","] and (other + 1 >= len(nouns) or nouns[other + 1].joined != other)
        return other if is_closed else None

    def among(self, place: int) -> list[int]:
        """The groups behind *parmi* or *dans les rangs de*, from which the harmed are: *parmi un groupe de clients*."""
        nouns = self.analysis.groups.nouns
        following = place + 1
        if following >= len(nouns) or nouns[following].first != nouns[place].last:
            return []
        prep = nouns[following].prep or ""
        return self.members(following) if any(prep.startswith(phrase) for phrase in self.rules.on_side_of) else []

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
