"""The overview: who claims what."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from starlette.testclient import TestClient
from tests.ledger.factory import Statement, write_reading
from tests.web.conftest import NOW

from selon.flows.ingest import ingest
from selon.flows.read import read_document
from selon.ledger.opening import open_ledger
from selon.model.document import DayRange, Document
from selon.packs.loader import load_packs
from selon.web.app import make_app
from selon.web.drawing.steps import Chart
from selon.web.pages.overview import some_charts


def test_it_works(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Losses of Azerbaijan" in answer.text


def test_it_refuses_to_be_changed(client: TestClient) -> None:
    assert client.post("/", headers={"origin": "http://127.0.0.1"}).status_code == 405


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        pytest.param("", ">31<", id="the newest of all"),
        pytest.param("as_known_on=2020-10-05", ">21<", id="as known on a day"),
        pytest.param("until=2020-10-04", ">12<", id="until a day"),
    ],
)
def test_the_newest_total_of_what_is_asked(client: TestClient, asked: str, shown: str) -> None:
    assert shown in client.get(f"/?{asked}").text


def test_a_source_alone(client: TestClient) -> None:
    text = client.get("/?source=Armenia").text
    assert ">90<" in text
    assert ">31<" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [pytest.param("en", "Armenia", id="English"), pytest.param("fr-FR,fr;q=0.9", "Arménie", id="French")],
)
def test_parties_are_named_in_the_language_of_the_browser(client: TestClient, language: str, said: str) -> None:
    assert said in client.get("/", headers={"accept-language": language}).text


def test_a_few_claims_of_long_ago_do_not_stretch_the_period(client: TestClient, ledger: str) -> None:
    before = client.get("/api/overview").json()["counts"]
    store = open_ledger(ledger)
    many = [Statement(count=n, side="Azerbaijan", place="Ganja", until="2020-10-07") for n in range(100, 150)]
    old = Statement(count=3, side="Azerbaijan", place="Barda", until="1999-12-31")
    ingest([write_reading("many", (*many, old), day="2020-10-07", conflict="karabakh-2020")], store, now=lambda: NOW)
    store.close()
    counts = client.get("/api/overview").json()["counts"]
    assert (counts["since"], counts["until"]) == (before["since"], before["until"])


@pytest.mark.page
def test_a_number_opens_its_sentence(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto("/")
    page.get_by_role("link", name="31", exact=True).first.click()
    expect(page.locator("mark.f-figure")).to_contain_text("31")


def test_two_wars_are_never_one_figure(client: TestClient, ledger: str) -> None:
    assert 'class="war"' not in client.get("/").text
    store = open_ledger(ledger)
    other = Statement(count=2900, side="Azerbaijan", party="Azerbaijan", place="Ganja", until="2023-09-20")
    ingest([write_reading("later", (other,), day="2023-09-20", conflict="karabakh-2023")], store, now=lambda: NOW)
    store.close()
    page = client.get("/api/overview").json()
    assert page["wars"] == ["karabakh-2020", "karabakh-2023"]
    boxes = {(box["conflict"], box["side"]) for box in page["boxes"]}
    assert {("karabakh-2020", "Azerbaijan"), ("karabakh-2023", "Azerbaijan")} <= boxes
    assert ">31<" in client.get("/").text
    assert {chart["until"] < "2021" for chart in page["charts"] if chart["conflict"] == "karabakh-2020"} == {True}
    for path in ("/", "/tolls", "/dossier"):
        assert "Second Nagorno-Karabakh war" in client.get(path).text, path
        french = client.get(path, headers={"accept-language": "fr"}).text
        assert "Deuxième guerre du Haut-Karabakh" in french, path
        assert "Second Nagorno-Karabakh war" not in french, path


def test_the_children_among_the_dead_are_no_toll_of_their_own(tmp_path: Path) -> None:
    ledger = str(tmp_path / "selon.db")
    text = "Les frappes ont fait au moins 29 morts depuis mardi dans la région de Gao, au Mali, dont douze enfants."
    document = Document(id="x" * 32, name="x", text=text, language="fr", published=DayRange("2024-05-15", "2024-05-15"))
    store = open_ledger(ledger)
    ingest([read_document(document, load_packs())], store, now=lambda: NOW)
    store.close()
    told = TestClient(make_app(ledger, "me"), base_url="http://127.0.0.1")
    cells = [
        cell for box in told.get("/api/overview").json()["boxes"] for line in box["lines"] for cell in line["cells"]
    ]
    assert [cell["least"] for cell in cells if cell] == [29]
    assert {row["least"] for row in told.get("/api/claims").json()["rows"]} >= {12, 29}


@pytest.mark.parametrize(
    ("wars", "shown"),
    [pytest.param(1, 6, id="one"), pytest.param(6, 24, id="some"), pytest.param(40, 24, id="many")],
)
def test_the_more_wars_the_fewer_charts_of_each(wars: int, shown: int) -> None:
    charts = [
        Chart(side=f"side {n}", outcome="killed", status=None, unit="person", lines=(), conflict=f"war {war}")
        for war in range(wars)
        for n in range(9)
    ]
    found = some_charts(charts)
    assert len(found) == shown
    assert len({chart.conflict for chart in found}) == min(wars, 24)
