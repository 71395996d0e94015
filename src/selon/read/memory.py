"""Enters: who speaks in each sentence, as it is read. Leaves: who spoke before a sentence, the nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.model.mention import Source


class Agreement(msgspec.Struct, frozen=True):
    """Number and gender, the latter empty where a form does not tell."""

    is_plural: bool = False
    gender: str = ""

    def fits(self, other: Agreement) -> bool:
        """Whether two forms may stand for one thing."""
        return self.is_plural == other.is_plural and (
            not self.gender or not other.gender or self.gender == other.gender
        )


class Memory:
    """Who spoke in each sentence of one document."""

    def __init__(self) -> None:
        """Begin without speakers."""
        self.said: dict[int, list[tuple[Source, Agreement]]] = {}

    def add(self, sentence: int, source: Source, agreement: Agreement) -> None:
        """Note a speaker of a sentence."""
        self.said.setdefault(sentence, []).append((source, agreement))

    def recent(self, sentence: int, reach: int) -> Iterator[tuple[Source, Agreement]]:
        """The speakers of a sentence and of so many before it, the last first."""
        for place in range(sentence, max(-1, sentence - reach - 1), -1):
            yield from reversed(self.said.get(place, ()))
