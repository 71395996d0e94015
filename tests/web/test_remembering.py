"""Rendered pages are kept, but never beyond the ledger's position."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.web.asking import article_of, claim_of, decide
from tests.web.conftest import NOW

from selon.ledger.opening import open_ledger
from selon.ledger.withholding import Order, withhold
from selon.web.remembering import Remembered


def test_a_page_is_found_again_at_its_position() -> None:
    kept = Remembered()
    assert kept.find(1, "a") is None
    kept.keep(1, "a", b"page")
    assert kept.find(1, "a") == b"page"
    assert kept.find(2, "a") is None
    assert kept.find(1, "a") is None


def test_what_was_rendered_before_a_change_is_not_kept_after_it() -> None:
    kept = Remembered()
    kept.find(1, "a")
    kept.find(2, "a")
    kept.keep(1, "a", b"old")
    assert kept.find(2, "a") is None


def test_the_one_used_longest_ago_goes_first() -> None:
    kept = Remembered(most=10)
    kept.find(1, "a")
    kept.keep(1, "a", b"12345")
    kept.keep(1, "b", b"12345")
    kept.find(1, "a")
    kept.keep(1, "c", b"1")
    assert [kept.find(1, key) for key in "abc"] == [b"12345", None, b"1"]


def test_a_page_shows_each_change_at_once(client: TestClient, ledger: str) -> None:
    anchor, name = claim_of(client, 31), article_of(client, "third")
    assert client.get(f"/claim/{anchor}").text == client.get(f"/claim/{anchor}").text
    assert decide(client, anchor, act="note", why="looked at") == 303
    assert "looked at" in client.get(f"/claim/{anchor}").text
    assert "reversed" in client.get(f"/article/{name}").text
    store = open_ledger(ledger)
    withhold(store, name, Order(person="Ada", why="asked to", at=NOW))
    store.close()
    assert "reversed" not in client.get(f"/article/{name}").text


def test_each_language_and_theme_has_its_own(client: TestClient) -> None:
    texts = {
        client.get("/sources", headers={"accept-language": language, "cookie": f"theme={theme}"}).text
        for language in ("en", "fr")
        for theme in ("light", "dark")
    }
    assert len(texts) == 4
