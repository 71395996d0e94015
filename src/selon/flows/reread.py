"""All texts of a ledger read again by this reader and these packs: what changed, what was withdrawn, what waits.

Enters: an open ledger and a way to read a document. Leaves: new readings in the ledger, and a report of the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import msgspec

from selon.documents.html import read_html
from selon.documents.limits import LIMITS, nothing_is_known
from selon.documents.raw import Raw
from selon.ledger.appending import Appender
from selon.ledger.claims import standings_of
from selon.ledger.content import load_document
from selon.ledger.fields import changed_fields, value_of
from selon.ledger.present import Clause, machine_rows, newest, newest_texts
from selon.ledger.readings import reading_of
from selon.ledger.saving import load_page
from selon.ledger.store import Store, marks
from selon.model.document import Document, Passage, as_given
from selon.model.problem import READER_FAULT, Problem
from selon.model.reading import Reading
from selon.model.view import ClaimRow

TOGETHER = 200
WAITING = {"to confirm", "unplaced", "disputed"}


class Change(msgspec.Struct, frozen=True):
    """One claim that is read otherwise: `kind` is new, withdrawn or changed, `what` says how."""

    anchor: str
    document: str
    kind: str
    what: str


class Difference(msgspec.Struct):
    """What reading again brought; `waiting` counts decisions that a person must look at.

    `documents` were read, `known` had been read so before, as where an earlier reading again was stopped; on `failed`
    the reader itself failed: what was read of them before stands.
    """

    documents: int = 0
    known: int = 0
    failed: int = 0
    new: int = 0
    withdrawn: int = 0
    changed: int = 0
    waiting_before: int = 0
    waiting: int = 0


def reread(
    store: Store,
    read: Callable[[Document, tuple[Passage, ...]], Reading],
    *,
    now: Callable[[], str],
    on_news: Callable[[Change | Problem], None] = lambda _: None,
    is_known: Callable[[str], bool] = nothing_is_known,
) -> Difference:
    """Read every text of the ledger that is not withheld again, and say what is otherwise.

    Days that an earlier reading inferred are inferred anew, those that the input gave stay; so do the cuts that only a
    page's tags show. Pages whose captures are known are passed over.
    """
    total, appender = Difference(waiting_before=_count_waiting(store)), Appender(store)
    documents = _documents(store)
    while some := list(islice(documents, TOGETHER)):
        known = {document.id for document in some if document.capture and is_known(document.capture)}
        total.known += len(known)
        some = [document for document in some if document.id not in known]
        if not some:
            continue
        ids = [document.id for document in some]
        before = _rows(store, ids)
        again = [read(document, cuts_of(store, document)) for document in some]
        faults = [problem for reading in again for problem in reading.problems if problem.kind == READER_FAULT]
        for fault in faults:
            on_news(fault)
        appender.append([reading for reading in again if not set(reading.problems) & set(faults)], recorded=now())
        for change in _changes(before, _rows(store, ids)):
            setattr(total, change.kind, getattr(total, change.kind) + 1)
            on_news(change)
        total.documents += len(some) - len(faults)
        total.failed += len(faults)
    total.waiting = _count_waiting(store)
    return total


def _documents(store: Store) -> Iterator[Document]:
    for name in newest_texts(store):
        document = load_document(store, name)
        if document is not None:
            yield as_given(document)


def cuts_of(store: Store, document: Document) -> tuple[Passage, ...]:
    """The cuts that the tags of the page showed that the document was read from; none where it was plain text."""
    page = load_page(store, document.id)
    if page is None:
        return ()
    url = page.address if "://" in (page.address or "") else None
    raw = Raw(data=page.data, name=document.name, path=page.address or document.name, url=url, charset=page.charset)
    again = read_html(raw, LIMITS)
    if again.document is not None and again.document.text == document.text:
        return again.passages
    reading = reading_of(store, document.id, names=True)  # an older extractor made this text
    return reading.passages if reading else ()


def _rows(store: Store, documents: Sequence[str]) -> dict[str, list[ClaimRow]]:
    wanted = Clause(f"t.id IN ({marks(len(documents))})", tuple(documents))
    found: dict[str, list[ClaimRow]] = {}
    for row in machine_rows(store, [newest(store), wanted]):
        found.setdefault(row.anchor, []).append(row)
    return found


def _changes(before: dict[str, list[ClaimRow]], after: dict[str, list[ClaimRow]]) -> Iterator[Change]:
    for anchor in sorted(before.keys() | after.keys()):
        old, new = before.get(anchor, []), after.get(anchor, [])
        row = (new or old)[0]
        if not old or not new:
            yield Change(anchor, row.document, "new" if new else "withdrawn", _said(row))
        elif {one.proposal for one in old} != {one.proposal for one in new}:
            what = changed_fields(value_of(old[0], None), value_of(new[0], None)) or "a finer field"
            yield Change(anchor, row.document, "changed", what)


def _said(row: ClaimRow) -> str:
    parts = (row.speaker, value_of(row, "figure"), row.label, row.side)
    return " ".join(part for part in parts if part)


def _count_waiting(store: Store) -> int:
    return sum(one.state in WAITING for one in standings_of(store))
