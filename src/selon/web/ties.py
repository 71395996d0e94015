"""How a claim stands to others of its article: the act that a figure results from, what repeats, revises or denies it.

Enters: a claim's sheet. Leaves: each tie once, with the claim at its other end.
"""

from __future__ import annotations

import msgspec

from selon.ledger.sheets import Sheet
from selon.ledger.store import Store
from selon.model.view import ClaimRow, View
from selon.web.known import rows_by_anchor

MOST = 20
ORDER = (
    "denies",
    "revises",
    "admits",
    "adds_to",
    "part_of",
    "result_of",
    "answers",
    "repeats",
)  # what tells most first


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """One tie: its kind, whether it comes from the other claim, and that claim."""

    kind: str
    is_back: bool
    other: ClaimRow


def ties_of(store: Store, sheet: Sheet, view: View) -> tuple[Tie, ...]:
    """The ties of a claim, of those that tell most first; none where its text is withheld."""
    chosen = sorted(sheet.ties, key=lambda tie: (ORDER.index(tie.kind), tie.is_back))[:MOST]
    rows = rows_by_anchor(store, [tie.anchor for tie in chosen], view)
    shown = (tie for tie in chosen if tie.anchor in rows)
    return tuple(Tie(kind=tie.kind, is_back=tie.is_back, other=rows[tie.anchor]) for tie in shown)
