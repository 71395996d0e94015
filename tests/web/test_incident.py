"""An incident: its accounts, why they were linked, and how people overrule that."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.web.asking import claim_of, decide


def test_it_shows_the_accounts_by_claimant(client: TestClient) -> None:
    page = client.get(f"/api/incident/{claim_of(client, 7)}").json()
    assert "Azerbaijan" in [account["claimant"] for account in page["accounts"]]


def test_an_estimate_says_how_it_came_about(client: TestClient) -> None:
    anchor = claim_of(client, 7)
    page = client.get(f"/api/incident/{anchor}").json()
    steps = [step["name"] for one in page["estimates"] if one["rule"] == "ucdp" for step in one["steps"]]
    assert steps[:2] == ["counted", "voice"]
    shown = client.get(f"/incident/{anchor}").text
    assert "these victims" in shown
    assert f'class="cite" href="/claim/{anchor[:12]}"' in shown


def test_a_claim_leads_to_its_incident(client: TestClient) -> None:
    anchor = claim_of(client, 7)
    found = client.get(f"/api/claim/{anchor}").json()["incident"]
    assert client.get(f"/incident/{found}").status_code == 200


def test_two_are_made_one_by_a_person(client: TestClient) -> None:
    a, b = claim_of(client, 7), claim_of(client, 2)
    assert decide(client, a, act="different", other=b) == 303
    assert (
        client.get(f"/api/incident/{a}").json()["brief"]["id"] != client.get(f"/api/incident/{b}").json()["brief"]["id"]
    )
    assert decide(client, a, act="same", other=b) == 303
    assert (
        client.get(f"/api/incident/{a}").json()["brief"]["id"] == client.get(f"/api/incident/{b}").json()["brief"]["id"]
    )
