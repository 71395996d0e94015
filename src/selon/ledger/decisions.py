"""Decisions written: append-only rows, their words in the content store.

Enters: what a person says, or decisions of another ledger. Leaves: rows; a fault where the claim is not there to be
decided on.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.ledger.batches import in_chunks, new_batch, next_number
from selon.ledger.content import make_blob
from selon.ledger.fields import WORDLESS, check_value, field_name, hide_value, value_of
from selon.ledger.sheets import Sheet, show_claim
from selon.ledger.store import LedgerFault, Store
from selon.ledger.tables import TABLES
from selon.ledger.withheld import withheld_captures
from selon.model.claim import Toll
from selon.model.decision import PAIRS, Decision, Judgement, Role, Target, decision_id, pages_of
from selon.model.ids import digest
from selon.model.selector import Selector, make_selector
from selon.model.view import ClaimRow


class UndecidedClaim(LedgerFault):
    """The decision makes no sense on this claim."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says: an act on a claim (by the beginning of its id), on a field, or on it and another claim."""

    act: Judgement
    claim: str
    field: str | None = None
    value: str | None = None
    other: str | None = None
    by: str
    role: Role = "analyst"
    at: str
    why: str = ""


def make_decision(store: Store, draft: Draft) -> Decision:
    """The decision with the value that is seen now and the words that it lies on."""
    sheet = show_claim(store, draft.claim, names=True)
    machine = machine_row(sheet)
    try:
        field = None if draft.field is None else field_name(draft.field)
        value = _check(draft, field, machine)
    except ValueError as fault:
        raise UndecidedClaim(str(fault)) from fault
    other = None
    if draft.other is not None:
        second = show_claim(store, draft.other, names=True)
        other = _target(second, machine_row(second))
    decision = Decision(
        id="",
        act=draft.act,
        target=_target(sheet, machine),
        field=field,
        seen=None if draft.act in PAIRS | {"note"} else value_of(machine, field),
        value=value,
        other=other,
        by=draft.by,
        role=draft.role,
        at=draft.at,
        why=draft.why,
    )
    return msgspec.structs.replace(decision, id=decision_id(decision))


def add_decisions(store: Store, decisions: Sequence[Decision], *, recorded: str) -> int:
    """Write the decisions that are not there yet; how many were new. Of a withheld page no words are kept."""
    with store.writing():
        withheld = withheld_captures(store, [page for one in decisions for page in pages_of(one)])
        kept = {one.id: one for one in (_kept(one, withheld) for one in decisions)}
        rows = in_chunks(store, "SELECT id FROM decision WHERE id IN ({})", list(kept))
        fresh = [kept[name] for name in kept.keys() - {row[0] for row in rows}]
        if fresh:
            insert_decisions(store, fresh, new_batch(store, recorded, "decide"))
    return len(fresh)


def insert_decisions(store: Store, fresh: Sequence[Decision], batch: int) -> None:
    """Write decisions whose ids are new, inside `writing`."""
    in_order = sorted(fresh, key=lambda one: (one.at, one.id))
    blobs = [make_blob(msgspec.json.encode(one)) for one in in_order]
    first = next_number(store, "decision")
    rows = [_row(one, blob.hash, first + n, batch) for n, (one, blob) in enumerate(zip(in_order, blobs, strict=True))]
    store.insert("content", TABLES["content"], [(blob.hash, blob.body) for blob in blobs])
    store.insert("decision", TABLES["decision"], rows)


def judge_run(store: Store, draft: Draft, *, recorded: str) -> str:
    """Accept or reject a whole run, by the beginning of its id: a rejected run proposes nothing any more."""
    found = store.rows("SELECT seq, id FROM run WHERE id >= ? AND id < ?", (draft.claim, draft.claim + "g"))
    if len(found) != 1 or draft.act not in {"accept", "reject"}:
        said = f"{len(found)} runs begin with {draft.claim!r}; accept or reject one"
        raise UndecidedClaim(said)
    with store.writing():
        batch, number = new_batch(store, recorded, "judge run"), next_number(store, "run_verdict")
        row = (number, found[0][0], draft.act, draft.by, draft.why, draft.at, batch)
        store.insert("run_verdict", TABLES["run_verdict"], [row])
    return str(found[0][1])


def machine_row(sheet: Sheet) -> ClaimRow:
    """The claim as the newest reading has it, without decisions."""
    if sheet.machine is None or sheet.claim is None:
        state = "withheld" if sheet.machine is not None else "withdrawn: the newest reading no longer proposes it"
        said = f"claim {sheet.anchor[:8]} is {state}; nothing can be decided on it"
        raise UndecidedClaim(said)
    return sheet.machine


def _check(draft: Draft, field: str | None, row: ClaimRow) -> str | None:
    if draft.act in PAIRS and (draft.other is None or field is not None):
        said = f"{draft.act} is about two claims: give the other one's id"
        raise ValueError(said)
    if draft.act != "amend":
        return None
    if field is None or draft.value is None:
        said = "to amend, give the field and its value"
        raise ValueError(said)
    return check_value(row, field, draft.value)


def _kept(one: Decision, withheld: set[str]) -> Decision:
    return hide_words(one) if withheld.intersection(pages_of(one)) else one


def _target(sheet: Sheet, row: ClaimRow) -> Target:
    if sheet.claim is None or sheet.document is None:
        raise UndecidedClaim(sheet.anchor)
    span = sheet.claim.figure if isinstance(sheet.claim, Toll) else sheet.claim.trigger
    selector = make_selector(sheet.document.text, span.start, span.end)
    return Target(anchor=sheet.anchor, capture=row.capture, kind=row.kind, label=row.label, selector=selector)


def _row(one: Decision, body: str, seq: int, batch: int) -> tuple[str | int | None, ...]:
    told = (one.target.anchor, one.field, one.other.anchor if one.other else None, one.target.capture)
    return (seq, one.id, one.act, *told, body, one.by, one.role, one.at, batch)


def hide_words(decision: Decision) -> Decision:
    """The decision without any words of the page: it keeps its effect on figures, days and listed values."""
    target = msgspec.structs.replace(decision.target, selector=Selector("", "", ""))
    other = decision.other and msgspec.structs.replace(decision.other, selector=Selector("", "", ""))
    hidden = msgspec.structs.replace(
        decision,
        target=target,
        other=other,
        seen=hide_value(decision.seen),
        value=decision.value if decision.field in WORDLESS else None,
        why="",
    )
    withdraws = decision.withdraws and digest(decision.withdraws, "withheld")
    return msgspec.structs.replace(hidden, id=digest(decision.id, "withheld"), withdraws=withdraws)
