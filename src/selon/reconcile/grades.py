"""How firm the evidence of an incident is, in the five steps that Airwars uses.

Enters: an incident with its claims. Leaves: a grade and the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.model.findings import Grade, Step
from selon.reconcile.accounts import Account
from selon.reconcile.choosing import step
from selon.reconcile.incidents import World


def grade_of(claims: Sequence[Account], world: World, voices: int) -> tuple[Grade, Step]:
    """Confirmed, fair, weak, contested or discounted.

    Confirmed: the accused says so itself. Discounted: whoever told of it takes it back, and nobody else tells of it.
    Contested: it is denied, or two sides give it to each other. Fair: two independent voices or more. Weak: one.
    """
    asserted = [one for one in claims if not one.denies]
    denied = [one for one in claims if one.denies]
    deniers = {one.source for one in denied}
    if admitted := [one for one in asserted if _admits(one)]:
        return "confirmed", step("grade_admits", "the accused says so itself", admitted)
    if denied and asserted and all(one.source is not None and one.source in deniers for one in asserted):
        return "discounted", step("grade_taken_back", "those who told of it take it back", denied)
    if denied:
        return "contested", step("grade_denied", f"denied by {', '.join(sorted(filter(None, deniers)))}", denied)
    told = [one for one in asserted if one.actor and one.kind == "event"]
    authors = sorted({one.actor for one in told if one.actor})
    opposed = [(a, b) for a in authors for b in authors if a < b and world.camps.are_opposed(claims[0].conflict, a, b)]
    if opposed:
        words = f"given to {opposed[0][0]} and to {opposed[0][1]}"
        return "contested", step("grade_authors", words, [one for one in told if one.actor in opposed[0]])
    if voices > 1:
        return "fair", step("grade_fair", f"{voices} independent voices", voices=voices)
    return "weak", step("grade_weak", "one voice", voices=voices)


def _admits(one: Account) -> bool:
    says_itself = one.source is not None and one.source == one.actor
    return any(kind == "admits" for kind, _ in one.links) or (
        says_itself and one.kind == "toll" and one.status == "civilian"
    )
