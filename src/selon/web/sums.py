"""What a claim's figure makes with other figures: the arithmetic of totals, parts and additions.

Enters: findings and a claim. Leaves: each piece of arithmetic once, with the claims that it ties.
"""

from __future__ import annotations

import msgspec

from selon.ledger.store import Store
from selon.model.findings import Check
from selon.model.view import ClaimRow, View
from selon.reconcile.accounts import ledger_anchor
from selon.web.known import Known, rows_by_anchor, rows_in_order

MOST = 8
SIGNS = {
    " to ": "\N{EN DASH}",
    "about ": "~",
    "at least ": "\N{GREATER-THAN OR EQUAL TO}\N{NO-BREAK SPACE}",
    "at most ": "\N{LESS-THAN OR EQUAL TO}\N{NO-BREAK SPACE}",
    " - ": " \N{MINUS SIGN} ",
    ">=": "\N{GREATER-THAN OR EQUAL TO}",
    "<=": "\N{LESS-THAN OR EQUAL TO}",
}
# What tells most of a figure first; that a total rises is told last.
ORDER = ("before", "fall", "two_mouths", "addition", "part", "rise")


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of arithmetic: its kind, whether it comes out, how it goes, and the other claims that it ties."""

    kind: str
    holds: bool
    arithmetic: str
    others: tuple[ClaimRow, ...]


def sums_around(store: Store, known: Known, anchor: str, view: View) -> tuple[Sum, ...]:
    """The arithmetic that the claim takes part in, what does not come out first."""
    found = sorted(dict.fromkeys(known.checks.get(anchor, ())), key=_rank)[:MOST]
    rows = rows_by_anchor(store, [name for check in found for name in check.claims], view)
    return tuple(
        Sum(
            kind=check.kind,
            holds=check.holds,
            arithmetic=write_arithmetic(check.arithmetic),
            others=tuple(row for row in rows_in_order(rows, check.claims) if row.anchor != ledger_anchor(anchor)),
        )
        for check in found
    )


def write_arithmetic(plain: str) -> str:
    """Arithmetic with the signs that print has, and none of the words by which figures are told."""
    for typed, printed in SIGNS.items():
        plain = plain.replace(typed, printed)
    return plain


def _rank(check: Check) -> tuple[bool, int, str]:
    return check.holds, ORDER.index(check.kind), check.arithmetic
