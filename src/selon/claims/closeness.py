"""Enters: a place. Leaves: how closely it tells where, from a country to a town."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.mention import Place

CLOSENESS = {
    "country": 0,
    "region": 1,
    "area": 1,
    "sea": 1,
    "lake": 1,
    "lands": 1,
    "river": 1,
    "mountain": 1,
    "front": 1,
    "district": 2,
}
CLOSEST = 3  # towns, villages, sites, places known by context alone


def closeness_of(place: Place) -> int:
    """How closely a place tells where: 0 for a country to 3 for a town."""
    return CLOSENESS.get(place.precision or "", CLOSEST)
