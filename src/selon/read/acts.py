"""Enters: a text's tokens and the packs' landmarks. Leaves: the well-known acts that the text tells of, and where.

An act is told where its words stand close together; scattered over a long text they are no sign of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache

import msgspec

from selon.model.tokens import MARK, Tokens
from selon.packs.conflict_index import folded_words
from selon.packs.landmarks import OPEN_END, Landmark, Landmarks, Options, Phrase
from selon.read.conflicts import Folded
from selon.read.days import parse_day

REACH = 60  # words between the first and the last that name an act
THOUSANDS = 3  # digits of a word that goes on a figure
LONGEST_FIGURE = 3  # words of one
COUNTED_REACH = 5  # words from a figure to that of what it counts: *2 546 villageois ont été tués*
MOST_SPOTS, MOST_PLACES = 6, 200  # so that a text of one word a million times costs no more
Tenure = tuple[str | None, str | None]


class Spot(msgspec.Struct, frozen=True):
    """Where an act is named: its first token and its last, and that of the rarest of its words."""

    first: int
    last: int
    rarest: int

    def gap(self, first: int, last: int) -> int:
        """How many tokens lie between the spot and the tokens `first` up to and without `last`."""
        return max(first - self.last, self.first - last + 1, 0)


class Act(msgspec.Struct, frozen=True):
    """A well-known act that a text tells of: its first and last possible day, and where it is named.

    A running total has the days on which it stood so. An act `is_sharp` if its words are so many that no other is
    likely told with them: a place alone may be told of again. It `is_whole` if none of its words are missing.
    """

    first: date
    last: date
    spots: tuple[Spot, ...]
    is_sharp: bool
    is_total: bool = False
    is_whole: bool = True

    @property
    def is_day(self) -> bool:
        """Whether its day is known, or the night in which it was."""
        return (self.last - self.first).days <= 1

    @property
    def at(self) -> int:
        """The token at which it is first told."""
        return self.spots[0].last


@lru_cache(maxsize=65_536)
def folded_token(low: str) -> tuple[str, ...]:
    """The folded words of one token."""
    return tuple(folded_words(low).split())


class Grid:
    """The folded words of a text with their tokens, and where each word stands."""

    def __init__(self, tokens: Tokens, dated: AbstractSet[int] = frozenset()) -> None:
        """Fold all tokens but marks; the figures of `dated` tokens say when, and are no act's."""
        self.dated = dated
        self.words: list[str] = []
        self.tokens: list[int] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, (low, kind) in enumerate(zip(tokens.lows, tokens.kinds, strict=True)):
            if kind != MARK:
                words = (low,) if low.isascii() and low.isalnum() else folded_token(low)
                self.words.extend(words)
                self.tokens.extend([at] * len(words))
        for place, word in enumerate(self.words):
            self.places[word].append(place)
        self.join_figures()

    def join_figures(self) -> None:
        """Let figures that stand as several words be found as one too, where the first of them stands."""
        short = [(word, places) for word, places in self.places.items() if len(word) <= THOUSANDS and word.isdigit()]
        joined = [(at, figure) for word, places in short for at in places if (figure := self.figure_at(at)) != word]
        for at, figure in joined:
            self.places[figure].append(at)

    def figure_at(self, place: int) -> str:
        """The figure that a word of digits and those behind it make together; the word itself where it stands alone."""
        end = place + 1
        while end < len(self.words) and len(self.words[end]) == THOUSANDS and self.words[end].isdigit():
            end += 1
        return "".join(self.words[place:end]) if end - place <= LONGEST_FIGURE else self.words[place]

    def find(self, options: Options) -> list[int]:
        """Where one of some phrases stands, in order."""
        return sorted({at for phrase in options for at in self._find(phrase) if not self._is_date(phrase, at)})

    def _is_date(self, phrase: Phrase, at: int) -> bool:
        return len(phrase.words) == 1 and phrase.words[0].isdigit() and self.tokens[at] in self.dated

    def _find(self, phrase: Phrase) -> Iterator[int]:
        if len(phrase.words) == 1 and phrase.is_open:
            for word, places in self.places.items():
                if phrase.ends(word):
                    yield from places
            return
        size = len(phrase.words)
        for at in self.places.get(phrase.words[0], ()):
            if at + size > len(self.words) or not phrase.ends(self.words[at + size - 1]):
                continue
            if all(self.words[at + step] == phrase.words[step] for step in range(size - 1)):
                yield at


def find_acts(tokens: Tokens, folded: Folded, landmarks: Landmarks, dated: AbstractSet[int] = frozenset()) -> list[Act]:
    """The acts that a text tells of, by day; `dated` are the tokens of days of the calendar."""
    grid: Grid | None = None
    found = []
    for landmark in landmarks.candidates(folded.words):
        grid = grid or Grid(tokens, dated)
        first, last = parse_day(landmark.first), parse_day(landmark.last, last=True)
        spots, is_whole = spots_of(landmark, grid)
        if first and last and spots:
            found.append(Act(first, last, spots, landmark.is_sharp and is_whole, landmark.is_total, is_whole))
    return sorted(found, key=lambda act: (act.first, act.last, act.spots[0].first))


def find_eras(folded: Folded, landmarks: Landmarks) -> tuple[Tenure, ...]:
    """From when until when what a text names bore its name; the days of the pack, None where it still does."""
    found = []
    for era in landmarks.eras.candidates(folded.words) if landmarks.eras else ():
        groups = (*era.words, *era.context)
        if all(any(f" {' '.join(phrase.words)} " in folded.text for phrase in options) for options in groups):
            found.append((era.first, None if era.last == OPEN_END else era.last))
    return tuple(found)


def spots_of(landmark: Landmark, grid: Grid) -> tuple[tuple[Spot, ...], bool]:
    """Where the words of an act stand close together, and whether all do; nowhere unless its context stands."""
    if not all(grid.find(options) for options in landmark.context):
        return (), False
    places = [grid.find(options) for options in landmark.words]
    if landmark.is_total:
        places = with_their_words(landmark.words, places)
    missing = {at for at, found in enumerate(places) if not found}
    if len(missing) > 1 or not missing <= landmark.may_lack:
        return (), False
    groups = sorted(filter(None, places), key=len)
    spots = []
    for at in groups[0][:MOST_PLACES]:
        near = [at, *(nearest(at, others) for others in groups[1:])]
        if max(near) - min(near) <= REACH:
            spots.append(Spot(grid.tokens[min(near)], grid.tokens[max(near)], grid.tokens[at]))
    return tuple(spots[:MOST_SPOTS]), not missing


def with_their_words(groups: Sequence[Options], places: list[list[int]]) -> list[list[int]]:
    """The places of a total's groups, of a range of figures those before a word of the group behind: *2 546 morts*."""
    found = list(places)
    for at, options in enumerate(groups[:-1]):
        if any(phrase.most for phrase in options):
            behind = places[at + 1]
            found[at] = [place for place in places[at] if any(0 < each - place <= COUNTED_REACH for each in behind)]
    return found


def nearest(at: int, places: Sequence[int]) -> int:
    """The place that lies nearest; very far where there is none."""
    after = bisect_left(places, at)
    around = places[max(0, after - 1) : after + 1]
    return min(around, key=lambda place: abs(place - at), default=at + 2 * REACH)
