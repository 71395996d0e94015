"""Estimates under each rule, and the grades of evidence."""

from __future__ import annotations

import pytest
from tests.reconcile.invented import VILMAR, event, origin, settle_all, toll

from selon.reconcile.accounts import Account
from selon.reconcile.choosing import CHOOSE
from selon.reconcile.estimates import estimate_incident, load_rules

DAY = "2031-03-04"
NUMBERED = frozenset({"vote", "best", "low", "high", "lowest", "newest"})


def figure(
    anchor: str,
    document: str,
    count: int | tuple[int | None, int | None],
    source: str | None = None,
    **more: object,
) -> Account:
    """Civilians of Arland killed in Vilmar."""
    given = {"scope": "incident", "status": "civilian", "sites": (VILMAR,), "since": DAY, "until": DAY}
    return toll(anchor, document, count, source=source, speaker_kind="state" if source else None, **given, **more)


def numbers(rule: str, *accounts: Account) -> tuple[int | None, int | None, int | None, str | None]:
    """Low, best, high and grade of the one incident of these accounts."""
    days = {"d1": "2031-03-04", "d2": "2031-03-05", "d3": "2031-03-06"}
    origins = [origin(document, days[document]) for document in sorted({one.document for one in accounts})]
    world, findings = settle_all(list(accounts), origins)
    made = [one for incident in findings.incidents for one in estimate_incident(incident, world, rule)]
    killed = [one for one in made if one.outcome == "killed"]
    assert len(killed) == 1
    return killed[0].low, killed[0].best, killed[0].high, killed[0].grade


THREE = (figure("a1", "d1", 8), figure("b1", "d2", 10), figure("c1", "d3", 10, "Arland"))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("ucdp", (8, 10, 10, None), id="most voices"),
        pytest.param("acled", (8, 8, 8, None), id="the lowest"),
        pytest.param("airwars", (8, None, 10, "fair"), id="least and most"),
        pytest.param("ibc", (8, None, 10, None), id="two voices"),
        pytest.param("latest-official", (10, 10, 10, None), id="the authority"),
    ],
)
def test_each_rule_chooses_its_way(rule: str, expected: tuple[int | None, ...]) -> None:
    assert numbers(rule, *THREE) == expected


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        pytest.param(
            "ucdp",
            ["counted", "voice", "voice", "voice", "vote 10", "vote 8", "best 10", "low 8", "high 10"],
            id="votes",
        ),
        pytest.param("acled", ["counted", "voice", "voice", "voice", "lowest 8"], id="the lowest"),
        pytest.param("airwars", ["counted", "voice", "voice", "voice", "low 8", "high 10", "grade_fair"], id="a grade"),
        pytest.param(
            "latest-official", ["counted", "voice", "voice", "voice", "own_authority", "newest 10"], id="its own"
        ),
    ],
)
def test_an_estimate_says_how_it_came_about(rule: str, steps: list[str]) -> None:
    days = {"d1": "2031-03-04", "d2": "2031-03-05", "d3": "2031-03-06"}
    world, findings = settle_all(list(THREE), [origin(document, day) for document, day in days.items()])
    (made,) = (one for incident in findings.incidents for one in estimate_incident(incident, world, rule))
    told = [f"{one.name} {one.number}" if one.name in NUMBERED else one.name for one in made.steps]
    assert told == steps
    assert {name for one in made.steps if one.name == "voice" for name in one.claims} == {"a1", "b1", "c1"}


@pytest.mark.parametrize(
    ("accounts", "name", "claims"),
    [
        pytest.param((figure("a1", "d1", 8, "Arland"), figure("b1", "d2", 9, "Borland")), "aside_enemy", ("b1",)),
        pytest.param((figure("a1", "d1", 8), figure("b1", "d2", 9, hedged=True)), "aside_hedged", ("b1",)),
        pytest.param((figure("a1", "d1", 8), figure("b1", "d2", 9, links=(("part_of", "a1"),))), "left_out", ("b1",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_set_aside_is_named(accounts: tuple[Account, ...], name: str, claims: tuple[str, ...]) -> None:
    world, findings = settle_all(list(accounts), [origin("d1", "2031-03-04"), origin("d2", "2031-03-05")])
    made = [one for incident in findings.incidents for one in estimate_incident(incident, world, "ucdp")]
    assert [one.claims for one in made[0].steps if one.name == name] == [claims]


def test_vague_words_are_fixed_numbers_under_acled() -> None:
    assert numbers("acled", figure("a1", "d1", (20, None), is_vague=True))[1] == 12
    assert numbers("acled", figure("a1", "d1", (20, None)))[1] == 20  # more than twenty


def test_one_voice_is_not_enough_for_ibc() -> None:
    assert numbers("ibc", figure("a1", "d1", 8))[:3] == (None, None, None)


def test_what_an_enemy_claims_is_not_the_best() -> None:
    assert numbers("ucdp", figure("a1", "d1", 8, "Arland"), figure("b1", "d2", 9, "Borland"))[:3] == (8, 8, 9)


@pytest.mark.parametrize(
    ("more", "grade"),
    [
        pytest.param((), "weak", id="one voice"),
        pytest.param((figure("b1", "d2", 8),), "fair", id="two voices"),
        pytest.param(
            (event("b1", "d2", sites=(VILMAR,), since=DAY, until=DAY, denies=True, source="Borland", actor="Borland"),),
            "contested",
            id="denied",
        ),
        pytest.param(
            (
                event("b1", "d2", sites=(VILMAR,), since=DAY, until=DAY, actor="Borland", source="Arland"),
                event("c1", "d3", sites=(VILMAR,), since=DAY, until=DAY, actor="Arland", source="Borland"),
            ),
            "contested",
            id="each gives it to the other",
        ),
    ],
)
def test_grades(more: tuple[Account, ...], grade: str) -> None:
    assert numbers("airwars", figure("a1", "d1", 8), *more)[3] == grade


def test_every_rule_has_a_function_and_a_version() -> None:
    rules = load_rules()
    assert set(rules) == set(CHOOSE)
    assert all(rule.version and rule.about for rule in rules.values())
