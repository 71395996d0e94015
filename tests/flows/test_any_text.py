"""The reader fails on no text: sentences of all rows beside each other, broken, mixed and cut short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from selon.flows.read import read_document
from selon.model.document import DayRange, Document
from selon.packs.loader import load_packs

ROWS = Path(__file__).parents[1] / "claims"
TEXTS = [
    line.split("\t")[2] for path in sorted(ROWS.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()[1:]
]
SENTENCES = [piece for text in TEXTS for piece in text.replace("\\n", "\n").split("  ")]
WORDS = [word for sentence in SENTENCES for word in sentence.split()]
EACH = 200


def of_sentences(chance: Random) -> str:
    """A few sentences that have nothing to do with each other."""
    return " ".join(chance.sample(SENTENCES, chance.randint(2, 6)))


def of_broken_sentences(chance: Random) -> str:
    """A few sentences with words cut out, put in and put elsewhere."""
    words = of_sentences(chance).split()
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(words))
        words[at : at + chance.randint(0, 3)] = chance.sample(WORDS, chance.randint(0, 2)) or ["et"]
    return " ".join(words)


def of_words(chance: Random) -> str:
    """Words in any order, the last of them as likely a mark as not."""
    return " ".join(chance.sample(WORDS, chance.randint(1, 60)))


def cut_short(chance: Random) -> str:
    """A sentence that ends behind any of its words, with a mark or without."""
    words = chance.choice(SENTENCES).split()
    return " ".join(words[: chance.randint(1, len(words))]).rstrip(".,;:") + chance.choice((",", ":", " (", " «", ""))


@pytest.mark.parametrize("make", [of_sentences, of_broken_sentences, of_words, cut_short])
@pytest.mark.parametrize("day", ["2024-05-15", ""])
def test_no_text_stops_the_reader(make: Callable[[Random], str], day: str) -> None:
    """Whatever stands beside whatever, a text is read to its end."""
    chance, packs = Random(11), load_packs()  # noqa: S311  the same texts each time, no secret
    published = DayRange(day, day) if day else DayRange()
    for _ in range(EACH):
        text = make(chance)
        read_document(Document(id="any", name="any", text=text, language="fr", published=published), packs)
