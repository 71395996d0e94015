"""Contradictions inside an incident: figures of the same victims, and no others."""

from __future__ import annotations

import pytest
from tests.reconcile.invented import VILMAR, event, origin, settle_all, toll

from selon.model.findings import Contradiction
from selon.reconcile.accounts import Account

DAY = "2031-03-04"
ACT = {"scope": "incident", "sites": (VILMAR,), "since": DAY, "until": DAY}
CIVIL = {**ACT, "status": "civilian"}


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
        pytest.param(
            toll("b1", "d1", 12, **CIVIL),
            toll("b2", "d2", 30, **{**ACT, "status": None}),
            1,
            id="civilians, and all: nobody tells of others",
        ),
    ],
)
def test_figures_of_the_same_victims(one: Account, two: Account, count: int) -> None:
    assert len(_settle(one, two)) == count


def test_whole_of_soldiers_and_civilians_exceeds_its_part() -> None:
    civilians, whole = toll("b1", "d1", 12, **CIVIL), toll("b2", "d2", 30, **{**ACT, "status": None})
    assert _settle(civilians, whole, toll("b3", "d1", 9, **ACT)) == []


def test_figure_of_some_against_one_of_all_is_a_tension() -> None:
    found = _settle(toll("b1", "d1", 12, **CIVIL), toll("b2", "d2", 30, **{**ACT, "status": None}))
    assert [one.strength for one in found] == ["tension"]


def test_figure_that_its_own_text_replaces_stands_against_none() -> None:
    old, new = toll("b1", "d1", 12, **ACT), toll("b3", "d1", 30, links=(("revises", "b1"),), **ACT)
    other = toll("b2", "d2", 30, **ACT)
    assert len(_settle(old, other)) == 1
    assert _settle(old, new, other) == []


def test_figure_beside_a_greater_one_of_its_source_may_be_a_part() -> None:
    here = {**ACT, "at": 40}
    whole, part = toll("b1", "d1", 30, **here), toll("b3", "d1", 9, **here)
    other = toll("b2", "d2", 31, **ACT)
    assert [{one.a, one.b} for one in _settle(whole, part, other)] == [{"b1", "b2"}]


@pytest.mark.parametrize(
    ("document", "kinds"),
    [
        pytest.param("d2", ["authorship"], id="two reports give one act to two authors"),
        pytest.param("d1", [], id="who tells of two authors tells of two acts"),
    ],
)
def test_authors_of_one_act(document: str, kinds: list[str]) -> None:
    here = {"sites": (VILMAR,), "since": DAY, "until": DAY}
    acts = [event("a1", "d1", actor="Arland", **here), event("b1", document, actor="Borland", **here)]
    _, findings = settle_all(acts, [origin("d1", DAY), origin("d2", DAY)])
    assert [one.kind for one in findings.contradictions] == kinds


def _settle(*tolls: Account) -> list[Contradiction]:
    acts = [event(f"a{n}", f"d{n}", sites=(VILMAR,), since=DAY, until=DAY) for n in (1, 2)]
    _, findings = settle_all([*acts, *tolls], [origin("d1", DAY), origin("d2", DAY)])
    return list(findings.contradictions)
