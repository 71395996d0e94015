"""Enters: the places found. Leaves: those of hospitals and morgues, which are where people were brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.model.analysis import Analysis
    from selon.model.mention import Place
    from selon.packs.places import PlaceWords

CHAIN = 3  # a name, the kind of its place, the house in it
SAY = "say:"  # how those of verbs of saying do
ACTS = ("event:strike", "event:attack", "event:clash")  # how the senses of words that tell an act begin


def wards_as_goals(analysis: Analysis, words: PlaceWords, spots: Mapping[int, Place]) -> dict[int, Place]:
    """The places of wards as goals, by unit, but for those where alone an act is told: *un raid sur l'hôpital de X*."""
    found: dict[int, Place] = {}
    for unit, place in spots.items():
        if place.is_country or place.relation != "at" or not is_ward(analysis, words, unit):
            continue
        sentence = analysis.sentence_of(unit)
        first, last = analysis.ranges[sentence]
        names_other = any(
            other in spots and other != unit and not spots[other].is_country for other in range(first, last)
        )
        tells_act = any(is_of_act(senses) for senses in analysis.units.senses[first:last])
        if names_other or not tells_act:
            found[unit] = msgspec.structs.replace(place, relation="toward")
    return found


def is_of_act(senses: frozenset[str]) -> bool:
    """Whether a word tells an act, and not as well that somebody says something: *avancer un bilan*."""
    return any(sense.startswith(ACTS) for sense in senses) and not any(sense.startswith(SAY) for sense in senses)


def is_ward(analysis: Analysis, words: PlaceWords, unit: int) -> bool:
    """Whether a house for the wounded and the dead stands before a name: *l'hôpital de X*, *à la morgue de X*."""
    nouns, place = analysis.groups.nouns, analysis.groups.noun_at[unit]
    if place < 0:
        return False
    groups = [nouns[place]]
    while groups[-1].of is not None and len(groups) < CHAIN:
        groups.append(nouns[groups[-1].of])  # *le dispensaire du bourg de X*
    within = (each for group in groups for each in range(group.first, group.last))
    return any(analysis.units.lemmas[each] in words.wards for each in within if each != unit)
