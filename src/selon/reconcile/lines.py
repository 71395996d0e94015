"""Claims by line, which only among themselves make series and rivals: totals of one conflict, outcome and unit.

A line of its own is who began each war. Enters: the accounts of one line. Leaves: its series with their checks, and
its contradictions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from selon.model.findings import Check, Contradiction, Series
from selon.reconcile.accounts import Account
from selon.reconcile.contradictions import of_checks
from selon.reconcile.incidents import World
from selon.reconcile.outbreaks import OUTBREAK, find_beginners, tells_who_began
from selon.reconcile.rivals import find_rivals
from selon.reconcile.series import TOTALS, find_series
from selon.reconcile.sums import find_checks
from selon.reconcile.weights import Weights

LineKey = tuple[str | None, str, str]


class Line(NamedTuple):
    """The findings of one line."""

    series: tuple[Series, ...]
    rivals: tuple[Contradiction, ...]


def line_of(claim: Account) -> LineKey | None:
    """The line that a claim belongs to, if it is a total that somebody asserts, or tells who began."""
    if tells_who_began(claim):
        return claim.conflict, OUTBREAK, ""
    if claim.kind != "toll" or claim.denies or claim.scope not in TOTALS:
        return None
    return claim.conflict, claim.label, claim.unit


def settle_line(claims: Sequence[Account], world: World, weights: Weights) -> Line:
    """The series and contradictions of the claims of one line."""
    if claims and tells_who_began(claims[0]):
        return Line((), tuple(find_beginners(claims, world)))
    series = find_series(claims, world.origins)
    checks = find_checks(claims, world.origins, world.camps)
    rivals = [*of_checks(checks, world.accounts), *find_rivals(series, checks, world, weights)]
    return Line(tuple(_with_checks(series, checks)), tuple(rivals))


def _with_checks(series: Sequence[Series], checks: Sequence[Check]) -> list[Series]:
    """Each series with the checks that its points take part in."""
    by_anchor: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        for anchor in check.claims:
            by_anchor[anchor].append(check)
    found = []
    for one in series:
        mine = {check: None for point in one.points for check in by_anchor.get(point.anchor, ())}
        found.append(msgspec.structs.replace(one, checks=(*one.checks, *mine)) if mine else one)
    return found
