"""Which war each article is about, so that the tolls of two wars never stand in one row.

Enters: an open ledger. Leaves: the conflict by document; articles about none are left out.
"""

from __future__ import annotations

from collections import defaultdict

from selon.ledger.content import WHOLE, load_blobs
from selon.ledger.present import READINGS, Clause, both, newest
from selon.ledger.store import Store


def wars_of(store: Store, recorded_by: str | None = None) -> dict[str, str]:
    """The conflict of each document, as its newest reading has it: of several, the one that it is most about."""
    asked = both([newest(store, recorded_by)])
    sql = (
        f"SELECT t.id, r.body, c.conflict FROM {READINGS} JOIN reading_conflict c ON c.reading = r.seq "
        f"WHERE {asked.sql}"
    )
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document, body, conflict in store.stream(sql, asked.values):
        found[document, body].append(conflict)
    several = load_blobs(store, (body for (_, body), wars in found.items() if len(wars) > 1))
    return {
        document: WHOLE.decode(several[body]).frame.conflicts[0] if body in several else min(wars)
        for (document, body), wars in found.items()
    }


def war_of(store: Store, document: str) -> str | None:
    """The conflict that one article is most about."""
    asked = both([newest(store), Clause("t.id = ?", (document,))])
    rows = store.rows(f"SELECT r.body FROM {READINGS} WHERE {asked.sql}", asked.values)
    for body in load_blobs(store, (row[0] for row in rows)).values():
        conflicts = WHOLE.decode(body).frame.conflicts
        return conflicts[0] if conflicts else None
    return None
