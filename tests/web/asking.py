"""What tests ask of pages again and again."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

OWN = {"origin": "http://127.0.0.1"}


def claim_of(client: TestClient, figure: int, stance: str = "asserts") -> str:
    """The id of the claim with this figure."""
    rows = client.get("/api/claims").json()["rows"]
    return str(next(row["anchor"] for row in rows if row["least"] == figure and row["stance"] == stance))


def article_of(client: TestClient, name: str) -> str:
    """The id of the article with this name."""
    return str(next(row["id"] for row in client.get("/api/articles").json()["rows"] if row["name"] == name))


def decide(client: TestClient, anchor: str, **said: str) -> int:
    """Decide on a claim as the form does; the status of the answer."""
    return client.post(f"/claim/{anchor}/decide", data=said, headers=OWN, follow_redirects=False).status_code


def text_of(html: str) -> str:
    """The words of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
