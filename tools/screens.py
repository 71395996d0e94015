"""Screenshots of all pages, narrow and wide, light and dark, in each language: to be looked at, not kept.

Enters: a ledger (one made of the examples where none is named) and a Chromium, named by SELON_CHROMIUM. Leaves:
`build/screens/*.png`. With `--axe` axe-core is run on every page and its findings are printed; the exit status is then
1 if one is serious.

    python tools/screens.py [--ledger FILE] [--only NAME] [--axe]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from selon.web.app import make_app

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "build" / "screens"
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
VARIANTS = (
    ("wide", 1600, "light", "en"),
    ("middle", 768, "light", "fr"),
    ("narrow", 360, "light", "fr"),
    ("dark", 1600, "dark", "fr"),
    ("narrow-dark", 360, "dark", "en"),
)
# Where a page's address holds an id, the first link of another page that leads to it.
FOUND = {
    "claim": ("/", "a[href^='/claim/']"),
    "article": ("/articles", "a[href^='/article/']"),
    "incident": ("/incidents", "a[href^='/incident/']"),
}
FIXED = {
    "overview": "/",
    "tolls": "/tolls",
    "claims": "/claims",
    "incidents": "/incidents",
    "contradictions": "/contradictions",
    "articles": "/articles",
    "sources": "/sources",
    "search": "/search?q=civils",
    "review": "/review",
    "ingest": "/ingest",
    "dossier": "/dossier",
}


@contextmanager
def served(ledger: str, port: int = 8799) -> Iterator[str]:
    """The workspace, running while the block does."""
    server = uvicorn.Server(uvicorn.Config(make_app(ledger, "screens"), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(5)


def addresses(browser: Browser, base: str, only: str | None) -> dict[str, str]:
    """The address of each page by its name; pages that are not there are left out."""
    page = browser.new_page()
    found = {}
    for name, path in FIXED.items():
        answer = page.request.get(base + path)
        if answer.status == 200:
            found[name] = path
    for name, (at, selector) in FOUND.items():
        if at in found.values():
            page.goto(base + at)
            link = page.query_selector(selector)
            if link is not None:
                found[name] = str(link.get_attribute("href"))
    page.close()
    return {name: path for name, path in found.items() if only in {None, name}}


def judge(page: Page, name: str) -> int:
    """The number of serious findings of axe-core, printed."""
    findings = Axe().run(page).response["violations"]
    for one in findings:
        where = "; ".join(node["html"][:110] for node in one["nodes"][:3])
        print(f"{name}: {one['impact']} {one['id']} ({len(one['nodes'])}): {where}")
    return sum(one["impact"] in {"serious", "critical"} for one in findings)


def example_ledger() -> str:
    """A ledger of the example reports."""
    ledger = ROOT / "build" / "screens.db"
    ledger.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "selon", "ingest", str(ROOT / "examples"), "--ledger", str(ledger)]
    subprocess.run(command, check=False, capture_output=True)
    return str(ledger)


def main() -> int:
    """Take them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger")
    parser.add_argument("--only")
    parser.add_argument("--axe", action="store_true")
    asked = parser.parse_args()
    SCREENS.mkdir(parents=True, exist_ok=True)
    serious = 0
    with served(asked.ledger or example_ledger()) as base, sync_playwright() as driver:
        chromium = os.environ.get("SELON_CHROMIUM") or "/usr/bin/chromium"
        browser = driver.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        for name, path in addresses(browser, base, asked.only).items():
            for variant, width, theme, language in VARIANTS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if theme == "dark" else "light",
                    locale=language,
                )
                page = context.new_page()
                page.on("console", lambda said, at=name: print(f"{at}: {said.text}"))
                page.goto(base + path)
                page.wait_for_timeout(150)
                page.screenshot(path=SCREENS / f"{name}-{variant}.png", full_page=True)
                wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if wider > 0:
                    print(f"{name} {variant}: {wider} pixels wider than the window")
                if asked.axe:
                    serious += judge(page, f"{name} {variant}")
                context.close()
        browser.close()
    print(f"{SCREENS}: {len(list(SCREENS.glob('*.png')))} screenshots")
    return int(serious > 0)


if __name__ == "__main__":
    sys.exit(main())
