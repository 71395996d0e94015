"""Contradictions as pairs of claims, each with its sentence.

Enters: contradictions and the ledger. Leaves: pairs in the order of how hard or how new they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from selon.ledger.sheets import show_claim
from selon.ledger.store import Store
from selon.model.findings import Contradiction
from selon.model.view import ClaimRow, View
from selon.reconcile.accounts import Account, has_twin, ledger_anchor
from selon.reconcile.outbreaks import OUTBREAK
from selon.web.evidence import Evidence, make_evidence
from selon.web.known import Known, rows_by_anchor
from selon.web.sums import write_arithmetic

EMPTY: Mapping[str, Evidence] = MappingProxyType({})


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that can not both hold, or hardly.

    `gap` is how many times the larger figure holds the smaller, `sum` the arithmetic where only that shows it;
    `left` or `right` is then the part of it that stands against the other claim's figure.
    """

    id: str
    kind: str
    strength: str
    a: ClaimRow
    b: ClaimRow
    incident: str | None
    public_on: str
    gap: float
    sum: str = ""
    left: str = ""
    right: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def topic(self) -> str:
        """What the two differ on: who began is a question of its own, though one of authorship."""
        return OUTBREAK if self.a.label == OUTBREAK else self.kind


def make_pairs(store: Store, known: Known, found: Sequence[Contradiction], view: View) -> list[Pair]:
    """The pairs whose claims both stand."""
    rows = rows_by_anchor(store, [anchor for one in found for anchor in (one.a, one.b)], view)
    pairs = []
    for one in found:
        a, b = rows.get(ledger_anchor(one.a)), rows.get(ledger_anchor(one.b))
        if a is not None and b is not None:
            a, b = as_told(a, known.accounts, one.a), as_told(b, known.accounts, one.b)
            worked = _sum(one)
            left, right = stand_ins(worked, a, b)
            pairs.append(
                Pair(
                    id=one.id,
                    kind=one.kind,
                    strength=one.strength,
                    a=a,
                    b=b,
                    incident=known.incident_of.get(a.anchor),
                    public_on=max(known.public_on(one.a), known.public_on(one.b)),
                    gap=gap_between(a, b),
                    sum=worked,
                    left=left,
                    right=right,
                )
            )
    return pairs


def as_told(row: ClaimRow, accounts: Mapping[str, Account], anchor: str) -> ClaimRow:
    """The claim as one of several told by the same words tells it: each camp lays an act to the other."""
    if not has_twin(anchor, accounts):
        return row
    account = accounts[anchor]
    told = {"party": account.source, "source": account.source, "side": account.side, "actor": account.actor}
    return msgspec.structs.replace(row, **told)


def with_evidence(store: Store, pairs: Iterable[Pair], known: Mapping[str, Evidence] = EMPTY) -> list[Pair]:
    """The pairs with the sentences of both claims; `known` are sentences at hand already, by their claims."""
    found = dict(known)
    made = []
    for pair in pairs:
        for row in (pair.a, pair.b):
            if row.anchor not in found:
                found[row.anchor] = make_evidence(show_claim(store, row.anchor))
        made.append(msgspec.structs.replace(pair, evidence=(found[pair.a.anchor], found[pair.b.anchor])))
    return made


def newest(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that became public last, first."""
    return sorted(pairs, key=lambda pair: (pair.public_on, pair.id), reverse=True)


def hardest(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that can not both hold and lie furthest apart, first: by how many people they differ."""
    return sorted(pairs, key=lambda pair: (pair.strength != "cannot_both_hold", -_difference(pair), pair.id))


def distinct(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs without those that share a claim with one before: of a figure against many, the first."""
    seen: set[str] = set()
    found = []
    for pair in pairs:
        if not seen & {pair.a.anchor, pair.b.anchor}:
            found.append(pair)
            seen |= {pair.a.anchor, pair.b.anchor}
    return found


def _sum(one: Contradiction) -> str:
    """The arithmetic of a contradiction that only a sum shows, with proper minus signs."""
    shown = one.data.get("arithmetic", "")
    return write_arithmetic(shown) if "=" in shown else ""


def stand_ins(worked: str, a: ClaimRow, b: ClaimRow) -> tuple[str, str]:
    """What to show in place of the figures of both claims, where a sum says that one of them leaves too little."""
    rest, _, given = worked.partition(" < ")
    if not given.isdecimal() or _size(a) == _size(b):
        return "", ""
    if _size(a) == int(given):
        return "", rest
    return (rest, "") if _size(b) == int(given) else ("", "")


def gap_between(a: ClaimRow, b: ClaimRow) -> float:
    """How many times the larger figure holds the smaller; nought where one has none."""
    low, high = sorted((_size(a), _size(b)))
    return round(high / low, 2) if low else 0.0


def _difference(pair: Pair) -> int:
    return abs(_size(pair.a) - _size(pair.b))


def _size(row: ClaimRow) -> int:
    return row.least if row.least is not None else row.most or 0
