"""The private names of pages, for lists that hold the words of people about them.

Enters: a store and pages by the ids of their captures. Leaves: the private names of all readings of each.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.ledger.batches import in_chunks
from selon.ledger.content import WHOLE, load_blobs
from selon.ledger.masking import private_names
from selon.ledger.store import Store

SQL = "SELECT c.id, r.body FROM reading r JOIN capture c ON c.seq = r.capture WHERE c.id IN ({})"


def names_of_pages(store: Store, pages: Iterable[str]) -> dict[str, frozenset[str]]:
    """The private names of each page; a withheld one has none left."""
    found: dict[str, frozenset[str]] = {}
    for page, body in in_chunks(store, SQL, sorted(set(pages))):
        for blob in load_blobs(store, (body,)).values():
            found[page] = found.get(page, frozenset()) | private_names(WHOLE.decode(blob))
    return found
