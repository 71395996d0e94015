"""Enters: a figure and the one that it is a part or a sequel of. Leaves: whether the victims are civilians or fight.

The noun's own words come first, then those of the figure before, of losses, and of a tally spoken of just before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.targets import TargetFinder
from selon.claims.themes import ThemeFinder

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.claims.camps import Camp
    from selon.claims.victims import Victims
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.packs.rules import TollRules

FORCES = ("force", "body:military")  # senses of those who fight for a state or a group
BEARERS = ("force:", "body:military", "body:armed", "person:combatant")  # senses of those whose losses fought
NEAR = 9  # units behind people within which is told in whose ranks they were
ANYONE = frozenset({"person"})  # senses of a noun that takes in people of any kind: *douze autres personnes*
OF_ALL = "sides.status_of_all"  # the rule of *les victimes sont des civils*
REBELS = "force:group"  # they kill those of a party too, who bear no arms
MEN = "group:men"  # the sense of a noun for somebody's men
BY_AUTHOR = "sides.status_by_author"
LOST = "tolls.lost"  # the rule of *X a perdu sept hommes*
Found = tuple["str | None", str, tuple[int, ...]]


class StatusFinder:
    """Finds the status of victims, in one document."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Take the document's layers and the language's words."""
        self.analysis = analysis
        self.rules = rules
        self.targets = TargetFinder(analysis, rules)
        self.themes = ThemeFinder(analysis, rules)

    def find(
        self, proposal: Proposal, before: Toll | None, camp: Camp | None, *, takes_over: bool, is_part: bool
    ) -> Found:
        """The status of the victims: the noun's, their camp's, the former figure's, of losses, of a tally before."""
        if proposal.victims.are_mixed:
            return None, "sides.status_of_noun", ()
        found: tuple[str | None, str] = (proposal.victims.status, "sides.status_of_noun")
        if self.is_taken_for_a_fighter(proposal):
            found = ("combatant", BY_AUTHOR)
        if found[0] is None and camp is not None and camp.status is not None:
            return camp.status, "sides.status_of_camp", camp.units
        own = before.why.get("status") if before is not None else None  # *les morts sont …* tells of no wounded
        if found[0] is None and takes_over and before is not None and (own is None or own.rule != OF_ALL):
            found = (before.status, "sides.status_of_former")
        if found[0] is None and is_part and before is not None and self.is_plain(proposal):
            found = (before.status, "sides.status_of_whole")
        if found[0] is None and self.is_in_own_ranks(proposal.place):
            found = ("combatant", "sides.status_of_ranks")
        if found[0] is None and self.are_ones_men(proposal.place):
            found = ("combatant", "sides.status_of_ones_men")
        is_lost = proposal.rule == LOST and not self.are_civil_losses(proposal)
        if found[0] is None and (is_lost or self.bearer(proposal.place) is not None):
            found = ("combatant", "sides.status_of_losses")
        target = self.targets.find(proposal) if found[0] is None and not is_part else None
        if target is not None:
            return target.status, "sides.status_of_target", (target.unit,)
        theme = self.of_theme(proposal) if found[0] is None else None
        return theme or (*found, proposal.victims.status_units)

    def of_theme(self, proposal: Proposal) -> Found | None:
        """The status that what is counted there, or throughout the report, gives a figure."""
        near = self.themes.near(proposal)
        if near is not None:
            return near[1], "sides.status_of_tally", (near[0],)
        behind = self.themes.behind(proposal)
        if behind is not None:
            return behind[1], OF_ALL, (behind[0],)
        throughout = self.themes.throughout(proposal)
        return None if throughout is None else (throughout[1], "sides.status_of_theme", (throughout[0],))

    def is_in_own_ranks(self, place: int) -> bool:
        """Whether they are told right behind to be of one's own ranks: *dix morts dans ses rangs*."""
        analysis, last = self.analysis, self.analysis.groups.nouns[place].last
        units = analysis.units
        while last < len(units) and units.letters[last] == "P":
            last += 1  # *aucun blessé de son côté*
        end = min(last + NEAR, analysis.ranges[analysis.sentence_of(last - 1)][1])
        first = units.firsts[last] if last < end else 0
        joined = f" {' '.join(analysis.tokens.lows[first : units.lasts[end - 1]])} " if last < end else ""
        is_beside = joined.startswith(tuple(f" {phrase} " for phrase in self.rules.own_side))
        return is_beside or any(f" {phrase} " in joined for phrase in self.rules.own_ranks)

    def are_ones_men(self, place: int) -> bool:
        """Whether the harmed are somebody's men, who fight for him: *deux de ses hommes*."""
        head = self.analysis.groups.nouns[place].head
        return {"member:any", "group:men"} <= self.analysis.units.senses[head] and self.is_owned(place)

    def is_owned(self, place: int) -> bool:
        """Whether people are said to be somebody's: *ses soldats*, *deux de leurs hommes*."""
        units, group = self.analysis.units, self.analysis.groups.nouns[place]
        lows = self.analysis.tokens.lows[units.firsts[group.first] : units.lasts[group.last - 1]]
        marks = (units.lows[unit] for unit in range(group.first, group.last))
        return not set(self.rules.possessives).isdisjoint((*lows, *marks)) or self.are_men_lost(place)

    def are_men_lost(self, place: int) -> bool:
        """Whether forces tell of men as a loss of theirs: *l'armée a reconnu la perte de quatre hommes*."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        group = nouns[place]
        loss = nouns[group.of] if group.of is not None else None
        if loss is None or MEN not in units.senses[group.head] or units.lemmas[loss.head] not in self.rules.losses:
            return False
        near = (self.analysis.clauses[each] for each in self.analysis.clauses_near(loss.head, loss.head))
        heads = [nouns[c.subject].head for c in near if c.object == group.of and c.subject is not None]
        return any(sense.startswith(FORCES) for head in heads for sense in units.senses[head])

    def is_plain(self, proposal: Proposal) -> bool:
        """Whether a noun tells but sex, age, nation, harm: *dont un Français*, *dont dix hommes*, *dont dix morts*."""
        head = self.analysis.groups.nouns[proposal.place].head
        if not self.opens_parts(proposal.place):
            return False
        name = self.analysis.units.names[head]
        if name >= 0:
            return self.analysis.names[name].kind in {"inhabitant", "adjective"}
        senses = self.analysis.units.senses[head]
        return "person" in senses or any(sense.startswith("toll:") for sense in senses)

    def opens_parts(self, place: int) -> bool:
        """Whether a group is told to be among others, or breaks them down in brackets, or goes on one that does."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        at: int | None = place
        while at is not None:
            group = nouns[at]
            if group.is_among or letters[group.first - 1 : group.first] in (["("], [":"]):
                return True
            at = group.joined
        return False

    def bearer(self, place: int) -> int | None:
        """The clause in which forces are said to have, or to have no, losses: *l'armée n'a subi aucune perte*."""
        analysis, nouns = self.analysis, self.analysis.groups.nouns
        if analysis.units.lemmas[nouns[place].head] not in self.rules.losses:
            return None
        for clause in analysis.clauses_near(nouns[place].head, nouns[place].head):
            told = analysis.clauses[clause]
            verb = analysis.groups.verbs[told.verb]
            if told.object != place or told.subject is None or verb.lemma not in self.rules.bearing:
                continue
            group = nouns[told.subject]
            kinds = analysis.units.senses[group.head]
            is_force = any(sense.startswith(BEARERS) for sense in kinds)
            return clause if is_force or any(analysis.kind_of_name(unit) == "party" for unit in group.names) else None
        return None

    def are_civil_losses(self, proposal: Proposal) -> bool:
        """Whether those who lost people do not fight: *le village a perdu vingt des siens*."""
        clause = self.analysis.clauses[proposal.clause] if proposal.clause is not None else None
        if clause is None or clause.subject is None:
            return False
        head = self.analysis.groups.nouns[clause.subject].head
        is_civil = "person:civilian" in self.analysis.units.senses[head]
        return is_civil or self.analysis.units.lemmas[head] in self.rules.civil_places

    def takes_over(self, proposal: Proposal, victims: Victims, before: Toll) -> bool:
        """Whether a figure without a noun of its own is of the people of the figure before."""
        group = self.analysis.groups.nouns[proposal.place]
        headless = self.analysis.units.letters[group.head] == "U" or (
            group.is_pronoun and proposal.count.reach - proposal.count.last > 1
        )
        told = {s.partition(":")[2] for s in self.analysis.units.senses[group.head] if s.startswith("toll")}
        is_kind = (
            "captured" in told and proposal.outcome != "captured"
        )  # *ainsi que deux détenus*: others, not harmed so
        is_told = any(group.first <= unit < group.last for unit in proposal.evidence) and not victims.is_person
        is_harm = bool(told or is_told) and victims.unit != "body"
        only_harm = is_harm and not is_kind and victims.party is None
        follows = proposal.whole is not None or self.goes_on(group.first) or self.is_sum(group.first)
        elliptic = self.is_adjective(group.head)
        if victims.status is not None and proposal.count.takes_part and not proposal.count.adds:
            return False  # what it is taken out of tells who they are: *quatre des huit gardes*
        is_anyone = self.analysis.units.senses[group.head] == ANYONE and before.status != "civilian"
        is_other = victims.status not in (None, before.status)  # *deux policiers et un autre civil*
        is_more = proposal.count.adds and not is_anyone and not is_other
        return headless or elliptic or is_more or (only_harm and victims.status is None and follows)

    def is_sum(self, unit: int) -> bool:
        """Whether a gerund that reaches a total governs the figure: *portant le bilan à 158 morts*."""
        verbs, verb_at = self.analysis.groups.verbs, self.analysis.groups.verb_at
        before = [verb_at[u] for u in range(max(0, unit - 8), unit) if verb_at[u] >= 0]
        return bool(before) and verbs[before[-1]].form == "gerund" and "reach" in verbs[before[-1]].senses

    def goes_with(self, place: int) -> bool:
        """Whether people are joined to those told right before them."""
        return self.is_coordinated(self.analysis.groups.nouns[place].first)

    def goes_on(self, unit: int) -> bool:
        """Whether a figure that begins at a unit is joined to a harm right before: *ont été tués, huit blessés*."""
        letters = self.analysis.units.letters
        if self.is_coordinated(unit):
            return True
        return unit > 1 and letters[unit - 1] == "," and letters[unit - 2] == "P"

    def is_coordinated(self, unit: int) -> bool:
        """Whether a coordinator stands just before a unit."""
        return unit > 0 and self.analysis.units.letters[unit - 1] == "C"

    def is_adjective(self, unit: int) -> bool:
        """Whether the head is an adjective of nationality that stands for a noun told before: *26 azerbaïdjanais*."""
        units = self.analysis.units
        name = units.names[unit]
        return (
            name >= 0
            and self.analysis.names[name].kind == "adjective"
            and not self.analysis.tokens.capitals[units.firsts[unit]]
        )

    def is_unqualified(self, place: int) -> bool:
        """Whether nothing says of what people are members: not *deux militants du parti*, *six militants verts*."""
        nouns = self.analysis.groups.nouns
        group = nouns[place]
        is_held = place + 1 < len(nouns) and nouns[place + 1].of == place
        units = self.analysis.units
        named = [unit for unit in group.adjectives if units.names[unit] < 0]
        return not named and not is_held and units.letters[group.last : group.last + 1] != ["A"]

    @staticmethod
    def as_armed(proposal: Proposal, rule: str) -> Proposal:
        """A figure, that of militants who bear arms as of those who rise against the state."""
        if rule != BY_AUTHOR or proposal.victims.force is not None:
            return proposal
        victims = msgspec.structs.replace(proposal.victims, force="group")
        return msgspec.structs.replace(proposal, victims=victims)

    def is_taken_for_a_fighter(self, proposal: Proposal) -> bool:
        """Whether militants are only presumed to be so, or were killed or taken by forces."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        group = nouns[proposal.place]
        if "member:any" not in units.senses[group.head] or proposal.victims.status != "civilian":
            return False
        if any(sense.startswith("hedge") for unit in group.adjectives for sense in units.senses[unit]):
            return True
        if not self.is_unqualified(proposal.place):
            return False
        if self.themes.is_of_rising:
            return True
        clause = self.analysis.clauses[proposal.clause] if proposal.clause is not None else None
        places = (clause.subject, clause.agent) if clause is not None else ()
        heads = [nouns[place].head for place in places if place is not None and place != proposal.place]
        told = (sense for head in heads for sense in units.senses[head])
        return any(sense.startswith(FORCES) and sense != REBELS for sense in told)
