"""Enters: noun groups. Leaves: how each hangs on the one before: a complement, part of a list or of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.units import Groups, NounGroup, Units
    from selon.packs.grammar import Grammar

LISTED = (["C"], [","], [",", "C"], ["C", "R"])
CLOSED = [",", "C"]  # closes a part set between commas: *neuf morts, dont trois enfants, et deux blessés*
VERBS = frozenset("VXPI")
FIGURING = frozenset("VXsoR")  # what may stand between the words for a whole and the part taken out of it
MEASURES = "measure"
NEAR = 4  # groups back among which a number alone finds the number that it goes on
MARKS = frozenset('"<>')
BETWEEN = frozenset('"<>R')  # may stand between a noun and its complement
TOLD_WHEN = frozenset("TRpdDA,")  # when an act befell, between its noun and those whom it befell
HARMS = frozenset(f"act:{harm}" for harm in ("captured", "displaced", "killed", "missing", "wounded"))
PEOPLE = ("person", "office", "force")  # families of senses of nouns for people
GATHERING = ("collective", "tally")  # senses of nouns that the people counted behind them make up
APART = 5  # groups between an act and those whom it befell


class Linker:
    """Links the noun groups of one text among themselves."""

    def __init__(self, units: Units, groups: Groups, grammar: Grammar) -> None:
        """Take units, groups and the language's small words."""
        self.units = units
        self.groups = groups
        self.grammar = grammar
        self.ties = frozenset(grammar.linking_prepositions)
        self.among = frozenset(grammar.among)

    def link(self, first: int, last: int) -> None:
        """Link the groups between two units."""
        noun_at, nouns, lows = self.groups.noun_at, self.groups.nouns, self.units.lows
        at, before, end, outside = first, -1, first, -1
        while at < last:
            place = noun_at[at]
            if place < 0:
                if lows[at] == "(":
                    outside = before
                elif lows[at] == ")" and outside >= 0:
                    before, end, outside = outside, at + 1, -1
                at += 1
                continue
            group = nouns[place]
            group.is_among = group.prep in self.among or (
                group.first > first and self.follows_whole(group.first, first)
            )
            if before >= 0:
                self.link_pair(before, end, group)
            before, at, end = place, group.last, group.last
        self.cut_loose_lists(first, last)

    def follows_whole(self, at: int, first: int) -> bool:
        """Whether words that take out of a whole stand before a group or its verb: *parmi lesquels figurent*."""
        before = self.outside_marks(at) - 1
        if self.units.lows[before] in self.among:
            return True
        while before > first and self.units.letters[before] in FIGURING:
            before -= 1
        return before < at - 1 and self.units.lows[before] in self.grammar.among_whom

    def outside_marks(self, first: int) -> int:
        """The unit that opens a group, or the quotation mark before it: *dont « dix enfants »*."""
        return first - 1 if first and self.units.letters[first - 1] in MARKS else first

    def cut_loose_lists(self, first: int, last: int) -> None:
        """What only commas join is no list, but counts beside counts: those may be lists without a coordinator."""
        nouns, noun_at, letters = self.groups.nouns, self.groups.noun_at, self.units.letters
        is_closed = False
        at = last - 1
        while at >= first:
            place = noun_at[at]
            if place < 0:
                at -= 1
                continue
            group = nouns[place]
            if group.joined is None:
                is_closed = is_closed and group.of is not None
            else:
                other = nouns[group.joined]
                is_closed = is_closed or "C" in letters[other.last : group.first]
                if not is_closed and (group.count is None or other.count is None):
                    group.joined = None
            at = group.first - 1

    def link_pair(self, place: int, end: int, group: NounGroup) -> None:
        """Note how a group hangs on the one before it, which ends, with what is bracketed behind it, at a unit."""
        left = self.groups.nouns[place]
        counted = left.count is not None and group.count is not None  # *deux « patriotes » et cinq « terroristes »*
        gap = [letter for letter in self.units.letters[end : group.first] if not (counted and letter in MARKS)]
        if counted and gap[:1] == ["A"] and self.units.counts[left.head] >= 0:
            gap = gap[1:]  # *17 graves et 23 légers*
        if group.prep in self.ties and (group.count is not None or self.is_named_person(group)):
            act = self.act_before(place, group)
            if act is not None:
                group.of = act
                return
        if group.prep in self.ties and len(gap) <= 2 and BETWEEN.issuperset(gap):
            group.of = place
            return
        if gap == CLOSED and left.is_among and group.count is not None:
            group.joined = self.behind_part(place, group)
        elif gap in LISTED or (len(gap) == 1 and self.units.lows[end] == "/"):
            group.joined = self.list_member(left, place, group, end)

    def is_named_person(self, group: NounGroup) -> bool:
        """Whether a group is one person with a name: *l'assassinat, mardi, du policier Jean Kaba*."""
        return bool(group.names) and not group.is_plural and self.is_people(group.head)

    def act_before(self, place: int, group: NounGroup) -> int | None:
        """The act parted from those counted whom it befell: *la mort lundi à Koulva, dans un raid, de deux gardes*."""
        nouns, letters = self.groups.nouns, self.units.letters
        for act in range(place, max(place - APART, -1), -1):
            if HARMS & self.units.senses[nouns[act].head]:
                between = range(act + 1, place + 1)
                is_taken = any(nouns[other].of == act for other in between)
                last = nouns[place].last
                gap = letters[last : group.first]
                if is_taken or not (gap or between) or not TOLD_WHEN.issuperset(gap):
                    return None
                is_apart = "," in gap or "T" in gap or self.is_circumstance(nouns[place])
                return act if is_apart and (act == place or self.is_circumstances(act, place)) else None
            if nouns[act].prep is None or VERBS & set(letters[nouns[act].last : group.first]) - {"P"}:
                return None
        return None

    def is_circumstances(self, act: int, last: int) -> bool:
        """Whether only where, when and by whom an act was done stands behind its noun, up to a group."""
        nouns, letters = self.groups.nouns, self.units.letters
        spans = ((nouns[other - 1].last, nouns[other].first) for other in range(act + 1, last + 1))
        is_told = all((TOLD_WHEN | {"P"}).issuperset(letters[first:end]) for first, end in spans)
        return is_told and all(nouns[other].prep is not None for other in range(act + 1, last + 1))

    def is_circumstance(self, group: NounGroup) -> bool:
        """Whether a group with a preposition names a place or who acts, and no count of people makes it up."""
        if group.names:
            return True
        senses = self.units.senses[group.head]
        is_one = group.count is not None and not group.is_plural
        return group.prep in self.grammar.agent and not is_one and not any(s.startswith(GATHERING) for s in senses)

    def behind_part(self, place: int, group: NounGroup) -> int | None:
        """What a count behind a part between commas goes on: the whole, unless a verb parts them; no more parts."""
        whole = place - 1
        left = self.groups.nouns[whole] if whole >= 0 else None
        if left is not None and whole and self.units.letters[left.first - 1] == "(":  # *l'Alliance (OTN), dont deux …*
            whole -= 1
            left = self.groups.nouns[whole]
        if left is None or VERBS & set(self.units.letters[left.last : self.groups.nouns[place].first]):
            return None
        return self.list_member(left, whole, group, left.last)

    def list_member(self, left: NounGroup, place: int, group: NounGroup, end: int) -> int | None:
        """The group that a listed one goes on: of the same tie, counts with counts, through complements if need be.

        The one before it ends, with what is bracketed behind it, at a unit.
        """
        nouns = self.groups.nouns
        if group.count is not None and self.units.counts[group.head] >= 0:  # a number alone goes on the number before
            near = range(place, max(place - NEAR, -1), -1)
            counted = next((other for other in near if nouns[other].count is not None), None)
            return None if counted is not None and self.begins_clause(nouns[counted], group) else counted
        before = nouns[place - 1] if place else None
        is_where = before is not None and left.count is None and before.last == left.first  # *sept chez les X et …*
        if group.count is not None and is_where and before and self.units.counts[before.head] >= 0:
            return place - 1
        at: int | None = place
        are_counts = left.of is not None and left.count is not None and group.count is not None
        is_whole = are_counts and nouns[left.of or 0].count is not None  # *douze membres d'un gang et un garde*
        is_whole = is_whole or self.is_beside_whole(left, group)
        direct = self.tie(group) == self.tie(left) or (
            group.prep is None and not is_whole and (are_counts or self.is_close(left, end, group))
        )
        while at is not None:
            other = nouns[at]
            is_bare = group.prep is None and (other.prep is None or (at == place and direct))
            alike = is_bare or self.tie(other) == self.tie(group)
            is_of_whole = group.count is not None and other.count is None and other.of is not None
            if alike and not is_of_whole and self.is_measure(other) <= self.is_measure(group):
                return at
            at = other.of
        return place if direct and not self.is_measure(nouns[place]) else None

    def is_beside_whole(self, left: NounGroup, group: NounGroup) -> bool:
        """Whether a person goes on whom a body complements, not the body: *un chef de la police et son chauffeur*."""
        if left.of is None or group.prep is not None or left.names:
            return False
        whole, part, other = (self.is_people(each.head) for each in (self.groups.nouns[left.of], left, group))
        return whole and other and not part

    def is_people(self, unit: int) -> bool:
        """Whether a noun is for people."""
        return any(sense.startswith(PEOPLE) for sense in self.units.senses[unit])

    def begins_clause(self, left: NounGroup, group: NounGroup) -> bool:
        """Whether a bare number is the subject of a verb of its own: *Sur les 40 bergers, douze ont fui*."""
        has_verb = self.units.letters[group.last : group.last + 1] in [[letter] for letter in "VXno"]
        return has_verb and group.prep is None and left.prep is not None and left.prep not in self.ties

    def is_measure(self, group: NounGroup) -> bool:
        """Whether a group tells an age or another measure, which no list of people goes on."""
        return any(sense.startswith(MEASURES) for sense in self.units.senses[group.head])

    def is_close(self, left: NounGroup, end: int, group: NounGroup) -> bool:
        """Whether only a coordinator stands between two groups, so that a preposition may serve both.

        A bracket may end the first, at a unit: *entre les Forces du Nord (FN) et les rebelles*.
        """
        if group.first - end != 1 or self.units.letters[end] != "C" or (end > left.last and group.count is not None):
            return False
        is_likewise = self.units.lows[end] in self.grammar.likewise
        return not is_likewise or not left.names or bool(group.names)  # *à Kolo ainsi que le maire*

    def tie(self, group: NounGroup) -> str | None:
        """The preposition of a group, contracted forms under one name."""
        return self.grammar.linking_prepositions[0] if group.prep in self.ties else group.prep
