"""Enters: units and their noun and verb groups. Leaves: clauses with their slots: who does what to whom, by whom.

Verbs are taken in four passes: finite verbs get their subjects; every verb what stands to its right; participles,
gerunds and infinitives the subject of what they qualify or hang on; last, negation and the mood of doubt are settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.tags import TIME
from selon.model.units import Clause, Groups, NounGroup, Units, VerbGroup
from selon.read.antecedents import HARD, MARKERS
from selon.read.links import Linker
from selon.read.subjects import MEASURES, Subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.packs.grammar import Grammar

AROUND = frozenset('R,TC"<>')  # may stand between a noun and a participle that qualifies it
ASIDE = frozenset("TR")  # a time or an adverb, which commas may set off
LIGHT = frozenset("TRpDd")  # letters of a time and of what leads up to it
REACH = 60  # units to the right in which a verb has its complements
STEPS = 8  # links of a chain of groups that are followed


class Clauser:
    """Finds the clauses of one text."""

    def __init__(self, units: Units, groups: Groups, grammar: Grammar) -> None:
        """Take units, groups and the language's small words."""
        self.units = units
        self.groups = groups
        self.grammar = grammar
        self.clauses: list[Clause] = []
        self.linker = Linker(units, groups, grammar)
        self.subjects = Subjects(units, groups, grammar, self.clauses)
        self.restricted: set[int] = set()
        self.begins: dict[int, int] = {}

    def read_sentence(self, first: int, last: int) -> None:
        """Read all clauses between two units, in order of their verbs."""
        begin, verbs = len(self.clauses), self.groups.verbs
        self.linker.link(first, last)
        places = self.verbs_between(first, last)
        if not places:
            return
        self.subjects.enter(first, last)
        for place in places:
            verb = verbs[place]
            self.subjects.clause_of_verb[place] = len(self.clauses)
            self.clauses.append(Clause(verb=place, first=verb.first, last=verb.last))
            if verb.form == "finite":
                self.subjects.find(self.clauses[-1], verb)
            else:
                self.clauses[-1].kind = "participial" if verb.form == "participle" else verb.form
        fresh = range(begin, len(self.clauses))
        self.begins = self.subjects_begin(fresh)
        for index in fresh:
            self.find_right(index, last)
        for read in (self.find_loose_subject, self.settle):
            for index in fresh:
                read(index, begin)

    def verbs_between(self, first: int, last: int) -> list[int]:
        """The verb groups between two units, in order."""
        verb_at = self.groups.verb_at
        return sorted({verb_at[at] for at in range(first, last) if verb_at[at] >= 0})

    def subjects_begin(self, fresh: range) -> dict[int, int]:
        """Where subjects before their finite verb begin, with the verb: no complement reaches over one."""
        found: dict[int, int] = {}
        for index in fresh:
            clause = self.clauses[index]
            if clause.subject is None or (clause.kind == "relative" and clause.marker in self.subjects.starters):
                continue
            start = self.groups.nouns[clause.subject].first
            if start < self.groups.verbs[clause.verb].first:
                found.setdefault(start, clause.verb)
        return found

    # -- to the right of a verb

    def find_right(self, index: int, last: int) -> None:
        """Find object, agent and other complements to the right of a verb, up to the next clause."""
        clause, letters, verb = self.clauses[index], self.units.letters, self.groups.verbs[self.clauses[index].verb]
        at = verb.last
        end = min(last, verb.last + REACH, self.subjects.region_of(verb.first)[1])
        commas, aside = 0, self.end_of_aside(verb, end)
        is_past = False  # a participle came: what follows may be its own
        while at < end:
            letter = letters[at]
            if letter in HARD or (letter in MARKERS and not self.restricts(at, clause, verb)):
                break
            other = self.groups.verb_at[at]
            if other >= 0:
                form = self.groups.verbs[other].form
                if form != "participle" or commas > 1:
                    break
                is_past = True
            place = self.groups.noun_at[at]
            if place < 0:
                commas += letter == "," and at >= aside and not self.is_beside_time(at, verb)
                at += 1
                continue
            group = self.groups.nouns[place]
            if self.begins.get(group.first, clause.verb) != clause.verb:
                break
            if place != clause.subject:
                self.fill(clause, verb, place, is_near=commas == 0 and not is_past)
            at = max(group.last, at + 1)
            clause.last = max(clause.last, group.last)

    def end_of_aside(self, verb: VerbGroup, end: int) -> int:
        """The unit behind a time that commas set off right behind a verb: *a tué, le 3 mai, dix soldats*, or 0."""
        letters, nouns = self.units.letters, self.groups.nouns
        at = verb.last + 1
        is_time = False
        while at < end and letters[verb.last] == "," and letters[at] != ",":
            place = self.groups.noun_at[at]
            is_bound = place >= 0 and (nouns[place].prep is not None or nouns[place].joined is not None)
            if not is_bound and (place >= 0 or letters[at] not in LIGHT):
                return 0
            is_time = is_time or letters[at] == TIME or (is_bound and nouns[place].prep in self.grammar.lapses)
            at = nouns[place].last if is_bound else at + 1
        return at + 1 if at < end and is_time else 0

    def is_beside_time(self, at: int, verb: VerbGroup) -> bool:
        """Whether only a time or adverb and its commas stand around a comma behind a verb: *a pris mardi, la ville*."""
        between = self.units.letters[verb.last : at + 2]
        return not ASIDE.isdisjoint(between) and set(between[: at - verb.last]) <= {*ASIDE, ","}

    def restricts(self, at: int, clause: Clause, verb: VerbGroup) -> bool:
        """Whether *that* after a negated verb only restricts it ("n'a fait que deux blessés")."""
        following = at + 1
        is_that = self.units.lows[at].endswith(self.grammar.opens_complement) and verb.is_negated
        if not is_that or following >= len(self.units) or self.begins_clause(at):
            return False
        if self.groups.noun_at[following] < 0:
            return False
        self.restricted.add(clause.verb)
        return True

    def begins_clause(self, at: int) -> bool:
        """Whether a clause of the sentence begins at a unit."""
        return any(self.clauses[index].first == at for index in range(self.subjects.begin, len(self.clauses)))

    def fill(self, clause: Clause, verb: VerbGroup, place: int, *, is_near: bool) -> None:
        """Put a group to the right of a verb into its slot."""
        group = self.groups.nouns[place]
        if group.prep is None:
            is_open = clause.object is None and verb.voice != "passive"
            is_measure = any(sense.startswith(MEASURES) for sense in self.units.senses[group.head])
            is_near = is_near or self.is_late(verb, group)
            if is_near and is_open and group.joined is None and not is_measure:
                clause.object = place
        elif group.prep in self.grammar.agent and verb.voice == "passive" and self.acts(group):
            if clause.agent is None and self.is_own(clause, verb, group):
                clause.agent = place
        else:
            clause.others.append(place)

    def is_late(self, verb: VerbGroup, group: NounGroup) -> bool:
        """Whether only what prepositions bind stands between a verb and a count: *a exécuté, de nuit, sept captifs*."""
        noun_at, nouns = self.groups.noun_at, self.groups.nouns
        between = {noun_at[at] for at in range(verb.last, group.first)} - {-1}
        is_bound = all(nouns[place].prep is not None or nouns[place].joined is not None for place in between)
        return group.count is not None and bool(between) and is_bound

    def acts(self, group: NounGroup) -> bool:
        """Whether a group may be an agent: named, counted or with a determiner; a bare noun is a means."""
        return self.subjects.is_determined(group)

    def is_own(self, clause: Clause, verb: VerbGroup, group: NounGroup) -> bool:
        """Whether no participle between a verb and an agent has a better claim to it."""
        between = {self.groups.verb_at[at] for at in range(verb.last, group.first)} - {-1, clause.verb}
        return not any(self.groups.verbs[other].voice == "passive" for other in between)

    # -- subjects of what is not finite

    def find_loose_subject(self, index: int, begin: int) -> None:
        """Find the subject of a participle, gerund or infinitive."""
        clause = self.clauses[index]
        verb = self.groups.verbs[clause.verb]
        if verb.form == "finite":
            return
        if verb.form == "participle":
            if self.goes_on_passive(index, begin):
                self.share(clause, index - 1)
                return
            clause.subject = self.noun_before(verb)
            if clause.subject is None and self.opens_sentence(verb):
                self.borrow_following(index)
        elif verb.form == "gerund":
            self.find_gerund_subject(index, begin)
        else:
            self.find_infinitive_subject(index, begin)

    def goes_on_passive(self, index: int, begin: int) -> bool:
        """Whether a participle is joined to a passive behind its complements: *ont été menés au puits et abattus*."""
        verb, nouns = self.groups.verbs[self.clauses[index].verb], self.groups.nouns
        if index == begin or self.units.letters[verb.first - 1] != "C":
            return False
        sister = self.clauses[index - 1]
        before = self.groups.verbs[sister.verb]
        if before.form != "finite" or before.voice != "passive" or sister.subject is None:
            return False
        return before.last < verb.first - 1 and nouns[sister.subject].is_plural == (verb.person == "3p")

    def noun_before(self, verb: VerbGroup) -> int | None:
        """The group that a participle qualifies; complements and parts of a whole give way to what agrees in number."""
        letters, noun_at, nouns, first = self.units.letters, self.groups.noun_at, self.groups.nouns, self.subjects.first
        at = verb.first - 1
        has_comma = False
        while at >= first and letters[at] in AROUND:
            has_comma = has_comma or letters[at] == ","
            at -= 1
        if at < first:
            return None
        place: int | None = noun_at[at]
        if place is None or place < 0:
            return self.subject_of_verb(at)
        plural = verb.person == "3p"
        while place is not None and nouns[place].of is not None:
            if nouns[place].is_plural == plural and self.subjects.is_determined(nouns[place]):
                break
            place = nouns[place].of
        if place is not None and has_comma and letters[verb.first - 1] == ",":
            return self.before_aside(place, plural=plural)
        is_last = plural and place is not None and not nouns[place].is_plural  # *un chef et son garde tués*
        return self.subjects.listed(place) if is_last and place is not None else place

    def before_aside(self, place: int, *, plural: bool) -> int:
        """The group that an aside between commas belongs to, when a second aside follows it."""
        nouns = self.groups.nouns
        root = self.root(place)
        if not nouns[root].is_among:
            return self.subjects.listed(place) if plural else place
        at = nouns[root].first - 1
        while at >= self.subjects.first and self.units.letters[at] in ",QRC":
            at -= 1
        before = self.groups.noun_at[at] if at >= self.subjects.first else -1
        return before if before >= 0 else place

    def subject_of_verb(self, at: int) -> int | None:
        """The subject of the verb group at a unit, for a participle that goes on it."""
        other = self.groups.verb_at[at]
        place = self.subjects.clause_of_verb.get(other)
        return self.clauses[place].subject if place is not None else None

    def root(self, place: int) -> int:
        """The group that a complement or a listed group goes back to."""
        for _ in range(STEPS):
            group = self.groups.nouns[place]
            before = group.of if group.of is not None else group.joined
            if before is None:
                break
            place = before
        return place

    def opens_sentence(self, verb: VerbGroup) -> bool:
        """Whether only light words stand between the sentence's beginning and a verb."""
        letters = self.units.letters[self.subjects.first : verb.first]
        return all(letter in 'RTCpS"<,-' for letter in letters)

    def borrow_following(self, index: int) -> None:
        """Take the subject of the next finite clause: what opens a sentence hangs on what follows."""
        clause = self.clauses[index]
        for other in range(index + 1, len(self.clauses)):
            if self.groups.verbs[self.clauses[other].verb].form == "finite" and self.clauses[other].kind == "main":
                self.share(clause, other)
                return

    def share(self, clause: Clause, other: int) -> None:
        """Give a clause the subject of another, on which it hangs."""
        sister = self.clauses[other]
        clause.parent, clause.subject, clause.subject_pronoun = other, sister.subject, sister.subject_pronoun

    def finite_before(self, index: int, begin: int) -> int | None:
        """The nearest finite clause before a clause, in the same quotation."""
        verbs = self.groups.verbs
        region = self.subjects.region_of(verbs[self.clauses[index].verb].first)
        for other in range(index - 1, begin - 1, -1):
            verb = verbs[self.clauses[other].verb]
            if verb.form == "finite" and self.subjects.region_of(verb.first) == region:
                return other
        return None

    def find_gerund_subject(self, index: int, begin: int) -> None:
        """A gerund takes the noun before it, behind a comma the subject of its sentence, *en fuyant* its verb's."""
        clause, letters = self.clauses[index], self.units.letters
        verb = self.groups.verbs[clause.verb]
        opened = not set(self.grammar.before_gerund).isdisjoint(
            self.units.lows[max(verb.first - 1, 0) : verb.first + 1]
        )
        if opened and self.hangs_on(index, begin):
            return
        at = verb.first - 1
        before = self.finite_before(index, begin)
        if at >= self.subjects.first and letters[at] == "C" and index > begin and before is not None:
            earlier = self.groups.verbs[self.clauses[index - 1].verb]
            self.share(clause, index - 1 if earlier.form == "gerund" else before)
            return
        place = self.groups.noun_at[at] if at >= self.subjects.first else -1
        if place >= 0:
            clause.subject = place if self.is_told_of(place) else self.root(place)
        elif before is not None:
            self.share(clause, before)
        elif self.opens_sentence(verb):
            self.borrow_following(index)
        else:
            clause.subject = self.noun_before(verb)

    def is_told_of(self, place: int) -> bool:
        """Whether a count hangs on a noun without a determiner, so that more is told of it: *état de huit raids …*."""
        group, nouns = self.groups.nouns[place], self.groups.nouns
        whole = nouns[group.of] if group.of is not None else None
        return group.count is not None and (whole is None or whole.first == whole.head)

    def hangs_on(self, index: int, begin: int) -> bool:
        """Give a clause the subject of the nearest verb before it that is no participle; whether there is one."""
        verbs = self.groups.verbs
        before = (place for place in range(index - 1, begin - 1, -1) if not self.is_participle(place))
        other = next(before, None)
        ahead = other is not None and verbs[self.clauses[other].verb].first < verbs[self.clauses[index].verb].first
        if other is not None and ahead:
            self.share(self.clauses[index], other)
        return ahead

    def is_participle(self, place: int) -> bool:
        """Whether the verb of a clause is a participle alone."""
        return self.groups.verbs[self.clauses[place].verb].form == "participle"

    def find_infinitive_subject(self, index: int, begin: int) -> None:
        """An infinitive takes the subject of the verb that it hangs on, or its object where that verb moves others."""
        clause, verbs = self.clauses[index], self.groups.verbs
        verb = verbs[clause.verb]
        if index > begin:
            governor = self.clauses[index - 1]
            other = verbs[governor.verb]
            if other.form == "participle" and verb.first - other.last <= 2:
                self.share(clause, index - 1)
                return
            if other.lemma in self.grammar.object_control and governor.object is not None:
                clause.parent, clause.subject = index - 1, governor.object
                return
        before = self.finite_before(index, begin)
        if before is not None:
            self.share(clause, before)
        elif self.opens_sentence(verb):
            self.borrow_following(index)
        else:
            clause.subject = self.noun_before(verb)

    # -- negation and mood

    def settle(self, index: int, begin: int) -> None:
        """Settle what is said not to be, and what is told as mere report."""
        clause = self.clauses[index]
        verb = self.groups.verbs[clause.verb]
        if verb.is_negated:
            verb.is_negated = self.negates(clause, verb)
        if verb.is_conditional and (self.is_future_in_past(index, begin) or self.is_supposed(index, begin)):
            verb.is_conditional = False

    def negates(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a verb with a negator is truly negated: not restricted, and the negator not idle."""
        if clause.verb in self.restricted:
            return False
        if clause.marker not in self.grammar.expletive:
            return True
        last = min(len(self.units), verb.last + 2)
        return any(low in self.grammar.negations for low in self.units.lows[clause.first : last])

    def is_future_in_past(self, index: int, begin: int) -> bool:
        """Whether a conditional tells what was to come, after a verb in the past: *a promis qu'il partirait*."""
        clause = self.clauses[index]
        if clause.kind != "complement" or self.groups.verbs[clause.verb].is_perfect:
            return False
        for other in range(index - 1, begin - 1, -1):
            sister = self.clauses[other]
            verb = self.groups.verbs[sister.verb]
            if verb.last <= clause.first and sister.kind != "complement" and verb.form == "finite":
                return verb.tense in self.grammar.past or verb.is_perfect
        return False

    def is_supposed(self, index: int, begin: int) -> bool:
        """Whether a conditional hangs on an *if* of its sentence."""
        del index
        return any(clause.marker in self.grammar.conditions for clause in self.clauses[begin:])


def read_clauses(units: Units, ranges: Sequence[tuple[int, int]], groups: Groups, grammar: Grammar) -> list[Clause]:
    """All clauses of a text, in order of their verbs."""
    clauser = Clauser(units, groups, grammar)
    for first, last in ranges:
        clauser.read_sentence(first, last)
    return clauser.clauses
