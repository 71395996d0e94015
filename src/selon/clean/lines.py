"""The lines of a text with their places, and whether they read like prose.

Enters a text; leaves its lines that are not blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from selon.model.page_words import fold_line

# A line is prose when it is as long as a sentence and ends like one; chosen on gold/seeds and gold/dev.
PROSE_CHARACTERS = 60
LONG_CHARACTERS = 160
STOP = re.compile(r"[.!?…;:][\"'»”’)\]]*\s*$|[»”\"]\s*$")
LINE = re.compile(r"[^\r\n]+")
BREAKS = "\r\n"
BREAK = re.compile(r"[\r\n]")


class Line:
    """One line that is not blank: its place without outer white space, and its text."""

    def __init__(self, text: str, start: int, *, after_blank: bool) -> None:
        """`start` is the place of `text` in the document; `after_blank` whether an empty line stands before it."""
        bare = text.strip()
        self.start = start + len(text) - len(text.lstrip())
        self.text = bare
        self.after_blank = after_blank

    @property
    def end(self) -> int:
        """The place after the line's last character."""
        return self.start + len(self.text)

    @cached_property
    def folded(self) -> str:
        """The line as page words are written."""
        return fold_line(self.text[:400])

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads like a sentence or more of a report."""
        size = len(self.text)
        return size >= LONG_CHARACTERS * 1.5 or (size >= PROSE_CHARACTERS and STOP.search(self.text) is not None)

    @cached_property
    def is_solid_prose(self) -> bool:
        """Whether it is surely a paragraph: long, with more than one sentence or a long one that is ended."""
        return len(self.text) >= LONG_CHARACTERS and STOP.search(self.text) is not None


def split_lines(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Line]:
    """All lines that are not blank, in order; none that shares a character with one of some stretches, in order."""
    lines: list[Line] = []
    last_end = 0
    for start, end in (*taken, (len(text), len(text))):
        if not text[last_end:start].isspace():
            first, last = whole_lines(text, last_end, start)
            for found in LINE.finditer(text, first, last):
                if found[0].strip():
                    between = text[last_end : found.start()]
                    lines.append(Line(found[0], found.start(), after_blank=not lines or between.count("\n") > 1))
                    last_end = found.end()
        last_end = end
    return lines


def whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the lines that lie in a stretch with all of their text."""
    if start and text[start - 1] not in BREAKS:
        found = BREAK.search(text, start, end)
        start = found.start() if found else end
    if end < len(text) and text[end] not in BREAKS:
        end = max(start, text.rfind("\n", start, end), text.rfind("\r", start, end))
    return start, end
