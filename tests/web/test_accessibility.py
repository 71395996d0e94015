"""Every page before axe-core, in light and dark, narrow and wide: nothing serious."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from starlette.testclient import TestClient
from tests.web.asking import article_of, claim_of

from selon.web.app import PAGES
from selon.web.pages.review import OPENED

GRAVE = frozenset({"serious", "critical"})
NAMED = {page.name: page.path for page in (*PAGES, OPENED)} | {
    "search with hits": "/search?q=habitants",
    "review done": "/review?last=ffff",
    "fault": "/nowhere",
}
WINDOWS = [(1600, "light"), (1600, "dark"), (768, "light"), (360, "light"), (360, "dark")]


@pytest.mark.page
@pytest.mark.parametrize(("width", "theme"), WINDOWS, ids=[f"{width} {theme}" for width, theme in WINDOWS])
def test_axe_finds_nothing_serious(browser: Browser, served: str, client: TestClient, width: int, theme: str) -> None:
    ids = {"article": article_of(client, "third"), "claim": claim_of(client, 31), "incident": claim_of(client, 7)}
    context = browser.new_context(
        base_url=served,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        locale="en",
    )
    page = context.new_page()
    found = []
    for name, path in NAMED.items():
        page.goto(path.replace("{id}", ids.get(name, ids["claim"])))
        # The driver runs the script itself: the page's own policy stays as it is served.
        findings = Axe().run(page).response["violations"]
        found += [
            f"{name}: {one['impact']} {one['id']}: {node['html'][:120]}"
            for one in findings
            if one["impact"] in GRAVE
            for node in one["nodes"][:3]
        ]
    context.close()
    assert found == []


@pytest.mark.page
def test_axe_sees_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>x</title><main><button></button></main>")
    assert [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in GRAVE] != []
    page.close()
