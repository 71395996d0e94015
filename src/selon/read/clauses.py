"""Enters: units and their noun and verb groups. Leaves: clauses with their slots: who does what to whom, by whom, where.

Slots are found by walking from the verb, not by word order alone: what stands in brackets, between commas, in a relative
clause or behind a preposition is stepped over, and number must agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.units import Clause, Groups, NounGroup, Units, VerbGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.packs.grammar import Grammar

HARD = frozenset(".;:")
MARKERS = frozenset("SKQ")
LISTED = (["C"], [","], [",", "C"], ["C", "R"])
AFTER = 14  # units after a verb within which its subject may follow
REACH = 60  # units that a verb looks left for its subject


class Clauser:
    """Finds the clauses of one text."""

    def __init__(self, units: Units, groups: Groups, grammar: Grammar, quote_marks: frozenset[str]) -> None:
        """Take units, groups, the language's small words and its marks that close quotations."""
        self.units = units
        self.groups = groups
        self.grammar = grammar
        self.quote_marks = quote_marks
        self.clauses: list[Clause] = []
        self.clause_of_verb: dict[int, int] = {}

    def read_sentence(self, first: int, last: int) -> None:
        """Read all clauses between two units, in order of their verbs."""
        self.link_nouns(first, last)
        at = first
        while at < last:
            verb = self.groups.verb_at[at]
            if verb >= 0:
                self.read_clause(verb, first, last)
                at = self.groups.verbs[verb].last
            else:
                at += 1

    # -- noun groups among themselves

    def link_nouns(self, first: int, last: int) -> None:
        """Note which groups complement another ("de …"), go on a list, or stand among a whole ("dont …")."""
        nouns, letters, lows = self.groups.nouns, self.units.letters, self.units.lows
        at, before = first, -1
        while at < last:
            place = self.groups.noun_at[at]
            if place < 0:
                at += 1
                continue
            group = nouns[place]
            opening = lows[group.first - 1] if group.first > first else ""
            group.is_among = opening in self.grammar.among
            if before >= 0:
                self.link_pair(nouns[before], before, group, letters)
            before, at = place, group.last

    def link_pair(self, left: NounGroup, place: int, group: NounGroup, letters: list[str]) -> None:
        """Note how a group hangs on the one before it."""
        gap = letters[left.last : group.first]
        if group.prep in self.grammar.linking_prepositions and all(letter in "\"<>R" for letter in gap) and len(gap) <= 2:
            group.of = place
            return
        if not (gap in LISTED or (len(gap) == 1 and self.units.lows[left.last] == "/")):
            return
        member = self.list_member(left, place, group)
        if member is not None:
            group.joined = member

    def list_member(self, left: NounGroup, place: int, group: NounGroup) -> int | None:
        """The group that a listed one goes on from: of the same tie, counts with counts, through complements if need be."""
        nouns = self.groups.nouns
        at: int | None = place
        direct = self.tie(group) == self.tie(left) or (group.prep is None and self.is_close(left, group))
        while at is not None:
            other = nouns[at]
            alike = self.tie(other) == self.tie(group) or (group.prep is None and (other.prep is None or at == place and direct))
            if alike and not (group.count is not None and other.count is None and other.of is not None):
                return at
            at = other.of
        return place if direct else None

    def is_close(self, left: NounGroup, group: NounGroup) -> bool:
        """Whether only a coordinator stands between two groups, so that a preposition may serve both."""
        return group.first - left.last == 1 and self.units.letters[left.last] == "C"

    def tie(self, group: NounGroup) -> str | None:
        """The preposition of a group, contracted forms under one name."""
        return self.grammar.linking_prepositions[0] if group.prep in self.grammar.linking_prepositions else group.prep

    # -- clauses

    def read_clause(self, place: int, first: int, last: int) -> None:
        """Read the clause around a verb group."""
        verb = self.groups.verbs[place]
        clause = Clause(verb=place, first=verb.first, last=verb.last)
        self.clause_of_verb[place] = len(self.clauses)
        self.clauses.append(clause)
        if verb.form == "finite":
            self.find_subject(clause, verb, first, last)
        elif verb.form == "participle":
            clause.kind = "participial"
            clause.subject = self.noun_before(verb, first)
        else:
            clause.kind = verb.form
            self.borrow_subject(clause, verb, first)
        self.find_right(clause, verb, last)

    def noun_before(self, verb: VerbGroup, first: int) -> int | None:
        """The group just before a participle, which it qualifies; "de" complements give way to what agrees in number."""
        at = verb.first - 1
        letters = self.units.letters
        while at >= first and letters[at] in "R,TC\"":
            at -= 1
        if at < first:
            return None
        place = self.groups.noun_at[at]
        if place < 0:
            return None
        plural = verb.person == "3p"
        while place is not None and self.groups.nouns[place].is_plural != plural and self.groups.nouns[place].of is not None:
            place = self.groups.nouns[place].of
        return place

    def borrow_subject(self, clause: Clause, verb: VerbGroup, first: int) -> None:
        """Give an infinitive or gerund the subject of the nearest finite clause before it."""
        for index in range(len(self.clauses) - 2, -1, -1):
            other = self.clauses[index]
            if other.first < first:
                break
            if self.groups.verbs[other.verb].form == "finite" and other.first < verb.first:
                clause.parent = index
                clause.subject, clause.subject_pronoun = other.subject, other.subject_pronoun
                break
        if clause.subject is None and clause.subject_pronoun is None:
            clause.subject = self.root(self.noun_before(verb, first))

    def root(self, place: int | None) -> int | None:
        """The group that a complement or a listed group goes back to."""
        steps = 0
        while place is not None and steps < 8:
            group = self.groups.nouns[place]
            before = group.of if group.of is not None else group.joined
            if before is None:
                break
            place, steps = before, steps + 1
        return place

    def find_subject(self, clause: Clause, verb: VerbGroup, first: int, last: int) -> None:
        """Find the subject of a finite verb: a pronoun before it, an antecedent, or a noun group that agrees."""
        letters, units = self.units.letters, self.units
        at = verb.first - 1
        while at >= first and letters[at] in "RgT\"<>" and at > verb.first - 6:
            at -= 1
        if at >= first and letters[at] == "s":
            clause.subject_pronoun = at
            self.open_at(clause, at, first)
            return
        if verb.last < last and letters[verb.last] == "s" and units.lows[verb.last].startswith("-"):
            clause.subject_pronoun = verb.last
            self.open_at(clause, verb.first, first)
            return
        inside = next((u for u in range(verb.first, verb.last) if letters[u] == "s"), None)
        if inside is not None:
            clause.subject_pronoun = inside
            return
        if at >= first and letters[at] == "Q" and units.lows[at] in self.grammar.pronoun_of_clause:
            clause.kind, clause.marker, clause.first = "relative", units.lows[at], at
            clause.subject = self.antecedent(at, first, verb)
            return
        if self.is_behind_words(verb, at, first):
            clause.subject = self.noun_after(clause, verb, last)
            if clause.subject is not None:
                clause.kind = "inserted"
                return
        self.search_left(clause, verb, first)
        if clause.subject is None:
            clause.subject = self.noun_after(clause, verb, last)

    def is_behind_words(self, verb: VerbGroup, at: int, first: int) -> bool:
        """Whether a verb stands behind what somebody said: after a closing mark, or one of saying after a comma."""
        letters = self.units.letters
        index = at
        seen_comma = False
        while index >= first and letters[index] in ",-":
            seen_comma = True
            index -= 1
        if index < first:
            return False
        if letters[index] == ">" or self.units.lows[index] in self.quote_marks:
            return True
        saying = any(sense.startswith("say:") for sense in verb.senses)
        return seen_comma and saying and index >= first and not self.opens_content(verb)

    def opens_content(self, verb: VerbGroup) -> bool:
        """Whether a complementizer, colon or infinitive follows a verb, so that its words come after it."""
        letters = self.units.letters[verb.last : verb.last + 4]
        return bool(letters) and (letters[0] in "KI:" or (letters[0] == "R" and "K" in letters))

    def antecedent(self, at: int, first: int, verb: VerbGroup) -> int | None:
        """The group that a relative pronoun at a unit stands for."""
        index = at - 1
        while index >= first and (self.units.letters[index] in ",\">)" or (self.units.lows[index] in self.grammar.coordinators)):
            index -= 1
        place = self.groups.noun_at[index] if index >= first else -1
        if place < 0:
            return self.noun_behind(index, first)
        plural = verb.person.endswith("p")
        while place is not None:
            group = self.groups.nouns[place]
            if group.is_plural == plural or group.of is None or self.list_of(place):
                return place
            place = group.of
        return None

    def noun_behind(self, index: int, first: int) -> int | None:
        """The nearest noun group that ends at or before a unit, not far."""
        for at in range(index, max(first, index - 8) - 1, -1):
            if self.groups.noun_at[at] >= 0:
                return self.groups.noun_at[at]
        return None

    def list_of(self, place: int) -> bool:
        """Whether the group goes on a list."""
        return self.groups.nouns[place].joined is not None

    def open_at(self, clause: Clause, at: int, first: int) -> None:
        """Note the word that opens a clause, when it stands just before the subject."""
        clause.first = at
        if at - 1 >= first and self.units.letters[at - 1] in MARKERS:
            clause.first = at - 1
            clause.marker = self.units.lows[at - 1]
            clause.kind = {"K": "complement", "Q": "relative", "S": "adverbial"}[self.units.letters[at - 1]]

    def search_left(self, clause: Clause, verb: VerbGroup, first: int) -> None:
        """Walk left from a finite verb to the border of its clause and choose the subject on the way."""
        letters = self.units.letters
        at = verb.first - 1
        candidates: list[int] = []
        floor = max(first, verb.first - REACH)
        depth = 0
        while at >= floor:
            letter = letters[at]
            if letter == ")":
                depth += 1
            elif letter == "(":
                depth = max(0, depth - 1)
            elif depth == 0:
                if letter in HARD:
                    break
                place = self.groups.noun_at[at]
                if place >= 0:
                    candidates.append(place)
                    at = self.groups.nouns[place].first - 1
                    continue
                other = self.groups.verb_at[at]
                if other >= 0 and self.groups.verbs[other].form in {"gerund", "infinitive"}:
                    self.drop_objects(candidates, self.groups.verbs[other].last, verb.first)
                if other >= 0 and self.groups.verbs[other].form == "finite":
                    jump = self.step_over(other, clause, candidates, verb)
                    if jump is None:
                        break
                    at = jump
                    continue
                if letter in MARKERS and self.marks_clause(at, clause, verb):
                    break
            at -= 1
        clause.first = max(at + 1, first) if clause.marker is None else clause.first
        if clause.subject is None:
            clause.subject = self.choose(candidates, verb)

    def drop_objects(self, candidates: list[int], start: int, end: int) -> None:
        """Take away the objects of a gerund or infinitive to the left: what stands before the comma that ends it."""
        letters = self.units.letters
        comma = next((at for at in range(start, end) if letters[at] == ","), None)
        if comma is not None:
            candidates[:] = [c for c in candidates if self.groups.nouns[c].first > comma]

    def marks_clause(self, at: int, clause: Clause, verb: VerbGroup) -> bool:
        """Note the marker at a unit as what opens the clause."""
        letter, low = self.units.letters[at], self.units.lows[at]
        if low in self.grammar.among and not self.is_relative_whose(at, verb):
            return False
        clause.marker, clause.first = low, at
        clause.kind = {"K": "complement", "Q": "relative", "S": "adverbial"}[letter]
        return True

    def is_relative_whose(self, at: int, verb: VerbGroup) -> bool:
        """Whether a *dont* opens a relative clause with the verb, rather than a part of a list: no comma ends it before."""
        letters = self.units.letters
        following = self.groups.noun_at[at + 1] if at + 1 < len(letters) else -1
        if following >= 0 and self.groups.nouns[following].count is not None:
            return False
        return "," not in letters[at + 1 : verb.first]

    def step_over(self, other: int, clause: Clause, candidates: list[int], verb: VerbGroup) -> int | None:
        """Where to go on when a finite verb stands to the left: before its relative clause, or nowhere if it is a sister."""
        sister_place = self.clause_of_verb.get(other)
        if sister_place is None:
            return None
        sister = self.clauses[sister_place]
        if sister.kind in {"relative", "adverbial", "complement"} and not self.choose(candidates, verb, strict=True):
            comma_between = "," in self.units.letters[sister.last : verb.first] or sister.kind == "relative"
            if comma_between:
                return sister.first - 1
        between = self.units.letters[self.groups.verbs[other].last : verb.first]
        has_own = self.choose([c for c in candidates if self.after_joint(c, self.groups.verbs[other].last)], verb)
        if has_own is not None:
            clause.subject = has_own
        elif "C" in between or "," in between:
            clause.subject, clause.subject_pronoun, clause.parent = sister.subject, sister.subject_pronoun, sister_place
            clause.kind, clause.marker = sister.kind, sister.marker
        return None

    def after_joint(self, place: int, start: int) -> bool:
        """Whether a coordinator or comma stands between a unit and a group, so that the group may open a clause."""
        return any(letter in "C," for letter in self.units.letters[start : self.groups.nouns[place].first])

    def choose(self, candidates: Sequence[int], verb: VerbGroup, *, strict: bool = False) -> int | None:
        """The subject among the groups left of a verb: unbound by a preposition, agreeing, the leftmost of its list."""
        plural = verb.person.endswith("p")
        nouns = self.groups.nouns
        best: int | None = None
        for place in candidates:  # from the nearest to the farthest
            group = nouns[place]
            if group.prep is not None or group.is_among:
                continue
            agrees = group.is_plural or self.has_list(place) if plural else not group.is_plural or verb.person == ""
            if agrees and group.joined is not None and not plural and verb.person:
                best = place
                break
            if agrees and group.joined is None:
                best = place
                if self.is_adjacent(group, verb):
                    break
        if best is None and not strict:
            best = next((p for p in reversed(candidates) if nouns[p].prep is None and not nouns[p].is_among), None)
        return best

    def is_adjacent(self, group: NounGroup, verb: VerbGroup) -> bool:
        """Whether nothing but adverbs stands between a group and a verb, so that it is surely the subject."""
        return all(letter in "RgT" for letter in self.units.letters[group.last : verb.first])

    def has_list(self, place: int) -> bool:
        """Whether another group goes on from this one as a list."""
        return any(group.joined == place for group in self.groups.nouns[place + 1 : place + 6])

    def noun_after(self, clause: Clause, verb: VerbGroup, last: int) -> int | None:
        """The subject that stands after its verb, as behind quoted words or a relative: *a déclaré le ministre*."""
        at, end = verb.last, min(last, verb.last + AFTER)
        while at < end:
            if self.units.letters[at] in "RgT":
                at += 1
                continue
            place = self.groups.noun_at[at]
            if place < 0:
                return None
            if self.groups.nouns[place].prep is None:
                break
            at = self.groups.nouns[place].last
        if at >= end:
            return None
        clause.last = self.groups.nouns[place].last
        return place

    def find_right(self, clause: Clause, verb: VerbGroup, last: int) -> None:
        """Find object, agent and other complements to the right of a verb, up to the next clause."""
        letters, nouns = self.units.letters, self.groups.nouns
        at = verb.last
        end = min(last, verb.last + REACH)
        subject = clause.subject
        commas = 0
        while at < end:
            letter = letters[at]
            if letter in HARD or letter in MARKERS:
                break
            other = self.groups.verb_at[at]
            if other >= 0 and (self.groups.verbs[other].form in {"finite", "gerund"} or commas > 1):
                break
            place = self.groups.noun_at[at]
            if place >= 0:
                group = nouns[place]
                if place != subject:
                    self.fill(clause, verb, place, group, commas)
                at = group.last
                clause.last = at
                continue
            commas += letter == ","
            at += 1

    def fill(self, clause: Clause, verb: VerbGroup, place: int, group: NounGroup, commas: int) -> None:
        """Put a group to the right of a verb into its slot."""
        if group.prep in self.grammar.agent and verb.voice == "passive" and clause.agent is None:
            clause.agent = place
        elif group.prep is None and clause.object is None and commas == 0 and group.joined is None and not clause.others:
            clause.object = place
        elif group.prep is not None and group.of is None:
            clause.others.append(place)
        elif group.prep is None and clause.object is None and commas == 0 and verb.voice != "passive" and group.joined is None:
            clause.object = place
        elif group.prep is not None:
            clause.others.append(place)


def read_clauses(
    units: Units, ranges: Sequence[tuple[int, int]], groups: Groups, grammar: Grammar, quote_marks: frozenset[str] = frozenset()
) -> list[Clause]:
    """All clauses of a text, in order of their verbs."""
    clauser = Clauser(units, groups, grammar, quote_marks)
    for first, last in ranges:
        clauser.read_sentence(first, last)
    return clauser.clauses
