"""The page of a claim: its sentence with the words of each field, the reasons, the history."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext
from starlette.testclient import TestClient


def address_of(client: TestClient, figure: str) -> str:
    found = re.search(rf'href="(/claim/\w+)">{figure}<', client.get("/").text)
    assert found
    return found[1]


def test_it_works(client: TestClient) -> None:
    text = client.get(address_of(client, "31")).text
    assert "le gouvernement du Azerbaijan" in text
    assert "xx.invented" in text


def test_it_refuses_to_be_changed(client: TestClient) -> None:
    assert client.post(address_of(client, "31"), headers={"origin": "http://127.0.0.1"}).status_code == 405


@pytest.mark.parametrize("identity", ["ffffffff", "zz", "..%2f..%2fetc", "0" * 400])
def test_an_unknown_one_is_missing(client: TestClient, identity: str) -> None:
    assert client.get(f"/claim/{identity}").status_code == 404


def test_private_names_are_masked(client: TestClient) -> None:
    page = client.get(address_of(client, "2")).text
    assert "Vilmarova" not in page


@pytest.mark.page
def test_nothing_of_a_hostile_article_acts(window: BrowserContext, client: TestClient) -> None:
    page = window.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address_of(client, "31"))
    assert page.evaluate("window.acted") is None
    shown = page.locator("blockquote").inner_text()
    assert "<script>window.acted = 1</script>" in shown
    assert "{{ 7 * 7 }}" in shown
    assert "\u202e" not in shown
    assert not page.locator("main a[href^='javascript']").count()
    assert all(url.startswith(page.url.split("/claim")[0]) for url in asked)
