"""Enters: a bare number. Leaves: the outcome of the tally that it tells: by a verb, a label, *celui des*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.options_nouns import Option, suffix

if TYPE_CHECKING:
    from selon.claims.options import Options
    from selon.model.units import Clause

REACH = "reach"  # where a rule reads a total
LABEL = 3  # units between a noun and the colon behind which its number stands
BEHIND = 3  # units behind a noun within which the verb of a clause about it stands
ABOUT = frozenset({"gerund", "relative"})  # kinds of clauses that tell of the noun before them
OPENS_LABEL = frozenset(";,.-(:")


class Tallies:
    """Finds what the tallies of one document count."""

    def __init__(self, options: Options) -> None:
        """Take the layers by way of the rules."""
        self.options = options
        self.analysis = options.analysis
        self.rules = options.rules
        self.grammar = options.language.grammar

    def named(self, place: int) -> list[Option]:
        """Rules of totals for a bare number that a noun names: *Blessés : 31*, *… et celui des blessés à 31*."""
        if not self.options.is_headless(place):
            return []
        outcome, unit = self.labelled(place)
        if outcome is None:
            outcome, unit = self.taken_up(place)
        if outcome is None:
            outcome, unit = self.numbered(place)
        rules = self.rules.by_where.get(REACH, ())
        return [(rule.weight, outcome, rule, None, (unit,)) for rule in rules] if outcome else []

    def labelled(self, place: int) -> tuple[str | None, int]:
        """The outcome that the words before a colon name: *Soldats tués : 12*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        colon = nouns[place].first - 1
        begin = self.analysis.ranges[self.analysis.sentence_of(nouns[place].head)][0]
        label = place - 1
        if colon <= begin or letters[colon] != ":" or label < 0 or nouns[label].last < max(begin, colon - LABEL):
            return None, 0
        while nouns[label].of is not None:
            label = nouns[label].of or 0
        first = nouns[label].first
        is_counted = any(nouns[n].count is not None for n in range(label, place))
        if is_counted or (first > begin and letters[first - 1] not in OPENS_LABEL):
            return None, 0
        return self.counted_by(label)

    def numbered(self, place: int) -> tuple[str | None, int]:
        """The outcome that people without a number tell whom one behind them counts: *les captifs, au nombre de 9*."""
        nouns = self.analysis.groups.nouns
        if nouns[place].prep not in self.rules.numbering or not place or nouns[place - 1].count is not None:
            return None, 0
        is_close = self.analysis.units.letters[nouns[place - 1].last : nouns[place].first] == [","]
        outcome = suffix(self.options.victims.senses(nouns[place - 1].head), "toll") if is_close else None
        return outcome, nouns[place - 1].head

    def taken_up(self, place: int) -> tuple[str | None, int]:
        """The outcome that a pronoun's complement names, where no verb stands: *…, celui des blessés à 40*."""
        nouns = self.analysis.groups.nouns
        counted = nouns[place - 1] if place else None
        if counted is None or counted.of is None or counted.last != nouns[place].first:
            return None, 0
        is_of = nouns[place].prep in (*self.grammar.of, *self.rules.to)
        return self.counted_by(place - 1) if nouns[counted.of].is_pronoun and is_of else (None, 0)

    def reached(self, place: int) -> list[Option]:
        """Rules of totals: *le nombre de blessés s'élève à N*; the subject tells the outcome."""
        found: list[Option] = []
        for role in self.options.roles.of_group.get(place, ()):
            clause = self.analysis.clauses[role.clause]
            verb = self.analysis.groups.verbs[clause.verb]
            is_of = verb.lemma in self.grammar.copulas and role.slot in (*self.grammar.of, "object")
            for rule in self.rules.by_where.get(REACH, ()):
                reaches = rule.sense in verb.senses and (role.slot == "object" or role.slot in self.rules.to)
                if not (reaches or is_of):  # *le nombre de morts est de douze*
                    continue
                if is_of and not reaches and self.says_who(clause, place):
                    continue
                outcome, unit = self.tallied(clause, place)
                if outcome:
                    found.append((rule.weight, outcome, rule, role.clause, (unit, *range(verb.first, verb.last))))
        return found

    def says_who(self, clause: Clause, place: int) -> bool:
        """Whether a copula tells who the harmed are, and not how many: *les victimes sont deux élèves*."""
        if clause.subject is None or self.options.is_headless(place):
            return False
        subject = self.analysis.groups.nouns[clause.subject]
        return subject.of is None and "tally" not in self.options.victims.senses(subject.head)

    def tallied(self, clause: Clause, place: int) -> tuple[str | None, int]:
        """The outcome that the subject of a verb of reaching counts, or what follows its figure."""
        for group in (clause.subject, clause.object, place + 1):
            if group is None or group == place or group >= len(self.analysis.groups.nouns):
                continue
            outcome, unit = self.counted_by(group)
            if outcome:
                return outcome, unit
        return None, 0

    def counted_by(self, place: int) -> tuple[str | None, int]:
        """The outcome that a tally counts, by its head or a complement."""
        whole, *complements = self.options.victims.members(place)
        for member in (*complements, whole):
            head = self.analysis.groups.nouns[member].head
            outcome = suffix(self.options.victims.senses(head), "toll") or suffix(
                self.options.victims.senses(head), "act"
            )
            outcome = outcome or self.qualified(member)
            if outcome:
                return outcome, head
        return None, 0

    def qualified(self, place: int) -> str | None:
        """The harm that the words behind a noun tell: *le nombre de soldats tués*."""
        options = self.options
        units = options.qualifiers.after(place)
        harmed = (options.idiom_outcome(unit) or suffix(options.adjective_senses(unit), "harmed") for unit in units)
        return next((found for found in harmed if found), None) or self.told_behind(place)

    def told_behind(self, place: int) -> str | None:
        """The harm that a clause right behind a noun tells of those it counts: *le nombre de civils ayant péri*."""
        options, verbs = self.options, self.analysis.groups.verbs
        end = options.qualifiers.end_of(place)
        for at in range(end, min(end + BEHIND, len(self.analysis.units))):
            verb = self.analysis.groups.verb_at[at]
            index = self.analysis.clause_of_verb.get(verb) if verb >= 0 else None
            if index is not None:
                is_theirs = self.analysis.clauses[index].kind in ABOUT and not verbs[verb].is_negated
                family = "harm" if verbs[verb].voice == "passive" else "suffer"
                return options.roles.sense(index, family) if is_theirs else None
            if self.analysis.units.letters[at] not in "Qo":
                break
        return None
