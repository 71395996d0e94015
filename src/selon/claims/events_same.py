"""Enters: acts as told. Leaves: each act once a source: later tellings of the same by the same source fall away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.events_acts import Act
from selon.claims.events_parties import Sides
from selon.claims.places import Where
from selon.claims.speakers import Word
from selon.model.mention import Time

if TYPE_CHECKING:
    from selon.claims.events_groups import GroupReader
    from selon.model.analysis import Analysis
    from selon.packs.events import EventRules

FAMILIES = {"strike": "assault", "attack": "assault"}  # types that one noun may stand for when it points back


class Telling(msgspec.Struct, kw_only=True):
    """An act with its fields, as one source tells it."""

    act: Act
    word: Word
    where: Where
    sides: Sides
    time: Time | None = None
    how: str = "carried"

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
    def place(self) -> str | None:
        """The place that the telling's own sentence names, countries aside."""
        reason = self.where.reason
        if reason is None or reason.how != "stated" or not self.where.places or self.where.places[0].is_country:
            return None
        return self.where.places[0].name or self.where.places[0].text

    @property
    def day(self) -> tuple[str | None, str | None] | None:
        """The days that the telling's own sentence names."""
        return (self.time.first, self.time.last) if self.time is not None and self.how == "stated" else None


class SameFinder:
    """Finds tellings of one act in one document."""

    def __init__(self, analysis: Analysis, rules: EventRules, groups: GroupReader) -> None:
        """Take the document's layers and the rules of events."""
        self.analysis = analysis
        self.rules = rules
        self.groups = groups

    def distinct(self, tellings: list[Telling]) -> list[Telling]:
        """The tellings without repetitions; a title gives way to the body that tells the same."""
        kept: list[Telling] = []
        for telling in tellings:
            if not any(self.repeats(telling, earlier) for earlier in kept):
                kept.append(telling)
        return kept

    def repeats(self, later: Telling, earlier: Telling) -> bool:
        """Whether a telling repeats an earlier one."""
        if later.word.stance != earlier.word.stance or self.conflict(later, earlier):
            return False
        points_back = self.points_back(later)
        if later.act.type != earlier.act.type:
            return points_back and FAMILIES.get(later.act.type) == FAMILIES.get(earlier.act.type, "")
        if points_back and later.word.stance == "asserts":
            return True
        if later.source != earlier.source:
            return False
        return not self.is_new(later)

    def conflict(self, later: Telling, earlier: Telling) -> bool:
        """Whether two tellings can not be of one act: other actors, places or days."""
        pairs = ((later.actor, earlier.actor), (later.place, earlier.place), (later.day, earlier.day))
        return any(a is not None and b is not None and a != b for a, b in pairs)

    def points_back(self, telling: Telling) -> bool:
        """Whether a noun takes up an act told before: *l'attaque*, *ces combats*, with nothing new of its own."""
        place = telling.act.place
        if place is None:
            return False
        group = self.analysis.groups.nouns[place]
        lows = {self.analysis.units.lows[u] for u in range(group.first, group.head)}
        return bool(lows & set(self.rules.known)) and telling.sides.actor is None and telling.place is None

    def is_new(self, telling: Telling) -> bool:
        """Whether a telling says of itself that it is of another act: *une autre attaque*, *de nouveaux combats*."""
        place = telling.act.place
        if place is None:
            return False
        group = self.analysis.groups.nouns[place]
        lows = {self.analysis.units.lows[u] for u in range(group.first, group.last)}
        return bool(lows & set(self.rules.fresh))
