"""The workspace for tests: on a small ledger of invented articles, asked by a client or by a real browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from starlette.testclient import TestClient
from tests.web.filling import write_war

from selon.flows.ingest import ingest
from selon.ledger.opening import open_ledger
from selon.web.app import make_app

NOW = "2021-01-02T03:04:05.000000Z"
HOST = "http://127.0.0.1"
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the invented war; copy it before you change it."""
    path = tmp_path_factory.mktemp("filled") / "selon.db"
    store = open_ledger(str(path))
    try:
        ingest(write_war(), store, now=lambda: NOW)
    finally:
        store.close()
    return path


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> str:
    """A ledger of one's own."""
    return str(shutil.copy(filled, tmp_path / "selon.db"))


@pytest.fixture
def client(ledger: str) -> Iterator[TestClient]:
    """The workspace, asked in English from this machine."""
    with TestClient(make_app(ledger, "Ada"), base_url=HOST, headers={"accept-language": "en"}) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """The workspace on a ledger that holds nothing."""
    app = make_app(str(tmp_path / "empty.db"), "Ada")
    with TestClient(app, base_url=HOST, headers={"accept-language": "en"}) as client:
        yield client


def page_of_chromium() -> str:
    """The path of a Chromium; the test is skipped where there is none."""
    path = os.environ.get("SELON_CHROMIUM") or shutil.which("chromium") or ""
    if not path:
        pytest.skip("no Chromium: name one in SELON_CHROMIUM")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser."""
    path = page_of_chromium()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()


@contextmanager
def serving(ledger: str) -> Iterator[str]:
    """The address of a workspace that runs while the block does."""
    config = uvicorn.Config(make_app(ledger, "Ada"), port=0, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"{HOST}:{port}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture
def served(ledger: str) -> Iterator[str]:
    """The address of a running workspace."""
    with serving(ledger) as address:
        yield address


@pytest.fixture
def window(browser: Browser, served: str) -> Iterator[BrowserContext]:
    """A window of the browser in English, 1280 pixels wide."""
    context = browser.new_context(base_url=served, locale="en", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(5_000)
    yield context
    context.close()
