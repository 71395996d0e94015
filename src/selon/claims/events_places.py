"""Enters: acts. Leaves: where they are told to have happened: bound to the act, in its sentence, or just before.

A verb goes on where the sentence before it left off, a noun does only if it points back. What is carried from farther
away is wrong more often than right for acts, so nothing is but the place of an area that the act's own words point at
(*la ville*, *cette enclave*), and the one place that a report is about.
"""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from selon.claims.places import NOWHERE, Where
from selon.model.claim import Reason

if TYPE_CHECKING:
    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.events_verbs import VerbReader
    from selon.claims.places import PlaceFinder

BOUND = "events.bound_place"
NEAR = "events.sentence_before"
NEXT = "events.next_sentence"
STAGE = "events.stage"
AREA = "events.known_area"
SUBJECT = "events.place_of_report"
LEAD = 2  # sentences behind the first among which a report names what it is about
HEAD = 5  # units behind the place of a dateline within which its day is told
DISTRICT = 2  # least closeness of a place that a report may be about
SENDING = "deployment"
LEFT = frozenset({"displacement", "withdrawal"})  # acts whose place is the one left, not the one reached


class SceneFinder:
    """Finds where the acts of one document happened."""

    def __init__(self, groups: GroupReader, verbs: VerbReader, places: PlaceFinder) -> None:
        """Take the kinds of groups, the slots of verbs and the places found."""
        self.groups = groups
        self.verbs = verbs
        self.places = places
        self.analysis = groups.analysis

    def find(self, act: Act) -> Where:
        """The place of an act."""
        stage = self.stage(act)
        if stage is not None:
            return self.where(stage, "stated", STAGE)
        home = self.home(act)
        if home is not None:
            return home
        bound = self.bound(act)
        if bound is not None:
            return self.where(bound, "stated", BOUND)
        sentence = self.analysis.sentence_of(act.unit)
        here = self.places.here(sentence, act.unit, act.clause if act.clause is not None else act.support)
        if here is not None and not self.is_way(here, act) and not self.is_seat(here):
            return self.places.where(here, "stated", "places.sentence")
        return self.carried(act, sentence)

    def is_way(self, unit: int, act: Act) -> bool:
        """Whether a place only tells where somebody went, or came from to do what is no leaving of it."""
        relation = self.places.spots[unit].relation
        return relation == "toward" or (relation == "from" and act.type not in LEFT)

    def carried(self, act: Act, sentence: int) -> Where:
        """The place that an act takes up from the sentences before, if it points at the act or area told there."""
        if self.analysis.units.lemmas[act.unit] in self.groups.rules.wars:
            return NOWHERE  # a whole war is of no town told before
        goes_on = sentence > self.places.entry_of(sentence)[0]
        before = self.places.here(sentence - 1, self.analysis.ranges[sentence][0], None) if goes_on else None
        before = None if before is None or self.is_elsewhere(before) else before
        if before is not None and self.goes_on(act):
            return self.where(before, "carried", NEAR)
        around = self.places.around(sentence)
        around = None if around is None or self.places.spots[around].is_country or self.is_seat(around) else around
        if self.is_in_known_area(act):
            meant = before if before is not None else around
            return self.where(meant, "carried", AREA) if meant is not None else NOWHERE
        if self.subject is not None and not self.names_ground(act) and self.is_named(around, self.subject):
            return self.where(self.subject, "carried", SUBJECT)
        is_next = around is not None and self.analysis.sentence_of(around) == sentence - 1
        if around is None or not is_next or act.place is not None or self.names_ground(act):
            return NOWHERE
        return self.where(around, "carried", NEXT)

    def is_elsewhere(self, unit: int) -> bool:
        """Whether a place is a country, or where somebody went or came from."""
        spot = self.places.spots[unit]
        return spot.is_country or spot.relation in {"toward", "from"} or self.is_seat(unit)

    def is_seat(self, unit: int) -> bool:
        """Whether a place in capitals opens its paragraph before a time, where the report is from: *GENÈVE, 4 mai*."""
        units = self.analysis.units
        is_head = self.analysis.tokens.breaks[units.firsts[unit]] > 0 or unit == 0
        return is_head and self.places.spots[unit].text.isupper() and "T" in units.letters[unit + 1 : unit + HEAD]

    @cached_property
    def subject(self) -> int | None:
        """The place that the report is about: the only town or district of its lead, told more than all others."""
        spots, is_scene = self.places.spots, self.places.is_scene
        close = (u for u in self.places.units if self.places.closeness(u) >= DISTRICT)
        scenes = [u for u in close if is_scene(u) and spots[u].relation != "toward" and not self.is_seat(u)]
        leading = [u for u in scenes if self.analysis.sentence_of(u) <= LEAD]
        if len({spots[u].name or spots[u].text for u in leading}) != 1:
            return None
        if not any(self.analysis.sentence_of(u) in self.places.eventful for u in leading):
            return None
        same = sum(self.is_named(unit, leading[0]) for unit in scenes)
        return leading[0] if same > len(scenes) - same else None

    def is_named(self, unit: int | None, other: int) -> bool:
        """Whether the place at a unit, if there is one, has the name of another."""
        one, two = self.places.spots[other if unit is None else unit], self.places.spots[other]
        return (one.name or one.text) == (two.name or two.text)

    def stage(self, act: Act) -> int | None:
        """The place that is said to be the scene of an act: *Tiffa a été le théâtre d'une attaque*."""
        analysis = self.analysis
        for index in analysis.clauses_near(act.unit, act.unit):
            clause = analysis.clauses[index]
            is_before = clause.first <= act.unit < clause.last and clause.object is not None
            if not is_before or clause.subject is None or clause.object is None:
                continue
            head = analysis.groups.nouns[clause.object].head
            if head < act.unit and analysis.units.lemmas[head] in self.groups.rules.stages:
                subject = analysis.groups.nouns[clause.subject]
                return next((u for u in range(subject.first, subject.last) if u in self.places.spots), None)
        return None

    def home(self, act: Act) -> Where | None:
        """Where those who leave lived, if their own words say it: *2 000 habitants de Tiffa ont fui*."""
        if act.type != "displacement" or act.clause is None:
            return None
        clause = self.analysis.clauses[act.clause]
        moved = [*self.verbs.actors(clause), *self.verbs.done_to(clause)]
        homes = (self.places.home_of(self.groups.nouns[place].head) for place in moved)
        return next((home for home in homes if home.places), None)

    def where(self, unit: int, how: str, rule: str) -> Where:
        """The place at a unit, with the reason."""
        place = self.places.spots[unit]
        return Where((place,), Reason(how, ((place.start, place.end),), rule))  # type: ignore[arg-type]

    def goes_on(self, act: Act) -> bool:
        """Whether an act is told by a noun that takes up what the sentence before is about."""
        return act.place is not None and self.groups.is_definite(act.place)

    def bound(self, act: Act) -> int | None:
        """The unit of the closest place among the complements of an act; a country where none is closer."""
        groups, spots = self.groups, self.places.spots
        inside = [
            unit
            for place in self.near(act)
            if not self.is_since(place)
            for member in groups.chain(place)
            for unit in range(groups.nouns[member].first, groups.nouns[member].last)
            if unit in spots and unit not in self.places.scenes.said and self.is_scene(unit, act)
        ]
        left = [unit for unit in inside if act.type in LEFT and self.is_left(unit, act)]
        inner = self.places.scenes.innermost(sorted(set(left or inside)))
        return max(inner, key=lambda u: (self.places.closeness(u), spots[u].relation == "at", -u), default=None)

    def is_left(self, unit: int, act: Act) -> bool:
        """Whether a place is the very object of a verb of leaving: *ont quitté X à la suite d'attaques à Y*."""
        clause = self.analysis.clauses[act.clause] if act.clause is not None else None
        if clause is None or clause.object is None:
            return False
        chain = (self.groups.nouns[member] for member in self.groups.chain(clause.object))
        return any(group.first <= unit < group.last for group in chain)

    def near(self, act: Act) -> list[int]:
        """The groups that complement an act or are bound to it."""
        groups = self.groups
        if act.place is not None:
            attached = takewhile(lambda place: not self.is_since(place), groups.attached(act.place))
            return [*groups.complements(act.place), *attached]
        clause = self.analysis.clauses[act.clause or 0]
        left = [clause.object] if act.type in LEFT and clause.object is not None else []
        return [*clause.others, *self.verbs.done_to(clause), *left]

    def is_in_known_area(self, act: Act) -> bool:
        """Whether an act befalls, or lies in, an area that its words only point at: *la ville*, *cette enclave*."""
        groups, lemmas = self.groups, self.analysis.units.lemmas
        near = self.near(act)
        if act.support is not None:
            clause = self.analysis.clauses[act.support]
            near += [place for place in (clause.subject, *clause.others) if place is not None]
        return any(
            lemmas[groups.nouns[member].head] in groups.rules.areas and self.is_pointed_at(member)
            for place in near
            for member in groups.chain(place)
        )

    def names_ground(self, act: Act) -> bool:
        """Whether an act befalls ground of its own, of a name that is no known place: *le territoire russe*."""
        nouns, units = self.groups.nouns, self.analysis.units
        heads = [nouns[place].head for place in self.near(act) if nouns[place].names]
        return any(head in self.places.spots or "place:kind" in units.senses[head] for head in heads)

    def is_pointed_at(self, place: int) -> bool:
        """Whether a group points at what was named before, and is not told apart by a name or an owner."""
        groups = self.groups
        named = any(groups.nouns[member].names for member in groups.chain(place))
        return groups.is_definite(place) and not groups.is_owned(place) and not named

    def is_since(self, place: int) -> bool:
        """Whether a group begins to tell since when, places included: *depuis le début du conflit au Sahel*."""
        prep = self.groups.nouns[place].prep or ""
        return prep.partition(" ")[0] in self.groups.rules.since

    def is_scene(self, unit: int, act: Act) -> bool:
        """Whether a place is where an act happened rather than where it led."""
        spot = self.places.spots[unit]
        is_goal = act.type in LEFT and spot.relation == "toward"
        if (
            is_goal
            or (act.type == SENDING and spot.relation == "from")
            or (act.type != "ceasefire" and self.places.scenes.is_seat_of_talks(unit))
        ):
            return False
        return not spot.is_country or self.places.is_scene(unit)
