"""Enters: names and the words around them. Leaves: how things lie to what they name: at it, near it, to or from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import Name, NounGroup
    from selon.packs.places import PlaceWords

ASIDE = 7  # units behind a goal within which a clause tells what happened there
CHAIN = 4  # complements of complements
OTHERS = 14  # units behind a verb of bringing over which others are told to be brought elsewhere
LEAVING = "leave"  # the sense of verbs whose bare object is where people leave from
TOWNS = frozenset({"place", "unknown", "capital"})  # kinds of names that a town may have
REFUGEES = "group:refugees"


class PlaceRelations:
    """Reads how things lie to the names of one document."""

    def __init__(self, analysis: Analysis, words: PlaceWords) -> None:
        """Take the document's layers and the language's words of place."""
        self.analysis = analysis
        self.words = words

    def name(self, unit: int) -> Name:
        """The name at a unit."""
        return self.analysis.names[self.analysis.units.names[unit]]

    def before(self, unit: int) -> str:
        """The preposition of the group that holds a unit."""
        place = self.analysis.groups.noun_at[unit]
        return (self.analysis.groups.nouns[place].prep or "") if place >= 0 else ""

    def relation(self, unit: int) -> str:
        """How what is told lies to a place, by the words before its name or before its kind: *vers la ville de X*."""
        kind = self.kind_before(unit)
        units = (unit,) if kind is None else (unit, kind)
        preps = [self.before(each) for each in units]
        if any(map(self.words.refers, preps)) or any(map(self.is_measured_to, units)):
            return "near"
        if self.is_leg(unit):
            return "toward"
        is_ahead = any(prep in self.words.toward for prep in preps) and not any(map(self.is_at_stake, units))
        if is_ahead or any(map(self.is_goal, units)):
            return "toward"
        is_origin = any(prep in self.words.origin and prep not in self.words.at for prep in preps)
        return "from" if is_origin or any(map(self.is_origin, units)) else "at"

    def is_leg(self, unit: int) -> bool:
        """Whether a name is where a way begins or ends that is no road: *un minibus de X à Y*, *allait de X à Y*."""
        nouns, place = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        if place < 0 or nouns[place].head != unit:
            return False
        first = place if self.is_beginning(place) else place - 1 if place > 0 and self.is_beginning(place - 1) else -1
        if first < 0:
            return False
        governor = nouns[first].of if nouns[first].prep is not None else self.linked(first)
        senses = self.analysis.units.senses[nouns[governor].head] if governor is not None else ()
        return not any(sense.startswith(("place:kind", "event")) for sense in senses)

    def linked(self, place: int) -> int | None:
        """The group that is told to link what a group names with another: *un train reliant X à Y*."""
        groups, first = self.analysis.groups, self.analysis.groups.nouns[place].first
        verb = groups.verb_at[first - 1] if first > 0 else -1
        if verb < 0 or groups.verbs[verb].lemma not in self.words.linking or groups.verbs[verb].first == 0:
            return None
        before = groups.noun_at[groups.verbs[verb].first - 1]
        return before if before >= 0 else None

    def is_beginning(self, place: int) -> bool:
        """Whether two bare names follow each other as beginning and end: *de X à Y*, *de X vers Y*."""
        nouns = self.analysis.groups.nouns
        if place + 1 >= len(nouns):
            return False
        is_led = nouns[place].prep in self.words.of or (nouns[place].prep is None and self.linked(place) is not None)
        if not is_led:
            return False
        begin, end = nouns[place], nouns[place + 1]
        is_next = begin.last == end.first and end.prep in (*self.words.whom, *self.words.toward)
        return is_next and self.is_town_name(begin) and self.is_town_name(end)

    def is_town_name(self, group: NounGroup) -> bool:
        """Whether a group is a preposition and a name that may be a town's."""
        is_bare = (
            group.head == group.last - 1 == group.first + (group.prep is not None)
            and self.analysis.units.names[group.head] >= 0
        )
        return is_bare and self.name(group.head).kind in TOWNS

    def is_measured_to(self, unit: int) -> bool:
        """Whether it is only told how far something is from a place: *à 30 km de X*, *une localité proche de X*."""
        groups, units = self.analysis.groups, self.analysis.units
        place = groups.noun_at[unit]
        first = groups.nouns[place].first if place >= 0 else 0
        if first < 1 or groups.nouns[place].prep not in self.words.of:
            return False
        before = self.before_parts(groups.noun_at[first - 1])
        is_distance = before >= 0 and "measure:distance" in units.senses[groups.nouns[before].head]
        return is_distance or (units.lemmas[first - 1] in self.words.close and self.kind_before(unit) is None)

    def before_parts(self, place: int) -> int:
        """The group before those that only tell which part of a place is meant: *à 25 km du nord de la bande de X*."""
        nouns, letters, steps = self.analysis.groups.nouns, self.analysis.units.letters, 0
        while place > 0 and steps < CHAIN and self.is_part(place):
            if "," in letters[nouns[place - 1].last : nouns[place].first]:
                break
            place, steps = place - 1, steps + 1
        return place

    def is_part(self, place: int) -> bool:
        """Whether a group, led by *of*, tells a compass part or a kind of place."""
        noun, units = self.analysis.groups.nouns[place], self.analysis.units
        is_kind = units.lows[noun.head] in self.words.areas or "place:kind" in units.senses[noun.head]
        return is_kind and (noun.prep or units.lows[noun.first]) in self.words.of

    def is_at_stake(self, unit: int) -> bool:
        """Whether a noun of fighting leads to a place: *la bataille pour X*."""
        first = self.first_of_list(unit)
        return first > 0 and any(sense.startswith("event:clash") for sense in self.analysis.units.senses[first - 1])

    def is_goal(self, unit: int) -> bool:
        """Whether a verb of moving governs a place, or the one it is listed with, and nothing happened there."""
        first = self.before_means(self.first_of_list(unit))
        verb = self.analysis.groups.verb_at[first - 1] if first > 0 else -1
        if verb < 0:
            verb = self.reaching_verb(first)
        if verb < 0:
            verb = self.verb_of_others(unit)
        following = self.analysis.units.lows[unit + 1 : unit + ASIDE]
        if verb < 0 or self.before(unit) in self.words.origin or not self.words.where.isdisjoint(following):
            return False
        group = self.analysis.groups.verbs[verb]
        if LEAVING in group.senses and not self.before(unit):
            return False
        is_road = self.analysis.units.lows[first - 1] in self.words.leading
        return is_road or "move" in group.senses or group.lemma in self.words.reaching

    def reaching_verb(self, first: int) -> int:
        """The verb that brings people to the house told right before a unit: *transférés dans un camp de X à Y*."""
        groups, steps = self.analysis.groups, 0
        place = groups.noun_at[first - 1] if first > 0 else -1
        while place >= 0 and steps < CHAIN and groups.nouns[place].prep is not None:
            first = groups.nouns[place].first
            verb = groups.verb_at[first - 1] if first > 0 else -1
            if verb >= 0:
                return verb if groups.verbs[verb].lemma in self.words.reaching else -1
            place, steps = groups.noun_at[first - 1] if first > 0 else -1, steps + 1
        return -1

    def verb_of_others(self, unit: int) -> int:
        """The verb that brings others to a place told before: *transportés à X, les autres à Y*."""
        groups, units = self.analysis.groups, self.analysis.units
        if self.before(unit) not in self.words.strong:
            return -1
        first = max(self.analysis.ranges[self.analysis.sentence_of(unit)][0], unit - OTHERS)
        verb = next((at for at in range(unit - 1, first - 1, -1) if groups.verb_at[at] >= 0), -1)
        if verb < 0 or groups.verbs[groups.verb_at[verb]].lemma not in self.words.reaching:
            return -1
        between = range(verb + 1, groups.nouns[groups.noun_at[unit]].first)
        is_named = any(units.names[at] >= 0 and self.before(at) in self.words.strong for at in between)
        is_calm = not any(sense.startswith("event") for at in between for sense in units.senses[at])
        return groups.verb_at[verb] if is_named and is_calm else -1

    def before_means(self, first: int) -> int:
        """The first unit of the group of the means before a goal, if there is one: *évacués par avion sur X*."""
        groups = self.analysis.groups
        place = groups.noun_at[first - 1] if first > 0 else -1
        return groups.nouns[place].first if place >= 0 and groups.nouns[place].prep in self.words.means else first

    def is_origin(self, unit: int) -> bool:
        """Whether a word of coming or leaving governs the place: *des hommes venus de X*, *ont quitté X*."""
        first = self.first_of_list(unit)
        if first < 1:
            return False
        verb = self.analysis.groups.verb_at[first - 1]
        moves = verb >= 0 and "move" in self.analysis.groups.verbs[verb].senses
        if moves and LEAVING in self.analysis.groups.verbs[verb].senses and not self.before(unit):
            return True
        return self.analysis.units.lemmas[first - 1] in self.words.coming or (
            moves and self.before(unit) in self.words.of
        )

    def first_of_list(self, unit: int) -> int:
        """The first unit of the group that holds a place, or of the one before an *and* with a preposition like it."""
        groups, letters = self.analysis.groups, self.analysis.units.letters
        place = groups.noun_at[unit]
        if place < 0:
            return 0
        first = groups.nouns[place].first
        before = groups.noun_at[first - 2] if first > 1 and letters[first - 1] == "C" else -1
        is_alike = before >= 0 and groups.nouns[before].prep is not None and groups.nouns[place].prep is not None
        return groups.nouns[before].first if is_alike else first

    def kind_before(self, unit: int) -> int | None:
        """The unit of a word for a kind of place that governs the name: *la ville de X*, *le quartier X*."""
        units, groups = self.analysis.units, self.analysis.groups
        place = groups.noun_at[unit]
        if place < 0:
            return None
        group = groups.nouns[place]
        steps = 0
        while group.joined is not None and steps < 6 and group.of is None:
            group = groups.nouns[group.joined]
            steps += 1
        if group.head != unit and "place:kind" in units.senses[group.head]:
            return group.head
        if group.of is None:
            return None
        holder = self.named_holder(groups.nouns[group.of])
        return holder.head if "place:kind" in units.senses[holder.head] else None

    def named_holder(self, holder: NounGroup) -> NounGroup:
        """The group that holds a name, over what only tells which kind it is: *la zone de santé de X*."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        is_bare = holder.head == holder.first + 1 and holder.last == holder.head + 1 and units.names[holder.head] < 0
        is_kind = holder.prep in self.words.of and is_bare and "place:kind" not in units.senses[holder.head]
        if holder.of is not None and (is_kind or REFUGEES in units.senses[holder.head]):
            return nouns[holder.of]
        return holder
