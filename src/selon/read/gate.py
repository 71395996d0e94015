"""Enters: a text and a language's pack. Leaves: whether the text has a word of harm or force, in one pass over it.

What has none can give no claim and needs no reading; archives hold many articles without for each that has one. The
words are those that the pack's rules of tolls and events name by their senses, in all forms: words that tell by
themselves, and verbs that tell only beside certain words (to put beside "to death", to close beside "border").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

import msgspec

from selon.model.claim import Outcome
from selon.packs.events import EventRules
from selon.packs.lexicon import strip_accents
from selon.packs.rules import TollRules
from selon.read.tokens import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selon.packs.events import EventRule
    from selon.packs.lexicon import Lexicon
    from selon.packs.loader import Language
    from selon.packs.rules import Idiom

WEAK = ("act:", "deed:")  # senses of words that tell something only of those who use force: *entrer*, *pluie*
FORCE = frozenset(
    "force force:group force:state force:un body:armed body:military person:combatant weapon place:kind".split()
)
LEAST_NAME = 4  # letters of a party's name; shorter ones are mostly other words
CARRIER = "reach"  # needs a word of harm beside it anyway: *the toll has risen to*
OUTCOMES: tuple[str, ...] = get_args(Outcome)
WORD = re.compile(r"[^\W_]+")


class Pair(msgspec.Struct, frozen=True):
    """Forms of verbs that tell something only beside one of some words, or beside all words of one of some phrases."""

    forms: frozenset[str]
    words: frozenset[str]
    phrases: tuple[frozenset[str], ...] = ()

    def is_in(self, found: frozenset[str]) -> bool:
        """Whether a text of these words has a verb with what it wants beside it."""
        if self.forms.isdisjoint(found):
            return False
        return not self.words.isdisjoint(found) or any(phrase <= found for phrase in self.phrases)


class Gate(msgspec.Struct, frozen=True):
    """A language's words of harm or force, and those that are such only beside others.

    `weak` words tell of force only where one of the `doers` (without accents) stands in the text: *entrer*, *pluie*.
    """

    words: frozenset[str]
    pairs: tuple[Pair, ...]
    weak: frozenset[str]
    doers: frozenset[str]

    def opens(self, text: str) -> bool:
        """Whether a text, in lower case, has a word of harm or force, or a weak one beside who might use it."""
        found = frozenset(WORD.findall(text))
        if not self.words.isdisjoint(found) or any(pair.is_in(found) for pair in self.pairs):
            return True
        return not self.weak.isdisjoint(found) and not self.doers.isdisjoint(WORD.findall(strip_accents(text)))


def tells_of_force(text: str, language: Language) -> bool:
    """Whether a text has any word of harm or force."""
    return gate_of(language).opens(plain_text(text))


def plain_text(text: str) -> str:
    """A text in lower case with composed accents and nothing hidden in its words."""
    low = text.lower()
    if low.isascii():
        return low
    for letter in INVISIBLE:
        low = low.replace(letter, "")
    return unicodedata.normalize("NFC", low)


@lru_cache(maxsize=8)
def gate_of(language: Language) -> Gate:
    """The words of a language's rules, gathered once."""
    tolls, events = language.part("tolls.toml", TollRules), language.part("events.toml", EventRules)
    words: set[str] = set()
    weak: set[str] = set()
    pairs = [pair_of_idiom(idiom, language.lexicon) for idiom in tolls.idiom]
    for toll in tolls.rule:
        forms = pieces(language.lexicon.forms_meaning({toll.sense, *(f"{toll.sense}:{end}" for end in OUTCOMES)}))
        if beside := {*toll.object, *toll.by}:
            pairs.append(Pair(forms, pieces(language.lexicon.forms_meaning(beside))))
        elif toll.sense != CARRIER:
            words |= forms
    for rule in events.rule:
        if rule.goals:
            continue  # tells of force only beside other words of it
        if rule.where == "verb" and (rule.words or rule.things or rule.doers):
            pairs.append(pair_of_rule(rule, language.lexicon))
        elif rule.sense.startswith(WEAK):
            weak |= pieces(forms_of_rule(rule, language.lexicon))
        else:
            words |= pieces(forms_of_rule(rule, language.lexicon))
    return Gate(frozenset(words), tuple(pairs), frozenset(weak), doers_of(language))


def doers_of(language: Language) -> frozenset[str]:
    """The words for those who use force, for what they use, and the first of the names of parties; without accents."""
    names = frozenset(first for first in language.party_names if len(first) >= LEAST_NAME)
    return names | frozenset(map(strip_accents, pieces(language.lexicon.forms_meaning(FORCE))))


def pair_of_idiom(idiom: Idiom, lexicon: Lexicon) -> Pair:
    """An idiom's verb with its phrases."""
    return Pair(pieces(lexicon.forms_of("verb", idiom.verb)), frozenset(), words_of_phrases(idiom.words))


def pair_of_rule(rule: EventRule, lexicon: Lexicon) -> Pair:
    """The verbs of a rule of events with the nouns and phrases of which it wants one."""
    nouns = (form for noun in (*rule.things, *rule.doers) for form in lexicon.forms_of("noun", noun))
    return Pair(pieces(forms_of_rule(rule, lexicon)), pieces(nouns), words_of_phrases(rule.words))


def words_of_phrases(phrases: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The words of each phrase."""
    return tuple(frozenset(WORD.findall(phrase)) for phrase in phrases)


def forms_of_rule(rule: EventRule, lexicon: Lexicon) -> Iterator[str]:
    """The forms of the words that a rule of events speaks of."""
    if not rule.lemmas:
        yield from lexicon.forms_meaning({rule.sense}, rule.where)
    for lemma in rule.lemmas:
        yield from lexicon.forms_of(rule.where, lemma)


def pieces(forms: Iterable[str]) -> frozenset[str]:
    """Of each form its last piece without marks, as it is written and without accents."""
    found = {(WORD.findall(form) or [form])[-1] for form in forms}
    return frozenset(found | {strip_accents(piece) for piece in found})
