"""Enters: people and what complements them. Leaves: the organisation whose peace force they serve in.

*Deux soldats tchadiens de la Minusma*, *cinq hommes du contingent burundais de la force de l'Union africaine*: those
who keep the peace are of who sent them, whatever their nation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.world import PartyEntry

SENDERS = frozenset({"united-nations", "african-union"})  # ids of parties
FORCES = frozenset({"body:military", "person:combatant", "member:any", "collective", "serves"})
LONG = 4  # groups that their description takes up


class Missions:
    """Finds, in one document, who are of a peace force."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        """Take the document's layers and the world's parties."""
        self.analysis = analysis
        self.language = language
        self.told: dict[str, tuple[str, int]] = {}

    def sender(self, place: int, nation: str | None) -> tuple[str, int] | None:
        """The organisation that the forces of a group serve, or those of their nation told of before, and where.

        It is told by its canonical name and the unit that names it.
        """
        found = self.read(place)
        if nation is None:
            return found
        if found is not None:
            self.told[nation] = found
        return self.told.get(nation)

    def read(self, place: int) -> tuple[str, int] | None:
        """The organisation that complements a group of forces."""
        nouns = self.analysis.groups.nouns
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
        units = self.analysis.units
        senses = units.senses[unit] or self.language.lexicon.word(units.lows[unit]).senses("N")
        return not FORCES.isdisjoint(senses)
