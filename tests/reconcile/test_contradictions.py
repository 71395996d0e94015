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
    ("own", "cited", "document", "strengths"),
    [
        pytest.param(40, 4, "d1", [], id="far above what the article cites: other people"),
        pytest.param(12, 8, "d1", ["tension"], id="close to what the article cites"),
        pytest.param(40, 4, "d2", ["cannot_both_hold"], id="two articles"),
    ],
)
def test_articles_own_figure_and_one_that_is_cited(own: int, cited: int, document: str, strengths: list[str]) -> None:
    here = {**ACT, "side": "Borland"}
    found = _settle(toll("b1", "d1", own, **here), toll("b2", document, cited, **{**here, "source": "Arland"}))
    assert [one.strength for one in found] == strengths


@pytest.mark.parametrize(
    ("scope", "least", "count"),
    [
        pytest.param("cumulative", 40, 1, id="a lower total of another"),
        pytest.param("cumulative", 0, 0, id="nobody is no total"),
    ],
)
def test_totals_of_two_sources(scope: str, least: int, count: int) -> None:
    total = {"scope": scope, "since": "2031-03-01", "until": DAY, "side": "Borland"}
    found = _settle(toll("b1", "d1", 90, **total), toll("b2", "d2", least, **{**total, "source": "Borland"}))
    assert len(found) == count


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


def test_a_truce_has_two_authors() -> None:
    here = {"sites": (VILMAR,), "since": DAY, "until": DAY, "label": "ceasefire"}
    acts = [event("a1", "d1", actor="Arland", **here), event("b1", "d2", actor="Borland", **here)]
    _, findings = settle_all(acts, [origin("d1", DAY), origin("d2", DAY)])
    assert not findings.contradictions


def _settle(*tolls: Account) -> list[Contradiction]:
    acts = [event(f"a{n}", f"d{n}", sites=(VILMAR,), since=DAY, until=DAY) for n in (1, 2)]
    _, findings = settle_all([*acts, *tolls], [origin("d1", DAY), origin("d2", DAY)])
    return list(findings.contradictions)
