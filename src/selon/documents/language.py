"""The language of a text: the packs' stop words vote, resiliparse's detector is asked where they are silent.

Enters a text; leaves a language code, or null when unsure.
"""

from __future__ import annotations

import re
from collections import Counter

from resiliparse.parse.lang import detect_fast

from selon.packs.page import load_page_words, page_languages

SAMPLE_CHARACTERS = 4_000
FEWEST_WORDS = 5
# A French or English text has a stop word in every third to fourth word; half that is asked for.
LEAST_SHARE = 0.12
# The runner-up must stay clearly behind, as in a page that quotes another language.
LEAST_LEAD = 1.6
# resiliparse: "values above 1200 are usually false results".
WORST_RANK = 1_000
LEAST_CHARACTERS = 80
WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """The language most of the text is in, null when two are close or the text is too short to tell."""
    sample = (
        text[:SAMPLE_CHARACTERS] if len(text) <= 2 * SAMPLE_CHARACTERS else text[len(text) // 4 :][:SAMPLE_CHARACTERS]
    )
    words = WORD.findall(sample.lower())
    if len(words) < FEWEST_WORDS:
        return None
    counts = Counter(words)
    votes = sorted(((count_votes(counts, language), language) for language in page_languages()), reverse=True)
    best, language = votes[0]
    second = votes[1][0] if len(votes) > 1 else 0
    if best >= max(2, LEAST_SHARE * len(words)) and best >= LEAST_LEAD * second:
        return language
    return detect_other(sample)


def count_votes(words: Counter[str], language: str) -> int:
    """How many of the words are stop words of a language."""
    return sum(words[word] for word in load_page_words(language).stop_words & words.keys())


def detect_other(sample: str) -> str | None:
    """What the trigram detector says of a text that no pack's words explain."""
    if len(sample.strip()) < LEAST_CHARACTERS:
        return None
    found, rank = detect_fast(sample, cutoff=WORST_RANK)
    return found if found != "unknown" and rank else None
