"""Enters: tokens with their counts, times and names. Leaves: units, each with the word class that fits its neighbours.

A unit's possible classes come from the lexicon; the best path through a sentence is found by weights of neighbouring
classes that the pack gives (Viterbi, 1967), ties going to the class that the lexicon lists first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from selon.model import tags
from selon.model.tokens import MARK, WORD
from selon.model.units import Units
from selon.packs.lexicon import UNKNOWN, Word
from selon.read.biases import OF_A_STATE, find_biases

if TYPE_CHECKING:
    from selon.model.counts import Count
    from selon.model.tokens import Sentence, Tokens
    from selon.model.units import Values
    from selon.packs.loader import Language
    from selon.packs.numerals import Numerals
    from selon.packs.spelling import Spelling

RANK = 0.4  # what each step down the lexicon's list of classes costs
NONE: frozenset[str] = frozenset()
Column = Callable[[Units], list[int]]
TELLING, LOOKED_AT = 60, 4000  # letters after which a text without accents is known as one; those that are looked at
LOWEST = -1e9
CROWDED = 3.0  # what a finite verb costs where the clause has one already
TRANSPARENT = frozenset("oRgn")
FINITE = frozenset("VX")
OPENS_CLAUSE = frozenset("QKS")
JOINTS = frozenset('C,;:.<>()-"')
NAMES: Column = attrgetter("names")
COUNTS: Column = attrgetter("counts")
TIMES: Column = attrgetter("times")
NAME_LETTERS = {"adjective": OF_A_STATE, "inhabitant": tags.NOUN}


Locutions = Sequence[tuple[tuple[str, ...], str]]


class Value(msgspec.Struct, frozen=True, gc=False):
    """A count, time or name: its place in its list, the token after it, its classes, the column that points at it."""

    index: int
    last: int
    options: str
    column: Column


class Draft:
    """The units of a text while they are gathered, with the classes that each may have."""

    def __init__(self) -> None:
        """Begin without units."""
        self.units = Units([], [], [], [], [], [], [], [], [], [])
        self.options: list[str] = []
        self.words: list[Word | None] = []
        self.is_bare = False

    def add(self, first: int, last: int, low: str, options: str, word: Word | None = None) -> None:
        """Add a unit; which count, name or time it is is told by `point`."""
        units = self.units
        units.firsts.append(first)
        units.lasts.append(last)
        units.lows.append(low)
        self.options.append(options)
        self.words.append(word)

    def point(self, first: int, values: list[tuple[int, Value]]) -> None:
        """Tell of the units from a place which of them are counts, names and times."""
        bare = [-1] * (len(self.options) - first)
        for column in (self.units.counts, self.units.names, self.units.times):
            column.extend(bare)
        for unit, value in values:
            value.column(self.units)[unit] = value.index


def mark_letter(tokens: Tokens, at: int, spelling: Spelling) -> str:
    """The class of a mark of punctuation; quotation marks that stand the wrong way round are told by their spacing."""
    low = tokens.lows[at]
    if low in tags.OF_MARK:
        return tags.OF_MARK[low]
    if low in spelling.straight:
        return tags.STRAIGHT
    if low in spelling.opening or low in spelling.closing:
        before = tokens.glued(at) and tokens.kinds[at - 1] != MARK
        after = tokens.glued(at + 1) and tokens.kinds[at + 1] != MARK
        if before != after:
            return tags.CLOSING if before else tags.OPENING
        return tags.OPENING if low in spelling.opening else tags.CLOSING
    return tags.OF_MARK.get(low[0], tags.OTHER)


def locution_at(tokens: Tokens, at: int, last: int, options: Locutions) -> tuple[int, str] | None:
    """The longest of some set phrases that stands at a token: the token after it, and its classes."""
    lows = tokens.lows
    for pieces, letters in options:
        end = at + len(pieces)
        if end <= last and tuple(lows[at:end]) == pieces:
            return end, letters
    return None


def gather(tokens: Tokens, sentence: Sentence, language: Language, found: dict[int, Value], draft: Draft) -> None:
    """Add the units of one sentence; `found` gives the counts, times and names by their first token."""
    at, last, begin, placed = sentence.first, sentence.last, len(draft.options), list[tuple[int, Value]]()
    lows, kinds, capitals = tokens.lows, tokens.kinds, tokens.capitals
    spelling, lexicon = language.spelling, language.lexicon
    is_bare = draft.is_bare or tokens.text[sentence.start : sentence.end].isupper()
    look_up, locutions = lexicon.bare_word if is_bare else lexicon.word, lexicon.locutions
    initials, plural = dict(spelling.initials), language.grammar.plural_determiners
    while at < last:
        low, kind = lows[at], kinds[at]
        if at == sentence.first and low in initials and capitals[at] and any(capitals[at + 1 : at + 2]):
            low = initials[low]
        value = found.get(at)
        if value is not None and value.last <= last:
            placed.append((len(draft.options), value))
            draft.add(at, value.last, low, value.options)
            at = value.last
            continue
        if kind == MARK:
            draft.add(at, at + 1, low, tags.OF_MARK.get(low) or mark_letter(tokens, at, spelling))
            at += 1
            continue
        following = lows[at + 1] if at + 1 < last else ""
        phrases = locutions[low].get(following) if low in locutions else None
        locution = locution_at(tokens, at, last, phrases) if phrases else None
        if locution and fits(locution, at, found, draft) and not ends_in_charge(tokens, at, locution, language):
            end, letters = locution
            draft.add(at, end, " ".join(lows[at:end]), letters)
            at = end
            continue
        if kind != WORD:
            word = UNKNOWN
        elif capitals[at] and not is_bare:
            word = lexicon.capital_word(low)
        else:
            word = look_up(low)
        end = at + 2 if following == "." and is_abbreviated(tokens, at, spelling) else at + 1
        opens = capitals[at] and not is_bare and low in plural and tags.DETERMINER in word.letters  # *(AFP) Des …*
        draft.add(at, end, low, tags.DETERMINER if opens else word.letters or tags.NOUN, word)
        at = end
    draft.point(begin, placed)


def is_abbreviated(tokens: Tokens, at: int, spelling: Spelling) -> bool:
    """Whether a word before a point is an abbreviation to which the point belongs."""
    return tokens.glued(at + 1) and tokens.lows[at] in spelling.abbreviations


def fits(locution: tuple[int, str], at: int, found: dict[int, Value], draft: Draft) -> bool:
    """Whether a set phrase may be read at a token: no value begins inside it, and no determiner follows another."""
    end, letters = locution
    if any(index in found for index in range(at + 1, end)):
        return False
    is_second = letters == tags.DETERMINER and draft.options and draft.options[-1][:1] == tags.DETERMINER
    return not is_second  # *le nombre de*: a noun after all


def ends_in_charge(tokens: Tokens, at: int, locution: tuple[int, str], language: Language) -> bool:
    """Whether an adverb's phrase opens with *of* and ends in a capital, so that it is a charge: *de l'Intérieur*."""
    end, letters = locution
    opens = letters == tags.ADVERB and tokens.lows[at] in language.grammar.of
    return opens and tokens.capitals[end - 1] and not tokens.capitals[at]


def lacks_accents(text: str) -> bool:
    """Whether a text is long enough to show accents and has none."""
    start = text[:LOOKED_AT]
    return start.isascii() and sum(map(str.isalpha, start)) >= TELLING


class Tagger:
    """Finds the best path of classes through a sentence, by the weights of a language's pairs of classes.

    A state is three letters: the class, the last class before words that stand between others without changing what may
    follow (adverbs, clitics, negation), and how many finite verbs may still come before a word that opens a clause.
    """

    def __init__(self, weights: dict[str, float]) -> None:
        """Take the weights; steps are computed as texts ask for them."""
        self.weights = weights
        self.steps: dict[str, tuple[str, float]] = {}

    def step(self, state: str, letter: str) -> tuple[str, float]:
        """The state after a class, and what the step weighs."""
        get = self.weights.get
        before, context, room = state[0], state[1], state[2]
        weight = get(before + letter, 0.0)
        if before in TRANSPARENT:
            behind = get(context + letter, 0.0)
            weight += behind if context == tags.AUXILIARY else min(0.0, behind)
        if letter in FINITE:
            weight -= CROWDED if room == "0" else 0.0
            room = "1" if room == "2" else "0"
        elif letter in OPENS_CLAUSE:
            room = "1" if room == "0" else "2"
        elif letter in JOINTS and room == "0":
            room = "1"
        context = (context if before in TRANSPARENT else before) if letter in TRANSPARENT else "-"
        found = self.steps[state + letter] = (letter + context + room, weight)
        return found

    def decide(self, options: Sequence[str], bias: dict[int, dict[str, float]], first: int, last: int) -> list[str]:
        """The best path of classes through the units `first` to `last`."""
        path: list[str] = []
        scores: dict[str, float] = {"^-1": 0.0}
        back: list[dict[str, str]] = []
        known = self.steps
        for index in range(first, last):
            letters = options[index]
            if len(scores) == 1 and len(letters) == 1:
                (state,) = scores
                if back:
                    self.trace(state, back, path)
                    back = []
                scores = {(known.get(state + letters) or self.step(state, letters))[0]: 0.0}
                path.append(letters)
                continue
            bonus = bias.get(index)
            fresh: dict[str, float] = {}
            links: dict[str, str] = {}
            for rank, letter in enumerate(letters):
                own = (bonus.get(letter, 0.0) if bonus else 0.0) - RANK * rank
                for before, score in scores.items():
                    state, weight = known.get(before + letter) or self.step(before, letter)
                    value = score + weight + own
                    if value > fresh.get(state, LOWEST):
                        fresh[state] = value
                        links[state] = before
            scores = fresh
            back.append(links)
        if back:
            self.trace(max(scores, key=lambda state: scores[state]), back, path)
        return path

    @staticmethod
    def trace(state: str, back: list[dict[str, str]], path: list[str]) -> None:
        """Write down the classes that lead to a state."""
        found = [state[0]]
        for links in reversed(back[1:]):
            state = links[state]
            found.append(state[0])
        path.extend(reversed(found))


def settle(draft: Draft, first: int, letters: Sequence[str], language: Language) -> None:
    """Write down the classes decided for the units from `first`, with lemma, feature and senses."""
    units, words, lows = draft.units, draft.words, draft.units.lows
    units.letters.extend(letters)
    lemmas, features, meanings = units.lemmas, units.features, units.senses
    for at, letter in enumerate(letters, start=first):
        word = words[at]
        if word is None:
            lemma, feature = lows[at], ""
            senses = language.lexicon.senses("noun", lemma) if lemma[0].isalpha() else NONE
        else:
            lemma, feature, senses = word.taken(letter)
        lemmas.append(lemma or lows[at])
        features.append(feature)
        meanings.append(senses)


@lru_cache(maxsize=8)
def tagger_of(language: Language) -> Tagger:
    """The tagger of a language; its steps are kept from text to text."""
    return Tagger(language.weights)


def find_values(tokens: Tokens, language: Language, values: Values) -> dict[int, Value]:
    """Counts, times and names by their first token; of those that begin alike times come first, then counts.

    The years of a time are no count, though a word of bounds stands before them: *entre 1999 et 2001*.
    """
    found: dict[int, Value] = {}
    dated = {at for symbol in values.times for at in range(symbol.first, symbol.last)}
    articles = language.numerals.indefinite
    for index, name in enumerate(values.names):
        found[name.first] = Value(index, name.last, NAME_LETTERS.get(name.kind, tags.NAME), NAMES)
    for index, count in enumerate(values.counts):
        if count.core in dated and count.reach - 1 in dated:
            continue
        is_article = count.shape in {"one", "none"} and tokens.lows[count.core] in articles
        if not is_article or count.takes_part or goes_on_list(tokens, count, language.numerals):
            found[count.first - count.is_quoted] = Value(index, count.reach, tags.COUNT, COUNTS)
    for index, symbol in enumerate(values.times):
        found[symbol.first] = Value(index, symbol.last, tags.TIME, TIMES)
    return found


def goes_on_list(tokens: Tokens, count: Count, numerals: Numerals) -> bool:
    """Whether a *one* stands alone before a place on a list of numbers: *deux à Dalo et une à Kofa*."""
    before, behind = tokens.lows[max(0, count.first - 1) : count.first], tokens.lows[count.last : count.last + 1]
    return bool(set(before) & {*numerals.joiners, ","}) and bool(set(behind) & set(numerals.before_place))


def read_units(
    tokens: Tokens, sentences: Sequence[Sentence], language: Language, values: Values
) -> tuple[Units, list[tuple[int, int]]]:
    """The units of a text, and for each sentence its first unit and the unit after its last."""
    found = find_values(tokens, language, values)
    draft = Draft()
    draft.is_bare = lacks_accents(tokens.text)
    ranges: list[tuple[int, int]] = []
    tagger = tagger_of(language)
    for sentence in sentences:
        first = len(draft.options)
        gather(tokens, sentence, language, found, draft)
        last = len(draft.options)
        bias = find_biases(draft, first, last, language.grammar)
        settle(draft, first, tagger.decide(draft.options, bias, first, last), language)
        ranges.append((first, last))
    return draft.units, ranges
