"""Incidents: what comes together, what stays apart, what people decide, and that order does not matter."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.invented import ARLAND, TABOR, VILMAR, event, origin, settle_all, toll
from tests.reconcile.war import Size, make_war

from selon.flows.settle import load_camps, settle_readings
from selon.flows.telling import tell
from selon.reconcile.accounts import Account
from selon.reconcile.books import Books
from selon.reconcile.rulings import Rulings
from selon.reconcile.sites import Site

DAY = "2031-03-04"
NEXT = "2031-03-05"
HILLS = Site("hills", "XA", 11.0, 21.0, 120.0)
WAR = make_war(7, Size(incidents=12, reports=40, towns=8, days=10))
WHOLE = settle_readings(WAR.readings).findings


def groups(accounts: list[Account], rulings: Rulings | None = None) -> list[set[str]]:
    """The incidents of events in documents named as their anchors, all published a day later."""
    origins = [origin(one.document, NEXT) for one in accounts]
    _, findings = settle_all(accounts, origins, rulings)
    return [set(one.claims) for one in findings.incidents]


def test_one_town_and_day_is_one_act() -> None:
    a = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY)
    b = event("b1", "d2", sites=(VILMAR,), since=DAY, until=DAY)
    assert groups([a, b]) == [{"a1", "b1"}]


def test_the_next_day_in_the_same_town_is_another() -> None:
    a = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY)
    b = event("b1", "d2", sites=(VILMAR,), since=NEXT, until=NEXT)
    assert len(groups([a, b])) == 2


def test_equal_tolls_in_two_towns_are_two_acts() -> None:
    a = toll("a1", "d1", 16, scope="incident", sites=(VILMAR,), since=DAY, until=DAY)
    b = toll("b1", "d2", 16, scope="incident", sites=(TABOR,), since=DAY, until=DAY)
    assert len(groups([a, b])) == 2


def test_a_vague_report_that_fits_two_acts_joins_neither() -> None:
    a = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY)
    b = event("b1", "d2", sites=(TABOR,), since=DAY, until=DAY)
    vague = event("c1", "d3", sites=(ARLAND,), since=DAY, until=DAY)
    assert {"c1"} in groups([a, b, vague])


def test_a_report_weeks_later_recalls_an_act_by_its_place() -> None:
    a = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY)
    later = event("b1", "d2", sites=(VILMAR,), dated=False)
    origins = [origin("d1", NEXT), origin("d2", "2031-03-24")]
    for sites, expected in (((VILMAR,), 1), ((ARLAND,), 2)):
        _, findings = settle_all([a, msgspec.structs.replace(later, sites=sites)], origins)
        assert len(findings.incidents) == expected


def test_what_one_hand_assaulted_and_took_is_one_act() -> None:
    here = {"sites": (HILLS,), "since": DAY, "until": DAY}
    assault = event("a1", "d1", label="attack", actor="Borland", **here)
    for author, expected in (("Borland", 1), ("Arland", 2)):
        assert len(groups([assault, event("b1", "d2", label="capture", actor=author, **here)])) == expected


def test_troops_of_one_state_in_another_country_are_one_presence() -> None:
    sent = {"label": "deployment", "actor": "Borland", "sites": (ARLAND,), "dated": False}
    for is_abroad, expected in ((True, 1), (False, 2)):
        told = [event(f"{name}1", f"d{name}", is_abroad=is_abroad, **sent) for name in "ab"]
        assert len(groups(told)) == expected


def test_a_campaign_of_months_is_none_of_its_acts() -> None:
    here = {"label": "attack", "sites": (ARLAND,), "actor": "Borland", "until": DAY}
    act = event("a1", "d1", since=DAY, words=0b00111111, **here)
    same, campaign = (event("b1", "d2", since=day, words=0b11111100, **here) for day in (DAY, "2029-03-04"))
    assert groups([act, same]) == [{"a1", "b1"}]
    assert len(groups([act, campaign])) == 2


def test_thousands_who_moved_are_one_exodus_even_a_year_later() -> None:
    moved = {"label": "displaced", "sites": (ARLAND,), "status": None}
    a = toll("a1", "d1", (90000, 90000), since=DAY, until="2031-03-20", **moved)
    b = toll("b1", "d2", (100000, 100000), dated=False, **moved)
    few = toll("c1", "d3", (90, 90), dated=False, **moved)
    origins = [origin("d1", NEXT), origin("d2", "2032-02-01"), origin("d3", "2032-02-01")]
    _, findings = settle_all([a, b, few], origins)
    assert sorted(sorted(one.claims) for one in findings.incidents) == [["a1", "b1"], ["c1"]]


def test_a_toll_goes_with_the_act_that_its_sentence_tells_again() -> None:
    here = {"sites": (VILMAR,), "since": DAY, "until": DAY}
    raid = event("a1", "d1", label="attack", at=0, till=90, start=5, **here)
    strike = event("b1", "d1", at=1000, till=1090, start=1005, again=((1605, 1612),), **here)
    dead = toll("c1", "d1", 29, scope="incident", at=1600, till=1690, start=1640, **here)
    assert {"b1", "c1"} in groups([raid, strike, dead])


def test_a_named_victim_ties_two_days() -> None:
    a = toll("a1", "d1", 1, scope="incident", victim=0b1010, since=DAY, until=DAY)
    b = toll("b1", "d2", 1, scope="incident", victim=0b0010, since=NEXT, until=NEXT)
    assert groups([a, b]) == [{"a1", "b1"}]


def test_people_overrule_evidence_both_ways() -> None:
    a = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY)
    b = event("b1", "d2", sites=(VILMAR,), since=DAY, until=DAY)
    c = event("c1", "d3", sites=(TABOR,), since=NEXT, until=NEXT)
    rulings = Rulings(same=frozenset({("a1", "c1")}), different=frozenset({("a1", "b1")}))
    found = groups([a, b, c], rulings)
    assert {"a1", "c1"} in found
    assert {"b1"} in found


def test_an_incident_is_named_after_its_earliest_claim() -> None:
    early, late = origin("d2", DAY), origin("d1", NEXT)
    a = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY)
    b = event("b1", "d2", sites=(VILMAR,), since=DAY, until=DAY)
    _, findings = settle_all([a, b], [late, early])
    assert [one.id for one in findings.incidents] == ["b1"]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(WAR.readings))), st.lists(st.integers(0, len(WAR.readings)), max_size=6))
def test_how_the_work_is_cut_does_not_matter(order: list[int], cuts: list[int]) -> None:
    books = Books(None, load_camps())
    ends = sorted({0, *cuts, len(order)})
    for start, end in pairwise(ends):
        told = tell(WAR.readings[number] for number in order[start:end])
        books.add(told.accounts, told.origins)
    assert books.findings() == WHOLE


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(WAR.readings))))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    assert settle_readings(WAR.readings[number] for number in order).findings == WHOLE


def test_a_total_that_revises_a_figure_of_an_act_is_of_it_and_so_are_its_parts() -> None:
    act = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY)
    first = toll("b1", "d1", 9, scope="incident", sites=(VILMAR,), since=DAY, until=DAY)
    later = toll("c1", "d1", 12, links=(("revises", "b1"),))
    part = toll("d1", "d1", 3, status="civilian", links=(("part_of", "c1"),))
    war = toll("e1", "d1", 900)
    _, findings = settle_all([act, first, later, part, war], [origin("d1", NEXT)])
    assert [set(one.claims) for one in findings.incidents] == [{"a1", "b1", "c1", "d1"}]
