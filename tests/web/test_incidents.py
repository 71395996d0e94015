"""The list of incidents: its orders, and the harm that each claimant gives."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.ledger.factory import Statement, write_reading
from tests.web.conftest import NOW

from selon.flows.ingest import ingest
from selon.flows.read import read_document
from selon.ledger.opening import open_ledger
from selon.model.document import DayRange, Document
from selon.packs.loader import load_packs
from selon.web.app import make_app


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A ledger of three incidents, the newest of which harmed nobody."""
    ledger = str(Path(tmp_path_factory.mktemp("incidents")) / "selon.db")
    store = open_ledger(ledger)
    far = Statement(count=40, side="Azerbaijan", scope="incident", place="Ganja", until="2020-10-04")
    near = msgspec.structs.replace(far, count=4, place="Barda", until="2020-10-05")
    said = (far, near, msgspec.structs.replace(near, count=7, party="Armenia"))
    ingest([write_reading("one", said, day="2020-10-06", conflict="karabakh-2020")], store, now=lambda: NOW)
    store.close()
    return TestClient(make_app(ledger, "me"), base_url="http://127.0.0.1")


def places(client: TestClient, order: str) -> list[str]:
    return [row["place"] for row in client.get(f"/api/incidents?order={order}").json()["rows"]]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        pytest.param("deadliest", "Ganja", id="the highest figure first"),
        pytest.param("newest", "Barda", id="the newest first"),
        pytest.param("", "Barda", id="those that tell most, the newest of them first"),
    ],
)
def test_orders(client: TestClient, order: str, first: str) -> None:
    assert places(client, order)[0] == first


def test_an_unknown_order_is_the_first(client: TestClient) -> None:
    assert client.get("/api/incidents?order=x").json()["order"] == "telling"


def test_each_claimant_stands_beside_its_figures(client: TestClient) -> None:
    rows = client.get("/api/incidents").json()["rows"]
    harm = next(row["harm"] for row in rows if row["place"] == "Barda")
    assert [one["given"] for one in harm] == [[4, 7]]
    assert {low for _, low, _ in harm[0]["by"]} == {4, 7}
    shown = client.get("/incidents", headers={"accept-language": "fr"}).text
    assert "<b>4–7</b> tués" in shown


TEXT = (
    "Un drone malien a visé mardi un marché près de Gao. Vingt personnes, dont cinq enfants, ont été tuées dans cette "
    "frappe, selon la rébellion. Bamako dément tout bombardement près de Gao."
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A ledger of one report with a denial and a part."""
    ledger = str(Path(tmp_path_factory.mktemp("read")) / "selon.db")
    day = DayRange("2024-05-15", "2024-05-15")
    document = Document(id="x" * 32, name="x", text=TEXT, language="fr", published=day)
    store = open_ledger(ledger)
    ingest([read_document(document, load_packs())], store, now=lambda: NOW)
    store.close()
    return TestClient(make_app(ledger, "me"), base_url="http://127.0.0.1")


def test_the_children_among_the_dead_are_no_lower_figure(read: TestClient) -> None:
    rows = read.get("/api/incidents").json()["rows"]
    assert [one["given"] for row in rows for one in row["harm"]] == [[20, 20]]


def test_a_denial_stands_beside_what_it_denies(read: TestClient) -> None:
    rows = read.get("/api/incidents").json()["rows"]
    pages = [read.get(f"/api/incident/{row['id']}").json() for row in rows]
    told = [told for page in pages for account in page["accounts"] for told in account["told"]]
    denial = next(one for one in told if one["row"]["stance"] == "denies")
    denied = [one["anchor"] for one in denial["against"]]
    assert denied
    assert all(any(one["row"]["anchor"] == anchor and one["against"] for one in told) for anchor in denied)
