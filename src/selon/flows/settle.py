"""From readings or a ledger to findings.

Enters: readings, or an open ledger with its decisions. Leaves: findings with what they were made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from selon.flows.telling import Told, rulings_in, tell, tell_ledger
from selon.ledger.store import Store
from selon.model.findings import Estimate, Settlement
from selon.model.reading import Reading
from selon.model.view import View
from selon.packs.loader import load_packs
from selon.reconcile.camps import Camps
from selon.reconcile.estimates import estimate_all
from selon.reconcile.incidents import World
from selon.reconcile.rulings import Rulings
from selon.reconcile.settling import settle


class Settled(NamedTuple):
    """Findings with what they were made of."""

    told: Told
    findings: Settlement
    world: World


def settle_readings(readings: Iterable[Reading], rulings: Rulings | None = None) -> Settled:
    """The findings from readings, in whatever order they come."""
    return settle_told(tell(readings), rulings or Rulings())


def settle_ledger(store: Store, view: View) -> Settled:
    """The findings of a ledger, or of one conflict of it, as known on a day of either clock."""
    return settle_told(tell_ledger(store, view), rulings_in(store, view.recorded_by))


def settle_told(told: Told, rulings: Rulings) -> Settled:
    """The findings from accounts and decisions on pairs."""
    world, findings = settle(told.accounts, told.origins, rulings, load_camps())
    return Settled(told, findings, world)


def estimates_of(settled: Settled, rule: str) -> list[Estimate]:
    """The estimates of a rule, incident by incident, then of totals."""
    return list(estimate_all(settled.findings.incidents, settled.findings.series, settled.world, rule))


@cache
def load_camps() -> Camps:
    """The fronts of the known conflicts, by the names of their parties, and their first days."""
    world = load_packs().world
    named = {key: entry.name for key, entry in world.parties.items()}
    known = world.conflicts.values()
    return Camps(
        {war.id: [frozenset(named.get(party, party) for party in front) for front in war.fronts] for war in known},
        {war.id: date.fromisoformat(war.first_day).toordinal() for war in known},
    )
