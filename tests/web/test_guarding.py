"""What guards every answer."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8765", 200, id="this machine"),
        pytest.param("localhost", 200, id="its name"),
        pytest.param("LOCALHOST:1", 200, id="in capitals"),
        pytest.param("[::1]:8765", 200, id="its newer address"),
        pytest.param("rebound.example", 421, id="another name that leads here"),
        pytest.param("127.0.0.1.rebound.example:8765", 421, id="a name that begins like ours"),
        pytest.param("", 421, id="no name"),
    ],
)
def test_only_this_machine_is_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="from nowhere"),
        pytest.param({"origin": "null"}, id="from a sandbox"),
        pytest.param({"origin": "http://evil.example"}, id="from another site"),
        pytest.param({"origin": "http://127.0.0.1:9"}, id="from another port"),
        pytest.param({"origin": "http://127.0.0.1", "sec-fetch-site": "cross-site"}, id="as the browser says"),
    ],
)
def test_changes_from_elsewhere_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/", headers=headers).status_code == 403


def test_nothing_is_loaded_but_our_own(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_no_path_leaves_the_folder(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("back", ["//evil.example/", "/\\evil.example", "https://evil.example", "javascript:1", ""])
def test_a_switch_leads_nowhere_else(client: TestClient, back: str) -> None:
    answer = client.get("/switch/theme/dark", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"
