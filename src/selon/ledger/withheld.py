"""Which pages are withheld, so that no words of theirs come in again.

Enters: a store and pages by the ids of their captures. Leaves: those of which a text was erased.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.ledger.batches import in_chunks
from selon.ledger.store import Store

SQL = (
    "SELECT c.id FROM capture c JOIN document t ON t.capture = c.seq "
    "JOIN withheld w ON w.hash = t.text WHERE c.id IN ({})"
)


def withheld_captures(store: Store, captures: Sequence[str]) -> set[str]:
    """The pages of which a text was erased, whatever another extractor makes of them."""
    return {row[0] for row in in_chunks(store, SQL, captures)}
