"""Which pages a ledger knows already, so that an ingest passes over them before they are read.

Enters: an open ledger and the packs. Leaves: an answer for each capture's id. A page is known where this version with
these packs has read it; another version or a changed pack reads it again.
"""

from __future__ import annotations

from selon import __version__
from selon.ledger.appending import runs_of
from selon.ledger.store import Store
from selon.packs.loader import Packs

SAVED = (
    "SELECT 1 FROM capture c JOIN document t ON t.capture = c.seq "
    "JOIN saved_page s ON s.document = t.seq WHERE c.id = ?"
)
READ = (
    "SELECT r.run, t.language FROM capture c JOIN reading r ON r.capture = c.seq "
    "JOIN document t ON t.seq = r.document WHERE c.id = ?"
)


class KnownCaptures:
    """Answers for captures by their ids, and counts those passed over."""

    def __init__(self, store: Store, packs: Packs) -> None:
        """Look up which runs of the ledger were of this version and these packs."""
        complete = {language.id: language.hash for language in packs.languages.values() if language.is_complete}
        self._store, self._languages = store, frozenset(complete)
        self._runs = runs_of(store, __version__, {**complete, "world": packs.world_hash})
        self.passed = 0

    def is_saved(self, capture: str) -> bool:
        """Whether the bytes of a web page are kept, or were; ledgers of before they were have only its text."""
        return bool(self._store.rows(SAVED, (capture,)))

    def __call__(self, capture: str) -> bool:
        """Whether the page was read; one that was kept unread counts while no pack reads its language."""
        is_known = bool(self._runs) and any(
            self._runs[run] or language not in self._languages
            for run, language in self._store.rows(READ, (capture,))
            if run in self._runs
        )
        self.passed += is_known
        return is_known
