"""Totals of two series that can not both hold.

Enters: series, accounts and checks. Leaves: contradictions, one for each two series and moment, the nearest in time.

Totals of one quantity only rise, so an earlier one above a later one is a contradiction, whoever says them; two of one
day are compared as they stand. A claim about the enemy's losses is set against that enemy's own count even where the
one names the state and the other its allies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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
NEIGHBOURS = 24  # totals on either side in time; more are of other days


def find_rivals(
    series: Iterable[Series], checks: Sequence[Check], world: World, weights: Weights
) -> list[Contradiction]:
    """Contradictions between the totals of series, and inside each."""
    superseded = {check.claims[0] for check in checks if check.kind == "two_mouths"}
    lines: dict[tuple[object, ...], list[Total]] = defaultdict(list)
    found: list[Contradiction] = []
    for one in series:
        if one.level:
            continue
        found += _falls(one, world)
        key = (one.conflict, one.outcome, one.unit, one.groups, one.status, one.people)
        for point in one.points:
            claim = world.accounts[point.anchor]
            if claim.scope == "cumulative" and claim.anchor not in superseded:
                lines[key].append(Total(last_day(claim, world.origins[claim.document]) or 0, claim.anchor, claim, one))
    for line in lines.values():
        found += _along(sorted(line, key=lambda total: total[:2]), world, weights)
    return found


class Total(NamedTuple):
    """A point of a series on the line of all totals of its quantity."""

    day: int
    anchor: str
    claim: Account
    series: Series


def _along(line: Sequence[Total], world: World, weights: Weights) -> Iterator[Contradiction]:
    """The rivals among neighbours on a line: for each two series and each greater figure the nearest in time."""
    found: dict[tuple[str, str, str], tuple[tuple[int, bool, str], Total, Total]] = {}
    for at, x in enumerate(line):
        for y in line[at + 1 : at + 1 + NEIGHBOURS]:
            if x.series.id == y.series.id or not _same_victims(x.series, y.series, world):
                continue
            if not _excludes(x, y, world, weights):
                continue
            low, high = sorted((x.series.id, y.series.id))
            greater = max(x, y, key=lambda total: (total.claim.least or 0, total.anchor)).anchor
            apart = y.day - x.day, x.claim.document != y.claim.document, y.anchor
            best = found.get((low, high, greater))
            if best is None or apart < best[0]:
                found[low, high, greater] = apart, x, y
    many = Counter(key[:2] for key in found)
    for key, (apart, x, y) in sorted(found.items(), key=lambda item: item[0]):
        if apart[0] <= NEAREST_DAYS or many[key[:2]] == 1:
            yield _rival_totals(x.claim, y.claim, world, same_side=x.series.side == y.series.side)


def _same_victims(a: Series, b: Series, world: World) -> bool:
    """Whether two series count people of one side or front."""
    if a.side == b.side:
        return True
    return a.side is not None and b.side is not None and world.camps.are_allied(a.conflict, a.side, b.side)


def _excludes(first: Total, second: Total, world: World, weights: Weights) -> bool:
    """Whether two totals can not both hold; `first` is the earlier."""
    x, y = first.claim, second.claim
    if not _same_start(x, y):
        return False
    (low, high), (least, most) = (widen(z.least, z.most, weights.figures.about, approx=z.approx) for z in (x, y))
    same_day = first.day == second.day
    factor = ENEMY_FACTOR if x.side != y.side else FAR_APART if same_day else 1.0
    if not (low > most * factor or (same_day and least > high * factor)):
        return False
    return x.side == y.side or _is_enemy_claim(x, y, world.camps)


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
