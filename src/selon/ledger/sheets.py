"""One claim with everything that is known of it: sentence, reasons, history, decisions.

Enters: a claim's id or the beginning of one. Leaves: a `Sheet`; a fault where nothing, or more than one, begins so.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.ledger.canonical import anchor_of
from selon.ledger.claims import by_anchor, standings_of
from selon.ledger.content import WHOLE, load_blobs, load_document
from selon.ledger.masking import mask_record, private_names
from selon.ledger.present import Clause, machine_rows, newest, rejected_runs
from selon.ledger.settling import apply_standings
from selon.ledger.shortening import short_of, short_range
from selon.ledger.store import LedgerFault, Row, Store
from selon.model.claim import Claim, LinkKind
from selon.model.decision import Standing
from selon.model.document import Document
from selon.model.reading import Reading
from selon.model.view import ClaimRow

SHORTEST = 4
AFTER_HEX = "g"
BY_ANCHOR = "SELECT DISTINCT anchor FROM proposal WHERE short BETWEEN ? AND ? AND anchor >= ? AND anchor < ? LIMIT 3"
BY_PROPOSAL = "SELECT DISTINCT anchor FROM proposal WHERE id >= ? AND id < ? LIMIT 3"
HISTORY = (
    "SELECT r.seq, run.version, run.packs, b.recorded, p.id, d.position, r.body, t.id, r.run, c.id, p.anchor "
    "FROM proposal p JOIN reading r ON r.document = p.document "
    "JOIN proposed d ON d.reading = r.seq AND d.proposal = p.seq JOIN run ON run.seq = r.run "
    "JOIN batch b ON b.seq = r.batch JOIN document t ON t.seq = r.document "
    "JOIN capture c ON c.seq = r.capture WHERE p.short = ? AND p.anchor = ? ORDER BY r.seq, d.position"
)


class UnknownClaim(LedgerFault):
    """No claim, or more than one, has this id."""


class Step(msgspec.Struct, frozen=True):
    """One reading that proposed the claim: when it was recorded, by which reader, as which proposal."""

    recorded: str
    reader: str
    packs: str
    proposal: str


class Tie(msgspec.Struct, frozen=True):
    """How the claim stands to another of its article; `is_back` where it is the other that says so."""

    kind: LinkKind
    is_back: bool
    anchor: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it stands, as it was read, its article, ties to others of the article, history and decisions.

    `machine` is the row without decisions; both rows are missing for a withdrawn claim, `claim` and `document`
    for a withheld one. `reading` is the number of the reading that it was taken from.
    """

    anchor: str
    proposal: str
    document_id: str
    reading: int
    row: ClaimRow | None
    machine: ClaimRow | None
    claim: Claim | None
    document: Document | None
    history: tuple[Step, ...]
    decisions: tuple[Standing, ...]
    ties: tuple[Tie, ...] = ()


def find_anchor(store: Store, prefix: str) -> str:
    """The one claim whose anchor, or else proposal, begins so."""
    wanted = prefix.strip().lower()
    if len(wanted) < SHORTEST or not all(letter in "0123456789abcdef" for letter in wanted):
        said = f"{prefix!r} is no id of a claim: give at least {SHORTEST} of its letters 0-9 and a-f"
        raise UnknownClaim(said)
    for sql, bounds in ((BY_ANCHOR, short_range(wanted)), (BY_PROPOSAL, ())):
        found = [row[0] for row in store.rows(sql, (*bounds, wanted, wanted + AFTER_HEX))]
        if len(found) > 1:
            said = f"more than one claim begins with {wanted}: give more letters, as in {' or '.join(found[:2])}"
            raise UnknownClaim(said)
        if found:
            return str(found[0])
    said = f"no claim begins with {wanted}"
    raise UnknownClaim(said)


def show_claim(store: Store, prefix: str, *, names: bool = False) -> Sheet:
    """Everything known of the claim whose id begins so; private names are masked unless asked for."""
    anchor = find_anchor(store, prefix)
    rejected = set(rejected_runs(store))
    history = store.rows(HISTORY, (short_of(anchor), anchor))
    last = next((row for row in reversed(history) if row[8] not in rejected), history[-1])
    standings = by_anchor(standings_of(store, (last[9],))).get(anchor, [])
    of_anchor = Clause("p.short = ? AND p.anchor = ?", (short_of(anchor), anchor))
    present = [row for row in machine_rows(store, [newest(store), of_anchor]) if row.proposal == last[4]]
    sheet = Sheet(
        anchor=anchor,
        proposal=last[4],
        document_id=last[7],
        reading=last[0],
        row=apply_standings(present[0], standings) if present else None,
        machine=present[0] if present else None,
        claim=None,
        document=None,
        history=tuple(_step(row) for row in history),
        decisions=tuple(standings),
    )
    return _with_words(store, sheet, last, names=names)


def _with_words(store: Store, sheet: Sheet, last: Row, *, names: bool) -> Sheet:
    blobs, document = load_blobs(store, (last[6],)), load_document(store, sheet.document_id)
    if last[6] not in blobs or document is None:
        return sheet
    reading = WHOLE.decode(blobs[last[6]])
    claim = reading.claims[last[5]]
    hidden = frozenset[str]() if names else private_names(reading)
    return msgspec.structs.replace(
        sheet,
        row=sheet.row and mask_record(sheet.row, hidden),
        claim=mask_record(claim, hidden),
        document=mask_record(document, hidden),
        decisions=tuple(mask_record(one, hidden) for one in sheet.decisions),
        ties=tuple(dict.fromkeys(_ties(sheet, claim, reading))),
    )


def _ties(sheet: Sheet, claim: Claim, reading: Reading) -> Iterator[Tie]:
    """The ties of a claim, in the order of the text; readings of the same words with one anchor are one claim."""
    by_id = {one.id: one for one in reading.claims}
    own = {one.id for one in reading.claims if one.start == claim.start and _anchor(one, sheet) == sheet.anchor}
    for one in reading.claims:
        for link in one.links:
            if one.id in own and link.claim in by_id:
                yield Tie(link.kind, is_back=False, anchor=_anchor(by_id[link.claim], sheet))
            elif link.claim in own:
                yield Tie(link.kind, is_back=True, anchor=_anchor(one, sheet))


def _anchor(claim: Claim, sheet: Sheet) -> str:
    return anchor_of(claim, sheet.document_id)


def _step(row: Row) -> Step:
    return Step(row[3], row[1], row[2], row[4])
