"""Enters: the units of a sentence. Leaves: its noun groups and verb groups, by one pass over the classes of the units.

A noun group is what stands around one noun, name, count or pronoun; what complements it ("de …") is a group of its own
that points back. A verb group is a full verb with auxiliaries, clitics, negation and modals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.units import Groups, NounGroup, Units
from selon.read.verb_groups import MARKS, VerbGrouper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.counts import Count
    from selon.packs.grammar import Grammar
    from selon.packs.lexicon import Lexicon

HEARD = 4  # units between a verb of saying and to whom it is said
COUNT = "U"
NOMINAL = frozenset("NE")
QUOTED = frozenset("NAE")  # what a quotation mark may stand before within a group
COUNTED_OR_TOLD = frozenset("UA")  # what an adverb may stand before within a group
BEHIND_ADJECTIVE = frozenset('NAEU"')
OPENS_NOUN = frozenset("DUANELM")
OPENS_CLAUSE = frozenset('SKQ,<"(:;T')  # after which a clause may begin
BEFORE_HEAD = frozenset('DUARM"<')


class Grouper(VerbGrouper):
    """Reads the groups of a text, sentence by sentence."""

    def __init__(self, units: Units, counts: list[Count], grammar: Grammar, lexicon: Lexicon) -> None:
        """Take what the groups are made of."""
        super().__init__(units, grammar, lexicon)
        self.counts = counts
        self.place_of = {count.core: place for place, count in enumerate(counts)}

    def read_sentence(self, first: int, last: int) -> None:
        """Read all groups between two units."""
        at = self.first = first
        letters = self.units.letters
        while at < last:
            letter = letters[at]
            if letter in "VXIGPno":
                end = self.read_verb(at, last)
                if end > at:
                    at = end
                    continue
            if letter in "pd":
                prep = None if self.is_partitive(at, last) else self.units.lows[at]
                opened = at + 1 + (prep is not None and self.opens_quoted(at + 1, last))
                end = self.read_noun(opened, last, prep=prep, begin=at)
                if end > opened:
                    at = end
                    continue
            elif letter in OPENS_NOUN:
                if letter == "L" and self.is_one_among(at):
                    self.count_one(at)
                end = self.read_noun(at, last, prep=self.counted_of(at), begin=at)
                if end > at:
                    at = end
                    continue
            at += 1

    def opens_quoted(self, at: int, last: int) -> bool:
        """Whether a mark behind a preposition opens a quoted number of its group: *la mort de « 30 civils »*."""
        return at + 1 < last and self.units.letters[at] in MARKS and self.units.letters[at + 1] == COUNT

    def is_one_among(self, at: int) -> bool:
        """Whether a pronoun counts one of those told before: *quatre soldats blessés, dont un grièvement*."""
        return at > self.first and self.units.lows[at - 1] in self.grammar.among and self.single_count(at) is not None

    def count_one(self, at: int) -> None:
        """Read a pronoun as the count that it is."""
        place = self.place_of[self.units.firsts[at]]
        self.counts[place] = msgspec.structs.replace(self.counts[place], shape="exact")
        self.units.letters[at], self.units.counts[at] = COUNT, place

    def is_partitive(self, at: int, last: int) -> bool:
        """Whether an *of* before an adjective only stands for a determiner: *De nombreux civils ont fui*."""
        letters, units = self.units.letters, self.units
        if units.lows[at] not in self.grammar.partitive or at + 2 >= last or letters[at + 1] != "A":
            return False
        return letters[at + 2] in "NA" and (at == self.first or letters[at - 1] in OPENS_CLAUSE)

    def counted_of(self, at: int) -> str | None:
        """The *of* with which a vague count behind a noun begins: *la mort de centaines d'habitants*."""
        letters, low = self.units.letters, self.units.lows[at]
        return low if letters[at] == "U" and low in self.grammar.partitive and at and letters[at - 1] == "N" else None

    # -- nouns

    def read_noun(self, at: int, last: int, *, prep: str | None, begin: int) -> int:
        """Read a noun group that begins at a unit; returns the unit after it, or `at` if there is none."""
        letters = self.units.letters
        head, count, is_determined = self.open_noun(at, last)
        letter = letters[head] if head < last else "."
        is_alone = (
            letter == "A" and is_determined and (count is None or count.shape == "one")
        )  # an adjective alone: *le second*
        if letter not in NOMINAL and letter != "L" and not is_alone:
            return self.headless(begin, head, at, prep=prep, count=count)
        if count is not None and (self.is_of_side(head, count) or (count.adds and self.is_told_of_others(head))):
            return self.headless(begin, head, at, prep=prep, count=count)
        if letter == "L" and not is_determined and head > at and count is None:
            return at
        if letter == "L" and count is None:
            one = self.single_count(head)  # *douze morts, dont un à Kofa*
            count = one if one is not None and not one.adds else None
        index = self.read_tail(head + 1, last)
        if prep in self.grammar.hearers and self.follows_saying(begin):
            index = self.before_speaker(head, index)
        group = NounGroup(first=begin, last=index, head=head, prep=prep, count=count)
        group.is_pronoun = letter == "L"
        group.is_plural = self.is_plural(head, count, begin)
        self.note_parts(group)
        self.groups.add_noun(group)
        return index

    def open_noun(self, at: int, last: int) -> tuple[int, Count | None, bool]:
        """What opens a noun group: where its head may be, the count, whether there is a determiner."""
        units, letters = self.units, self.units.letters
        index = at
        count: Count | None = None
        is_determined = is_counted = False
        while index < last and letters[index] in BEFORE_HEAD:
            letter = letters[index]
            following = letters[index + 1] if index + 1 < last else ""
            if letter == "A" and following and following not in BEHIND_ADJECTIVE:
                break
            if letter == "R" and following not in COUNTED_OR_TOLD:
                break
            if letter in MARKS and (following not in QUOTED or index == at):
                break
            if is_counted and letter in "UD":
                break
            if letter == "U":
                if count is not None:
                    break
                count, is_counted = self.counts[units.counts[index]], True
            elif letter == "D":
                is_determined = True
                count = count or self.single_count(index)
            index += 1
        return index, count, is_determined

    def is_of_side(self, head: int, count: Count) -> bool:
        """Whether a word behind a number only says on whose side it was: *vingt côté rebelle*."""
        return self.units.lows[head] in self.grammar.sides and (count.least or count.most or 0) > 1

    def is_told_of_others(self, head: int) -> bool:
        """Whether a word after *N others* goes on the passive before ("tués et 13 autres blessés"): it is one then."""
        units, verbs = self.units, self.groups.verbs
        way = self.lexicon.word(units.lows[head]).way("P")
        if way is None or not verbs or verbs[-1].voice != "passive" or verbs[-1].first < self.first:
            return False
        units.letters[head], units.lemmas[head], units.features[head] = "P", way.lemma, way.feature
        return True

    def single_count(self, unit: int) -> Count | None:
        """The count of an indefinite article or negative determiner."""
        place = self.place_of.get(self.units.firsts[unit])
        return None if place is None else self.counts[place]

    def headless(self, begin: int, index: int, at: int, *, prep: str | None, count: Count | None) -> int:
        """A group that has a count but no noun: *13 autres*, *32 à Meliya*, *deux* alone."""
        if count is None or index == at:
            return at
        head = index - 1
        while head > at and self.units.counts[head] < 0:
            head -= 1
        if self.units.counts[head] < 0:
            return at
        group = NounGroup(first=begin, last=index, head=head, prep=prep, count=count, is_plural=(count.least or 2) > 1)
        self.note_parts(group)
        self.groups.add_noun(group)
        return index

    def follows_saying(self, at: int) -> bool:
        """Whether a verb of saying ends just before a unit."""
        verb = self.groups.verbs[-1] if self.groups.verbs else None
        near = verb is not None and verb.first >= self.first and at - verb.last <= HEARD
        return near and verb is not None and any(sense.startswith("say:") for sense in verb.senses)

    def before_speaker(self, head: int, last: int) -> int:
        """The unit after who is spoken to, where the speaker's name stands right behind: *dit à l'AFP Jean Kaba*."""
        names = [unit for unit in range(head, last) if self.units.names[unit] >= 0]
        return names[-1] if len(names) > 1 else last

    def read_tail(self, index: int, last: int) -> int:
        """The unit after the adjectives, names and quoted words that follow a head, of which `index` is the first."""
        letters = self.units.letters
        while index < last:
            letter, before = letters[index], letters[index - 1]
            following = letters[index + 1] if index + 1 < last else ""
            if self.begins_person(index):
                break
            if letter == "A" or letter in NOMINAL:
                index += 1
            elif letter in MARKS and following in QUOTED:
                index += 2
                index += index < last and letters[index] in '">'
            elif following == "A" and ((letter == "C" and before == "A") or (letter == "R" and before in NOMINAL)):
                index += 2
            elif letter == "," and before == "A" and (end := self.after_adjectives(index, last)):
                index = end
            else:
                break
        return index

    def after_adjectives(self, at: int, last: int) -> int:
        """The unit after a list of adjectives that a comma goes on, or 0: *trois élèves belges, turcs et danois*."""
        letters, names = self.units.letters, self.units.names
        while at + 1 < last and letters[at] in ",C":
            is_adjective = letters[at + 1] == "A" or (letters[at + 1] == "N" and names[at + 1] >= 0)
            if not is_adjective:
                return 0
            if letters[at] == "C":
                letters[at + 1] = "A"
                return at + 2
            at += 2
        return 0

    def begins_person(self, at: int) -> bool:
        """Whether a name of several words stands behind another name, so that it is another's: *à l'AFP Abdi Ali*."""
        units = self.units
        is_long = units.names[at] >= 0 and units.lasts[at] - units.firsts[at] > 1
        return (
            is_long
            and not self.is_held_over(at)
            and units.names[at - 1] >= 0
            and units.letters[at] == units.letters[at - 1] == "E"
        )

    def is_held_over(self, at: int) -> bool:
        """Whether only what an office is held over stands between it and a name: *le gouverneur du Nord Jean Kaba*."""
        office = self.groups.nouns[-1] if self.groups.nouns else None
        if office is None or office.first < self.first or "office" not in self.units.senses[office.head]:
            return False
        return all(letter in "pdDE" for letter in self.units.letters[office.last : at])

    def is_plural(self, head: int, count: Count | None, begin: int) -> bool:
        """Whether the group is plural, by its count, its head's form or its determiner."""
        if count is not None:
            return (count.least or count.most or 1) != 1
        features = self.units.features
        if features[head].endswith("p") and self.units.letters[head] == "N":
            return True
        for unit in range(begin, head):
            if self.units.lows[unit] in self.grammar.plural_determiners:
                return True
        word = self.units.lows[head].partition(" ")[0]  # *garde du corps*
        return self.units.letters[head] == "N" and not features[head] and word.endswith("s")

    def note_parts(self, group: NounGroup) -> None:
        """Note the adjectives and names of a group."""
        letters = self.units.letters
        for unit in range(group.first, group.last):
            if unit != group.head and letters[unit] == "A":
                group.adjectives.append(unit)
            if self.units.names[unit] >= 0:
                group.names.append(unit)

    # -- verbs


def read_groups(
    units: Units,
    ranges: Sequence[tuple[int, int]],
    counts: list[Count],
    grammar: Grammar,
    lexicon: Lexicon,
) -> Groups:
    """All noun and verb groups of a text."""
    grouper = Grouper(units, counts, grammar, lexicon)
    for first, last in ranges:
        grouper.read_sentence(first, last)
    return grouper.groups
