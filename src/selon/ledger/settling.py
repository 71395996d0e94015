"""Decisions applied to claims: each person's latest word that they stand by, disputes, a steward's last word.

Enters: how decisions stand, and the machine's rows. Leaves: rows with the effect of the decisions and marks that say
so, and the final standing of each decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from selon.ledger.fields import amend_row, is_seen, value_of
from selon.ledger.placing import latest_of_each
from selon.ledger.withdrawing import set_apart
from selon.model.decision import SINGLE, Decision, Standing
from selon.model.view import ClaimRow

ACCEPTED, REJECTED, DISPUTED, TO_CONFIRM = "accepted", "rejected", "disputed", "to confirm"
Field = tuple[str | None, str | None, str | None]


def settle_standings(standings: Sequence[Standing]) -> list[Standing]:
    """The final standing of every decision: withdrawn, replaced, overruled, disputed, or as it stood."""
    held, apart = set_apart(standings)
    latest, settled = latest_of_each(held)
    settled += apart
    fields: dict[Field, list[Standing]] = defaultdict(list)
    for one in latest:
        if one.state == "applies":
            fields[_field(one)].append(one)
        else:
            settled.append(one)
    for group in fields.values():
        settled += _settle_field(group)
    return sorted(settled, key=lambda one: (one.decision.at, one.decision.id))


def apply_standings(row: ClaimRow, standings: Iterable[Standing]) -> ClaimRow:
    """The row with what was decided on it, each field marked."""
    marks: list[str] = []
    machine = row
    for one in standings:
        decision = one.decision
        name = decision.field or ""
        if one.state in {DISPUTED, TO_CONFIRM}:
            marks.append(f"{name} {one.state}".strip())
        elif one.state == "applies" and decision.act in SINGLE and _fits(machine, decision):
            if decision.field is not None and decision.act != "accept":
                row = amend_row(row, decision.field, decision.value if decision.act == "amend" else None)
            marks.append(f"{name} {_done(decision)}".strip())
    return msgspec.structs.replace(row, marks=tuple(dict.fromkeys(marks)))


def is_rejected(row: ClaimRow) -> bool:
    """Whether people hold that the claim is none."""
    return REJECTED in row.marks


def is_amended(row: ClaimRow) -> bool:
    """Whether a field of the row is what people put there."""
    return any(mark.endswith(" amended") for mark in row.marks)


def _fits(row: ClaimRow, decision: Decision) -> bool:
    # Two claims may lie on the same words; the decision is about the one with the value that was seen.
    return is_seen(decision.seen, value_of(row, decision.field))


def _settle_field(group: list[Standing]) -> list[Standing]:
    stewards = [one for one in group if one.decision.role == "steward"]
    if stewards:
        last = max(stewards, key=lambda one: (one.decision.at, one.decision.id))
        return [one if _outcome(one.decision) == _outcome(last.decision) else _overruled(one) for one in group]
    if len({_outcome(one.decision) for one in group}) > 1:
        return [msgspec.structs.replace(one, state="disputed", why="two people hold opposite views") for one in group]
    return group


def _overruled(one: Standing) -> Standing:
    return msgspec.structs.replace(one, state="overruled", why="a steward decided otherwise")


def _field(one: Standing) -> Field:
    pair = one.decision.other
    return one.anchor, one.decision.field, pair.anchor if pair else None


def _outcome(decision: Decision) -> tuple[str, str | None]:
    if decision.field is None or decision.act not in SINGLE:
        return decision.act, None
    values = {"accept": decision.seen, "amend": decision.value, "reject": None}
    return "value", values.get(decision.act)


def _done(decision: Decision) -> str:
    return {"accept": ACCEPTED, "reject": REJECTED, "amend": "amended"}[decision.act]
