"""Decisions: written, seen at once, never over one another."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.asking import OWN, claim_of, decide
from tests.web.conftest import HOST

from selon.web.app import make_app


def marks_of(client: TestClient, anchor: str) -> list[str]:
    row = client.get(f"/api/claim/{anchor}").json()["row"]
    return list(row["marks"])


def test_accepted(client: TestClient) -> None:
    anchor = claim_of(client, 31)
    assert decide(client, anchor, act="accept", why="read it myself") == 303
    assert marks_of(client, anchor) == ["accepted"]
    assert "read it myself" in client.get(f"/claim/{anchor}").text


def test_a_rejected_one_leaves_the_table(client: TestClient) -> None:
    decide(client, claim_of(client, 31), act="reject")
    assert ">31<" not in client.get("/").text
    assert ">21<" in client.get("/").text


def test_a_corrected_figure_is_counted(client: TestClient) -> None:
    anchor = claim_of(client, 31)
    assert decide(client, anchor, act="amend", field="figure", value="33..") == 303
    assert "≥ 33" in client.get("/").text
    assert client.get("/api/claim/" + anchor).json()["row"]["least"] == 33


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param({"act": "amend", "field": "figure", "value": "many"}, 422, id="no figure"),
        pytest.param({"act": "amend", "field": "status", "value": "giraffe"}, 422, id="no status"),
        pytest.param({"act": "amend", "field": "soul", "value": "x"}, 422, id="no field"),
        pytest.param({"act": "same"}, 422, id="same as what"),
        pytest.param({"act": "same", "other": "ffffffff"}, 404, id="same as nothing"),
        pytest.param({"act": "destroy"}, 400, id="no act"),
        pytest.param({}, 400, id="nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(client: TestClient, said: dict[str, str], status: int) -> None:
    anchor = claim_of(client, 31)
    assert decide(client, anchor, **said) == status
    assert marks_of(client, anchor) == []


def test_a_change_by_address_is_refused(client: TestClient) -> None:
    assert client.get(f"/claim/{claim_of(client, 31)}/decide?act=reject").status_code == 405


def test_an_unknown_claim_is_missing(client: TestClient) -> None:
    assert decide(client, "ffffffff", act="accept") == 404


def test_two_people_do_not_overwrite_each_other(client: TestClient, ledger: str) -> None:
    anchor = claim_of(client, 31)
    with TestClient(make_app(ledger, "Grace"), base_url=HOST) as other:
        assert decide(other, anchor, act="reject", known="0") == 303
    assert decide(client, anchor, act="accept", known="0") == 409
    assert decide(client, anchor, act="accept", known="1") == 303
    assert marks_of(client, anchor) == ["disputed"]
    assert "disputed" in client.get(f"/claim/{anchor}").text


def test_a_steward_has_the_last_word(client: TestClient, ledger: str) -> None:
    anchor = claim_of(client, 31)
    decide(client, anchor, act="accept")
    with TestClient(make_app(ledger, "Grace", "steward"), base_url=HOST) as other:
        decide(other, anchor, act="reject")
        assert other.get("/api/claims?since=2020-10-09").json()["paging"]["total"] == 0


def test_a_decision_is_taken_back_by_who_took_it(client: TestClient) -> None:
    anchor = claim_of(client, 31)
    assert decide(client, anchor, act="accept") == 303
    [one] = client.get(f"/api/claim/{anchor}").json()["decisions"]
    answer = client.post(f"/decision/{one['decision']['id'][:12]}/withdraw", headers=OWN, follow_redirects=False)
    assert answer.status_code == 303
    page = client.get(f"/api/claim/{anchor}").json()
    assert page["row"]["marks"] == []
    assert {each["state"] for each in page["decisions"]} == {"withdrawn", "applies"}


def test_a_decision_of_somebody_else_is_not_taken_back(client: TestClient, ledger: str) -> None:
    anchor = claim_of(client, 31)
    other = TestClient(make_app(ledger, "somebody else"), base_url=HOST)
    assert decide(other, anchor, act="reject") == 303
    [one] = client.get(f"/api/claim/{anchor}").json()["decisions"]
    assert client.post(f"/decision/{one['decision']['id']}/withdraw", headers=OWN).status_code == 422
    assert client.post("/decision/ffff/withdraw", headers=OWN).status_code == 422
    assert client.post(f"/decision/{one['decision']['id']}/withdraw").status_code == 403
