"""The review queue: what matters most first, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect
from starlette.testclient import TestClient
from tests.web.asking import claim_of, decide


def test_what_contradicts_comes_first(client: TestClient) -> None:
    page = client.get("/api/review").json()
    assert "contradicts" in page["why"]
    assert page["total"] == 8


def test_what_is_decided_leaves(client: TestClient) -> None:
    decide(client, claim_of(client, 31), act="accept")
    page = client.get("/api/review").json()
    assert (page["total"], page["done"]) == (7, 1)


def test_what_is_disputed_waits(client: TestClient) -> None:
    anchor = claim_of(client, 7)
    decide(client, anchor, act="accept")
    decide(client, anchor, act="reject", field="side")
    assert client.get("/api/review").json()["done"] == 1


@pytest.mark.page
def test_on_a_phone_the_decision_lies_at_hand(window: BrowserContext) -> None:
    page = window.new_page()
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/review")
    expect(page.get_by_role("button", name="Accept", exact=True)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Review", exact=True)).to_be_in_viewport(ratio=1)
    reason, table = page.locator(".panel textarea").bounding_box(), page.locator(".fields").bounding_box()
    assert reason
    assert table
    assert reason["y"] < table["y"]
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Kept")


@pytest.mark.page
def test_by_keyboard_alone(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto("/review")
    first = page.locator("h2.statement").inner_text()
    page.keyboard.press("j")
    expect(page.locator("h2.statement")).not_to_have_text(first)
    page.keyboard.press("k")
    expect(page.locator("h2.statement")).to_have_text(first)
    page.keyboard.press("w")
    page.keyboard.type("as I see it")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Kept")
    expect(page.locator("h2.statement")).not_to_have_text(first)
    page.keyboard.press("u")
    expect(page.locator("h2.statement")).to_have_text(first)
    expect(page.locator("main")).to_contain_text("0 decided")
    expect(page.locator("h2.statement")).to_have_text(first)
