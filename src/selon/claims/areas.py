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

    def areas(self) -> dict[int, Place]:
        """Parts of countries by compass (*le nord du pays*): places of claims, but none of the gazetteer."""
        analysis, found = self.analysis, {}
        for group in analysis.groups.nouns:
            if group.prep is None or group.count is not None:
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
                    precision="area",
                )
        return found

    def whole_country(self, group: NounGroup) -> Place:
        """The country that a group tells of without its name, by what the document is most about."""
        span = self.analysis.span(group.head, group.head + 1)
        states = (place for place in self.analysis.places.values() if place.is_country)
        home = next((place.country for place in states if place.name == self.analysis.home), None)
        return Place(start=span.start, end=span.end, text=span.text, country=home, precision="country")

    def is_whole_country(self, group: NounGroup) -> bool:
        """Whether a group tells of the country without its name: *à travers le pays*, *plusieurs régions du pays*."""
        units = self.analysis.units
        is_bare = all(units.letters[unit] in "pdDX" for unit in range(group.first, group.head))
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
        if low in self.words.areas:
            end = self.end_of_area(group.last)
            is_bare = end == group.last
            if low in self.words.vague and (is_bare or not self.names_place(group.last, end)):
                return None
            return analysis.span(group.head, end)
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

    def names_place(self, first: int, last: int) -> bool:
        """Whether a place or the word for a country stands between two units."""
        units = self.analysis.units
        return any(u in self.analysis.places or units.lemmas[u] in self.words.country_words for u in range(first, last))

    def end_of_area(self, last: int) -> int:
        """The unit after the complement of a compass word whose group ends before unit `last`."""
        place = self.analysis.groups.noun_at[last] if last < len(self.analysis.units) else -1
        nouns = self.analysis.groups.nouns
        if place < 0 or (nouns[place].of is None and nouns[place].prep not in self.words.between):
            return last
        if nouns[place].prep in self.words.between and place + 1 < len(nouns) and nouns[place + 1].joined == place:
            return nouns[place + 1].last
        return nouns[place].last
