"""The fingerprint of a document: MinHash over the words of its report, and the agencies that it names as authors.

Enters a document with its passages; leaves a `Fingerprint`. MinHash after Broder (1997), by rensa; the seed is fixed,
so that two machines agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rensa import RMinHash  # type: ignore[import-untyped]  # it has no stubs

from selon.model.agency import find_agencies
from selon.model.document import Document, Passage
from selon.model.fingerprint import Fingerprint
from selon.model.page_words import PageWords

PERMUTATIONS = 128
SEED = 20
# Runs of four words survive a changed title or a dropped paragraph and hardly ever meet by chance.
RUN_WORDS = 4
FEWEST_WORDS = 20
LEFT_OUT = frozenset(("boilerplate", "off_topic"))
PICTURES = frozenset(("caption",))
WORD = re.compile(r"\w+")


def make_fingerprint(document: Document, passages: Sequence[Passage], words: PageWords) -> Fingerprint:
    """The fingerprint of what is left of a document when its cuts are left out."""
    folded = unicodedata.normalize("NFKD", clean_text(document.text, passages)).lower()
    found = WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))
    # Who took a picture did not write the report.
    written = without(document.text, passages, PICTURES)
    marks = tuple(dict.fromkeys([*find_agencies(written, words), *document.credits]))
    if len(found) < FEWEST_WORDS:
        return Fingerprint(document.id, (), len(found), marks)
    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update([" ".join(found[at : at + RUN_WORDS]) for at in range(len(found) - RUN_WORDS + 1)])
    return Fingerprint(document.id, tuple(made.digest()), len(found), marks)


def clean_text(text: str, passages: Sequence[Passage]) -> str:
    """The text without its cuts; titles and captions stay."""
    return without(text, passages, LEFT_OUT)


def without(text: str, passages: Sequence[Passage], kinds: frozenset[str]) -> str:
    """The text without the passages of some kinds."""
    pieces: list[str] = []
    at = 0
    for passage in sorted(passages, key=lambda p: p.start):
        if passage.kind in kinds and passage.end > at:
            pieces.append(text[at : max(at, passage.start)])
            at = passage.end
    pieces.append(text[at:])
    return "\n".join(pieces)
