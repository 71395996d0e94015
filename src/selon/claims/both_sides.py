"""Enters: a figure and the act behind it. Leaves: whether it counts the victims of two sides together.

*De part et d'autre*, soldiers of two states, those whom fighting between two has killed, or the war itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.options import HURT

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.claims.territories import Territories
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules
    from selon.packs.world import PartyEntry

POWERS = frozenset({"state", "de_facto"})
TWO = 2


class BothSides:
    """Tells which figures of one document are of no single side."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules, territories: Territories) -> None:
        """Take the document's layers, the language's words and who fights whom."""
        self.analysis = analysis
        self.world = language.world
        self.rules = rules
        self.territories = territories

    def are_named(self, place: int) -> bool:
        """Whether people are said to be of two states: *soldats arméniens et azerbaïdjanais*."""
        nouns, following = self.analysis.groups.nouns, place + 1
        if following >= len(nouns) or nouns[following].joined != place or nouns[following].count is not None:
            return False
        if (
            self.analysis.kind_of_name(nouns[following].head) != "adjective"
            or nouns[following].first != nouns[following].head
        ):
            return False
        own = {entry.id for group in (nouns[place], nouns[following]) for entry in self.powers(group.names)}
        return len(own) == TWO

    def are_mixed(self, place: int) -> bool:
        """Whether parts of a figure are of strangers, or of two states: *dix morts, dont deux touristes belges*."""
        named = {
            entry.id for part in self.parts(place) for entry in self.powers(self.analysis.groups.nouns[part].names)
        }
        return len(named) >= TWO or any(self.is_stranger(party) for party in named)

    def is_stranger(self, party: str) -> bool:
        """Whether a state has no part in the conflicts of a document that tells of some."""
        return bool(self.territories.conflicts) and not self.territories.fights(party)

    def parts(self, place: int) -> list[int]:
        """The counted groups of a sentence that are told to be among those of a figure."""
        nouns, found = self.analysis.groups.nouns, list[int]()
        for index in self.analysis.nouns_of(self.analysis.sentence_of(nouns[place].head)):
            group = nouns[index]
            is_part = group.is_among or group.joined in found
            if index <= place or group.count is None or not (is_part or group.is_plural):
                continue
            if not is_part:
                break
            found.append(index)
        return found

    def powers(self, names: list[int]) -> list[PartyEntry]:
        """The states and holders of lands that the adjectives among some units name."""
        found = []
        for unit in names:
            name = self.analysis.names[self.analysis.units.names[unit]]
            entry = self.world.party_of(name.parties[0]) if name.kind == "adjective" and name.parties else None
            if entry is not None and entry.kind in POWERS:
                found.append(entry)
        return found

    def may_be_meant(self, proposal: Proposal) -> bool:
        """Whether people of whom nothing is said may be of either side: of fighting between two, or of a war."""
        victims = proposal.victims
        if victims.status is not None or victims.party is not None or proposal.outcome not in HURT:
            return False
        return self.is_of_clash(proposal.place) or self.is_of_war(proposal.place)

    def is_of_clash(self, place: int) -> bool:
        """Whether its sentence tells of something between two that are at war: *les combats entre X et Y*."""
        analysis = self.analysis
        nouns = analysis.groups.nouns
        for index in analysis.nouns_of(analysis.sentence_of(nouns[place].head)):
            other = index + 1
            if nouns[index].prep not in self.rules.between or other >= len(nouns) or nouns[other].joined != index:
                continue
            one, two = self.territories.party_of_group(index), self.territories.party_of_group(other)
            if one and two and not self.territories.are_friends(one, two):
                return self.territories.fights_by_name(one) and self.territories.fights_by_name(two)
        return False

    def is_of_war(self, place: int) -> bool:
        """Whether a war itself is what harmed: *cette guerre a fait mille morts*."""
        analysis, head = self.analysis, self.analysis.groups.nouns[place].head
        for index in analysis.clauses_near(head, head):
            clause = analysis.clauses[index]
            subject = clause.subject
            if subject is None or not clause.first <= head < clause.last:
                continue
            if analysis.groups.verbs[clause.verb].last > head:
                continue
            if analysis.units.lemmas[analysis.groups.nouns[subject].head] in self.rules.two_sided:
                return True
        return False

    def are_told(self, proposal: Proposal) -> bool:
        """Whether the figure is said of both sides together: *de part et d'autre*."""
        analysis = self.analysis
        bounds = analysis.sentences[analysis.sentence_of(analysis.groups.nouns[proposal.place].head)]
        joined = f" {' '.join(analysis.tokens.lows[bounds.first : bounds.last])} "
        return any(f" {phrase} " in joined for phrase in self.rules.shared)
