"""Views as files for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient
from tests.web.asking import OWN, claim_of, decide

from selon.web import known


def sheet(client: TestClient, path: str) -> list[dict[str, str]]:
    """The lines of a file, by the names of its columns."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(answer.text[1:])))


def test_a_claim_a_line_with_its_sentence(client: TestClient) -> None:
    decide(client, claim_of(client, 31), act="accept")
    lines = sheet(client, "/claims.csv")
    assert len(lines) == client.get("/api/claims").json()["paging"]["total"]
    line = next(one for one in lines if one["least"] == "31")
    assert (line["what"], line["side"], line["source"], line["decided"]) == (
        "killed",
        "Azerbaijan",
        "Azerbaijan",
        "accepted",
    )
    assert (line["conflict"], line["article"]) == ("karabakh-2020", "third")
    assert "31" in line["sentence"]
    assert not any("Vilmarova" in one["sentence"] for one in lines)


def test_an_incident_a_line_with_its_place(client: TestClient) -> None:
    lines = sheet(client, "/incidents.csv")
    line = next(one for one in lines if one["killed_most"] == "7")
    assert (line["place"], line["lat"], line["killed_least"]) == ("Barda", "40.37", "2")


@pytest.mark.parametrize("name", ["claims", "incidents", "tolls"])
def test_the_page_leads_to_what_it_shows(client: TestClient, name: str) -> None:
    assert f'href="/{name}.csv?side=Azerbaijan"' in client.get(f"/{name}?side=Azerbaijan").text
    assert len(sheet(client, f"/{name}.csv?side=Azerbaijan")) <= len(sheet(client, f"/{name}.csv"))
    assert client.post(f"/{name}.csv", headers=OWN).status_code == 405


def test_a_large_ledger_is_taken_war_by_war(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "FEW", 1)
    assert client.get("/tolls.csv", follow_redirects=False).headers["location"] == "/"
    assert client.get("/tolls.csv?conflict=karabakh-2020").text.count("\n") > 1


def test_a_file_without_lines_still_names_its_columns(empty: TestClient) -> None:
    for name, first in (("claims", "claim,"), ("incidents", "incident,"), ("tolls", "source,")):
        assert empty.get(f"/{name}.csv").text.removeprefix("\ufeff").startswith(first), name
