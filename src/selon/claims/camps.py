"""Enters: figures and the words that tell the camp of the harmed. Leaves: whose they are, and whether they fight.

*Sept morts du côté de l'armée*, *douze tués chez les rebelles*, *côté X, trois blessés*: the words right behind a
figure, else those that head its part of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from selon.claims.combatants import force_of
from selon.claims.victims import SIDED
from selon.model.tags import DASH

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules
    from selon.packs.world import PartyEntry

NEAR = 6  # units behind a figure within which its camp is told
LONG = 7  # units that the words for a camp take up
OPENING = 3  # tokens that the words before those in a camp take up at most
ENDS = ".;:,()«»"  # letters of units that end them
STATE_BODIES = frozenset({"body:military", "body:state"})
GROUP_BODIES = frozenset({"body:armed"})
FORCES = ("force", "person:combatant")  # senses of nouns for those who fight
FIGHTING = frozenset({"military", "armed_group"})
Told = tuple["str | None", "str | None", "int | None"]

MARKS = frozenset(",;:().")  # behind which words for a camp are of something else
NOTHING: Told = (None, None, None)


class Camp(msgspec.Struct, frozen=True, kw_only=True):
    """Those among whom the harmed were: their party's id, status and kind of force, with the units that tell."""

    party: str | None = None
    status: str | None = None
    force: str | None = None
    units: tuple[int, ...] = ()


class CampFinder:
    """Finds, in one document, among whom the harmed are said to have been."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers and the language's words."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.owners: dict[int, Literal["own", "enemy"] | None] = {}

    def find(self, place: int, *, is_struck: bool) -> Camp | None:
        """The camp told right behind a figure, else at the head of its part of the sentence.

        Of those whom the subject harms (`is_struck`) a head tells who harms, not who they are.
        """
        behind = self.behind(place)
        if behind is not None or is_struck:
            return behind
        return self.ahead(place) or self.of_mourners(place) or self.of_sentence_before(place)

    def of_mourners(self, place: int) -> Camp | None:
        """The forces that tell of dead of their own: *l'armée déplore trois morts et cinq blessés*."""
        analysis = self.analysis
        head = analysis.groups.nouns[place].head
        if not any(sense.startswith("toll") for sense in analysis.units.senses[head]):
            return None
        for index in analysis.clauses_near(head, head):
            clause = analysis.clauses[index]
            verb = analysis.groups.verbs[clause.verb]
            is_own = "mourn" in verb.senses or verb.lemma in self.rules.losing
            if clause.subject is None or not is_own or not verb.last <= head < clause.last:
                continue
            group = analysis.groups.nouns[clause.subject]
            if "body:state" in analysis.units.senses[group.head]:
                return None
            camp = self.read_between(group.first, self.last_of(clause.subject))
            return camp if camp is not None and camp.status == "combatant" else None
        return None

    def last_of(self, place: int) -> int:
        """The unit after a group and what complements it."""
        nouns = self.analysis.groups.nouns
        last = place
        while last + 1 < len(nouns) and nouns[last + 1].of == last:
            last += 1
        return nouns[last].last

    def whose(self, place: int) -> Literal["own", "enemy"] | None:
        """Whose the words of a camp behind or before a group are to the speaker: *côté ami, sept morts*."""
        if place not in self.owners:
            self.owners[place] = self.read_whose(place)
        return self.owners[place]

    def read_whose(self, place: int) -> Literal["own", "enemy"] | None:
        """The same, from the words themselves."""
        tokens, units = self.analysis.tokens, self.analysis.units
        group = self.analysis.groups.nouns[place]
        first, last = self.analysis.ranges[self.analysis.sentence_of(group.head)]
        end = units.lasts[min(group.last + NEAR, last) - 1]
        right = f" {' '.join(tokens.lows[units.lasts[group.last - 1] : end])} "
        behind = [at for words in self.rules.enemy_camp if (at := right.find(f" {words} ")) >= 0]
        if behind and not MARKS & set(right[: min(behind)]):
            return "enemy"
        said = f" {' '.join(tokens.lows[units.firsts[first] : units.firsts[group.first]])} "
        own = max((said.rfind(f" {words} ") for words in self.rules.own_camp), default=-1)
        enemy = max((said.rfind(f" {words} ") for words in self.rules.enemy_camp), default=-1)
        if own < 0 and enemy < 0:
            return None
        return "own" if own > enemy else "enemy"

    def opens(self, unit: int) -> bool:
        """Whether the words for a camp begin at a unit."""
        units, lows = self.analysis.units, self.analysis.tokens.lows
        first = units.firsts[unit]
        said = {" ".join(lows[first : first + size]) for size in (1, 2, 3)}
        whole = units.lows[unit]
        return any(phrase in said or whole.startswith(f"{phrase} ") for phrase in self.rules.on_side_of)

    def behind(self, place: int) -> Camp | None:
        """The camp told behind a figure, before the next; behind a comma only right there, if it heads no other."""
        analysis, letters = self.analysis, self.analysis.units.letters
        group = analysis.groups.nouns[place]
        last = analysis.ranges[analysis.sentence_of(group.head)][1]
        if self.opens_within(group.head):
            return self.read(group.head)
        for unit in range(group.first + 1, min(group.last + NEAR, last)):
            if letters[unit] in ENDS and not (letters[unit] == "," and unit + 1 < last and self.opens(unit + 1)):
                return None
            if letters[unit] == "C" and not self.counts_with(unit + 1):
                return self.behind(place + 1) if self.is_shared(place) else None
            if self.opens(unit):
                is_apart = letters[unit - 1] == ","
                return None if is_apart and self.heads_next(unit) else self.read(unit)
            if self.is_counted(unit):
                return None
        return None

    def ahead(self, place: int) -> Camp | None:
        """The camp that heads the part of the sentence where a figure stands."""
        analysis, letters = self.analysis, self.analysis.units.letters
        group = analysis.groups.nouns[place]
        first = analysis.ranges[analysis.sentence_of(group.head)][0]
        for unit in range(group.first - 1, first - 1, -1):
            if letters[unit] == ";":
                return None
            if not self.opens(unit):
                continue
            if unit == first or letters[unit - 1] in "C;:(-" or self.heads_list(unit) or self.is_of_toll(unit):
                return self.read(unit)
            if letters[unit - 1] == "," and (self.heads_next(unit) or not self.stands_behind(unit)):
                return self.read(unit)
        return None

    def of_sentence_before(self, place: int) -> Camp | None:
        """The camp that heads the sentence before, in one paragraph: *Côté turc, on compte neuf morts. Vingt …*."""
        analysis, sentences = self.analysis, self.analysis.sentences
        group = analysis.groups.nouns[place]
        here = analysis.sentence_of(group.head)
        first, last = analysis.ranges[here - 1] if here else (0, 0)
        if not here or "\n" in analysis.tokens.text[sentences[here - 1].end : sentences[here].start]:
            return None
        is_more = group.is_among or group.count is None or group.count.adds
        if is_more or any(sense.startswith(FORCES) for sense in analysis.units.senses[group.head]):
            return None
        dashes = (unit + 1 for unit in range(first, last) if analysis.units.letters[unit] == DASH)
        opening = max(dashes, default=first)  # behind a dateline
        is_headed = opening < last and self.opens(opening) and analysis.units.letters[self.end(opening)] == ","
        return self.read(opening) if is_headed and not self.names_place(*analysis.ranges[here]) else None

    def names_place(self, first: int, last: int) -> bool:
        """Whether a place or a camp of its own is told between two units."""
        return any(unit in self.analysis.places or self.opens(unit) for unit in range(first, last))

    def opens_within(self, unit: int) -> bool:
        """Whether the words for a camp end the unit of a figure: *douze parmi les rebelles*."""
        units = self.analysis.units
        said = self.analysis.tokens.lows[units.firsts[unit] + 1 : units.lasts[unit]]
        return bool(said) and said[-1] in self.rules.on_side_of

    def is_shared(self, place: int) -> bool:
        """Whether a figure and the one joined to it only count harmed, so that both are of one camp."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        following = place + 1
        if following >= len(nouns) or nouns[following].joined != place or nouns[following].count is None:
            return False
        heads = (nouns[place].head, nouns[following].head)
        letters = self.analysis.units.letters
        return all(letters[head] == "U" or any(sense.startswith("toll") for sense in senses[head]) for head in heads)

    def counts_with(self, unit: int) -> bool:
        """Whether a word for the harmed without a number shares that of the one before: *douze morts ou disparus*."""
        if unit >= len(self.analysis.units) or self.is_counted(unit):
            return False
        return any(sense.startswith(("toll", "suffer", "harm")) for sense in self.analysis.units.senses[unit])

    def is_counted(self, unit: int) -> bool:
        """Whether a group of counted people begins at a unit."""
        place = self.analysis.groups.noun_at[unit]
        group = self.analysis.groups.nouns[place] if place >= 0 else None
        return group is not None and group.count is not None and group.first == unit

    def stands_behind(self, unit: int) -> bool:
        """Whether the words for a camp at a unit follow a figure and a comma."""
        place = self.analysis.groups.noun_at[unit - 2] if unit > 1 else -1
        return place >= 0 and self.analysis.groups.nouns[place].count is not None

    def heads_next(self, unit: int) -> bool:
        """Whether the words for a camp at a unit lead, behind a comma or colon, to a figure."""
        end = self.end(unit)
        letters = self.analysis.units.letters
        at = end + 1 if end < len(letters) and letters[end] in ",:" else end
        return at < len(letters) and self.is_counted(at)

    def is_of_toll(self, unit: int) -> bool:
        """Whether the words for a camp stand behind a noun for the harmed: *les pertes côté X s'élèvent à …*."""
        at = self.end(unit)
        verb = self.analysis.groups.verb_at[at] if at < len(self.analysis.units) else -1
        is_toll = any(sense.startswith("toll") for sense in self.analysis.units.senses[unit - 1])
        return is_toll and verb >= 0 and "reach" in self.analysis.groups.verbs[verb].senses

    def heads_list(self, unit: int) -> bool:
        """Whether the words for a camp at a unit lead to figures behind a colon: *bilan chez les civils : …*."""
        end = self.end(unit)
        return self.analysis.units.letters[end : end + 1] == [":"] and self.is_counted(end + 1)

    def end(self, unit: int) -> int:
        """The unit after the words for a camp that begin at a unit."""
        analysis, letters = self.analysis, self.analysis.units.letters
        last = min(analysis.ranges[analysis.sentence_of(unit)][1], unit + LONG)
        for at in range(unit + 1, last):
            verb = analysis.groups.verb_at[at]
            is_verb = verb >= 0 and analysis.groups.verbs[verb].form != "participle"
            if letters[at] in ENDS or letters[at] == "C" or is_verb or self.is_counted(at) or self.is_act(at):
                return at
        return last

    def is_act(self, unit: int) -> bool:
        """Whether a unit is a noun for an act, behind which its author stands: *les victimes des frappes X*."""
        place, senses = self.analysis.groups.noun_at[unit], self.analysis.units.senses[unit]
        is_head = place >= 0 and self.analysis.groups.nouns[place].head == unit
        return is_head and any(sense.startswith("event") for sense in senses)

    def read(self, unit: int) -> Camp | None:
        """Who the words for a camp that begin at a unit name; nothing if they name no party and no people."""
        camp = self.read_between(unit, self.end(unit))
        is_ranked = camp is not None and camp.party is not None and camp.status is None and self.is_of_ranks(unit)
        return msgspec.structs.replace(camp, status="combatant") if camp is not None and is_ranked else camp

    def is_of_ranks(self, unit: int) -> bool:
        """Whether the words for a camp at a unit are for those who fight: *dans les rangs russes*."""
        units, lows = self.analysis.units, self.analysis.tokens.lows
        first = units.firsts[unit]
        return any(low in self.rules.ranks for low in lows[first : first + OPENING])

    def read_between(self, unit: int, end: int) -> Camp | None:
        """Who the words between two units name."""
        party, at = self.party(unit, end)
        entry = self.language.world.parties.get(party or "")
        status, force, told = self.people(unit, end)
        if status is None and entry is not None and (self.is_of_arms(entry, at) or self.are_members(entry, at)):
            status = "combatant"
        if party is None and status is None:
            return None
        return Camp(party=party, status=status, force=force, units=tuple(u for u in (at, told) if u is not None))

    def is_of_arms(self, entry: PartyEntry, unit: int | None) -> bool:
        """Whether the name at a unit is that of an armed group or of a state's forces: *côté FARDC*."""
        place = self.analysis.units.names[unit] if unit is not None else -1
        own = self.analysis.names[place].parties[:1] if place >= 0 else ()
        bodies = (self.language.world.parties.get(party) for party in own)
        return entry.kind in FIGHTING or any(body is not None and body.kind in FIGHTING for body in bodies)

    def are_members(self, entry: PartyEntry, unit: int | None) -> bool:
        """Whether the name at a unit is for those who fight for a power that holds a land: *les talibans*."""
        place = self.analysis.groups.noun_at[unit] if unit is not None else -1
        return entry.kind == "de_facto" and place >= 0 and self.analysis.groups.nouns[place].is_plural

    def senses(self, unit: int) -> frozenset[str]:
        """The senses of a unit, as a noun if the way taken gives it none: *côté armée*."""
        units = self.analysis.units
        if units.senses[unit] or units.letters[unit] not in "PAN":
            return units.senses[unit]
        return self.language.lexicon.word(units.lows[unit]).senses("N")

    def party(self, unit: int, end: int) -> tuple[str | None, int | None]:
        """The id of the party named between two units, an armed group or a body before a nation, and where."""
        units, world = self.analysis.units, self.language.world
        names = [(at, self.analysis.names[units.names[at]]) for at in range(unit, end) if units.names[at] >= 0]
        for at, name in sorted(names, key=lambda named: (named[1].kind != "party", named[0])):
            entry = world.party_of(name.parties[0]) if name.parties and name.kind != "capital" else None
            if entry is not None and entry.kind in SIDED:
                return entry.id, at
        return None, None

    def people(self, unit: int, end: int) -> Told:
        """The status and force of the people, the body or the cause told between two units, and where."""
        told = (self.told_at(at) for at in range(unit, end))
        return next((found for found in told if found[0] is not None), NOTHING)

    def told_at(self, unit: int) -> Told:
        """The status and force that one unit tells."""
        senses = self.senses(unit)
        if self.tells(unit, senses):
            if "person:civilian" in senses:
                return "civilian", None, unit
            if "person:combatant" in senses:
                return "combatant", force_of(senses), unit
            if GROUP_BODIES & senses or STATE_BODIES & senses:
                return "combatant", "group" if GROUP_BODIES & senses or self.is_of_rebels(unit) else "state", unit
        if "force:state" in senses:
            return "combatant", "state", unit
        if "status:combatant" in senses:
            return "combatant", "group" if self.is_partisan(unit) else "state", unit
        return ("civilian", None, unit) if "status:civilian" in senses else NOTHING

    def tells(self, unit: int, senses: frozenset[str]) -> bool:
        """Whether a unit is for several people or a body of them, or a bare noun: *côté insurgé*."""
        place = self.analysis.groups.noun_at[unit]
        group = self.analysis.groups.nouns[place] if place >= 0 else None
        is_body = any(sense.startswith("body:") for sense in senses)
        return is_body or (group is not None and unit == group.head and (group.is_plural or group.first == unit))

    def is_of_rebels(self, unit: int) -> bool:
        """Whether a body is said to be of those who rise against a state: *les forces rebelles*."""
        senses, place = self.analysis.units.senses, self.analysis.groups.noun_at[unit]
        beside = self.analysis.groups.nouns[place].adjectives if place >= 0 else []
        return any("status:combatant" in senses[other] and self.is_partisan(other) for other in beside)

    def is_partisan(self, unit: int) -> bool:
        """Whether an adjective for those who fight can be a noun for fighters of a group: *rebelle*, *jihadiste*."""
        return "force:group" in self.language.lexicon.senses("noun", self.analysis.units.lemmas[unit])
