"""The saved page beside its article: from its own address, in a frame, inert."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Route, expect
from starlette.testclient import TestClient
from tests.web.asking import article_of
from tests.web.conftest import NOW

from selon.documents.html import read_html
from selon.documents.limits import LIMITS
from selon.documents.raw import Raw
from selon.flows.ingest import ingest
from selon.flows.read import read_saved
from selon.ledger.opening import open_ledger
from selon.ledger.withholding import Order, withhold
from selon.packs.loader import load_packs

PAGE = """<!doctype html><html lang="fr"><head><title>Le vieux pont</title><base href="http://evil.example/">
<meta http-equiv="refresh" content="0; url=http://evil.example/away"><link rel="stylesheet" href="http://evil.example/a.css">
<link rel="preconnect" href="http://evil.example/"><style>@import "http://evil.example/b.css";
p { background: url(http://evil.example/c.png) } h1 { color: rgb(1, 2, 3) }</style></head>
<body onload="parent.acted = 1"><h1>Le vieux pont</h1><script>parent.acted = 1</script>
<img src="/d.png" onerror="acted = 1">
<p>Selon le gouvernement de Vilmarie, douze habitants ont été tués mercredi près du vieux pont de Kœlin, dit-il.</p>
<a href="http://evil.example/e" id="go">Suite</a><form action="http://evil.example/f"><button>Envoyer</button></form>
<svg onload="parent.acted = 1"></svg><iframe src="http://evil.example/g"></iframe></body></html>"""


@pytest.fixture
def saved(ledger: str) -> str:
    """The id of an article that was read from a hostile page."""
    intake = read_html(
        Raw(data=PAGE.encode(), name="pont", path="pont.html", url="http://gazette.example/pont"), LIMITS
    )
    store = open_ledger(ledger)
    ingest(read_saved(intake, load_packs()), store, now=lambda: NOW)
    store.close()
    assert intake.document is not None
    return intake.document.id


def test_the_article_says_that_there_is_one(client: TestClient, saved: str) -> None:
    assert client.get(f"/api/article/{saved}").json()["saved"] is True
    assert f'src="/article/{saved[:12]}/saved"' in client.get(f"/article/{saved}").text
    assert "<iframe" not in client.get(f"/article/{article_of(client, 'first')}").text


def test_its_own_policy_lets_nothing_act(client: TestClient, saved: str) -> None:
    answer = client.get(f"/article/{saved}/saved")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none';")
    assert "allow" not in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["x-dns-prefetch-control"] == "off"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_what_could_act_is_gone(client: TestClient, saved: str) -> None:
    text = client.get(f"/article/{saved}/saved").text
    assert "douze habitants" in text
    for part in ("<script", "<form", "<base", "<link", "http-equiv", "<iframe", "<svg", "href=", "onload", "onerror"):
        assert part not in text


@pytest.mark.parametrize("identity", ["ffffffff", "zz", "..%2f..%2fetc"])
def test_an_unknown_one_is_missing(client: TestClient, identity: str) -> None:
    assert client.get(f"/article/{identity}/saved").status_code == 404


def test_an_article_without_one_is_missing(client: TestClient) -> None:
    assert client.get(f"/article/{article_of(client, 'first')}/saved").status_code == 404


def test_a_withheld_one_is_gone(client: TestClient, ledger: str, saved: str) -> None:
    store = open_ledger(ledger)
    withhold(store, saved, Order(person="Ada", why="asked to", at=NOW))
    store.close()
    assert client.get(f"/article/{saved}/saved").status_code == 404
    assert "<iframe" not in client.get(f"/article/{saved}").text


@pytest.mark.page
def test_nothing_acts_and_nothing_is_asked_for(window: BrowserContext, served: str, saved: str) -> None:
    page = window.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/article/{saved}")
    page.locator(".saved summary").click()
    frame = page.frame_locator(".saved iframe")
    expect(frame.locator("p")).to_contain_text("douze habitants")
    assert frame.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(1, 2, 3)"
    frame.get_by_text("Suite").click()
    page.wait_for_timeout(200)
    expect(frame.locator("p")).to_contain_text("douze habitants")
    assert page.evaluate("window.acted") is None
    assert all(url.startswith(served) for url in asked)


@pytest.mark.page
def test_the_policy_alone_would_hold(window: BrowserContext, served: str, saved: str) -> None:
    """The page as it came, under the same headers: as if making it inert had failed."""
    page = window.new_page()
    left: list[str] = []
    page.on("response", lambda answer: left.append(answer.url))

    def as_it_came(route: Route) -> None:
        route.fulfill(body=PAGE, headers={**route.fetch().headers, "content-type": "text/html; charset=utf-8"})

    page.route("**/saved", as_it_came)
    page.goto(f"/article/{saved}")
    page.locator(".saved summary").click()
    frame = page.frame_locator(".saved iframe")
    expect(frame.locator("p")).to_contain_text("douze habitants")
    frame.get_by_text("Suite").click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.acted") is None
    assert all(url.startswith(served) for url in left)
