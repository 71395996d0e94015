"""Enters: figures found so far. Leaves: whether what follows breaks one down: in brackets, by a colon, by its sum."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

import msgspec

from selon.claims.options import Options
from selon.claims.options_nouns import suffix
from selon.claims.victims import Victims
from selon.model.counts import Count
from selon.model.units import Clause

OPENS_LIST = frozenset(",:(-")  # what stands before a list that adds up to the figure before it
GOES_ON = frozenset(",;C")  # what stands before the next item of a list
STOPS = frozenset(".:()")  # what no list of people by place runs over
NAMES_OPEN = ([","], [":"], ["("], ["-"])  # what stands between a figure and the names of those it counts
NAMES_PARTED = frozenset(",:(-C")  # what stands before each of them
ITEMS = frozenset(":,C")  # what stands before each of those who are listed behind a colon
FAR = 24  # units between a figure and the colon behind which it is broken down
MOST_NAMES = 40  # groups that a list of names may have
SAYS = "say:"  # the family of senses of verbs of saying
MOST_PARTS = 12  # parts of one list that are added up
LISTED_WITHIN = 7  # groups from one item of a list to the next, its parts in brackets between them


class Proposal(msgspec.Struct, kw_only=True):
    """A figure with its outcome: the group at `place`, the clause that decided, the proposal that it goes on from."""

    place: int
    count: Count
    outcome: str
    rule: str
    weight: float
    victims: Victims
    clause: int | None = None
    evidence: tuple[int, ...] = ()
    whole: int | None = None
    relation: str | None = None
    runner_up: str | None = None
    margin: float = 0.0


class Breakdowns:
    """The figures of a document found so far, and which of its groups break one down."""

    def __init__(self, options: Options) -> None:
        """Take the layers by way of the rules; figures are added as they are found."""
        self.options = options
        self.analysis = options.analysis
        self.rules = options.rules
        self.found: list[Proposal] = []
        self.of_group: dict[int, int] = {}

    def add(self, proposal: Proposal) -> None:
        """Keep a figure that was found."""
        self.of_group[proposal.place] = len(self.found)
        self.found.append(proposal)

    def found_in(self, sentence: int) -> range:
        """The places among those found of the figures of a sentence."""
        nouns = self.analysis.groups.nouns
        begin, end = (
            bisect_left(self.found, unit, key=lambda proposal: nouns[proposal.place].head)
            for unit in self.analysis.ranges[sentence]
        )
        return range(begin, end)

    def root(self, other: int) -> int:
        """The whole that a part belongs to, so that the parts of one list are parts of one whole."""
        whole = self.found[other].whole
        while self.found[other].relation == "part_of" and whole is not None:
            other, whole = whole, self.found[whole].whole
        return other

    def end_of_whole(self, before: int) -> int:
        """The unit after a figure's noun and its complements: *dix agents de sécurité (…*."""
        nouns = self.analysis.groups.nouns
        at = self.found[before].place
        while at + 1 < len(nouns) and nouns[at + 1].of == at and nouns[at + 1].first == nouns[at].last:
            at += 1
        return nouns[at].last

    def previous(self, place: int) -> int | None:
        """The proposal before this group in the same sentence."""
        if not self.found:
            return None
        sentence = self.analysis.sentence_of(self.analysis.groups.nouns[place].head)
        last = len(self.found) - 1
        other = self.analysis.groups.nouns[self.found[last].place]
        if self.analysis.sentence_of(other.head) != sentence:
            return None
        while (
            self.found[last].relation == "part_of"
            and self.found[last].whole is not None
            and self.analysis.groups.nouns[place].is_among
        ):
            last = self.found[last].whole or 0
        return last

    def is_broken_down(self, before: int, place: int) -> bool:
        """Whether a whole is named as one that parts are taken from: *parmi les quatre morts, il y a trois hommes*."""
        nouns = self.analysis.groups.nouns
        if nouns[self.found[before].place].prep in self.rules.among_words or self.is_taken_from(before):
            return True
        group = nouns[place]
        if self.analysis.units.letters[self.end_of_whole(before) : group.first] == ["("]:
            return True  # *douze civils (sept hommes et cinq femmes)*
        first = group.joined
        return first is not None and first in self.of_group and self.found[self.of_group[first]].relation == "part_of"

    def names_counted(self, place: int) -> bool:
        """Whether a group is in a list of names as long as a figure: *deux soldats, Ali Kaba, un père, et Omar Sy*."""
        whole = self.previous(place)
        listed = self.names_beside(whole) if whole is not None else []
        return bool(listed) and listed[0] <= place <= listed[-1]

    def names_beside(self, whole: int) -> list[int]:
        """The names set beside a figure, each with what may be told of him, if they are as many as it tells."""
        nouns, letters, found = self.analysis.groups.nouns, self.analysis.units.letters, list[int]()
        end, least = self.end_of_whole(whole), self.found[whole].count.least or 0
        opens = letters[end : end + 1] in NAMES_OPEN and end + 1 < len(letters)
        first = self.analysis.groups.noun_at[end + 1] if opens else -1
        if first < 0 or not self.is_bare_name(first):
            return []
        last = self.analysis.ranges[self.analysis.sentence_of(end)][1]
        for at in range(first, min(first + MOST_NAMES, len(nouns))):
            if len(found) == least or nouns[at].first >= last:
                break
            if self.is_bare_name(at) and letters[nouns[at].first - 1] in NAMES_PARTED:
                found.append(at)
        return found if len(found) == least else []

    def is_bare_name(self, place: int) -> bool:
        """Whether a group is the name of a person and nothing else."""
        group = self.analysis.groups.nouns[place]
        return group.prep is None and group.count is None and self.analysis.units.names[group.first] >= 0

    def is_next_part(self, place: int) -> bool:
        """Whether a group goes on the list of a figure's parts: *dix morts, dont trois gardes, un guide et …*."""
        before = self.of_group.get(self.analysis.groups.nouns[place].joined or -1)
        return before is not None and self.found[before].relation == "part_of"

    def is_taken_from(self, before: int) -> bool:
        """Whether a whole opens its sentence as one told before: *sur ces 90 morts, on compte douze élèves*."""
        group, lows = self.analysis.groups.nouns[self.found[before].place], self.analysis.units.lows
        opens = group.first == self.analysis.ranges[self.analysis.sentence_of(group.head)][0]
        is_told = any(low in self.rules.pointing for low in lows[group.first : group.head])
        return opens and is_told and group.prep in self.rules.out_of

    def is_spelled_out(self, place: int) -> bool:
        """Whether people stand behind a word that says what a figure is made of: *neuf morts, soit sept gardes …*."""
        first = self.analysis.groups.nouns[place].first
        is_equal = self.analysis.units.lows[max(0, first - 1)] in self.rules.equals
        return is_equal and self.analysis.units.letters[first - 2 : first - 1] == [","]

    def sums_up(self, place: int, before: int) -> bool:
        """Whether a list set beside a figure adds up to it: *a fait onze morts lundi, sept gardes et quatre civils*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        whole = self.found[before]
        if whole.relation == "part_of" and whole.whole is not None:
            whole = self.found[whole.whole]
        at = place
        while (earlier := nouns[at].joined) is not None and earlier > whole.place and nouns[at].count is not None:
            at = earlier
        if letters[nouns[at].first - 1] not in OPENS_LIST:
            return False
        total = 0
        while at < len(nouns) and (count := nouns[at].count) is not None and count.shape in {"exact", "one"}:
            is_harm = suffix(self.options.victims.senses(nouns[at].head), "toll") is not None
            if at > place and (is_harm or not self.options.victims.read(at).is_person):
                break  # *sept gardes et quatre civils, une journée noire*
            total += count.least or 0
            following = [n for n in range(at + 1, min(at + LISTED_WITHIN, len(nouns))) if nouns[n].joined == at]
            if not following:
                break
            at = following[0]
        return at > place - 1 and total == whole.count.least != 1 and whole.count.most in {total, None}

    def adds_up_apart(self, place: int, before: int) -> bool:
        """Whether people behind a colon, each with what is told of them, add up: *: neuf civils, pris au lit, et …*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        whole = self.found[self.root(before)]
        end, first = self.end_of_whole(self.root(before)), nouns[place].first
        opens = next((unit for unit in range(end, min(end + FAR, first)) if letters[unit] == ":"), None)
        opens = self.list_behind(end, first) if opens is None else opens
        if opens is None or nouns[place].prep is not None or ";" in letters[opens:first]:
            return False
        last = self.analysis.ranges[self.analysis.sentence_of(end - 1)][1]
        told: dict[int, int] = {}
        for at in range(whole.place + 1, min(whole.place + MOST_NAMES, len(nouns))):
            group, count = nouns[at], nouns[at].count
            if group.first >= last:
                break
            is_item = group.first > opens and group.prep is None and letters[group.first - 1] in ITEMS
            if is_item and count is not None and self.options.victims.read(at).is_person:
                told[at] = count.least or 0
        return place in told and len(told) > 1 and sum(told.values()) == whole.count.least == whole.count.most

    def list_behind(self, end: int, first: int) -> int | None:
        """The comma behind a verb from which on only people and places are told: *ont péri, neuf gardes à X, et …*."""
        groups, letters = self.analysis.groups, self.analysis.units.letters
        opens = next((unit for unit in range(end, min(end + FAR, first)) if letters[unit] == ","), None)
        place = groups.noun_at[opens + 1] if opens is not None else -1
        if opens is None or place < 0 or groups.nouns[place].count is None:
            return None
        told = opens - 1 - (letters[opens - 1] == "T")
        if groups.verb_at[told] < 0:
            return None
        last = self.analysis.ranges[self.analysis.sentence_of(opens)][1]
        return opens if all(verb < 0 for verb in groups.verb_at[opens:last]) else None

    def fills_out(self, place: int, before: int) -> bool:
        """Whether people stand without a verb behind a figure and its colon or dash: *neuf morts : sept gardes, …*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group, whole = nouns[place], self.found[self.root(before)]
        last = self.analysis.ranges[self.analysis.sentence_of(group.head)][1]
        most, least = whole.count.most or whole.count.least or 0, nouns[place].count
        if group.prep is not None or least is None or not 0 < (least.least or 0) < most:
            return False
        if units.letters[self.end_of_whole(self.of_group[whole.place]) : group.first] == ["-"]:
            return "-" in units.letters[group.last : last]
        marks = [at for at in range(nouns[whole.place].last, group.first) if units.lows[at] == ":"]
        verbs = {self.analysis.groups.verb_at[at] for at in range(marks[0], last)} - {-1} if marks else set()
        is_bare = bool(marks) and all(self.analysis.groups.verbs[verb].form == "participle" for verb in verbs)
        return is_bare and (marks[0] == group.first - 1 or self.found[before].relation == "part_of")

    def is_next_by_place(self, place: int, before: int) -> bool:
        """Whether people and where it was go on a list of such: *a tué 4 élèves à X, 6 villageois à Y et un à Z*."""
        letters, groups, whole = self.analysis.units.letters, self.analysis.groups, self.found[before]
        first = groups.nouns[place].first
        if not self.is_placed(place) or letters[first - 1] not in GOES_ON:
            return False
        at = groups.noun_at[first - 2]
        is_after_place = letters[first - 2] == "T" or (at > whole.place and groups.nouns[at].prep is not None)
        own_verb = None if whole.clause is None else self.analysis.clauses[whole.clause].verb
        between = range(groups.nouns[whole.place].last, first)
        if not is_after_place or any(letters[unit] in STOPS for unit in between):
            return False
        if any(groups.verb_at[unit] not in {-1, own_verb} for unit in between):
            return False
        own = self.options.roles.of_group.get(place, ())
        return all(role.clause == whole.clause for role in own)

    def is_other_part(self, place: int, before: int) -> bool:
        """Whether one more ends a list of parts, each with how it was harmed: *dont deux à Dalo et un autre par …*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        group, following = nouns[place], place + 1
        if self.found[before].relation != "part_of" or group.prep is not None or letters[group.first - 1] != "C":
            return False
        return following < len(nouns) and nouns[following].first == group.last and nouns[following].prep is not None

    def goes_on_parts(self, place: int, before: int) -> bool:
        """Whether a bare number behind a comma goes on a list of parts that stay within it: *dont 3 à X, 4 à Y*."""
        group, most = self.analysis.groups.nouns[place], self.found[self.root(before)].count.most
        if not self.options.is_headless(place) or self.analysis.units.letters[group.first - 1] != ",":
            return False
        listed = (self.found[at] for at in range(before, max(-1, before - MOST_PARTS), -1))
        told = takewhile(lambda other: other.relation == "part_of", listed)
        counts = (group.count, *(other.count for other in told))
        return most is None or sum(count.least or 0 for count in counts if count) <= most

    def speaks(self, place: int) -> bool:
        """Whether a group is the subject of a verb of saying, or a source, who is on no list of victims."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        group = self.analysis.groups.nouns[place]
        own = self.analysis.span(group.first, group.last)
        said = self.analysis.attributions[self.analysis.sentence_of(group.head)]
        if any(own.start <= item.source.start < own.end for item in said):
            return True
        told = (role for role in self.options.roles.of_group.get(place, ()) if role.slot == "subject")
        return any(s.startswith(SAYS) for role in told for s in verbs[clauses[role.clause].verb].senses)

    def is_verbless(self, place: int) -> bool:
        """Whether no finite verb stands in the sentence of a group: *Parmi les morts, deux élèves*."""
        analysis = self.analysis
        first, last = analysis.ranges[analysis.sentence_of(analysis.groups.nouns[place].head)]
        told = {analysis.groups.verb_at[unit] for unit in range(first, last)} - {-1}
        return not any(analysis.groups.verbs[verb].form == "finite" for verb in told)

    def is_of_those(self, place: int) -> bool:
        """Whether people are those of a part of bodies or wounds: *quatorze corps, dont ceux de cinq femmes*."""
        nouns = self.analysis.groups.nouns
        whole = nouns[place].of
        return whole is not None and nouns[whole].is_pronoun and nouns[whole].is_among

    def is_placed(self, place: int) -> bool:
        """Whether a bare number is followed by where or when: *trois à Kostiantynivka*, *sept mardi*."""
        letters = self.analysis.units.letters
        end = self.analysis.groups.nouns[place].last
        end += letters[end : end + 1] == ["R"]  # *quatre encore hier*
        is_of = self.analysis.units.lows[end : end + 1] in [[low] for low in self.options.language.grammar.of]
        return end < len(letters) and letters[end] in "pdT" and not is_of  # *une dizaine des gardes*

    def as_many(self, place: int, wholes: list[int]) -> int:
        """The first of some figures, or of those alike the first that is not surely less than what is a part of it."""
        count, first = self.analysis.groups.nouns[place].count, self.found[wholes[0]]
        least = 0 if count is None else count.least or 0
        for whole in wholes:
            other = self.found[whole]
            is_like = other.outcome == first.outcome and other.relation != "part_of"
            if is_like and (other.count.most is None or least <= other.count.most):
                return whole
        return wholes[0]

    def respective(self, place: int, other: int) -> int:
        """The whole that a part belongs to where parts and wholes are told in the same order: *respectivement*."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        sentence = self.analysis.sentence_of(nouns[place].head)
        first, last = self.analysis.ranges[sentence]
        if not any(units.lows[u] in self.rules.respectively for u in range(first, last)):
            return other
        here = self.found_in(sentence)
        wholes = [i for i in here if self.found[i].relation != "part_of"]
        parts = [i for i in here if self.found[i].relation == "part_of"]
        return wholes[len(parts)] if len(parts) < len(wholes) else other

    def is_comprised(self, place: int) -> bool:
        """Whether a figure is told to hold people of a kind: *les 40 morts comprennent 25 élèves*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        told = (clauses[role.clause] for role in self.options.roles.of_group.get(place, ()) if role.slot == "object")
        return any(c.subject in self.of_group and verbs[c.verb].lemma in self.rules.comprising for c in told)

    def comprised_in_tally(self, place: int) -> int | None:
        """The figure of the sentence before whose tally is said to hold people: *Ce bilan comprend six gardes*."""
        clauses, verbs, nouns = self.analysis.clauses, self.analysis.groups.verbs, self.analysis.groups.nouns
        told = (clauses[role.clause] for role in self.options.roles.of_group.get(place, ()) if role.slot == "object")
        tallies = [c.subject for c in told if verbs[c.verb].lemma in self.rules.comprising and c.subject is not None]
        sentence = self.analysis.sentence_of(nouns[place].head)
        if not sentence or not any("tally" in self.options.victims.senses(nouns[t].head) for t in tallies):
            return None
        here = self.found_in(sentence - 1)
        return self.root(here[0]) if here else None

    def spelled_out(self, place: int) -> list[int]:
        """The harmed whom clauses say a group to be, or to be of."""
        clauses = (self.analysis.clauses[role.clause] for role in self.options.roles.of_group.get(place, ()))
        return [who for clause in clauses if (who := self.spelled_out_by(place, clause)) is not None]

    def spelled_out_by(self, place: int, clause: Clause) -> int | None:
        """The harmed whom a clause says a group to be, or to be of: *les victimes sont …*, *comprennent …*."""
        verb = self.analysis.groups.verbs[clause.verb]
        tells = verb.lemma in self.rules.comprising or verb.lemma in self.options.language.grammar.copulas
        if clause.subject is None or clause.object != place or not tells or verb.is_negated:
            return None
        whole = self.analysis.groups.nouns[clause.subject]
        is_harmed = suffix(self.options.victims.senses(whole.head), "toll") is not None
        return clause.subject if is_harmed and whole.count is None and whole.prep is None else None

    def takes_part(self, place: int, before: int) -> bool:
        """Whether a number is taken out of those told, and of no other people: not *avec une centaine des gardes*."""
        nouns, following = self.analysis.groups.nouns, place + 1
        count = nouns[place].count
        if count is None or not count.takes_part:
            return False
        if nouns[place].prep is None or following >= len(nouns) or nouns[following].of != place:
            return True
        lemmas, whole = self.analysis.units.lemmas, nouns[self.found[before].place]
        is_harmed = suffix(self.options.victims.senses(nouns[following].head), "toll") is not None
        return is_harmed or lemmas[nouns[following].head] == lemmas[whole.head]
