"""Enters: the units of a sentence. Leaves: its verb groups: a full verb with auxiliaries, clitics, negation, modals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.tags import COUNT, DETERMINER, NAME, PRONOUN
from selon.model.units import Groups, Units, VerbGroup

if TYPE_CHECKING:
    from selon.packs.grammar import Grammar
    from selon.packs.lexicon import Lexicon

MARKS = frozenset('"<')
CLOSING = ">"
LIGHT = frozenset('RgonL"<')  # may stand between the verbs of one group
FORMS = {"V": "finite", "X": "finite", "I": "infinitive", "G": "gerund", "P": "participle"}
VERBAL = frozenset("VXIGP")
AUXILIARIES = 2  # verbs before a participle in the passive perfect: *ont été passés*
BETWEEN = 4  # units that may stand between the verbs of one group
TELLING = 'KI:,"<'  # what stands behind a participle that goes on to tell something
OBJECTS = frozenset((DETERMINER, COUNT, NAME, PRONOUN))  # begin what a participle behind *and* is done to
AUXILIARY_REACH = 14  # units over which a coordinated participle shares an auxiliary
FAR_REACH = 32  # such units where a participle right behind *and* has an object


class VerbGrouper:
    """Reads the verb groups of a text, sentence by sentence."""

    def __init__(self, units: Units, grammar: Grammar, lexicon: Lexicon) -> None:
        """Take what the groups are made of."""
        self.units = units
        self.grammar = grammar
        self.lexicon = lexicon
        self.groups = Groups(len(units))
        self.first = 0

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
        if group.lemma in self.grammar.copulas and at < verbs[0]:
            self.take_predicate(group)
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
        is_helping = letters[verb] == "X" or self.units.lemmas[verb] in self.grammar.copulas
        is_light = letter in LIGHT and (letter not in MARKS or is_helping)
        if not (is_light or self.is_hung(index) or self.links_modal(verb, index)):
            return 0
        light = LIGHT | {CLOSING} if letter in MARKS else LIGHT
        while after < last and (letters[after] in light or self.is_hung(after)):
            after += 1
        fits = after < last and letters[after] in "PI" and after - index <= BETWEEN
        return after if fits and self.chains(verb, after) else 0

    def take_auxiliary(self, group: VerbGroup, index: int, last: int) -> None:
        """Give a participle after a coordinator the auxiliary of the verb before: *a perdu … et capturé …*."""
        letters = self.units.letters
        while index < last and letters[index] == "R":
            index += 1  # *a tué dix soldats et perdu seulement neuf hommes*
        follows = letters[index] if index < last else "."
        before = self.last_perfect(group)
        if before is None or before.first < self.first or not before.is_perfect:
            return
        joint = self.joint_before(group.first)
        is_next = joint == group.first - 1 and letters[joint] == "C" and before.voice == "active"
        has_object = is_next and follows in OBJECTS
        if joint is None or group.first - before.last > (FAR_REACH if has_object else AUXILIARY_REACH):
            return
        if joint != group.first - 1:  # it has a subject of its own
            if follows in "DU" and before.voice == "active":
                self.copy_auxiliary(group, before)
            group.is_conditional = before.is_conditional
            return
        if letters[joint] == "," and (follows not in "DU" or before.voice != "active"):
            return
        if has_object or before.last == joint or follows in "DUpd" or (is_next and self.tells(group, index, last)):
            self.copy_auxiliary(group, before)

    def last_perfect(self, group: VerbGroup) -> VerbGroup | None:
        """The verb before, or the perfect before a participle that qualifies its object: *a pris X cédé hier et …*."""
        verbs = self.groups.verbs
        found = verbs[-1] if verbs else None
        if found is None or found.form != "participle":
            return found
        other = verbs[-2] if len(verbs) > 1 else None
        is_same = other is not None and other.first >= self.first and other.voice == "active"
        between = self.units.letters[found.first : group.first]
        return other if is_same and between[-1] == "C" and "," not in between else None

    def tells(self, group: VerbGroup, index: int, last: int) -> bool:
        """Whether a participle goes on to tell something: *et affirmé que …*, *et fait état de …*, *et déclaré : …*."""
        if index >= last:
            return False
        says = any(sense.startswith("say:") for sense in group.senses)
        return (says and self.units.letters[index] in TELLING) or self.units.lows[index] in self.grammar.bare_objects

    def take_predicate(self, group: VerbGroup) -> None:
        """Read *l'ont été* as the passive before it, which its pronoun stands for: *deux l'ont été légèrement*."""
        before = self.groups.verbs[-1] if self.groups.verbs else None
        clitic = self.units.lows[group.first]
        if before is None or before.first < self.first or clitic not in self.grammar.predicate:
            return
        if before.voice == "passive" and before.form == "finite":
            group.lemma, group.voice, group.senses = before.lemma, before.voice, before.senses
            group.is_perfect = before.is_perfect

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
            modal=(modal := next(governing, None)),
            senses=self.senses_of(modal or (self.grammar.reflexive[0] if voice == "reflexive" else None), lemmas[-1]),
        )

    def senses_of(self, before: str | None, lemma: str) -> frozenset[str]:
        """The senses of a verb, or what it means with its modal or a reflexive: *make known*, *blame each other*."""
        joint = self.lexicon.senses("verb", f"{before} {lemma}") if before is not None else frozenset()
        return joint or self.lexicon.senses("verb", lemma)

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
