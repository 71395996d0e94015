"""A block of another story inside a report: a headline with lines below it that share no name with the rest.

Enters lines; leaves the stretches of such blocks. Form and words must agree: a headline in the middle of a text whose
paragraphs have none (as those of an interview have its questions), and no capital word of the block anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selon.clean.lines import STOP, Line

NAME = re.compile(r"(?<![.!?…»”\"]\s)(?<!^)\b[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'’-]{2,}")
LONG_WORD = re.compile(r"\b\w{6,}")
LONGEST_HEADLINE = 160
MOST_LINES = 3
FEWEST_NAMES = 2
MOST_BLOCKS = 400  # each is compared with all others; no report has so many
# In a block of the same story every second long word stands elsewhere too (gold/seeds and gold/dev).
MOST_SHARED = 0.3


def find_strangers(lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    """Start, end and reason of each block of another story."""
    blocks = split_blocks(lines)
    if len(blocks) > MOST_BLOCKS:
        return
    single = sum(len(block) == 1 for block in blocks)
    is_interview = sum(is_headlined(block) and block[0].text.endswith("?") for block in blocks) > 1
    for n, block in enumerate(blocks[1:-1], 1):
        if is_interview and block[0].text.endswith("?"):
            continue
        if single >= len(blocks) / 2 and is_headlined(block):
            rest = " ".join(line.text for m, other in enumerate(blocks) if m != n for line in other)
            if shares_nothing(" ".join(line.text for line in block), rest):
                yield block[0].start, block[-1].end, "another story"


def split_blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by the blank lines between them."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def is_headlined(block: Sequence[Line]) -> bool:
    """Whether a block is a headline over one or two lines of prose."""
    head = block[0]
    ends = STOP.search(head.text) is None or head.text.endswith(("?", "!"))
    return (
        1 < len(block) <= MOST_LINES
        and len(head.text) <= LONGEST_HEADLINE
        and ends
        and all(line.is_prose for line in block[1:])
    )


def shares_nothing(block: str, rest: str) -> bool:
    """Whether a block's names stand nowhere else and hardly any of its long words do."""
    names = set(NAME.findall(block))
    if len(names) < FEWEST_NAMES or any(name in rest for name in names):
        return False
    words = {w.lower() for w in LONG_WORD.findall(block)}
    elsewhere = {w.lower() for w in LONG_WORD.findall(rest)}
    return len(words & elsewhere) <= MOST_SHARED * len(words)
