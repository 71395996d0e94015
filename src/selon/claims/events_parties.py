"""Enters: acts. Leaves: who is told to have done them, to whom or what, with which weapon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.events_aims import HARMED, SUFFERERS, AimFinder, Slot
from selon.claims.events_doers import ADJECTIVE, DOERS, SENDER, SENDING, DoerFinder
from selon.claims.events_owners import OWN_SPEAKERS, OwnerFinder
from selon.model.claim import Party, Reason, Words
from selon.model.tags import COUNT

if TYPE_CHECKING:
    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.events_verbs import VerbReader
    from selon.model.mention import Source
    from selon.model.units import Clause

MOVED = "events.mover"
MUTUAL = frozenset({"clash", "ceasefire"})  # acts between two
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
        self.doers = DoerFinder(groups, verbs)
        self.owners_of = OwnerFinder(groups)
        self.aims = AimFinder(groups)
        self.rules = groups.rules
        self.nouns = groups.nouns

    def find(self, act: Act, source: Source | None) -> Sides:
        """Actor, target and weapon of an act that a source tells."""
        actor, target = self.of_noun(act) if act.place is not None else self.of_verb(act)
        if (
            actor[0] is not None
            and actor[1] != ADJECTIVE
            and not (self.doers.may_act(actor[0]) or self.party_of_list(actor[0]))
        ):
            actor = (next((m for m in self.groups.complements(actor[0]) if self.doers.may_act(m)), None), actor[1])
        actor, target = self.laid(act, actor, target)
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
        if actor[0] is None and source is not None and self.is_speakers_own(act, source):
            name = source.party
            reasons["actor"] = Reason("inferred", ((source.start, source.end),), "events.own_of_source")
        weapon = self.weapon(act)
        if weapon is not None:
            reasons["weapon"] = Reason("stated", (self.analysis.span(weapon, weapon + 1).bounds,), "events.weapon")
        return Sides(
            actor=Party(name) if name else None if actor[0] is None else Party(self.words_of(actor)),
            actor_party=name,
            target=None if target[0] is None else self.aim(act, target, source),
            weapon=None if weapon is None else self.analysis.units.lemmas[weapon],
            reasons=reasons,
        )

    def laid(self, act: Act, actor: Slot, target: Slot) -> tuple[Slot, Slot]:
        """Actor and target of an act that somebody may lay at another's door, who is not whom it befell."""
        blame = self.doers.blame_for(act)
        if blame is None or blame.blamed is None:
            return actor, target
        is_open = actor[0] in {None, target[0]} or self.is_teller(actor[0] or 0, blame.source)
        return (blame.blamed, "events.laid") if is_open else actor, (None, "") if target[0] == blame.blamed else target

    def is_speakers_own(self, act: Act, source: Source) -> bool:
        """Whether who speaks tells an act as their own side's: *nous avons tué*."""
        clause = self.analysis.clauses[act.clause] if act.clause is not None and not act.rule.mover else None
        pronoun = clause.subject_pronoun if clause is not None else None
        if clause is None or pronoun is None or self.analysis.groups.verbs[clause.verb].voice == "passive":
            return False
        is_side = bool(source.party) and source.kind in OWN_SPEAKERS
        return is_side and self.analysis.units.lows[pronoun] in self.rules.speaking

    def words_of(self, slot: Slot) -> str:
        """The words of who acts; where an adjective names them, that alone."""
        place = slot[0] or 0
        unit = self.groups.fighters_in(place) if slot[1] == ADJECTIVE else None
        return self.groups.words(place) if unit is None else self.analysis.words(unit, unit + 1)

    def author(self, place: int | None, source: Source | None) -> tuple[str | None, str]:
        """The canonical name of the party that a group names, or stands for by a rule."""
        named = None if place is None else self.groups.party(place) or self.party_of_list(place)
        if place is None or named is not None:
            return named, ""
        if source is not None and source.party and self.is_teller(place, source):
            return source.party, "events.own_of_source"
        holder = self.holder_of(place)
        return (holder, "events.own") if holder else self.owners_of.find(place, source) or (None, "")

    def party_of_list(self, place: int) -> str | None:
        """The party that an adjective names for two who are listed: *l'artillerie et l'aviation russes*."""
        last = self.groups.listed_with(place)[-1]
        group, units = self.nouns[last], self.analysis.units
        is_shared = last != place and units.names[group.last - 1] >= 0 and group.last - 1 != group.head
        return self.groups.party_in_group(last) if is_shared and self.groups.kinds(last) & {"force", "weapon"} else None

    def holder_of(self, place: int) -> str | None:
        """The party of whose forces a relative tells: *le pays dont les troupes occupent X*."""
        clauses, nouns = self.analysis.clauses, self.nouns
        roles = (role for role in self.groups.roles.of_group.get(place, ()) if role.slot == "subject")
        told = (clauses[role.clause] for role in roles if clauses[role.clause].marker in self.rules.whose)
        clause = next((c for c in told if nouns[place].first == c.first + 1), None)
        before = self.analysis.groups.noun_at[clause.first - 1 - self.is_comma(clause.first - 1)] if clause else -1
        return self.groups.party(self.groups.root(before)) if before >= 0 else None

    def is_comma(self, unit: int) -> bool:
        """Whether a comma stands at a unit."""
        return self.analysis.units.letters[unit] == ","

    def is_teller(self, place: int, source: Source) -> bool:
        """Whether a group is the very one that tells its act: *la guérilla a revendiqué l'attaque*."""
        bounds = self.analysis.span(self.nouns[place].first, self.nouns[place].last)
        return bounds.start < source.end and source.start < bounds.end

    def aim(self, act: Act, target: Slot, source: Source | None) -> Words:
        """Whom or what an act is aimed at: a party, or people and things in the text's words, the harmed uncounted."""
        place, rule = target[0] or 0, target[1]
        text = (
            self.groups.words_from(self.nouns[place].head, place) if rule == HARMED else self.groups.listed_words(place)
        )
        name = self.analysis.units.names[self.nouns[place].head]
        if rule == MOVED or act.type == SENDING or (name >= 0 and self.analysis.names[name].kind == "person"):
            return Words(text)
        party = self.groups.party_entry(place)
        if party is None:
            owner = self.owners_of.find(place, source if self.owners_of.is_hostile(place) else None)
            owner = owner or (self.owners_of.of_document(place) if self.are_soldiers(place) else None)
            return Words(text, owner[0] if owner else None)
        return Words(text, party.name if party.kind == "armed_group" or self.is_side(place) else None)

    def is_side(self, place: int) -> bool:
        """Whether a group is a party, its forces or its land, rather than some of its people, places or things."""
        group, units = self.nouns[place], self.analysis.units
        if units.names[group.head] >= 0 or units.lemmas[group.head] in self.rules.whole:
            return True
        kinds = self.groups.kinds(place)
        is_force = any(sense.startswith(("body:", "force:")) for sense in self.groups.senses(group.head))
        return is_force or not kinds & {"person", "force", "site", "position", "home", "land", "place"}

    def are_soldiers(self, place: int) -> bool:
        """Whether a group of no named side is of soldiers or police, who are the state's: *six soldats*."""
        senses = self.groups.senses(self.nouns[place].head)
        return any(sense.startswith("force:state") for sense in senses) and not self.nouns[place].names

    def is_place(self, place: int) -> bool:
        """Whether a group only names a place, which the act's places tell."""
        head = self.nouns[place].head
        if self.analysis.units.lemmas[head] in self.rules.settled and not self.nouns[place].is_plural:
            return True
        name = self.analysis.units.names[head]
        is_capital = name >= 0 and self.analysis.names[name].kind == "capital"
        return self.doers.is_town(place) and (is_capital or self.groups.party_in_group(place) is None)

    def is_ground(self, place: int, act: Act) -> bool:
        """Whether a group is the ground that is taken, left or moved to, and nobody whom the act befalls."""
        if act.type not in ABOUT_GROUND:
            return False
        head, units = self.nouns[place].head, self.analysis.units
        is_land = units.lemmas[head] in self.rules.whole or "place:kind" in units.senses[head]
        is_land = is_land or (act.type == "capture" and units.letters[head] == COUNT)  # *80 % de la ville*
        return is_land or head in self.analysis.places

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
        actor = self.doers.of_noun(act, place)
        target = (None, "") if actor[1] == SENDER else self.aims.find(act, place, actor[0])
        return actor, target

    def of_clash(self, act: Act, place: int) -> tuple[Slot, Slot]:
        """The two who fight: *entre A et B*, *de A avec B*, *opposant A à B*."""
        attached = self.groups.attached(place)
        told = [*attached, *(other for clause in self.aims.clauses_with(place, "subject") for other in clause.others)]
        for member in told:
            if self.nouns[member].prep in self.rules.between:
                both = self.groups.both_of(member)
                return (both[0], "events.between"), (both[1] if len(both) > 1 else None, "events.between")
        fighters = self.doers.owner_of(place)
        if fighters is not None and len(self.groups.listed_with(fighters)) > 1:
            return (fighters, "events.own"), (self.groups.listed_with(fighters)[1], "events.own")
        opposed = self.opposed(place)
        if opposed:
            return opposed
        other = next((m for m in attached if self.nouns[m].prep in (*self.rules.beside, *self.rules.against)), None)
        other = other if other is not None and self.groups.kinds(other) & (DOERS | SUFFERERS) else None
        actor = self.doers.of_noun(act, place)
        if actor[0] is None and other is not None:
            actor = self.engaged(place), "events.engaged"
        listed = [] if actor[0] is None or other is not None else self.groups.listed_with(actor[0])
        return actor, (listed[1], "events.own") if len(listed) > 1 else (other, "events.against")

    def engaged(self, place: int) -> int | None:
        """The subject of the verb that engages somebody in a fight: *se livre à des combats avec X*."""
        verbs = self.analysis.groups.verbs
        return next((c.subject for c in self.doers.holding(place) if verbs[c.verb].lemma in self.rules.engaging), None)

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

    # -- verbs

    def of_verb(self, act: Act) -> tuple[Slot, Slot]:
        """Actor and target of an act told by a verb."""
        clause = self.analysis.clauses[act.clause or 0]
        doer, done = self.doers.of_clause(clause), next(iter(self.verbs.done_to(clause)), None)
        if act.rule.turned:
            agent = next((p for p in clause.others if self.groups.kinds(p) & DOERS), None)
            return (agent, "events.bound"), (doer, "events.subject")
        if act.rule.mover and act.type in {"withdrawal", SENDING}:
            return (done if done is not None else doer, "events.mover"), (None, "")
        done = None if done is not None and self.is_counted(done) else done
        if done is not None and self.analysis.units.lemmas[self.nouns[done].head] in act.rule.things:
            done = self.against_whom(clause) if act.type == "clash" else None
        if act.rule.mover:
            moved = doer if doer is not None or done is None or self.is_fixed(done, act) else done
            is_moved = moved is not None and "event" not in self.groups.kinds(moved)
            return (None, ""), (moved if is_moved else None, MOVED)
        if act.type == "clash":
            return self.of_fight(clause, doer, done)
        if act.type == SENDING and doer is None and done is not None:
            return (done, "events.done_to"), (None, "")
        if done is None or self.groups.kinds(done) & {"event", "weapon"} or self.is_fixed(done, act):
            aimed = (
                self.rules.against
                if done is not None or not act.rule.bare
                else (*self.rules.against, *self.rules.dative)
            )
            done = next((p for p in clause.others if self.nouns[p].prep in aimed), None)
        return (doer, "events.subject"), (done if done != doer else None, "events.object")

    def is_counted(self, place: int) -> bool:
        """Whether a group only counts how often: *la troisième fois qu'ils nous bombardent*."""
        return self.analysis.units.lemmas[self.nouns[place].head] in self.rules.turns

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
            one, *rest = self.groups.both_of(between)
            return (one, "events.between"), (rest[0] if rest else None, "events.between")
        other = done
        if other is None and doer is not None:
            listed = self.groups.listed_with(doer)
            other = listed[1] if len(listed) > 1 else None
        if other is None:
            wanted = {*self.rules.against, *self.rules.beside}
            other = next((p for p in clause.others if self.nouns[p].prep in wanted), None)
        return (doer, "events.subject"), (other, "events.object")

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
