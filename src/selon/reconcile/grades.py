"""How firm the evidence of an incident is, in the five steps that Airwars uses.

Enters: an incident with its claims. Leaves: a grade and the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.model.findings import Grade, Incident
from selon.reconcile.accounts import Account
from selon.reconcile.incidents import World


def grade_of(incident: Incident, claims: Sequence[Account], world: World, voices: int) -> tuple[Grade, tuple[str, ...]]:
    """Confirmed, fair, weak, contested or discounted.

    Confirmed: the accused says so itself. Discounted: whoever told of it takes it back, and nobody else tells of it.
    Contested: it is denied, or two sides give it to each other. Fair: two independent voices or more. Weak: one.
    """
    asserted = [one for one in claims if not one.denies]
    denied = [one for one in claims if one.denies]
    deniers = {one.source for one in denied}
    if any(_admits(one) for one in asserted):
        return "confirmed", ("the accused says so itself",)
    if denied and asserted and all(one.source is not None and one.source in deniers for one in asserted):
        return "discounted", ("those who told of it take it back",)
    if denied:
        return "contested", (f"denied by {', '.join(sorted(filter(None, deniers)))}",)
    authors = sorted({one.actor for one in asserted if one.actor and one.kind == "event"})
    opposed = [(a, b) for a in authors for b in authors if a < b and world.camps.are_opposed(claims[0].conflict, a, b)]
    if opposed:
        return "contested", (f"given to {opposed[0][0]} and to {opposed[0][1]}",)
    del incident
    return ("fair", (f"{voices} independent voices",)) if voices > 1 else ("weak", ("one voice",))


def _admits(one: Account) -> bool:
    says_itself = one.source is not None and one.source == one.actor
    return any(kind == "admits" for kind, _ in one.links) or (
        says_itself and one.kind == "toll" and one.status == "civilian"
    )
