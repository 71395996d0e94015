"""Enters: lists of landmarks and totals. Leaves: well-known acts of wars with their days, found by their words.

A row has the `day` (ISO; a month or a span `FIRST/LAST` where no day is known), the `words` that stand close together
wherever the act is told, and the `context`, words that stand anywhere in the text. Cells hold several separated by `|`,
all of which must stand (of four and more with a figure one may be missing); each may have alternatives, parted by `/`.
A word that ends in `*` stands for all words that begin so, `59..101` for all figures from one to the other: tolls grow
from report to report. The world's list has names that need no language, a
language's list the rest.

A list of totals has the same form: its rows are the figures that a running total of a war's dead had on their days, by
which a report that gives one as today's is known. A list of eras too: from when until when (`..` where it goes on)
something bore its name or stood, so that a report that names it is no older, and hardly much younger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.packs.conflict_index import folded_words
from selon.packs.tables import cells, read_table

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

ANY = "*"
OR = "/"
SHARP = 2  # groups of words, which more than so many must tell an act
MANY = 4  # groups of words, of which one may be missing
ACTS, TOTALS, ERAS = "landmarks.tsv", "totals.tsv", "eras.tsv"
LISTS = (ACTS, TOTALS, ERAS)
OPEN_END = ".."
LONGEST = 9  # digits of a figure
COLUMNS = ("day", "words", "context")


class TextWords:
    """The folded words of a text, looked through once for what many phrases ask for."""

    def __init__(self, words: AbstractSet[str]) -> None:
        """Take the words."""
        self.words = frozenset(words)

    @cached_property
    def ordered(self) -> list[str]:
        """The words in order."""
        return sorted(self.words)

    @cached_property
    def figures(self) -> list[int]:
        """The numbers among the words."""
        return [int(word[:LONGEST]) for word in self.words if word.isascii() and word.isdigit()]

    def has_beginning(self, letters: str) -> bool:
        """Whether a word begins with some letters."""
        at = bisect_left(self.ordered, letters)
        return at < len(self.ordered) and self.ordered[at].startswith(letters)


class Phrase(msgspec.Struct, frozen=True):
    """Folded words in a row; the last may stand for all words that begin so, or one for all figures up to `most`."""

    words: tuple[str, ...]
    is_open: bool = False
    most: int = 0

    @property
    def is_word(self) -> bool:
        """Whether it is a single word."""
        return len(self.words) == 1 and not self.is_open

    def may_stand(self, text: TextWords) -> bool:
        """Whether a text of these words may have it."""
        closed = self.words[:-1] if self.is_open else self.words
        if not text.words.issuperset(closed):
            return False
        if self.most:
            least = int(self.words[0])
            return any(least <= figure <= self.most for figure in text.figures)
        return not self.is_open or text.has_beginning(self.words[-1])

    def ends(self, word: str) -> bool:
        """Whether its last word stands for this one."""
        if self.most:
            return word.isascii() and word.isdigit() and int(self.words[0]) <= int(word[:LONGEST]) <= self.most
        return word.startswith(self.words[-1]) if self.is_open else word == self.words[-1]


Options = tuple[Phrase, ...]


class Landmark(msgspec.Struct, frozen=True, dict=True):
    """A well-known act: its first and last day (ISO), and the cells of its row, which are read when first asked for."""

    first: str
    last: str
    words_cell: str
    context_cell: str = ""
    is_total: bool = False

    @cached_property
    def words(self) -> tuple[Options, ...]:
        """Groups of phrases of which one each stands near the others where the act is told."""
        return read_options(self.words_cell)

    @cached_property
    def context(self) -> tuple[Options, ...]:
        """Groups of phrases of which one each stands anywhere in the text."""
        return read_options(self.context_cell)

    @property
    def keys(self) -> set[str]:
        """Words of which a text that tells of the act has one at least."""
        groups = cells(self.words_cell)
        key = next((group for group in groups if ANY not in group), groups[0])
        return {phrase.words[0] for phrase in read_options(key)[0]}

    @property
    def is_sharp(self) -> bool:
        """Whether no later act is likely told with its words: two of them with a figure, or three."""
        return len(self.words) > SHARP - any(map(has_figure, self.words))

    @cached_property
    def may_lack(self) -> frozenset[int]:
        """The places of the groups of words of which one may be missing where the act is told.

        Of four and more with a figure any but the first and the figures.
        """
        if len(self.words) < MANY or self.is_total or not any(map(has_figure, self.words)):
            return frozenset()
        return frozenset(at for at, group in enumerate(self.words) if at and not has_figure(group))

    def may_stand(self, text: TextWords) -> bool:
        """Whether a text of these words may tell of the act."""
        if any(text.words.isdisjoint(options) for options in self.single_words):
            return False
        if not all(any(phrase.may_stand(text) for phrase in options) for options in self.longer):
            return False
        lacking = sum(not any(phrase.may_stand(text) for phrase in self.words[at]) for at in self.may_lack)
        return lacking <= 1

    @cached_property
    def needed(self) -> tuple[Options, ...]:
        """The groups of its row that none may be missing of."""
        return (*(options for at, options in enumerate(self.words) if at not in self.may_lack), *self.context)

    @cached_property
    def single_words(self) -> tuple[frozenset[str], ...]:
        """The needed groups of its row that are single words, as those words."""
        groups = (options for options in self.needed if all(phrase.is_word for phrase in options))
        return tuple(frozenset(phrase.words[0] for phrase in options) for options in groups)

    @cached_property
    def longer(self) -> tuple[Options, ...]:
        """The needed groups of its row with a phrase of several words, or one that is open."""
        return tuple(options for options in self.needed if not all(phrase.is_word for phrase in options))


def has_figure(options: Options) -> bool:
    """Whether one of some phrases is a figure."""
    return any(word.isdigit() for phrase in options for word in phrase.words)


class Landmarks:
    """Landmarks by one word of each, so that a text is looked at for few of them."""

    def __init__(self, rows: Iterable[Landmark] = (), eras: Landmarks | None = None) -> None:
        """Take the landmarks, and the eras as landmarks of their own."""
        self.rows = tuple(rows)
        self.eras = eras

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, landmark in enumerate(self.rows):
            for word in landmark.keys:
                found.setdefault(word, []).append(number)
        return found

    def candidates(self, words: AbstractSet[str]) -> Iterator[Landmark]:
        """The landmarks that a text of these words may tell of, in their order."""
        numbers = {number for word in self._by_word.keys() & words for number in self._by_word[word]}
        text = TextWords(words)
        return (self.rows[number] for number in sorted(numbers) if self.rows[number].may_stand(text))


def read_options(cell: str) -> tuple[Options, ...]:
    """The groups of phrases that a cell says."""
    return tuple(tuple(read_phrase(form) for form in group.split(OR)) for group in cells(cell))


def read_phrase(form: str) -> Phrase:
    """A phrase as a list writes it."""
    least, _, most = form.partition(OPEN_END)
    if most.isdigit():
        return Phrase((least,), is_open=True, most=int(most))
    plain = form.isascii() and form.isalnum()
    return Phrase((form.lower(),) if plain else tuple(folded_words(form).split()), form.endswith(ANY))


def load_landmarks(*folders: Path) -> Landmarks:
    """The landmarks, totals and eras in some folders of packs; an absent file has none."""
    acts, totals, eras = ([row for f in folders for row in read_table(f / name, COLUMNS)] for name in LISTS)
    rows = [*map(read_row, acts), *(read_row(row, is_total=True) for row in totals)]
    return Landmarks(rows, Landmarks(map(read_row, eras)))


def read_row(row: list[str], *, is_total: bool = False) -> Landmark:
    """One landmark from the cells of its row."""
    day, words, context = row
    first, _, last = day.partition("/")
    return Landmark(first, last or first, words, context, is_total)
