"""Decisions: what a person holds of a claim, of one field of it, or of a pair of claims; and decisions taken back.

A decision names what it was made on (anchor, field, the value seen, a quotation selector), so that it can be
carried to another extraction of the same page.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.ids import digest
from selon.model.selector import Selector

Judgement = Literal["accept", "reject", "amend", "same", "different", "part_of", "note"]
Act = Literal[Judgement, "withdraw"]
Role = Literal["analyst", "steward"]
PAIRS = frozenset({"same", "different", "part_of"})
SINGLE = frozenset({"accept", "reject", "amend"})
State = Literal["applies", "disputed", "overruled", "to confirm", "unplaced", "replaced", "withdrawn", "noted"]


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision is about: the claim's anchor, the page, and its words. `kind` and `label` as they were seen."""

    anchor: str
    capture: str
    kind: str
    label: str
    selector: Selector


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of one person. Without `field` it is about the whole claim; `other` is a pair's second claim.

    `seen` is the value that the person saw, `value` what they put in its place, `at` the moment (ISO, universal time).
    `withdraws` is the id of the decision that a withdrawal takes back; the two have target, field and pair in common.
    """

    id: str
    act: Act
    target: Target
    field: str | None = None
    seen: str | None = None
    value: str | None = None
    other: Target | None = None
    by: str
    role: Role = "analyst"
    at: str
    why: str = ""
    withdraws: str | None = None


class Standing(msgspec.Struct, frozen=True):
    """How a decision stands now: `anchor` is the claim that it lies on today, `why` what hinders it."""

    decision: Decision
    state: State
    anchor: str | None = None
    why: str = ""


def decision_id(decision: Decision) -> str:
    """The id of a decision: who decided what on which claim when. Masking its words does not change it."""
    target, other = decision.target.anchor, decision.other.anchor if decision.other else None
    withdrawn = (decision.withdraws,) if decision.withdraws else ()
    return digest(decision.act, target, decision.field, other, decision.by, decision.role, decision.at, *withdrawn)


def pages_of(decision: Decision) -> tuple[str, ...]:
    """The captures that a decision quotes words of."""
    return tuple(target.capture for target in (decision.target, decision.other) if target)
