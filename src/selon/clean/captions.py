"""Captions and credits of pictures, told from report by their form: credits in brackets, copyright signs, echoes.

Enters lines; leaves which of them are captions. They are marked, not left out: a caption can report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from selon.clean.lines import Line
from selon.model.page_words import PageWords

LONGEST_CAPTION = 450
COPYRIGHT = re.compile(r"^©|(?:^|\s)©\s?\S")
AGENCY_CREDIT = re.compile(
    r"[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'’.-]+(?:\s+[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'’.-]+)*\s*/\s*(?:[A-Z\u00c0-\u00d6\u00d8-\u00de][\w.]+(?:\s[A-Z]\w+)?)\s*\)?\s*$"
)


@lru_cache(maxsize=32)
def credit_pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for a credit: a mark and a colon, in brackets, at the line's end or at its beginning."""
    words = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    return re.compile(rf"[(\[]\s*(?:{words})\s*[:/][^)\]]{{1,80}}[)\]]?\s*$|^(?:{words})\s*:\s*\S", re.IGNORECASE)


def find_captions(lines: Sequence[Line], words: PageWords) -> set[int]:
    """The numbers of the lines that are captions or credits."""
    credit = credit_pattern(words.caption_marks) if words.caption_marks else None
    found = {n for n, line in enumerate(lines) if is_credited(line, credit, words)}
    for n, line in enumerate(lines):
        echo = next((m for m in (n + 1, n + 2) if m < len(lines) and m in found), None)
        if echo is not None and n not in found and len(line.text) > 20 and lines[echo].text.startswith(line.text):
            found.add(n)
        elif is_echoed(lines, n):
            found.update((n, n + 1))
    return found


def is_credited(line: Line, credit: re.Pattern[str] | None, words: PageWords) -> bool:
    """Whether a line ends in a credit or is nothing else."""
    text = line.text
    if len(text) > LONGEST_CAPTION:
        return False
    has_end = ":" in text or "/" in text  # of a mark: most lines lack both
    if has_end and credit and credit.search(text):
        return True
    if "©" in text and COPYRIGHT.search(text):
        return True
    tail = AGENCY_CREDIT.search(text) if "/" in text else None
    return tail is not None and text[tail.start() :].split("/")[-1].strip(" )") in words.agencies


def is_echoed(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is told twice running, as alternative texts and captions are."""
    return (
        n + 1 < len(lines)
        and len(lines[n].text) > 30
        and lines[n].text == lines[n + 1].text
        and len(lines[n].text) < LONGEST_CAPTION
    )
