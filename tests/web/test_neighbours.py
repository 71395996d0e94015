"""Incidents that come nearest to another."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect
from starlette.testclient import TestClient
from tests.web.asking import claim_of, decide

from selon.model.findings import Incident
from selon.web.neighbours import days_between


def _incident(since: str | None, until: str | None) -> Incident:
    return Incident(
        id="a",
        type="strike",
        place=None,
        country=None,
        since=since,
        until=until,
        claims=("a",),
        documents=("d",),
        voices=1,
        claimants=(),
    )


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        pytest.param("2020-10-03", "2020-10-03", 0, id="the same day"),
        pytest.param("2020-10-01", "2020-10-09", 0, id="days that meet"),
        pytest.param(None, "2020-10-05", 2, id="later"),
        pytest.param("2020-09-30", None, 3, id="earlier"),
        pytest.param(None, None, None, id="no day"),
        pytest.param("2020-10", "2020-10", None, id="no more than a month"),
    ],
)
def test_days_between(since: str | None, until: str | None, days: int | None) -> None:
    assert days_between(_incident("2020-10-03", "2020-10-03"), _incident(since, until)) == days


@pytest.mark.page
def test_what_was_parted_is_offered_to_be_joined(client: TestClient, window: BrowserContext) -> None:
    a, b = claim_of(client, 7), claim_of(client, 2)
    decide(client, a, act="different", other=b)
    page = client.get(f"/api/incident/{a}").json()
    (near,) = (one for one in page["near"] if one["id"] == client.get(f"/api/incident/{b}").json()["brief"]["id"])
    shown = window.new_page()
    shown.goto(f"/incident/{a}")
    shown.locator(f".near button[value='{near['id'][:12]}']").click()
    expect(shown.locator(".crumb")).to_be_visible()
    assert client.get(f"/api/incident/{a}").json()["brief"]["claims"] > page["brief"]["claims"]
