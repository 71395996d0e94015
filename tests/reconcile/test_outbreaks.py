"""Who began: each side's blame of the other, and texts that tell one side's first act as an answer."""

from __future__ import annotations

import pytest
from tests.reconcile.invented import FIRST_DAY, event, origin, settle_all

from selon.reconcile.accounts import Account

LATER, NEXT_YEAR = "2031-03-20", "2032-03-20"
BLAMED = {"label": "outbreak", "until": LATER}
BY_BORLAND = event("a1", "d1", source="Arland", actor="Borland", **BLAMED)
BY_ARLAND = event("b1", "d2", source="Borland", actor="Arland", **BLAMED)
RAID = event("c1", "d3", label="attack", actor="Arland", until=FIRST_DAY)
ANSWER = event("c2", "d3", actor="Borland", since=FIRST_DAY, until=FIRST_DAY, links=(("answers", "c1"),))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([BY_BORLAND, BY_ARLAND], [("a1", "b1")], id="each blames the other"),
        pytest.param([BY_BORLAND, RAID, ANSWER], [("a1", "c1")], id="a narrator adopts the other's account"),
        pytest.param([BY_ARLAND, RAID, ANSWER], [], id="a narrator adopts the same account"),
        pytest.param(
            [BY_BORLAND, event("b2", "d2", source="Hill Country", actor="Borland", **BLAMED)], [], id="two agree"
        ),
        pytest.param(
            [BY_BORLAND, event("b3", "d2", source="Borland", actor="Arland", label="outbreak", until=NEXT_YEAR)],
            [],
            id="of another year",
        ),
        pytest.param(
            [
                BY_BORLAND,
                RAID,
                event("c3", "d3", actor="Borland", since=LATER, until=LATER, links=(("answers", "c1"),)),
            ],
            [],
            id="an answer later in the war",
        ),
        pytest.param(
            [event("a4", "d1", source="Arland", actor="Borland", label="outbreak", until=NEXT_YEAR), RAID, ANSWER],
            [],
            id="an escalation of a later year",
        ),
    ],
)
def test_who_began(told: list[Account], expected: list[tuple[str, str]]) -> None:
    _, findings = settle_all(told, [origin(name, LATER) for name in ("d1", "d2", "d3")])
    assert [(one.a, one.b) for one in findings.contradictions] == expected
    assert all(one.kind == "authorship" for one in findings.contradictions)
