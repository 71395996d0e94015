"""Enters: the units of a sentence. Leaves: its noun groups and verb groups, by one pass over the classes of the units.

A noun group is what stands around one noun, name, count or pronoun; what complements it ("de …") is a group of its own
that points back. A verb group is a full verb with auxiliaries, clitics, negation and modals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.units import Groups, NounGroup, Units, VerbGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.counts import Count
    from selon.packs.grammar import Grammar
    from selon.packs.lexicon import Lexicon

HEARD = 4  # units between a verb of saying and to whom it is said
NOMINAL = frozenset("NE")
QUOTED = frozenset("NAE")  # what a quotation mark may stand before within a group
COUNTED_OR_TOLD = frozenset("UA")  # what an adverb may stand before within a group
BEHIND_ADJECTIVE = frozenset('NAEU"')
MARKS = frozenset('"<')
LIGHT = frozenset('RgonL"<')  # may stand between the verbs of one group
OPENS_NOUN = frozenset("DUANELM")
FORMS = {"V": "finite", "X": "finite", "I": "infinitive", "G": "gerund", "P": "participle"}
OPENS_CLAUSE = frozenset('SKQ,<"(:;T')  # after which a clause may begin
VERBAL = frozenset("VXIGP")
AUXILIARIES = 2  # verbs before a participle in the passive perfect: *ont été passés*
BETWEEN = 4  # units that may stand between the verbs of one group
AUXILIARY_REACH = 14  # units over which a coordinated participle shares an auxiliary
BEFORE_HEAD = frozenset('DUARM"<')


class Grouper:
    """Reads the groups of a text, sentence by sentence."""

    def __init__(self, units: Units, counts: Sequence[Count], grammar: Grammar, lexicon: Lexicon) -> None:
        """Take what the groups are made of."""
        self.units = units
        self.counts = counts
        self.grammar = grammar
        self.lexicon = lexicon
        self.groups = Groups(len(units))
        self.first = 0
        self.count_of = {count.core: count for count in counts}

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
                end = self.read_noun(at + 1, last, prep=prep, begin=at)
                if end > at + 1:
                    at = end
                    continue
            elif letter in OPENS_NOUN:
                end = self.read_noun(at, last, prep=self.counted_of(at), begin=at)
                if end > at:
                    at = end
                    continue
            at += 1

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
        is_alone = letter == "A" and is_determined and count is None  # an adjective alone: *le second*
        if letter not in NOMINAL and letter != "L" and not is_alone:
            return self.headless(begin, head, at, prep=prep, count=count)
        if count is not None and count.adds and self.is_told_of_others(head):
            return self.headless(begin, head, at, prep=prep, count=count)
        if letter == "L" and not is_determined and head > at and count is None:
            return at
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
        return self.count_of.get(self.units.firsts[unit])

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
            else:
                break
        return index

    def begins_person(self, at: int) -> bool:
        """Whether a name of several words stands behind another name, so that it is another's: *à l'AFP Abdi Ali*."""
        units = self.units
        is_long = units.names[at] >= 0 and units.lasts[at] - units.firsts[at] > 1
        return is_long and units.names[at - 1] >= 0 and units.letters[at] == units.letters[at - 1] == "E"

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
        return self.units.letters[head] == "N" and not features[head] and self.units.lows[head].endswith("s")

    def note_parts(self, group: NounGroup) -> None:
        """Note the adjectives and names of a group."""
        letters = self.units.letters
        for unit in range(group.first, group.last):
            if unit != group.head and letters[unit] == "A":
                group.adjectives.append(unit)
            if self.units.names[unit] >= 0:
                group.names.append(unit)

    # -- verbs

    def read_verb(self, at: int, last: int) -> int:
        """Read a verb group that begins at a unit; returns the unit after it, or `at` if there is none."""
        units, letters = self.units, self.units.letters
        index = at
        is_negated = False
        while index < last and letters[index] in "no":
            is_negated = is_negated or letters[index] == "n"
            index += 1
            while is_negated and index < last and letters[index] in "gR":
                index += 1
        if index >= last or letters[index] not in VERBAL:
            return at
        verbs = [index]
        index += 1
        while index < last:
            following = self.next_in_chain(verbs[-1], index, last)
            if following:
                verbs.append(following)
                index = following + 1
            elif is_negated and letters[index] == "g":
                index += 1
            else:
                break
        is_reflexive = any(units.lows[u] in self.grammar.reflexive for u in range(at, verbs[-1]) if letters[u] == "o")
        group = self.make_verb(at, index, verbs, is_negated=is_negated, is_reflexive=is_reflexive)
        if group.form == "infinitive" and at > self.first and units.lows[at - 1] in self.grammar.without:
            group.is_negated = True
        if group.form == "participle" and at > self.first:
            self.take_auxiliary(group, index, last)
        self.groups.add_verb(group)
        return index

    def next_in_chain(self, verb: int, index: int, last: int) -> int:
        """The participle or infinitive that goes on a verb group from a unit behind it, or 0."""
        letters = self.units.letters
        letter = letters[index]
        if letter in "PI":
            return index if self.chains(verb, index) else 0
        after = index + 1
        if letter == ",":
            end = self.skips_aside(index, last, verb)
            return self.next_in_chain(verb, end, last) if end else 0
        if letter == "T" and letters[verb] == "X":
            return after if after < last and letters[after] == "P" else 0
        is_light = letter in LIGHT and (letter not in MARKS or letters[verb] == "X")
        if not (is_light or self.is_hung(index) or self.links_modal(verb, index)):
            return 0
        while after < last and (letters[after] in LIGHT or self.is_hung(after)):
            after += 1
        fits = after < last and letters[after] in "PI" and after - index <= BETWEEN
        return after if fits and self.chains(verb, after) else 0

    def take_auxiliary(self, group: VerbGroup, index: int, last: int) -> None:
        """Give a participle after a coordinator the auxiliary of the verb before: *a perdu … et capturé …*."""
        letters = self.units.letters
        follows = letters[index] if index < last else "."
        before = self.groups.verbs[-1] if self.groups.verbs else None
        if before is None or before.first < self.first or not before.is_perfect or before.form == "participle":
            return
        joint = self.joint_before(group.first)
        if joint is None or group.first - before.last > AUXILIARY_REACH:
            return
        if joint != group.first - 1:  # it has a subject of its own
            if follows in "DU" and before.voice == "active":
                self.copy_auxiliary(group, before)
            group.is_conditional = before.is_conditional
            return
        if letters[joint] == "," and (follows not in "DU" or before.voice != "active"):
            return
        if before.last == joint or follows in "DUpd":
            self.copy_auxiliary(group, before)

    def joint_before(self, at: int) -> int | None:
        """The coordinator or comma just before a verb, or before the noun group that stands there."""
        letters = self.units.letters
        index = at - 1
        while index > self.first and letters[index] == "R":
            index -= 1
        if letters[index] in "C,":
            return index if index == at - 1 or letters[index] == "C" else None
        place = self.groups.noun_at[index]
        if place < 0 or self.groups.nouns[place].prep is not None:
            return None
        index = self.groups.nouns[place].first - 1
        return index if index > self.first and letters[index] in "C," else None

    def copy_auxiliary(self, group: VerbGroup, before: VerbGroup) -> None:
        """Read a participle as if the auxiliary before were said again."""
        moves = self.lexicon.moves_with_passive(group.lemma)
        group.form, group.tense, group.person = before.form, before.tense, before.person
        group.voice = "active" if moves else before.voice
        group.is_conditional = before.is_conditional

    def skips_aside(self, index: int, last: int, verb: int) -> int:
        """The unit after a short aside between an auxiliary and its participle (", lui,"), or 0."""
        letters = self.units.letters
        if letters[verb] != "X":
            return 0
        for end in range(index + 1, min(last - 1, index + 7)):
            if letters[end] == "," and letters[end + 1] in "PR":
                return end + 1
            if letters[end] in "VX.;:":
                return 0
        return 0

    def is_hung(self, unit: int) -> bool:
        """Whether a pronoun is hung on the verb before it: *a-t-il*."""
        return self.units.letters[unit] == "s" and self.units.lows[unit].startswith("-")

    def links_modal(self, verb: int, unit: int) -> bool:
        """Whether a preposition stands between a verb like *begin to* and its infinitive."""
        units = self.units
        return (
            units.letters[unit] == "p"
            and units.lows[unit] in self.grammar.modal_links
            and units.lemmas[verb] in self.grammar.linked_modals
        )

    def chains(self, verb: int, following: int) -> bool:
        """Whether a participle or infinitive goes on the verb group that ends in `verb`."""
        units = self.units
        lemma = units.lemmas[verb]
        if units.letters[following] == "P":
            return lemma in self.grammar.perfect or lemma in self.grammar.copulas
        return lemma in self.grammar.modals

    def make_verb(self, first: int, last: int, verbs: list[int], *, is_negated: bool, is_reflexive: bool) -> VerbGroup:
        """The verb group of the chained verbs: which is the full one, in which voice, tense and mood."""
        units, grammar = self.units, self.grammar
        head = verbs[-1]
        tense, _, person = units.features[verbs[0]].partition(".")
        form = FORMS[units.letters[verbs[0]]]
        lemmas = [units.lemmas[verb] for verb in verbs]
        if form == "participle" and len(verbs) == 1:
            person = "3p" if units.features[head].endswith("p") else "3s"
        voice = self.voice_of(lemmas, units.letters[head], form, is_reflexive=is_reflexive)
        governing = (lemma for lemma in lemmas[:-1] if lemma in grammar.modals and lemma not in grammar.perfect)
        return VerbGroup(
            first=first,
            last=last,
            head=head,
            lemma=lemmas[-1],
            form=form,
            voice=voice,
            tense=tense,
            person=person,
            is_perfect=units.letters[head] == "P" and (lemmas[0] in grammar.perfect or form == "participle"),
            is_negated=is_negated,
            is_conditional=tense in grammar.conditional,
            modal=next(governing, None),
            senses=self.lexicon.senses("verb", lemmas[-1]),
        )

    def voice_of(self, lemmas: list[str], letter: str, form: str, *, is_reflexive: bool) -> str:
        """The voice of chained verbs: a participle alone or after a copula is passive, unless its verb moves."""
        has_been = (
            len(lemmas) > AUXILIARIES and lemmas[-3] in self.grammar.perfect and lemmas[-2] in self.grammar.copulas
        )
        if letter == "P" and (has_been or not self.lexicon.moves_with_passive(lemmas[-1])):
            is_alone = form == "participle" and len(lemmas) == 1
            if is_alone or (len(lemmas) > 1 and lemmas[-2] in self.grammar.copulas and not is_reflexive):
                return "passive"
        return "reflexive" if is_reflexive else "active"


def read_groups(
    units: Units,
    ranges: Sequence[tuple[int, int]],
    counts: Sequence[Count],
    grammar: Grammar,
    lexicon: Lexicon,
) -> Groups:
    """All noun and verb groups of a text."""
    grouper = Grouper(units, counts, grammar, lexicon)
    for first, last in ranges:
        grouper.read_sentence(first, last)
    return grouper.groups
