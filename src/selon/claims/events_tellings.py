"""Enters: an act with its fields, as one source tells it. Leaves: how two such tellings stand to each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.claims.closeness import CLOSEST, closeness_of
from selon.claims.events_acts import Act
from selon.claims.events_parties import Sides
from selon.claims.events_places import BOUND
from selon.claims.places import Where
from selon.claims.speakers import Word
from selon.model.distance import kilometres
from selon.model.mention import Place, Time

if TYPE_CHECKING:
    from collections.abc import Sequence

STRETCH = 6  # days by which what goes on may begin before an act that is one of it
WIDE = 150.0  # kilometres from the middle of an area within which a place may lie in it


class Telling(msgspec.Struct, kw_only=True):
    """An act with its fields, as one source tells it; `again` are the later tellings that fell away."""

    act: Act
    word: Word
    where: Where
    sides: Sides
    time: Time | None = None
    how: str = "carried"
    again: list[Telling] = []

    def take(self, other: Telling) -> None:
        """Keep another telling of the act and those that it took: its place if closer, its parties if none is known."""
        self.again += [other, *other.again]
        is_same_aim = None in {self.target, other.target} or self.target == other.target
        if self.sides.actor is None and other.sides.actor_party is not None and is_same_aim:
            named = {"actor": other.sides.reasons["actor"]} if "actor" in other.sides.reasons else {}
            party = {"actor": other.sides.actor, "actor_party": other.sides.actor_party}
            self.sides = msgspec.structs.replace(self.sides, **party, reasons={**self.sides.reasons, **named})
        if self.sides.target is None and other.sides.target is not None and other.act.rule.lesser:
            reasons = {**self.sides.reasons, "target": other.sides.reasons["target"]}
            self.sides = msgspec.structs.replace(self.sides, target=other.sides.target, reasons=reasons)
        if self.where.places and is_closer(other.where.places, self.where.places):
            self.where = other.where

    @property
    def source(self) -> str | None:
        """The party or words of the source, none for the narrator."""
        source = self.word.source
        return None if source is None else source.party or source.text

    @property
    def actor(self) -> str | None:
        """The actor's name."""
        return self.sides.actor.name if self.sides.actor else None

    @property
    def target(self) -> str | None:
        """The target's name or words."""
        return (self.sides.target.name or self.sides.target.text) if self.sides.target else None

    @property
    def spot(self) -> str | None:
        """The place of the telling, countries aside."""
        places = self.where.places
        return None if not places or places[0].is_country else places[0].name or places[0].text

    @property
    def place(self) -> str | None:
        """The place that is bound to the act itself, countries aside."""
        return self.spot if self.where.reason is not None and self.where.reason.rule == BOUND else None

    @property
    def days(self) -> tuple[str | None, str | None] | None:
        """The days of the telling, named in its sentence or carried."""
        return (self.time.first, self.time.last) if self.time is not None else None

    @property
    def day(self) -> tuple[str | None, str | None] | None:
        """The days that the telling's own sentence names."""
        return self.days if self.how == "stated" else None


def is_closer(places: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether places are towns or villages, and the others only areas of the same country."""
    if not places or not all(closeness_of(place) == CLOSEST for place in places):
        return False
    countries = {place.country for place in (*places, *others)} - {None}
    return len(countries) <= 1 and all(closeness_of(place) < CLOSEST for place in others)


def may_hold(one: Telling, other: Telling) -> bool:
    """Whether the place of one telling is an area in which that of the other may lie: *dans l'est*, *à Tiffa*."""
    wide, close = sorted((one.where.places[0], other.where.places[0]), key=closeness_of)
    if closeness_of(wide) == CLOSEST or closeness_of(wide) == closeness_of(close):
        return False
    if None in {wide.lat, wide.lon, close.lat, close.lon}:
        return wide.country is not None and wide.country == close.country
    middle, spot = (wide.lat or 0.0, wide.lon or 0.0), (close.lat or 0.0, close.lon or 0.0)
    return wide.country == close.country and kilometres(middle, spot) <= WIDE


def is_there_and_then(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one place, no country, and of one and the same single day."""
    if one.spot is None or one.spot != other.spot or one.days is None or one.days[0] is None:
        return False
    return one.days == other.days and one.days[0] == one.days[1]


def keys_of(telling: Telling) -> list[tuple[str | None, ...]]:
    """What tells apart the tellings that may be of one act and source: all, of one actor, of one target.

    A telling adds nothing to another only if both have the last of its keys.
    """
    every = (telling.word.stance, telling.act.type, telling.source)
    named = (("actor", telling.actor), ("target", telling.target))
    return [every, *((*every, slot, name) for slot, name in named if name is not None)]


def is_at(telling: Telling, whole: Telling) -> bool:
    """Whether a telling names no place but that of another."""
    return telling.spot in {None, whole.spot}


def closest(telling: Telling, others: list[Telling]) -> Telling:
    """Which of some tellings another takes up: one of its type, else the nearest."""
    return min(others, key=lambda other: (other.act.type != telling.act.type, abs(other.act.unit - telling.act.unit)))


def is_wider(one: tuple[str | None, str | None] | None, two: tuple[str | None, str | None] | None) -> bool:
    """Whether days begin more than some days before others: *des combats ont lieu depuis deux semaines*."""
    if one is None or two is None or one[0] is None or two[0] is None:
        return False
    return date.fromisoformat(two[0]).toordinal() - date.fromisoformat(one[0]).toordinal() > STRETCH


def are_apart(one: tuple[str | None, str | None] | None, two: tuple[str | None, str | None] | None) -> bool:
    """Whether two stretches of days have no day in common; an open end reaches on."""
    if one is None or two is None:
        return False
    return bool(one[1] and two[0] and one[1] < two[0]) or bool(two[1] and one[0] and two[1] < one[0])
