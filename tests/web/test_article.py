"""An article: its whole text, what was read from it, what was cut and why."""

from __future__ import annotations

import msgspec
import pytest
from playwright.sync_api import BrowserContext
from starlette.testclient import TestClient
from tests.ledger.factory import Statement, write_reading
from tests.web.asking import article_of, claim_of
from tests.web.conftest import NOW

from selon.flows.ingest import ingest
from selon.ledger.opening import open_ledger
from selon.ledger.withholding import Order, withhold
from selon.model.document import Passage

LONG = 5_000_000


def test_its_pieces_are_its_text(client: TestClient) -> None:
    page = client.get(f"/api/article/{article_of(client, 'first')}").json()
    text = "".join(piece["text"] for piece in page["pieces"])
    assert text.startswith("Accueil\n\nSelon le gouvernement")
    assert text.endswith("dit-il.")


def test_what_was_cut_says_why(client: TestClient) -> None:
    assert "no part of the report · <bdi>menu</bdi>" in client.get(f"/article/{article_of(client, 'first')}").text


def test_long_cuts_are_folded_so_that_the_report_is_seen(client: TestClient, ledger: str) -> None:
    store = open_ledger(ledger)
    menu = "Accueil\n\n" * 50
    reading = write_reading("menus", (Statement(count=445),), before=menu)
    cut = Passage(0, len(menu), "boilerplate", "menu")
    ingest([msgspec.structs.replace(reading, passages=(cut,))], store, now=lambda: NOW)
    store.close()
    shown = client.get(f"/article/{article_of(client, 'menus')}").text
    assert shown.index('<details class="folded">') < shown.index("Accueil") < shown.index("</details>")
    assert shown.index("</details>") < shown.index("445")


def test_each_claim_can_be_opened(client: TestClient) -> None:
    assert f'href="/claim/{claim_of(client, 12)[:12]}"' in client.get(f"/article/{article_of(client, 'first')}").text


def test_a_sentence_without_end_comes_in_pages(client: TestClient, ledger: str) -> None:
    store = open_ledger(ledger)
    endless = "tres " * (LONG // 5)
    ingest([write_reading("endless", (Statement(count=444),), before=endless)], store, now=lambda: NOW)
    store.close()
    answer = client.get(f"/article/{article_of(client, 'endless')}")
    assert answer.status_code == 200
    assert len(answer.text) < 200_000
    assert len(client.get(f"/claim/{claim_of(client, 444)}").text) < 200_000


def test_a_withheld_one_shows_nothing(client: TestClient, ledger: str) -> None:
    name, claim = article_of(client, "third"), claim_of(client, 31)
    store = open_ledger(ledger)
    withhold(store, name, Order(person="Ada", why="asked to", at=NOW))
    store.close()
    for path in (f"/article/{name}", f"/claim/{claim}", "/dossier", "/contradictions", "/api/dossier"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "reversed" not in answer.text


@pytest.mark.page
def test_layers_are_switched_without_a_script(window: BrowserContext, client: TestClient) -> None:
    page = window.new_page()
    page.goto(f"/article/{article_of(client, 'first')}")
    assert page.locator(".because").is_visible()
    page.locator("#show-cut").uncheck()
    assert not page.locator(".because").is_visible()
