"""The workspace as an application: its pages, their JSON, and what guards them.

Enters: a ledger's address and who is at the desk. Leaves: an application for uvicorn or for a test.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import anyio.to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from selon.ledger.batches import position
from selon.ledger.sheets import UnknownClaim
from selon.ledger.store import LedgerFault
from selon.model.decision import Role
from selon.web import api
from selon.web.asking import read_question
from selon.web.desk import LONG, Desk, Person, StillComputing
from selon.web.guarding import LOCAL, Guard
from selon.web.known import is_large
from selon.web.large import is_narrow, wars_in
from selon.web.page import Page
from selon.web.pages import (
    article,
    articles,
    chart,
    claim,
    claims,
    contradictions,
    decide,
    dossier,
    incident,
    incidents,
    ingest,
    overview,
    review,
    saved,
    search,
    sheet,
    sources,
    tolls,
)
from selon.web.rendering import THEMES, as_html, key_of, render, words_for
from selon.web.words import choose_language, load_words

STATIC = Path(__file__).parent / "static"
MODULES = (overview, tolls, claims, claim, incidents, incident, contradictions, articles, article, sources, search)
MODULES_FOR_WORK = (review, ingest, dossier)
PAGES: tuple[Page, ...] = tuple(module.PAGE for module in (*MODULES, *MODULES_FOR_WORK))
ROUTES: tuple[BaseRoute, ...] = (
    *decide.ROUTES,
    *ingest.ROUTES,
    *chart.ROUTES,
    *dossier.ROUTES,
    *saved.ROUTES,
    *sheet.ROUTES,
)
UNKNOWN = (UnknownClaim, incident.UnknownIncident, article.UnknownArticle)
THREADS = 8
# Views that read every claim that they are asked for: in a large ledger they are opened war by war.
WIDE = frozenset({"overview", "tolls", "incidents", "contradictions", "sources", "review", "dossier"})
LIVE = frozenset({"ingest"})  # what they show changes without the ledger
YEAR = 31_536_000


def make_app(ledger: str, by: str, role: Role = "analyst", hosts: frozenset[str] = LOCAL) -> Starlette:
    """The application on a ledger, for the person who sits before it."""
    routes: list[BaseRoute] = [Route(page.path, _html(page), methods=["GET"]) for page in (*PAGES, review.OPENED)]
    routes += [*api.routes_of(PAGES), *ROUTES, Route("/switch/{what}/{to}", _switch)]
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts), Middleware(GZipMiddleware, minimum_size=1_000)],
        exception_handlers={404: _missing, LedgerFault: _faulty, StillComputing: _computing},
        lifespan=_few_threads,
    )
    app.state.desk = Desk(ledger, Person(by, role))
    app.state.desk.warm()
    return app


def write_report(ledger: str, asked: Mapping[str, str], language: str) -> str:
    """The dossier of what is asked for, as one HTML file that needs nothing else."""
    question = read_question(asked, {})
    desk = Desk(ledger, Person(""))
    desk.begin(LONG)
    page = dossier.build(desk, question)
    return dossier.write_dossier(page, question, load_words()[choose_language(language, "")])


def _html(page: Page) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        with desk.reading() as store:
            now = position(store)
        key = key_of(request)
        kept = None if page.name in LIVE else desk.remembered.find(now, key)
        if kept is not None:
            return as_html(request, kept)
        desk.begin()
        answer = make(request, desk)
        if not desk.is_partial and page.name not in LIVE:
            desk.remembered.keep(now, key, bytes(answer.body))
        return answer

    def make(request: Request, desk: Desk) -> Response:
        question = read_question(request.query_params, request.path_params)
        if page.name in WIDE and not is_narrow(question):
            with desk.reading() as store:
                if is_large(store):
                    shown = {"wars": wars_in(store), "question": question, "current": page.name}
                    return render(request, "wars.html", shown)
        record = page.build(desk, question)
        return render(request, page.template, {"page": record, "question": question, "current": page.name})

    return show


def _switch(request: Request) -> Response:
    """Keep the language or the theme that the person chose, and go back to where they were."""
    what, to = request.path_params["what"], request.path_params["to"]
    back = request.query_params.get("back", "/")
    safe = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(quote(safe, safe="/?&=%+#"), 303)
    known = {"language": tuple(load_words()), "theme": (*THEMES, "system")}
    if to in known.get(what, ()):
        answer.set_cookie(what, to, max_age=YEAR, httponly=True, samesite="strict")
    return answer


async def _missing(request: Request, _: Exception) -> Response:
    said = words_for(request).say("fault.missing")
    return render(request, "fault.html", {"said": said, "current": "", "anchor": ""}, 404)


async def _faulty(request: Request, fault: Exception) -> Response:
    status = 404 if isinstance(fault, UNKNOWN) else 503
    return render(request, "fault.html", {"said": str(fault), "current": "", "anchor": ""}, status)


async def _computing(request: Request, _: Exception) -> Response:
    if request.url.path.startswith("/api/"):
        return Response(status_code=503, headers={"retry-after": "2"})
    return render(request, "wait.html", {"current": ""}, 202)


@asynccontextmanager
async def _few_threads(_: Starlette) -> AsyncIterator[None]:
    # Each thread reads the ledger with a cache of its own: more threads than cores only take memory.
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
