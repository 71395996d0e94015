"""The places of claims as settling sees them. Enters: places of a reading. Leaves: sites with their reach."""

from __future__ import annotations

import msgspec

from selon.model.folding import fold
from selon.model.mention import Place

REACH = {
    "town": 6.0,
    "village": 3.0,
    "site": 2.0,
    "building": 2.0,
    "district": 40.0,
    "region": 120.0,
    "mountain": 10.0,
    "lands": 600.0,
    "unknown": 20.0,
}


class Site(msgspec.Struct, frozen=True, gc=False):
    """A place of a claim; `reach` is how far around its position it may lie, in kilometres.

    `is_guessed` when no gazetteer knows it and its position is that of a place named beside it. `name` is folded, to be
    compared; `called` is the name as people write it.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    reach: float
    is_country: bool = False
    is_guessed: bool = False
    called: str = ""

    @property
    def spelled(self) -> str:
        """The name for people."""
        return self.called or self.name


def site_of(place: Place, country: str | None) -> Site:
    """A place of a reading; `country` is that of places of which nothing is known."""
    # A place that no gazetteer knows is taken to lie in the country that the text is mostly about. A river, sea or
    # front may lie anywhere along it: as wide as a region.
    is_guessed = place.precision == "inferred"
    reach = 600.0 if place.is_country else REACH.get(place.precision or "", 100.0)
    if is_guessed or (place.precision is None and place.lat is None):
        reach = REACH["unknown"]
    name = place.name or " ".join(place.text.split())
    where = (place.country or country, place.lat, place.lon)
    return Site(fold(name), *where, reach, is_country=place.is_country, is_guessed=is_guessed, called=name)
