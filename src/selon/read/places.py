"""Enters: names and units. Leaves: places, in the country that the rest of the document speaks for.

A name that several places bear goes to the one whose country the document names most; an unknown name is a place when
words of place stand before it, and lies, for want of better, near the known places around it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from functools import cached_property
from math import log10
from typing import TYPE_CHECKING

from selon.model.mention import Place
from selon.packs.world import PlaceEntry, fold_name
from selon.read.capital_towns import CapitalTowns

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.places import PlaceWords

COUNTRY_KINDS = frozenset({"state"})
TERRITORIAL = frozenset({"state", "de_facto", "people"})
CANDIDATES = 5  # how many places of the same name a reading keeps
RESIDENTS = frozenset({"office:resident", "people"})
BESIDE = 12  # units within which a known place tells where an unknown one lies
BEHIND = 6  # units behind a name within which the country it lies in is named
KNOWN = 50_000  # inhabitants from which a town needs no country beside it
SHARE = 5  # part of the mentions of its main country from which a document is about another, too
MAIN = 4  # how often a document speaks of a country that it is about
FOREIGN = -1.0  # a place in a country that the document does not name
AREA = "place:region"
SETTLED = frozenset({"town", "village", "site"})
AT_WAR = 2  # what fighting in a document's conflict says for a state, against names of another
HOUSES = frozenset({"site", "building", "region", "district"})  # kinds of places that a house or park may be
LANDS = "lands"
WIDE = frozenset({"region", "area", "front", "river", "sea", "lake", "lands", "mountain"})


def nearest(units: list[int], unit: int) -> int | None:
    """Which of some units, in order, stands nearest to a unit; of two as near the one before it."""
    at = bisect_left(units, unit)
    return min(units[max(0, at - 1) : at + 1], key=lambda other: abs(other - unit), default=None)


def is_village(entry: PlaceEntry) -> bool:
    """Whether a place is a village, which of places of one name is meant least."""
    return entry.kind == "village"


class PlaceReader(CapitalTowns):
    """Resolves the places of one document."""

    def __init__(self, analysis: Analysis, language: Language, words: PlaceWords) -> None:
        """Take the document's layers."""
        super().__init__(analysis, words)
        self.language = language
        self.world = language.world
        self.countries: Counter[str] = Counter()
        self.located: list[int] = []  # units of places that lie somewhere, and those of each country, in order
        self.located_in: dict[str | None, list[int]] = {}

    def read(self) -> dict[int, Place]:
        """The places of the document by the unit of their name."""
        options = {unit: self.rows(unit) for unit in self.named_units}
        self.weigh_countries(options)
        found: dict[int, Place] = {}
        for unit, rows in options.items():
            place = self.country(unit) or self.known(unit, rows)
            if place is not None:
                self.keep(unit, place, found)
        for unit in self.named_units:
            if unit not in found and (self.is_unknown_place(unit) or self.is_listed(unit, found)):
                self.keep(unit, self.unknown(unit, found), found)
        told = {fold_name(place.text) for place in found.values() if place.name is None}
        for unit in self.named_units:
            if unit not in found and self.is_told_again(unit, told):
                self.keep(unit, self.unknown(unit, found), found)
        return found

    def is_told_again(self, unit: int, told: set[str]) -> bool:
        """Whether an unknown name that is elsewhere a place is told again: *X est à son tour le lieu d'un attentat*."""
        name = self.name(unit)
        text = fold_name(self.analysis.tokens.words(name.first, name.last))
        return name.kind == "unknown" and text in told and not self.follows_office(unit)

    def keep(self, unit: int, place: Place, found: dict[int, Place]) -> None:
        """Keep the place at a unit; one that lies somewhere tells where unknown ones near it lie."""
        found[unit] = place
        if place.lat is not None and not place.is_country:
            insort(self.located, unit)
            insort(self.located_in.setdefault(place.country, []), unit)

    @cached_property
    def named_units(self) -> list[int]:
        """The units that hold a name, in sentences that are part of the report."""
        return [u for u, name in enumerate(self.analysis.units.names) if name >= 0]

    def rows(self, unit: int) -> list[int]:
        """The rows of the gazetteer that the name at a unit may stand for."""
        name = self.name(unit)
        is_person = name.kind == "person" and (name.last - name.first > 1 or self.kind_before(unit) is None)
        if is_person:
            return []
        if name.kind in {"adjective", "inhabitant"}:
            return self.rows_of_land(unit)
        entry = self.world.parties.get(name.parties[0]) if name.parties else None
        if entry is not None and name.kind == "party" and entry.kind not in TERRITORIAL:
            return []
        if name.places and name.kind == "place":
            return list(name.places)
        text = fold_name(self.analysis.tokens.words(name.first, name.last))
        rows = self.world.place_names.get(text, [])
        if entry is not None and name.kind == "party" and entry.kind != "state":
            return [row for row in rows if self.world.places[row].curated]
        return rows

    def rows_of_land(self, unit: int) -> list[int]:
        """The rows of an area that bears the name of its people, by its full name: *la région Somali*."""
        word = self.kind_before(unit)
        if word is None or AREA not in self.analysis.units.senses[word]:
            return []
        text = self.analysis.tokens.words(self.name(unit).first, self.name(unit).last)
        return self.world.place_names.get(fold_name(f"{self.analysis.units.lemmas[word]} {text}"), [])

    def weigh_countries(self, options: dict[int, list[int]]) -> None:
        """Count how often a document speaks of each country, by parties and, once a name, by places of one meaning."""
        for unit in self.named_units:
            for identity in self.name(unit).parties[:1]:
                entry = self.world.parties.get(identity)
                if entry is not None:
                    for country in entry.countries[:2]:
                        self.countries[country] += 2
        for rows in {tuple(rows) for rows in options.values()}:
            found = {self.world.places[row].country for row in rows}
            if len(found) == 1:
                self.countries[found.pop()] += 1
            elif rows and self.world.places[rows[0]].curated:
                self.countries[min(map(self.world.places.__getitem__, rows), key=is_village).country] += 1

    def country(self, unit: int) -> Place | None:
        """The country that the name at a unit is, if it is one."""
        name = self.name(unit)
        if name.kind != "party" or not name.parties:
            return None
        entry = self.world.parties.get(name.parties[0])
        if entry is None or entry.kind not in COUNTRY_KINDS:
            return None
        span = self.analysis.span(unit, unit + 1)
        if span.text.islower():
            return None  # who rules a country, by its adjective, is no place
        return Place(
            start=span.start,
            end=span.end,
            text=span.text,
            name=entry.name,
            country=entry.countries[0] if entry.countries else None,
            precision="country",
            is_country=True,
            relation=self.relation(unit),
        )

    def known(self, unit: int, rows: list[int]) -> Place | None:
        """The best place among the rows of a name, if the name is used as a place at all."""
        if not rows or not self.is_place_here(unit):
            return None
        is_area = self.is_area(unit)
        rows = self.areas(unit, rows) if is_area else rows
        if self.names_house(unit) and not (rows := [row for row in rows if self.world.places[row].kind in HOUSES]):
            return None
        ranked = sorted(rows, key=self.rank)
        best = self.world.places[ranked[0]]
        if self.is_elsewhere(best) or (self.score(best) <= 0 and not self.has_place_word(unit)):
            return None
        span = self.analysis.span(unit, unit + 1)
        others = tuple(
            f"{e.name} ({e.country})" for e in (self.world.places[row] for row in ranked[1 : CANDIDATES + 1])
        )
        return Place(
            start=span.start,
            end=span.end,
            text=span.text,
            name=best.name,
            country=best.country,
            lat=best.lat,
            lon=best.lon,
            geonames=best.geonames,
            precision="region" if is_area and best.kind in SETTLED else best.kind,
            candidates=others,
            relation=self.relation(unit),
        )

    def rank(self, row: int) -> tuple[float, bool, int]:
        """What puts the likeliest place of a name first: its score; of places as likely a village comes last."""
        entry = self.world.places[row]
        return -self.score(entry), is_village(entry), row

    def is_area(self, unit: int) -> bool:
        """Whether a name is that of the area around a town: *la région de X*, *le cercle de X*."""
        word = self.kind_before(unit)
        is_led = not set(self.words.zones).isdisjoint(self.before(unit).split(" "))
        return is_led or (word is not None and AREA in self.analysis.units.senses[word])

    def name_of_area(self, unit: int) -> str:
        """The full name of an area, folded: *région du X*, of a word of its own or of a preposition with one."""
        units, groups, tokens = self.analysis.units, self.analysis.groups, self.analysis.tokens
        word, end = self.kind_before(unit), self.name(unit).last
        first = groups.nouns[groups.noun_at[unit]].first
        if word is not None:
            begin = first if first > word else word + 1
            return fold_name(f"{units.lemmas[word]} {tokens.words(units.firsts[begin], end)}")
        led = self.before(unit).split(" ")
        zone = next((at for at, low in enumerate(led) if low in self.words.zones), len(led))
        return fold_name(" ".join((*led[zone:], tokens.words(units.firsts[unit], end))))

    def areas(self, unit: int, rows: list[int]) -> list[int]:
        """The rows of an area that bears a town's name, by its own full name where the gazetteer has it."""
        text = self.name_of_area(unit)
        countries = {self.world.places[row].country for row in rows}
        is_vast = all(self.world.places[row].kind == LANDS for row in rows)  # *la région du Sahel* is of one state
        areas = self.world.place_names.get(text, [])
        named = [row for row in areas if is_vast or self.world.places[row].country in countries]
        return named or [row for row in rows if self.world.places[row].kind not in SETTLED] or rows

    def score(self, entry: PlaceEntry) -> float:
        """How likely a place is meant: by its country's weight, its being curated, and its size."""
        weight = self.countries[entry.country]
        size = log10(entry.population + 1) / 4
        return (
            (min(weight, 10) if weight else FOREIGN) + (1.5 if entry.curated else 0.0) + size - (0.0 if weight else 1.2)
        )

    def is_elsewhere(self, entry: PlaceEntry) -> bool:
        """Whether a small place lies in a country that hardly anything else of the document speaks of."""
        is_small = entry.population < KNOWN and (not entry.curated or entry.kind == "village")
        is_of_another = max(self.countries.values(), default=0) >= MAIN
        return is_small and is_of_another and not self.is_told_of(entry.country)

    def is_told_of(self, country: str | None) -> bool:
        """Whether a document speaks of a country more than once, and not far less than of the one it is about."""
        often = self.countries[country or ""]
        return often > 1 and often * SHARE >= max(self.countries.values())

    def is_place_here(self, unit: int) -> bool:
        """Whether a name that may be a place is used as one: not a government, not part of an office or a person."""
        name = self.name(unit)
        if self.names_instrument(unit):
            return False
        if name.kind == "capital" and self.is_asked(unit):
            return False
        if name.kind == "capital":
            is_told = self.has_place_word(unit) or self.is_struck(unit) or self.is_called_capital(unit)
            return is_told or self.is_town(unit)
        return not self.follows_office(unit)

    def is_unknown_place(self, unit: int) -> bool:
        """Whether an unknown name is a place by the words before it."""
        name = self.name(unit)
        if name.kind not in {"unknown", "place"} or name.last - name.first > 3 or self.follows_office(unit):
            return False
        is_of_none = (
            self.names_instrument(unit)
            or self.names_house(unit)
            or self.is_institute(unit)
            or self.is_medium(unit)
            or self.is_of_people(unit)
        )
        if is_of_none or self.analysis.units.lows[unit] in self.words.continents:
            return False
        if self.kind_before(unit) is not None or self.is_of_residents(unit) or self.is_apposed(unit):
            return True
        is_short = name.last - name.first == 1 or self.analysis.tokens.lows[name.first] in self.words.heads
        if (self.is_of_venue(unit) and (is_short or self.is_of_any(unit))) or self.is_called_so(unit):
            return True
        text = self.analysis.tokens.words(name.first, name.last)
        before = self.before(unit)
        is_led = before in self.words.strong and before not in self.words.before_peoples
        if self.is_labelled(unit) or (self.is_ruined(unit) and not text.isupper()):
            return True
        is_town = is_short or self.is_situated(unit) or self.is_where_harmed(unit) or self.is_where_told(unit)
        return is_led and is_town and not text.isupper()

    def is_listed(self, unit: int, found: dict[int, Place]) -> bool:
        """Whether an unknown name stands on a list of places, or is one of two that something lies between."""
        units, name = self.analysis.units, self.name(unit)
        is_first = name.kind == "unknown" and self.before(unit) in self.words.between
        is_one_of_two = is_first and units.letters[unit + 1 : unit + 2] == ["C"] and unit + 2 in found
        return is_one_of_two or self.is_listed_after(unit, found)

    def is_listed_after(self, unit: int, found: dict[int, Place]) -> bool:
        """Whether an unknown name of one word goes on a list of places: *à Sordane, Belmoura et Tondi*."""
        name, units = self.name(unit), self.analysis.units
        if name.kind != "unknown" or name.last - name.first > 1 or unit < 2 or units.letters[unit - 1] not in ",C":
            return False
        before, following = found.get(unit - 2), units.letters[unit + 1 : unit + 3]
        closes = units.letters[unit - 1] == "C" or following in (["C", "E"], [",", "E"])
        return before is not None and not before.is_country and closes and self.before(unit) == ""

    def located_near(self, unit: int, found: dict[int, Place]) -> int | None:
        """The known place by which an unknown one lies: one right beside it, else one of the country told of most."""
        near = nearest(self.located, unit)
        if near is not None and abs(near - unit) <= BESIDE and self.is_told_of(found[near].country):
            return near
        if self.countries[self.main_country or ""] < MAIN:
            return nearest(self.located, unit)
        return nearest(self.located_in.get(self.main_country) or self.often_located(), unit)

    def often_located(self) -> list[int]:
        """The places of the country in which most known ones lie, for reports that name only who struck there."""
        often = max(self.located_in.values(), key=lambda units: (len(units), -units[0]), default=[])
        return often if len(often) > 1 else []

    @property
    def main_country(self) -> str | None:
        """The country that the document names most, by parties and places."""
        return max(self.countries, key=lambda code: (self.countries[code], code), default=None)

    def is_of_residents(self, unit: int) -> bool:
        """Whether an unknown name says where people live: *les habitants de X*."""
        nouns, place = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        while place >= 0 and nouns[place].of is None and nouns[place].joined is not None:
            place = nouns[place].joined or 0
        governor = nouns[place].of if place >= 0 else None
        return governor is not None and not RESIDENTS.isdisjoint(self.analysis.units.senses[nouns[governor].head])

    def unknown(self, unit: int, found: dict[int, Place]) -> Place:
        """A place known by its context alone, near the known place that stands nearest in the text."""
        span = self.analysis.span(unit, unit + 1)
        named = next((found[u] for u in range(unit + 1, unit + BEHIND) if u in found and found[u].is_country), None)
        near = (
            self.located_near(unit, found) if named is None else nearest(self.located_in.get(named.country, []), unit)
        )
        base = found[near] if near is not None else named
        return Place(
            start=span.start,
            end=span.end,
            text=span.text,
            name=None,
            country=base.country if base else self.main_country,
            lat=base.lat if base else None,
            lon=base.lon if base else None,
            precision="inferred" if near is not None else None,
            relation=self.relation(unit),
        )

    def home(self) -> str | None:
        """The state that the document is most about, by its canonical name; one at war in it counts more."""
        states: Counter[str] = Counter()
        for unit in self.named_units:
            for identity in self.name(unit).parties[:1]:
                entry = self.world.party_of(identity)
                if entry is not None and entry.kind in {"state", "de_facto"}:
                    states[entry.id] += 2 if self.name(unit).kind == "party" else 1
        towns = [place for place in self.analysis.places.values() if place.country and not place.is_country]
        named = {(place.country, place.name) for place in towns}
        known = Counter(country for country, _ in named)
        told = frozenset(states)
        for place in towns:
            state = self.world.state_of_country.get(place.country or "")
            if state is not None and (not told or state in told or known[place.country] > 1):  # no lone namesake
                states[state] += 2
        for state in self.fighting() & states.keys():
            states[state] *= AT_WAR
        if not states:
            return None
        best = min(states, key=lambda key: (-states[key], key))
        return self.world.parties[best].name

    def fighting(self) -> frozenset[str]:
        """The ids of the parties to the document's conflicts."""
        conflicts = self.world.conflicts
        return frozenset(p for c in self.analysis.conflicts if c in conflicts for p in conflicts[c].parties)
