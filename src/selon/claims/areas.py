"""Enters: noun groups and the places found. Leaves: parts of countries by compass, which no gazetteer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.mention import Place
from selon.model.span import Span

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import NounGroup
    from selon.packs.places import PlaceWords

NEAR = 8  # units within which an area names its country


class AreaFinder:
    """Finds areas such as *le nord du pays* in one document."""

    def __init__(self, analysis: Analysis, words: PlaceWords) -> None:
        """Take the document's layers and the language's words of place."""
        self.analysis = analysis
        self.words = words

    def relation(self, group: NounGroup) -> str:
        """How what is told lies to an area whose word is the noun of a group."""
        if self.analysis.units.lows[group.head] not in self.words.areas:
            return "at"
        if self.words.refers(group.prep) or self.is_measured_to(group):
            return "near"
        return "toward" if group.prep in self.words.toward else "at"

    def is_measured_to(self, group: NounGroup) -> bool:
        """Whether it is only told how far something is from an area: *à 30 km de la frontière*."""
        groups, units = self.analysis.groups, self.analysis.units
        before = groups.noun_at[group.first - 1] if group.first > 0 else -1
        if group.prep not in self.words.of or before < 0:
            return False
        is_distance = "measure:distance" in units.senses[groups.nouns[before].head]
        return is_distance or units.lemmas[group.first - 1] in self.words.close

    def areas(self) -> dict[int, Place]:
        """Parts of countries by compass (*le nord du pays*): places of claims, but none of the gazetteer."""
        analysis, found = self.analysis, {}
        for group in analysis.groups.nouns:
            if group.prep is None or (group.count is not None and not self.is_zone(group)):
                continue
            if self.is_whole_country(group):
                found[group.head] = self.whole_country(group)
                continue
            span = self.area_span(group)
            if span is not None:
                found[group.head] = Place(
                    start=span.start,
                    end=span.end,
                    text=span.text,
                    country=self.country_in(group.first, span),
                    precision="country" if analysis.units.lows[group.head] in self.words.lands else "area",
                    relation=self.relation(group),
                )
        return found

    def whole_country(self, group: NounGroup) -> Place:
        """The country that a group tells of without its name, by what the document is most about."""
        span = self.analysis.span(group.head, group.head + 1)
        states = (place for place in self.analysis.places.values() if place.is_country)
        home = next((place.country for place in states if place.name == self.analysis.home), None)
        name = self.analysis.home if home is not None else None
        return Place(start=span.start, end=span.end, text=span.text, name=name, country=home, precision="country")

    def is_whole_country(self, group: NounGroup) -> bool:
        """Whether a group tells of the country without its name: *à travers le pays*, *plusieurs régions du pays*."""
        units = self.analysis.units
        is_bare = units.names[group.head] < 0 and all(
            units.letters[u] in "pdDX" for u in range(group.first, group.head)
        )
        if units.lemmas[group.head] not in self.words.country_words or not is_bare or group.last != group.head + 1:
            return False
        governor = None if group.of is None else units.senses[self.analysis.groups.nouns[group.of].head]
        if governor is not None:
            return "place:kind" in governor
        prep = group.prep or ""
        return prep in self.words.strong and set(prep.split(" ")).isdisjoint(self.words.areas)

    def country_in(self, first: int, span: Span) -> str | None:
        """The country that the words of an area, from unit `first` on, name."""
        places = self.analysis.places
        near = (places[unit] for unit in range(first, first + NEAR) if unit in places)
        return next((place.country for place in near if place.start < span.end and place.country), None)

    def area_span(self, group: NounGroup) -> Span | None:
        """The words of a compass area: its noun with a complement, or a phrase (*dans le nord de*) with its country."""
        analysis = self.analysis
        low = analysis.units.lows[group.head]
        if self.is_zone(group):
            return analysis.span(group.head, self.end_of_zone(group))
        if self.is_land(group):
            return analysis.span(group.head, group.last)
        if low in self.words.areas:
            return self.compass_span(group)
        pieces = (group.prep or "").split(" ")
        inside = next((at for at, piece in enumerate(pieces) if piece in self.words.areas), None)
        place = analysis.places.get(group.head)
        is_country = place is not None and place.is_country
        if inside is None or not (is_country or analysis.units.lemmas[group.head] in self.words.country_words):
            return None
        tokens = analysis.tokens
        start = tokens.starts[analysis.units.firsts[group.first] + inside]
        end = tokens.ends[analysis.units.lasts[group.last - 1] - 1]
        return Span(tokens.text[start:end], start, end)

    def compass_span(self, group: NounGroup) -> Span | None:
        """The words of an area by a compass word; none where that only tells a way, or is vague and names no land."""
        end = self.end_of_area(self.end_of_joined(group))
        is_vague = self.analysis.units.lows[group.head] in self.words.vague and not self.names_place(group.first, end)
        if is_vague or self.is_way(group) or self.is_of_continent(group):
            return None
        return self.analysis.span(group.head, end)

    def is_of_continent(self, group: NounGroup) -> bool:
        """Whether a compass word belongs to the name of a part of the world: *l'Afrique de l'Ouest*."""
        before = self.analysis.groups.noun_at[group.first - 1] if group.first > 0 else -1
        head = self.analysis.groups.nouns[before].head if before >= 0 else -1
        return head >= 0 and group.prep in self.words.of and self.analysis.units.lows[head] in self.words.continents

    def is_way(self, group: NounGroup) -> bool:
        """Whether a bare compass word only tells which way something lies: *plus au nord*, *à 30 km à l'ouest*."""
        groups, units = self.analysis.groups, self.analysis.units
        if group.first == 0 or group.last - group.head > 1:
            return False
        before = groups.noun_at[group.first - 1]
        is_distance = before >= 0 and "measure:distance" in units.senses[groups.nouns[before].head]
        behind = groups.noun_at[group.last] if group.last < len(groups.noun_at) else -1
        is_whole = behind < 0 or groups.nouns[behind].of is None
        return is_whole and (is_distance or units.lows[group.first - 1] in self.words.farther)

    def end_of_joined(self, group: NounGroup) -> int:
        """The unit after a compass word, or after the one that an *and* joins to it: *le nord et l'est*."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        is_joined = self.analysis.units.letters[group.last : group.last + 1] == ["C"]
        place = noun_at[group.last + 1] if is_joined and group.last + 1 < len(noun_at) else -1
        is_compass = place >= 0 and self.analysis.units.lows[nouns[place].head] in self.words.areas
        return nouns[place].last if is_compass and nouns[place].prep is None else group.last

    def is_land(self, group: NounGroup) -> bool:
        """Whether a group tells a land by its adjective: *en territoire malien*, *en pays dogon*."""
        units = self.analysis.units
        is_bare = units.lemmas[group.head] in self.words.country_words and group.head == group.first + 1
        is_word = units.lows[group.head] in self.words.lands or (is_bare and units.letters[group.first] == "p")
        return is_word and any(map(self.is_of_land, range(group.head + 1, group.last)))

    def is_zone(self, group: NounGroup) -> bool:
        """Whether a group tells a zone by what it is: *dans la zone frontalière*, *dans la partie anglophone*."""
        units = self.analysis.units
        if units.lemmas[group.head] not in self.words.zones or any(
            unit in self.analysis.places for unit in group.names
        ):
            return False
        return not self.words.zoned.isdisjoint(units.lows[group.head + 1 : group.last + 1])

    def end_of_zone(self, group: NounGroup) -> int:
        """The unit behind the word that tells a zone apart, or behind the country or compass area it is a part of."""
        behind = next(
            u for u in range(group.head + 1, group.last + 1) if self.analysis.units.lows[u] in self.words.zoned
        )
        end = max(group.last, behind + 1)
        return self.end_of_area(end) if end == group.last else end

    def names_place(self, first: int, last: int) -> bool:
        """Whether a place, the adjective of a land or the word for a country stands between two units."""
        units = self.analysis.units
        return any(
            u in self.analysis.places or units.lemmas[u] in self.words.country_words or self.is_of_land(u)
            for u in range(first, last)
        )

    def is_of_land(self, unit: int) -> bool:
        """Whether a unit is the adjective of a land or of two: *nigérienne*, *belmouro-tondienne*."""
        units, name = self.analysis.units, self.analysis.units.names[unit]
        is_of_two = name < 0 and "-" in units.lows[unit] and units.lows[unit] not in self.words.areas
        return is_of_two or (name >= 0 and self.analysis.names[name].kind == "adjective")

    def end_of_area(self, last: int) -> int:
        """The unit after the complement of a compass word whose group ends before unit `last`."""
        place = self.analysis.groups.noun_at[last] if last < len(self.analysis.units) else -1
        nouns = self.analysis.groups.nouns
        if place < 0 or (nouns[place].of is None and nouns[place].prep not in self.words.between):
            return last
        if nouns[place].prep in self.words.between and place + 1 < len(nouns) and nouns[place + 1].joined == place:
            return nouns[place + 1].last
        is_of_kind = "place:kind" in self.analysis.units.senses[nouns[place].head]
        if is_of_kind and place + 1 < len(nouns) and nouns[place + 1].of == place:
            return nouns[place + 1].last
        return nouns[place].last
