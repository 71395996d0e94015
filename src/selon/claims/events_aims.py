"""Enters: acts told by nouns. Leaves: whom or what each hits.

What suffers it, what it is launched against, what a verb says that it aims at or strikes, what the noun is of; else
those who are told to have been harmed in it: *six soldats ont été tués dans une attaque*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.tags import COUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.model.units import Clause

SUFFERERS = frozenset({"person", "force", "party", "site", "someone"})
ASSAULTS = frozenset({"attack", "strike"})
NEAR = 10  # units after a noun within which its aim may follow
HARMED = "events.harmed"
Slot = tuple["int | None", str]


class AimFinder:
    """Finds the targets of acts that nouns tell, in one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take the kinds of groups."""
        self.groups = groups
        self.analysis = groups.analysis
        self.rules = groups.rules
        self.grammar = groups.language.grammar
        self.nouns = groups.nouns

    def find(self, act: Act, place: int, actor: int | None) -> Slot:
        """Whom or what the act of a noun hits."""
        if act.support is not None and act.role == "suffered":
            return self.analysis.clauses[act.support].subject, "events.suffered"
        options = (slot for slot in self.options(act, place, actor) if slot[0] is not None and slot[0] != actor)
        return next(options, (None, ""))

    def options(self, act: Act, place: int, actor: int | None) -> Iterator[Slot]:
        """What may be hit, the surest first."""
        yield self.fallen(act, place), "events.suffered"
        if act.type != "displacement":
            yield self.against(act, place, actor), "events.against"
        for aimed in (self.aimed(place), self.struck(place), self.staged(place)):
            yield aimed, "events.aimed"
        for member in self.groups.complements(place):
            kinds = self.groups.kinds(member)
            head = self.analysis.units.lemmas[self.nouns[member].head]
            is_device = head in act.rule.complements and act.type in ASSAULTS
            if kinds & (SUFFERERS | {"home", "position"}) and not kinds & {"weapon"} and not is_device:
                yield member, "events.of"
        if act.type in ASSAULTS:
            yield self.harmed(place), HARMED

    def against(self, act: Act, place: int, actor: int | None) -> int | None:
        """What words of aiming bind to a noun or to the verb that carries it; of some only where no place is told."""
        prepositions = self.rules.against
        for member in self.groups.attached(place):
            if self.nouns[member].prep in prepositions and member != actor:
                return member
            if self.nouns[member].prep in self.rules.beside_which:
                prepositions = self.rules.aimed_at  # other words tell where that lies
        carried = self.analysis.clauses[act.support].others if act.support is not None else ()
        return next((p for p in carried if self.nouns[p].prep in self.rules.aimed_at and p != actor), None)

    def fallen(self, act: Act, place: int) -> int | None:
        """Who falls into an act, or to whom it is dealt: *tombe dans une embuscade*, *tend une embuscade à X*."""
        verbs = self.analysis.groups.verbs
        befalling = (clause for slot in self.rules.during for clause in self.clauses_with(place, slot))
        fallen = next((clause for clause in befalling if verbs[clause.verb].lemma in self.rules.falling), None)
        if fallen is not None:
            return fallen.subject
        if act.support is None:
            return None
        clause = self.analysis.clauses[act.support]
        if verbs[clause.verb].lemma in self.rules.subjecting:
            return clause.object
        if verbs[clause.verb].lemma not in self.rules.imposing:
            return None
        given = (other for other in clause.others if self.nouns[other].prep in self.rules.dative)
        return next((other for other in given if self.groups.kinds(other) & (SUFFERERS | {"home", "position"})), None)

    def aimed(self, place: int) -> int | None:
        """The object of a verb of aiming of which a noun is the subject: *l'attaque a visé X*."""
        last = self.nouns[place].last
        for index in self.analysis.clauses_near(last - 1, last + NEAR):
            clause = self.analysis.clauses[index]
            is_near = last <= clause.first <= last + NEAR or clause.subject == place
            if is_near and self.aims(clause, place) and self.may_be_hit(clause.object or 0):
                return clause.object
        return None

    def may_be_hit(self, place: int) -> bool:
        """Whether a group is somebody or something that an act can hit, not a measure: *ont atteint une intensité*."""
        names = self.nouns[place].names
        return bool(names) or not self.groups.kinds(place) <= {"event"}

    def aims(self, clause: Clause, place: int) -> bool:
        """Whether a clause says what the act of a noun is aimed at."""
        verb = self.analysis.groups.verbs[clause.verb]
        return (
            verb.lemma in self.rules.aiming
            and verb.voice != "passive"
            and (clause.subject == place or verb.form == "gerund")
            and clause.object is not None
        )

    def struck(self, place: int) -> int | None:
        """The subject of a passive verb of aiming by which a noun strikes: *une maison touchée par une frappe*."""
        for clause in self.clauses_with(place, "agent"):
            verb = self.analysis.groups.verbs[clause.verb]
            if verb.lemma in self.rules.aiming and verb.voice == "passive":
                return clause.subject
        return None

    def staged(self, place: int) -> int | None:
        """The subject that is said to be what a noun aims at: *un convoi a été la cible d'une attaque*.

        It may stand in a relative behind the noun, or before a time: *l'agression dont le pays est victime*.
        """
        at: int | None = place
        while at is not None:
            if self.is_target(at):
                return next((c.subject for c in self.clauses_with(at, "object") if c.subject != at), None)
            at = self.nouns[at].of
        roles = self.groups.roles.of_group.get(place, ())
        told = [self.analysis.clauses[role.clause] for role in roles if role.slot in self.grammar.of]
        last = self.nouns[place].last
        near = (self.analysis.clauses[index] for index in self.analysis.clauses_near(last - 1, last))
        told += (clause for clause in near if clause.marker in self.rules.whose and clause.first == last)
        staging = (clause for clause in told if clause.object is not None and self.is_target(clause.object))
        return next((clause.subject for clause in staging), None)

    def is_target(self, place: int) -> bool:
        """Whether a group is a word for what an act is aimed at: *la cible*, *victime*."""
        return self.analysis.units.lemmas[self.nouns[place].head] in self.rules.targets

    def harmed(self, place: int, *, anybody: bool = False) -> int | None:
        """The people said to have been killed, wounded or taken in the act of a noun, told by more than a number."""
        for slot in (*self.rules.during, "agent"):
            for clause in self.clauses_with(self.groups.root(place), slot):
                verb = self.analysis.groups.verbs[clause.verb]
                is_harm = verb.voice == "passive" and any(sense.startswith("harm:") for sense in verb.senses)
                suffers = any(sense.startswith("suffer:killed") for sense in verb.senses)
                subject = clause.subject
                if (is_harm or suffers) and subject is not None and (anybody or self.tells_whom(subject)):
                    return subject
        return None

    def tells_whom(self, place: int) -> bool:
        """Whether people who were harmed are told by more than a number: not *six personnes*, *trois autres*."""
        group, units = self.nouns[place], self.analysis.units
        is_said = group.adjectives or len(self.groups.chain(place)) > 1
        is_bare = units.letters[group.head] == COUNT or units.lemmas[group.head] in self.rules.anybody
        return bool(self.groups.kinds(place) & {"person", "force"}) and (bool(is_said) or not is_bare)

    def clauses_with(self, place: int, slot: str) -> list[Clause]:
        """The clauses of which a group fills a slot."""
        roles = self.groups.roles.of_group.get(place, ())
        return [self.analysis.clauses[role.clause] for role in roles if role.slot == slot]
