"""Enters: the places found in a document. Leaves: which of them are named as scenes, and no party, source or seat."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from selon.claims.closeness import CLOSEST, closeness_of
from selon.claims.marks import Marks
from selon.claims.seats import StandFinder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.packs.places import PlaceWords

LEAVING = frozenset({"suffer:displaced", "move"})  # senses of verbs whose object is fled or left
CHAIN = 4  # complements of complements
ACTS = ("event:strike", "event:attack")  # senses of nouns of what befalls a country
AREA = "place:region"
KIND_AND_DISTANCE = 2  # groups between a place and the one that it is measured from
COMMA = 2  # characters of a comma and its space
HELD = 5  # units from the word that a speech is held by to where: *tenue ce mercredi 1er mars à X*
TALKS = 9  # units behind talks within which it is told where they are held
ENDS_TALK = frozenset("VXQ.,;:(")
LABELS = frozenset({":", "-", "\u2013", "\u2014", "|"})
SPAN = 12  # units over which the words of an area may run

COMPASS_PART = 2  # words of a preposition with a compass part: *dans le nord de*


class SceneFinder(Marks):
    """Tells the places where something may have happened from those that only name somebody, in one document."""

    def __init__(self, analysis: Analysis, words: PlaceWords, spots: Mapping[int, Place]) -> None:
        """Take the document's layers, and its places and areas by their unit."""
        super().__init__(analysis, words, spots)
        self.said = StandFinder(analysis, words, spots).stands()

    def is_scene(self, unit: int) -> bool:
        """Whether a place is named as a place and not as a party, a source or somebody's home country."""
        place = self.spots[unit]
        is_aside = self.is_home_of_people(unit) or self.is_seat(unit) or self.is_in_area(unit) or self.is_date(unit)
        is_aside = is_aside or self.is_far_off(unit) or self.is_of_rulers(unit) or self.is_of_court(unit)
        if unit in self.said or is_aside or self.is_of_capital(unit) or self.is_seat_of_issuer(unit):
            return False
        if not place.is_country:
            return True
        group = self.analysis.groups.noun_at[unit]
        prep = self.analysis.groups.nouns[group].prep if group >= 0 else None
        if prep in self.words.onto:
            return self.is_struck(group)
        if prep in self.words.to_somebody and self.is_comforted(unit):
            return False
        is_bare = prep is None and (self.is_left(group) or self.is_label(unit) or self.is_living(group))
        return prep in self.words.strong or is_bare

    def is_comforted(self, unit: int) -> bool:
        """Whether a country is given words of comfort or thanks: *adresse ses condoléances à X, ainsi qu'au Y*."""
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        return not self.words.comfort.isdisjoint(self.analysis.units.lemmas[first:unit])

    def is_living(self, group: int) -> bool:
        """Whether a verb behind tells what a country lives through: *le Belmoure a connu neuf attentats*."""
        groups = self.analysis.groups
        end = groups.nouns[group].last if group >= 0 else len(groups.verb_at)
        verb = groups.verb_at[end] if end < len(groups.verb_at) else -1
        return verb >= 0 and groups.verbs[verb].lemma in self.words.stages

    def is_of_capital(self, unit: int) -> bool:
        """Whether a land is only told as that of a capital told before: *X est assiégée. La capitale du Y résiste*."""
        nouns, group = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        holder = nouns[group].of if group >= 0 else None
        if holder is None or nouns[holder].prep in self.words.strong or closeness_of(self.spots[unit]) == CLOSEST:
            return False
        if self.analysis.units.lemmas[nouns[holder].head] not in self.words.capital_words:
            return False
        own = self.spots[unit].country
        return any(
            at < unit and self.spots[at].country == own and closeness_of(self.spots[at]) == CLOSEST for at in self.spots
        )

    def innermost(self, scenes: list[int]) -> list[int]:
        """Of the scenes of a sentence those that none is told to lie in: *à X, dans le Y*, *dans le quartier X à Y*."""
        outer = {later for scene, later in pairwise(scenes) if self.lies_in(scene, later)}
        outer |= {scene for scene, later in pairwise(scenes) if self.is_called(scene, later)}
        outer |= {later for scene, later in pairwise(scenes) if self.is_measured_from(scene, later)}
        outer |= {later for scene, later in pairwise(scenes) if self.is_border_of(scene, later)}
        parts = [self.spots[unit] for unit in outer if self.is_area(unit)]
        return [unit for unit in scenes if unit not in outer and not self.is_named_in(unit, parts)]

    def is_named_in(self, unit: int, parts: list[Place]) -> bool:
        """Whether the words of one of some areas name the place at a unit."""
        place = self.spots[unit]
        return any(part.start < place.start and place.end <= part.end for part in parts)

    def lies_in(self, inner: int, outer: int) -> bool:
        """Whether the second of two places is told right behind the first, as what the first lies in."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        first, second = noun_at[inner], noun_at[outer]
        if first < 0 or second <= first or closeness_of(self.spots[inner]) == 0:
            return False
        kind = self.first_of_chain(second, first)
        if self.spots[inner].relation == "near" and not self.is_of_land(kind, outer):
            return False
        if kind == first or units.letters[nouns[second].last : nouns[second].last + 1] == ["C"]:
            return False
        between = units.letters[nouns[first].last : nouns[kind].first]
        if between == [","] and nouns[kind].prep is None:
            return kind != second and "place:kind" in units.senses[nouns[kind].head]
        if between == [","]:
            return self.leads_inside(nouns[kind].prep) and not self.leads_inside(nouns[first].prep)
        is_led = not between and nouns[kind].prep in self.words.strong
        return is_led and (self.is_quarter(first) or self.is_area_around(kind, second))

    def is_of_land(self, kind: int, outer: int) -> bool:
        """Whether a group leads to an area or a part of one, in which what lies near a town is: *dans le nord de X*."""
        nouns, place = self.analysis.groups.nouns, self.analysis.groups.noun_at[outer]
        is_part = len((nouns[kind].prep or "").split(" ")) > COMPASS_PART
        return is_part or self.is_area_around(kind, place) or closeness_of(self.spots[outer]) < CLOSEST

    def first_of_chain(self, group: int, after: int) -> int:
        """The group that one, behind another, complements, over several steps: *X, quartier du secteur est de Y*."""
        nouns, steps = self.analysis.groups.nouns, 0
        while nouns[group].of == group - 1 > after and steps < CHAIN:
            group, steps = group - 1, steps + 1
        return group

    def leads_inside(self, prep: str | None) -> bool:
        """Whether a preposition leads to what a place lies in: *dans X*, *dans le nord de X*."""
        first, second, *_ = *(prep or "").split(" "), "", ""
        return first in self.words.inside or f"{first} {second}" in self.words.amid

    def is_area_around(self, kind: int, second: int) -> bool:
        """Whether the word for a kind of area leads to a place: *X dans la région de Y*."""
        return kind != second and AREA in self.analysis.units.senses[self.analysis.groups.nouns[kind].head]

    def is_measured_from(self, scene: int, mark: int) -> bool:
        """Whether the second of two places only tells how far the first is from it: *X, à 80 km au sud de Y*."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        first, second = noun_at[scene], noun_at[mark]
        if first < 0 or second <= first or closeness_of(self.spots[scene]) == 0 or self.spots[mark].relation != "near":
            return False
        between = nouns[first + 1 : second]
        is_far = all(not units.senses[noun.head].isdisjoint({"measure:distance", "place:kind"}) for noun in between)
        is_told_apart = not any("measure:distance" in units.senses[noun.head] for noun in between)
        if is_told_apart and self.is_vaguer(scene, mark, is_bare=not between):
            return False
        return len(between) <= KIND_AND_DISTANCE and is_far and units.letters[nouns[first].last] in {",", "("}

    def is_vaguer(self, scene: int, mark: int, *, is_bare: bool) -> bool:
        """Whether a scene tells less closely where than what it lies near: *dans l'ouest du pays, au sud de X*."""
        is_part = is_bare or self.spots[scene].precision == "area"
        return is_part and closeness_of(self.spots[scene]) < closeness_of(self.spots[mark])

    def is_border_of(self, scene: int, border: int) -> bool:
        """Whether the second of two places tells, behind a comma, at which border the first lies."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        first, second = noun_at[scene], noun_at[border]
        if first < 0 or second <= first or closeness_of(self.spots[scene]) == 0:
            return False
        ends = self.spots[scene].end
        comma = nouns[second].first - 1
        is_behind = units.letters[comma] == "," and self.analysis.tokens.starts[units.firsts[comma]] - ends <= COMMA
        return is_behind and units.lows[border] in self.words.vague and self.spots[border].precision == "area"

    def is_called(self, outer: int, inner: int) -> bool:
        """Whether the second of two places names the town that the first is told to hold: *la capitale de X, Y*."""
        nouns, noun_at = self.analysis.groups.nouns, self.analysis.groups.noun_at
        first, second = noun_at[outer], noun_at[inner]
        if first < 0 or second <= first or nouns[second].prep is not None or closeness_of(self.spots[inner]) < CLOSEST:
            return False
        if self.analysis.units.letters[nouns[first].last : nouns[second].first] != [","]:
            return False
        kinds, group, steps = set[str](), nouns[first].of, 0
        while group is not None and steps < CHAIN:
            kinds.add(self.analysis.units.lemmas[nouns[group].head])
            group, steps = nouns[group].of, steps + 1
        return not kinds.isdisjoint(self.words.towns)

    def is_quarter(self, group: int) -> bool:
        """Whether a group names a part of a town or a camp behind the word for it: *dans le quartier X*."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        holder = nouns[group].of
        if holder is None or nouns[holder].prep not in self.words.strong:
            return False
        return any("place:kind" in senses[nouns[each].head] for each in (group, holder))

    def is_label(self, unit: int) -> bool:
        """Whether a country heads a title, before a colon: *Belmourie : huit morts*."""
        units, first = self.analysis.units, self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        return unit == first and units.lows[unit + 1] in LABELS if unit + 1 < len(units) else False

    def is_heading(self, unit: int) -> bool:
        """Whether a country stands in what heads a title, right before a colon: *Guerre en Belmourie : huit morts*."""
        units, first = self.analysis.units, self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        return unit - first <= SPAN and units.lows[unit + 1 : unit + 2] == [":"]

    def is_struck(self, group: int) -> bool:
        """Whether a noun of an act of war stands before the one that it befalls: *des tirs de missiles sur X*."""
        return any(
            sense.startswith(ACTS) for head in self.heads_before(group) for sense in self.analysis.units.senses[head]
        )

    def heads_before(self, group: int) -> list[int]:
        """The heads of the groups that stand right before one, or with an *and* between, nearest first."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        heads: list[int] = []
        while group > 0 and len(heads) < CHAIN:
            if letters[nouns[group - 1].last : nouns[group].first] not in ([], ["C"]):
                break
            group -= 1
            heads.append(nouns[group].head)
        return heads

    def is_in_area(self, unit: int) -> bool:
        """Whether a place, unless it is a town, only tells of which place an area is: *la frontière entre X et Y*."""
        place = self.spots[unit]
        if place.precision == "area" or closeness_of(place) == CLOSEST:
            return False
        ends = (self.spots[other].end for other in range(max(0, unit - SPAN), unit) if self.is_area(other))
        return any(place.end <= end for end in ends)

    def is_area(self, unit: int) -> bool:
        """Whether an area stands at a unit."""
        return unit in self.spots and self.spots[unit].precision == "area"

    def is_left(self, group: int) -> bool:
        """Whether a group is what people flee or leave: *ont fui la Syrie*."""
        return group in self.left

    @cached_property
    def left(self) -> frozenset[int | None]:
        """The groups that people flee or leave."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        return frozenset(c.object for c in clauses if verbs[c.verb].senses & LEAVING)

    def is_home_of_people(self, unit: int) -> bool:
        """Whether a place only says where people, a body or an office come from: *les éleveurs du Darfour*."""
        analysis = self.analysis
        group = analysis.groups.noun_at[unit]
        nouns = analysis.groups.nouns
        governor = nouns[group].of if group >= 0 else None
        is_at = group >= 0 and nouns[group].prep in self.words.strong
        steps = 0
        while governor is not None and steps < CHAIN:
            senses = self.senses_of(governor)
            holds_office = any(s.startswith("office") and s != "office:resident" for s in senses)
            is_civilian = "person:civilian" in senses and not holds_office
            is_resident = "office:resident" in senses or is_civilian or self.is_building(governor)
            is_body = any(s.startswith(("office", "body", "people", "force")) for s in senses)
            is_part = self.is_area(nouns[governor].head)  # *dans le centre de X*, where a centre is no body
            if is_body and not is_resident and not is_part and not self.is_post(governor, is_at=is_at):
                return True
            governor, steps = nouns[governor].of, steps + 1
        return False

    def is_post(self, group: int, *, is_at: bool) -> bool:
        """Whether a group tells whose a house is, `is_at` a place: *un poste de police de X*, *le camp de Y à X*."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        noun = nouns[group]
        is_bare = self.analysis.units.letters[noun.first] == "p" and noun.head == noun.first + 1
        holder = None if noun.of is None else senses[nouns[noun.of].head]
        return (is_bare or is_at) and holder is not None and not holder.isdisjoint({"place:kind", "place:venue"})

    def senses_of(self, group: int) -> frozenset[str]:
        """The senses of a group's noun, none where it is land: *l'État de X*, *dans la communauté de X*."""
        noun = self.analysis.groups.nouns[group]
        senses = self.analysis.units.senses[noun.head]
        is_land = "place:kind" in senses or (noun.prep in self.words.strong and "people" in senses)
        return frozenset() if is_land else senses

    def is_building(self, place: int) -> bool:
        """Whether a group is a house as much as a body: *l'attaque de la gendarmerie de X*."""
        group = self.analysis.groups.nouns[place]
        return self.analysis.units.lemmas[group.head] in self.words.buildings

    def is_venue_of_speech(self, group: int, unit: int) -> bool:
        """Whether a place is where somebody speaks to many: *lors d'une conférence de presse à X*."""
        lemmas, groups = self.analysis.units.lemmas, self.analysis.groups
        told = self.analysis.attributions[self.analysis.sentence_of(unit)]
        if not told:
            return False
        first = groups.nouns[group].first
        held = next((at for at in range(first - 1, max(first - HELD, 0), -1) if lemmas[at] in self.words.holding), None)
        if held is None:
            return any(lemmas[head] in self.words.speeches for head in self.heads_before(group))
        heads = (at for at in range(max(0, held - CHAIN), held) if lemmas[at] in self.words.speeches)
        return any(groups.nouns[groups.noun_at[at]].prep is not None for at in heads if groups.noun_at[at] >= 0)

    def is_seat(self, unit: int) -> bool:
        """Whether a place is only where a body sits: *une ONG basée à Londres*; where people are based is a scene."""
        units, groups = self.analysis.units, self.analysis.groups
        place = groups.noun_at[unit]
        at = groups.nouns[place].first - 1 if place >= 0 else -1
        if at >= 0 and (units.lemmas[at] in self.words.reached or self.is_said_at(at, groups.nouns[place].last)):
            return True
        is_of_talk = place >= 0 and (self.is_venue_of_speech(place, unit) or self.is_seat_of_talks(unit))
        if is_of_talk or (place >= 0 and self.is_of_speaker(place, unit)):
            return True
        if place >= 0 and self.is_seat_of_body(place, unit):
            return True
        if at > 1 and groups.verb_at[at] >= 0 and not set(units.lemmas[at - 2 : at]).isdisjoint(self.words.based):
            return True  # *dont le siège est à X*, *se trouve à X*
        if at < 0 or units.lemmas[at] not in self.words.based:
            return False
        holder = groups.noun_at[at] if groups.noun_at[at] >= 0 else groups.noun_at[at - 1] if at else -1
        senses = units.senses[groups.nouns[holder].head] if holder >= 0 else frozenset()
        return not any(sense.startswith(("force", "person", "people")) for sense in senses)

    def is_seat_of_talks(self, unit: int) -> bool:
        """Whether a place is where enemies talk: *les pourparlers de paix ouverts lundi à X*."""
        letters, group = self.analysis.units.letters, self.analysis.groups.noun_at[unit]
        first = self.analysis.groups.nouns[group].first if group >= 0 else unit
        before = takewhile(lambda at: letters[at] not in ENDS_TALK, range(first - 1, max(first - TALKS, 0), -1))
        return any(self.analysis.units.lemmas[at] in self.words.talks for at in before)

    def is_seat_of_body(self, group: int, unit: int) -> bool:
        """Whether a body of the world acts in the town that it sits in: *À New York, le Conseil a condamné …*."""
        nouns = self.analysis.groups.nouns
        is_led = self.spots[unit].text.lower() in self.words.seats and group + 1 < len(nouns)
        if not is_led or self.analysis.units.letters[nouns[group].last : nouns[group + 1].first] != [","]:
            return False
        senses = self.analysis.units.senses[nouns[group + 1].head]
        return any(sense.startswith(("body", "office")) for sense in senses)

    def is_of_speaker(self, group: int, unit: int) -> bool:
        """Whether a place only tells where who speaks is: *le ministère à X affirme*; a capital, *À X, Y affirme*."""
        analysis, nouns = self.analysis, self.analysis.groups.nouns
        bounds = analysis.span(nouns[group].first, nouns[group].last)
        name = analysis.units.names[unit]
        is_capital = name >= 0 and analysis.names[name].kind == "capital"
        is_capital = is_capital or self.spots[unit].text.lower() in self.words.seats
        for item in analysis.attributions[analysis.sentence_of(unit)]:
            if item.kind == "according":
                if is_capital and 0 <= bounds.start - item.source.end <= 1:
                    return True
                continue
            if item.kind not in {"complement", "object"}:
                continue
            is_behind = 0 <= bounds.start - item.source.end <= 1 and item.cue[0] == nouns[group].last
            is_ahead = is_capital and 0 <= item.source.start - bounds.end <= COMMA
            if is_behind or is_ahead:
                return True
        return False

    def is_said_at(self, before: int, following: int) -> bool:
        """Whether a verb of saying stands just before a place and what it says just behind: *a dit à X que …*."""
        units, groups = self.analysis.units, self.analysis.groups
        verb = groups.verb_at[before]
        says = verb >= 0 and any(sense.startswith("say") for sense in groups.verbs[verb].senses)
        return says and following < len(units) and units.lows[following] in self.words.contents
