"""Enters: figures and the words around them. Leaves: the side and status that these words tell: *côté X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

ASIDE = 5  # units before a figure within which its side is told: *côté X, à deux tués*


class SideWords:
    """Reads, in one document, whose the words before and behind a figure say that the victims are."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers and the language's words."""
        self.analysis = analysis
        self.language = language
        self.rules = rules

    def beside(self, place: int) -> tuple[str | None, tuple[int, ...]]:
        """A party named just after the victims: *parmi les X*, *du côté X*."""
        analysis = self.analysis
        tokens, units = analysis.tokens, analysis.units
        group = analysis.groups.nouns[place]
        end = min(group.last + 6, len(units))
        for unit in range(group.head + 1, end):
            if units.letters[unit] in ".;:C":
                break
            first = units.firsts[unit]
            phrases = {" ".join(tokens.lows[first : first + size]) for size in (1, 2, 3)}
            opens = any(units.lows[unit].startswith(phrase) for phrase in self.rules.on_side_of)
            if phrases & set(self.rules.on_side_of) or opens:
                return self.party_near(unit, end)
        return None, ()

    def headed(self, place: int) -> tuple[str | None, tuple[int, ...]]:
        """A party named at the head of the sentence as the one spoken of: *Côté israélien, …*."""
        units = self.analysis.units
        first, last = self.analysis.ranges[self.analysis.sentence_of(self.analysis.groups.nouns[place].head)]
        start = self.analysis.groups.nouns[place].first
        aside = [u for u in range(max(first, start - ASIDE), start) if units.lows[u] in self.rules.on_side_of]
        if aside:
            return self.party_near(aside[-1], start - 2)
        end = next((u for u in range(first, min(last, first + 5)) if units.letters[u] == ","), first)
        if any(units.lows[u] in self.rules.on_side_of for u in range(first, end)):
            return self.party_near(first, end - 2)
        return None, ()

    def party_near(self, unit: int, end: int) -> tuple[str | None, tuple[int, ...]]:
        """The first party named between two units."""
        units, world = self.analysis.units, self.language.world
        for at in range(unit, min(end + 2, len(units))):
            name = units.names[at]
            if name >= 0 and self.analysis.names[name].parties:
                entry = world.party_of(self.analysis.names[name].parties[0])
                if entry:
                    return entry.id, (at,)
        return None, ()

    def is_own(self, place: int) -> bool:
        """Whether the last words of a camp before a group are those of the speaker's own: *côté ami, sept morts*."""
        tokens, units = self.analysis.tokens, self.analysis.units
        group = self.analysis.groups.nouns[place]
        first = self.analysis.ranges[self.analysis.sentence_of(group.head)][0]
        said = f" {' '.join(tokens.lows[units.firsts[first] : units.firsts[group.first]])} "
        own = max((said.rfind(f" {words} ") for words in self.rules.own_camp), default=-1)
        return own >= 0 and own > max((said.rfind(f" {words} ") for words in self.rules.enemy_camp), default=-1)
