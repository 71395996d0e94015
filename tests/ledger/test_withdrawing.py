"""Decisions taken back: what held before holds again, nothing leaves the ledger, and it travels like others."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from tests.ledger.factory import write_reading
from tests.ledger.test_decisions import NOW, PAIR, People, append, rows_by_label, states

from selon.ledger.claims import standings_of
from selon.ledger.decisions import Draft, add_decisions, make_decision
from selon.ledger.exchanging import exported, parse_decision
from selon.ledger.sheets import show_claim
from selon.ledger.store import Store
from selon.ledger.withdrawing import Recall, UnknownDecision, make_withdrawal
from selon.ledger.withholding import Order, withhold
from selon.model.decision import Decision, Role
from selon.model.view import View

LATER = "2026-01-01T13:{minute:02d}:00Z"


def take_back(store: Store, decision: Decision, by: str = "ana", minute: int = 0, role: Role = "analyst") -> Decision:
    at = LATER.format(minute=minute)
    made = make_withdrawal(store, Recall(decision=decision.id[:10], by=by, role=role, at=at))
    add_decisions(store, [made], recorded=at)
    return made


@pytest.fixture
def people(store: Store) -> People:
    append(store, write_reading("a", PAIR))
    return People(store)


def test_a_rejected_claim_comes_back(store: Store, people: People) -> None:
    made = people.decide("ana", "killed", "reject")
    take_back(store, made)
    assert rows_by_label(store)["killed"].marks == ()
    assert states(store) == ["withdrawn", "applies"]
    assert store.rows("SELECT COUNT(*) FROM decision") == [(2,)]


def test_the_decision_before_the_one_withdrawn_holds_again(store: Store, people: People) -> None:
    people.decide("ana", "killed", "amend", "side", "Borland")
    take_back(store, people.decide("ana", "killed", "accept", "side"))
    row = rows_by_label(store)["killed"]
    assert (row.side, row.marks) == ("Borland", ("side amended",))


def test_a_dispute_ends_with_one_side_of_it(store: Store, people: People) -> None:
    people.decide("ana", "killed", "accept", "side")
    take_back(store, people.decide("ben", "killed", "amend", "side", "Borland"), by="ben")
    assert rows_by_label(store)["killed"].marks == ("side accepted",)


def test_a_stewards_last_word_taken_back_leaves_the_dispute(store: Store, people: People) -> None:
    people.decide("ana", "killed", "accept", "side")
    people.decide("ben", "killed", "amend", "side", "Borland")
    take_back(store, people.decide("cleo", "killed", "accept", "side", role="steward"), by="cleo")
    assert rows_by_label(store)["killed"].marks == ("side disputed",)


def test_a_pair_is_a_pair_no_more(store: Store, people: People) -> None:
    rows = rows_by_label(store)
    draft = Draft(act="different", claim=rows["killed"].anchor, other=rows["wounded"].anchor, by="ana", at=NOW)
    made = make_decision(store, draft)
    add_decisions(store, [made], recorded=NOW)
    take_back(store, made)
    assert states(store) == ["withdrawn", "applies"]
    assert people.store is store


def test_others_may_not_but_a_steward_may(store: Store, people: People) -> None:
    made = people.decide("ana", "killed", "reject")
    with pytest.raises(UnknownDecision, match="is ana's"):
        take_back(store, made, by="ben")
    take_back(store, made, by="cleo", role="steward")
    assert standings_of(store)[0].why == "by cleo"


def test_anothers_withdrawal_from_another_ledger_has_no_effect(store: Store, people: People) -> None:
    made = people.decide("ana", "killed", "reject")
    forged = make_withdrawal(store, Recall(decision=made.id, by="ana", at=LATER.format(minute=1)))
    add_decisions(store, [msgspec.structs.replace(forged, by="ben")], recorded=NOW)
    assert states(store) == ["applies", "overruled"]


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "has an id"), ("xyz", "no decision"), ("%", "no decision")], ids=["none", "odd", "sign"]
)
def test_an_unknown_id_is_said(store: Store, people: People, prefix: str, said: str) -> None:
    people.decide("ana", "killed", "reject")
    with pytest.raises(UnknownDecision, match=said):
        make_withdrawal(store, Recall(decision=prefix, by="ana", at=NOW))


def test_a_withdrawal_is_not_withdrawn(store: Store, people: People) -> None:
    back = take_back(store, people.decide("ana", "killed", "reject"))
    with pytest.raises(UnknownDecision, match="decide anew"):
        take_back(store, back, minute=2)


def test_earlier_views_know_nothing_of_it(store: Store, people: People) -> None:
    take_back(store, people.decide("ana", "killed", "reject"))
    assert set(rows_by_label(store, View(recorded_by="2026-01-01T12:30:00Z"))) == {"wounded"}
    assert set(rows_by_label(store)) == {"killed", "wounded"}


def test_the_history_of_a_claim_tells_both(store: Store, people: People) -> None:
    made = people.decide("ana", "killed", "reject")
    back = take_back(store, made)
    sheet = show_claim(store, made.target.anchor)
    assert [one.decision.id for one in sheet.decisions] == [made.id, back.id]


@pytest.mark.parametrize("order", [1, -1], ids=["as taken", "the withdrawal first"])
def test_it_merges_in_either_order(store: Store, people: People, order: int) -> None:
    made = people.decide("ana", "killed", "reject")
    back = make_withdrawal(store, Recall(decision=made.id, by="ana", at=LATER.format(minute=0)))
    lines = [msgspec.json.encode(one) for one in (made, back)][::order]
    for line in lines:
        add_decisions(store, [parse_decision(line)], recorded=NOW)
    assert states(store) == ["withdrawn", "applies"]
    assert list(exported(store, names=True)) == [made, back]


def test_without_its_decision_it_waits_for_it(store: Store, people: People) -> None:
    made = people.decide("ana", "killed", "reject")
    stranger = msgspec.structs.replace(made, id="a" * 32, act="withdraw", withdraws="b" * 32)
    add_decisions(store, [stranger], recorded=NOW)
    assert sorted(states(store)) == ["applies", "unplaced"]


def test_it_holds_on_a_withheld_page_whenever_it_comes(store: Store, people: People) -> None:
    first = people.decide("ana", "killed", "reject")
    second = people.decide("ana", "wounded", "reject")
    take_back(store, first)
    late = make_withdrawal(store, Recall(decision=second.id, by="ana", at=LATER.format(minute=9)))
    withhold(store, write_reading("a", PAIR).document.id, Order("steward", "asked", NOW))
    assert set(rows_by_label(store)) == {"killed"}
    add_decisions(store, [late], recorded=NOW)
    assert set(rows_by_label(store)) == {"killed", "wounded"}


def test_words_of_a_withheld_page_do_not_come_back_as_the_second_of_a_pair(
    store: Store, reopen: Callable[[], Store]
) -> None:
    one, two = write_reading("one", PAIR[:1]), write_reading("two", PAIR[1:])
    append(store, one, two)
    rows = rows_by_label(store)
    draft = Draft(act="same", claim=rows["killed"].anchor, other=rows["wounded"].anchor, by="ana", at=NOW)
    made = make_decision(store, draft)
    withhold(store, two.document.id, Order("steward", "asked", NOW))
    add_decisions(store, [made], recorded=NOW)
    kept = next(iter(exported(reopen(), names=True)))
    assert kept.other is not None
    assert kept.other.selector.words == ""


@pytest.mark.parametrize(
    "change", [{"withdraws": None, "act": "withdraw"}, {"withdraws": "a" * 32}], ids=["of nothing", "of two minds"]
)
def test_a_line_that_makes_no_sense_is_refused(store: Store, people: People, change: dict[str, str | None]) -> None:
    made = msgspec.structs.replace(people.decide("ana", "killed", "reject"), **change)
    with pytest.raises(ValueError, match="withdraw"):
        parse_decision(msgspec.json.encode(made))
    assert people.store is store
