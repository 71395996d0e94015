"""Enters: a claim's words and the places found. Leaves: where it happened.

The places of the harming clause come first, then those of the sentence; where they only name a country, the town or
district that the passage is about is closer. Totals keep the area that they are said of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from selon.claims.areas import AreaFinder
from selon.claims.capitals import CapitalFinder
from selon.claims.closeness import CLOSEST, closeness_of
from selon.claims.place_lists import PlaceLists
from selon.claims.scenes import SceneFinder
from selon.claims.segments import Segments
from selon.claims.wards import wards_as_goals
from selon.model.claim import Reason
from selon.model.mention import Place

if TYPE_CHECKING:
    from selon.claims.causes import Cause
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.packs.loader import Language
    from selon.packs.places import PlaceWords
    from selon.packs.world import ConflictEntry

BACK = 8  # sentences looked back for the place that a passage is about
AHEAD = 6  # sentences looked ahead from a title or lead that names no place
SINCE = 3  # sentences looked back for the town within the area of an act
WIDE_BACK = 2  # sentences looked back for the region of a total
CHAIN = 4  # complements of complements
HOMES = 8  # units behind a noun within which it is told where people lived
LATER = 1.0  # what a place told only after the figure weighs less
OFTEN = 3  # mentions beyond which a place is not more salient
DISTRICTS = frozenset({"place:region", "place:venue"})  # senses of what holds an unknown place
DISTRICT = 2  # how closely a district tells where
LEAD = 2  # sentences that count as title and lead
RELATION = {"near": -1.0, "toward": -2.5, "from": -1.2}
BRACKETED = 0.5  # what another name, or the district, in brackets behind a place weighs less
COMPASS = 0.2  # what *the north of X* weighs less than a region with a name


class Where(msgspec.Struct, frozen=True):
    """The places of a claim, and why; `closer` are those of its act where a title only names the country."""

    places: tuple[Place, ...] = ()
    reason: Reason | None = None
    closer: tuple[Place, ...] = ()


NOWHERE = Where()


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a figure before its place: its clause, whether it is a total, of a whole front, of which act.

    A total `is_small` when it tells of few people or days: one of what the passage is about. It `is_wide` when it runs
    over weeks or years: one of a land.
    """

    clause: int | None = None
    outcome: str = ""
    is_total: bool = False
    is_small: bool = False
    is_wide: bool = False
    of_front: bool = False
    cause: Cause | None = None


def theatre_of(conflict: ConflictEntry) -> str:
    """The country in which nearly all of a conflict is fought, empty where there is none."""
    is_of_one = conflict.kind == "internal" and len(conflict.countries) == 1
    return conflict.theatre or (conflict.countries[0] if is_of_one else "")


class PlaceFinder:
    """Finds where claims happened, in one document."""

    def __init__(self, analysis: Analysis, language: Language, words: PlaceWords) -> None:
        """Take the document's layers; `analysis.places` gives places by their unit."""
        self.analysis = analysis
        self.language = language
        self.words = words
        areas, capitals = AreaFinder(analysis, words).areas(), CapitalFinder(analysis, language, words).capitals()
        self.spots = {**analysis.places, **areas, **capitals}
        self.spots.update(wards_as_goals(analysis, words, self.spots))
        self.units = sorted(self.spots)
        self.scenes = SceneFinder(analysis, words, self.spots)
        self.is_scene = self.scenes.is_scene
        self.segments = Segments(analysis, self.spots)
        self.lists = PlaceLists(analysis, words, self.spots, self.is_scene)
        conflicts = language.world.conflicts
        fought = [conflicts[c] for c in analysis.conflicts if c in conflicts]
        self.theatres = {conflict.theatre for conflict in fought} - {""}
        self.grounds = {theatre_of(conflict) for conflict in fought} - {""}
        told = (place for unit, place in self.spots.items() if self.relation(unit) == "at")
        self.often = Counter(place.name or place.text for place in told)
        self.eventful = self.eventful_sentences()

    def home_of(self, unit: int) -> Where:
        """Where the people of a group lived, for those who left it: *2 000 habitants de X ont fui*."""
        nouns, noun_at = self.analysis.groups.nouns, self.analysis.groups.noun_at
        place = noun_at[unit]
        if place < 0 or any(sense.startswith(("force", "body")) for sense in self.analysis.units.senses[unit]):
            return NOWHERE
        near = (u for u in range(unit + 1, min(unit + HOMES, len(noun_at))) if u in self.spots)
        homes = [u for u in near if nouns[noun_at[u]].of == place and self.closeness(u) > 0]
        if not homes:
            return NOWHERE
        return self.where(homes[0], "stated", "places.home_of_victims")

    def find(self, unit: int, whole: Toll | None, beside: Setting) -> Where:
        """The place of a claim at a unit; a figure of one act whose sentence names none has that of the act."""
        is_total = beside.is_total
        sentence = self.analysis.sentence_of(unit)
        here = self.told(sentence, unit, whole, beside)
        here = here if here is None else self.named_near(here, sentence)
        if here is not None and (self.closeness(here) >= 1 or (is_total and not self.scenes.is_heading(here))):
            return self.where(here, "stated", "places.sentence")
        if whole is not None and whole.places:
            return Where(whole.places, Reason("carried", (), "places.of_whole"))
        if here is not None:
            is_heading = self.scenes.is_heading(here)
            stated = self.where(here, "stated", "places.heading" if is_heading else "places.country")
            told = self.carried(sentence, beside.cause).places if is_heading else ()
            closer = tuple(place for place in told if place.country == self.spots[here].country)
            return Where(stated.places, stated.reason, closer)
        return self.elsewhere(sentence, beside)

    def named_near(self, here: int, sentence: int) -> int:
        """The town that the passage tells to lie near the same mark as a place at a unit: *X (25 km au sud de Y)*."""
        mark = self.spots[here]
        if self.relation(here) != "near" or closeness_of(mark) < CLOSEST:
            return here
        around = pairwise(self.units_in(max(0, sentence - BACK), sentence + AHEAD))
        pairs = [(town, other) for town, other in around if self.spots[other].name == mark.name is not None]
        named = [town for town, other in pairs if self.is_scene(town) and self.scenes.is_measured_from(town, other)]
        return next((town for town in named if self.is_town_within(town, mark)), here)

    def told(self, sentence: int, unit: int, whole: Toll | None, beside: Setting) -> int | None:
        """The unit of the place that the sentence of a figure gives it; no goal where the passage has a scene."""
        here = self.here(sentence, unit, beside.clause, is_part=whole is not None)
        is_in_whole = whole is not None and whole.places and whole.start == self.analysis.sentences[sentence].start
        if here is None or (is_in_whole and here < unit):
            return None
        if not self.is_left_or_reached(here, beside.outcome):
            return here
        if beside.is_total:
            return None if beside.outcome == "displaced" else here
        around = self.around(sentence)
        return here if around is None or self.closeness(around) == 0 else None

    def is_left_or_reached(self, unit: int, outcome: str) -> bool:
        """Whether nothing is told to have happened at a place: it is where captives are not, or where others spoke."""
        relation = self.spots[unit].relation
        if relation == "from":
            return outcome not in {"displaced", "captured"}
        return relation == "toward" and outcome != "captured"

    def elsewhere(self, sentence: int, beside: Setting) -> Where:
        """The place of a figure whose sentence names none: of its act, its passage, or for totals of the land."""
        cause = beside.cause
        told = cause.event.places if cause is not None else ()
        if not beside.is_total or (beside.is_wide and told and closeness_of(told[0]) == 1):
            found = self.carried(sentence, cause)
            return found if found.places or beside.is_total or beside.of_front else self.far_before(sentence)
        if beside.of_front:
            return self.headed()
        passage = self.carried(sentence, cause) if beside.is_small else NOWHERE
        return passage if passage.places else self.total(sentence)

    def headed(self) -> Where:
        """The country that heads the title, before a colon; of a total of a front no other is known."""
        heads = [u for u in self.units_in(0, 0) if self.scenes.is_label(u) and self.spots[u].is_country]
        return self.where(heads[0], "carried", "places.heading") if heads else NOWHERE

    def carried(self, sentence: int, cause: Cause | None) -> Where:
        """The place of a figure whose sentence names none: that of the act behind it, else of the passage."""
        if cause is not None and cause.event.places and not cause.event.places[0].is_country:
            act = Where(cause.event.places, Reason("carried", (cause.span,), "places.of_act"))
            return self.narrowed(act.places[0], sentence) or act
        around = self.around(sentence)
        return self.where(around, "carried", "places.passage") if around is not None else NOWHERE

    def narrowed(self, area: Place, sentence: int) -> Where | None:
        """The town told since an area was, up to the sentence before a figure, within that area."""
        first = max(self.analysis.sentence_at(area.start), sentence - SINCE)
        if closeness_of(area) > 1 or first >= sentence:
            return None
        towns = [u for u in self.units_in(first, sentence - 1) if self.is_town_within(u, area) and self.is_scene(u)]
        inner = self.scenes.innermost(towns)
        return self.where(inner[-1], "carried", "places.passage") if inner else None

    def is_town_within(self, unit: int, area: Place) -> bool:
        """Whether things lie at a town that may be in the country of an area."""
        spot = self.spots[unit]
        is_town = self.closeness(unit) == CLOSEST and spot.relation == "at"
        return is_town and (area.country is None or spot.country in {area.country, None})

    def total(self, sentence: int) -> Where:
        """The area of a total whose sentence names none: a region told just before, else the land of the document."""
        for back in range(sentence - 1, max(-1, sentence - WIDE_BACK), -1):
            wide = [u for u in self.units_in(back, back) if self.closeness(u) == 1 and self.is_scene(u)]
            wide = [u for u in wide if self.spots[u].precision != "area"]
            if wide:
                return self.where(wide[-1], "carried", "places.region")
        lands = self.lands
        last = bisect_left(lands, self.analysis.ranges[sentence][1]) - 1
        return self.where(lands[last], "inferred", "places.home") if lands else NOWHERE

    def units_in(self, first: int, last: int) -> list[int]:
        """The units of the places that the sentences from one up to and with another name."""
        ranges, units = self.analysis.ranges, self.units
        last = min(last, len(ranges) - 1)
        return units[bisect_left(units, ranges[first][0]) : bisect_left(units, ranges[last][1])]

    @cached_property
    def lands(self) -> list[int]:
        """Where totals belong: the theatre of the war, by state or by what is most often told of in it, else home."""
        states = [u for u in self.units if self.spots[u].is_country]
        named = [u for u in states if self.spots[u].country in self.grounds]
        if named:
            return [u for u in named if self.spots[u].name == self.analysis.home] or named
        inside = [u for u in self.units if self.spots[u].country in self.theatres and self.is_scene(u)]
        often = max((self.times_told(u) for u in inside), default=0)
        at_home = [u for u in states if self.spots[u].name == self.analysis.home]
        is_aside = len(at_home) > OFTEN * often
        return at_home if is_aside else [u for u in inside if self.times_told(u) == often] or at_home

    def times_told(self, unit: int) -> int:
        """How often the document names the place at a unit."""
        return self.often[self.spots[unit].name or self.spots[unit].text]

    def where(self, unit: int, how: str, rule: str) -> Where:
        """The place at a unit, with those listed with it."""
        place = self.spots[unit]
        listed = tuple(self.spots[other] for other in self.lists.listed_with(unit))
        return Where((place, *listed), Reason(how, ((place.start, place.end),), rule))  # type: ignore[arg-type]

    def here(self, sentence: int, unit: int, clause: int | None, *, is_part: bool = False) -> int | None:
        """The unit of the most telling place of a sentence."""
        earlier = self.of_earlier_act(unit)
        if earlier is not None:
            return earlier
        inside = self.units_in(sentence, sentence)
        options = self.segments.own(unit, self.scenes.innermost([u for u in inside if self.is_scene(u)]))
        if not options and not is_part:
            options = [u for u in inside if self.is_held_by(u, unit)]
        if not options:
            return None
        bound = self.bound_to(clause)
        joint = self.analysis.joint_before(unit)
        return max(options, key=lambda u: (self.is_bound(u, bound), self.weight(u), u > joint, -abs(u - unit)))

    def of_earlier_act(self, unit: int) -> int | None:
        """The place of the act since which one counts, where it did the harm: *depuis celle de X, qui a tué …*."""
        clauses = (self.analysis.clauses[each] for each in self.analysis.clauses_near(unit, unit + 1))
        told = next((each for each in clauses if each.first <= unit < each.last and each.kind == "relative"), None)
        if told is None:
            return None
        before = range(told.first - 1, max(told.first - HOMES, 0), -1)
        near = next((u for u in before if u in self.spots), None)
        is_of_act = near is not None and self.scenes.is_date(near) and not self.scenes.is_home_of_people(near)
        return near if is_of_act else None

    def is_held_by(self, unit: int, victim: int) -> bool:
        """Whether a place is that of a victim's own office: *le maire de X a été tué*."""
        nouns, noun_at = self.analysis.groups.nouns, self.analysis.groups.noun_at
        place, steps = noun_at[unit], 0
        while place >= 0 and steps < CHAIN:
            governor = nouns[place].of
            if governor is None:
                return False
            if nouns[governor].head == victim and self.closeness(unit) > 0:
                return True
            place, steps = governor, steps + 1
        return False

    def is_bound(self, unit: int, bound: frozenset[int]) -> bool:
        """Whether the clause itself binds a place that is closer than a country and no goal."""
        return unit in bound and self.closeness(unit) > 0 and self.spots[unit].relation != "toward"

    def bound_to(self, clause: int | None) -> frozenset[int]:
        """The places that the complements of a clause name."""
        if clause is None:
            return frozenset()
        nouns = self.analysis.groups.nouns
        found: set[int] = set()
        for place in self.analysis.clauses[clause].others:
            group = nouns[place]
            found.update(u for u in range(group.first, group.last) if u in self.spots)
        return frozenset(found)

    def has_scene(self, unit: int) -> bool:
        """Whether the sentence of a unit names a place closer than a country as the scene of something."""
        here = self.here(self.analysis.sentence_of(unit), unit, None)
        return here is not None and self.closeness(here) > 0

    def weight(self, unit: int) -> float:
        """How much a place looks like the scene: how close it is, and whether things lie at it."""
        letters = "".join(self.analysis.units.letters[max(0, unit - CHAIN) : unit])
        bracketed = BRACKETED if letters.rfind("(") > letters.rfind(")") else 0.0
        vague = COMPASS if self.spots[unit].precision == "area" else 0.0
        return self.closeness(unit) + RELATION.get(self.relation(unit), 0.0) - bracketed - vague

    def relation(self, unit: int) -> str:
        """How what is told lies to a place; what lies *in the north of* a region lies in it."""
        spot = self.spots[unit]
        is_wide = spot.precision != "area" and closeness_of(spot) < CLOSEST
        return "at" if spot.relation == "near" and is_wide else spot.relation

    def closeness(self, unit: int) -> int:
        """How closely a place tells where: 0 for a country to 3 for a town, 2 for an unknown district or house."""
        found = closeness_of(self.spots[unit])
        return min(found, DISTRICT) if self.spots[unit].name is None and self.is_of_area(unit) else found

    def is_of_area(self, unit: int) -> bool:
        """Whether the word for a kind of area, or for a house, governs a place: *le district de X*, *l'école de X*."""
        nouns, place = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        if place < 0:
            return False
        governor, senses = nouns[place].of, self.analysis.units.senses
        holders = [nouns[place].head, *([] if governor is None else [nouns[governor].head])]
        return any(not DISTRICTS.isdisjoint(senses[head]) for head in holders if head != unit)

    def around(self, sentence: int) -> int | None:
        """The place that the passage is about: named often, near, as a scene, where something happens."""
        first = max(0, sentence - BACK)
        last = sentence + AHEAD if sentence <= LEAD else sentence
        options = [
            u for u in self.units_in(first, last) if self.analysis.sentence_of(u) != sentence and self.is_scene(u)
        ]
        options = [u for u in options if self.closeness(u) > 0] or options
        if not options:
            return None
        best = max(options, key=lambda u: (self.salience(u, sentence), -u))
        return self.closest_beside(best, options, sentence)

    def far_before(self, sentence: int) -> Where:
        """The scene of the last act told before a passage that names none."""
        scenes = self.scenes_of_acts
        at = bisect_left(scenes, self.analysis.ranges[sentence][0])
        if at == 0:
            return NOWHERE
        near = self.analysis.sentence_of(scenes[at - 1])
        there = [u for u in self.units_in(near, near) if self.is_scene_of_act(u)]
        return self.where(max(there, key=lambda u: (self.salience(u, sentence), -u)), "carried", "places.passage")

    @cached_property
    def scenes_of_acts(self) -> list[int]:
        """The places closer than a country that are scenes of sentences that tell of an act or of harm."""
        return [unit for unit in self.units if self.is_scene_of_act(unit)]

    def is_scene_of_act(self, unit: int) -> bool:
        """Whether a place closer than a country is the scene of a sentence that tells of an act or of harm."""
        is_at = self.closeness(unit) > 0 and self.relation(unit) == "at" and self.is_scene(unit)
        return is_at and self.analysis.sentence_of(unit) in self.eventful

    def closest_beside(self, unit: int, options: list[int], sentence: int) -> int:
        """The town that the same sentence names within the region or country at a unit, if it names one."""
        there = self.analysis.sentence_of(unit)
        towns = [u for u in options if self.is_town_within(u, self.spots[unit])]
        beside = [u for u in towns if self.analysis.sentence_of(u) == there]
        behind = [u for u in towns if there < self.analysis.sentence_of(u) < sentence]
        found = beside[:1] or behind[-1:]
        return found[0] if found and self.closeness(unit) < CLOSEST else unit

    def salience(self, unit: int, sentence: int) -> float:
        """How much a passage at a sentence is about a place of another."""
        there = self.analysis.sentence_of(unit)
        often = min(self.times_told(unit), OFTEN)
        close = 0.0 if self.closeness(unit) == 0 else 1.5 + 0.2 * self.closeness(unit)
        at = 0.0 if self.relation(unit) == "at" else -2.0
        at -= LATER if there > sentence else 0.0
        return 0.5 * often + close + at - 0.4 * abs(there - sentence) + (1.0 if there in self.eventful else 0.0)

    def eventful_sentences(self) -> frozenset[int]:
        """The sentences that tell of an act or of harm."""
        return frozenset(filter(self.analysis.is_eventful, range(len(self.analysis.ranges))))
