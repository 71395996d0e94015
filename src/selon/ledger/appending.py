"""Appends readings: one transaction a batch, nothing twice.

Enters: readings and problems, and the time. Leaves: rows, and how many were new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from selon.ledger.batches import new_batch
from selon.ledger.batching import Batch, Written
from selon.ledger.interning import Names
from selon.ledger.preparing import Prepared, prepare
from selon.ledger.store import Store
from selon.model.cycles import uncollected
from selon.model.ids import digest
from selon.model.problem import Problem
from selon.model.reading import Reader, Reading
from selon.model.saved import SavedPage

__all__ = ["Appender", "Written", "prepare_all", "run_id", "runs_of"]

NO_PAGES: Mapping[str, SavedPage] = {}


class Appender:
    """Writes batches to one ledger, remembering between them which names it has numbered."""

    def __init__(self, store: Store) -> None:
        """Begin to write to a store that is open for writing."""
        self._store = store
        self._names = Names(store)

    def append(self, readings: Sequence[Reading], problems: Sequence[Problem] = (), *, recorded: str) -> Written:
        """Write the readings and problems as one batch: all of it is kept, or nothing."""
        with uncollected():
            return self.write(prepare_all(readings), problems, recorded=recorded)

    def write(self, prepared: Sequence[Prepared], problems: Sequence[Problem] = (), *, recorded: str) -> Written:
        """Write what `prepare_all` gave: that part needs no ledger and may be done meanwhile, in another thread."""
        try:
            with self._store.writing():
                batch = new_batch(self._store, recorded, "ingest")
                return Batch(self._store, self._names, batch).write(prepared, problems)
        except BaseException:
            self._names.forget()
            raise


def prepare_all(readings: Sequence[Reading], pages: Mapping[str, SavedPage] = NO_PAGES) -> list[Prepared]:
    """Readings made ready to be written, with the pages that they were read from, by the documents' ids."""
    return [prepare(reading, run_id(reading.reader), pages.get(reading.document.id)) for reading in readings]


def run_id(reader: Reader) -> str:
    """The id of a run: the reader's version and the packs' hashes."""
    return digest(reader.version, msgspec.json.encode(reader.packs, order="sorted"))


def runs_of(store: Store, version: str, packs: Mapping[str, str]) -> dict[int, bool]:
    """The runs of this version whose packs had the hashes of these; and whether one of them was of a language."""
    found: dict[int, bool] = {}
    for run, told in store.rows("SELECT seq, packs FROM run WHERE version = ?", (version,)):
        used: dict[str, str] = msgspec.json.decode(told, type=dict[str, str])
        if used.items() <= packs.items():
            found[run] = used.keys() != {"world"}
    return found
