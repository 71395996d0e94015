"""Totals of two series that can not both hold.

Enters: series, accounts and checks. Leaves: contradictions, one for each two series and moment, the nearest in time.

Totals of one quantity only rise, so an earlier one above a later one is a contradiction, whoever says them; two of one
day are compared as they stand. A claim about the enemy's losses is set against that enemy's own count even where the
one names the state and the other its allies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from selon.model.findings import Check, Contradiction, Series, Strength
from selon.reconcile.accounts import Account, iso_day
from selon.reconcile.camps import Camps
from selon.reconcile.contradictions import rival
from selon.reconcile.incidents import World
from selon.reconcile.nearness import widen
from selon.reconcile.series import last_day
from selon.reconcile.voices import claimant_of
from selon.reconcile.weights import Weights

FAR_APART = 1.5  # totals of two sources on one day that differ by less may be of different hours
ENEMY_FACTOR = 2.0
NEAREST_DAYS = 7


def find_rivals(
    series: Iterable[Series], checks: Sequence[Check], world: World, weights: Weights
) -> list[Contradiction]:
    """Contradictions between the totals of series, and inside each."""
    superseded = {check.claims[0] for check in checks if check.kind == "two_mouths"}
    groups: dict[tuple[object, ...], list[Series]] = defaultdict(list)
    for one in series:
        if not one.level:
            groups[one.conflict, one.outcome, one.unit, one.groups].append(one)
    found: list[Contradiction] = []
    for group in groups.values():
        ordered = sorted(group, key=lambda one: one.id)
        for n, a in enumerate(ordered):
            found += _falls(a, world)
            for b in ordered[n + 1 :]:
                if _same_victims(a, b, world):
                    found += _between(a, b, world, weights, superseded)
    return found


def _same_victims(a: Series, b: Series, world: World) -> bool:
    """Whether two series count the same people."""
    if a.status != b.status or a.people != b.people:
        return False
    if a.side == b.side:
        return True
    return a.side is not None and b.side is not None and world.camps.are_allied(a.conflict, a.side, b.side)


def _between(a: Series, b: Series, world: World, weights: Weights, superseded: set[str]) -> Iterator[Contradiction]:
    """The rival points of two series: of each point of the one with most the nearest of the other."""
    found: dict[str, tuple[int, Account, Account]] = {}
    for p in a.points:
        for q in b.points:
            x, y = world.accounts[p.anchor], world.accounts[q.anchor]
            if {x.anchor, y.anchor} & superseded or not _excludes(x, y, world, weights):
                continue
            apart = abs((last_day(x, world.origins[x.document]) or 0) - (last_day(y, world.origins[y.document]) or 0))
            high = x.anchor if (x.least or 0) >= (y.least or 0) else y.anchor
            if high not in found or (apart, y.anchor) < (found[high][0], found[high][2].anchor):
                found[high] = apart, x, y
    for apart, x, y in found.values():
        if apart <= NEAREST_DAYS or len(found) == 1:
            yield _rival_totals(x, y, world, same_side=a.side == b.side)


def _excludes(x: Account, y: Account, world: World, weights: Weights) -> bool:
    """Whether two totals can not both hold."""
    if x.scope != "cumulative" or y.scope != "cumulative" or not _same_start(x, y):
        return False
    first, second = sorted((x, y), key=lambda one: (last_day(one, world.origins[one.document]) or 0, one.anchor))
    (low, high), (least, most) = (
        widen(z.least, z.most, weights.figures.about, approx=z.approx) for z in (first, second)
    )
    same_day = last_day(first, world.origins[first.document]) == last_day(second, world.origins[second.document])
    factor = ENEMY_FACTOR if x.side != y.side else FAR_APART if same_day else 1.0
    if x.side != y.side and not _is_enemy_claim(x, y, world.camps):
        return False
    falls = low > most * factor
    return falls or (same_day and least > high * factor)


def _is_enemy_claim(x: Account, y: Account, camps: Camps) -> bool:
    """Whether one is a claim about the enemy's losses and the other that enemy's own count."""
    return any(
        camps.are_opposed(a.conflict, a.source, a.side) and camps.are_allied(b.conflict, b.source, b.side)
        for a, b in ((x, y), (y, x))
    )


def _same_start(x: Account, y: Account) -> bool:
    return x.since == y.since or x.since is None or y.since is None


def _rival_totals(x: Account, y: Account, world: World, *, same_side: bool) -> Contradiction:
    first, second = sorted((x, y), key=lambda one: (-(one.least or 0), one.anchor))
    shown = []
    for one in (first, second):
        origin = world.origins[one.document]
        shown.append(f"{one.figure} {_of(one)} by {iso_day(last_day(one, origin))} ({claimant_of(one, origin)})")
    note = "" if same_side else "; a claim about the enemy against that enemy's own count"
    strength: Strength = "tension" if first.hedged or second.hedged else "cannot_both_hold"
    return rival(
        "figures",
        first,
        second,
        f"{shown[0]} against {shown[1]}{note}",
        f"{first.figure} / {second.figure}",
        strength=strength,
    )


def _of(claim: Account) -> str:
    return " ".join(part for part in (claim.side, claim.status, claim.label) if part)


def _falls(series: Series, world: World) -> Iterator[Contradiction]:
    """A later total of the same source below an earlier one, unless the text says that it revises it."""
    for check in series.checks:
        earlier, later = (world.accounts[anchor] for anchor in check.claims[:2])
        if check.kind != "fall" or check.holds or any(kind == "revises" for kind, _ in later.links):
            continue
        strength: Strength = "tension" if later.hedged or earlier.hedged else "cannot_both_hold"
        yield rival(
            "figures",
            earlier,
            later,
            f"a total of {series.source} falls: {check.words}",
            check.arithmetic,
            strength=strength,
        )
