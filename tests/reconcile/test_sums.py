"""Sums between figures: additions, parts, and what a part leaves."""

from __future__ import annotations

from tests.reconcile.invented import VILMAR, WAR, origin, settle_all, toll

START = "2031-03-01"


def test_a_total_before_an_addition_is_found_in_another_mouth() -> None:
    accounts = [
        toll("a1", "d1", 70, side="Arland", source="Arland", since=START, until="2031-03-06"),
        toll("b1", "d1", 20, side="Hill Country", source="Hill Country", scope="additional", until="2031-03-06", at=9),
        toll("b2", "d1", 90, side="Hill Country", source="Hill Country", since=START, until="2031-03-06", at=9),
        toll("c1", "d1", 900, side="Arland", source="Borland", since=START, until="2031-03-06"),
    ]
    _, findings = settle_all(accounts, [origin("d1", "2031-03-06")])
    checks = {check for one in findings.series for check in one.checks if check.kind == "two_mouths"}
    assert {check.arithmetic for check in checks} == {"90 - 20 = 70"}
    assert all("one series with two mouths (Arland and Hill Country)" in check.words for check in checks)
    assert [{one.a, one.b} for one in findings.contradictions] == [{"c1", "b2"}]


def test_what_a_part_leaves_is_less_than_what_was_given_before() -> None:
    accounts = [
        toll("a1", "d1", 19, status="civilian", source="Arland", since=START, until="2031-03-06"),
        toll("b1", "d2", 26, status="civilian", source="Arland", since=START, until="2031-03-09"),
        toll(
            "b2",
            "d2",
            11,
            status="civilian",
            source="Arland",
            since="2031-03-08",
            until="2031-03-09",
            links=(("part_of", "b1"),),
        ),
    ]
    _, findings = settle_all(accounts, [origin("d1", "2031-03-06"), origin("d2", "2031-03-09")])
    assert [(one.a, one.b, one.strength) for one in findings.contradictions] == [("a1", "b2", "cannot_both_hold")]
    assert findings.contradictions[0].data["arithmetic"] == "26 - 11 = 15 < 19"


def test_a_total_that_falls_is_a_contradiction_and_a_level_is_not() -> None:
    falls = [
        toll("a1", "d1", 40, source="Arland", since=START, until="2031-03-06"),
        toll("a2", "d2", 30, source="Arland", since=START, until="2031-03-09"),
    ]
    level = [
        toll("b1", "d1", 40, label="captured", source="Arland", scope="current", until="2031-03-06"),
        toll("b2", "d2", 30, label="captured", source="Arland", scope="current", until="2031-03-09"),
    ]
    _, findings = settle_all([*falls, *level], [origin("d1", "2031-03-06"), origin("d2", "2031-03-09")])
    assert [(one.a, one.b) for one in findings.contradictions] == [("a1", "a2")]
    assert {one.level for one in findings.series} == {False, True}
    assert all(one.conflict == WAR for one in findings.series)


def test_a_part_told_beside_its_whole_is_no_fall() -> None:
    told = {"source": "Arland", "since": START, "until": "2031-03-06", "at": 7}
    accounts = [toll("a1", "d1", 40, **told), toll("a2", "d1", 9, **told)]
    for least, expected in ((50, []), (30, [("a1", "a3")])):
        later = toll("a3", "d2", least, source="Arland", since=START, until="2031-03-09")
        _, findings = settle_all([*accounts, later], [origin("d1", "2031-03-06"), origin("d2", "2031-03-09")])
        assert [(one.a, one.b) for one in findings.contradictions] == expected


def test_a_party_that_names_nobody_goes_on_counting_its_soldiers() -> None:
    own = {"side": "Arland", "source": "Arland", "since": START}
    accounts = [
        toll("a1", "d1", 158, until="2031-03-06", **own),
        toll("a2", "d2", 219, until="2031-03-09", **{**own, "status": None}),
        toll("a3", "d2", 900, until="2031-03-09", **{**own, "status": None}),
    ]
    _, findings = settle_all(accounts, [origin("d1", "2031-03-06"), origin("d2", "2031-03-09")])
    assert sorted([point.anchor for point in one.points] for one in findings.series) == [["a1", "a2"], ["a3"]]
    assert any("219 names no status" in words for one in findings.series for words in one.why)


def test_of_one_act_a_whole_may_exceed_its_part() -> None:
    act = {"scope": "incident", "sites": (VILMAR,), "since": START, "until": START}
    whole = toll("a1", "d1", 30, status=None, **act)
    for status, expected in (("combatant", []), (None, [{"a1", "b1"}])):
        part = toll("b1", "d2", 11, status=status, **act)
        _, findings = settle_all([whole, part], [origin("d1", "2031-03-02"), origin("d2", "2031-03-02")])
        assert [{one.a, one.b} for one in findings.contradictions] == expected
