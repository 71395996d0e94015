"""Enters: a sentence's finite verbs, left to right. Leaves: the subject of each, and the word that opens its clause.

The search walks left from the verb. Brackets, quotations with verbs of their own, clauses behind a marker and what
stands between two commas are stepped over; number must agree. What stands nowhere on the left is looked for behind.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from selon.read import inversions as turns
from selon.read.antecedents import HARD, MARKED, MARKERS, REACH, SAYS
from selon.read.regions import Regions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.units import Clause, Groups, Units, VerbGroup
    from selon.packs.grammar import Grammar

LIGHT = frozenset('RgT"<>')  # may stand between a pronoun and its verb
ACRONYM = 3  # units of a short form in its brackets
EDGE = frozenset(',">-)')  # after which a verb of saying may stand before its subject
OTHERS = ("1s", "2s", "3")  # how the person of a verb begins that is not ours
MEASURES = "measure"
AFTER = 14  # units after a verb within which its subject may follow

Candidate = tuple[int, int]
"""A noun group left of a verb, and how many commas stand between."""


class Subjects(Regions):
    """Finds the subjects of the finite verbs of one text."""

    def __init__(self, units: Units, groups: Groups, grammar: Grammar, clauses: list[Clause]) -> None:
        """Take the groups; `clauses` is the list under way, its verbs in order."""
        super().__init__(units, groups, grammar, clauses)
        self.clause_of_verb: dict[int, int] = {}
        self.asides: set[int] = set()
        self.taken: set[int] = set()
        self.cut: list[Candidate] = []
        self.released: set[int] = set()  # groups after an *among* that opens a clause
        self.among = frozenset(grammar.among)

    def enter(self, first: int, last: int) -> None:
        """Take up a sentence, of whose verbs none has a subject yet."""
        super().enter(first, last)
        self.taken.clear()
        self.asides.clear()

    # -- one verb

    def find(self, clause: Clause, verb: VerbGroup) -> None:
        """Find the subject of a finite verb: a pronoun, an antecedent, or a noun group that agrees."""
        letters, lows = self.units.letters, self.units.lows
        floor = self.outer_floor(verb, self.region_of(verb.first)[0])
        at = verb.first - 1
        while at > floor and (letters[at] in LIGHT or self.is_ours(at, verb)) and at > verb.first - 6:
            at -= 1
        if self.take_pronoun(clause, verb, at, floor):
            return
        if at > floor and letters[at] == "Q" and lows[at] in self.starters and not self.is_bound(at):
            clause.kind, clause.marker, clause.first = "relative", lows[at], at
            clause.subject = self.antecedent(at, verb)
            return
        self.cut.clear()
        subject = self.search_left(clause, verb, floor)
        is_short = subject is not None and self.follows_acronym(verb) and self.agrees(subject, verb)
        if not is_short and self.follows_edge(verb, floor) and self.may_follow(verb):
            behind = self.noun_after(verb)
            is_left = subject is not None and clause.parent is None
            is_alone = not self.speaks(subject) or turns.only_says(self.units, verb, self.last)
            is_likelier = self.speaks(behind) and is_alone
            awaits = subject is not None and turns.awaits_verb(self.units, self.groups.nouns[subject], verb, self.first)
            is_told = (not is_left or is_likelier) and not awaits
            if behind is not None and is_told and not self.lists_sayings(clause, behind):
                self.restore_lists()
                self.set_aside(clause, verb, behind)
                return
        clause.subject = subject
        if subject is not None and not self.agrees(subject, verb) and self.is_joined(verb):
            self.go_on(clause, verb)
        if subject is None and clause.subject_pronoun is None and clause.parent is None:
            clause.subject = self.noun_after(verb)
            if clause.subject is not None:
                clause.last = self.groups.nouns[clause.subject].last
        if clause.kind != "relative" and clause.subject is not None:
            self.taken.add(clause.subject)

    def is_ours(self, at: int, verb: VerbGroup) -> bool:
        """Whether a pronoun of ours stands before a verb of others, as its object: *nous confie le maire*."""
        return self.units.lows[at] in self.grammar.ours and verb.person.startswith(OTHERS)

    def outer_floor(self, verb: VerbGroup, floor: int) -> int:
        """How far left a verb looks: out of a quotation that begins with it, as its subject stands before the mark."""
        begins = floor >= self.first and all(letter in LIGHT for letter in self.units.letters[floor + 1 : verb.first])
        return self.region_of(floor)[0] if begins else floor

    def take_pronoun(self, clause: Clause, verb: VerbGroup, at: int, floor: int) -> bool:
        """Note a pronoun that is the verb's subject: before it, hung on it, or within its group."""
        letters, lows = self.units.letters, self.units.lows
        if at > floor and letters[at] == "s" and not lows[at].startswith("-"):
            clause.subject_pronoun = at
            self.open_at(clause, at, floor)
            return True
        end = min(verb.last + 1, self.last)
        hung = next((u for u in range(verb.first, end) if letters[u] == "s" and lows[u].startswith("-")), None)
        if hung is None:
            return False
        before = self.groups.noun_at[at] if at > floor else -1
        if before >= 0 and self.groups.nouns[before].prep is None and letters[verb.first - 1] != ",":
            clause.subject = before  # the noun is said before, the pronoun only asks
        else:
            clause.subject_pronoun = hung
            self.asides.add(self.clause_of_verb[clause.verb])
            self.open_at(clause, verb.first, floor)
            if clause.kind == "main" and self.follows_edge(verb, floor):
                clause.kind = "inserted"
        return True

    def open_at(self, clause: Clause, at: int, floor: int) -> None:
        """Note the word that opens a clause, when it stands just before the subject."""
        letter = self.units.letters[at - 1] if at - 1 > floor else "."
        clause.first = at
        if letter in MARKERS:
            self.mark(clause, at - 1)

    # -- the walk to the left

    def search_left(self, clause: Clause, verb: VerbGroup, floor: int) -> int | None:
        """Walk left from a finite verb to the border of its clause; the subject on the way, if any."""
        letters, noun_at, verb_at = self.units.letters, self.groups.noun_at, self.groups.verb_at
        found: list[Candidate] = []
        commas = 0
        in_list = False
        at = self.outside_quote(verb)
        floor = max(floor, verb.first - REACH)
        while at > floor and letters[at] not in HARD:
            over = self.before_aside(at, verb)
            if over is not None:
                at = over
            elif noun_at[at] >= 0:
                found.append((noun_at[at], commas))
                in_list = self.goes_on_list(self.groups.nouns[noun_at[at]], in_list=in_list)
                at = self.groups.nouns[noun_at[at]].first - 1
                while in_list and at > floor and letters[at] in ",C":
                    at -= 1
            elif verb_at[at] >= 0 and self.groups.verbs[verb_at[at]].form == "finite":
                jump = self.meet(clause, verb, verb_at[at], found)
                if jump is None:
                    return clause.subject
                commas -= commas % 2 if letters[jump + 1] in ",-" else 0
                found[:] = self.behind_aside(found, verb_at[at])
                at = jump
            elif letters[at] in MARKERS and self.opens(at, clause, verb, found):
                return turns.first_of(self.choose(found, verb), self.stand_in(found, at, verb))
            else:
                self.drop_objects(found, verb_at[at], verb.first)
                commas += letters[at] in ",-"
                at -= 1
        clause.first = max(at, floor) + 1
        return turns.first_of(self.choose(found, verb), self.leftover(found, verb))

    def behind_aside(self, found: list[Candidate], other: int) -> list[Candidate]:
        """Those found that stand behind a clause of saying set aside: *au nord, dit le maire, dix sont morts*."""
        place, nouns = self.clause_of_verb[other], self.groups.nouns
        is_aside = place in self.asides and self.clauses[place].subject is not None
        return [each for each in found if is_aside and nouns[each[0]].first >= self.clauses[place].last]

    def drop_objects(self, found: list[Candidate], other: int, end: int) -> None:
        """Take away the objects of a gerund or infinitive to the left: what stands before the comma that ends it."""
        if other < 0 or self.groups.verbs[other].form == "participle":
            return
        letters = self.units.letters
        start = self.groups.verbs[other].last
        comma = next((at for at in range(start, end) if letters[at] == ","), end)
        found[:] = [(place, commas) for place, commas in found if self.groups.nouns[place].first > comma]

    def opens(self, at: int, clause: Clause, verb: VerbGroup, found: Sequence[Candidate]) -> bool:
        """Whether the marker at a unit opens the verb's clause; notes it then."""
        is_part = self.units.lows[at] in self.among and not self.is_whose(at, verb, found)
        if is_part or turns.only_restricts(self.units, self.groups, at):
            return False
        self.mark(clause, at)
        return True

    def is_whose(self, at: int, verb: VerbGroup, found: Sequence[Candidate]) -> bool:
        """Whether an *among* opens a relative clause with the verb, so that its group is no mere part."""
        if any(commas % 2 for _, commas in found) or "," in self.units.letters[at + 1 : verb.first]:
            return False
        if found and len(found) == 1 and self.is_one_of_many(at, found[0][0], verb):
            return False
        is_counted = any(self.groups.nouns[place].count is not None for place, _ in found)
        is_part = is_counted or (found and (self.counts_part(at, found[-1][0]) or self.is_less(found[-1][0], verb)))
        if is_part and not any(self.is_finite(clause) for clause in self.clauses[self.begin : -1]):
            return False  # the whole still lacks its verb
        for place, _ in found:
            if self.groups.nouns[place].count is None:
                self.groups.nouns[place].is_among = False
            self.released.add(place)
        return True

    def is_one_of_many(self, at: int, place: int, verb: VerbGroup) -> bool:
        """Whether the verb tells of the many right before an *among*, not of one: *dix gardes dont un chef ont fui*."""
        whole = self.groups.noun_at[at - 1]
        is_free = whole >= 0 and self.is_free(whole) and self.groups.nouns[whole].of is None
        return is_free and verb.person.endswith("p") and self.agrees(whole, verb) and not self.agrees(place, verb)

    def is_less(self, place: int, verb: VerbGroup) -> bool:
        """Whether a group is one where the verb tells of many: *dont le maire ont été tués*."""
        return verb.person.endswith("p") and not self.agrees(place, verb)

    def is_finite(self, clause: Clause) -> bool:
        """Whether a clause has a finite verb."""
        return self.groups.verbs[clause.verb].form == "finite"

    def stand_in(self, found: Sequence[Candidate], at: int, verb: VerbGroup) -> int | None:
        """The antecedent, where a relative that is itself the subject stands apart from its verb; else what is left."""
        if self.units.lows[at] in self.starters and not self.is_bound(at):
            return self.antecedent(at, verb)
        return self.leftover(found, verb)

    def meet(self, clause: Clause, verb: VerbGroup, other: int, found: list[Candidate]) -> int | None:
        """Meet a finite verb on the left: where to go on, or nothing when the clause is settled."""
        place = self.clause_of_verb[other]
        sister, sister_verb = self.clauses[place], self.groups.verbs[other]
        letters = self.units.letters
        if place in self.asides:
            at = sister.first - 1
            return at - (at >= self.first and letters[at] in ",-")
        own = [(p, commas) for p, commas in found if self.has_joint(sister_verb.last, self.groups.nouns[p].first)]
        is_elliptic = letters[verb.first] == "P" and self.is_joined(verb)  # *a tué deux gardes et blessé le maire*
        subject = None if is_elliptic else self.choose(own, verb, own[-1][0] if own else 0)
        if subject is not None:
            self.cut_list(subject, sister_verb)
            clause.subject, clause.first = subject, self.groups.nouns[subject].first
            return None
        if sister.kind in MARKED and not self.is_joined(verb):
            at = sister.first - 1
            return at - (at >= self.first and letters[at] in ",-")
        clause.first = verb.first
        if self.has_joint(sister_verb.last, verb.first):
            place = self.that_agrees(place, verb)
            sister = self.clauses[place]
            clause.subject, clause.subject_pronoun, clause.parent = sister.subject, sister.subject_pronoun, place
            clause.kind, clause.marker = sister.kind, sister.marker
        return None

    def lists_sayings(self, clause: Clause, behind: int) -> bool:
        """Whether a verb goes on another of saying, with nobody behind it: *condamne X, dénonce Y et exige Z*."""
        senses = () if clause.parent is None else self.groups.verbs[self.clauses[clause.parent].verb].senses
        goes_on = any(sense.startswith(SAYS) for sense in senses)
        return goes_on and not turns.is_somebody(self.units, self.groups.nouns[behind], unsaid=False)

    def go_on(self, clause: Clause, verb: VerbGroup) -> None:
        """Let a coordinated verb whose subject does not agree go on a clause whose subject does."""
        place = self.that_agrees(len(self.clauses) - 2, verb)
        sister = self.clauses[place]
        if place < self.begin or sister.subject is None or not self.agrees(sister.subject, verb):
            return
        clause.subject, clause.parent, clause.kind, clause.marker = sister.subject, place, sister.kind, None

    def that_agrees(self, place: int, verb: VerbGroup) -> int:
        """The clause that a verb goes on: of those before it the nearest whose subject is alike in number."""
        for other in range(place, self.begin - 1, -1):
            subject = self.clauses[other].subject
            if subject is not None and self.agrees(subject, verb) and self.is_finite(self.clauses[other]):
                return other
        return place

    def has_joint(self, start: int, end: int) -> bool:
        """Whether a coordinator, comma or bracket stands between two units, so that a new clause may open."""
        return any(letter in "C,-" for letter in self.units.letters[start:end])

    def is_joined(self, verb: VerbGroup) -> bool:
        """Whether a coordinator stands just before a verb."""
        at = verb.first - 1
        while at > self.first and self.units.letters[at] in LIGHT:
            at -= 1
        return self.units.letters[at] == "C"

    def cut_list(self, place: int, sister: VerbGroup) -> None:
        """A group that begins a clause of its own goes on no list of the clause before."""
        group = self.groups.nouns[place]
        if group.joined is not None and self.groups.nouns[group.joined].first >= sister.last:
            self.cut.append((place, group.joined))
            group.joined = None

    def restore_lists(self) -> None:
        """Let what seemed to begin a clause go on its list after all, where the subject stands behind the verb."""
        for place, joined in self.cut:
            self.groups.nouns[place].joined = joined

    # -- choice

    def choose(self, found: Sequence[Candidate], verb: VerbGroup, lowest: int = 0) -> int | None:
        """The nearest group that agrees, unbound, no open comma between; of a list its first member from `lowest`."""
        for place, commas in found:
            if commas % 2 or not self.is_free(place, lowest) or (commas and self.groups.nouns[place].is_among):
                continue
            group = self.groups.nouns[place]
            if not verb.person or self.agrees(place, verb):
                return self.listed(place, lowest) if verb.person.endswith("p") or not verb.person else place
            if group.joined is not None and verb.person.endswith("p") and self.listed(place, lowest) != place:
                return self.listed(place, lowest)
        return None

    def leftover(self, found: Sequence[Candidate], verb: VerbGroup) -> int | None:
        """The likeliest subject where none fits well: one that agrees, else any that is unbound, the farthest first."""
        if self.follows_edge(verb, self.first - 1) and self.may_follow(verb):
            return self.past_comma(found, verb)
        free = [place for place, _ in reversed(found) if self.is_free(place)]
        return next((place for place in free if self.agrees(place, verb)), free[0] if free else None)

    def past_comma(self, found: Sequence[Candidate], verb: VerbGroup) -> int | None:
        """Who says something behind a comma too many, where nobody follows: *Le ministre des Eaux, a annoncé …*."""
        if self.units.letters[verb.first - 1] != ",":
            return None
        near = (place for place, commas in found if commas % 2 and self.is_free(place))
        left = next((place for place in near if self.speaks(place) and self.agrees(place, verb)), None)
        behind = self.noun_after(verb) if left is not None else None
        return left if behind is None or not self.may_speak(behind) else None

    def may_speak(self, place: int) -> bool:
        """Whether a group may be somebody by its name or sense, and none of so many."""
        group = self.groups.nouns[place]
        return (group.count is None or not group.is_plural) and turns.is_somebody(self.units, group, unsaid=True)

    def is_free(self, place: int, lowest: int = 0) -> bool:
        """Whether a group may be a subject: bound by no preposition, no part of a whole, no measure."""
        group = self.groups.nouns[place]
        if group.prep is not None or (group.is_among and place not in self.released):
            return False
        first = self.listed(place, lowest)
        root = self.groups.nouns[first]
        if root.is_among and first not in self.released:
            return False
        return root.prep is None and not any(sense.startswith(MEASURES) for sense in self.units.senses[group.head])

    # -- behind the verb

    def follows_edge(self, verb: VerbGroup, floor: int) -> bool:
        """Whether a comma, closing mark or dash stands just before a verb."""
        at = verb.first - 1
        at -= at > floor and self.is_ours(at, verb)
        if at <= floor or self.units.letters[at] in EDGE:
            return at > floor
        return self.units.letters[at] not in MARKERS and self.units.lows[at] in self.grammar.likewise

    def follows_acronym(self, verb: VerbGroup) -> bool:
        """Whether only the short form of a name stands in brackets before a verb: *le Front de Tabor (FT) accuse …*."""
        return self.units.letters[max(self.first, verb.first - ACRONYM) : verb.first] == ["(", "E", ")"]

    def may_follow(self, verb: VerbGroup) -> bool:
        """Whether a verb may stand before its subject behind what is said: one of saying, or any after a quotation."""
        letters = self.units.letters
        before = takewhile(lambda at: letters[at] in EDGE, range(verb.first - 1, self.first - 1, -1))
        return any(letters[at] in '">' for at in before) or any(sense.startswith(SAYS) for sense in verb.senses)

    def speaks(self, place: int | None) -> bool:
        """Whether the head of a group is by its sense one who says things: an office, a body, a source."""
        senses = () if place is None else self.units.senses[self.groups.nouns[place].head]
        return any(sense.startswith(turns.SPEAKERS) for sense in senses)

    def set_aside(self, clause: Clause, verb: VerbGroup, subject: int) -> None:
        """Settle a clause of saying that stands behind or within what is said."""
        clause.subject, clause.subject_pronoun, clause.parent = subject, None, None
        clause.kind, clause.marker, clause.object = "inserted", None, None
        clause.first, clause.last = verb.first, self.groups.nouns[subject].last
        self.asides.add(self.clause_of_verb[clause.verb])

    def noun_after(self, verb: VerbGroup) -> int | None:
        """The subject that stands after its verb, behind adverbs, times and what prepositions bind."""
        noun_at, nouns = self.groups.noun_at, self.groups.nouns
        at, end = verb.last, min(self.region_of(verb.first)[1], verb.last + AFTER)
        indefinite: int | None = None
        while at < end:
            place = noun_at[at]
            if place >= 0:
                group = nouns[place]
                is_hearer = turns.names_hearer(self.units, group.first, group.last)
                if self.is_free(place) and group.of is None and not is_hearer:
                    return place
                if indefinite is None and self.may_be_indefinite(place, verb):
                    indefinite = place
                at = group.last
            elif (behind := turns.step_behind(self.units, at, end)) > at:
                at = behind
            else:
                break
        if indefinite is not None:
            nouns[indefinite].of = nouns[indefinite].prep = None
        return indefinite

    def may_be_indefinite(self, place: int, verb: VerbGroup) -> bool:
        """Whether a plural group that seems to complement the hearer is who speaks: *ont dit à l'AFP des témoins*."""
        group = self.groups.nouns[place]
        is_many = group.is_plural and (verb.person.endswith("p") or any(one.startswith(SAYS) for one in verb.senses))
        return is_many and group.of is not None and group.prep in self.grammar.indefinite_plural
