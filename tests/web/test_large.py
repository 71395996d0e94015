"""A large ledger: war by war, tolls at once, contradictions when they are settled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from tests.web.asking import decide
from tests.web.conftest import HOST

from selon.ledger.store import Store
from selon.model.view import View
from selon.web import desk, known
from selon.web.app import make_app, write_report

WAR = "/?conflict=karabakh-2020"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Makes every ledger take a while: settling waits until the gate is opened, but for the first time."""
    opened, settle = threading.Event(), known.settle_known
    opened.set()

    def late(store: Store, view: View) -> known.Known:
        opened.wait(20)
        return settle(store, view)

    monkeypatch.setattr(known, "SOON", 1)
    monkeypatch.setattr(desk, "settle_known", late)
    return opened


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


def test_a_ledger_that_takes_a_while_shows_its_tolls_first(slow: threading.Event, ledger: str) -> None:
    slow.clear()
    with TestClient(make_app(ledger, "Ada"), base_url=HOST) as client:
        assert "data-again" in until(client, "/", lambda text: ">31<" in text)
        slow.set()
        assert 'class="pair"' in until(client, "/", lambda text: "data-again" not in text)


def test_what_is_decided_leaves_the_queue_before_all_is_settled_anew(slow: threading.Event, client: TestClient) -> None:
    until(client, "/review", lambda text: "statement" in text)
    first = client.get("/api/review").json()
    slow.clear()
    decide(client, first["open"]["anchor"], act="accept")
    then = client.get("/api/review").json()
    slow.set()
    assert then["open"]["anchor"] != first["open"]["anchor"]
    assert (then["total"], then["done"]) == (first["total"] - 1, first["done"] + 1)


def test_a_dossier_waits_for_what_is_settled(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "FEW", 1)
    monkeypatch.setattr(desk, "PATIENCE", 0.0)
    assert ">31<" in write_report(ledger, {"conflict": "karabakh-2020"}, "en")
