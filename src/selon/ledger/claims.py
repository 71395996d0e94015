"""Claims as they stand: the machine's newest reading with what people decided applied to it.

Enters: a store and a `View`. Leaves: rows of claims, and how each decision stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from selon.ledger.batches import batch_at, in_chunks
from selon.ledger.content import load_blobs
from selon.ledger.hiding import names_of_pages
from selon.ledger.masking import mask_record
from selon.ledger.placing import Placer
from selon.ledger.present import Clause, machine_rows, newest, of_claims, of_documents
from selon.ledger.settling import apply_standings, is_amended, is_rejected, settle_standings
from selon.ledger.store import Store, marks
from selon.model.decision import Decision, Standing, pages_of
from selon.model.folding import fold
from selon.model.view import ClaimRow, View

DECODER = msgspec.json.Decoder(Decision)
TOGETHER = 400


def claims_in(store: Store, view: View) -> Iterator[ClaimRow]:
    """The claims that the view asks for, without those that people rejected."""
    decided = decided_captures(store, view.recorded_by)
    asked = [*of_documents(store, view), *of_claims(store, view)]
    for row in machine_rows(store, asked):
        if row.capture not in decided:
            yield row
    held = [row for row in _decided_rows(store, view, sorted(decided)) if not is_rejected(row)]
    yield from held if view.names else _masked(store, held)


def decided_rows(store: Store, view: View) -> Iterator[ClaimRow]:
    """The claims of pages that people decided on, those among them that they rejected too."""
    return _decided_rows(store, view, sorted(decided_captures(store, view.recorded_by)))


def decided_captures(store: Store, recorded_by: str | None = None) -> set[str]:
    """The pages that people decided on."""
    until = "" if recorded_by is None else f" WHERE batch <= {batch_at(store, recorded_by)}"
    return {row[0] for row in store.rows(f"SELECT DISTINCT capture FROM decision{until}")}


def all_decisions(
    store: Store, captures: Sequence[str] | None = None, recorded_by: str | None = None
) -> list[Decision]:
    """The decisions, of all pages or of these, in the order in which people took them; withheld ones are left out."""
    until = "" if recorded_by is None else f" AND batch <= {batch_at(store, recorded_by)}"
    if captures is None:
        rows = store.rows(f"SELECT body FROM decision WHERE 1 = 1{until}")
    else:
        rows = in_chunks(store, f"SELECT body FROM decision WHERE capture IN ({{}}){until}", captures)
    blobs = load_blobs(store, (row[0] for row in rows))
    return sorted((DECODER.decode(body) for body in blobs.values()), key=lambda one: (one.at, one.id))


def standings_of(store: Store, captures: Sequence[str] | None = None, recorded_by: str | None = None) -> list[Standing]:
    """How every decision stands, on all pages or on these."""
    decisions = all_decisions(store, captures, recorded_by)
    pages = sorted({page for one in decisions for page in pages_of(one)})
    rows = _present_rows(store, pages, [newest(store, recorded_by)])
    placer = Placer(store, rows, recorded_by)
    return settle_standings([placer.stand(decision) for decision in decisions])


def by_anchor(standings: Sequence[Standing]) -> dict[str, list[Standing]]:
    """The standings by the claim that they lie on today."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        found[one.anchor or one.decision.target.anchor].append(one)
    return found


def _present_rows(store: Store, captures: Sequence[str], clauses: Sequence[Clause]) -> list[ClaimRow]:
    found: list[ClaimRow] = []
    for first in range(0, len(captures), TOGETHER):
        some = tuple(captures[first : first + TOGETHER])
        of_pages = f"r.capture IN (SELECT seq FROM capture WHERE id IN ({marks(len(some))}))"
        found += machine_rows(store, [*clauses, Clause(of_pages, some)])
    return found


def _decided_rows(store: Store, view: View, captures: Sequence[str]) -> Iterator[ClaimRow]:
    if not captures:
        return
    standings = by_anchor(standings_of(store, captures, view.recorded_by))
    documents = of_documents(store, view)
    asked = {row.proposal for row in _present_rows(store, captures, [*documents, *of_claims(store, view)])}
    of_place = asked
    if view.place is not None:
        place = of_claims(store, View(place=view.place))
        of_place = {row.proposal for row in _present_rows(store, captures, [*documents, *place])}
    for row in _present_rows(store, captures, documents):
        settled = apply_standings(row, standings.get(row.anchor, ()))
        is_new = is_amended(settled)
        if _is_asked(settled, view, in_place=row.proposal in of_place) if is_new else row.proposal in asked:
            yield settled


def _masked(store: Store, rows: Sequence[ClaimRow]) -> Iterator[ClaimRow]:
    """The rows with private names masked in what people put into them; the machine puts none there."""
    hidden = names_of_pages(store, (row.capture for row in rows if is_amended(row)))
    for row in rows:
        yield mask_record(row, hidden.get(row.capture, frozenset())) if is_amended(row) else row


def _is_asked(row: ClaimRow, view: View, *, in_place: bool) -> bool:
    """Whether an amended row is one that the view asks for."""
    if "place amended" in row.marks and view.place is not None:
        in_place = fold(row.place or "") == fold(view.place)
    sides = {fold(row.side)} if row.side else set()
    sources = {fold(name) for name in (row.party, row.source, row.source_kind) if name}
    return all(
        (
            view.place is None or in_place,
            view.kind is None or row.kind == view.kind,
            view.side is None or fold(view.side) in sides,
            view.source is None or fold(view.source) in sources,
            view.since is None or (row.day is not None and row.day >= view.since),
            view.until is None or (row.day is not None and row.day <= view.until),
            view.as_known_on is None or (row.public_on is not None and row.public_on <= view.as_known_on),
        )
    )
