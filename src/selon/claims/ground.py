"""Enters: the places of one document. Leaves: how closely each tells where, and the one that a passage is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from selon.claims.areas import AreaFinder
from selon.claims.capitals import CapitalFinder
from selon.claims.closeness import CLOSEST, closeness_of
from selon.claims.scenes import SceneFinder
from selon.claims.wards import wards_as_goals

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.packs.loader import Language
    from selon.packs.places import PlaceWords

BACK = 8  # sentences looked back for the place that a passage is about
AHEAD = 6  # sentences looked ahead from a title or lead that names no place
CHAIN = 4  # complements of complements
LATER = 1.0  # what a place told only after the figure weighs less
OFTEN = 3  # mentions beyond which a place is not more salient
DISTRICTS = frozenset({"place:region", "place:venue"})  # senses of what holds an unknown place
DISTRICT = 2  # how closely a district tells where
LEAD = 2  # sentences that count as title and lead
RELATION = {"near": -1.0, "toward": -2.5, "from": -1.2}
BRACKETED = 0.5  # what another name, or the district, in brackets behind a place weighs less
COMPASS = 0.2  # what *the north of X* weighs less than a region with a name
OPENING = 4  # units before the place of a dateline
ENTRY_MARKS, ENTRY_OPENINGS = frozenset(":-)"), frozenset("D(:")  # letters behind and before an entry's number
HEADING = 2  # units of a line that is no more than a place
DATELINE = 14  # units within which a dateline ends
DASHES = frozenset({"-", "\u2013", "\u2014", "--", "|", "/"})


class Ground:
    """The places, areas and capitals of one document, and which of them its passages are about."""

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
        told = (place for unit, place in self.spots.items() if self.relation(unit) == "at")
        self.often = Counter(place.name or place.text for place in told)
        self.eventful = self.eventful_sentences()

    def units_in(self, first: int, last: int) -> list[int]:
        """The units of the places that the sentences from one up to and with another name."""
        ranges, units = self.analysis.ranges, self.units
        last = min(last, len(ranges) - 1)
        return units[bisect_left(units, ranges[first][0]) : bisect_left(units, ranges[last][1])]

    def is_town_within(self, unit: int, area: Place) -> bool:
        """Whether things lie at a town that may be in the country of an area."""
        spot = self.spots[unit]
        is_town = self.closeness(unit) == CLOSEST and (self.relation(unit) == "at" or self.is_close_by(unit))
        return is_town and (area.country is None or spot.country in {area.country, None})

    def is_close_by(self, unit: int) -> bool:
        """Whether things lie close by a place, not far off or to one side of it: *près de la localité de X*."""
        nouns, place = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        holder = nouns[place].of if place >= 0 else None
        preps = [nouns[each].prep for each in (place, holder) if each is not None and each >= 0]
        led = [prep for prep in preps if self.words.refers(prep)]
        is_aside = any(not set((prep or "").split(" ")).isdisjoint(self.words.areas) for prep in led)
        return bool(led) and not is_aside and self.relation(unit) == "near"

    def times_told(self, unit: int) -> int:
        """How often the document names the place at a unit."""
        return self.often[self.spots[unit].name or self.spots[unit].text]

    def relation(self, unit: int) -> str:
        """How what is told lies to a place; what lies *in the north of* a region lies in it."""
        spot = self.spots[unit]
        if self.is_dateline(unit):
            return "from"
        is_wide = spot.precision != "area" and closeness_of(spot) < CLOSEST
        return "at" if spot.relation == "near" and is_wide else spot.relation

    def is_dateline(self, unit: int) -> bool:
        """Whether a place opens a sentence of the body, before a dash, as where it was written: *Gao (Mali) - …*."""
        sentence, groups = self.analysis.sentence_of(unit), self.analysis.groups
        first, last = self.analysis.ranges[sentence]
        if sentence == 0 or unit - first > OPENING or groups.noun_at[unit] < 0:
            return False
        dash = next((at for at in range(unit, min(unit + DATELINE, last)) if self.is_dash(at)), None)
        is_bare = groups.nouns[groups.noun_at[unit]].prep is None
        return is_bare and dash is not None and all(groups.verb_at[at] < 0 for at in range(first, dash))

    def is_dash(self, unit: int) -> bool:
        """Whether a dash or a bar stands at a unit."""
        return self.analysis.units.lows[unit] in DASHES

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

    def weight(self, unit: int) -> float:
        """How much a place looks like the scene: how close it is, and whether things lie at it."""
        letters = "".join(self.analysis.units.letters[max(0, unit - CHAIN) : unit])
        bracketed = BRACKETED if letters.rfind("(") > letters.rfind(")") else 0.0
        vague = COMPASS if self.spots[unit].precision == "area" else 0.0
        return self.closeness(unit) + RELATION.get(self.relation(unit), 0.0) - bracketed - vague

    def around(self, sentence: int) -> int | None:
        """The place that the passage is about: named often, near, as a scene, where something happens."""
        begin, end = self.entry_of(sentence)
        first = max(begin, sentence - BACK)
        last = min(end, sentence + AHEAD if sentence <= LEAD or sentence == begin else sentence)
        options = [
            u for u in self.units_in(first, last) if self.analysis.sentence_of(u) != sentence and self.is_scene(u)
        ] or self.heading_of(begin)
        close = [u for u in options if self.closeness(u) > 0]
        behind = [u for u in options if self.analysis.sentence_of(u) < sentence]
        if behind:  # a country told before is the place unless the very next sentence tells a closer one
            close = [u for u in close if self.analysis.sentence_of(u) <= sentence + 1]
        options = [u for u in behind if self.closeness(u) > 0] or close or behind or options
        if not options:
            return None
        best = max(options, key=lambda u: (self.salience(u, sentence), -u))
        return self.closest_beside(best, options, sentence)

    @cached_property
    def entries(self) -> list[int]:
        """The sentences that open an entry of several: with its hour, day or place, or as a recital: *18h40 - …*."""
        sentences = range(len(self.analysis.ranges))
        found = [each for each in sentences if self.opens_entry(each) or (each > 0 and self.is_bare_place(each))]
        return found if len(found) > 1 else []

    def heading_of(self, sentence: int) -> list[int]:
        """The place that heads the entry before a sentence that opens another."""
        at = bisect_left(self.headings, sentence)
        return self.units_in(self.headings[at - 1], self.headings[at - 1]) if at > 0 else []

    @cached_property
    def headings(self) -> list[int]:
        """The sentences that are no more than a place and open an entry."""
        return [each for each in self.entries if self.is_bare_place(each)]

    def is_bare_place(self, sentence: int) -> bool:
        """Whether a line is no more than a place, which heads what follows."""
        first, last = self.analysis.ranges[sentence]
        at = bisect_left(self.units, first)
        return at < len(self.units) and self.units[at] < last <= first + HEADING

    def opens_entry(self, sentence: int) -> bool:
        """Whether a number and a mark open a sentence, with no word between, or a paragraph a word of recitals."""
        first, last = self.analysis.ranges[sentence]
        if self.analysis.units.lows[first] in self.words.recitals:
            return self.analysis.opens_line(sentence)
        lows, letters = self.analysis.units.lows, self.analysis.units.letters
        for at in range(first, min(first + OPENING, last - 1)):
            if at > first and lows[at - 1][:1].isdigit() and letters[at] in ENTRY_MARKS:
                return True
            if not lows[at][:1].isdigit() and letters[at] not in ENTRY_OPENINGS:
                return False
        return False

    def entry_of(self, sentence: int) -> tuple[int, int]:
        """The first and last sentence of the entry that holds a sentence; of the document, where it has none."""
        at = bisect_right(self.entries, sentence)
        begin = self.entries[at - 1] if at > 0 else 0
        return begin, self.entries[at] - 1 if at < len(self.entries) else len(self.analysis.ranges) - 1

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
        close = 0.0 if self.closeness(unit) == 0 else 1.5 + 0.3 * self.closeness(unit)
        at = {"at": 0.0, "near": -0.5}.get(self.relation(unit), -2.0)
        at -= LATER if there > sentence else 0.0
        return 0.5 * often + close + at - 0.4 * abs(there - sentence) + (1.0 if there in self.eventful else 0.0)

    @cached_property
    def scenes_of_acts(self) -> list[int]:
        """The places closer than a country that are scenes of sentences that tell of an act or of harm."""
        return [unit for unit in self.units if self.is_scene_of_act(unit)]

    def is_scene_of_act(self, unit: int) -> bool:
        """Whether a place closer than a country is the scene of a sentence that tells of an act or of harm."""
        is_at = self.closeness(unit) > 0 and self.relation(unit) == "at" and self.is_scene(unit)
        return is_at and self.analysis.sentence_of(unit) in self.eventful

    def eventful_sentences(self) -> frozenset[int]:
        """The sentences that tell of an act or of harm."""
        return frozenset(filter(self.analysis.is_eventful, range(len(self.analysis.ranges))))
