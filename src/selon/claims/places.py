"""Enters: a claim's place in the text and the places found. Leaves: where it happened, by the nearest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.claim import Reason
from selon.model.mention import Place

if TYPE_CHECKING:
    from selon.claims.proposals import Proposal
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.packs.loader import Language

BACK = 6  # sentences looked back for the place that a passage is about


class Where(msgspec.Struct, frozen=True):
    """The places of a claim, and why."""

    places: tuple[Place, ...] = ()
    reason: Reason | None = None


class PlaceFinder:
    """Finds where claims happened, in one document."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        """Take the document's layers; `analysis.places` gives places by their first unit."""
        self.analysis = analysis
        self.language = language
        self.units = sorted(analysis.places)

    def find(self, unit: int, whole: Toll | None, proposal: Proposal | None = None) -> Where:
        """The place of a claim at a unit: in its sentence, else its whole's, else what the passage is about."""
        sentence = self.analysis.sentence_of(unit)
        here = self.best(sentence, unit)
        if here is not None:
            place = self.analysis.places[here]
            return Where((place,), Reason("stated", ((place.start, place.end),), "places.sentence"))
        if whole is not None and whole.places:
            return Where(whole.places, Reason("carried", (), "places.of_whole"))
        for back in range(sentence - 1, max(-1, sentence - BACK), -1):
            before = self.best(back, self.analysis.ranges[back][1])
            if before is not None:
                place = self.analysis.places[before]
                return Where((place,), Reason("carried", ((place.start, place.end),), "places.passage"))
        return Where()

    def best(self, sentence: int, unit: int) -> int | None:
        """The unit of the most telling place of a sentence: bound by a preposition of place, near, not a country."""
        first, last = self.analysis.ranges[sentence]
        options = [u for u in self.units if first <= u < last]
        if not options:
            return None
        return max(options, key=lambda u: (self.weight(u), -abs(u - unit)))

    def weight(self, unit: int) -> float:
        """How much a place mention looks like where something happened."""
        place = self.analysis.places[unit]
        weight = 0.0 if place.is_country else 2.0
        return weight + (1.0 if place.relation == "at" else 0.0)
