"""The JSON of the views, and its description."""

from __future__ import annotations

from starlette.testclient import TestClient

from selon.web.app import PAGES


def test_the_description_names_every_view(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert len(described["paths"]) == len(PAGES)
    assert {f"/api{page.path}" for page in PAGES if page.path != "/"} <= set(described["paths"])


def test_it_pages(client: TestClient) -> None:
    first = client.get("/api/claims").json()["paging"]
    assert first == {"page": 1, "pages": 1, "total": 8}


def test_it_filters(client: TestClient) -> None:
    rows = client.get("/api/claims?source=Armenia").json()["rows"]
    assert {row["party"] for row in rows} == {"Armenia"}
