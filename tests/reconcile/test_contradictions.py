"""Contradictions inside an incident: figures of the same victims, and no others."""

from __future__ import annotations

import msgspec
import pytest
from tests.reconcile.invented import VILMAR, event, origin, settle_all, toll

from selon.model.findings import Contradiction
from selon.reconcile.accounts import Account
from selon.reconcile.sites import Site

DAY = "2031-03-04"
ACT = {"scope": "incident", "sites": (VILMAR,), "since": DAY, "until": DAY}
EVENT = {"sites": (VILMAR,), "since": DAY, "until": DAY, "dated": True}
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


NEAR = Site("ostree", "XA", 10.1, 20.0, 6.0)  # 11 km from Vilmar
DISTRICT = Site("district of vilmar", "XA", 10.0, 20.0, 40.0)
FLED = {**ACT, "label": "displaced", "status": "civilian"}
LONG = {"scope": "cumulative", "until": "2031-06-20"}


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        pytest.param(toll("b1", "d1", 12, **ACT), toll("b2", "d1", 30, **{**ACT, "sites": (NEAR,)}), 0, id="two towns"),
        pytest.param(
            toll("b1", "d1", 12, **ACT), toll("b2", "d1", 30, **{**ACT, "sites": (DISTRICT,)}), 0, id="a district's"
        ),
        pytest.param(
            toll("b1", "d1", 30, **ACT), toll("b2", "d1", 12, **{**ACT, "sites": (DISTRICT,)}), 1, id="part above whole"
        ),
        pytest.param(
            toll("b1", "d1", 12, **ACT), toll("b2", "d2", 30, **{**ACT, "sites": (DISTRICT,)}), 1, id="of two articles"
        ),
        pytest.param(toll("b1", "d1", 1200, **FLED), toll("b2", "d2", 3000, **{**FLED, **LONG}), 0, id="of months"),
        pytest.param(toll("b1", "d1", 1200, **FLED), toll("b2", "d2", 3000, **FLED), 1, id="of one day"),
    ],
)
def test_figures_of_other_places_or_days_may_count_others(one: Account, two: Account, count: int) -> None:
    one, two = (msgspec.structs.replace(a, source=name) for a, name in ((one, "Arland"), (two, "Borland")))
    assert len(_settle(one, two, event("e1", "d1", **EVENT), event("e2", two.document, **EVENT))) == count


def test_denial_of_one_figure_is_of_no_other() -> None:
    told, denial = toll("b1", "d1", 450, **ACT), toll("b2", "d1", 1, denies=True, source="Borland", **ACT)
    same = msgspec.structs.replace(told, least=1, most=1)
    assert [one.kind for one in _settle(told, denial)] == []
    assert [one.kind for one in _settle(same, denial)] == ["denial"]


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
