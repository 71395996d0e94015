"""Words used as values (names of sides, sources, places, outlets) under numbers, so that they can be erased.

Enters: words. Leaves: numbers; and words again for a view.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.ledger.batches import in_chunks, next_number
from selon.ledger.store import Store
from selon.model.folding import fold
from selon.model.ids import digest

WITHHELD = "withheld"
LONGEST = 400


class Names:
    """Numbers for words, remembered from batch to batch until something is withheld."""

    def __init__(self, store: Store) -> None:
        """Begin with nothing remembered."""
        self._store = store
        self._numbers: dict[str, int] = {}
        self._withheld = -1

    def __getitem__(self, words: str | None) -> int | None:
        """The number of words that `prepare` has seen; nothing for nothing."""
        return self._numbers[words] if words else None

    def forget(self) -> None:
        """Remember nothing: the batch was not kept."""
        self._numbers.clear()

    def prepare(self, wanted: Iterable[str]) -> None:
        """Give every one of the words a number, inside `writing`."""
        self._check_withheld()
        missing = {digest(_clean(words)): words for words in wanted if words not in self._numbers}
        if not missing:
            return
        known = in_chunks(self._store, "SELECT hash, seq FROM name WHERE hash IN ({})", sorted(missing))
        self._numbers.update((missing.pop(row[0]), row[1]) for row in known)
        first = next_number(self._store, "name")
        fresh = list(enumerate(sorted(missing.items()), first))
        rows = [(seq, made, _clean(words), fold(_clean(words))) for seq, (made, words) in fresh]
        self._store.insert("name", "seq, hash, words, folded", rows)
        self._numbers.update((words, seq) for seq, (_, words) in fresh)

    def _check_withheld(self) -> None:
        newest = next_number(self._store, "withheld")
        if newest != self._withheld:
            self._numbers.clear()
            self._withheld = newest


class Readable:
    """Words for numbers, read from the ledger as they are asked for, a thousand rows' worth at a time."""

    def __init__(self, store: Store) -> None:
        """Begin with nothing read."""
        self._store = store
        self._words: dict[int | None, str | None] = {None: None}

    def __getitem__(self, number: int | None) -> str | None:
        """The words of a number that `prepare` has seen."""
        return self._words[number]

    def prepare(self, numbers: Iterable[int | None]) -> None:
        """Read the words of the numbers; those that were erased read as withheld."""
        missing = [number for number in set(numbers) if number not in self._words]
        self._words.update(dict.fromkeys(missing, WITHHELD))
        self._words.update(in_chunks(self._store, "SELECT seq, words FROM name WHERE seq IN ({})", missing))


def numbers_like(store: Store, words: str) -> list[int]:
    """The numbers of all names that are these words but for case and accents."""
    return [row[0] for row in store.rows("SELECT seq FROM name WHERE folded = ?", (fold(words),))]


def _clean(words: str) -> str:
    return words.replace("\x00", "").encode("utf-8", "replace").decode()[:LONGEST]
