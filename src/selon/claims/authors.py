"""Enters: a figure and the act behind it. Leaves: who is told to have harmed its victims, and by which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.claim import Reason

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.claims.causes import Cause
    from selon.claims.roles import Roles
    from selon.claims.territories import Territories
    from selon.model.analysis import Analysis
    from selon.model.claim import Event, EventType

FIGHTERS = "force:group"
LOSING = frozenset({"lose", "mourn", "say:count"})  # senses of verbs whose subject tells of losses
NO_AUTHOR = Reason("inferred", (), "sides.no_author")
ONE_SIDED: frozenset[EventType] = frozenset({"strike", "attack", "banned_weapon", "violation"})  # not what two do


class AuthorFinder:
    """Finds who harmed the victims of figures, in one document."""

    def __init__(self, analysis: Analysis, roles: Roles, territories: Territories) -> None:
        """Take the document's layers, and what tells the parties that groups name."""
        self.analysis = analysis
        self.roles = roles
        self.territories = territories

    def find(self, proposal: Proposal, cause: Cause | None) -> tuple[str | None, Reason]:
        """Who is told to have harmed them, and why: whom the harming clause names, else who did the act behind it."""
        accused = self.accused(proposal)
        if accused is not None:
            name, unit = accused
            return name, Reason("stated", (self.analysis.span(unit, unit + 1).bounds,), "sides.accused")
        if cause is not None and cause.how == "carried" and self.is_own_loss(proposal):
            return None, NO_AUTHOR
        if cause is None or cause.event.actor is None or cause.event.type not in ONE_SIDED:
            return None, NO_AUTHOR
        if cause.how == "carried" and self.is_of_other_side(proposal, cause.event):
            return None, NO_AUTHOR
        return cause.event.actor.name, Reason(cause.how, (cause.span,), "sides.author_of_act")

    def is_own_loss(self, proposal: Proposal) -> bool:
        """Whether those who fight tell or take losses that are theirs: *les assaillants ont enregistré des pertes*."""
        clauses, groups, senses = self.analysis.clauses, self.analysis.groups, self.analysis.units.senses
        held = (clauses[r.clause] for r in self.roles.of_group.get(proposal.place, ()) if r.slot == "object")
        told = (c for c in held if c.subject is not None and LOSING & groups.verbs[c.verb].senses)
        return any(FIGHTERS in senses[groups.nouns[clause.subject or 0].head] for clause in told)

    def is_of_other_side(self, proposal: Proposal, act: Event) -> bool:
        """Whether an act told before is aimed at, or done by, others than who harmed, or was harmed: *des assaillants*.

        *L'armée est intervenue contre les assaillants. Dix corps ont été trouvés*, *des hommes armés ont attaqué. Dix
        assaillants sont morts*.
        """
        are_fighters = proposal.victims.status == "combatant"
        if are_fighters and proposal.victims.force == "group":
            return self.are_fighters(act, "actor")
        return not are_fighters and self.are_fighters(act, "target")

    def are_fighters(self, act: Event, part: str) -> bool:
        """Whether the words of a part of an act tell those who fight a state."""
        spans = act.why[part].spans if part in act.why else ()
        senses, over = self.analysis.units.senses, self.analysis.unit_over
        firsts = [(over(start), over(end - 1) + 1) for start, end in spans]
        units = (range(first, last + self.complement_behind(last)) for first, last in firsts)
        return any(FIGHTERS in senses[unit] for told in units for unit in told)

    def complement_behind(self, unit: int) -> int:
        """The units of the complement that begins at one: *une coalition de terroristes*."""
        groups = self.analysis.groups
        place = groups.noun_at[unit] if unit < len(groups.noun_at) else -1
        is_bound = place >= 0 and groups.nouns[place].of == place - 1
        return groups.nouns[place].last - unit if is_bound else 0

    def accused(self, proposal: Proposal) -> tuple[str, int] | None:
        """The party that the harming clause names as its author, and the unit that names it."""
        place = proposal.clause
        if place is None:
            harms = (r for r in self.roles.of_group.get(proposal.place, ()) if r.slot == "object")
            place = next((r.clause for r in harms if self.roles.sense(r.clause, "harm")), None)
        if place is None:
            return None
        clause = self.analysis.clauses[place]
        verb = self.analysis.groups.verbs[clause.verb]
        place = clause.agent if verb.voice == "passive" else clause.subject
        if (
            place is None
            or place == proposal.place
            or (verb.voice != "passive" and not verb.senses & {"harm:killed", "harm:wounded", "harm:captured"})
        ):
            return None
        name = self.territories.party_of_group(place)
        return (name, self.analysis.groups.nouns[place].head) if name else None
