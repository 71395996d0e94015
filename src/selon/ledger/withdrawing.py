"""Decisions taken back: a withdrawal is a row of its own, and what held before holds again.

Enters: the beginning of a decision's id, or how all decisions stand. Leaves: a withdrawal to be written, or the
decisions that are left to settle.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.ledger.content import load_blobs
from selon.ledger.store import LedgerFault, Store
from selon.model.decision import Decision, Role, Standing, State, decision_id

DECODER = msgspec.json.Decoder(Decision)
NOT_HERE = "the decision that it takes back is not here"
NOT_THEIRS = "a decision is taken back by who took it, or by a steward"


class UnknownDecision(LedgerFault):
    """No decision, or more than one, begins so, or this one can not be taken back."""


class Recall(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes which decision back (by the beginning of its id), as what, when, and why."""

    decision: str
    by: str
    role: Role = "analyst"
    at: str
    why: str = ""


def make_withdrawal(store: Store, recall: Recall) -> Decision:
    """The withdrawal of a decision; a fault where that is another person's, or a withdrawal itself."""
    taken = find_decision(store, recall.decision)
    if taken.act == "withdraw":
        said = f"{taken.id[:8]} is a withdrawal itself: decide anew instead"
        raise UnknownDecision(said)
    made = msgspec.structs.replace(
        taken,
        id="",
        act="withdraw",
        seen=None,
        value=None,
        by=recall.by,
        role=recall.role,
        at=recall.at,
        why=recall.why,
        withdraws=taken.id,
    )
    if not _may(made, taken):
        said = f"{taken.id[:8]} is {taken.by}'s: {NOT_THEIRS}"
        raise UnknownDecision(said)
    return msgspec.structs.replace(made, id=decision_id(made))


def find_decision(store: Store, prefix: str) -> Decision:
    """The one decision whose id begins so."""
    wanted = prefix.strip().lower()
    rows = store.rows("SELECT id, body FROM decision WHERE id >= ? AND id < ? LIMIT 2", (wanted, wanted + "g"))
    if not wanted or len(rows) != 1:
        said = f"{'more than one' if rows else 'no'} decision has an id that begins with {prefix!r}"
        raise UnknownDecision(said)
    for body in load_blobs(store, (rows[0][1],)).values():
        return DECODER.decode(body)
    said = f"the words of decision {rows[0][0][:8]} are withheld: `selon decisions` lists what remains of it"
    raise UnknownDecision(said)


def set_apart(standings: Sequence[Standing]) -> tuple[list[Standing], list[Standing]]:
    """The decisions that people stand by; and the withdrawals with those that they take back, settled."""
    by_id = {one.decision.id: one.decision for one in standings}
    taken: dict[str, Decision] = {}
    held, apart = [], []
    for one in standings:
        if one.decision.act != "withdraw":
            held.append(one)
            continue
        target = by_id.get(one.decision.withdraws or "")
        if target is None:
            apart.append(_as(one, "unplaced", NOT_HERE))
        elif not _may(one.decision, target):
            apart.append(_as(one, "overruled", NOT_THEIRS))
        else:
            taken[target.id] = one.decision
            apart.append(_as(one, "applies"))
    apart += [_as(one, "withdrawn", f"by {taken[one.decision.id].by}") for one in held if one.decision.id in taken]
    return [one for one in held if one.decision.id not in taken], apart


def _may(withdrawal: Decision, taken: Decision) -> bool:
    return taken.act != "withdraw" and (withdrawal.by == taken.by or withdrawal.role == "steward")


def _as(one: Standing, state: State, why: str = "") -> Standing:
    return msgspec.structs.replace(one, state=state, why=why)
