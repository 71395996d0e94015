"""The tables of the ledger and their columns, in an order in which no row points at a later table.

Enters: nothing. Leaves: what is written, copied and verified.
"""

from __future__ import annotations

from selon.ledger.preparing import FIXED, NAMED

TABLES = {
    "batch": "seq, recorded, what",
    "content": "hash, body",
    "name": "seq, hash, words, folded",
    "capture": "seq, id",
    "document": "seq, id, capture, text, head, characters, outlet, language, captured, batch",
    "saved_page": "document, body, bytes, batch",
    "run": "seq, id, version, packs, batch",
    "reading": "seq, run, document, capture, body, claims, published_from, published_to, public_on, batch",
    "reading_conflict": "conflict, reading",
    "proposal": f"seq, id, anchor, short, document, {FIXED}, {NAMED}",
    "proposed": "reading, proposal, position",
    "claim_place": "name, proposal",
    "quote": "reading, position, begins, ends, speaker, party, source_kind",
    "problem": "seq, id, document, kind, body, batch",
    "withheld": "seq, hash, what, document, person, why, at, batch",
    "decision": "seq, id, act, anchor, field, other, capture, body, person, role, at, batch",
    "run_verdict": "seq, run, verdict, person, why, at, batch",
}
INGESTED = (
    "content",
    "capture",
    "document",
    "saved_page",
    "run",
    "reading",
    "reading_conflict",
    "proposal",
    "proposed",
    "claim_place",
    "quote",
    "problem",
)
# Which column of which table holds the number of a row of which other table.
KEYS = (
    ("document", "capture", "capture"),
    ("saved_page", "document", "document"),
    ("reading", "run", "run"),
    ("reading", "document", "document"),
    ("reading", "capture", "capture"),
    ("reading_conflict", "reading", "reading"),
    ("proposal", "document", "document"),
    ("proposed", "reading", "reading"),
    ("proposed", "proposal", "proposal"),
    ("claim_place", "proposal", "proposal"),
    ("quote", "reading", "reading"),
    ("problem", "document", "document"),
    ("run_verdict", "run", "run"),
    *(
        (table, "batch", "batch")
        for table in ("document", "saved_page", "run", "reading", "problem", "withheld", "decision")
    ),
)
# Which column of which table holds the hash of a blob.
BLOBS = (
    ("document", "text"),
    ("document", "head"),
    ("saved_page", "body"),
    ("reading", "body"),
    ("problem", "body"),
    ("decision", "body"),
)
