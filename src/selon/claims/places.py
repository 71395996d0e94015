"""Enters: a claim's words and the places found. Leaves: where it happened.

The places of the harming clause come first, then those of the sentence; where they only name a country, the town or
district that the passage is about is closer. Totals keep the area that they are said of.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from selon.claims.closeness import CLOSEST, closeness_of
from selon.claims.ground import AHEAD, BACK, OFTEN, Ground
from selon.claims.place_lists import PlaceLists
from selon.claims.segments import Segments
from selon.model.claim import Reason
from selon.model.mention import Place

if TYPE_CHECKING:
    from selon.claims.causes import Cause
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.packs.loader import Language
    from selon.packs.places import PlaceWords
    from selon.packs.world import ConflictEntry

SINCE = 3  # sentences looked back for the town within the area of an act
WIDE_BACK = 2  # sentences looked back for the region of a total
CHAIN = 4  # complements of complements
LEAVING = frozenset({"event:displacement", "event:withdrawal"})  # senses of verbs whose object is left
HOMES = 8  # units behind a noun within which it is told where people lived


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


class PlaceFinder(Ground):
    """Finds where claims happened, in one document."""

    def __init__(self, analysis: Analysis, language: Language, words: PlaceWords) -> None:
        """Take the document's layers; `analysis.places` gives places by their unit."""
        super().__init__(analysis, language, words)
        self.segments = Segments(analysis, self.spots)
        self.lists = PlaceLists(analysis, words, self.spots, self.is_scene)
        conflicts = language.world.conflicts
        fought = [conflicts[c] for c in analysis.conflicts if c in conflicts]
        self.theatres = {conflict.theatre for conflict in fought} - {""}
        self.grounds = {theatre_of(conflict) for conflict in fought} - {""}

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
        left = self.left(beside)
        if left is not None:
            return self.where(left, "stated", "places.left")
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

    def left(self, beside: Setting) -> int | None:
        """The unit of the place that those displaced are told to have left: *ont fui X après des combats à Y*."""
        clause = self.analysis.clauses[beside.clause] if beside.clause is not None else None
        if clause is None or clause.object is None or beside.outcome != "displaced":
            return None
        if self.analysis.groups.verbs[clause.verb].senses.isdisjoint(LEAVING):
            return None
        group = self.analysis.groups.nouns[clause.object]
        return next((at for at in range(group.first, group.last) if at in self.spots and self.closeness(at) > 0), None)

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
        is_bracketed = here == unit - 2 and self.analysis.units.letters[unit - 1] == "("  # *à Kolo (45)*
        if here is None or (is_in_whole and here < unit and not is_bracketed):
            return None
        if not self.is_left_or_reached(here, beside.outcome):
            return here
        if beside.is_total:
            return None
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
            if found.places or beside.is_total or beside.of_front:
                return found
            far = self.far_before(sentence)
            return far if far.places else self.of_local_teller(sentence)
        if beside.of_front:
            return self.headed()
        passage = self.carried(sentence, cause) if beside.is_small else NOWHERE
        is_behind = any(place.start < self.analysis.sentences[sentence].start for place in passage.places)
        return passage if is_behind else self.total(sentence)

    def headed(self) -> Where:
        """The country that heads the title, before a colon; of a total of a front no other is known."""
        heads = [u for u in self.units_in(0, 0) if self.scenes.is_label(u) and self.spots[u].is_country]
        return self.where(heads[0], "carried", "places.heading") if heads else NOWHERE

    def carried(self, sentence: int, cause: Cause | None) -> Where:
        """The place of a figure whose sentence names none: that of the act behind it, else of the passage."""
        begin = self.analysis.sentences[self.entry_of(sentence)[0]].start
        is_here = cause is not None and bool(cause.event.places) and cause.event.places[0].start >= begin
        if cause is not None and is_here and not cause.event.places[0].is_country:
            act = Where(cause.event.places, Reason("carried", (cause.span,), "places.of_act"))
            return self.narrowed(act.places[0], sentence) or act
        around = self.around(sentence)
        if cause is not None and is_here and cause.how == "stated":  # an act in another land than the passage
            act = Where(cause.event.places, Reason("carried", (cause.span,), "places.of_act"))
            if around is None or self.spots[around].country != cause.event.places[0].country:
                return act
        return self.where(around, "carried", "places.passage") if around is not None else NOWHERE

    def narrowed(self, area: Place, sentence: int) -> Where | None:
        """The town told since an area was, up to the sentence before a figure, within that area."""
        first = max(self.analysis.sentence_at(area.start), sentence - SINCE)
        if closeness_of(area) > 1 or first >= sentence:
            return None
        towns = [u for u in self.units_in(first, sentence - 1) if self.is_town_within(u, area) and self.is_scene(u)]
        inner = self.scenes.innermost(towns)
        return self.where(inner[-1], "carried", "places.passage") if inner else None

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

    @cached_property
    def countries(self) -> dict[str | None, Place]:
        """The first place that names each country, by its canonical name."""
        return {place.name: place for _, place in sorted(self.spots.items(), reverse=True) if place.is_country}

    def where(self, unit: int, how: str, rule: str) -> Where:
        """The place at a unit, with those listed with it; a country carried from elsewhere by its name."""
        place = self.spots[unit]
        if how != "stated" and self.analysis.units.names[unit] < 0 and place.name in self.countries:
            place = self.countries[place.name]
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
        options = [u for u in options if not self.scenes.is_dated_by(u)] or options
        options = [u for u in options if not self.scenes.is_one_of_several(u)] or options
        options = [u for u in options if not self.scenes.is_behind_source(u)] or options
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
        near = next((u for u in before if u in self.spots and not self.scenes.is_in_area(u)), None)
        if near is None or self.scenes.is_home_of_people(near):
            return None
        if self.scenes.is_date(near):
            return near
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        begin, end = bisect_left(self.units, max(first, near - 2 * HOMES)), bisect_left(self.units, near + 1)
        inside = [u for u in self.units[begin:end] if self.is_scene(u)]
        inner = self.scenes.innermost(inside)
        return inner[-1] if inner and self.is_right_before(near, told.first) else None

    def is_right_before(self, unit: int, clause: int) -> bool:
        """Whether a place ends what a clause hangs on, and an act is told before it: *l'attaque de X, qui a tué …*."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        place = self.analysis.groups.noun_at[unit]
        end = self.analysis.unit_over(self.spots[unit].end)
        is_beside = place >= 0 and clause - end <= 1 and self.closeness(unit) > 0
        told = (senses[nouns[each].head] for each in range(max(0, place - CHAIN), place))
        return is_beside and any(sense.startswith("event") for each in told for sense in each)

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

    def of_local_teller(self, sentence: int) -> Where:
        """The town whose mayor or hospital tells a figure of which no other place is known."""
        nouns, noun_at = self.analysis.groups.nouns, self.analysis.groups.noun_at
        for unit in self.units_in(sentence, sentence):
            governor = nouns[noun_at[unit]].of if noun_at[unit] >= 0 else None
            is_local = governor is not None and self.analysis.units.lemmas[nouns[governor].head] in self.words.local
            if is_local and self.closeness(unit) > 0:
                return self.where(unit, "inferred", "places.of_teller")
        return NOWHERE

    def far_before(self, sentence: int) -> Where:
        """The scene of the last act told before a passage that names none."""
        scenes = self.scenes_of_acts
        at = bisect_left(scenes, self.analysis.ranges[sentence][0])
        if at == 0 or self.entries:
            return NOWHERE
        near = self.analysis.sentence_of(scenes[at - 1])
        there = [u for u in self.units_in(near, near) if self.is_scene_of_act(u)]
        return self.where(max(there, key=lambda u: (self.salience(u, sentence), -u)), "carried", "places.passage")
