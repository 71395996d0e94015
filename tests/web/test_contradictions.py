"""Contradictions: both sentences side by side."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.web.asking import text_of


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
