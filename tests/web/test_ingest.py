"""Files handed over: read, seen, bounded."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from starlette.testclient import TestClient
from tests.web.asking import OWN

from selon.web.pages.ingest import MOST_BYTES, bare_name

REPORT = "Le 5 mars 2022. Selon le ministère ukrainien de la Santé, douze civils ont été tués à Soumy vendredi."


def hand_over(client: TestClient, *files: tuple[str, bytes]) -> int:
    sent = [("files", (name, body)) for name, body in files]
    return client.post("/ingest", files=sent, headers=OWN, follow_redirects=False).status_code


def wait(client: TestClient) -> dict[str, object]:
    for _ in range(400):
        job: dict[str, object] = client.get("/api/ingest").json()["jobs"][0]
        if job["state"] != "running":
            return job
        time.sleep(0.05)
    raise TimeoutError


def test_a_report_is_read_and_counted_once(empty: TestClient) -> None:
    for new in (1, 0):
        assert hand_over(empty, ("soumy.txt", REPORT.encode())) == 303
        job = wait(empty)
        assert (job["state"], job["documents"], job["new"]) == ("done", 1, new)
    assert "soumy" in empty.get("/articles").text


def test_what_can_not_be_read_says_why(empty: TestClient) -> None:
    hand_over(empty, ("soumy.txt", REPORT.encode()), ("odd.bin", bytes(range(256)) * 20))
    job = wait(empty)
    assert job["documents"] == 1
    assert "odd.bin" in empty.get("/ingest").text


def test_nothing_is_refused(empty: TestClient) -> None:
    assert empty.post("/ingest", headers=OWN, files={"other": ("a", b"")}).status_code == 400


def test_too_much_is_refused_before_it_is_sent(empty: TestClient) -> None:
    headers = {**OWN, "content-type": "multipart/form-data; boundary=x", "content-length": str(MOST_BYTES + 1)}
    assert empty.post("/ingest", headers=headers, content=b"").status_code == 413


def test_a_form_from_elsewhere_is_refused(empty: TestClient) -> None:
    sent = {"files": ("a.txt", REPORT.encode())}
    assert empty.post("/ingest", files=sent, headers={"origin": "http://evil.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/ingest/99", "/ingest/99/stop", "/ingest/99/resume"])
def test_an_unknown_job_is_missing(empty: TestClient, path: str) -> None:
    answer = empty.post(path, headers=OWN) if path.count("/") > 2 else empty.get(path)
    assert answer.status_code == 404


def test_a_job_is_not_stopped_by_an_address(empty: TestClient) -> None:
    assert empty.get("/ingest/1/stop").status_code == 405


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        pytest.param("a.txt", "a.txt", id="plain"),
        pytest.param("../../etc/passwd", "passwd", id="up and away"),
        pytest.param("..\\..\\windows\\a.txt", "a.txt", id="the other way round"),
        pytest.param("/a/b/..", "unnamed", id="no name"),
        pytest.param("..", "unnamed", id="only up"),
        pytest.param("a\x00\n.txt", "a.txt", id="letters that are none"),
        pytest.param("x" * 500, "x" * 120, id="long"),
    ],
)
def test_names_are_bare(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.page
def test_dropped_files_are_read_live(window: BrowserContext, tmp_path: Path) -> None:
    report = tmp_path / "soumy.txt"
    report.write_text(REPORT, encoding="utf-8")
    page = window.new_page()
    page.goto("/ingest")
    page.locator("#files").set_input_files(report)
    page.locator(".drop button").click()
    expect(page.locator(".job .badge")).to_have_text("done", timeout=20_000)
    page.get_by_role("link", name="See who claims what").click()
    expect(page).to_have_url(page.url.split("/ingest")[0])


UNDATED = "Selon le ministère ukrainien de la Santé, douze civils ont été tués à Soumy vendredi."


def test_the_day_of_a_text_without_a_date_can_be_given(empty: TestClient) -> None:
    sent = [("files", ("soumy.txt", UNDATED.encode()))]
    answer = empty.post("/ingest", files=sent, data={"published": "2022-03-05"}, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303
    wait(empty)
    [row] = empty.get("/api/articles").json()["rows"]
    assert row["published_from"] == "2022-03-05"
    page = empty.get(f"/article/{row['id']}", headers={"accept-language": "fr"}).text
    assert "donnée avec le fichier" in page


@pytest.mark.parametrize("day", ["2999-01-01", "vendredi"])
def test_a_day_that_can_not_be_is_refused(empty: TestClient, day: str) -> None:
    sent = [("files", ("soumy.txt", UNDATED.encode()))]
    assert empty.post("/ingest", files=sent, data={"published": day}, headers=OWN).status_code == 400
    assert empty.get("/api/ingest").json()["jobs"] == []
