"""Whole readings out of the ledger, for whoever settles accounts, exports or shows an article.

Enters: a store and a `View`, or a document's id. Leaves: the newest accepted reading of each page with its document,
private names masked unless the view asks for them; what is withheld is left out. Decisions are not applied: they are
`claims.standings_of`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.ledger.content import HEAD, WHOLE, document_of
from selon.ledger.listing import of_day
from selon.ledger.masking import mask_reading
from selon.ledger.present import READINGS, Clause, both, of_documents
from selon.ledger.store import Row, Store
from selon.model.reading import Reading
from selon.model.view import View

COLUMNS = "b.body, x.body, h.body, c.id, t.language, t.captured"
BLOBS = (
    "JOIN content b ON b.hash = r.body JOIN content x ON x.hash = t.text JOIN content h ON h.hash = t.head "
    "JOIN capture c ON c.seq = t.capture"
)


def readings_in(store: Store, view: View) -> Iterator[Reading]:
    """The readings of the articles that the view asks for by outlet, conflict, day and both clocks, in ledger order."""
    yield from _read(store, [*of_documents(store, view), *of_day(view)], view)


def reading_of(store: Store, document: str, *, names: bool = False) -> Reading | None:
    """The newest accepted reading of one document; nothing where it is unknown, withheld or superseded."""
    view = View(names=names)
    return next(_read(store, [*of_documents(store, view), Clause("t.id = ?", (document,))], view), None)


def _read(store: Store, clauses: list[Clause], view: View) -> Iterator[Reading]:
    asked = both(clauses)
    sql = f"SELECT {COLUMNS} FROM {READINGS} {BLOBS} WHERE {asked.sql} ORDER BY t.seq"
    for row in store.stream(sql, asked.values):
        reading = _whole(row)
        yield reading if view.names else mask_reading(reading)


def _whole(row: Row) -> Reading:
    body, text, head, *told = row
    read = WHOLE.decode(bytes(body))
    document = document_of(HEAD.decode(bytes(head)), bytes(text), (told[0], told[1], told[2]), read.document)
    return msgspec.structs.replace(read, document=document)
