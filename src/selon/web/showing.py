"""Values as people read them: figures, safe text, and segments of a text with the words of each field marked.

Enters: values of the ledger and words of articles. Leaves: text in which nothing of an article acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from selon.web.words import Words

# Characters that would turn the order of letters about, or that no page can carry.
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SHOWN_AS = "\N{REPLACEMENT CHARACTER}"
LEAST, MOST, ABOUT = "\N{GREATER-THAN OR EQUAL TO}", "\N{LESS-THAN OR EQUAL TO}", "~"


class Mark(msgspec.Struct, frozen=True):
    """Words of a text that a field was read from: offsets, and the field's name."""

    start: int
    end: int
    field: str


class Segment(msgspec.Struct, frozen=True):
    """A piece of text and the fields that were read from it, the narrowest first."""

    text: str
    fields: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def inert(value: object) -> object:
    """A value for a page: text loses the characters that act, everything else stays as it is."""
    if type(value) is str and not value.isprintable():
        return ACTING.sub(SHOWN_AS, value)
    return value


def figure(words: Words, least: int | None, most: int | None, *, approx: bool = False) -> str:
    """A figure for a table: exact, a bound, a range, or about."""
    if least is None and most is None:
        return ""
    if least == most:
        return (ABOUT if approx else "") + words.number(least or 0)
    if most is None:
        return f"{LEAST} {words.number(least or 0)}"
    if least is None:
        return f"{MOST} {words.number(most)}"
    return f"{words.number(least)}–{words.number(most)}"


def figure_in_words(words: Words, least: int | None, most: int | None, *, approx: bool = False) -> str:
    """A figure for a sentence."""
    if least is None and most is None:
        return ""
    if least == most:
        return words.say("figure.about" if approx else "figure.exact", n=words.number(least or 0))
    if most is None:
        return words.say("figure.least", n=words.number(least or 0))
    if least is None:
        return words.say("figure.most", n=words.number(most))
    return words.say("figure.range", a=words.number(least), b=words.number(most))


def joined(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks, those of one field that only white space parts put together."""
    found: list[Mark] = []
    for mark in sorted(set(marks), key=lambda one: (one.field, one.start, -one.end)):
        last = found[-1] if found and found[-1].field == mark.field else None
        if last is not None and not text[last.end : mark.start].strip():
            found[-1] = Mark(last.start, max(last.end, mark.end), mark.field)
        else:
            found.append(mark)
    return found


def segments(text: str, marks: Iterable[Mark], first: int, last: int) -> list[Segment]:
    """The text from `first` to `last`, cut wherever a mark begins or ends."""
    inside = [mark for mark in marks if first <= mark.start < mark.end <= last]
    cuts = sorted({first, last, *(edge for mark in inside for edge in (mark.start, mark.end))})
    return [_segment(text, inside, a, b) for a, b in pairwise(cuts)]


def _segment(text: str, marks: Sequence[Mark], start: int, end: int) -> Segment:
    over = sorted(
        (mark for mark in marks if mark.start <= start and end <= mark.end), key=lambda m: (m.end - m.start, m.field)
    )
    fields = tuple(dict.fromkeys(mark.field for mark in over))
    begins = tuple(dict.fromkeys(mark.field for mark in over if mark.start == start))
    return Segment(text[start:end], fields, begins)
