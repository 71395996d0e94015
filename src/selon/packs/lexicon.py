"""Enters: a language folder's lists. Leaves: a lexicon that gives every form its set of classes, readings and senses.

Forms are computed from lemmas when the pack is first used; a word's record is made when a text first asks for it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from selon.model.tags import (
    ADJECTIVE,
    AUXILIARY,
    GERUND,
    INFINITIVE,
    NAME,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    VERB,
    letter_of,
)
from selon.packs.morphology import Conjugator, Inflector
from selon.packs.tables import cells, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from selon.packs.grammar import Grammar

PAIR = (PRONOUN, RELATIVE)
SECOND = ".2"  # in the features of verbs: the second person
BOTH = "both"  # in the list of verbs: the perfect takes either auxiliary
ACCENTS = re.compile("[\u0300-\u036f]+")
UNINFLECTED: dict[str, dict[str, str]] = {"plural": {"": ""}, "feminine": {"": ""}, "genders": {}}
VERBS = ("lemma", "table", "auxiliary")
PAST = "part"  # how the feature of a past participle begins
LONGEST = 40  # letters of a form that may be a verb's
MOST_KEPT = 200_000  # forms whose ways are remembered
NOTHING: tuple[str, str, frozenset[str]] = ("", "", frozenset())
CLASSES = {NOUN: "noun", ADJECTIVE: "adjective"}  # by which the list of senses names them; else a verb
NON_FINITE = {"inf": INFINITIVE, "ger": GERUND}


class Sense(msgspec.Struct, frozen=True):
    """One way to take a form: its class letter, lemma, feature (tense and person, or gender and number) and senses."""

    letter: str
    lemma: str
    feature: str
    senses: frozenset[str]


class Word(msgspec.Struct, frozen=True, dict=True):
    """A form with all the ways to take it; `letters` are its possible classes, each once."""

    letters: str
    ways: tuple[Sense, ...]

    def way(self, letter: str) -> Sense | None:
        """The first way to take the form as this class."""
        for way in self.ways:
            if way.letter == letter:
                return way
        return None

    def senses(self, letter: str) -> frozenset[str]:
        """All senses that the form has as this class."""
        return self.taken(letter)[2]

    def taken(self, letter: str) -> tuple[str, str, frozenset[str]]:
        """Lemma, feature and senses of the form as this class; empty where it is none."""
        return self.by_letter.get(letter, NOTHING)

    @cached_property
    def by_letter(self) -> dict[str, tuple[str, str, frozenset[str]]]:
        """Lemma and feature of the first way of each class, and the senses of all its ways."""
        made: dict[str, tuple[str, str, frozenset[str]]] = {}
        for way in self.ways:
            lemma, feature, senses = made.get(way.letter, (way.lemma, way.feature, way.senses))
            made[way.letter] = lemma, feature, senses | way.senses
        return made


UNKNOWN = Word(NOUN, ())


def strip_accents(form: str) -> str:
    """The form without its accents, for texts that have lost them."""
    if form.isascii():
        return form
    return ACCENTS.sub("", unicodedata.normalize("NFKD", form))


def order_of(letter: str, letters: set[str]) -> int:
    """How late a class comes among those of a form: auxiliaries first, verbs before the words made of them."""
    if letter == AUXILIARY:
        return 0
    is_made = letter == ADJECTIVE or (letter == PREPOSITION and PARTICIPLE in letters)
    return 2 if is_made else 1


class Lexicon:
    """All forms of a language; `word` gives the record of one, guessed by its ending where no list has it."""

    def __init__(self, folder: Path, grammar: Grammar) -> None:
        """Read the lists of a language folder and compute every form."""
        self._grammar = grammar
        self._forms: dict[str, list[tuple[str, str, str]]] = {}
        self._senses: dict[tuple[str, str], frozenset[str]] = {}
        self._moving: set[str] = set()
        self._known: dict[str, Word] = {}
        self._bare: dict[str, list[str]] | None = None
        self._known_capital: dict[str, Word] = {}
        self._found: dict[str, list[tuple[str, str, str]]] = {}
        self._verbs: list[tuple[str, str]] = []
        self._stems: dict[str, list[tuple[int, bool]]] = {}
        self._known_bare: dict[str, Word] = {}
        self.inflector = Inflector(UNINFLECTED)
        self.locutions: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        self._load_senses(folder)
        self._load_words(folder)
        self._load_names_of_things(folder)
        self._load_verbs(folder)

    def _load_senses(self, folder: Path) -> None:
        gathered: dict[tuple[str, str], set[str]] = {}
        for sense, word_class, lemma in read_table(folder / "senses.tsv", ("sense", "class", "lemma")):
            gathered.setdefault((word_class, lemma), set()).add(sense)
        self._senses = {key: frozenset(value) for key, value in gathered.items()}

    def _load_words(self, folder: Path) -> None:
        phrases: list[tuple[tuple[str, ...], str]] = []
        for form, tags in read_table(folder / "words.tsv", ("form", "tags")):
            pieces = tuple(form.split(" "))
            if len(pieces) > 1:
                phrases.append((pieces, "".join(dict.fromkeys(map(letter_of, cells(tags))))))
                continue
            for tag in cells(tags):
                self._add(form, letter_of(tag), form, tag)
        for pieces, letters in phrases:
            if not self._is_plain_pair(pieces, letters):
                self.locutions.setdefault(pieces[0], {}).setdefault(pieces[1], []).append((pieces, letters))
        for by_second in self.locutions.values():
            for options in by_second.values():
                options.sort(key=lambda option: -len(option[0]))

    def _is_plain_pair(self, pieces: tuple[str, ...], letters: str) -> bool:
        """Whether a phrase is just a pronoun and its relative (*those who*), which the clauses read apart."""
        if RELATIVE not in letters or len(pieces) != len(PAIR) or pieces[1] not in self._grammar.pronoun_of_clause:
            return False
        return all(any(e[0] == tag for e in self._forms.get(p, ())) for p, tag in zip(pieces, PAIR, strict=True))

    def _load_names_of_things(self, folder: Path) -> None:
        path = folder / "inflection.toml"
        if not path.is_file():
            return
        inflector = self.inflector = Inflector(tomllib.loads(path.read_text(encoding="utf-8")))
        for lemma, gender, plural in read_table(folder / "nouns.tsv", ("lemma", "gender", "plural")):
            for form, number in inflector.noun_forms(lemma, gender, plural):
                self._add(form, NOUN, lemma, gender[:1] + number)
        for lemma, feminine, plural in read_table(folder / "adjectives.tsv", ("lemma", "feminine", "plural")):
            for form, feature in inflector.adjective_forms(lemma, feminine, plural):
                self._add(form, ADJECTIVE, lemma, feature)

    def _load_verbs(self, folder: Path) -> None:
        path = folder / "conjugation.toml"
        if not path.is_file():
            return
        self._conjugator = Conjugator(tomllib.loads(path.read_text(encoding="utf-8")))
        moving = {self._grammar.passive, BOTH}
        for row, (lemma, table, auxiliary) in enumerate(read_table(folder / "verbs.tsv", VERBS)):
            self._verbs.append((lemma, table))
            stem, changed = self._conjugator.stems(lemma, table)
            self._stems.setdefault(stem, []).append((row, False))
            if changed is not None:
                self._stems.setdefault(changed, []).append((row, True))
            if auxiliary in moving:
                self._moving.add(lemma)

    def _entries(self, form: str) -> list[tuple[str, str, str]]:
        """The class, lemma and feature of each way to take a form; verbs are found by stem and ending."""
        known = self._found.get(form)
        if known is None:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            known = self._found[form] = [*self._forms.get(form, ()), *self._verb_entries(form)]
        return known

    def _verb_entries(self, form: str) -> list[tuple[str, str, str]]:
        found: list[tuple[int, bool, tuple[str, str, str]]] = []
        for cut in range(min(len(form), LONGEST) + 1):
            for row, is_changed in self._stems.get(form[:cut], ()):
                lemma, table = self._verbs[row]
                features = self._conjugator.features(table, form[cut:], is_alternate=is_changed)
                found.extend((row, is_changed, (self._verb_letter(lemma, f), lemma, f)) for f in features)
        found.sort(key=lambda item: item[:2])
        return [entry for _, _, entry in found]

    def _verb_letter(self, lemma: str, feature: str) -> str:
        if feature in NON_FINITE:
            return NON_FINITE[feature]
        if feature.startswith(PAST):
            return PARTICIPLE
        return AUXILIARY if lemma in self._grammar.perfect else VERB

    def _add(self, form: str, letter: str, lemma: str, feature: str) -> None:
        self._forms.setdefault(form, []).append((letter, lemma, feature))

    def moves_with_passive(self, lemma: str) -> bool:
        """Whether the verb's perfect takes the auxiliary of the passive, so that it is no passive."""
        return lemma in self._moving

    def senses(self, word_class: str, lemma: str) -> frozenset[str]:
        """The senses of a lemma, by class: noun, verb, adjective."""
        return self._senses.get((word_class, lemma), frozenset())

    def forms_meaning(self, wanted: AbstractSet[str], only: str = "") -> Iterator[str]:
        """All forms of the lemmas that have one of some senses in their class; of lemmas of one class only if named."""
        for (word_class, lemma), senses in self._senses.items():
            if not senses.isdisjoint(wanted) and only in {"", word_class}:
                yield from self.forms_of(word_class, lemma)

    def forms_of(self, word_class: str, lemma: str) -> list[str]:
        """All forms of a lemma as a word of its class; the lemma itself where no list has it."""
        if word_class == "verb":
            tables = (table for verb, table in self._verbs if verb == lemma)
            return [form for table in tables for form, _ in self._conjugator.forms(lemma, table)]
        return self._forms_by_lemma.get((word_class, lemma), [lemma])

    @cached_property
    def _forms_by_lemma(self) -> dict[tuple[str, str], list[str]]:
        """The forms of each noun and adjective."""
        found: dict[tuple[str, str], list[str]] = {}
        for form, entries in self._forms.items():
            for letter, lemma, _ in entries:
                found.setdefault((CLASSES.get(letter, "verb"), lemma), []).append(form)
        return found

    def knows(self, form: str) -> bool:
        """Whether some list has the form."""
        return bool(self._entries(form))

    def word(self, form: str) -> Word:
        """The record of a lower-case form; forms in no list are guessed by their ending."""
        known = self._known.get(form)
        if known is None:
            entries = self._entries(form)
            known = self._known[form] = self._record(entries) if entries else self._guess(form)
        return known

    def capital_word(self, form: str) -> Word:
        """The record of a form whose first letter, being a capital, may have lost its accent (*Etat*, *A*)."""
        known = self._known_capital.get(form)
        if known is None:
            variants = [letter + form[1:] for letter in self._initials.get(form[:1], ())]
            entries = [entry for variant in variants for entry in self._entries(variant)]
            word = self._record([*self._entries(form), *entries]) if entries else self.word(form)
            known = self._known_capital[form] = word
        return known

    def knows_capital(self, form: str) -> bool:
        """Whether some list has the form, or would with an accent on its first letter."""
        return self.knows(form) or any(self.knows(letter + form[1:]) for letter in self._initials.get(form[:1], ()))

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        """The letters with accents that words begin with, by what they are without."""
        made: dict[str, list[str]] = {}
        for letter in sorted({form[:1] for form in chain(self._forms, (lemma for lemma, _ in self._verbs))}):
            if not letter.isascii() and len(strip_accents(letter)) == 1:
                made.setdefault(strip_accents(letter), []).append(letter)
        return made

    def bare_word(self, form: str) -> Word:
        """The record of a form written without accents, as in titles in capitals."""
        known = self._known_bare.get(form)
        if known is None:
            entries = list(self._entries(form))
            for full in self._accented().get(form, ()):
                entries.extend(self._entries(full))
            known = self._known_bare[form] = self._record(entries) if entries else self._guess(form)
        return known

    def _accented(self) -> dict[str, list[str]]:
        """The forms with accents by what is left without them."""
        if self._bare is None:
            self._bare = {}
            verbs = (form for lemma, table in self._verbs for form, _ in self._conjugator.forms(lemma, table))
            for full in dict.fromkeys(form for form in chain(self._forms, verbs) if not form.isascii()):
                self._bare.setdefault(strip_accents(full), []).append(full)
        return self._bare

    def _record(self, entries: list[tuple[str, str, str]]) -> Word:
        ways = []
        for letter, lemma, feature in entries:
            senses = self._senses.get((CLASSES.get(letter, "verb"), lemma), frozenset())
            ways.append(Sense(letter, lemma, feature, senses))
        letters = {way.letter for way in ways}
        if VERB in letters and all(SECOND in way.feature for way in ways if way.letter == VERB):
            ways.sort(key=lambda way: way.letter == VERB)  # the press speaks to nobody
        ways.sort(key=lambda way: order_of(way.letter, letters))
        return Word("".join(dict.fromkeys(way.letter for way in ways)), tuple(ways))

    def _guess(self, form: str) -> Word:
        tail = form.rpartition("-")[2]
        if tail != form and tail in self._forms:
            return self.word(tail)
        for guess in self._grammar.guesses:
            for ending in guess.endings:
                if form.endswith(ending) and len(form) > len(ending) + 1:
                    return Word(guess.classes, tuple(Sense(c, form, "", frozenset()) for c in guess.classes))
        return Word(NOUN, (Sense(NOUN, form, "", frozenset()),)) if form[:1].isalpha() else Word(NAME, ())
