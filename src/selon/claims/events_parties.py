"""Enters: acts. Leaves: who is told to have done them, to whom or what, with which weapon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.territories import Territories
from selon.model.claim import Party, Reason, Words

if TYPE_CHECKING:
    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.events_verbs import VerbReader
    from selon.model.mention import Source
    from selon.model.units import Clause

DOERS = frozenset({"party", "force", "sided"})
SUFFERERS = frozenset({"person", "force", "party", "site", "someone"})
OWN_SPEAKERS = frozenset({"state", "military", "armed_group"})
BACK = 6  # clauses looked back for what a pronoun stands for
NEAR = 10  # units after a noun within which its aim may follow
PLACED = frozenset({"capture", "blockade", "withdrawal"})  # acts done to a place
MOVED = frozenset({"deployment", "withdrawal", "displacement"})  # acts whose complement is who moves
Slot = tuple["int | None", str]


ABOUT_GROUND = frozenset({"capture", "withdrawal", "deployment", "displacement"})


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Actor, target and weapon of an act, with the reasons."""

    actor: Party | None = None
    actor_party: str | None = None
    target: Words | None = None
    weapon: str | None = None
    reasons: dict[str, Reason] = {}


class PartyFinder:
    """Finds who acts and who suffers in the acts of one document."""

    def __init__(self, groups: GroupReader, verbs: VerbReader) -> None:
        """Take the kinds of groups and the slots of verbs."""
        self.groups = groups
        self.verbs = verbs
        self.analysis = groups.analysis
        self.grammar = groups.language.grammar
        self.territories = Territories(groups.analysis, groups.language)
        self.rules = groups.rules
        self.nouns = groups.nouns

    def find(self, act: Act, source: Source | None) -> Sides:
        """Actor, target and weapon of an act that a source tells."""
        actor, target = self.of_noun(act) if act.place is not None else self.of_verb(act)
        if actor[0] is not None and not self.may_act(actor[0]):
            actor = (next((m for m in self.groups.complements(actor[0]) if self.may_act(m)), None), actor[1])
        if target[0] is not None and (self.is_place(target[0]) or self.is_ground(target[0], act)):
            target = (None, "")
        reasons: dict[str, Reason] = {}
        if actor[0] is not None:
            reasons["actor"] = self.reason(actor)
        if target[0] is not None:
            reasons["target"] = self.reason(target)
        name = None if actor[0] is None else self.groups.party(actor[0])
        if actor[0] is not None and name is None:
            owner = self.owner(actor[0], source)
            if owner is not None:
                name = owner[0]
                reasons["actor"] = Reason("inferred", reasons["actor"].spans, owner[1])
        weapon = self.weapon(act)
        if weapon is not None:
            reasons["weapon"] = Reason("stated", (self.analysis.span(weapon, weapon + 1).bounds,), "events.weapon")
        return Sides(
            actor=None if actor[0] is None else Party(name or self.groups.words(actor[0])),
            actor_party=name,
            target=None if target[0] is None else Words(self.groups.words(target[0]), self.groups.party(target[0])),
            weapon=None if weapon is None else self.analysis.units.lemmas[weapon],
            reasons=reasons,
        )

    def may_act(self, place: int) -> bool:
        """Whether a group may be who acts: not a weapon, act or thing without a party's name."""
        kinds = self.groups.kinds(place)
        return bool(kinds & (DOERS | {"person", "someone"})) and not (
            "weapon" in kinds and self.groups.party(place) is None
        )

    def is_place(self, place: int) -> bool:
        """Whether a group only names a place, which the act's places tell."""
        head = self.nouns[place].head
        spot = self.analysis.places.get(head)
        return spot is not None and not spot.is_country and self.groups.party_in_group(place) is None

    def is_ground(self, place: int, act: Act) -> bool:
        """Whether a group is the ground that is taken, left or moved to, and nobody whom the act befalls."""
        if act.type not in ABOUT_GROUND:
            return False
        head = self.nouns[place].head
        return head in self.analysis.places or "place:kind" in self.analysis.units.senses[head]

    def reason(self, slot: Slot) -> Reason:
        """Why a group is in a part."""
        group = self.nouns[slot[0] or 0]
        return Reason("stated", (self.analysis.span(group.first, group.last).bounds,), slot[1])

    # -- nouns

    def of_noun(self, act: Act) -> tuple[Slot, Slot]:
        """Actor and target of an act told by a noun."""
        place = act.place or 0
        if act.type == "clash":
            return self.of_clash(act, place)
        actor = self.actor_of_noun(act, place)
        target = self.target_of_noun(act, place, actor[0])
        return actor, target

    def of_clash(self, act: Act, place: int) -> tuple[Slot, Slot]:
        """The two who fight: *entre A et B*, *de A avec B*, *opposant A à B*."""
        attached = self.groups.attached(place)
        for member in attached:
            if self.nouns[member].prep in self.rules.between:
                both = self.groups.listed_with(member)
                return (both[0], "events.between"), (both[1] if len(both) > 1 else None, "events.between")
        opposed = self.opposed(place)
        if opposed:
            return opposed
        other = next((m for m in attached if self.nouns[m].prep in (*self.rules.beside, *self.rules.against)), None)
        other = other if other is not None and self.groups.kinds(other) & (DOERS | SUFFERERS) else None
        actor = self.actor_of_noun(act, place)
        return actor, (other, "events.against")

    def opposed(self, place: int) -> tuple[Slot, Slot] | None:
        """The two whom a verb of opposing names: *des combats opposent A à B*."""
        at = self.nouns[place].last
        found = self.analysis.groups.verb_at[at] if at < len(self.analysis.units) else -1
        index = self.analysis.clause_of_verb.get(found) if found >= 0 else None
        if index is None or self.analysis.groups.verbs[found].lemma not in self.rules.opposing:
            return None
        clause, verb = self.analysis.clauses[index], self.analysis.groups.verbs[found]
        named = [
            p
            for p in (clause.subject, clause.object, *clause.others)
            if p is not None and self.nouns[p].first >= verb.last
        ]
        both = [m for p in named for m in self.groups.listed_with(p) if self.groups.kinds(m) & (DOERS | {"person"})]
        if not both:
            return None
        return (both[0], "events.opposed"), (both[1] if len(both) > 1 else None, "events.opposed")

    def actor_of_noun(self, act: Act, place: int) -> Slot:
        """Who does what a noun tells: carrier's subject, "by", adjective, "of"."""
        if act.support is not None and act.role == "launched":
            found = self.doer(self.analysis.clauses[act.support])
            if found is not None:
                return found, "events.carrier"
        for member in self.groups.attached(place):
            is_author = self.nouns[member].prep in self.grammar.agent or self.follows_claim(member)
            if is_author and self.groups.kinds(member) & (DOERS | SUFFERERS):
                return member, "events.by"
        if self.groups.party_in_group(place) and act.type != "blockade":
            return place, "events.adjective"
        for member in self.owners(place):
            kinds = self.groups.kinds(member)
            if kinds & DOERS and not (act.type in PLACED and "place" in kinds) and not self.is_moved(act, kinds):
                return member, "events.of"
        if act.type in MOVED:
            return next(
                (m for m in self.groups.complements(place) if self.groups.kinds(m) & DOERS), None
            ), "events.mover"
        return None, ""

    def owners(self, place: int) -> list[int]:
        """The complements of a noun, and those of the weapons among them: *frappe de missile de l'armée*."""
        found = self.groups.complements(place)
        weapons = [member for member in found if "weapon" in self.groups.kinds(member)]
        return [*found, *(owner for weapon in weapons for owner in self.groups.complements(weapon))]

    def owner(self, place: int, source: Source | None) -> tuple[str, str] | None:
        """The party behind a group that names none: the speaker's own, or the only state that fights."""
        group, units = self.nouns[place], self.analysis.units
        lows = {units.lows[u] for u in range(group.first, group.head)}
        if lows & set(self.rules.own) and source is not None and source.party and source.kind in OWN_SPEAKERS:
            return source.party, "events.own_of_source"
        is_of_state = any(s.startswith(("body:military", "force:state")) for s in self.groups.senses(group.head))
        if (
            is_of_state
            and self.groups.is_definite(place)
            and self.analysis.home
            and not self.territories.is_between_states
        ):
            return self.analysis.home, "events.forces_of_home"
        return None

    def is_moved(self, act: Act, kinds: frozenset[str]) -> bool:
        """Whether the complement of a noun is who is moved rather than who moves them."""
        return act.type == "displacement" or ("person" in kinds and "force" not in kinds and act.type in MOVED)

    def follows_claim(self, place: int) -> bool:
        """Whether a group stands after a participle that lays an act to somebody: *attribuée à X*."""
        unit = self.nouns[place].first - 1
        return unit >= 0 and self.analysis.units.lemmas[unit] in self.rules.claimed

    def target_of_noun(self, act: Act, place: int, actor: int | None) -> Slot:
        """Whom or what the act of a noun hits."""
        if act.support is not None and act.role == "suffered":
            return self.analysis.clauses[act.support].subject, "events.suffered"
        for member in self.groups.attached(place):
            is_aimed = self.nouns[member].prep in self.rules.against and act.type != "displacement"
            if is_aimed and member != actor:
                return member, "events.against"
        last = self.nouns[place].last
        for index in self.analysis.clauses_near(last, last + NEAR):
            clause = self.analysis.clauses[index]
            if last <= clause.first <= last + NEAR and self.aims(clause, place):
                return clause.object, "events.aimed"
        for member in self.groups.complements(place):
            kinds = self.groups.kinds(member)
            if member != actor and kinds & (SUFFERERS | {"home", "position"}) and not kinds & {"weapon"}:
                return member, "events.of"
        return None, ""

    def aims(self, clause: Clause, place: int) -> bool:
        """Whether a clause with a gerund or relative says what the act of a noun is aimed at: *visant X*."""
        verb = self.analysis.groups.verbs[clause.verb]
        return (
            verb.lemma in self.rules.aiming
            and (clause.subject == place or verb.form == "gerund")
            and clause.object is not None
        )

    # -- verbs

    def of_verb(self, act: Act) -> tuple[Slot, Slot]:
        """Actor and target of an act told by a verb."""
        clause = self.analysis.clauses[act.clause or 0]
        doer, done = self.doer(clause), next(iter(self.verbs.done_to(clause)), None)
        if act.rule.turned:
            agent = next((p for p in clause.others if self.groups.kinds(p) & DOERS), None)
            return (agent, "events.bound"), (doer, "events.subject")
        if act.rule.mover and act.type == "withdrawal":
            return (done if done is not None else doer, "events.mover"), (None, "")
        if act.rule.mover:
            return (None, ""), (doer if doer is not None else done, "events.mover")
        if act.type == "clash":
            return self.of_fight(clause, doer, done)
        if act.type == "deployment" and doer is None and done is not None and self.groups.party_in_group(done):
            return (done, "events.done_to"), (None, "")
        if done is None or self.groups.kinds(done) & {"event", "weapon"} or self.is_fixed(done, act):
            done = next((p for p in clause.others if self.nouns[p].prep in self.rules.against), None)
        return (doer, "events.subject"), (done if done != doer else None, "events.object")

    def is_fixed(self, place: int, act: Act) -> bool:
        """Whether a group is one of the fixed words of a verb: *le feu* of *ouvrir le feu*."""
        return bool(act.rule.words) and act.unit < self.nouns[place].head < act.last

    def of_fight(self, clause: Clause, doer: int | None, done: int | None) -> tuple[Slot, Slot]:
        """The two who fight by a verb: *A et B s'affrontent*, *A combat B*."""
        other = done
        if other is None and doer is not None:
            listed = self.groups.listed_with(doer)
            other = listed[1] if len(listed) > 1 else None
        if other is None:
            wanted = {*self.rules.against, *self.rules.beside}
            other = next((p for p in clause.others if self.nouns[p].prep in wanted), None)
        return (doer, "events.subject"), (other, "events.object")

    def doer(self, clause: Clause) -> int | None:
        """The group that does what a clause tells; for an infinitive the one who is accused or compelled."""
        verb = self.analysis.groups.verbs[clause.verb]
        place = self.verbs.doer(clause)
        if place is not None:
            return self.before(clause, plural=self.nouns[place].is_plural) if self.nouns[place].is_pronoun else place
        if clause.subject_pronoun is None or verb.voice == "passive":
            return None
        low = self.analysis.units.lows[clause.subject_pronoun]
        return self.before(clause, plural=low in self.grammar.plural_pronouns)

    def before(self, clause: Clause, *, plural: bool) -> int | None:
        """The latest subject before a clause that a pronoun may stand for."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        sentence = self.analysis.sentence_of(verbs[clause.verb].head)
        index = self.analysis.clause_of_verb[clause.verb]
        for other in reversed(clauses[max(0, index - BACK) : index]):
            place = other.subject
            if place is None or sentence - self.analysis.sentence_of(verbs[other.verb].head) > 1:
                continue
            group = self.nouns[place]
            if not group.is_pronoun and group.is_plural == plural and self.groups.kinds(place) & (DOERS | SUFFERERS):
                return place
        return None

    # -- weapons

    def weapon(self, act: Act) -> int | None:
        """The unit of the weapon that an act names."""
        nouns = self.nouns
        if act.place is not None:
            options = [*self.groups.complements(act.place), *self.groups.attached(act.place)]
        else:
            clause = self.analysis.clauses[act.clause or 0]
            options = [*self.verbs.actors(clause), *self.groups.objects(clause), *clause.others]
        return next((nouns[p].head for p in options if "weapon" in self.groups.kinds(p)), None)
