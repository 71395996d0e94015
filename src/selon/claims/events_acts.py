"""Enters: the groups and clauses of a document. Leaves: the acts that its nouns and verbs tell, real or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.tags import PARTICIPLE
from selon.packs.events import EventRule

if TYPE_CHECKING:
    from selon.claims.events_groups import GroupReader
    from selon.claims.events_nouns import NounReader
    from selon.claims.events_verbs import VerbReader

STRIKE = "strike"
TRUCE = "ceasefire"
BREACH = "violation"
ATTACK = "attack"
LISTED = 4  # groups behind an act among which one listed with it is looked for
GAINS = frozenset({"capture", "withdrawal"})
AIM = 4  # groups back from what is aimed at to the act that aims
ASSAULTS = frozenset({"strike", "attack"})


class Act(msgspec.Struct, kw_only=True):
    """An act told at `unit` by the units `first` up to `last`: by the noun group at `place` or the verb of a clause.

    `support` is the clause whose light verb carries a noun (*mener une attaque*), `role` what the noun is to it.
    """

    type: str
    rule: EventRule
    unit: int
    first: int
    last: int
    place: int | None = None
    clause: int | None = None
    support: int | None = None
    role: str = ""


class ActFinder:
    """Finds the acts that one document tells."""

    def __init__(self, groups: GroupReader, nouns: NounReader, verbs: VerbReader) -> None:
        """Take what reads nouns and verbs."""
        self.analysis = groups.analysis
        self.rules = groups.rules
        self.groups = groups
        self.nouns = nouns
        self.verbs = verbs

    def read(self) -> list[Act]:
        """All acts in the order of the text."""
        analysis = self.analysis
        found = [act for place in range(len(analysis.groups.nouns)) if (act := self.nouns.read(place))]
        found += [act for clause in range(len(analysis.clauses)) if (act := self.verbs.read(clause))]
        # who does an act is none of his own: *des renforts arrivent*
        done = {(analysis.clauses[act.clause].subject, act.type) for act in found if act.clause is not None}
        found = [act for act in found if act.place is None or (act.place, act.type) not in done]
        found = self.without_words(found)
        found = [act for act in found if not (self.is_aside(act.unit) or self.is_aim(act))]
        found.sort(key=lambda act: (act.first, act.last))
        self.settle_neutral(found)
        return found

    def without_words(self, acts: list[Act]) -> list[Act]:
        """The acts without the nouns that are only words of what a verb of their sentence tells."""
        verbs: dict[int, list[Act]] = {}
        for act in acts:
            if act.clause is not None:
                verbs.setdefault(self.analysis.sentence_of(act.unit), []).append(act)
        broken = {member for act in acts if act.type == BREACH for member in self.complements_of(act)}
        acts = [act for act in acts if act.type != TRUCE or act.place not in broken]
        beside = ((act, verbs.get(self.analysis.sentence_of(act.unit), ())) for act in acts)
        return [act for act, told in beside if act.place is None or not any(self.is_word_of(act, v) for v in told)]

    def complements_of(self, act: Act) -> list[int]:
        """What a noun of an act is of."""
        return [] if act.place is None else self.groups.complements(act.place)

    def is_word_of(self, act: Act, verb: Act) -> bool:
        """Whether a noun is among the words of a verb's act, or the truce that it breaks: *met fin à la trêve*."""
        if act.type == verb.type and verb.first <= act.unit < verb.last:
            return True
        if (act.type, verb.type) != (TRUCE, BREACH):
            return False
        clause, letters = self.analysis.clauses[verb.clause or 0], self.analysis.units.letters
        last = self.groups.nouns[act.place or 0].last
        return act.place in {clause.object, *clause.others} and letters[last : last + 1] != [PARTICIPLE]

    def is_aside(self, unit: int) -> bool:
        """Whether a unit is no part of the report, be its sentence's other words: *Lire aussi : … Le maire a fui.*."""
        analysis = self.analysis
        return analysis.aside[analysis.sentence_of(unit)] or analysis.is_aside(analysis.span(unit, unit + 1).start)

    def is_aim(self, act: Act) -> bool:
        """Whether ground is only what other acts are for: *une opération pour la reprise de X*."""
        nouns, place = self.groups.nouns, act.place or 0
        if act.place is None or act.type not in GAINS or nouns[place].prep not in self.rules.unreal.purposes:
            return False
        first = self.analysis.ranges[self.analysis.sentence_of(act.unit)][0]
        before = range(place - 1, max(-1, place - AIM), -1)
        return any(nouns[each].first >= first and self.groups.is_event(each) for each in before)

    def settle_neutral(self, acts: list[Act]) -> None:
        """Give acts of neutral words the type of the strikes that the same sentence or the one before tells of.

        Who is told to have aimed at somebody did so by what the assault told just before was.
        """
        sentence_of, lemmas = self.analysis.sentence_of, self.analysis.units.lemmas
        flown = {lemmas[act.unit] for act in acts if act.type == STRIKE and lemmas[act.unit] in self.rules.flown}
        for act in acts:
            act.type = STRIKE if act.type == ATTACK and lemmas[act.unit] in flown else act.type
        strikes = {sentence_of(act.unit) for act in acts if act.type == STRIKE}
        before = ""
        for act in acts:
            here = sentence_of(act.unit)
            is_near = here in strikes or (here - 1 in strikes and not self.goes_back(here))
            is_aimed = act.place is None and lemmas[act.unit] in self.rules.aiming and before == STRIKE
            is_meant = lemmas[act.unit] in self.rules.neutral and (is_aimed or (is_near and not self.has_doer(act)))
            is_meant = is_meant or (before == STRIKE and self.takes_up(act))
            is_meant = is_meant or (is_near and lemmas[act.unit] in self.rules.flown) or self.is_flown(act)
            if is_meant or (act.type == ATTACK and self.is_of_strike(act)):
                act.type = STRIKE
            before = act.type if act.type in ASSAULTS else before

    def goes_back(self, sentence: int) -> bool:
        """Whether a sentence tells of a month or year, and so hardly of what was told just before: *en mars 2020*."""
        times, symbols = self.analysis.units.times, self.analysis.symbols
        told = (symbols[times[unit]] for unit in range(*self.analysis.ranges[sentence]) if times[unit] >= 0)
        return any(each.kind == "date" and each.day is None and (each.year or each.month) for each in told)

    def takes_up(self, act: Act) -> bool:
        """Whether a neutral noun with nothing behind it takes up the assault told last: *ont revendiqué l'attaque*."""
        if act.place is None or self.analysis.units.lemmas[act.unit] not in self.rules.neutral:
            return False
        is_plain = not self.groups.complements(act.place) and not self.groups.nouns[act.place].is_plural
        is_known = self.groups.is_definite(act.place) and not self.groups.is_owned(act.place)
        return is_plain and is_known and not self.groups.is_fresh(act.place)

    def is_flown(self, act: Act) -> bool:
        """Whether a verb is done with weapons of the air: *attaque la ville avec des drones*, *tire au mortier*."""
        lemmas = self.analysis.units.lemmas
        if act.clause is None or lemmas[act.unit] not in {*self.rules.neutral, *self.rules.fired}:
            return False
        others = (self.groups.nouns[place].head for place in self.analysis.clauses[act.clause].others)
        return any(lemmas[head] in self.rules.air for head in others)

    def is_of_strike(self, act: Act) -> bool:
        """Whether strikes do an act (*les frappes ont pris pour cible X*) or stand with it (*raids et frappes*)."""
        nouns = self.groups.nouns
        if act.place is None:
            places = self.verbs.actors(self.analysis.clauses[act.clause or 0])
        elif self.analysis.units.lemmas[act.unit] in self.rules.open_kinds and nouns[act.place].is_plural:
            chain = self.groups.chain(act.place)
            places = [place for place in range(chain[-1] + 1, len(nouns))[:LISTED] if nouns[place].joined in chain]
        else:
            return False
        return any(other is not None and other.type == STRIKE for other in map(self.nouns.read, places))

    def has_doer(self, act: Act) -> bool:
        """Whether the words of an act say who does it."""
        if act.place is None:
            return bool(self.verbs.actors(self.analysis.clauses[act.clause or 0]))
        is_launched = act.role == "launched" and self.verbs.actors(self.analysis.clauses[act.support or 0])
        is_named = self.groups.party(act.place) is not None or self.groups.fighters_in(act.place) is not None
        return bool(is_launched) or is_named
