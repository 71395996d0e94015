"""Enters: people and what complements them. Leaves: the organisation whose peace force they serve in.

*Deux soldats tchadiens de la Minusma*, *cinq hommes du contingent burundais de la force de l'Union africaine*: those
who keep the peace are of who sent them, whatever their nation.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.world import PartyEntry

UN = "united-nations"
SENDERS = frozenset({"united-nations", "african-union"})  # ids of parties
FORCES = frozenset({"body:military", "person:combatant", "member:any", "collective", "serves"})
LONG = 4  # groups that their description takes up


class Missions:
    """Finds, in one document, who are of a peace force."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        """Take the document's layers and the world's parties."""
        self.analysis = analysis
        self.language = language

    def sender(self, place: int, nation: str | None) -> tuple[str, int] | None:
        """The organisation that forces serve, or those of their nation elsewhere in the report, and where.

        It is told by its canonical name and the unit that names it.
        """
        found = self.read(place)
        return found if found is not None or nation is None else self.told.get(nation)

    @cached_property
    def told(self) -> dict[str, tuple[str, int]]:
        """The nations whose forces the report tells to serve an organisation, each with the words that do."""
        told: dict[str, tuple[str, int]] = {}
        for place, group in enumerate(self.analysis.groups.nouns):
            for nation in self.nations(group.names):
                found = self.read(place) if self.is_of_forces(group.head) else None
                if found is not None:
                    told.setdefault(nation, found)
        return told

    def nations(self, units: list[int]) -> Iterator[str]:
        """The ids of the nations that adjectives among some units name."""
        for unit in units:
            name = self.analysis.names[self.analysis.units.names[unit]]
            entry = self.language.world.party_of(name.parties[0]) if name.kind == "adjective" and name.parties else None
            if entry is not None:
                yield entry.id

    def read(self, place: int) -> tuple[str, int] | None:
        """The organisation that complements a group of forces; those with the blue helmet need none."""
        nouns = self.analysis.groups.nouns
        if "force:un" in self.senses(nouns[place].head):
            return self.language.world.parties[UN].name, nouns[place].head
        for index in range(place, min(place + LONG, len(nouns))):
            if index > place and nouns[index].of != index - 1:
                return None
            found = next((told for unit in nouns[index].names if (told := self.named(unit)) is not None), None)
            if found is not None and index > place:
                return found
            if not self.is_of_forces(nouns[index].head):
                return None
        return None

    def named(self, unit: int) -> tuple[str, int] | None:
        """The organisation that keeps peace and that the name at a unit is of."""
        name = self.analysis.names[self.analysis.units.names[unit]]
        entry: PartyEntry | None = self.language.world.party_of(name.parties[0]) if name.parties else None
        return (entry.name, unit) if entry is not None and entry.id in SENDERS else None

    def is_of_forces(self, unit: int) -> bool:
        """Whether a noun is of those who serve, or of what they serve in."""
        return not FORCES.isdisjoint(self.senses(unit))

    def senses(self, unit: int) -> frozenset[str]:
        """The senses of a unit, as a noun if the way taken gives it none; a name may be written like one."""
        units, lexicon = self.analysis.units, self.language.lexicon
        words = " ".join(self.analysis.tokens.lows[units.firsts[unit] : units.lasts[unit]])
        return units.senses[unit] or lexicon.senses("noun", words) or lexicon.word(units.lows[unit]).senses("N")
