"""Decisions: kept through new readings and new extractions, disputed, replaced, merged; never applied in silence."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from tests.ledger.factory import NEWER, Statement, amend_claim, write_many, write_reading

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in, standings_of
from selon.ledger.decisions import Draft, UndecidedClaim, add_decisions, judge_run, make_decision
from selon.ledger.exchanging import exported, parse_decision
from selon.ledger.opening import open_ledger
from selon.ledger.store import Store
from selon.model.claim import Party
from selon.model.decision import Decision, Judgement, Role
from selon.model.reading import Reading
from selon.model.view import ClaimRow, View

NOW = "2026-01-01T12:00:00Z"
PAIR = (Statement(count=3), Statement(count=5, outcome="wounded", place="Tabor"))


def append(store: Store, *readings: Reading) -> None:
    Appender(store).append(readings, recorded=NOW)


def rows_by_label(store: Store, view: View | None = None) -> dict[str, ClaimRow]:
    return {row.label: row for row in claims_in(store, view or View())}


class People:
    """Decides in order of time, a minute apart."""

    def __init__(self, store: Store) -> None:
        """Begin at noon."""
        self.store, self.minute = store, 0

    def decide(self, by: str, label: str, act: Judgement, *told: str | None, role: Role = "analyst") -> Decision:
        """One decision on the claim of that outcome."""
        self.minute += 1
        field, value = (*told, None, None)[:2]
        claim = rows_by_label(self.store)[label].anchor
        at = f"2026-01-01T12:{self.minute:02d}:00Z"
        made = make_decision(self.store, Draft(act=act, claim=claim, field=field, value=value, by=by, role=role, at=at))
        add_decisions(self.store, [made], recorded=at)
        return made


@pytest.fixture
def people(store: Store) -> People:
    append(store, write_reading("a", PAIR))
    return People(store)


def states(store: Store) -> list[str]:
    return [one.state for one in standings_of(store)]


def test_a_rejected_claim_leaves_the_view_and_stays_in_the_ledger(store: Store, people: People) -> None:
    people.decide("ana", "killed", "reject")
    assert set(rows_by_label(store)) == {"wounded"}
    assert store.rows("SELECT COUNT(*) FROM proposal") == [(2,)]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        pytest.param("side", "Borland", ("side", "Borland"), id="a name"),
        pytest.param("figure", "12..", ("most", None), id="a figure without an upper bound"),
        pytest.param("outcome", "missing", ("label", "missing"), id="the outcome by its other name"),
        pytest.param("source", "Croix de Kœlin", ("party", "Croix de Kœlin"), id="the source"),
        pytest.param("hedged", "yes", ("hedged", True), id="a yes or no"),
        pytest.param("until", "2020-09-30", ("day", "2020-09-30"), id="a day, and the day of the claim with it"),
    ],
)
def test_an_amended_field_shows_the_new_value_and_a_mark(
    store: Store, people: People, field: str, value: str, shown: tuple[str, object]
) -> None:
    people.decide("ana", "killed", "amend", field, value)
    amended = next(row for row in claims_in(store, View()) if row.marks)
    assert getattr(amended, shown[0]) == shown[1]
    assert amended.marks[0].endswith(" amended")


def test_a_rejected_field_is_unset(store: Store, people: People) -> None:
    people.decide("ana", "killed", "reject", "side")
    assert rows_by_label(store)["killed"].side is None


def test_filters_see_amended_values(store: Store, people: People) -> None:
    people.decide("ana", "killed", "amend", "side", "Borland")
    assert set(rows_by_label(store, View(side="borland"))) == {"killed"}
    assert set(rows_by_label(store, View(side="Arland"))) == {"wounded"}
    assert set(rows_by_label(store, View(side="borland", place="Vilmar"))) == {"killed"}
    assert set(rows_by_label(store, View(side="borland", place="Tabor"))) == set()


def test_ones_later_decision_replaces_the_earlier(store: Store, people: People) -> None:
    people.decide("ana", "killed", "amend", "side", "Borland")
    people.decide("ana", "killed", "accept", "side")
    assert states(store) == ["replaced", "applies"]
    assert rows_by_label(store)["killed"].marks == ("side accepted",)


def test_opposed_people_make_a_field_disputed_until_a_steward_decides(store: Store, people: People) -> None:
    people.decide("ana", "killed", "accept", "side")
    people.decide("ben", "killed", "amend", "side", "Borland")
    row = rows_by_label(store)["killed"]
    assert (row.side, row.marks) == ("Arland", ("side disputed",))
    people.decide("cleo", "killed", "amend", "side", "Borland", role="steward")
    row = rows_by_label(store)["killed"]
    assert (row.side, row.marks) == ("Borland", ("side amended",))
    assert states(store) == ["overruled", "applies", "applies"]


def test_agreeing_people_dispute_nothing(store: Store, people: People) -> None:
    people.decide("ana", "killed", "amend", "figure", "4")
    people.decide("ben", "killed", "amend", "figure", "4")
    assert rows_by_label(store)["killed"].least == 4


def test_whole_claims_can_be_disputed_too(store: Store, people: People) -> None:
    people.decide("ana", "killed", "accept")
    people.decide("ben", "killed", "reject")
    assert rows_by_label(store)["killed"].marks == ("disputed",)


def test_a_changed_value_waits_to_be_confirmed(store: Store, people: People) -> None:
    people.decide("ana", "killed", "amend", "side", "Borland")
    reading = write_reading("a", PAIR)
    append(store, amend_claim(reading, 0, side=Party("Corland")))
    row = rows_by_label(store)["killed"]
    assert (row.side, row.marks) == ("Corland", ("side to confirm",))
    assert standings_of(store)[0].why == "the value seen has changed: Arland → Corland"


def test_a_change_of_another_field_does_not_touch_the_decision(store: Store, people: People) -> None:
    people.decide("ana", "killed", "amend", "side", "Borland")
    append(store, amend_claim(write_reading("a", PAIR), 0, status="civilian"))
    row = rows_by_label(store)["killed"]
    assert (row.side, row.status) == ("Borland", "civilian")


def test_decisions_carry_over_an_inserted_paragraph(store: Store, people: People) -> None:
    people.decide("ana", "killed", "reject")
    people.decide("ana", "wounded", "amend", "side", "Borland")
    append(store, write_reading("a", PAIR, before="Un encadré sans rapport, ajouté en tête. " * 3, reader=NEWER))
    assert {label: row.side for label, row in rows_by_label(store).items()} == {"wounded": "Borland"}
    assert states(store) == ["applies", "applies"]


def test_words_with_new_neighbours_wait_to_be_confirmed(store: Store, people: People) -> None:
    people.decide("ana", "wounded", "reject")
    second = msgspec.structs.replace(PAIR[1], opening="Un encadré sans rapport. Selon")
    append(store, write_reading("a", (PAIR[0], second), reader=NEWER))
    assert set(rows_by_label(store)) == {"killed", "wounded"}
    assert states(store) == ["to confirm"]


def test_words_that_stand_twice_wait_to_be_confirmed(store: Store, people: People) -> None:
    people.decide("ana", "wounded", "reject")
    append(store, write_reading("a", (*PAIR, *PAIR), reader=NEWER, before="Voici. "))
    assert states(store) == ["to confirm"]
    assert sum(row.label == "wounded" for row in claims_in(store, View())) == 2


def test_a_decision_whose_words_are_gone_is_kept(store: Store, people: People) -> None:
    people.decide("ana", "killed", "reject")
    append(store, write_reading("a", (Statement(count=77, place="Ostrée"),), reader=NEWER))
    assert states(store) == ["unplaced"]
    assert [row.least for row in claims_in(store, View())] == [77]


def test_rereading_with_a_tenth_of_the_fields_changed_loses_and_misapplies_nothing(store: Store) -> None:
    readings = write_many(40, 5)
    append(store, *readings)
    rows = list(claims_in(store, View()))
    drafts = [
        Draft(
            act="amend", claim=row.anchor, field="place", value=f"Lieu {n}", by="ana", at=f"2026-01-01T12:{n:02d}:00Z"
        )
        for n, row in enumerate(rows[::3])
    ]
    decisions = [make_decision(store, draft) for draft in drafts]
    add_decisions(store, decisions, recorded=NOW)
    changed = [
        amend_claim(reading, 0, places=()) if n % 2 else amend_claim(reading, 1, status="civilian")
        for n, reading in enumerate(readings)
    ]
    append(store, *changed)
    standings = standings_of(store)
    assert len(standings) == len(decisions)
    assert {one.state for one in standings} == {"applies", "to confirm"}
    assert all(one.anchor == one.decision.target.anchor for one in standings)
    placed = {row.anchor: row.place for row in claims_in(store, View()) if "place amended" in row.marks}
    expected = {one.anchor: one.decision.value for one in standings if one.state == "applies"}
    assert placed == expected


def test_a_rejected_run_proposes_nothing(store: Store) -> None:
    append(store, write_reading("a", PAIR))
    append(store, amend_claim(write_reading("a", PAIR), 0, side=Party("Corland")))
    run = store.rows("SELECT id FROM run ORDER BY seq")[1][0]
    judge_run(store, Draft(act="reject", claim=run[:8], by="ana", at=NOW), recorded=NOW)
    assert rows_by_label(store)["killed"].side == "Arland"
    judge_run(store, Draft(act="accept", claim=run[:8], by="ana", at=NOW), recorded=NOW)
    assert rows_by_label(store)["killed"].side == "Corland"


def test_two_peoples_work_merges_in_either_order(
    store: Store, people: People, tmp_path_factory: pytest.TempPathFactory
) -> None:
    people.decide("ana", "killed", "accept", "side")
    lines = [msgspec.json.encode(decision) for decision in exported(store, names=False)]
    other = open_ledger(str(tmp_path_factory.mktemp("other") / "selon.db"))
    append(other, write_reading("a", PAIR))
    second = People(other)
    second.minute = 30
    second.decide("ben", "killed", "amend", "side", "Borland")
    assert add_decisions(other, [parse_decision(line) for line in lines], recorded=NOW) == 1
    assert add_decisions(other, [parse_decision(line) for line in lines], recorded=NOW) == 0
    theirs = [parse_decision(msgspec.json.encode(decision)) for decision in exported(other, names=False)]
    assert add_decisions(store, theirs, recorded=NOW) == 1
    assert states(store) == states(other) == ["disputed", "disputed"]
    other.close()


def test_decisions_may_come_before_their_article(store: Store, reopen: Callable[[], Store]) -> None:
    append(store, write_reading("b", PAIR))
    made = People(store).decide("ana", "killed", "reject")
    stranger = msgspec.structs.replace(
        made, id="0" * 32, target=msgspec.structs.replace(made.target, anchor="f" * 32, capture="e" * 32)
    )
    add_decisions(store, [stranger], recorded=NOW)
    assert sorted(one.state for one in standings_of(reopen())) == ["applies", "unplaced"]


def test_decisions_of_later_batches_are_unknown_earlier(store: Store, people: People) -> None:
    people.decide("ana", "killed", "reject")
    assert set(rows_by_label(store, View(recorded_by=NOW))) == {"killed", "wounded"}


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        pytest.param({"act": "amend", "field": "colour", "value": "red"}, "no field", id="unknown field"),
        pytest.param({"act": "amend", "field": "status", "value": "soldier"}, "one of", id="value off the list"),
        pytest.param({"act": "amend", "field": "figure", "value": "many"}, "no figure", id="no figure"),
        pytest.param({"act": "same"}, "two claims", id="half a pair"),
    ],
)
def test_what_makes_no_sense_is_refused(store: Store, people: People, draft: dict[str, str], said: str) -> None:
    claim = rows_by_label(people.store)["killed"].anchor
    with pytest.raises(UndecidedClaim, match=said):
        make_decision(store, msgspec.convert({"claim": claim, "by": "ana", "at": NOW, **draft}, Draft))


def test_pairs_are_kept_with_both_claims(store: Store, people: People) -> None:
    rows = rows_by_label(store)
    draft = Draft(act="different", claim=rows["killed"].anchor, other=rows["wounded"].anchor, by="ana", at=NOW)
    add_decisions(store, [make_decision(store, draft)], recorded=NOW)
    assert states(store) == ["applies"]
    assert people.store is store
