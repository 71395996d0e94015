"""Contradictions inside an incident: figures of the same victims, and no others."""

from __future__ import annotations

import pytest
from tests.reconcile.invented import VILMAR, event, origin, settle_all, toll

from selon.reconcile.accounts import Account

DAY = "2031-03-04"
ACT = {"scope": "incident", "sites": (VILMAR,), "since": DAY, "until": DAY}


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        pytest.param(toll("b1", "d1", 12, **ACT), toll("b2", "d2", 30, **ACT), 1, id="one army twice"),
        pytest.param(
            toll("b1", "d1", 12, **ACT),
            toll("b2", "d2", 30, **{**ACT, "side": None, "actor": "Arland"}),
            0,
            id="an army and those whom it killed",
        ),
    ],
)
def test_figures_of_the_same_victims(one: Account, two: Account, count: int) -> None:
    acts = [event(f"a{n}", f"d{n}", sites=(VILMAR,), since=DAY, until=DAY) for n in (1, 2)]
    _, findings = settle_all([*acts, one, two], [origin("d1", DAY), origin("d2", DAY)])
    assert len(findings.contradictions) == count
