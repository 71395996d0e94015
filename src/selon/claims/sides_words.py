"""Enters: figures and the words around them. Leaves: the side and status that these words tell: *côté X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.claims.parts import Proposal
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

FORCES = ("force", "body:military")  # senses of those who fight for a state or a group
ASIDE = 5  # units before a figure within which its side is told: *côté X, à deux tués*


class SideWords:
    """Reads, in one document, whose the words before and behind a figure say that the victims are."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers and the language's words."""
        self.analysis = analysis
        self.language = language
        self.rules = rules

    def is_shared(self, proposal: Proposal) -> bool:
        """Whether the figure is said of both sides together: *de part et d'autre*."""
        analysis = self.analysis
        bounds = analysis.sentences[analysis.sentence_of(analysis.groups.nouns[proposal.place].head)]
        joined = f" {' '.join(analysis.tokens.lows[bounds.first : bounds.last])} "
        return any(f" {phrase} " in joined for phrase in self.rules.shared)

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

    def is_taken_for_a_fighter(self, proposal: Proposal) -> bool:
        """Whether militants are only presumed to be so, or were killed or taken by forces."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        group = nouns[proposal.place]
        if "member:any" not in units.senses[group.head] or proposal.victims.status != "civilian":
            return False
        if any(sense.startswith("hedge") for unit in group.adjectives for sense in units.senses[unit]):
            return True
        clause = self.analysis.clauses[proposal.clause] if proposal.clause is not None else None
        places = (clause.subject, clause.agent) if clause is not None else ()
        heads = [nouns[place].head for place in places if place is not None and place != proposal.place]
        return any(sense.startswith(FORCES) for head in heads for sense in units.senses[head])

    def status_of_tally(self, place: int) -> tuple[int, str] | None:
        """The status that a tally spoken of just before gives bare dead or hurt, and its word: *le bilan militaire*."""
        analysis, nouns = self.analysis, self.analysis.groups.nouns
        sentence = analysis.sentence_of(nouns[place].head)
        if sentence == 0 or not any(sense.startswith("toll") for sense in analysis.units.senses[nouns[place].head]):
            return None
        before, here = analysis.sentences[sentence - 1], analysis.sentences[sentence]
        if "\n" in analysis.tokens.text[before.end : here.start]:
            return None
        for group in (nouns[index] for index in analysis.nouns_of(sentence - 1)):
            if "tally" in analysis.units.senses[group.head]:
                told = ((unit, sense) for unit in group.adjectives for sense in analysis.units.senses[unit])
                return next(((unit, s.partition(":")[2]) for unit, s in told if s.startswith("status:")), None)
        return None
