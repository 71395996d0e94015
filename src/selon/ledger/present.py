"""The present state: what the newest accepted run proposes for each page, as known on a day of either clock.

Enters: a store and a `View`. Leaves: rows of claims as the machine read them, decisions not yet applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from selon.ledger.batches import batch_at
from selon.ledger.interning import Readable, numbers_like
from selon.ledger.store import Row, Store, Value
from selon.model.view import ClaimRow, View

TOGETHER = 4_000
READINGS = "reading r JOIN document t ON t.seq = r.document"
CLAIMS = (
    f"{READINGS} JOIN proposed d ON d.reading = r.seq JOIN proposal p ON p.seq = d.proposal AND p.document = r.document"
)
# A claim is about the day it names, else the day it was said, else the last day its article may have been published.
PUBLIC_ON = "COALESCE(p.said, r.public_on)"
DAY = f"COALESCE(p.until, p.since, {PUBLIC_ON})"
COLUMNS = (
    "p.anchor, p.id, t.id, p.kind, p.label, p.begins, p.ends, p.least, p.most, p.approx, p.unit, p.status, "
    "p.scope, p.side, p.actor, p.source, p.party, p.source_kind, p.stance, p.hedged, p.since, p.until, p.said, "
    f"{DAY}, {PUBLIC_ON}, p.place, t.outlet, c.id"
)
NAMED = (13, 14, 15, 16, 25, 26)


class Clause(msgspec.Struct, frozen=True):
    """A piece of a WHERE, with its values."""

    sql: str
    values: tuple[Value, ...] = ()


def both(clauses: Sequence[Clause]) -> Clause:
    """All of the clauses."""
    sql = " AND ".join(clause.sql for clause in clauses) or "1 = 1"
    return Clause(sql, tuple(value for clause in clauses for value in clause.values))


def newest(store: Store, recorded_by: str | None = None) -> Clause:
    """That the reading `r` is the newest of its page: of an accepted run, recorded by then."""
    known = _known_readings(store, recorded_by)
    here, later = (known.format(name) for name in ("r", "later"))
    of_page = "later.capture = r.capture AND later.seq > r.seq"
    return Clause(f"NOT EXISTS (SELECT 1 FROM reading later WHERE {of_page}{later}){here}")


def _known_readings(store: Store, recorded_by: str | None) -> str:
    until = "" if recorded_by is None else f" AND {{0}}.batch <= {batch_at(store, recorded_by)}"
    rejected = rejected_runs(store, recorded_by)
    return until + (f" AND {{0}}.run NOT IN ({','.join(map(str, rejected))})" if rejected else "")


def rejected_runs(store: Store, recorded_by: str | None = None) -> list[int]:
    """The runs whose newest verdict is a rejection."""
    until = "" if recorded_by is None else f"WHERE batch <= {batch_at(store, recorded_by)}"
    verdicts: dict[int, str] = dict(store.rows(f"SELECT run, verdict FROM run_verdict {until} ORDER BY seq"))
    return sorted(run for run, verdict in verdicts.items() if verdict == "reject")


def of_documents(store: Store, view: View) -> list[Clause]:
    """What the view asks of documents: outlet, conflict, and for both clocks."""
    clauses = [newest(store, view.recorded_by)]
    if view.outlet is not None:
        clauses.append(_among("t.outlet", numbers_like(store, view.outlet)))
    if view.conflict is not None:
        sql = "r.seq IN (SELECT reading FROM reading_conflict WHERE conflict = ?)"
        clauses.append(Clause(sql, (view.conflict,)))
    return clauses


def of_claims(store: Store, view: View) -> list[Clause]:
    """What the view asks of the claims themselves."""
    clauses = []
    for sql, value in (
        (f"{PUBLIC_ON} <= ?", view.as_known_on),
        (f"{DAY} >= ?", view.since),
        (f"{DAY} <= ?", view.until),
        ("p.kind = ?", view.kind),
    ):
        if value is not None:
            clauses.append(Clause(sql, (value,)))
    if view.side is not None:
        clauses.append(_among("p.side", numbers_like(store, view.side)))
    if view.source is not None:
        clauses.append(_of_source(store, view.source))
    if view.place is not None:
        places = _among("name", numbers_like(store, view.place))
        clauses.append(Clause(f"p.seq IN (SELECT proposal FROM claim_place WHERE {places.sql})"))
    return clauses


def newest_texts(store: Store) -> list[str]:
    """The ids of the newest text of each page, in the order in which the pages came."""
    asked = newest(store)
    return [row[0] for row in store.rows(f"SELECT t.id FROM {READINGS} WHERE {asked.sql} ORDER BY t.seq", asked.values)]


def machine_rows(store: Store, clauses: Sequence[Clause]) -> Iterator[ClaimRow]:
    """The claims for which all clauses hold, as the newest accepted run proposes them."""
    asked = both(clauses)
    sql = f"SELECT {COLUMNS} FROM {CLAIMS} JOIN capture c ON c.seq = r.capture WHERE {asked.sql}"
    words, rows = Readable(store), store.stream(sql, asked.values)
    while some := list(islice(rows, TOGETHER)):
        words.prepare(row[place] for row in some for place in NAMED)
        for row in some:
            yield _row(row, words)


def _row(row: Row, words: Readable) -> ClaimRow:
    values = list(row)
    for place in NAMED:
        values[place] = words[row[place]]
    values[9], values[19] = bool(values[9]), bool(values[19])
    return ClaimRow(*values)


def _among(column: str, numbers: Sequence[int]) -> Clause:
    return Clause(f"{column} IN ({','.join(map(str, numbers)) or 'NULL'})")


def _of_source(store: Store, source: str) -> Clause:
    numbers = numbers_like(store, source)
    named = [_among(column, numbers).sql for column in ("p.party", "p.source")]
    return Clause(f"({' OR '.join(named)} OR p.source_kind = ?)", (source.casefold(),))
