"""Enters: tokens with their counts, times and names. Leaves: units, each with the word class that fits its neighbours.

A unit's possible classes come from the lexicon; the best path through a sentence is found by weights of neighbouring
classes that the pack gives (Viterbi, 1967), ties going to the class that the lexicon lists first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model import tags
from selon.model.tokens import MARK, WORD
from selon.model.units import Name, Units
from selon.packs.lexicon import UNKNOWN, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.counts import Count
    from selon.model.times import TimeSymbol
    from selon.model.tokens import Sentence, Tokens
    from selon.packs.loader import Language
    from selon.packs.spelling import Spelling

RANK = 0.4  # what each step down the lexicon's list of classes costs
NONE: frozenset[str] = frozenset()
TELLING, LOOKED_AT = 60, 4000  # letters after which a text without accents is known as one; those that are looked at
AGENT_FOLLOWS = 1.5  # what the preposition of an agent says for a participle before it
LOWEST = -1e9
CROWDED = 3.0  # what a finite verb costs where the clause has one already
TRANSPARENT = frozenset("oRgn")
FINITE = frozenset("VX")
OPENS_CLAUSE = frozenset("QKS")
JOINTS = frozenset("C,;:.<>()-\"")
NAME_LETTERS = {"adjective": tags.ADJECTIVE + tags.NOUN, "inhabitant": tags.NOUN}


class Draft:
    """The units of a text while they are gathered, with the classes that each may have."""

    def __init__(self) -> None:
        """Begin without units."""
        self.units = Units([], [], [], [], [], [], [], [], [], [])
        self.options: list[str] = []
        self.words: list[Word | None] = []
        self.is_bare = False

    def add(self, first: int, last: int, low: str, options: str, word: Word | None, **places: int) -> None:
        """Add a unit; `places` are the indices of its count, name or time."""
        units = self.units
        units.firsts.append(first)
        units.lasts.append(last)
        units.lows.append(low)
        units.counts.append(places.get("count", -1))
        units.names.append(places.get("name", -1))
        units.times.append(places.get("time", -1))
        self.options.append(options)
        self.words.append(word)


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


def locution_at(tokens: Tokens, at: int, last: int, language: Language) -> tuple[int, str] | None:
    """The longest set phrase at a token: the token after it, and its classes."""
    lows = tokens.lows
    by_second = language.lexicon.locutions.get(lows[at])
    if by_second is None or at + 1 >= last:
        return None
    for pieces, letters in by_second.get(lows[at + 1], ()):
        end = at + len(pieces)
        if end <= last and tuple(lows[at:end]) == pieces:
            return end, letters
    return None


def gather(
    tokens: Tokens, sentence: Sentence, language: Language, found: dict[int, tuple[str, int, int]], names: Sequence[Name], draft: Draft
) -> None:
    """Add the units of one sentence; `found` gives, by first token, the kind, index and end of counts, times and names."""
    at = sentence.first
    spelling = language.spelling
    bare = draft.is_bare or tokens.text[sentence.start : sentence.end].isupper()
    lexicon = language.lexicon
    while at < sentence.last:
        low = tokens.lows[at]
        if at == sentence.first and tokens.capitals[at] and any(tokens.capitals[at + 1 : at + 2]):
            low = dict(spelling.initials).get(low, low)
        here = found.get(at)
        if here and here[2] <= sentence.last:
            kind, index, end = here
            if kind == "name":
                name = names[index]
                options = NAME_LETTERS.get(name.kind, tags.NAME)
                draft.add(at, end, low, options, None, name=index)
            elif kind == "time":
                draft.add(at, end, low, tags.TIME, None, time=index)
            else:
                draft.add(at, end, low, tags.COUNT, None, count=index)
            at = end
            continue
        if tokens.kinds[at] == MARK:
            draft.add(at, at + 1, low, mark_letter(tokens, at, spelling), None)
            at += 1
            continue
        locution = locution_at(tokens, at, sentence.last, language)
        if locution and locution[1] == tags.DETERMINER and draft.options and draft.options[-1][:1] == tags.DETERMINER:
            locution = None  # *le nombre de*: a noun after all
        if locution and not any(index in found for index in range(at + 1, locution[0])):
            end, letters = locution
            draft.add(at, end, " ".join(tokens.lows[at:end]), letters, None)
            at = end
            continue
        if low in spelling.abbreviations and at + 1 < sentence.last and tokens.lows[at + 1] == "." and tokens.glued(at + 1):
            word = lexicon.word(low)
            draft.add(at, at + 2, low, word.letters or tags.NOUN, word)
            at += 2
            continue
        word = UNKNOWN if tokens.kinds[at] != WORD else lexicon.bare_word(low) if bare else lexicon.word(low)
        draft.add(at, at + 1, low, word.letters or tags.NOUN, word)
        at += 1


def lacks_accents(text: str) -> bool:
    """Whether a text is long enough to show accents and has none."""
    letters = [c for c in text[:LOOKED_AT] if c.isalpha()]
    return len(letters) >= TELLING and all(c.isascii() for c in letters)


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
        before, context, room = state
        weight = get(before + letter, 0.0)
        if before in TRANSPARENT:
            weight += min(0.0, get(context + letter, 0.0))
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


def agent_bias(draft: Draft, first: int, last: int, agents: frozenset[str]) -> dict[int, dict[str, float]]:
    """What speaks for a participle: the preposition of an agent right behind it."""
    lows, options = draft.units.lows, draft.options
    return {
        at - 1: {tags.PARTICIPLE: AGENT_FOLLOWS}
        for at in range(first + 1, last)
        if lows[at] in agents and tags.PARTICIPLE in options[at - 1] and len(options[at - 1]) > 1
    }


def settle_unit(draft: Draft, at: int, letter: str, language: Language) -> None:
    """Write down the class decided for a unit, with lemma, feature and senses."""
    units, word = draft.units, draft.words[at]
    units.letters.append(letter)
    way = word.way(letter) if word else None
    units.lemmas.append(way.lemma if way else units.lows[at])
    units.features.append(way.feature if way else "")
    units.senses.append(word.senses(letter) if word else language.lexicon.senses("noun", units.lows[at]))


def read_units(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    language: Language,
    counts: Sequence[Count],
    times: Sequence[TimeSymbol],
    names: Sequence[Name],
) -> tuple[Units, list[tuple[int, int]]]:
    """The units of a text, and for each sentence its first unit and the unit after its last."""
    found: dict[int, tuple[str, int, int]] = {}
    articles = language.numerals.indefinite
    for index, name in enumerate(names):
        found[name.first] = ("name", index, name.last)
    for index, count in enumerate(counts):
        if count.shape not in {"one", "none"} or count.takes_part or tokens.lows[count.core] not in articles:
            found[count.first] = ("count", index, count.reach)
    for index, symbol in enumerate(times):
        found[symbol.first] = ("time", index, symbol.last)
    draft = Draft()
    draft.is_bare = lacks_accents(tokens.text)
    ranges: list[tuple[int, int]] = []
    agents = frozenset(language.grammar.agent)
    tagger = Tagger(language.weights)
    for sentence in sentences:
        first = len(draft.options)
        gather(tokens, sentence, language, found, names, draft)
        last = len(draft.options)
        bias = agent_bias(draft, first, last, agents)
        for offset, letter in enumerate(tagger.decide(draft.options, bias, first, last)):
            settle_unit(draft, first + offset, letter, language)
        ranges.append((first, last))
    return draft.units, ranges
