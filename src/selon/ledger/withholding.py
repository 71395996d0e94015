"""Withholding, the one erasure: the words of an article leave every table, index and log; hash, counts and audit stay.

Enters: the beginning of a document's id, who withholds it and why. Leaves: how much was erased. All texts of the same
page and all articles with letter for letter the same text go together; backups made before still hold them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.ledger.batches import in_chunks, new_batch, next_number
from selon.ledger.claims import DECODER
from selon.ledger.content import load_blobs, load_document
from selon.ledger.decisions import hide_words, insert_decisions
from selon.ledger.preparing import searchable_texts
from selon.ledger.store import LedgerFault, Row, Store
from selon.ledger.tables import TABLES
from selon.model.decision import Decision
from selon.model.folding import folded_words

USED = (
    "SELECT side FROM proposal WHERE document {of} UNION SELECT actor FROM proposal WHERE document {of} "
    "UNION SELECT source FROM proposal WHERE document {of} UNION SELECT party FROM proposal WHERE document {of} "
    "UNION SELECT place FROM proposal WHERE document {of} UNION SELECT outlet FROM document WHERE seq {of} "
    "UNION SELECT a.name FROM claim_place a JOIN proposal p ON p.seq = a.proposal WHERE p.document {of} "
    "UNION SELECT q.speaker FROM quote q JOIN reading r ON r.seq = q.reading WHERE r.document {of} "
    "UNION SELECT q.party FROM quote q JOIN reading r ON r.seq = q.reading WHERE r.document {of}"
)
TELLING = 4


class Order(msgspec.Struct, frozen=True):
    """Who withholds, why and when."""

    person: str
    why: str
    at: str


class Erased(msgspec.Struct, frozen=True):
    """What was withheld: documents by id, blobs and names erased; `scrubbed` is false while the file waits for it."""

    documents: tuple[str, ...]
    blobs: int
    names: int
    scrubbed: bool


def find_document(store: Store, prefix: str) -> str:
    """The one document whose id begins so."""
    found = store.rows("SELECT id FROM document WHERE id >= ? AND id < ? LIMIT 2", (prefix, prefix + "g"))
    if len(found) != 1:
        said = f"{'more than one' if found else 'no'} article has an id that begins with {prefix!r}"
        raise LedgerFault(said)
    return str(found[0][0])


def withhold(store: Store, prefix: str, order: Order) -> Erased:
    """Erase the words of an article for good."""
    document = find_document(store, prefix)
    if is_withheld(store, document):
        return Erased((document,), 0, 0, scrub(store))
    with store.writing():
        documents = _together(store, document)
        numbers = [row[0] for row in documents]
        batch = new_batch(store, order.at, "withhold")
        words = {word for row in documents for word in _words(store, row[1])}
        decisions = _decisions_on(store, numbers)
        hashes = _hashes(store, numbers) | {row[1] for row in decisions}
        names = _names(store, numbers, words)
        audit = [(made, "content") for made in sorted(hashes)] + [(made, "name") for _, made in names]
        _write_audit(store, audit, (documents[0][1], batch), order)
        _keep_effect(store, decisions, batch)
        _erase(store, hashes, names)
        store.forget_words(numbers, searchable_texts(store))
    return Erased(tuple(row[1] for row in documents), len(hashes), len(names), scrub(store))


def scrub(store: Store) -> bool:
    """Overwrite what was erased; false while another program holds the ledger."""
    return store.scrub()


def is_withheld(store: Store, document: str) -> bool:
    """Whether the document's text was erased."""
    sql = "SELECT 1 FROM document t JOIN withheld w ON w.hash = t.text WHERE t.id = ?"
    return bool(store.rows(sql, (document,)))


def _together(store: Store, document: str) -> list[Row]:
    """The document, the other texts of its page, and all with the same text, as number, id, text and page."""
    sql = (
        "SELECT seq, id, text, capture FROM document WHERE {column} IN "
        "(SELECT {column} FROM document WHERE seq IN ({{}}))"
    )
    found = {row[0]: row for row in store.rows("SELECT seq, id, text, capture FROM document WHERE id = ?", (document,))}
    while True:
        before = len(found)
        for column in ("text", "capture"):
            found.update((row[0], row) for row in in_chunks(store, sql.format(column=column), list(found)))
        if len(found) == before:
            return sorted(found.values(), key=lambda row: row[1] != document)


def _words(store: Store, document: str) -> list[str]:
    found = load_document(store, document)
    return folded_words(f"{found.title} {found.text}") if found else []


def _hashes(store: Store, documents: Sequence[int]) -> set[str]:
    asked = (
        "SELECT text FROM document WHERE seq IN ({})",
        "SELECT head FROM document WHERE seq IN ({})",
        "SELECT body FROM saved_page WHERE document IN ({})",
        "SELECT body FROM reading WHERE document IN ({})",
        "SELECT body FROM problem WHERE document IN ({})",
    )
    return {row[0] for sql in asked for row in in_chunks(store, sql, documents)}


def _decisions_on(store: Store, documents: Sequence[int]) -> list[Row]:
    anchors = (
        "SELECT p.anchor FROM reading r JOIN proposed d ON d.reading = r.seq "
        "JOIN proposal p ON p.seq = d.proposal WHERE r.document IN ({})"
    )
    pages = "SELECT c.id FROM capture c JOIN document t ON t.capture = c.seq WHERE t.seq IN ({})"
    asked = (f"anchor IN ({anchors})", f"other IN ({anchors})", f"capture IN ({pages})")
    found: dict[int, Row] = {}
    for clause in asked:
        rows = in_chunks(store, f"SELECT seq, body FROM decision WHERE {clause}", documents)
        found.update((row[0], row) for row in rows)
    return list(found.values())


def _names(store: Store, documents: Sequence[int], words: set[str]) -> list[tuple[int, str]]:
    """Names that stand in the text and that no other article's rows use."""
    here = {row[0] for row in store.rows(USED.format(of=f"IN ({','.join(map(str, documents))})"))} - {None}
    rows = in_chunks(store, "SELECT seq, hash, folded FROM name WHERE seq IN ({})", sorted(here))
    telling = {row[0]: row[1] for row in rows if any(part in words for part in _telling(row[2]))}
    if not telling:
        return []
    listed = ",".join(map(str, documents))
    elsewhere = {row[0] for row in store.rows(USED.format(of=f"NOT IN ({listed})"))}
    return sorted((seq, made) for seq, made in telling.items() if seq not in elsewhere)


def _telling(name: str) -> list[str]:
    parts = folded_words(name)
    return [part for part in parts if len(part) >= TELLING] or parts


def _write_audit(store: Store, audit: Sequence[tuple[str, str]], told: tuple[str, int], order: Order) -> None:
    document, batch = told
    first = next_number(store, "withheld")
    rows = [
        (seq, made, what, document, order.person, order.why, order.at, batch)
        for seq, (made, what) in enumerate(audit, first)
    ]
    store.insert("withheld", TABLES["withheld"], rows)


def _keep_effect(store: Store, decisions: Sequence[Row], batch: int) -> None:
    """What was decided still holds for the figures that stay: each decision is told again without its words."""
    blobs = load_blobs(store, (row[1] for row in decisions))
    told: list[Decision] = [hide_words(DECODER.decode(body)) for body in blobs.values()]
    rows = in_chunks(store, "SELECT id FROM decision WHERE id IN ({})", [one.id for one in told])
    known = {row[0] for row in rows}
    insert_decisions(store, [one for one in told if one.id not in known], batch)


def _erase(store: Store, hashes: set[str], names: Sequence[tuple[int, str]]) -> None:
    for made in sorted(hashes):
        store.change("DELETE FROM content WHERE hash = ?", (made,))
    for seq, _ in names:
        store.change("DELETE FROM name WHERE seq = ?", (seq,))
