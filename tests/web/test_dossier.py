"""The dossier: every figure with its sentence, the same for the same ledger, one file that needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from starlette.testclient import TestClient
from tests.web.asking import claim_of
from tests.web.conftest import page_of_chromium

from selon.cli.main import main


def test_every_footnote_is_there(client: TestClient) -> None:
    text = client.get("/dossier.html").text
    named, there = set(re.findall(r'href="#note-(\d+)"', text)), set(re.findall(r'id="note-(\d+)"', text))
    assert named
    assert named <= there


def test_it_stands_alone(client: TestClient) -> None:
    text = client.get("/dossier.html").text
    assert "<script>window" not in text
    assert not re.findall(r'<(?:script|link|img|iframe)|src=|href="(?!#|/claim|/incident)', text)


def test_it_is_about_what_was_asked(client: TestClient) -> None:
    text = client.get("/dossier.html?place=Barda&until=2020-10-06").text
    assert "<h1>Barda" in text
    assert "Tabor" not in text


def test_the_same_ledger_gives_the_same_bytes(ledger: str, tmp_path: Path) -> None:
    made = []
    for name in ("a.html", "b.html"):
        done = CliRunner().invoke(
            main, ["dossier", "--place", "Ganja", "--ledger", ledger, "--output", str(tmp_path / name)]
        )
        assert done.exit_code == 0, done.output
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["dossier", "--ledger", str(tmp_path / "none.db")])
    assert done.exit_code == 1
    assert "selon ingest" in done.output
    assert not (tmp_path / "none.db").exists()


@pytest.mark.page
def test_a_browser_prints_it(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_CHROMIUM", page_of_chromium())
    done = CliRunner().invoke(main, ["dossier", "--ledger", ledger, "--output", str(tmp_path / "a.pdf")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.page
def test_on_paper_charts_stand_in_two_columns_and_pages_are_numbered(browser: Browser, served: str) -> None:
    page = browser.new_page(base_url=served, viewport={"width": 794, "height": 1123})
    page.goto("/dossier")
    page.emulate_media(media="print")
    assert page.locator(".screen-only").first.is_hidden()
    assert page.locator(".paper .chart .narrow").first.is_visible()
    assert page.locator(".paper .charts").first.evaluate("one => getComputedStyle(one).columnCount") == "2"
    assert "counter(pages)" in page.request.get("/static/selon.css").text()
    page.close()


def test_one_incident_has_a_dossier_of_its_own(client: TestClient, ledger: str, tmp_path: Path) -> None:
    found = client.get(f"/api/claim/{claim_of(client, 7)}").json()["incident"]
    page = client.get(f"/api/dossier?incident={found[:12]}").json()
    assert [entry["brief"]["id"] for entry in page["entries"]] == [found]
    of_incident = set(page["entries"][0]["anchors"])
    assert page["overview"]["counts"]["claims"] == len(of_incident)
    assert f"/dossier?incident={found[:12]}" in client.get(f"/incident/{found}").text
    arguments = ["dossier", "--incident", found[:8], "--ledger", ledger, "--output", str(tmp_path / "a.html")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    written = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert all(name[:12] in written for name in of_incident)
