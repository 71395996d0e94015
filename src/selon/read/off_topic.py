"""Enters: a document's tokens. Leaves: paragraphs of another story, which shares next to no word with the rest.

Prudent by design: one shared name, or a name or word that the frame knows, keeps a paragraph; one without names of its
own is never another story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from selon.model.document import Passage
from selon.model.tokens import MARK, WORD, Tokens

if TYPE_CHECKING:
    from selon.model.tokens import Sentence

LEAST_WORD, STEM = 5, 6  # letters
LEAST_PARAGRAPHS, LEAST_STEMS, LEAST_NAMES = 5, 10, 2
MOST_SHARED = 0.2  # of its stems; on gold/dev and the seeds paragraphs of the report lie above 0.25
MOST_SHARE_OF_TEXT = 0.3
GOING_ON = frozenset(",-('")  # marks after which a capital begins no sentence
RUN_SIZES = (2, 1)


class Paragraph(msgspec.Struct):
    """The tokens of a paragraph with its stems and names."""

    first: int
    last: int
    stems: set[str]
    names: set[str]


def split_paragraphs(tokens: Tokens) -> list[Paragraph]:
    """The paragraphs by line ends."""
    cuts = [at for at in range(len(tokens)) if at == 0 or tokens.breaks[at]]
    return [describe(tokens, a, b) for a, b in pairwise([*cuts, len(tokens)])]


def describe(tokens: Tokens, first: int, last: int) -> Paragraph:
    """The stems and names of a stretch of tokens."""
    lows, kinds, capitals = tokens.lows, tokens.kinds, tokens.capitals
    words = zip(lows[first:last], kinds[first:last], strict=True)
    stems = {low[:STEM] for low, kind in words if kind == WORD and len(low) >= LEAST_WORD}
    inside = (at for at in range(first + 1, last) if capitals[at] and kinds[at] == WORD)
    names = {lows[at] for at in inside if kinds[at - 1] != MARK or lows[at - 1] in GOING_ON}
    return Paragraph(first, last, stems, names)


def is_foreign(group: Sequence[Paragraph], stems: Counter[str], names: Counter[str]) -> bool:
    """Whether a run of paragraphs shares no name, and hardly a stem, with the rest of the text."""
    own: Counter[str] = Counter()
    own_names: Counter[str] = Counter()
    for paragraph in group:
        own.update(paragraph.stems)
        own_names.update(paragraph.names)
    if len(own) < LEAST_STEMS or len(own_names) < LEAST_NAMES:
        return False
    if any(names[name] > count for name, count in own_names.items()):
        return False
    shared = sum(stems[stem] > count for stem, count in own.items())
    return shared <= MOST_SHARED * len(own)


def find_off_topic(
    tokens: Tokens, sentences: Sequence[Sentence], is_known: Callable[[int, int], bool]
) -> tuple[Passage, ...]:
    """The paragraphs of another story.

    `is_known` says whether the tokens from one place up to another name a party, a place or a harm that the report is
    about; such a paragraph is kept whatever its words.
    """
    paragraphs = split_paragraphs(tokens)
    if len(paragraphs) < LEAST_PARAGRAPHS or not sentences:
        return ()
    stems: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for paragraph in paragraphs:
        stems.update(paragraph.stems)
        names.update(paragraph.names)
    found: list[Passage] = []
    at = 0
    while at < len(paragraphs):
        runs = (paragraphs[at : at + size] for size in RUN_SIZES)
        size = next((len(run) for run in runs if foreign_run(run, stems, names, is_known)), 0)
        if size:
            start, end = tokens.starts[paragraphs[at].first], tokens.ends[paragraphs[at + size - 1].last - 1]
            found.append(Passage(start, end, "off_topic", "shares no name and hardly a word with the report"))
        at += max(size, 1)
    covered = sum(p.end - p.start for p in found)
    return tuple(found) if covered <= MOST_SHARE_OF_TEXT * len(tokens.text) else ()


def foreign_run(
    run: Sequence[Paragraph], stems: Counter[str], names: Counter[str], is_known: Callable[[int, int], bool]
) -> bool:
    """Whether a run of paragraphs is of another story and the frame knows nothing in it."""
    return is_foreign(run, stems, names) and not any(is_known(p.first, p.last) for p in run)
