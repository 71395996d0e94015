"""Enters: nouns of acts and the verbs of which they are subjects. Leaves: whether they only tell of acts at large.

What acts of a kind are or can do, what one would bring about, how likely one is: nothing of that took place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.events_clauses import BEING, PRESENT, ToldClauses
from selon.model.tags import PREPOSITION

if TYPE_CHECKING:
    from selon.claims.roles import Role
    from selon.model.units import Clause, VerbGroup


class Generalities(ToldClauses):
    """Judges which acts of one document are told at large, by what is said of them."""

    def is_no_act(self, place: int, role: Role) -> bool:
        """Whether what a group is to a clause makes it no act that took place."""
        if role.slot != "subject":
            return self.is_drafted(role.clause)
        is_wished = not self.groups.is_definite(place) and self.is_wished(role.clause)
        return is_wished or self.is_at_large(place, role.clause)

    def is_at_large(self, place: int, index: int) -> bool:
        """Whether the clause of which a group is the subject tells of its act as a kind, a wish or a likelihood."""
        clause = self.analysis.clauses[index]
        verb = self.analysis.groups.verbs[clause.verb]
        if verb.form in {"infinitive", "gerund", "participle"}:
            return False
        return (
            self.can_be(place, verb)
            or (verb.voice == "passive" and verb.lemma in self.unreal.halting)
            or (verb.is_negated and BEING in verb.senses and not self.groups.is_definite(place))
            or self.is_effect(place, clause, verb)
            or self.is_outlook(clause, verb)
            or self.is_defined(place, clause, verb)
        )

    def can_be(self, place: int, verb: VerbGroup) -> bool:
        """Whether acts of a kind are only said to be able to something: *les attaques peuvent être des crimes*."""
        can = verb.modal in self.unreal.attempts and verb.tense == PRESENT and not self.is_done(verb)
        return can and self.is_of_a_kind(place)

    def is_effect(self, place: int, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a conditional tells what an act would bring about: *une attaque embraserait la région*."""
        if verb.tense not in self.grammar.conditional or self.is_past(verb):
            return False
        if verb.lemma in {*self.rules.existing, *self.rules.aiming, *self.unreal.lasting}:
            return False
        return BEING not in verb.senses or not (self.groups.is_definite(place) or clause.others)

    def is_outlook(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether an act is only called likely or unlikely: *une offensive paraît improbable*."""
        if not (BEING in verb.senses or verb.lemma in self.grammar.copulas) or verb.lemma in self.unreal.lasting:
            return False
        units = self.analysis.units
        behind = (u for u in range(verb.last, min(clause.last + 3, len(units))) if units.letters[u] in "RAP")
        inside = range(verb.first, verb.last)
        return any(units.lemmas[u] in self.unreal.outlook for u in (*inside, *behind))

    def is_defined(self, place: int, clause: Clause, verb: VerbGroup) -> bool:
        """Whether acts of a kind are only said to be something: *les embuscades sont sa marque*."""
        is_noun = verb.lemma in self.grammar.copulas or BEING in verb.senses
        is_told = (is_noun and clause.object is not None) or verb.lemma in self.unreal.defining
        is_kind = self.is_of_a_kind(place) or (self.is_of_any(place) and self.is_classed(clause))
        return is_told and is_kind and not self.names_any(place) and self.is_timeless(clause)

    def is_of_any(self, place: int) -> bool:
        """Whether the one act of a group is of nobody known: *l'attaque d'un hôpital*, *le blocus de civils*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        root = self.groups.first_of_list(place)
        listed = (other for each in self.groups.listed_with(root) for other in self.groups.complements(each))
        inside = [range(nouns[member].first, nouns[member].head) for member in listed]
        is_open = all(
            units.letters[u] == PREPOSITION or units.lows[u] in self.rules.some for span in inside for u in span
        )
        is_one = self.groups.is_definite(root) and not nouns[root].is_plural and not self.groups.is_shown(root)
        return bool(inside) and is_open and is_one

    def is_classed(self, clause: Clause) -> bool:
        """Whether a clause says in the present that something is one of a kind: *est un crime de guerre*."""
        if clause.object is None or self.analysis.groups.verbs[clause.verb].tense != PRESENT:
            return False
        group, lows = self.analysis.groups.nouns[clause.object], self.analysis.units.lows
        return any(lows[unit] in self.rules.some for unit in range(group.first, group.head))

    def is_drafted(self, index: int) -> bool:
        """Whether a clause says what talks or a text are about: *les négociations portent sur le retrait*."""
        clause = self.analysis.clauses[index]
        verb = self.analysis.groups.verbs[clause.verb]
        subject = None if clause.subject is None else self.analysis.groups.nouns[clause.subject]
        is_draft = subject is not None and self.analysis.units.lemmas[subject.head] in self.unreal.drafts
        return is_draft and verb.lemma in self.unreal.drafting

    def is_of_a_kind(self, place: int) -> bool:
        """Whether a group names all acts of a kind: *les attaques*, not *ces attaques* or *ses attaques*."""
        root = self.groups.first_of_list(place)
        is_many = self.analysis.groups.nouns[root].is_plural and self.groups.is_definite(root)
        return is_many and not self.groups.is_shown(root) and not self.groups.is_owned(root)

    def names_any(self, place: int) -> bool:
        """Whether a group with its complements names somebody or some place."""
        return any(self.analysis.groups.nouns[member].names for member in self.groups.chain(place))

    def is_timeless(self, clause: Clause) -> bool:
        """Whether no time stands in a clause."""
        return all(time < 0 for time in self.analysis.units.times[clause.first : clause.last])
