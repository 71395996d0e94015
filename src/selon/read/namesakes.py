"""Enters: the names of a document. Leaves: the same, those that several parties go by settled by the rest of them.

An acronym is that of whom the document also names in full, else of the country that its other names speak of most; it
is nobody's where none of its parties is of a country told of, but for one that is of no country.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selon.model.units import Name
    from selon.packs.world import World

IN_FULL = 1000  # what a document that names a party in full says for it, against names of its country
MEDIA = "media"


def settle_namesakes(names: Sequence[Name], world: World) -> list[Name]:
    """The names, those of several parties with the one that is meant first, or with none."""
    shared = {name.parties for name in names if is_shared(name, world)}
    if not shared:
        return list(names)
    told = Counter(name.parties[0] for name in names if len(name.parties) == 1)
    lands = Counter(land for name in names for land in lands_of(name, world))
    meant = {parties: choose(parties, world, told, lands) for parties in shared}
    return [msgspec.structs.replace(n, parties=meant[n.parties]) if n.parties in shared else n for n in names]


def is_shared(name: Name, world: World) -> bool:
    """Whether a name is that of parties of several countries; a medium's stays as it is, for media write of all."""
    entries = [world.parties[identity] for identity in name.parties if identity in world.parties]
    powers = {entry.party for entry in entries}
    return name.kind == "party" and len(powers) > 1 and all(entry.kind != MEDIA for entry in entries)


def lands_of(name: Name, world: World) -> Iterable[str]:
    """The countries that a name of one party or place speaks of."""
    if name.kind == "place":
        found = {world.places[row].country for row in name.places}
        return found if len(found) == 1 else ()
    entry = world.parties.get(name.parties[0]) if len(name.parties) == 1 else None
    return entry.countries[:2] if entry is not None and entry.kind != MEDIA else ()


def choose(parties: tuple[str, ...], world: World, told: Counter[str], lands: Counter[str]) -> tuple[str, ...]:
    """The parties of a name, the one that is meant first; none where nothing speaks for any."""
    weights: dict[str, int] = {}
    for identity in parties:
        entry = world.parties[identity]
        weights[identity] = told[identity] * IN_FULL + max((lands[land] for land in entry.countries), default=0)
    if not any(weights.values()):
        return tuple(identity for identity in parties if not world.parties[identity].countries)
    return tuple(sorted(parties, key=lambda identity: -weights[identity]))
