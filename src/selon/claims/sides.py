"""Enters: a proposal, its place and its source. Leaves: victims' side, status and people, and who is accused.

The side is read from the words of the victims, from what possesses or loses them, from a source that counts its own
dead; else from the place: in a war between states civilians belong to the state or people that the conflict gives the
place. Where all who fight are of one state, its soldiers are the state's, rebels without a name those of the only armed
group, and civilians have no side unless another state's forces harmed them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.authors import AuthorFinder
from selon.claims.both_sides import BothSides
from selon.claims.options import HURT
from selon.claims.outsiders import Outsiders
from selon.claims.sides_words import SideWords
from selon.claims.statuses import StatusFinder
from selon.claims.territories import Territories
from selon.claims.victims import UN
from selon.model.claim import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.breakdowns import Proposal
    from selon.claims.causes import Cause
    from selon.claims.roles import Roles
    from selon.claims.victims import Victims
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.model.mention import Place, Source
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

Found = tuple["str | None", str, tuple[int, ...]]
NOBODY: Found = (None, "", ())
OWN_SPEAKERS = frozenset({"state", "military", "armed_group", "health"})


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Side, status and people of victims, and the accused, with the reasons."""

    side: str | None = None
    status: str | None = None
    people: str | None = None
    actor: str | None = None
    reasons: dict[str, Reason] = {}


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a figure before its side is: who tells it, of which places, as a part, as a total, by whose act.

    `cause` is the act that is told to have harmed them.
    """

    source: Source | None
    places: tuple[Place, ...]
    is_part: bool
    is_stated: bool
    is_total: bool
    cause: Cause | None = None


class SideFinder:
    """Finds whose victims are, in one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules, roles: Roles) -> None:
        """Take the document's layers and the world's conflicts."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.roles = roles
        self.territories = Territories(analysis, language)
        self.authors = AuthorFinder(analysis, roles, self.territories)
        self.outsiders = Outsiders(analysis, language)
        self.words = SideWords(analysis, language, rules)
        self.statuses = StatusFinder(analysis, rules)
        self.forces: set[str] = set()  # whose forces the words have named
        self.both = BothSides(analysis, language, rules, self.territories)

    def find(self, proposal: Proposal, before: Toll | None, scene: Scene) -> Side:
        """Side, status, people and accused of one figure; `before` is the figure that it is a part or a sequel of."""
        victims = proposal.victims
        takes_over = before is not None and self.statuses.takes_over(proposal, victims)
        told = self.statuses.find(proposal, before, takes_over=takes_over, is_part=scene.is_part)
        status, status_rule, status_units = told
        author, why = self.authors.find(proposal, scene.cause)
        of_whole = scene.is_part and self.is_of_peacekeepers(before)
        is_own = status == "civilian" and not self.territories.is_between_states  # no one's among soldiers
        is_with_him = self.statuses.are_ones_men(proposal.place) and self.statuses.goes_with(proposal.place)
        is_theirs = victims.party is None and (takes_over or is_with_him or (scene.is_part and not is_own))
        if before is not None and before.side and (is_theirs or of_whole):
            found: Found = (before.side.name, "sides.of_whole" if scene.is_part else "sides.of_former", ())
        else:
            found = self.side(proposal, status, scene, author)
        side, rule, units = found
        if rule == "sides.named" and status == "combatant" and victims.force == "state" and side is not None:
            self.forces.add(side)
        reasons: dict[str, Reason] = {}
        if side:
            reasons["side"] = Reason("stated" if units else "inferred", self.spans(units), rule)
        if status:
            is_own_word = bool(victims.status_units)
            reasons["status"] = Reason("stated" if is_own_word else "carried", self.spans(status_units), status_rule)
        if victims.groups:
            head = self.analysis.groups.nouns[proposal.place].head
            reasons["groups"] = Reason("stated", self.spans((head,)), "victims.groups")
        people = None if self.both.are_named(proposal.place) else self.people(victims, side)
        if people:
            reasons["people"] = Reason("stated", self.spans(victims.party_units), "sides.people")
        if author is None or author == side:
            return Side(side=side, status=status, people=people, reasons=reasons)
        return Side(side=side, status=status, people=people, actor=author, reasons={**reasons, "actor": why})

    def is_of_peacekeepers(self, before: Toll | None) -> bool:
        """Whether a figure is of peacekeepers, whatever nation some of them are of."""
        return before is not None and "peacekeepers" in before.groups

    def spans(self, units: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        """The stretches of some units."""
        return tuple(self.analysis.span(unit, unit + 1).bounds for unit in units)

    def captured_from(self, proposal: Proposal, scene: Scene, author: str | None) -> Found:
        """Captives held in a party's land, of whom no more is said: the other front's; hostages are of a state."""
        if proposal.outcome != "captured" or not self.territories.is_between_states:
            return NOBODY
        hostages = self.rules.terms.get("hostage", ())
        if any(self.analysis.units.lemmas[unit] in hostages for unit in proposal.evidence):
            states = [name for name in self.territories.leaders() if self.territories.is_state(name)]
            return (states[0], "sides.hostages", ()) if len(states) == 1 else NOBODY
        holder, owner = author, self.territories.owner(scene.places if scene.is_stated else ())
        if holder is None and owner is not None:
            holder = self.language.world.parties[owner].name
        other = self.territories.opponent(holder) if holder else None
        return (other, "sides.captured_from", ()) if other else NOBODY

    def struck_by(self, proposal: Proposal, status: str | None, scene: Scene, author: str | None) -> Found:
        """Those harmed by one of two fronts are the other's: soldiers always, others where no place says more."""
        if author is None or not self.territories.is_between_states:
            return NOBODY
        is_soldier = status == "combatant"
        if is_soldier and proposal.victims.force == "group":
            return NOBODY  # which of the groups that fight is not said
        other = self.territories.opponent(author) if is_soldier else self.territories.people_against(author)
        if not is_soldier and proposal.outcome not in HURT:
            return NOBODY
        if not is_soldier and scene.places:
            owner = self.territories.owner(scene.places)
            other = self.language.world.parties[owner].name if owner is not None else None
        return (other, "sides.struck_by", ()) if other and other != author else NOBODY

    def side(self, proposal: Proposal, status: str | None, scene: Scene, author: str | None) -> Found:
        """The party that the victims belong to, by the first of the ways that tells."""
        victims, source, places = proposal.victims, scene.source, scene.places
        if self.both.are_told(proposal) or self.both.are_named(proposal.place):
            return NOBODY
        may_be_own = status != "civilian" and source is not None and source.kind in OWN_SPEAKERS
        if may_be_own and source is not None and self.words.is_own(proposal.place):
            return source.party, "sides.own_camp", ()
        if victims.force == "un" or victims.party == UN:
            return self.language.world.parties[UN].name, "sides.peacekeepers", victims.status_units
        named = self.named(proposal, victims, status, places)
        if named is not None:
            return named
        return next((found for found in self.ways(proposal, status, scene, author) if found[0]), NOBODY)

    def ways(self, proposal: Proposal, status: str | None, scene: Scene, author: str | None) -> Iterator[Found]:
        """What each way but a name says, the surest first."""
        victims, source, places = proposal.victims, scene.source, scene.places
        is_local = not scene.is_total or status is not None or proposal.outcome == "displaced"
        yield self.in_ranks(proposal, source)
        yield self.possessed(proposal, status, source)
        yield self.lost_by(proposal, status, source)
        yield self.enemies(proposal, source)
        yield self.captured_from(proposal, scene, author)
        is_of_both = status is None and self.both.may_be_meant(proposal)
        if scene.is_stated and is_local and not (is_of_both and self.both.is_of_clash(proposal.place)):
            yield self.resident(proposal, status, places)
        yield self.own_of_source(victims, status, source, places)
        if is_of_both:
            return
        yield self.struck_by(proposal, status, scene, author)
        if is_local and (proposal.outcome == "displaced" or not (scene.is_total and status)):
            yield self.resident(proposal, status, places)
        yield self.expedition(victims, status, source)
        yield self.forces_of_home(victims, status)
        yield self.rebels_of_conflict(victims, status)
        yield self.struck_by_foreigners(status, scene, author)
        yield self.of_same_force(victims, status)

    def named(
        self, proposal: Proposal, victims: Victims, status: str | None, places: tuple[Place, ...]
    ) -> Found | None:
        """The party that the words name; people of a contested territory count to it, not to their nation."""
        party, units = victims.party, victims.party_units
        if party is None:
            party, units = self.words.beside(proposal.place)
        if party is None:
            party, units = self.words.headed(proposal.place)
        if party is None:
            return None
        entry = self.language.world.parties.get(party)
        if entry is None:
            return NOBODY
        fights = self.territories.fights(party)
        if status != "combatant" and (proposal.outcome == "displaced" or status == "civilian"):
            owner = self.territories.owner(places)
            if owner and self.territories.are_allies(owner, party) and owner != party:
                return self.language.world.parties[owner].name, "sides.territory", units
            left = self.territories.territory_left(party, places) if proposal.outcome == "displaced" else None
            if left is not None:
                return self.language.world.parties[left].name, "sides.territory_left", units
        if status == "combatant" or (fights and self.territories.is_between_states):
            return entry.name, "sides.named", units
        return NOBODY

    def in_ranks(self, proposal: Proposal, source: Source | None) -> Found:
        """*dix morts dans ses rangs*: the subject's or the speaker's; *dans les rangs de l'armée*: the state's."""
        ranks, home = self.statuses.ranks(proposal.place), self.analysis.home
        target = self.statuses.targets.find(proposal)
        if (
            (ranks == "state" or (target is not None and target.is_of_state))
            and home
            and not self.territories.is_between_states
        ):
            return self.territories.state_of(home), "sides.in_ranks", ()
        if ranks != "own":
            return NOBODY
        owner = self.subject_party(proposal.clause) if proposal.clause is not None else None
        is_speaker = source is not None and source.kind in OWN_SPEAKERS
        return owner or (source.party if source is not None and is_speaker else None), "sides.in_ranks", ()

    def possessed(self, proposal: Proposal, status: str | None, source: Source | None) -> Found:
        """*ses soldats*, *deux de leurs hommes*: the subject's or the speaker's, but for strangers who do not fight."""
        if not self.statuses.is_owned(proposal.place):
            return NOBODY
        clause = proposal.clause
        owner = self.subject_party(clause) if clause is not None and not self.is_harmed_by_subject(proposal) else None
        if owner is None and source is not None and source.kind in OWN_SPEAKERS:
            owner = source.party
        if owner is None or (status != "combatant" and self.is_stranger(owner)):
            return NOBODY
        return owner, "sides.owned", (self.analysis.groups.nouns[proposal.place].first,)

    def is_harmed_by_subject(self, proposal: Proposal) -> bool:
        """Whether the subject of the harming clause is who harms, so that whose the victims are is another."""
        clause = self.analysis.clauses[proposal.clause] if proposal.clause is not None else None
        if clause is None or clause.object != proposal.place:
            return False
        return any(sense.startswith("harm:") for sense in self.analysis.groups.verbs[clause.verb].senses)

    def is_stranger(self, name: str) -> bool:
        """Whether the party of this canonical name has no part in the document's known conflicts."""
        return bool(self.territories.conflicts) and not self.territories.fights_by_name(name)

    def subject_party(self, clause: int) -> str | None:
        """The party that the subject of a clause names; an army without a name is that of the one state at war."""
        place = self.analysis.clauses[clause].subject
        if place is None:
            return None
        named, home = self.territories.party_of_group(place), self.analysis.home
        if named is not None or home is None or self.territories.is_between_states:
            return named
        is_army = "body:military" in self.analysis.units.senses[self.analysis.groups.nouns[place].head]
        return self.territories.state_of(home) if is_army else None

    def lost_by(self, proposal: Proposal, status: str | None, source: Source | None) -> Found:
        """*la France a perdu 53 soldats*: the loser's; of who tells to have lost: the speaker's."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        for role in self.roles.of_group.get(proposal.place, ()):
            clause = clauses[role.clause]
            senses = verbs[clause.verb].senses
            if role.slot == "object" and senses & {"lose", "suffer"}:
                owner = self.subject_party(role.clause)
                is_own = verbs[clause.verb].form == "infinitive" and source is not None and source.kind in OWN_SPEAKERS
                if owner is None and is_own and source is not None:
                    owner = source.party
                if owner and (status == "combatant" or not self.is_stranger(owner)):
                    return owner, "sides.lost", ()
        return NOBODY

    def enemies(self, proposal: Proposal, source: Source | None) -> Found:
        """*soldats ennemis*: those on the other front from the speaker."""
        group = self.analysis.groups.nouns[proposal.place]
        units = self.analysis.units
        hostile = [u for u in (*group.adjectives, group.head) if "hostile" in units.senses[u]]
        if not hostile or source is None or source.party is None:
            return NOBODY
        other = self.territories.opponent(source.party)
        return (other, "sides.enemy", tuple(hostile)) if other else NOBODY

    def resident(self, proposal: Proposal, status: str | None, places: tuple[Place, ...]) -> Found:
        """Civilians, and the harmed of no said status, of a place in a war between states: its state's or people's."""
        if not self.territories.is_between_states or status == "combatant":
            return NOBODY
        if status is None and proposal.outcome not in ("displaced", *HURT):
            return NOBODY
        owner = self.territories.owner(places)
        clear = proposal.outcome == "displaced" or self.territories.is_one_sided(places)
        if owner is None or (status is None and not clear):
            return NOBODY
        found = self.language.world.parties[owner].name
        author = self.authors.accused(proposal)
        is_friend = author is not None and self.territories.are_friends(author[0], found)
        other = self.territories.people_against(author[0]) if author is not None and is_friend else None
        return other or found, "sides.residents", ()

    def own_of_source(
        self, victims: Victims, status: str | None, source: Source | None, places: tuple[Place, ...]
    ) -> Found:
        """A party to a war between states that tells of the dead without saying whose tells of its own."""
        if source is None or source.party is None or source.kind not in OWN_SPEAKERS:
            return NOBODY
        if not self.territories.is_between_states or not self.territories.fights_by_name(source.party):
            return NOBODY
        if victims.force == "group" or (status is None and self.is_between(places, source.party)):
            return NOBODY

        own = source.party if status == "combatant" else self.territories.people_of(source.party)
        return own, "sides.own_of_source", ()

    def is_between(self, places: tuple[Place, ...], party: str) -> bool:
        """Whether the places name a country that is not the speaker's."""
        lands = self.territories.lands(party)
        return any(place.is_country and place.country not in lands for place in places)

    def expedition(self, victims: Victims, status: str | None, source: Source | None) -> Found:
        """Soldiers of no said state whom the army of a state tells of in another's land: its own."""
        if status != "combatant" or victims.force != "state" or self.territories.is_between_states:
            return NOBODY
        if source is None or source.party is None or source.party == self.analysis.home:
            return NOBODY
        if source.kind != "military" and not self.territories.fights_by_name(source.party):
            return NOBODY
        return (source.party, "sides.expedition", ()) if self.territories.is_state(source.party) else NOBODY

    def rebels_of_conflict(self, victims: Victims, status: str | None) -> Found:
        """Rebels without a name, where the document names just one armed group of its conflict: that group's."""
        if status != "combatant" or victims.force != "group" or victims.party is not None:
            return NOBODY
        return self.territories.only_group, "sides.rebels_of_conflict", victims.status_units

    def struck_by_foreigners(self, status: str | None, scene: Scene, author: str | None) -> Found:
        """Civilians harmed by the forces of another state: their own state's."""
        if status != "civilian" or self.territories.is_between_states:
            return NOBODY
        return self.outsiders.struck_state(author, scene.places), "sides.struck_by_foreigners", ()

    def forces_of_home(self, victims: Victims, status: str | None) -> Found:
        """Soldiers and police where all who fight are of one state: that state's."""
        home = self.analysis.home
        if status != "combatant" or victims.force != "state" or not home or self.territories.is_between_states:
            return NOBODY
        return self.territories.state_of(home), "sides.forces_of_home", victims.status_units

    def of_same_force(self, victims: Victims, status: str | None) -> Found:
        """Forces of no said state, where a report of a war between states names only one state's: that one's."""
        if status != "combatant" or victims.force != "state" or len(self.forces) != 1:
            return NOBODY
        return next(iter(self.forces)), "sides.of_same_force", ()

    def people(self, victims: Victims, side: str | None) -> str | None:
        """The nationality or community that the words give."""
        entry = self.language.world.parties.get(victims.party) if victims.party else None
        if entry is None or entry.kind not in {"state", "people", "de_facto"} or side == entry.name:
            return None
        return entry.name
