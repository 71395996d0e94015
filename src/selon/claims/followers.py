"""Enters: fighters and the person whose they are said to be. Leaves: the party that this person leads or serves.

*Douze hommes de Jonas Savimbi*, *neuf rebelles fidèles à Riek Machar*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

SERVING = frozenset({"person:combatant", "member:any", "member:leader", "body:military"})
LED = frozenset({"armed_group", "de_facto", "state"})


class Followers:
    """Finds, in one document, whom fighters follow."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers, the world's persons and the language's words."""
        self.analysis = analysis
        self.world = language.world
        self.rules = rules

    def party_of(self, place: int, senses: frozenset[str]) -> tuple[str | None, tuple[int, ...]]:
        """The id of the party of the person whom a group of such senses follows, and the unit that names the person."""
        nouns, following = self.analysis.groups.nouns, place + 1
        if following >= len(nouns) or SERVING.isdisjoint(senses):
            return None, ()
        if nouns[following].of != place and not self.are_loyal_to(place, following):
            return None, ()
        for unit in nouns[following].names:
            person = self.analysis.names[self.analysis.units.names[unit]].person
            entry = self.world.party_of(self.world.persons[person].party) if person else None
            if entry is not None and entry.kind in LED:
                return entry.id, (unit,)
        return None, ()

    def are_loyal_to(self, place: int, other: int) -> bool:
        """Whether an adjective says that a group stands by the one right behind it: *fidèles à X*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group, beside = nouns[place], nouns[other]
        between = range(group.head + 1, beside.first)
        is_loyal = any(units.lemmas[unit] in self.rules.loyal for unit in (*group.adjectives, *between))
        return is_loyal and beside.first - group.last <= 1 and beside.prep is not None
