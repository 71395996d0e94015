"""Enters: a figure, its camp and its source. Leaves: the party said to possess or lose the victims.

*Ses soldats*, *dans les rangs de l'armée*, *l'armée a perdu sept hommes*, *douze ennemis*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.claims.camps import Camp
    from selon.claims.roles import Roles
    from selon.claims.statuses import StatusFinder
    from selon.claims.territories import Territories
    from selon.claims.victims import Victims
    from selon.model.analysis import Analysis
    from selon.model.mention import Source

Found = tuple["str | None", str, tuple[int, ...]]
REBELS = frozenset({"force:group", "body:armed"})
NOBODY: Found = (None, "", ())
OWN_SPEAKERS = frozenset({"state", "military", "armed_group", "health"})


class Owners:
    """Finds, in one document, whose the words around a figure say that the victims were."""

    def __init__(self, analysis: Analysis, roles: Roles, territories: Territories, statuses: StatusFinder) -> None:
        """Take the document's layers, who fights whom, and who is told to be whose."""
        self.analysis = analysis
        self.roles = roles
        self.territories = territories
        self.statuses = statuses

    def is_of_nation(self, proposal: Proposal) -> bool:
        """Whether the victims' own words name their nation: *deux soldats nigérians*."""
        group, names = self.analysis.groups.nouns[proposal.place], self.analysis.units.names
        held = (self.analysis.names[names[unit]] for unit in group.names if unit < group.last)
        return any(name.kind in {"adjective", "inhabitant"} for name in held)

    def in_camp(self, place: int, camp: Camp | None, status: str | None) -> Found:
        """*un mort chez les rebelles*, *du côté de l'armée*: the only group's, the state's where all are of one.

        Of those of no said status it is the party's that fights: *douze morts côté X*.
        """
        home = self.analysis.home
        is_side = camp is not None and camp.party is not None and self.territories.may_fight(camp.party)
        if camp is not None and status is None and camp.party is not None and is_side:
            return self.territories.world.parties[camp.party].name, "sides.in_camp", camp.units
        if camp is None or camp.status != "combatant" or status != "combatant":
            return NOBODY
        if camp.force == "group":
            return self.territories.group_at(self.analysis.groups.nouns[place].head), "sides.in_camp", camp.units
        if camp.force == "state" and home and not self.territories.is_between_states:
            return self.territories.state_of(home), "sides.in_camp", camp.units
        return NOBODY

    def tells_apart(self, camp: Camp | None, place: int) -> bool:
        """Whether words for a camp, one that fights or told right behind a figure, say that it is of others."""
        if camp is None:
            return False
        is_behind = min(camp.units, default=0) > self.analysis.groups.nouns[place].head
        is_known = camp.party is not None and (is_behind or self.territories.fights(camp.party))
        return camp.status is not None or is_known

    def are_rebels_from(self, victims: Victims) -> bool:
        """Whether an adjective only tells from which country those are who fight a state: *dix rebelles rwandais*."""
        kinds = {self.analysis.kind_of_name(unit) for unit in victims.party_units}
        return victims.force == "group" and bool(kinds) and kinds <= {"adjective", "inhabitant"}

    def in_ranks(self, proposal: Proposal, source: Source | None) -> Found:
        """*dix morts dans ses rangs*: the subject's or the speaker's; of an act against an army: the state's."""
        home = self.analysis.home
        target = self.statuses.targets.find(proposal)
        if target is not None and target.is_of_state and home and not self.territories.is_between_states:
            return self.territories.state_of(home), "sides.in_ranks", ()
        if not self.statuses.is_in_own_ranks(proposal.place):
            return NOBODY
        told = (role.clause for role in self.roles.of_group.get(proposal.place, ()) if role.slot == "object")
        clause = proposal.clause if proposal.clause is not None else next(told, None)
        owner = self.subject_party(clause) if clause is not None else None
        head = self.analysis.groups.nouns[proposal.place].head
        return owner or self.speaker(source, head), "sides.in_ranks", ()

    def speaker(self, source: Source | None, unit: int) -> str | None:
        """The party that a source with people of its own speaks for; for rebels without a name the only group."""
        if source is None or source.kind not in OWN_SPEAKERS:
            return None
        if source.party in self.territories.world.by_name:
            return source.party
        return self.territories.group_at(unit) if source.kind == "armed_group" else None

    def possessed(self, proposal: Proposal, status: str | None, source: Source | None) -> Found:
        """*ses soldats*, *deux de leurs hommes*: the subject's or the speaker's, but for strangers who do not fight."""
        if not self.statuses.is_owned(proposal.place):
            return NOBODY
        clause = proposal.clause
        owner = self.subject_party(clause) if clause is not None and not self.is_harmed_by_subject(proposal) else None
        owner = owner or self.speaker(source, self.analysis.groups.nouns[proposal.place].head)
        if owner is None or (status != "combatant" and self.is_stranger(owner)):
            return NOBODY
        return owner, "sides.owned", (self.analysis.groups.nouns[proposal.place].first,)

    def is_harmed_by_subject(self, proposal: Proposal) -> bool:
        """Whether the subject of the harming clause is who harms, so that whose the victims are is another."""
        clause = self.analysis.clauses[proposal.clause] if proposal.clause is not None else None
        nouns, first = self.analysis.groups.nouns, proposal.place
        while (joined := nouns[first].joined) is not None:
            first = joined  # *tuant la députée et deux de ses gardes*
        if clause is None or clause.object not in {proposal.place, first}:
            return False
        return any(sense.startswith("harm:") for sense in self.analysis.groups.verbs[clause.verb].senses)

    def is_harmed_by_speaker(self, proposal: Proposal, source: Source | None) -> bool:
        """Whether who tells of the victims says that his own harmed them: *dit avoir tué douze soldats*."""
        if source is None or proposal.clause is None or not self.is_harmed_by_subject(proposal):
            return False
        clause = self.analysis.clauses[proposal.clause]
        is_of_speaker = clause.subject is None and self.analysis.groups.verbs[clause.verb].form == "infinitive"
        return is_of_speaker or self.subject_party(proposal.clause) == source.party

    def is_stranger(self, name: str) -> bool:
        """Whether the party of this canonical name has no part in the document's known conflicts."""
        return bool(self.territories.conflicts) and not self.territories.fights_by_name(name)

    def subject_party(self, clause: int) -> str | None:
        """The party that the subject of a clause names; an army without a name is that of the one state at war."""
        place = self.analysis.clauses[clause].subject
        if place is None:
            return None
        head = self.analysis.groups.nouns[place].head
        is_army = "body:military" in self.analysis.units.senses[head]
        if REBELS & self.analysis.units.senses[head] and not self.analysis.groups.nouns[place].names:
            return self.territories.group_at(head)
        named, home = self.party_of(place, is_army=is_army), self.analysis.home
        if named is not None or home is None or self.territories.is_between_states:
            return named
        return self.territories.state_of(home) if is_army else None

    def party_of(self, place: int, *, is_army: bool) -> str | None:
        """The party that a group names, or, of forces, what complements it: *la force de l'Union africaine*."""
        nouns, last = self.analysis.groups.nouns, place
        named = self.territories.party_of_group(place)
        while named is None and is_army and last + 1 < len(nouns) and nouns[last + 1].of == last:
            last += 1
            named = self.territories.party_of_group(last)
        return named

    def lost_by(self, proposal: Proposal, status: str | None, source: Source | None) -> Found:
        """*la France a perdu 53 soldats*: the loser's; of who tells to have lost: the speaker's."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        for role in self.roles.of_group.get(proposal.place, ()):
            clause = clauses[role.clause]
            senses = verbs[clause.verb].senses
            bears = self.statuses.bearer(proposal.place) == role.clause
            if role.slot == "object" and (bears or senses & {"lose", "suffer"}):
                owner = self.subject_party(role.clause)
                if owner is None and clause.subject is not None and self.is_hostile(clause.subject):
                    owner = self.enemy_of(source)
                if owner is None and verbs[clause.verb].form == "infinitive":
                    owner = self.speaker(source, self.analysis.groups.nouns[proposal.place].head)
                if owner and (status == "combatant" or not self.is_stranger(owner)):
                    return owner, "sides.lost", ()
        return NOBODY

    def inflicted_on(self, proposal: Proposal, source: Source | None) -> Found:
        """*avoir infligé à X la perte de 30 soldats*: theirs whom the loss hits, the enemy's if so called."""
        nouns, verbs = self.analysis.groups.nouns, self.analysis.groups.verbs
        group = nouns[proposal.place]
        for near in self.analysis.clauses_near(group.head, group.head):
            clause = self.analysis.clauses[near]
            is_inflicted = verbs[clause.verb].lemma in self.statuses.rules.inflicting
            if not is_inflicted or clause.object not in {proposal.place, group.of}:
                continue
            for other in clause.others:
                if nouns[other].prep in self.statuses.rules.to:
                    owner = self.enemy_of(source) if self.is_hostile(other) else self.party_of(other, is_army=True)
                    return (owner, "sides.lost", (nouns[other].head,)) if owner else NOBODY
        return NOBODY

    def is_hostile(self, place: int) -> bool:
        """Whether a group only calls people the enemy: *l'ennemi*."""
        group = self.analysis.groups.nouns[place]
        return "hostile" in self.analysis.units.senses[group.head] and not group.names

    def enemy_of(self, source: Source | None) -> str | None:
        """Those on the other front from who speaks; where nobody is said to, from the state that the report is of."""
        speaker = source.party if source is not None else self.analysis.home
        return self.territories.opponent(speaker) if speaker else None

    def enemies(self, proposal: Proposal, source: Source | None) -> Found:
        """*soldats ennemis*: those on the other front from the speaker."""
        group = self.analysis.groups.nouns[proposal.place]
        units = self.analysis.units
        hostile = [u for u in (*group.adjectives, group.head) if "hostile" in units.senses[u]]
        if not hostile or source is None or source.party is None:
            return NOBODY
        other = self.territories.opponent(source.party)
        return (other, "sides.enemy", tuple(hostile)) if other else NOBODY
