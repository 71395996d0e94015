"""Whether the ledger is whole: hashes, spans, ids and rows that point at others.

Enters: a store. Leaves: one sentence for each fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from selon.ledger.canonical import anchor_of, proposal_of
from selon.ledger.content import WHOLE
from selon.ledger.saving import wrong_pages
from selon.ledger.store import Store
from selon.ledger.tables import BLOBS, KEYS
from selon.model.claim import Claim, Toll
from selon.model.ids import digest
from selon.model.reading import Reading

MANY = 20


def faults_of(store: Store) -> Iterator[str]:
    """Everything that is wrong with the ledger; nothing where it is whole."""
    yield from store.faults()
    yield from _lost_rows(store)
    yield from _lost_blobs(store)
    yield from _changed_blobs(store)
    yield from _wrong_readings(store)
    yield from wrong_pages(store)


def _lost_rows(store: Store) -> Iterator[str]:
    for table, column, other in KEYS:
        sql = (
            f"SELECT COUNT(*) FROM {table} a LEFT JOIN {other} b ON b.seq = a.{column} "
            f"WHERE a.{column} IS NOT NULL AND b.seq IS NULL"
        )
        lost = store.rows(sql)[0][0]
        if lost:
            yield f"{lost} rows of {table} point at no {other}"


def _lost_blobs(store: Store) -> Iterator[str]:
    for table, column in BLOBS:
        sql = (
            f"SELECT a.id FROM (SELECT {_named(table)} AS id, {column} AS hash FROM {table}) a "
            "LEFT JOIN content c ON c.hash = a.hash LEFT JOIN withheld w ON w.hash = a.hash "
            f"WHERE c.hash IS NULL AND w.hash IS NULL LIMIT {MANY}"
        )
        for (name,) in store.rows(sql):
            yield f"{table} {name}: its {column} is missing and was not withheld"


def _named(table: str) -> str:
    return {"reading": "CAST(seq AS TEXT)", "saved_page": "CAST(document AS TEXT)"}.get(table, "id")


def _changed_blobs(store: Store) -> Iterator[str]:
    for made, body in store.stream("SELECT hash, body FROM content"):
        if digest(bytes(body)) != made:
            yield f"content {made}: the bytes are not those that were written"


def _wrong_readings(store: Store) -> Iterator[str]:
    sql = (
        "SELECT r.seq, t.id, c.body, x.body FROM reading r JOIN document t ON t.seq = r.document "
        "JOIN content c ON c.hash = r.body JOIN content x ON x.hash = t.text ORDER BY r.seq"
    )
    for seq, document, body, text in store.stream(sql):
        reading = WHOLE.decode(bytes(body))
        words = bytes(text).decode("utf-8", "surrogatepass")
        for fault in (*_wrong_spans(reading, words), *_wrong_ids(store, seq, reading, document)):
            yield f"document {document}: {fault}"


def _wrong_spans(reading: Reading, text: str) -> Iterator[str]:
    for claim in reading.claims:
        source = (claim.source,) if claim.source else ()
        span = claim.figure if isinstance(claim, Toll) else claim.trigger
        for part in (claim, span, *source, *claim.via, *claim.places, *claim.hedges):
            if text[part.start : part.end] != part.text:
                yield f"at {part.start} to {part.end} the text is not {part.text[:40]!r}"


def _wrong_ids(store: Store, seq: int, reading: Reading, document: str) -> Iterator[str]:
    sql = "SELECT d.position, p.id, p.anchor FROM proposed d JOIN proposal p ON p.seq = d.proposal WHERE d.reading = ?"
    anchors = {claim.id: anchor_of(claim, document) for claim in reading.claims}
    for position, proposal, anchor in store.rows(sql, (seq,)):
        claim: Claim = reading.claims[position]
        if anchors[claim.id] != anchor or proposal_of(claim, anchor, anchors) != proposal:
            yield f"claim {anchor}: its id does not follow from what it says"
