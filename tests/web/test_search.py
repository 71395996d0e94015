"""Search: words found, marked, with their claims."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        pytest.param("gouvernement", 3, id="a word"),
        pytest.param("GOUVERNEMENT", 3, id="in capitals"),
        pytest.param("gouv*", 3, id="a beginning"),
        pytest.param('"avons vu"', 1, id="in this order"),
        pytest.param("girafe", 0, id="nowhere"),
        pytest.param("Vilmarova", 0, id="a private name"),
    ],
)
def test_words_are_found(client: TestClient, words: str, articles: int) -> None:
    assert len(client.get("/api/search", params={"q": words}).json()["found"]) == articles


def test_hits_are_marked(client: TestClient) -> None:
    assert "<mark>gouvernement</mark>" in client.get("/search?q=GOUVERNEMENT").text


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' OR 1=1 --", '"', "*", "NEAR("]
)
def test_what_is_typed_stays_text(client: TestClient, words: str) -> None:
    answer = client.get("/search", params={"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
