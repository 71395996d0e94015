"""Enters: noun groups. Leaves: the acts that they tell, by the first rule that fits each.

What a rule needs of a noun is written as in the pack: *carried:launched*, *of:place*, *against*.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from selon.claims.events_acts import Act
from selon.model.tags import ADJECTIVE, COORDINATOR, NOUN, PRONOUN

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.claims.events_groups import GroupReader
    from selon.model.units import Clause, VerbGroup
    from selon.packs.events import EventRule

BEING = "state:be"
HARM = ("harm:", "suffer:")
GROUND = frozenset({"place", "position"})  # kinds of what is taken
LONGEST = 80  # characters of a trigger
FIXED = 3  # tokens of the longest fixed words behind a verb
AFAR = 16  # units back to the verb whose object a noun behind a coordinator goes on
SOON = 3  # units after a noun within which a time dates it
Check = "Callable[[int, str, EventRule], bool]"
ACTS = ("event:", "deed:", "act:", "outbreak", "toll:displaced")  # senses of nouns that rules of acts read


@lru_cache(maxsize=4096)
def tell_an_act(senses: frozenset[str]) -> bool:
    """Whether a noun with some senses tells an act."""
    return any(sense.startswith(ACTS) for sense in senses)


class NounReader:
    """Reads the acts told by nouns in one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take the kinds and complements of groups."""
        self.groups = groups
        self.analysis = groups.analysis
        self.rules = groups.rules
        self.grammar = groups.language.grammar
        self.checks: dict[str, Callable[[int, str, EventRule], bool]] = {
            "of": lambda place, kind, _: kind in self.groups.all_kinds(self.groups.complements(place)),
            "at": lambda place, kind, _: kind in self.groups.all_kinds(self.groups.attached(place)),
            "against": lambda place, kind, _: self.is_bound_by(place, self.rules.against, kind),
            "between": lambda place, kind, _: self.is_between(place, kind),
            "by": lambda place, _, __: self.is_bound_by(place, self.grammar.agent),
            "party": lambda place, _, __: self.groups.party_in_group(place) is not None,
            "adjective": self.has_adjective,
            "complement": self.has_complement,
            "air": lambda place, _, __: self.is_from_air(place),
            "plural": lambda place, _, __: self.analysis.groups.nouns[place].is_plural,
            "dated": lambda place, _, __: self.is_dated(place),
            "fresh": lambda place, _, __: self.groups.is_fresh(place),
            "untold": lambda place, _, __: not self.groups.is_definite(place),
            "opposed": lambda place, kind, _: self.is_opposed(place, kind),
            "used": lambda place, _, __: self.is_used(place),
            "made": lambda place, _, __: self.is_made(place),
            "striking": lambda place, _, __: self.strikes(place),
            "own": self.has_owner,
            "signed": lambda place, _, __: self.is_signed(place),
            "word": lambda place, _, rule: not self.groups.lows(place).isdisjoint(rule.adjectives),
            "forced": lambda place, _, __: self.is_forced(place),
            "claimed": lambda place, _, __: self.is_claimed(place),
            "begun": lambda place, _, __: self.governor(place) in self.rules.beginning,
            "aimed": lambda place, _, __: self.governor(place) in self.rules.targets,
            "harmful": lambda place, _, __: self.groups.is_harmful(place),
            "broken_out": lambda place, _, __: self.groups.serves(place, self.rules.breaking),
            "accused": lambda place, _, __: self.is_accused(place),
            "with": lambda place, word, _: self.is_opened_by(place, word),
        }

    def read(self, place: int) -> Act | None:
        """The act that a noun group tells."""
        head = self.head(place)
        senses = self.groups.senses(head)
        if not tell_an_act(senses) or self.is_kind_of_weapon(place):
            return None
        support, role = self.carrier(place)
        for rule, made in self.rules.speaking_of("noun", senses, self.analysis.units.lemmas[head]):
            if not all(self.meets(place, need, rule, role) for need in rule.must):
                continue
            if rule.needs and not any(self.meets(place, need, rule, role) for need in rule.needs):
                continue
            if rule.barred and not self.words_around(place).isdisjoint(rule.barred):
                continue
            if self.is_spared(place, rule):
                continue
            first, last = self.trigger(place)
            return Act(type=made, rule=rule, unit=head, first=first, last=last, place=place, support=support, role=role)
        return None

    def is_spared(self, place: int, rule: EventRule) -> bool:
        """Whether a noun is of what makes it no act of a rule, and of no ground: *la capture de six gardes*."""
        kinds = set().union(*(self.groups.kinds(member) for member in self.groups.complements(place)))
        return not kinds.isdisjoint(rule.spares) and kinds.isdisjoint(GROUND)

    def is_kind_of_weapon(self, place: int) -> bool:
        """Whether a bare noun only says which kind of weapon the one before it is: *un avion de combat israélien*."""
        group, touching = self.analysis.groups.nouns[place], self.groups.touching(place)
        is_bare = group.prep in self.groups.language.grammar.partitive and group.head == group.first + 1
        if touching is None or not is_bare or group.is_plural or self.tells_act(touching):
            return False
        return bool(self.groups.kinds(touching) & {"weapon", "thing"})

    def tells_act(self, place: int) -> bool:
        """Whether the head of a group is a noun for an act: *une vague d'attaques*, *un tir de barrage*."""
        return tell_an_act(self.groups.senses(self.head(place)))

    def words_around(self, place: int) -> set[str]:
        """The words of a noun with its complements, and of what it is said to be against."""
        nouns, against = self.analysis.groups.nouns, self.rules.against
        bound = (member for member in self.groups.attached(place) if nouns[member].prep in against)
        return self.groups.lows(place).union(*map(self.groups.lows, bound))

    def head(self, place: int) -> int:
        """The noun of a group, behind a pronoun that stands as its determiner: *une autre attaque*."""
        group, letters = self.analysis.groups.nouns[place], self.analysis.units.letters
        if letters[group.head] != PRONOUN:
            return group.head
        return next((u for u in range(group.head + 1, group.last) if letters[u] == NOUN), group.head)

    def trigger(self, place: int) -> tuple[int, int]:
        """The units of a noun with its adjectives, and with a weapon or truce that complements or governs it."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group = nouns[place]
        first, last = self.head(place), group.last
        while first > group.first and units.letters[first - 1] == ADJECTIVE:
            first -= 1
        named = {"truce"} if "truce" in self.groups.kinds(place) else {"weapon"}
        for member in self.groups.complements(place):
            if nouns[member].first == last and self.groups.kinds(member) & named:
                last = nouns[member].last
        touching = self.groups.touching(place)
        if touching is not None and "weapon" in self.groups.kinds(touching):
            first = nouns[touching].head
        while last > group.head + 1 and len(self.analysis.words(first, last)) > LONGEST:
            last -= 1
        return first, last

    # -- light verbs

    def carrier(self, place: int) -> tuple[int | None, str]:
        """The clause whose light verb carries a noun, itself or through a word of series, and how."""
        nouns = self.analysis.groups.nouns
        places = [place, self.groups.first_of_list(place), *self.listed_afar(place)]
        of = nouns[places[-1]].of
        if of is not None and self.analysis.units.lemmas[nouns[of].head] in self.rules.series:
            places += [of, self.groups.first_of_list(of)]
        for at in places:
            for role in self.groups.roles.of_group.get(at, ()):
                kind = self.kind_of_carrier(self.analysis.clauses[role.clause], role.slot)
                if kind:
                    is_told_of = self.analysis.units.lemmas[nouns[at].head] in self.rules.reporting
                    return role.clause, "happened" if is_told_of else kind
        blamed = self.blame(place)
        return blamed, "" if blamed is None else "blamed"

    def listed_afar(self, place: int) -> list[int]:
        """The act that a coordinator joins a noun to over places: *mène des frappes sur X, ainsi qu'une incursion*."""
        groups, nouns = self.analysis.groups, self.analysis.groups.nouns
        group = nouns[place]
        at = group.first - 1
        is_bound = group.prep is not None or group.joined is not None or place in self.groups.roles.of_group
        if is_bound or at < 0 or self.analysis.units.letters[at] != COORDINATOR:
            return []
        before = next((u for u in range(at - 1, max(-1, at - AFAR), -1) if groups.verb_at[u] >= 0), -1)
        index = self.analysis.clause_of_verb.get(groups.verb_at[before]) if before >= 0 else None
        listed = self.analysis.clauses[index].object if index is not None else None
        return [listed] if listed is not None and self.groups.is_event(listed) else []

    def blame(self, place: int) -> int | None:
        """The clause that says who is behind what a noun tells: *est à l'origine de l'attaque*, *en est l'auteur*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        is_behind = group.prep in self.rules.behind
        is_blamed = group.prep in self.grammar.of and units.lemmas[group.first - 1] in self.rules.blaming
        at = place if group.of is None or is_behind else group.of
        roles = self.groups.roles.of_group.get(at, ()) if is_behind or is_blamed else ()
        verbs = self.analysis.groups.verbs
        named = (role.clause for role in roles if BEING in verbs[self.analysis.clauses[role.clause].verb].senses)
        return next(named, None)

    def kind_of_carrier(self, clause: Clause, slot: str) -> str:
        """How the verb of a clause carries what fills a slot: launched, suffered, happened, agreed, or not at all."""
        verb = self.analysis.groups.verbs[clause.verb]
        rules = self.rules
        is_subject = slot == "subject"
        is_object = slot == "object" or (slot in self.grammar.of and clause.object is None)
        is_done_to = is_subject if verb.voice == "passive" else is_object
        options = (
            ("launched", is_done_to and (verb.lemma in rules.launching or verb.lemma in rules.using)),
            ("launched", slot in rules.means and verb.lemma in rules.answering and verb.voice == "active"),
            ("launched", slot in rules.dative and verb.lemma in rules.proceeding and verb.voice != "passive"),
            ("agreed", is_done_to and verb.lemma in rules.agreeing),
            ("agreed", slot in rules.about and verb.lemma in rules.concerting and verb.voice == "reflexive"),
            ("suffered", is_object and verb.lemma in rules.suffering),
            ("happened", is_subject and (verb.lemma in rules.happening or self.is_in_force(verb))),
        )
        return next((kind for kind, holds in options if holds), "")

    def is_in_force(self, verb: VerbGroup) -> bool:
        """Whether fixed words behind a verb say that its subject goes on: *une trêve est en vigueur*."""
        tokens, units = self.analysis.tokens, self.analysis.units
        start = units.lasts[verb.last - 1]
        behind = " ".join(tokens.lows[start : start + FIXED])
        return any(behind.startswith(words) for words in self.rules.in_force)

    # -- needs

    def meets(self, place: int, need: str, rule: EventRule, role: str) -> bool:
        """Whether a noun group has what a rule asks for."""
        kind, _, argument = need.partition(":")
        if kind == "carried":
            return role == argument if argument else bool(role)
        return self.checks[kind](place, argument, rule)

    def is_bound_by(self, place: int, prepositions: tuple[str, ...], kind: str = "") -> bool:
        """Whether one of some prepositions binds a group to a noun, one of a kind if that is asked."""
        nouns = self.analysis.groups.nouns
        bound = (member for member in self.groups.attached(place) if nouns[member].prep in prepositions)
        return any(not kind or kind in self.groups.kinds(member) for member in bound)

    def governor(self, place: int) -> str | None:
        """The noun that a group complements: *la reprise des hostilités*."""
        of = self.analysis.groups.nouns[place].of
        return None if of is None else self.analysis.units.lemmas[self.analysis.groups.nouns[of].head]

    def is_between(self, place: int, kind: str = "") -> bool:
        """Whether a noun, or the clause of which it is the subject, names two who do it: *éclate entre A et B*."""
        nouns, clauses = self.analysis.groups.nouns, self.analysis.clauses
        verbs, happening = self.analysis.groups.verbs, (*self.rules.happening, *self.rules.breaking)
        roles = (role for role in self.groups.roles.of_group.get(place, ()) if role.slot == "subject")
        told = (clauses[role.clause] for role in roles)
        others = (p for clause in told if verbs[clause.verb].lemma in happening for p in clause.others)
        bound = (other for other in others if nouns[other].prep in self.rules.between)
        return self.is_bound_by(place, self.rules.between, kind) or any(
            not kind or kind in self.groups.kinds(other) for other in bound
        )

    def is_opposed(self, place: int, kind: str) -> bool:
        """Whether a noun is what opposes two, one of a kind if that is asked: *le conflit oppose l'armée à X*."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        own = (clauses[role.clause] for role in self.groups.roles.of_group.get(place, ()))
        opposing = [clause for clause in own if verbs[clause.verb].lemma in self.rules.opposing]
        slots = (slot for clause in opposing for slot in (clause.subject, clause.object, *clause.others))
        named = [slot for slot in slots if slot is not None]
        return bool(opposing) and (not kind or kind in self.groups.all_kinds(named))

    def strikes(self, place: int) -> bool:
        """Whether a noun told for the first time is the subject of a verb of hitting: *des tirs ont visé un avion*."""
        if self.groups.is_definite(place):
            return False
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        roles = (role for role in self.groups.roles.of_group.get(place, ()) if role.slot == "subject")
        told = (verbs[clauses[role.clause].verb] for role in roles)
        return any(verb.lemma in self.rules.aiming and verb.voice == "active" for verb in told)

    def has_adjective(self, place: int, _: str, rule: EventRule) -> bool:
        """Whether one of a rule's adjectives stands in a group, or as a participle beside it."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        last = max(self.analysis.groups.nouns[member].last for member in self.groups.chain(place))
        around = [*range(group.first, min(group.last + 2, len(units))), *range(last, min(last + 1, len(units)))]
        told = (u for u in around if u < group.last or units.letters[u] != NOUN)  # no *intervention des militaires*
        return any(units.lemmas[u] in rule.adjectives or units.lows[u] in rule.adjectives for u in told)

    def has_complement(self, place: int, _: str, rule: EventRule) -> bool:
        """Whether one of a rule's nouns complements a group or hangs on it."""
        nouns, lemmas = self.analysis.groups.nouns, self.analysis.units.lemmas
        near = (*self.groups.complements(place), *self.groups.attached(place))
        counted = (each for member in near for each in self.groups.counted_in(member))
        return any(lemmas[nouns[member].head] in rule.complements for member in (*near, *counted))

    def is_from_air(self, place: int) -> bool:
        """Whether a noun of attack is said to come from the air, by its adjectives or weapons."""
        nouns, lemmas, air = self.analysis.groups.nouns, self.analysis.units.lemmas, set(self.rules.air)
        if self.groups.lows(place) & air:
            return True
        support, role = self.carrier(place)
        flyer = self.analysis.clauses[support].subject if support is not None and role == "launched" else None
        bound = (m for m in self.groups.attached(place) if lemmas[nouns[m].first - 1] not in self.rules.supporting)
        near = (*bound, *(() if flyer is None else (flyer,)))
        return any(lemmas[nouns[member].head] in air for member in near)

    def is_dated(self, place: int) -> bool:
        """Whether a time stands just after a noun or its complements."""
        times = self.analysis.units.times
        ends = (self.analysis.groups.nouns[member].last for member in self.groups.chain(place))
        stop = self.analysis.ranges[self.analysis.sentence_of(self.head(place))][1]
        return any(time >= 0 for last in ends for time in times[last : min(last + SOON, stop)])

    def has_owner(self, place: int, _: str, __: EventRule) -> bool:
        """Whether a possessive stands before a noun: *son déploiement*."""
        return self.groups.is_owned(place)

    def is_signed(self, place: int) -> bool:
        """Whether a noun of signing governs a group."""
        return self.governor(place) in self.rules.signing

    def is_claimed(self, place: int) -> bool:
        """Whether a verb of claiming, or of laying at somebody's door, carries a noun."""
        support, _ = self.carrier(place)
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        return support is not None and verbs[clauses[support].verb].lemma in self.rules.claimed

    def is_forced(self, place: int) -> bool:
        """Whether armed forces carry out what a noun tells: *l'armée a mené une opération*."""
        support, role = self.carrier(place)
        subject = self.analysis.clauses[support].subject if support is not None and role == "launched" else None
        return subject is not None and "force" in self.groups.kinds(subject)

    def is_accused(self, place: int) -> bool:
        """Whether what a noun tells is laid at somebody's door: *la responsabilité de l'escalade*."""
        laid = self.groups.blames_over(self.analysis.groups.nouns[place].head)
        return next(laid, None) is not None or self.blame(place) is not None

    def is_made(self, place: int) -> bool:
        """Whether acts are said to have made what a noun counts, and no more befell these: *a fait 900 déplacés*."""
        nouns, lemmas, clauses = self.analysis.groups.nouns, self.analysis.units.lemmas, self.analysis.clauses
        behind = self.analysis.units.senses[nouns[place].last : nouns[place].last + 1]
        if any(sense.startswith(HARM) for senses in behind for sense in senses):
            return False  # *neuf déplacés tués*
        objects = (clauses[role.clause].object for role in self.groups.roles.of_group.get(place, ()))
        is_told_of = any(each is not None and lemmas[nouns[each].head] in self.rules.reporting for each in objects)
        return not is_told_of and self.groups.serves(place, self.rules.making)

    def is_opened_by(self, place: int, word: str) -> bool:
        """Whether a word stands before the noun of a group: *cette* of *cette reconquête*."""
        group = self.analysis.groups.nouns[place]
        return word in self.analysis.units.lows[group.first : group.head]

    def is_used(self, place: int) -> bool:
        """Whether a weapon is said to be used: by the verb that its group serves, or the noun that governs it."""
        nouns, lemmas = self.analysis.groups.nouns, self.analysis.units.lemmas
        at: int | None = place
        while at is not None and lemmas[nouns[at].head] not in self.rules.using:
            if self.groups.serves(at, self.rules.using):
                return True
            at = nouns[at].of if nouns[at].of is not None else self.groups.touching(at)
        return at is not None
