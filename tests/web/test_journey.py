"""The whole way in a real browser, in both languages, by keyboard, without a script, narrow and wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from starlette.testclient import TestClient
from tests.web.asking import article_of, claim_of
from tests.web.conftest import serving

from selon.web.app import PAGES
from selon.web.words import load_words

SIZES = (360, 768, 1600)
REPORT = Path(__file__).parents[2] / "examples" / "02-troisieme-jour.txt"


@pytest.mark.page
@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_a_contradiction_to_a_decision_that_counts(browser: Browser, served: str, language: str) -> None:
    words = load_words()[language]
    page = browser.new_page(base_url=served, locale=language)
    page.set_default_timeout(5_000)
    page.goto("/")
    page.locator("a.pair").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".rivals blockquote").first).to_be_visible()
    assert page.locator(".rivals").first.locator("blockquote").count() == 2
    page.locator(".rivals .claimed a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.f-figure").first).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("#decisions")).to_contain_text(words.say("act.accept"))
    page.goto("/dossier")
    expect(page.locator(".notes li").first).to_be_visible()
    page.close()


@pytest.mark.page
@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_files_to_a_dossier_by_keyboard_alone(browser: Browser, tmp_path: Path, language: str) -> None:
    words = load_words()[language]
    with serving(str(tmp_path / "new.db")) as address:
        page = browser.new_page(base_url=address, locale=language)
        page.set_default_timeout(10_000)

        def enter(selector: str) -> None:
            page.locator(selector).first.focus()
            page.keyboard.press("Enter")

        page.goto("/")
        enter(".empty a.button")  # an empty ledger says how to begin
        page.locator("#files").set_input_files(REPORT)
        enter(".drop button")
        expect(page.locator(".job .badge")).to_have_text(words.say("job.done"), timeout=20_000)
        enter(".job a[href='/']")
        expect(page.locator(".box .figure", has_text="550")).to_be_visible()  # tolls
        enter("a.pair")
        expect(page.locator(".rivals").first.locator("blockquote")).to_have_count(2)  # both sentences
        enter(".rivals .claimed a")
        expect(page.locator("mark.f-figure").first).to_contain_text("550")
        page.keyboard.press("r")
        expect(page.locator("#decisions")).to_contain_text(words.say("act.reject"))
        enter(".top nav a[href='/']")
        expect(page.locator(".box .figure", has_text="84")).to_be_visible()
        expect(page.locator(".box .figure", has_text="550")).to_have_count(0)  # what was decided counts
        enter(".top nav a[href='/dossier']")
        expect(page.locator(".notes li").first).to_be_visible()
        expect(page.locator(".paper .figure", has_text="550")).to_have_count(0)
        page.close()


@pytest.mark.page
def test_reading_needs_no_script(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="31", exact=True).first.click()
    expect(page.locator("mark.f-figure").first).to_be_visible()
    page.goto("/")
    page.locator(".filters summary .button").click()
    page.get_by_label("Source").fill("Armenia")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".tolls tbody tr")).to_have_count(1)
    context.close()


@pytest.mark.page
@pytest.mark.parametrize("width", SIZES)
def test_every_page_fits_and_asks_nobody(browser: Browser, served: str, client: TestClient, width: int) -> None:
    context = browser.new_context(base_url=served, viewport={"width": width, "height": 800}, locale="fr")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    ids = {"article": article_of(client, "third"), "claim": claim_of(client, 31), "incident": claim_of(client, 7)}
    for one in PAGES:
        page.goto(one.path.replace("{id}", ids.get(one.name, "")))
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, one.name
        assert page.evaluate("window.acted") is None
    assert said == []
    assert all(url.startswith(served) for url in asked)
    context.close()


@pytest.mark.page
@pytest.mark.parametrize("width", [760, 1200, 1366])
def test_the_whole_menu_is_seen_in_a_window_of_a_usual_width(browser: Browser, served: str, width: int) -> None:
    page = browser.new_page(base_url=served, viewport={"width": width, "height": 800}, locale="fr")
    page.goto("/")
    for link in page.locator(".top nav a").all():
        expect(link).to_be_in_viewport(ratio=1)
    page.close()


@pytest.mark.page
def test_the_language_and_the_theme_are_kept(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto("/sources")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator(".to-dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.url.endswith("/sources")


def test_the_first_load_is_light(client: TestClient) -> None:
    paths = [
        "/",
        "/static/selon.css",
        "/static/drawn.css",
        "/static/keys.js",
        "/static/htmx.min.js",
        "/static/icon.svg",
    ]
    sizes = []
    for path in paths:
        with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
            sizes.append(sum(len(piece) for piece in answer.iter_raw()))
    assert sum(sizes) < 400_000


@pytest.mark.page
@pytest.mark.parametrize("width", SIZES)
def test_the_letters_of_drawings_can_be_read(browser: Browser, served: str, width: int) -> None:
    page = browser.new_page(base_url=served, viewport={"width": width, "height": 800}, locale="fr")
    page.goto("/")
    high = """texts => texts.map(one => one.getBoundingClientRect().height).filter(high => high > 0)"""
    shown = page.eval_on_selector_all(".timeline .axis, .chart .axis", high)
    assert shown
    assert min(shown) >= 10
    page.close()
