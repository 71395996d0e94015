"""Enters: noun groups. Leaves: whether each fights a state, and the armed group that a name behind it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.claims.events_groups import GroupReader
    from selon.packs.world import PartyEntry

FIGHTERS = "force:group"
OF_STATE = "force:state"


def are_rebels(groups: GroupReader, place: int) -> bool:
    """Whether a group is one of those that fight a state: *un groupe terroriste*, *des forces séparatistes*."""
    group, units = groups.nouns[place], groups.analysis.units
    if units.lemmas[group.head] in groups.rules.groups:
        return not any(OF_STATE in units.senses[unit] for unit in group.adjectives)
    lexicon = groups.language.lexicon
    return any(FIGHTERS in lexicon.senses("noun", units.lemmas[unit]) for unit in group.adjectives)


def are_armed(groups: GroupReader, place: int, kinds: set[str]) -> bool:
    """Whether people are told to bear arms: *des jeunes armés*, *une bande lourdement armée*."""
    group, lemmas = groups.nouns[place], groups.analysis.units.lemmas
    if "person" not in kinds and lemmas[group.head] not in groups.rules.groups:
        return False
    return any(lemmas[unit] in groups.rules.arming for unit in range(group.head + 1, groups.described(group.last)))


def named_behind(groups: GroupReader, place: int) -> PartyEntry | None:
    """The armed group that is named behind a comma: *des éléments du groupe terroriste voisin, X*."""
    last, units = groups.nouns[place].last, groups.analysis.units
    following = groups.analysis.groups.noun_at[last + 1] if last + 1 < len(units) else -1
    if following < 0 or units.letters[last] != "," or not are_rebels(groups, place):
        return None
    group = groups.nouns[following]
    entry = groups.entry_in_group(following) if group.prep is None and units.names[group.head] >= 0 else None
    return entry if entry is not None and entry.kind == "armed_group" else None
