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
from selon.reconcile.contradictions import is_own_or_unnamed, rival
from selon.reconcile.incidents import World
from selon.reconcile.nearness import widen
from selon.reconcile.series import last_day
from selon.reconcile.voices import claimant_of
from selon.reconcile.weights import Weights

FAR_APART = 1.5  # totals of two sources on one day that differ by less may be of different hours
ENEMY_FACTOR = 2.0
FAR_LESS = 5  # times that a total exceeds another which, no beginning being told, is of a shorter time
NEAREST_DAYS = 7
NEIGHBOURS = 24  # totals on either side in time; more are of other days


def find_rivals(
    series: Iterable[Series], checks: Sequence[Check], world: World, weights: Weights
) -> list[Contradiction]:
    """Contradictions between the totals of series, and inside each."""
    mouths = [check for check in checks if check.kind == "two_mouths"]
    superseded = {check.claims[0] for check in mouths}
    known = {check.claims[2]: _victims_of(check, world) for check in mouths}
    lines: dict[tuple[object, ...], list[Total]] = defaultdict(list)
    found: list[Contradiction] = []
    for one in series:
        if one.level:
            continue
        found += _falls(one, world)
        key = (one.conflict, one.outcome, one.unit, one.groups, one.people)
        for point in one.points:
            claim = world.accounts[point.anchor]
            if claim.scope == "cumulative" and claim.anchor not in superseded:
                day = last_day(claim, world.origins[claim.document])
                if day is None or claim.most == 0:
                    continue  # nobody of some is no total
                side, status = known.get(claim.anchor, (one.side, one.status))
                lines[key].append(Total(day, claim.anchor, claim, one, side, status))
    for line in lines.values():
        found += _along(sorted(line, key=lambda total: total[:2]), world, weights)
    return found


class Total(NamedTuple):
    """A point of a series on the line of all totals of its quantity."""

    day: int
    anchor: str
    claim: Account
    series: Series
    side: str | None
    status: str | None


def _victims_of(check: Check, world: World) -> tuple[str | None, str | None]:
    """The side and status of a total, from itself or from the other mouth that gave its earlier state."""
    earlier, whole = (world.accounts[check.claims[at]] for at in (0, 2))
    return whole.side or earlier.side, whole.status or earlier.status


def _along(line: Sequence[Total], world: World, weights: Weights) -> Iterator[Contradiction]:
    """The rivals among neighbours on a line: for each two series and each greater figure the nearest in time."""
    found: dict[tuple[str, str, str], tuple[tuple[int, bool, str], Total, Total]] = {}
    for at, x in enumerate(line):
        for y in line[at + 1 : at + 1 + NEIGHBOURS]:
            if x.series.id == y.series.id or not _same_victims(x, y, world):
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
            yield _rival_totals(x.claim, y.claim, world, same_side=x.side == y.side)


def _same_victims(x: Total, y: Total, world: World) -> bool:
    """Whether two totals count people of one side or front, and one of them at most a part of the other's."""
    if x.status != y.status and None not in {x.status, y.status}:
        return False
    if x.side == y.side:
        return True
    return x.side is not None and y.side is not None and world.camps.are_allied(x.claim.conflict, x.side, y.side)


def _excludes(first: Total, second: Total, world: World, weights: Weights) -> bool:
    """Whether two totals can not both hold; `first` is the earlier."""
    x, y = first.claim, second.claim
    if not _same_start(x, y) or is_own_or_unnamed(x, y):
        return False  # one article's own total means other times, places or people than one that it cites
    if None in {x.since, y.since} and x.since != y.since and _may_be_shorter(first, second, world.camps):
        return False  # no total of the same time
    (low, high), (least, most) = (widen(z.least, z.most, weights.figures.about, approx=z.approx) for z in (x, y))
    same_day = first.day == second.day
    falls, rises = low > most, same_day and least > high
    if not (falls or rises):
        return False
    greater, lesser = (first, second) if falls else (second, first)
    if greater.status is None and lesser.status is not None:
        return False  # a whole may exceed its part
    is_same = first.side == second.side and first.status == second.status
    factor = (FAR_APART if same_day else 1.0) if is_same else ENEMY_FACTOR
    gap = low / max(most, 1.0) if falls else least / max(high, 1.0)
    return gap > factor and (first.side == second.side or _is_enemy_claim(greater, lesser, world.camps))


def _may_be_shorter(first: Total, second: Total, camps: Camps) -> bool:
    """Whether the lesser of two totals, or the greater by far, has no beginning told, and none is an enemy's claim."""
    lesser, greater = sorted((first, second), key=lambda total: total.claim.least or 0)
    is_far = (greater.claim.least or 0) > FAR_LESS * max(lesser.claim.least or 0, 1)
    return (is_far or lesser.claim.since is None) and not _is_enemy_claim(greater, lesser, camps)


def _is_enemy_claim(greater: Total, lesser: Total, camps: Camps) -> bool:
    """Whether the greater is a claim about an enemy's losses, and the lesser is no such claim."""
    war, own = greater.claim.conflict, lesser.claim.source
    is_enemy = camps.are_opposed(war, greater.claim.source, greater.side)
    return is_enemy and not camps.are_opposed(war, own, lesser.side)


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
        days = [last_day(one, world.origins[one.document]) for one in (earlier, later)]
        if earlier.document == later.document or None in days:
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
