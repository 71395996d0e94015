"""Enters: acts. Leaves: who is told to have done them, to whom or what, with which weapon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.events_aims import HARMED, SUFFERERS, AimFinder, Slot
from selon.claims.events_owners import OwnerFinder
from selon.model.claim import Party, Reason, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.events_verbs import VerbReader
    from selon.model.mention import Source
    from selon.model.units import Clause

DOERS = frozenset({"party", "force", "sided", "state"})
BACK = 6  # clauses looked back for what a pronoun stands for
PLACED = frozenset({"capture", "blockade", "withdrawal"})  # acts done to a place
MUTUAL = frozenset({"clash", "ceasefire"})  # acts between two
MOVED = frozenset({"deployment", "withdrawal", "displacement"})  # acts whose complement is who moves


SENDING = "deployment"
SENDER = "events.sender"
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
        self.owners_of = OwnerFinder(groups)
        self.aims = AimFinder(groups)
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
        name, rule = self.author(actor[0], source)
        if rule:
            reasons["actor"] = Reason("inferred", reasons["actor"].spans, rule)
        weapon = self.weapon(act)
        if weapon is not None:
            reasons["weapon"] = Reason("stated", (self.analysis.span(weapon, weapon + 1).bounds,), "events.weapon")
        return Sides(
            actor=None if actor[0] is None else Party(name or self.groups.words(actor[0])),
            actor_party=name,
            target=None if target[0] is None else self.aim(target[0], target[1]),
            weapon=None if weapon is None else self.analysis.units.lemmas[weapon],
            reasons=reasons,
        )

    def author(self, place: int | None, source: Source | None) -> tuple[str | None, str]:
        """The canonical name of the party that a group names, or stands for by a rule."""
        named = None if place is None else self.groups.party(place)
        if place is None or named is not None:
            return named, ""
        if source is not None and source.party and self.is_teller(place, source):
            return source.party, "events.own_of_source"
        return self.owners_of.find(place, source) or (None, "")

    def is_teller(self, place: int, source: Source) -> bool:
        """Whether a group is the very one that tells its act: *la guérilla a revendiqué l'attaque*."""
        bounds = self.analysis.span(self.nouns[place].first, self.nouns[place].last)
        return bounds.start < source.end and source.start < bounds.end

    def aim(self, place: int, rule: str) -> Words:
        """Whom or what an act is aimed at: a party, or people and things in the text's words, the harmed uncounted."""
        text = (
            self.groups.words_from(self.nouns[place].head, place) if rule == HARMED else self.groups.listed_words(place)
        )
        party = self.groups.party_entry(place)
        if party is None:
            owner = self.owners_of.find(place, None)
            return Words(text, owner[0] if owner else None)
        return Words(text, party.name if party.kind == "armed_group" or self.is_side(place) else None)

    def is_side(self, place: int) -> bool:
        """Whether a group is a party, its forces or its land, rather than some of its people, places or things."""
        group, units = self.nouns[place], self.analysis.units
        if units.names[group.head] >= 0 or units.lemmas[group.head] in self.rules.whole:
            return True
        kinds = self.groups.kinds(place)
        is_force = any(sense.startswith(("body:", "force:group")) for sense in self.groups.senses(group.head))
        return is_force or not kinds & {"person", "force", "site", "position", "home", "land", "place"}

    def may_act(self, place: int) -> bool:
        """Whether a group may be who acts: not a weapon, act or thing without a party's name."""
        kinds = self.groups.kinds(place)
        return bool(kinds & (DOERS | {"person", "someone"})) and not (
            "weapon" in kinds and self.groups.party(place) is None
        )

    def is_place(self, place: int) -> bool:
        """Whether a group only names a place, which the act's places tell."""
        head = self.nouns[place].head
        if self.analysis.units.lemmas[head] in self.rules.settled and not self.nouns[place].is_plural:
            return True
        name = self.analysis.units.names[head]
        is_capital = name >= 0 and self.analysis.names[name].kind == "capital"
        return self.is_town(place) and (is_capital or self.groups.party_in_group(place) is None)

    def is_town(self, place: int) -> bool:
        """Whether the head of a group is read as a place and no country, whatever government its name may be."""
        spot = self.analysis.places.get(self.nouns[place].head)
        return spot is not None and not spot.is_country

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
        if act.type in MUTUAL:
            return self.of_clash(act, place)
        actor = self.actor_of_noun(act, place)
        target = (None, "") if actor[1] == SENDER else self.aims.find(act, place, actor[0])
        return actor, target

    def of_clash(self, act: Act, place: int) -> tuple[Slot, Slot]:
        """The two who fight: *entre A et B*, *de A avec B*, *opposant A à B*."""
        attached = self.groups.attached(place)
        told = [*attached, *(other for clause in self.aims.clauses_with(place, "subject") for other in clause.others)]
        for member in told:
            if self.nouns[member].prep in self.rules.between:
                both = self.groups.listed_with(member)
                return (both[0], "events.between"), (both[1] if len(both) > 1 else None, "events.between")
        fighters = self.owner_of(place)
        if fighters is not None and len(self.groups.listed_with(fighters)) > 1:
            return (fighters, "events.own"), (self.groups.listed_with(fighters)[1], "events.own")
        opposed = self.opposed(place)
        if opposed:
            return opposed
        other = next((m for m in attached if self.nouns[m].prep in (*self.rules.beside, *self.rules.against)), None)
        other = other if other is not None and self.groups.kinds(other) & (DOERS | SUFFERERS) else None
        actor = self.actor_of_noun(act, place)
        if actor[0] is None and other is not None:
            actor = self.engaged(place), "events.engaged"
        return actor, (other, "events.against")

    def engaged(self, place: int) -> int | None:
        """The subject of the verb that engages somebody in a fight: *se livre à des combats avec X*."""
        verbs = self.analysis.groups.verbs
        return next((c.subject for c in self.holding(place) if verbs[c.verb].lemma in self.rules.engaging), None)

    def holding(self, place: int) -> list[Clause]:
        """The clauses in which a noun is no subject, and somebody who may act is."""
        roles = self.groups.roles.of_group.get(place, ())
        clauses = (self.analysis.clauses[role.clause] for role in roles if role.slot != "subject")
        return [clause for clause in clauses if clause.subject is not None and self.may_act(clause.subject)]

    def opposed(self, place: int) -> tuple[Slot, Slot] | None:
        """The two whom a verb of opposing names: *des combats opposent A à B*, *ont eu lieu, opposant A et B*."""
        verbs, at = self.analysis.groups.verbs, self.nouns[place].last
        found = self.analysis.groups.verb_at[at] if at < len(self.analysis.units) else -1
        behind = self.analysis.clause_of_verb.get(found) if found >= 0 else None
        near = [] if behind is None else [self.analysis.clauses[behind]]
        told = [*near, *self.aims.clauses_with(place, "subject")]
        clause = next((each for each in told if verbs[each.verb].lemma in self.rules.opposing), None)
        if clause is None:
            return None
        verb = verbs[clause.verb]
        named = [
            p
            for p in (clause.subject, clause.object, *clause.others)
            if p is not None and self.nouns[p].first >= verb.last
        ]
        both = [m for p in named for m in self.groups.listed_with(p) if self.groups.kinds(m) & (DOERS | {"person"})]
        if not both:
            return None
        return (both[0], "events.opposed"), (both[1] if len(both) > 1 else None, "events.opposed")

    def owner_of(self, place: int) -> int | None:
        """The subject of the clause in which a noun is told as somebody's own: *ont suspendu leur offensive*."""
        if not self.groups.is_owned(place):
            return None
        return next((clause.subject for clause in self.holding(place)), None)

    def actor_of_noun(self, act: Act, place: int) -> Slot:
        """Who does what a noun tells: by whom it is, whose it is, of whom, or who is moved."""
        for member, rule in self.authors(act, place):
            if member is not None:
                return member, rule
        if self.groups.party_in_group(place) and act.type != "blockade":
            return place, "events.adjective"
        sender = self.sender_of(place) if act.type == SENDING else None
        if sender is not None:
            return sender, SENDER
        for member in self.owners(place):
            kinds = self.groups.kinds(member)
            is_befallen = "place" in kinds and (act.type in PLACED or self.is_invasion(place))
            if kinds & DOERS and not is_befallen and not self.is_town(member) and not self.is_moved(act, kinds):
                return member, "events.of"
        if act.type not in MOVED:
            return None, ""
        return next((m for m in self.groups.complements(place) if self.groups.kinds(m) & DOERS), None), "events.mover"

    def sender_of(self, place: int) -> int | None:
        """Who announces a sending of troops of no named party: *le pays annonce l'envoi de six cents soldats*."""
        if any(self.groups.party(member) for member in self.groups.complements(place)):
            return None
        verbs = self.analysis.groups.verbs
        return next((c.subject for c in self.holding(place) if verbs[c.verb].lemma in self.rules.sending), None)

    def authors(self, act: Act, place: int) -> Iterator[Slot]:
        """Those who are told as authors of a noun: to whom it is laid, who carries it out, whose it is, "by" whom."""
        attached = self.groups.attached(place)
        yield next((m for m in attached if self.follows_claim(m) and self.may_act(m)), None), "events.claimed"
        if act.support is not None and act.role == "launched":
            yield self.carrying(self.analysis.clauses[act.support])
        yield self.owner_of(place), "events.own"
        agents = (m for m in attached if self.nouns[m].prep in self.grammar.agent and not self.is_suffering(m))
        yield next((m for m in agents if self.groups.kinds(m) & (DOERS | SUFFERERS)), None), "events.by"

    def is_invasion(self, place: int) -> bool:
        """Whether a noun tells what befalls the country that it is of: *l'invasion de la Pologne*."""
        return self.analysis.units.lemmas[self.nouns[place].head] in self.rules.invading

    def carrying(self, clause: Clause) -> Slot:
        """Who does what a verb carries: its doer, or whom it lays the act to: *attribuer l'attaque à X*."""
        verb = self.analysis.groups.verbs[clause.verb]
        if verb.lemma in self.rules.claimed and verb.is_negated:
            return None, ""
        if verb.lemma not in self.rules.laying:
            return self.doer(clause), "events.carrier"
        dative = (place for place in clause.others if self.nouns[place].prep in self.rules.dative)
        return next((place for place in dative if self.may_act(place)), None), "events.claimed"

    def is_suffering(self, place: int) -> bool:
        """Whether an agent is who withstood the act that it stands behind: *une attaque repoussée par l'armée*."""
        before = self.nouns[place].first - 1
        return before >= 0 and self.analysis.units.lemmas[before] in self.rules.suffering

    def owners(self, place: int) -> list[int]:
        """The complements of a noun, and those of the weapons among them: *frappe de missile de l'armée*."""
        found = self.groups.complements(place)
        weapons = [member for member in found if "weapon" in self.groups.kinds(member)]
        return [*found, *(owner for weapon in weapons for owner in self.groups.complements(weapon))]

    def is_moved(self, act: Act, kinds: frozenset[str]) -> bool:
        """Whether the complement of a noun is who is moved rather than who moves them."""
        return act.type == "displacement" or ("person" in kinds and "force" not in kinds and act.type in MOVED)

    def follows_claim(self, place: int) -> bool:
        """Whether a group stands after a participle that lays an act to somebody: *attribuée à X*."""
        unit = self.nouns[place].first - 1
        return unit >= 0 and self.analysis.units.lemmas[unit] in self.rules.claimed

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
        if done is not None and self.analysis.units.lemmas[self.nouns[done].head] in act.rule.things:
            done = self.against_whom(clause) if act.type == "clash" else None
        if act.rule.mover:
            moved = doer if doer is not None else done
            is_moved = moved is not None and "event" not in self.groups.kinds(moved)
            return (None, ""), (moved if is_moved else None, "events.mover")
        if act.type == "clash":
            return self.of_fight(clause, doer, done)
        if act.type == SENDING and doer is None and done is not None and self.is_of_a_party(done):
            return (done, "events.done_to"), (None, "")
        if done is None or self.groups.kinds(done) & {"event", "weapon"} or self.is_fixed(done, act):
            done = next((p for p in clause.others if self.nouns[p].prep in self.rules.against), None)
        return (doer, "events.subject"), (done if done != doer else None, "events.object")

    def is_of_a_party(self, place: int) -> bool:
        """Whether a group names a party, or points at one that was just told of."""
        return bool(self.groups.party_in_group(place)) or self.owners_of.pointed_at(place) is not None

    def against_whom(self, clause: Clause) -> int | None:
        """The group to which a clause gives shots or losses: *a infligé des pertes aux rebelles*."""
        given = (place for place in clause.others if self.nouns[place].prep in self.rules.dative)
        return next((place for place in given if self.groups.kinds(place) & SUFFERERS), None)

    def is_fixed(self, place: int, act: Act) -> bool:
        """Whether a group is one of the fixed words of a verb: *le feu* of *ouvrir le feu*."""
        return bool(act.rule.words) and act.unit < self.nouns[place].head < act.last

    def of_fight(self, clause: Clause, doer: int | None, done: int | None) -> tuple[Slot, Slot]:
        """The two who fight by a verb: *A et B s'affrontent*, *A combat B*."""
        between = next((p for p in clause.others if self.nouns[p].prep in self.rules.between), None)
        if between is not None and (doer is None or doer == done):
            one, *rest = self.groups.listed_with(between)
            return (one, "events.between"), (rest[0] if rest else None, "events.between")
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
            for member in (place, *self.groups.complements(place)):
                group = self.nouns[member]
                can_act = self.groups.kinds(member) & (DOERS | SUFFERERS)
                if not group.is_pronoun and group.is_plural == plural and can_act:
                    return member
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
