"""The acts of one document: which of its claims are of one act."""

from __future__ import annotations

import pytest
from tests.reconcile.invented import ARLAND, TABOR, VILMAR, event, origin, toll

from selon.reconcile.accounts import Account
from selon.reconcile.acts import find_acts
from selon.reconcile.rulings import Rulings
from selon.reconcile.weights import load_weights

DAY = "2031-03-04"
ACT = {"scope": "incident", "sites": (VILMAR,), "since": DAY, "until": DAY}
APART = {"start": 900, "end": 905, "at": 880}


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        pytest.param(
            event("a1", "d1", label="clash", until=DAY, dated=False),
            event("b1", "d1", label="clash", since=DAY, until=DAY, **APART),
            1,
            id="fighting that goes on is of its last day",
        ),
        pytest.param(
            event("a1", "d1", until=DAY, dated=False),
            event("b1", "d1", since=DAY, until=DAY, **APART),
            2,
            id="a strike is over: two may have been struck",
        ),
        pytest.param(
            event("a1", "d1", label="clash", until=DAY, dated=False, sites=(VILMAR,)),
            event("b1", "d1", label="clash", since=DAY, until=DAY, sites=(TABOR,), **APART),
            2,
            id="fighting in two towns",
        ),
        pytest.param(
            event("a1", "d1", until=DAY, actor="Arland", sites=(ARLAND,), at=40),
            event("b1", "d1", since=DAY, until=DAY, actor="Borland", sites=(ARLAND,), at=40),
            2,
            id="one writer lays two acts to two authors",
        ),
        pytest.param(
            event("a1", "d1", until=DAY, actor="Arland", sites=(ARLAND,), at=40, source="Borland"),
            event("b1", "d1", since=DAY, until=DAY, actor="Borland", sites=(ARLAND,), at=40, source="Arland"),
            1,
            id="two who lay one act to each other",
        ),
        pytest.param(
            event("a1", "d1", since=DAY, until=DAY, sites=(VILMAR,)),
            toll("b1", "d1", 400, label="displaced", links=(("result_of", "a1"),), **ACT),
            1,
            id="some flee from a strike",
        ),
        pytest.param(
            event("a1", "d1", since=DAY, until=DAY, sites=(VILMAR,)),
            toll("b1", "d1", 40000, label="displaced", links=(("result_of", "a1"),), **ACT),
            2,
            id="the flight of thousands is an act of its own",
        ),
    ],
)
def test_claims_of_one_act(one: Account, two: Account, count: int) -> None:
    acts = find_acts([one, two], origin("d1", DAY), load_weights(), Rulings())
    assert len(acts) == count


@pytest.mark.parametrize(
    ("count", "since", "expected"),
    [
        pytest.param(120_000, None, 1, id="those of one exodus"),
        pytest.param(2_300_000, None, 0, id="all whom a war has driven out"),
        pytest.param(2_300_000, "2031-02-20", 1, id="millions within weeks"),
    ],
)
def test_total_of_those_who_fled(count: int, since: str | None, expected: int) -> None:
    fled = toll("a1", "d1", count, label="displaced", since=since, until=DAY, sites=(VILMAR,))
    assert len(find_acts([fled], origin("d1", DAY), load_weights(), Rulings())) == expected
