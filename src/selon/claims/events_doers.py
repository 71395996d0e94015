"""Enters: acts. Leaves: which group is told to have done each: by whom it is, who carries it out, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.events_aims import ASSAULTS, SUFFERERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.events_acts import Act
    from selon.claims.events_aims import Slot
    from selon.claims.events_groups import GroupReader
    from selon.claims.events_verbs import VerbReader
    from selon.model.analysis import Attribution
    from selon.model.units import Clause, VerbGroup

DOERS = frozenset({"party", "force", "sided", "state"})
NEXT = 4  # units behind a weapon within which who used it is told
BACK = 8  # clauses looked back for what a pronoun stands for
ADJECTIVE = "events.adjective"
PLACED = frozenset({"capture", "blockade", "withdrawal"})  # acts done to a place
MOVED = frozenset({"deployment", "withdrawal", "displacement"})  # acts whose complement is who moves
PEOPLES = frozenset({"state", "people", "de_facto"})  # kinds of parties whose name is also that of who lives there
SENDING = "deployment"
MOVING = "displacement"
BANNED = "banned_weapon"
SENDER = "events.sender"


class DoerFinder:
    """Finds who does the acts of one document."""

    def __init__(self, groups: GroupReader, verbs: VerbReader) -> None:
        """Take the kinds of groups and the slots of verbs."""
        self.groups = groups
        self.verbs = verbs
        self.analysis = groups.analysis
        self.grammar = groups.language.grammar
        self.rules = groups.rules
        self.nouns = groups.nouns

    def of_noun(self, act: Act, place: int) -> Slot:
        """Who does what a noun tells: by whom it is, whose it is, of whom, or who is moved."""
        for member, rule in self.authors(act, place):
            if member is not None:
                return member, rule
        if self.groups.party_in_group(place) and act.type != "blockade":
            return place, ADJECTIVE
        sender = self.sender_of(place) if act.type == SENDING else None
        if sender is not None:
            return sender, SENDER
        owner = next((member for member in self.owners(place) if self.is_doer(act, place, member)), None)
        if owner is not None:
            return owner, "events.of"
        if self.groups.fighters_in(place) is not None:
            return place, ADJECTIVE
        movers = self.groups.complements(place) if act.type in MOVED and act.type != MOVING else []
        return next((m for m in movers if self.groups.kinds(m) & DOERS), None), "events.mover"

    def authors(self, act: Act, place: int) -> Iterator[Slot]:
        """Those who are told as authors of a noun: to whom it is laid, who carries it out, whose it is, "by" whom."""
        attached = self.groups.attached(place)
        yield next((m for m in attached if self.follows_claim(m) and self.may_act(m)), None), "events.claimed"
        laid = self.laid(place, attached)
        yield laid, "events.claimed"
        if act.support is not None and act.role == "launched":
            yield self.carrying(self.analysis.clauses[act.support])
        if act.support is not None and act.role == "blamed":
            yield self.blamed(self.analysis.clauses[act.support], place), "events.blamed"
        if act.type == BANNED:
            yield self.user_of(place), "events.carrier"
        yield self.owner_of(place), "events.own"
        if act.type in ASSAULTS:
            yield self.killer_of(place), "events.by"
        if laid is None:
            agents = (m for m in attached if self.nouns[m].prep in self.grammar.agent)
            doing = (m for m in agents if not (self.is_of_other(m, place) or self.is_broker(m)))
            yield next((m for m in doing if self.groups.kinds(m) & (DOERS | SUFFERERS)), None), "events.by"

    def killer_of(self, place: int) -> int | None:
        """By whom those whom a killing befell are told to have been killed: *l'assassinat de X, abattu par Y*."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        roles = (role for m in self.groups.complements(place) for role in self.groups.roles.of_group.get(m, ()))
        told = (clauses[role.clause] for role in roles if role.slot == "subject")
        killed = (c.agent for c in told if any(sense.startswith("harm:killed") for sense in verbs[c.verb].senses))
        return next((agent for agent in killed if agent is not None and self.may_act(agent)), None)

    def blame_for(self, act: Act) -> Attribution | None:
        """The words by which an act is laid at somebody's door: *rejette sur X la responsabilité de l'attaque*."""
        named = (item for item in self.groups.blames_over(act.unit) if item.blamed is not None)
        return next((item for item in named if self.may_act(item.blamed or 0)), None)

    def user_of(self, place: int) -> int | None:
        """Who uses a weapon: who does the clause that it serves, itself or what it is of: *utiliser des bombes à X*."""
        at: int | None = place
        lemmas = self.analysis.units.lemmas
        while at is not None:
            for role in self.groups.roles.of_group.get(at, ()):
                clause = self.analysis.clauses[role.clause]
                is_use = role.slot == "object" and lemmas[self.nouns[at].head] in self.rules.using
                if is_use or self.analysis.groups.verbs[clause.verb].lemma in self.rules.using:
                    return self.of_clause(clause)
            at = self.nouns[at].of if self.nouns[at].of is not None else self.groups.touching(at)
        return None

    def is_broker(self, agent: int) -> bool:
        """Whether an agent only brought others to agree: *une trêve négociée par l'ONU*."""
        roles = (role for role in self.groups.roles.of_group.get(agent, ()) if role.slot == "agent")
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        return any(verbs[clauses[role.clause].verb].lemma in self.rules.brokering for role in roles)

    def laid(self, place: int, attached: list[int]) -> int | None:
        """To whom a participle behind a noun lays it, whoever does so: *une attaque attribuée par la police à X*."""
        lemmas, last = self.analysis.units.lemmas, self.nouns[place].last
        dative = (m for m in attached if self.is_dative(m) and self.may_act(m))
        between = ((m, lemmas[last : self.nouns[m].first]) for m in dative)
        return next((m for m, words in between if not set(self.rules.laying).isdisjoint(words)), None)

    def is_dative(self, place: int) -> bool:
        """Whether *to* stands before a group, or before the *of* of qualified ones: *à de présumés rebelles*."""
        group, lows = self.nouns[place], self.analysis.units.lows
        is_partitive = group.prep in self.grammar.partitive and group.first > 0
        return group.prep in self.rules.dative or (is_partitive and lows[group.first - 1] in self.rules.dative)

    def blamed(self, clause: Clause, place: int) -> int | None:
        """Who is said to be behind an act: the subject, or what it is said to be: *ses auteurs sont des rebelles*."""
        doer = self.of_clause(clause)
        is_named = doer is not None and place not in self.groups.chain(doer)
        found = doer if is_named else clause.object
        verb = self.analysis.groups.verbs[clause.verb]
        return found if found is not None and self.may_act(found) and not verb.is_negated else None

    def carrying(self, clause: Clause) -> Slot:
        """Who does what a verb carries: its doer, or whom it lays the act to: *attribuer l'attaque à X*."""
        verb = self.analysis.groups.verbs[clause.verb]
        if verb.lemma in self.rules.claimed and verb.is_negated:
            return None, ""
        if verb.lemma not in self.rules.laying:
            doer = self.of_clause(clause)
            is_act = doer is not None and self.groups.is_event(doer)  # *la capture de deux soldats déclenche la guerre*
            return (None if is_act else doer), "events.carrier"
        dative = (place for place in clause.others if self.nouns[place].prep in self.rules.dative)
        owners = (m for place in dative for m in (place, *self.groups.complements(place)))  # *à l'artillerie de X*
        return next((place for place in owners if self.may_act(place)), None), "events.claimed"

    def is_invasion(self, place: int) -> bool:
        """Whether a noun tells what befalls the country that it is of: *l'invasion de la Pologne*."""
        return self.analysis.units.lemmas[self.nouns[place].head] in self.rules.invading

    def is_doer(self, act: Act, place: int, owner: int) -> bool:
        """Whether what a noun is of may do it, rather than suffer it, be moved by it or be where it happens."""
        kinds = self.groups.kinds(owner)
        is_befallen = "place" in kinds and (act.type in PLACED or self.is_invasion(place))
        is_taken = self.analysis.units.lemmas[self.nouns[place].head] in self.rules.befalling
        is_befallen = is_befallen or is_taken or (act.type in ASSAULTS and "site" in kinds)
        is_befallen = is_befallen or (self.is_massacre(place) and self.names_people(owner))
        return bool(kinds & DOERS) and not is_befallen and not self.is_town(owner) and not self.is_moved(act, kinds)

    def is_massacre(self, place: int) -> bool:
        """Whether a noun tells a killing of many, of whom it is said: *le massacre des Valtes*."""
        return self.analysis.units.lemmas[self.nouns[place].head] in self.rules.massacres

    def names_people(self, place: int) -> bool:
        """Whether a group is the name of those of a people or state, no group that fights and nobody's troops."""
        head = self.nouns[place].head
        entry = self.groups.party_entry(place) if self.analysis.units.names[head] >= 0 else None
        if entry is None or entry.kind not in PEOPLES:
            return False
        return self.nouns[place].is_plural or (entry.kind == "people" and self.nouns[place].prep in self.grammar.of)

    def sender_of(self, place: int) -> int | None:
        """Who announces a sending of troops of no named party: *le pays annonce l'envoi de six cents soldats*."""
        if any(self.groups.party(member) for member in self.groups.complements(place)):
            return None
        verbs = self.analysis.groups.verbs
        return next((c.subject for c in self.holding(place) if verbs[c.verb].lemma in self.rules.sending), None)

    def owner_of(self, place: int) -> int | None:
        """The subject of the clause in which a noun is told as somebody's own: *ont suspendu leur offensive*."""
        if not self.groups.is_owned(place):
            return None
        return next((self.accused(clause) or self.verbs.doer(clause) for clause in self.holding(place)), None)

    def accused(self, clause: Clause) -> int | None:
        """Whom the subject of a clause accuses, whose own the acts told in it are: *accuse l'armée de ses raids*."""
        is_accusing = "say:accuse" in self.analysis.groups.verbs[clause.verb].senses
        return clause.object if is_accusing and clause.object is not None and self.may_act(clause.object) else None

    def holding(self, place: int) -> list[Clause]:
        """The clauses in which a noun is no subject, and somebody who may act is."""
        roles = self.groups.roles.of_group.get(place, ())
        clauses = (self.analysis.clauses[role.clause] for role in roles if role.slot != "subject")
        return [clause for clause in clauses if clause.subject is not None and self.may_act(clause.subject)]

    def owners(self, place: int) -> list[int]:
        """The complements of a noun, and those of the weapons among them: *frappe de missile de l'armée*.

        Who made a weapon need not use it: *des bombes de fabrication russe*.
        """
        lemmas = self.analysis.units.lemmas
        found = [m for m in self.groups.complements(place) if lemmas[self.nouns[m].head] not in self.rules.origins]
        weapons = [member for member in found if "weapon" in self.groups.kinds(member)]
        return [*found, *(owner for weapon in weapons for owner in self.groups.complements(weapon))]

    def is_moved(self, act: Act, kinds: frozenset[str]) -> bool:
        """Whether the complement of a noun is who is moved rather than who moves them."""
        return act.type == "displacement" or ("person" in kinds and "force" not in kinds and act.type in MOVED)

    def follows_claim(self, place: int) -> bool:
        """Whether a group stands after a participle that lays an act to it: *attribuée à X*, *revendiquée par X*."""
        unit = self.nouns[place].first - 1
        lemma = self.analysis.units.lemmas[unit] if unit >= 0 else ""
        is_blamer = lemma in self.rules.laying and self.nouns[place].prep in self.grammar.agent
        return lemma in self.rules.claimed and not is_blamer

    def is_of_other(self, agent: int, place: int) -> bool:
        """Whether an agent is of a verb that tells no doing of the act: *repoussée par X*."""
        before = self.nouns[agent].first - 1
        if before >= 0 and self.analysis.units.lemmas[before] in self.rules.suffering:
            return True
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        roles = (role for role in self.groups.roles.of_group.get(agent, ()) if role.slot == "agent")
        told = (clauses[role.clause] for role in roles if is_of_saying(verbs[clauses[role.clause].verb]))
        return any(clause.subject != place for clause in told)

    def of_clause(self, clause: Clause) -> int | None:
        """The group that does what a clause tells; for an infinitive the one who is accused or compelled."""
        verb = self.analysis.groups.verbs[clause.verb]
        place = self.verbs.doer(clause)
        if place is not None and "weapon" in self.groups.kinds(place) and self.groups.party(place) is None:
            return self.launcher(place) or place
        if place is not None:
            return self.before(clause, plural=self.nouns[place].is_plural) if self.nouns[place].is_pronoun else place
        if clause.subject_pronoun is None or verb.voice == "passive":
            return None
        low = self.analysis.units.lows[clause.subject_pronoun]
        return None if low in self.rules.speaking else self.before(clause, plural=low in self.grammar.plural_pronouns)

    def launcher(self, weapon: int) -> int | None:
        """By whom a weapon is told to have been used, in a participle behind it: *un drone utilisé par l'armée*."""
        nouns, clauses, verbs = self.nouns, self.analysis.clauses, self.analysis.groups.verbs
        for index in self.analysis.clauses_near(nouns[weapon].last, nouns[weapon].last + NEXT):
            clause = clauses[index]
            is_behind = verbs[clause.verb].form == "participle" and clause.subject == weapon
            if is_behind and clause.agent is not None and self.may_act(clause.agent):
                return clause.agent
        return None

    def before(self, clause: Clause, *, plural: bool) -> int | None:
        """The latest subject before a clause that a pronoun may stand for, those who fight before others."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        sentence = self.analysis.sentence_of(verbs[clause.verb].head)
        index = self.analysis.clause_of_verb[clause.verb]
        told = clauses[max(0, index - BACK) : index][::-1]
        found, reach = None, self.reach(clause, told, sentence)
        for other in sorted(told, key=lambda c: self.is_of_relative(c, sentence)):
            place = other.subject
            if place is None or sentence - self.analysis.sentence_of(verbs[other.verb].head) > reach:
                continue
            for member in (place, *self.groups.complements(place)):
                kinds = self.groups.kinds(member)
                if self.nouns[member].is_pronoun or self.nouns[member].is_plural != plural:
                    continue
                if kinds & DOERS:
                    return member
                is_open = found is None and self.nouns[member].count is None
                found = member if is_open and kinds & SUFFERERS else found
        return found

    def reach(self, clause: Clause, told: list[Clause], sentence: int) -> int:
        """How many sentences back a pronoun may take up somebody: one more for each that has the same pronoun."""
        found = 1
        for other in told:
            apart = sentence - self.analysis.sentence_of(self.analysis.groups.verbs[other.verb].head)
            found += apart == found and self.is_same_pronoun(clause, other)
        return found

    def is_of_relative(self, clause: Clause, sentence: int) -> bool:
        """Whether a clause of an earlier sentence only tells more of somebody, whom a pronoun takes up last."""
        is_earlier = self.analysis.sentence_of(self.analysis.groups.verbs[clause.verb].head) < sentence
        return is_earlier and clause.kind == "relative"

    def is_same_pronoun(self, clause: Clause, other: Clause) -> bool:
        """Whether two clauses have one pronoun for their subject, so that they tell of the same."""
        lows, told = self.analysis.units.lows, (clause.subject_pronoun, other.subject_pronoun)
        return None not in told and lows[told[0] or 0] == lows[told[1] or 0]

    def may_act(self, place: int) -> bool:
        """Whether a group may be who acts: not a weapon, act or thing without a party's name."""
        kinds = self.groups.kinds(place)
        return bool(kinds & (DOERS | {"person", "someone"})) and not (
            "weapon" in kinds and self.groups.party(place) is None
        )

    def is_town(self, place: int) -> bool:
        """Whether the head of a group is read as a place and no country, whatever government its name may be."""
        spot = self.analysis.places.get(self.nouns[place].head)
        return spot is not None and not spot.is_country


def is_of_saying(verb: VerbGroup) -> bool:
    """Whether a finite verb tells that somebody says something."""
    return verb.form == "finite" and any(sense.startswith("say:") for sense in verb.senses)
