"""How a claim stands to others of its article: the act that a figure results from, what repeats, revises or denies it.

Enters: a claim's sheet. Leaves: each tie once, with the claim at its other end.
"""

from __future__ import annotations

import msgspec

from selon.ledger.canonical import anchor_of
from selon.ledger.readings import reading_of
from selon.ledger.sheets import Sheet
from selon.ledger.store import Store
from selon.model.view import ClaimRow, View
from selon.web.known import rows_by_anchor

MOST = 20
ORDER = ("denies", "revises", "admits", "adds_to", "part_of", "result_of", "repeats")  # what tells most first


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """One tie: its kind, whether it comes from the other claim, and that claim."""

    kind: str
    is_back: bool
    other: ClaimRow


def ties_of(store: Store, sheet: Sheet, view: View) -> tuple[Tie, ...]:
    """The ties of a claim, of those that tell most first; none where its text is withheld."""
    reading = reading_of(store, sheet.document_id) if sheet.claim is not None else None
    if reading is None:
        return ()
    anchors = {claim.id: anchor_of(claim, sheet.document_id) for claim in reading.claims}
    found: list[tuple[str, bool, str]] = []
    for claim in reading.claims:
        for link in claim.links:
            if anchors[claim.id] == sheet.anchor and link.claim in anchors:
                found.append((link.kind, False, anchors[link.claim]))
            elif anchors.get(link.claim) == sheet.anchor:
                found.append((link.kind, True, anchors[claim.id]))
    chosen = sorted(dict.fromkeys(found), key=lambda tie: (ORDER.index(tie[0]), tie[1]))[:MOST]
    rows = rows_by_anchor(store, [anchor for _, _, anchor in chosen], view)
    return tuple(Tie(kind=kind, is_back=back, other=rows[name]) for kind, back, name in chosen if name in rows)
