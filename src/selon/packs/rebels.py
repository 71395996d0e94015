"""Enters: the parties that a document names and its conflicts. Leaves: the one armed group that *the rebels* are of.

It is the only one that the document names, or, where it names none, the only one of its conflicts; if these are known,
it fights in one of them, and not beside the state of the land, the first that a conflict names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selon.packs.world import ConflictEntry, PartyEntry, World

GROUPS = frozenset({"armed_group", "de_facto"})


def sole_group(world: World, conflicts: Sequence[str], named: Sequence[str]) -> PartyEntry | None:
    """The armed group behind rebels without a name, by the ids of a document's conflicts and of whom it names."""
    told = [world.conflicts[conflict] for conflict in conflicts if conflict in world.conflicts]
    entries = groups_of(world, named)
    if not entries:
        entries = groups_of(world, (party for conflict in told for party in conflict.parties))
    sole = next(iter(entries)) if len(entries) == 1 else None
    is_stranger = bool(told) and sole is not None and not any(sole.id in conflict.parties for conflict in told)
    return None if sole is None or is_stranger or is_loyal(world, told, sole.id) else sole


def groups_of(world: World, parties: Iterable[str]) -> set[PartyEntry]:
    """The armed groups among some parties, told by their ids."""
    return {entry for identity in parties if (entry := world.party_of(identity)) and entry.kind in GROUPS}


def is_loyal(world: World, conflicts: Iterable[ConflictEntry], party: str) -> bool:
    """Whether an armed group fights beside the state of the land in all of some conflicts in which it fights."""
    fought = [(conflict, front) for conflict in conflicts for front in conflict.fronts if party in front]
    return bool(fought) and all(has_state(world, front, conflict.countries[:1]) for conflict, front in fought)


def has_state(world: World, front: Iterable[str], countries: Sequence[str]) -> bool:
    """Whether a state of some countries stands on a front."""
    entries = (world.parties[party] for party in front if party in world.parties)
    return any(entry.kind == "state" and not set(countries).isdisjoint(entry.countries) for entry in entries)
