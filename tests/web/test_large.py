"""A large ledger: war by war, tolls at once, contradictions when they are settled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from selon.ledger.store import Store
from selon.model.view import View
from selon.web import desk, known

WAR = "/?conflict=karabakh-2020"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Makes every ledger large, and settling wait until the gate is opened."""
    opened, settle = threading.Event(), known.settle_known

    def late(store: Store, view: View) -> known.Known:
        opened.wait(20)
        return settle(store, view)

    monkeypatch.setattr(known, "FEW", 1)
    monkeypatch.setattr(desk, "settle_known", late)
    return opened


def until(client: TestClient, path: str, is_right: Callable[[str], bool]) -> str:
    """The page, once it is as wanted."""
    for _ in range(100):
        answer = client.get(path)
        if answer.status_code == 200 and is_right(answer.text):
            return answer.text
        time.sleep(0.05)
    pytest.fail(f"{path} never became right")


def test_its_front_door_is_its_wars(client: TestClient, gate: threading.Event) -> None:
    assert 'href="/?conflict=karabakh-2020"' in client.get("/").text
    gate.set()


def test_tolls_come_at_once_and_contradictions_when_settled(client: TestClient, gate: threading.Event) -> None:
    first = until(client, WAR, lambda text: ">31<" in text)
    assert "data-again" in first
    assert '<noscript><meta http-equiv="refresh"' in first
    assert 'class="pair"' not in first
    assert client.get("/incidents?conflict=karabakh-2020").status_code == 202
    gate.set()
    whole = until(client, WAR, lambda text: "data-again" not in text)
    assert 'class="pair"' in whole
    assert ">31<" in whole
