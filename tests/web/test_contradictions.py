"""Contradictions: both sentences side by side."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.testclient import TestClient
from tests.web.asking import text_of

from selon.model.view import ClaimRow
from selon.reconcile.accounts import Account
from selon.web.pairs import Pair, as_told


def test_both_sentences_are_shown(client: TestClient) -> None:
    page = client.get("/api/contradictions").json()
    assert page["pairs"]
    text = text_of(client.get("/contradictions").text)
    for pair in page["pairs"]:
        for one in pair["evidence"]:
            assert "".join(piece["text"] for piece in one["text"]).split()[0] in text


def test_only_what_is_asked_for(client: TestClient) -> None:
    assert client.get("/api/contradictions?until=2020-01-01").json()["paging"]["total"] == 0


def test_the_order_can_be_chosen(client: TestClient) -> None:
    days = [pair["public_on"] for pair in client.get("/api/contradictions?order=newest").json()["pairs"]]
    assert days == sorted(days, reverse=True)


def test_one_sentence_told_by_both_camps_is_shown_as_each_tells_it() -> None:
    row = ClaimRow(anchor="a1", proposal="p", document="d", kind="event", label="violation", begins=0, ends=9)
    account = Account(
        anchor="a1~2", id="c2", document="d", kind="event", label="violation", start=0, end=9, dispute=(0, 9), at=0
    )
    twins = {"a1": account, "a1~2": msgspec.structs.replace(account, source="Arland", actor="Brask")}
    told = as_told(row, twins, "a1~2")
    assert (told.speaker, told.source, told.actor) == ("Arland", "Arland", "Brask")
    assert as_told(row, {"a1": account}, "a1") == row


def test_of_a_figure_against_many_the_first_is_shown_on_the_overview(client: TestClient) -> None:
    page = client.get("/api/overview").json()
    for pairs in (page["hardest"], [*page["hardest"], *page["newest"]]):
        anchors = [pair[side]["anchor"] for pair in pairs for side in ("a", "b")]
        assert len(anchors) == len(set(anchors))


def test_who_began_is_a_question_of_its_own() -> None:
    row = ClaimRow(anchor="a1", proposal="p", document="d", kind="event", label="outbreak", begins=0, ends=9)
    strike = msgspec.structs.replace(row, label="strike")
    told: dict[str, Any] = {
        "id": "x",
        "kind": "authorship",
        "strength": "tension",
        "incident": None,
        "public_on": "",
        "gap": 0.0,
    }
    assert [Pair(a=a, b=strike, **told).topic for a in (row, strike)] == ["outbreak", "authorship"]
