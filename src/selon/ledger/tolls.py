"""The toll table: what each source gives for each side, outcome, status and scope.

Enters: claims as they stand, and which war their articles are about. Leaves: one row for each group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from selon.model.amount import Amount, write_amount
from selon.model.view import ClaimRow, TollRow
from selon.model.whole import wholes

WAITS = ("disputed", "to confirm")
Key = tuple[str, str | None, str, str | None, str | None, str | None, str | None]
ONE_WAR: Mapping[str, str] = {}
Rivals = Mapping[str, Iterable[str]]
UNASKED: Rivals = {}


def toll_table(
    claims: Iterable[ClaimRow], wars: Mapping[str, str] = ONE_WAR, rivals: Rivals = UNASKED
) -> list[TollRow]:
    """The rows by source and side; households and bodies stand apart from persons, totals from incidents.

    With the wars of the articles, by document, each war has rows of its own; with the rivals of claims, by anchor,
    each row names whom it stands against.
    """
    groups: dict[Key, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "toll":
            groups[*_key(claim), wars.get(claim.document)].append(claim)
    rows = [_toll_row(key, group, rivals) for key, group in groups.items()]
    return sorted(rows, key=_place)


def _place(row: TollRow) -> tuple[str, ...]:
    return row.conflict or "~", row.source, row.side or "~", row.outcome, row.status or "~", row.scope or "~"


def _key(claim: ClaimRow) -> tuple[str, str | None, str, str | None, str | None, str | None]:
    return claim.speaker, claim.side, claim.label, claim.status, claim.scope, claim.unit


def _toll_row(key: Key, group: list[ClaimRow], rivals: Rivals) -> TollRow:
    asserted = wholes(claim for claim in group if claim.stance == "asserts")
    latest = max(asserted or group, key=_order)
    bounds = [bound for claim in asserted for bound in (claim.least, claim.most) if bound is not None]
    source, side, outcome, status, scope, unit, conflict = key
    return TollRow(
        source=source,
        side=side,
        outcome=outcome,
        status=status,
        scope=scope,
        unit=unit,
        latest=write_amount(Amount(latest.least, latest.most, latest.approx)) if asserted else "denied",
        latest_on=latest.day,
        low=min(bounds, default=None),
        high=max(bounds, default=None),
        claims=len(group),
        articles=len({claim.document for claim in group}),
        denied=sum(claim.stance != "asserts" for claim in group),
        open=sum(any(mark.endswith(WAITS) for mark in claim.marks) for claim in group),
        anchor=latest.anchor,
        conflict=conflict,
        against=tuple(sorted({rival for claim in group for rival in rivals.get(claim.anchor, ())})),
    )


def _order(claim: ClaimRow) -> tuple[str, str, int, str]:
    return claim.day or "", claim.public_on or "", claim.least or claim.most or 0, claim.anchor
