"""All findings from accounts: the order of settling.

Enters: accounts by document, their documents, decisions on pairs, the fronts of conflicts. Leaves: a `Settlement`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from selon.model.findings import Check, Series, Settlement
from selon.reconcile.accounts import Account, Origin
from selon.reconcile.acts import find_acts
from selon.reconcile.camps import Camps
from selon.reconcile.contradictions import find_contradictions, of_checks
from selon.reconcile.incidents import World, find_incidents
from selon.reconcile.lineage import find_lineages, roots_of
from selon.reconcile.rivals import find_rivals
from selon.reconcile.rulings import Rulings
from selon.reconcile.series import find_series
from selon.reconcile.sums import find_checks
from selon.reconcile.weights import load_weights


def settle(
    told: Mapping[str, Sequence[Account]],
    origins: Mapping[str, Origin],
    rulings: Rulings | None = None,
    camps: Camps | None = None,
) -> tuple[World, Settlement]:
    """What findings are made of, and everything that follows from claims; `told` and `origins` are by document."""
    weights, rulings, camps = load_weights(), rulings or Rulings(), camps or Camps()
    lineages = find_lineages(origins.values(), weights)
    accounts = {one.anchor: one for document in sorted(told) for one in told[document]}
    world = World(accounts, origins, roots_of(lineages), rulings, camps)
    acts = [act for name in sorted(told) for act in find_acts(told[name], origins[name], weights, rulings)]
    incidents = find_incidents(acts, world, weights)
    series = find_series(accounts.values(), origins)
    checks = find_checks(accounts.values(), origins, camps)
    rivals = [*of_checks(checks, accounts), *find_rivals(series, checks, world, weights)]
    return world, Settlement(
        incidents=tuple(incidents),
        series=tuple(_with_checks(series, checks)),
        contradictions=tuple(find_contradictions(incidents, rivals, world, weights)),
        lineages=tuple(lineages),
    )


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
