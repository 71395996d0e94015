"""Enters: a proposal and the conflicts of the document. Leaves: victims' side, status and people, and who is accused.

The side is read from the words of the victims, else from the conflict: civilians of a place count to the state or people
that the conflict gives it, soldiers to the state that the document is about, and a part takes what it lacks from its whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.claim import Reason

if TYPE_CHECKING:
    from selon.claims.proposals import Proposal
    from selon.claims.roles import Roles
    from selon.claims.victims import Victims
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules
    from selon.packs.world import ConflictEntry


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Side, status and people of victims, and the accused, with the reasons."""

    side: str | None = None
    status: str | None = None
    people: str | None = None
    actor: str | None = None
    reasons: dict[str, Reason] = {}


class SideFinder:
    """Finds whose victims are, in one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules, roles: Roles) -> None:
        """Take the document's layers and the world's conflicts."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.roles = roles
        conflicts = language.world.conflicts
        self.conflicts: list[ConflictEntry] = [conflicts[c] for c in analysis.conflicts if c in conflicts]
        self.fighters = frozenset(p for c in self.conflicts for p in c.parties)
        self.is_between_states = any(c.kind == "interstate" for c in self.conflicts)

    def find(self, proposal: Proposal, whole: Toll | None) -> Side:
        """Side, status, people and accused of one figure."""
        victims = proposal.victims
        status, status_rule = self.status(proposal, victims, whole)
        side, rule, units = self.side(proposal, victims, status)
        people = self.people(victims, side)
        if side is None and whole is not None and whole.side and victims.party is None and proposal.relation == "part_of":
            side, rule = whole.side.name, "sides.of_whole"
        reasons: dict[str, Reason] = {}
        if side:
            spans = tuple(self.analysis.span(unit, unit + 1).bounds for unit in units)
            reasons["side"] = Reason("stated" if units else "inferred", spans, rule)
        if status:
            spans = tuple(self.analysis.span(unit, unit + 1).bounds for unit in victims.status_units)
            reasons["status"] = Reason("stated" if spans else "carried", spans, status_rule)
        return Side(side=side, status=status, people=people, actor=self.accused(proposal), reasons=reasons)

    def status(self, proposal: Proposal, victims: Victims, whole: Toll | None) -> tuple[str | None, str]:
        """Civilian or combatant, by the victims' words, else by the whole's when no noun says otherwise."""
        if victims.status:
            return victims.status, "sides.status_of_noun"
        group = self.analysis.groups.nouns[proposal.place]
        headless = self.analysis.units.letters[group.head] == "U"
        if whole is not None and headless:
            return whole.status, "sides.status_of_whole"
        return None, ""

    def side(self, proposal: Proposal, victims: Victims, status: str | None) -> tuple[str | None, str, tuple[int, ...]]:
        """The party that the victims belong to."""
        world = self.language.world
        party, units = victims.party, victims.party_units
        if party is None:
            party, units = self.beside(proposal.place)
        if victims.force == "un":
            return "United Nations", "sides.peacekeepers", ()
        if party is not None:
            entry = world.parties.get(party)
            if entry is None:
                return None, "", ()
            if status == "combatant" or self.counts(party):
                return entry.name, "sides.named", units
            return None, "", ()
        if status == "combatant" and victims.force == "state" and self.analysis.home:
            return self.analysis.home, "sides.forces_of_home", ()
        if status == "civilian" and self.is_between_states:
            resident = self.resident()
            if resident:
                return resident, "sides.residents", ()
        return None, "", ()

    def counts(self, party: str) -> bool:
        """Whether civilians of a party have a side: it fights, in a war between states."""
        return party in self.fighters and self.is_between_states

    def resident(self) -> str | None:
        """Whose side local civilians count to, when all resident parties but one are far."""
        world = self.language.world
        owners = {owner for c in self.conflicts if c.kind == "interstate" for owner in c.residents.values()}
        if self.analysis.home:
            for owner in sorted(owners):
                entry = world.parties.get(owner)
                if entry and entry.name == self.analysis.home:
                    return entry.name
        return None

    def beside(self, place: int) -> tuple[str | None, tuple[int, ...]]:
        """A party named just after the victims: *parmi les X*, *du côté X*."""
        analysis = self.analysis
        tokens, units = analysis.tokens, analysis.units
        group = analysis.groups.nouns[place]
        end = min(group.last + 6, len(units))
        for unit in range(group.last, end):
            if units.letters[unit] in ".;:C":
                break
            low = units.lows[unit]
            phrase = " ".join(tokens.lows[units.firsts[unit] : units.firsts[unit] + 2])
            if low in self.rules.on_side_of or phrase in self.rules.on_side_of:
                return self.party_near(unit, end)
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

    def people(self, victims: Victims, side: str | None) -> str | None:
        """The nationality or community that the words give."""
        entry = self.language.world.parties.get(victims.party) if victims.party else None
        if entry is None or entry.kind not in {"state", "people", "de_facto"} or side == entry.name:
            return None
        return entry.name

    def accused(self, proposal: Proposal) -> str | None:
        """The party that the harming clause names as its author."""
        if proposal.clause is None:
            return None
        clause = self.analysis.clauses[proposal.clause]
        verb = self.analysis.groups.verbs[clause.verb]
        place = clause.agent if verb.voice == "passive" else clause.subject
        if place is None or place == proposal.place or (verb.voice != "passive" and "harm:killed" not in verb.senses):
            return None
        group = self.analysis.groups.nouns[place]
        for unit in group.names:
            name = self.analysis.names[self.analysis.units.names[unit]]
            entry = self.language.world.party_of(name.parties[0]) if name.parties else None
            if entry:
                return entry.name
        return None
