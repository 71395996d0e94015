"""The same questions to every page: it works in both languages, refuses to be changed, misses what is not there."""

from __future__ import annotations

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.web.asking import OWN, article_of, claim_of

from selon.web.app import PAGES
from selon.web.page import Page

LISTS = [pytest.param(page, id=page.name) for page in PAGES if "{id}" not in page.path]
SINGLE = [pytest.param(page, id=page.name) for page in PAGES if "{id}" in page.path]


def address(client: TestClient, page: Page) -> str:
    """An address at which the page shows something."""
    if "{id}" not in page.path:
        return page.path
    found = article_of(client, "third") if page.name == "article" else claim_of(client, 7)
    return page.path.replace("{id}", found)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", LISTS + SINGLE)
def test_it_works(client: TestClient, page: Page, language: str) -> None:
    answer = client.get(address(client, page), headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("page", LISTS + SINGLE)
def test_it_refuses_to_be_changed(client: TestClient, page: Page) -> None:
    if page.name == "ingest":
        pytest.skip("it takes files: see test_ingest")
    assert client.post(address(client, page), headers=OWN).status_code == 405


@pytest.mark.parametrize("identity", ["ffffffffffff", "zz", "..%2f..%2fetc%2fpasswd", "0" * 400, "%00", "%ED%A0%80"])
@pytest.mark.parametrize("page", SINGLE)
def test_an_unknown_id_is_missing(client: TestClient, page: Page, identity: str) -> None:
    assert client.get(page.path.replace("{id}", identity)).status_code == 404


@pytest.mark.parametrize("page", LISTS + SINGLE)
def test_its_json_is_what_it_promises(client: TestClient, page: Page) -> None:
    path = "/overview" if page.path == "/" else address(client, page)
    answer = client.get(f"/api{path}")
    assert answer.headers["content-type"] == "application/json"
    msgspec.json.decode(answer.content, type=page.record)


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize(
    "asked",
    [
        "since=never",
        "page=0",
        "page=99999999999",
        "page=-1",
        "q=%22%22",
        "side=%00",
        "place=%ED%A0%80",
        "as_known_on=2020-13-45",
    ],
)
def test_nonsense_is_left_out(client: TestClient, page: Page, asked: str) -> None:
    assert client.get(f"{page.path}?{asked}").status_code == 200


@pytest.mark.parametrize("page", LISTS)
def test_an_empty_ledger_is_shown_too(empty: TestClient, page: Page) -> None:
    assert empty.get(page.path).status_code == 200


def test_an_unknown_address_is_missing(client: TestClient) -> None:
    assert client.get("/nowhere").status_code == 404
