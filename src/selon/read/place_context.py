"""Enters: names and the words around them. Leaves: whether they are used as places, and how things lie to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import Name, NounGroup
    from selon.packs.places import PlaceWords

TITLES = frozenset({"office", "office:military"})
ASIDE_CAPITAL = 3  # units before a name within which the word for a capital stands, an adjective and a comma between
ASIDE = 7  # units behind a goal within which a clause tells what happened there
CHAIN = 4  # complements of complements
SUBJECT = 3  # units between what is befallen and the verb that tells it
STAGE = 6  # units behind a place within which it is told to be a stage, and those behind that for the act
ACTS = ("event:strike", "event:attack", "event:clash")
SUFFERED = 9  # units behind such a verb within which the act or its weapon is told
MEANS = (*ACTS, "weapon", "force", "person:combatant")
REFUGEES = "group:refugees"


class PlaceContext:
    """Reads the words around the names of one document."""

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
        governor = nouns[first].of if first >= 0 else None
        is_road = governor is not None and "place:kind" in self.analysis.units.senses[nouns[governor].head]
        return first >= 0 and not is_road

    def is_beginning(self, place: int) -> bool:
        """Whether two bare names follow each other as beginning and end: *de X à Y*, *de X vers Y*."""
        nouns, names = self.analysis.groups.nouns, self.analysis.units.names
        if place + 1 >= len(nouns) or nouns[place].prep not in self.words.of:
            return False
        begin, end = nouns[place], nouns[place + 1]
        is_next = begin.last == end.first and end.prep in (*self.words.whom, *self.words.toward)
        return is_next and all(each.head == each.last - 1 and names[each.head] >= 0 for each in (begin, end))

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
        following = self.analysis.units.lows[unit + 1 : unit + ASIDE]
        if verb < 0 or self.before(unit) in self.words.origin or not self.words.where.isdisjoint(following):
            return False
        group = self.analysis.groups.verbs[verb]
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

    def before_means(self, first: int) -> int:
        """The first unit of the group of the means before a goal, if there is one: *évacués par avion sur X*."""
        groups = self.analysis.groups
        place = groups.noun_at[first - 1] if first > 0 else -1
        return groups.nouns[place].first if place >= 0 and groups.nouns[place].prep in self.words.means else first

    def is_origin(self, unit: int) -> bool:
        """Whether a word of coming governs the place: *des hommes venus de X*."""
        first = self.first_of_list(unit)
        if first < 1:
            return False
        verb = self.analysis.groups.verb_at[first - 1]
        moves = verb >= 0 and "move" in self.analysis.groups.verbs[verb].senses
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

    def has_place_word(self, unit: int) -> bool:
        """Whether a preposition of place or a word such as *village* stands before a name."""
        before = self.before(unit)
        if before in self.words.strong or not set(before.split(" ")).isdisjoint(self.words.areas):
            return True
        return self.kind_before(unit) is not None or self.is_of_venue(unit)

    def is_of_venue(self, unit: int) -> bool:
        """Whether a house or ground where people meet lies at a name: *un restaurant de X*."""
        groups, place = self.analysis.groups, self.analysis.groups.noun_at[unit]
        governor = groups.nouns[place].of if place >= 0 and groups.nouns[place].head == unit else None
        return governor is not None and "place:venue" in self.analysis.units.senses[groups.nouns[governor].head]

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

    def is_called_capital(self, unit: int) -> bool:
        """Whether an apposition says that a name is a capital: *la capitale, X*, *X, la capitale de …*."""
        units = self.analysis.units
        around = (*range(max(0, unit - ASIDE_CAPITAL), unit), *range(unit + 1, min(unit + 4, len(units))))
        beside = units.letters[unit - 1 : unit] == [","] or units.letters[unit + 1 : unit + 2] == [","]
        return beside and any(units.lemmas[at] in self.words.capital_words for at in around)

    def is_struck(self, unit: int) -> bool:
        """Whether a capital is bombed, taken or left, by a verb or a noun, which befalls towns and not governments."""
        analysis = self.analysis
        place = analysis.groups.noun_at[unit]
        group = analysis.groups.nouns[place] if place >= 0 else None
        verb = analysis.groups.verb_at[group.first - 1] if group is not None and group.first > 0 else -1
        if group is not None and group.prep is None and self.is_stage(group):
            return True
        if (
            group is not None
            and group.prep is None
            and self.is_subject_of_ruin(group, (*self.words.befalls_towns, *self.words.shaking))
        ):
            return True
        if group is not None and group.of is not None:
            return analysis.units.lemmas[analysis.groups.nouns[group.of].head] in self.words.acts_on_towns
        if group is None or verb < 0 or group.prep is not None:
            return False
        return analysis.groups.verbs[verb].lemma in self.words.befalls_towns

    def is_subject_of_ruin(self, group: NounGroup, lemmas: tuple[str, ...]) -> bool:
        """Whether acts of war befall what a group names: *X a été secouée par une explosion*, *X pilonnée*."""
        verb_at, verbs = self.analysis.groups.verb_at, self.analysis.groups.verbs
        behind = range(group.last, min(group.last + SUBJECT, len(verb_at)))
        verb = next((verb_at[at] for at in behind if verb_at[at] >= 0), -1)
        if verb < 0 or verbs[verb].lemma not in lemmas:
            return False
        is_suffered = verbs[verb].voice == "passive" or verbs[verb].form == "participle"
        told = self.analysis.units.senses[verbs[verb].last : verbs[verb].last + SUFFERED]
        return is_suffered and any(sense.startswith(MEANS) for senses in told for sense in senses)

    def is_stage(self, group: NounGroup) -> bool:
        """Whether acts of war are told to be seen or lived where a group names: *X a été le théâtre d'un attentat*."""
        units = self.analysis.units
        behind = range(group.last, min(group.last + STAGE, len(units)))
        at = next((unit for unit in behind if units.lemmas[unit] in self.words.stages), None)
        told = units.senses[at + 1 : at + STAGE] if at is not None else []
        return any(sense.startswith(ACTS) for senses in told for sense in senses)

    def names_instrument(self, unit: int) -> bool:
        """Whether a name only tells one treaty from another: *la convention de Genève*."""
        nouns, place = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        if place < 0:
            return False
        governor = nouns[place].of
        heads = [nouns[place].head, *([nouns[governor].head] if governor is not None else [])]
        return any(self.analysis.units.lemmas[head] in self.words.instruments for head in heads if head != unit)

    def follows_office(self, unit: int) -> bool:
        """Whether a title or office stands just before a unit, so that the name is a person's."""
        units = self.analysis.units
        before = unit - 1
        if before < 0:
            return False
        is_title = units.letters[before] == "N" and not units.senses[before].isdisjoint(TITLES)
        return is_title or units.letters[before] == "M"

    def is_apposed(self, unit: int) -> bool:
        """Whether a bare name behind a comma is that of the place told before: *dans un village, X, …*."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        place = noun_at[unit]
        if place < 1 or nouns[place].prep is not None or nouns[place].first != unit or units.letters[unit - 1] != ",":
            return False
        kind, following = noun_at[unit - 2], units.letters[unit + 1 : unit + 2]
        is_closed = following in ([","], ["."], ["("], [":"], [")"], ["p"], [])
        if kind < 0 or nouns[kind].last != unit - 1 or not is_closed:
            return False
        while nouns[kind].of is not None:
            kind = nouns[kind].of or 0
        is_spot = units.lemmas[nouns[kind].head] in self.words.spots
        is_kind = (is_spot or "place:kind" in units.senses[nouns[kind].head]) and nouns[kind].joined is None
        return is_kind and nouns[kind].prep in self.words.strong

    def is_situated(self, unit: int) -> bool:
        """Whether it is told behind a name where it lies: *à X, près de Y*, *à X (N km de Y)*, *à X à Y*."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        last = nouns[noun_at[unit]].last
        if units.letters[last : last + 1] == ["("]:
            return self.is_distance(last + 1) or self.leads_on(last + 1, (*self.words.reference, *self.words.inside))
        if units.letters[last : last + 1] == [","]:
            is_led = self.leads_on(last + 1, (*self.words.reference, *self.words.inside))
            return is_led or self.is_distance(last + 1) or self.is_kind(last + 1)
        return self.leads_on(last, (self.before(unit), *self.words.reference))

    def leads_on(self, unit: int, prepositions: tuple[str, ...]) -> bool:
        """Whether a group that begins at a unit is led by one of some prepositions."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        place = noun_at[unit] if unit < len(noun_at) else -1
        return place >= 0 and nouns[place].first == unit and nouns[place].prep in prepositions

    def is_kind(self, unit: int) -> bool:
        """Whether a group that begins at a unit, without a preposition, tells a kind of place: *X, banlieue de Y*."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        place = noun_at[unit] if unit < len(noun_at) else -1
        is_bare = place >= 0 and nouns[place].first == unit and nouns[place].prep is None
        return is_bare and "place:kind" in self.analysis.units.senses[nouns[place].head]

    def is_distance(self, unit: int) -> bool:
        """Whether a distance is told at a unit: *à 30 km de X*."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        place = noun_at[unit] if unit < len(noun_at) else -1
        return place >= 0 and "measure:distance" in self.analysis.units.senses[nouns[place].head]

    def is_called_so(self, unit: int) -> bool:
        """Whether a word of naming stands between the kind of a place and a name: *un village appelé X*."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        place = noun_at[unit]
        first = nouns[place].first if place >= 0 else 0
        if first < 2 or units.lemmas[first - 1] not in self.words.naming:
            return False
        naming = noun_at[first - 1]
        kind = nouns[naming].of if naming >= 0 else noun_at[first - 2]
        if kind is None or kind < 0:
            return False
        return "place:kind" in units.senses[nouns[kind].head] or units.lemmas[nouns[kind].head] in self.words.spots

    def is_ruined(self, unit: int) -> bool:
        """Whether only places suffer what a name does: *la bataille de X*, *des raids sur X*, *bombarder X*."""
        analysis, name = self.analysis, self.name(unit)
        place = analysis.groups.noun_at[unit]
        if place < 0 or name.last - name.first > 1 or analysis.groups.nouns[place].head != unit:
            return False
        group = analysis.groups.nouns[place]
        if group.of is not None:
            return analysis.units.lemmas[analysis.groups.nouns[group.of].head] in self.words.befallen
        verb = analysis.groups.verb_at[group.first - 1] if group.first > 0 else -1
        if group.prep is None and self.is_subject_of_ruin(group, self.words.ruining):
            return True
        if verb >= 0 and group.prep is None and group.first == unit:
            return analysis.groups.verbs[verb].lemma in self.words.ruining
        before = analysis.groups.noun_at[group.first - 1] if group.first > 0 else -1
        is_onto = group.prep in self.words.onto and before >= 0
        return is_onto and "event:strike" in analysis.units.senses[analysis.groups.nouns[before].head]

    def is_asked(self, unit: int) -> bool:
        """Whether a capital is the government that something is asked of: *demander à X de …*, *dire à X que …*."""
        units, groups = self.analysis.units, self.analysis.groups
        place = groups.noun_at[unit]
        first, last = (groups.nouns[place].first, groups.nouns[place].last) if place >= 0 else (0, 0)
        verb = groups.verb_at[first - 1] if first > 0 else -1
        says = verb >= 0 and any(sense.startswith("say") for sense in groups.verbs[verb].senses)
        if not says or groups.nouns[place].prep not in self.words.whom:
            return False
        following = units.lows[last : last + 1]
        is_content = not set(self.words.contents).isdisjoint(following)
        is_deed = not set(self.words.of).isdisjoint(following) and groups.verb_at[last + 1] >= 0
        return is_content or is_deed
