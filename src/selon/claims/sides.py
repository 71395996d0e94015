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
from selon.claims.camps import Camp, CampFinder
from selon.claims.missions import Missions
from selon.claims.options import HURT
from selon.claims.outsiders import Outsiders
from selon.claims.owners import NOBODY, OWN_SPEAKERS, Owners
from selon.claims.statuses import StatusFinder
from selon.claims.territories import Territories
from selon.claims.victims import UN
from selon.model.claim import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.breakdowns import Proposal
    from selon.claims.causes import Cause
    from selon.claims.owners import Found
    from selon.claims.roles import Roles
    from selon.claims.victims import Victims
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.model.mention import Place, Source
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules


GROUPS = frozenset({"armed_group", "de_facto"})
CLASH = "event:clash"


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Side, status and people of victims, and the accused, with the reasons."""

    side: str | None = None
    status: str | None = None
    people: str | None = None
    actor: str | None = None
    reasons: dict[str, Reason] = {}


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a figure before its side is: who tells it, of which places, as a part, as a total, by whose act.

    `cause` is the act that is told to have harmed them, `camp` those among whom they are said to have been.
    """

    source: Source | None
    places: tuple[Place, ...]
    is_part: bool
    is_stated: bool
    is_total: bool
    cause: Cause | None = None
    camp: Camp | None = None


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
        self.missions = Missions(analysis, language)
        self.camps = CampFinder(analysis, language, rules)
        self.statuses = StatusFinder(analysis, rules)
        self.owners = Owners(analysis, roles, self.territories, self.statuses)
        self.forces: set[str] = set()  # whose forces the words have named
        self.both = BothSides(analysis, language, rules, self.territories)

    def find(self, proposal: Proposal, before: Toll | None, scene: Scene) -> Side:
        """Side, status, people and accused of one figure; `before` is the figure that it is a part or a sequel of."""
        victims = proposal.victims
        camp = self.camp(proposal, scene.source)
        scene = msgspec.structs.replace(scene, camp=camp)
        is_apart = before is None or self.owners.tells_apart(camp, proposal.place)
        takes_over = before is not None and not is_apart and self.statuses.takes_over(proposal, victims, before)
        told = self.statuses.find(proposal, before, camp, takes_over=takes_over, is_part=scene.is_part)
        status, status_rule, status_units = NOBODY if self.are_strangers_at_work(victims, told[2]) else told
        proposal = self.statuses.as_armed(proposal, status_rule)
        author, why = self.authors.find(proposal, scene.cause)
        of_whole = scene.is_part and self.outsiders.are_of_whole(victims, before)
        is_own = status == "civilian" and not self.territories.is_between_states  # no one's among soldiers
        is_with_him = self.statuses.are_ones_men(proposal.place) and self.statuses.goes_with(proposal.place)
        is_theirs = victims.party is None and (takes_over or is_with_him or (scene.is_part and not is_own))
        is_mixed = victims.party is None and self.both.are_mixed(proposal.place)
        if is_mixed:
            found: Found = NOBODY
        elif before is not None and before.side and (is_theirs or of_whole):
            found = (before.side.name, "sides.of_whole" if scene.is_part else "sides.of_former", ())
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
        accused = author if author != side else None
        if accused is not None:
            reasons["actor"] = why
        return Side(side=side, status=status, people=people, actor=accused, reasons=reasons)

    def are_strangers_at_work(self, victims: Victims, units: tuple[int, ...]) -> bool:
        """Whether a word for soldiers and civilians alike tells of a state that fights in no war of the report.

        *Treize marins vietnamiens* held by a group in the Philippines serve on merchant ships.
        """
        is_either = any("maybe:civilian" in self.analysis.units.senses[unit] for unit in units)
        if not is_either or victims.party is None or not self.territories.conflicts:
            return False
        entry = self.language.world.parties.get(victims.party)
        is_home = entry is not None and entry.name == self.analysis.home
        return not is_home and not self.territories.fights(victims.party)

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
            own = self.language.world.parties[owner].name if owner is not None else None
            other = None if own is not None and self.territories.are_friends(own, author) else own
        return (other, "sides.struck_by", ()) if other and other != author else NOBODY

    def side(self, proposal: Proposal, status: str | None, scene: Scene, author: str | None) -> Found:
        """The party that the victims belong to, by the first of the ways that tells."""
        victims, source, places = proposal.victims, scene.source, scene.places
        if self.both.are_told(proposal) or self.both.are_named(proposal.place):
            return NOBODY
        may_be_own = status != "civilian" and source is not None and source.kind in OWN_SPEAKERS
        is_own = self.camps.whose(proposal.place) == "own" and not self.owners.is_of_nation(proposal)
        if may_be_own and source is not None and is_own:
            return source.party, "sides.own_camp", ()
        if victims.force == "un" or victims.party == UN or (victims.are_of_un and status != "combatant"):
            return self.language.world.parties[UN].name, "sides.peacekeepers", victims.status_units
        nation = self.language.world.parties.get(victims.party or "")
        is_abroad = nation is not None and not self.outsiders.are_at_home(nation, places)
        abroad = victims.party if is_abroad else None
        sender = self.missions.sender(proposal.place, abroad) if status == "combatant" else None
        if sender is not None:
            return sender[0], "sides.peacekeepers", (sender[1],)
        named = self.named(proposal, scene.camp, status, places, author)
        if named is not None:
            return named
        return next((found for found in self.ways(proposal, status, scene, author) if found[0]), NOBODY)

    def ways(self, proposal: Proposal, status: str | None, scene: Scene, author: str | None) -> Iterator[Found]:
        """What each way but a name says, the surest first."""
        victims, source, places = proposal.victims, scene.source, scene.places
        is_local = not scene.is_total or status is not None or proposal.outcome == "displaced"
        yield self.owners.in_camp(proposal.place, scene.camp, status)
        yield self.owners.in_ranks(proposal, source)
        yield self.owners.possessed(proposal, status, source)
        yield self.owners.lost_by(proposal, status, source)
        yield self.owners.inflicted_on(proposal, source)
        yield self.owners.enemies(proposal, source)
        yield self.captured_from(proposal, scene, author)
        is_of_both = status is None and self.both.may_be_meant(proposal)
        if scene.is_stated and is_local and not (is_of_both and self.both.is_of_clash(proposal.place)):
            yield self.resident(proposal, status, places)
        yield self.own_of_source(proposal, status, source, places)
        yield self.own_of_group(proposal, status, source)
        if is_of_both:
            return
        yield self.struck_by(proposal, status, scene, author)
        is_of_war = scene.is_total and status is not None and not self.territories.is_all_told(places)
        if is_local and (proposal.outcome == "displaced" or not is_of_war):
            yield self.resident(proposal, status, places)
        yield self.expedition(victims, status, source)
        yield self.forces_of_home(proposal, status, source)
        yield self.rebels_of_conflict(proposal, status, scene, author)
        yield self.struck_by_foreigners(status, scene, author)
        yield self.of_same_force(victims, status)

    def named(
        self, proposal: Proposal, camp: Camp | None, status: str | None, places: tuple[Place, ...], author: str | None
    ) -> Found | None:
        """The party that the words name; people of a contested territory count to it, not to their nation."""
        party, units = proposal.victims.party, proposal.victims.party_units
        if party is None and camp is not None:
            party, units = self.territories.fighting(camp.party), camp.units
        entry = self.language.world.parties.get(party or "")
        if party is None or entry is None:
            return None
        fights = self.territories.fights(party)
        if entry.kind == "people" and status == "combatant" and not fights:
            return self.fighters_of_people(entry.name, proposal.victims, units)
        if status != "combatant" and (proposal.outcome == "displaced" or status == "civilian"):
            owner = self.territories.owner(places)
            if owner and self.territories.are_allies(owner, party) and owner != party:
                return self.language.world.parties[owner].name, "sides.territory", units
            left = self.territories.territory_left(party, places) if proposal.outcome == "displaced" else None
            if left is not None:
                return self.language.world.parties[left].name, "sides.territory_left", units
        if status == "combatant" or (fights and self.territories.is_between_states):
            is_origin = entry.kind == "state" and self.owners.are_rebels_from(proposal.victims)
            return None if status == "combatant" and is_origin else (entry.name, "sides.named", units)
        is_local = proposal.victims.party is None or self.outsiders.are_at_home(entry, places)
        is_struck = status == "civilian" and is_local and self.outsiders.are_struck_by_another(entry, author)
        own: Found = (entry.name, "sides.struck_by_foreigners", units) if is_struck else NOBODY
        return own if is_struck or proposal.victims.party is not None else None

    def fighters_of_people(self, people: str, victims: Victims, units: tuple[int, ...]) -> Found:
        """Fighters of a people that is no party: the state's whose they are, the only group's, else the people's."""
        home = self.analysis.home
        if victims.force == "state" and home and not self.territories.is_between_states:
            return self.territories.state_of(home), "sides.forces_of_home", units
        group = self.territories.only_group if victims.force in (None, "group") else None
        return (group, "sides.rebels_of_conflict", units) if group else (people, "sides.named", units)

    def camp(self, proposal: Proposal, source: Source | None) -> Camp | None:
        """Among whom the words beside a figure say that the victims were, unless their own words say otherwise."""
        victims = proposal.victims
        is_open = victims.party is None and victims.status is None
        whose = self.camps.whose(proposal.place) if is_open else None
        if whose == "enemy":
            return Camp(status="combatant", force=None if source and source.kind == "armed_group" else "group")
        camp = self.camps.find(proposal.place, is_struck=self.owners.is_harmed_by_subject(proposal))
        if camp is None and whose == "own" and (source is None or source.kind in OWN_SPEAKERS):
            return Camp(status="combatant", force="state" if source is None else None)
        if camp is None or victims.party not in (None, camp.party):
            return None
        is_other = victims.force is not None and camp.force is not None and victims.force != camp.force
        return None if is_other or (camp.status and victims.status not in (None, camp.status)) else camp

    def resident(self, proposal: Proposal, status: str | None, places: tuple[Place, ...]) -> Found:
        """Civilians, and the harmed of no said status, of a place in a war between states: its state's or people's."""
        if not self.territories.is_between_states or status == "combatant":
            return NOBODY
        if status is None and proposal.outcome not in ("displaced", *HURT):
            return NOBODY
        owner = self.territories.owner(places)
        clear = proposal.outcome == "displaced" or self.territories.is_one_sided(places)
        if owner is None or (status is None and (not clear or self.fell_to_clashes(proposal))):
            return NOBODY
        found = self.language.world.parties[owner].name
        author = self.authors.accused(proposal)
        is_friend = author is not None and self.territories.are_friends(author[0], found)
        other = self.territories.people_against(author[0]) if author is not None and is_friend else None
        return other or found, "sides.residents", ()

    def fell_to_clashes(self, proposal: Proposal) -> bool:
        """Whether fighting between two is what the clause of a figure tells to have cost lives: of both sides."""
        clause = None if proposal.clause is None else self.analysis.clauses[proposal.clause]
        if clause is None or clause.subject is None:
            return False
        return CLASH in self.analysis.units.senses[self.analysis.groups.nouns[clause.subject].head]

    def own_of_source(
        self, proposal: Proposal, status: str | None, source: Source | None, places: tuple[Place, ...]
    ) -> Found:
        """A party to a war between states tells of its own; of those whom it says that it harmed, of the enemy's."""
        victims = proposal.victims
        if source is None or source.party is None or source.kind not in OWN_SPEAKERS:
            return NOBODY
        if not self.territories.is_between_states or not self.territories.fights_by_name(source.party):
            return NOBODY
        if self.is_foe(proposal, source) or proposal.outcome == "captured":
            is_soldier = status == "combatant" or proposal.outcome == "captured"
            return self.territories.opponent(source.party) if is_soldier else None, "sides.struck_by", ()
        if victims.force == "group" or (status is None and self.is_between(places, source.party)):
            return NOBODY
        own = source.party if status == "combatant" else self.territories.people_of(source.party)
        return own, "sides.own_of_source", ()

    def is_foe(self, proposal: Proposal, source: Source) -> bool:
        """Whether the harmed are said to be of the enemy of who tells of them, or harmed by him."""
        return self.camps.whose(proposal.place) == "enemy" or self.owners.is_harmed_by_speaker(proposal, source)

    def own_of_group(self, proposal: Proposal, status: str | None, source: Source | None) -> Found:
        """Fighters of no said force who died, told by an armed group or one that holds a land: its own."""
        accused = self.authors.accused(proposal)
        if status != "combatant" or proposal.victims.force == "state" or source is None:
            return NOBODY
        if accused is not None and accused[0] == source.party:
            return NOBODY
        teller = self.language.world.by_name.get(source.party or "")
        is_harmed = self.is_foe(proposal, source)
        if teller is None or teller.kind not in GROUPS or is_harmed or proposal.outcome == "captured":
            return NOBODY
        return teller.name, "sides.own_of_source", ()

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

    def rebels_of_conflict(self, proposal: Proposal, status: str | None, scene: Scene, author: str | None) -> Found:
        """Rebels without a name, where the document names just one armed group of its conflict: that group's."""
        victims, following = proposal.victims, proposal.place + 1
        if status != "combatant" or victims.force != "group" or victims.party is not None:
            return NOBODY
        nouns = self.analysis.groups.nouns
        if following < len(nouns) and nouns[following].of == proposal.place and nouns[following].names:
            return NOBODY  # *neuf miliciens de X*: of whom is told, but not known
        group = self.territories.group_at(nouns[proposal.place].head)
        told = (self.analysis.units.senses[unit] for unit in (*victims.status_units, nouns[proposal.place].head))
        if group != author and any("assailant" in senses for senses in told):
            return NOBODY  # *trois assaillants ont été tués*, of an attack that is not laid to the group
        is_speaker = scene.source is not None and scene.source.party == group
        if is_speaker and self.owners.is_harmed_by_speaker(proposal, scene.source):
            return NOBODY  # *le M23 dit avoir tué neuf miliciens*
        return group, "sides.rebels_of_conflict", victims.status_units

    def struck_by_foreigners(self, status: str | None, scene: Scene, author: str | None) -> Found:
        """Civilians harmed by the forces of another state: their own state's."""
        if status != "civilian" or self.territories.is_between_states:
            return NOBODY
        return self.outsiders.struck_state(author, scene.places), "sides.struck_by_foreigners", ()

    def forces_of_home(self, proposal: Proposal, status: str | None, source: Source | None) -> Found:
        """Soldiers and police where all who fight are of one state: that one's, unless it harmed them."""
        home, victims = self.analysis.home, proposal.victims
        if status != "combatant" or victims.force != "state" or not home or self.territories.is_between_states:
            return NOBODY
        state = self.territories.state_of(home)
        if source is not None and source.party == state and self.owners.is_harmed_by_speaker(proposal, source):
            return NOBODY
        return self.outsiders.forces_here(proposal, state, self.forces)

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
