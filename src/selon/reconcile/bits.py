"""Words as bits: what two sentences have in common is counted without keeping their words.

Enters: a sentence, or a reading. Leaves: sets of hashed words as bits of a number, and the words that name its places.
"""

from __future__ import annotations

import re
from zlib import crc32

from selon.model.folding import fold
from selon.model.reading import Reading

WORD_BITS = 256
NAME_BITS = 512
SHORTEST_WORD = 4  # shorter words are mostly grammar, in every language with an alphabet
WORD = re.compile(r"[^\W\d_]+")


def word_bits(text: str) -> int:
    """The longer words of a text as a set of bits."""
    bits = 0
    for word in WORD.findall(fold(text)):
        if len(word) >= SHORTEST_WORD:
            bits |= 1 << crc32(word.encode()) % WORD_BITS
    return bits


def name_bits(text: str, known: frozenset[str] = frozenset(), first: int = 1) -> int:
    """The capitalised words of a sentence, but for its first and those of known names, as a set of bits."""
    bits = 0
    for found in list(WORD.finditer(text))[first:]:
        word = found.group()
        if word[0].isupper() and len(word) >= SHORTEST_WORD and (folded := fold(word)) not in known:
            bits |= 1 << crc32(folded.encode()) % NAME_BITS
    return bits


def known_words(reading: Reading) -> frozenset[str]:
    """The words of the places and parties of a reading, which tell two acts apart by other fields than names."""
    named = [text for place in reading.places for text in (place.text, place.name or "")]
    for claim in reading.claims:
        named += [text for place in claim.places for text in (place.text, place.name or "")]
        named += [source.party or "" for source in (claim.source, *claim.via) if source]
        named += [party.name for party in (claim.actor, getattr(claim, "side", None)) if party]
    return frozenset(WORD.findall(fold(" ".join(named))))
