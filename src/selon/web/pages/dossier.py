"""The dossier: a report to print on a place, a period or a side; every figure has a footnote with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from selon.ledger.batches import position
from selon.ledger.sheets import show_claim
from selon.ledger.store import Store
from selon.web.asking import Question, read_question
from selon.web.desk import Desk
from selon.web.evidence import Evidence, make_evidence
from selon.web.known import rows_by_anchor, rows_in_order
from selon.web.page import Page
from selon.web.pages.incidents import Brief, brief
from selon.web.pages.overview import Overview, make_overview
from selon.web.pairs import Pair, hardest, make_pairs
from selon.web.rendering import words_for, write
from selon.web.words import Words

MOST_INCIDENTS, MOST_PAIRS, MOST_NOTES = 200, 40, 600


class Entry(msgspec.Struct, frozen=True):
    """One incident of the chronology, with the claims that tell of it."""

    brief: Brief
    anchors: tuple[str, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The report. `notes` are the sentences in the order in which figures name them; `known_on` dates the report."""

    known_on: str | None
    position: int
    overview: Overview
    entries: tuple[Entry, ...]
    pairs: tuple[Pair, ...]
    notes: tuple[Evidence, ...]


def build(desk: Desk, question: Question) -> Dossier:
    """The dossier of what is asked for."""
    with desk.reading() as store:
        return desk.once(store, f"dossier {question.key()}", lambda opened: make_dossier(desk, opened, question))


def make_dossier(desk: Desk, store: Store, question: Question) -> Dossier:
    """The dossier, computed: the same ledger and question give the same."""
    overview, known = make_overview(desk, store, question), desk.known(store, question)
    incidents = sorted(known.incidents_asked(question), key=lambda one: (one.since or one.until or "", one.id))
    asked = incidents[:MOST_INCIDENTS]
    rows = rows_by_anchor(store, [anchor for one in asked for anchor in one.claims], question.view)
    entries = []
    for one in asked:
        own = list(rows_in_order(rows, one.claims))
        entries.append(Entry(brief(one, known, own), tuple(row.anchor for row in own)))
    found = make_pairs(store, known, known.contradictions_asked(question), question.view)
    pairs = hardest(found)[:MOST_PAIRS]
    named = list(dict.fromkeys(_anchors(overview, entries, pairs)))[:MOST_NOTES]
    newest = max((row.public_on or "" for row in rows.values()), default="") or None
    return Dossier(
        known_on=question.view.as_known_on or newest,
        position=position(store),
        overview=overview,
        entries=tuple(entries),
        pairs=tuple(pairs),
        notes=tuple(make_evidence(show_claim(store, anchor)) for anchor in named),
    )


def _anchors(overview: Overview, entries: Sequence[Entry], pairs: Sequence[Pair]) -> Iterator[str]:
    """The claims in the order in which the report names them."""
    yield from (cell.anchor for box in overview.boxes for line in box.lines for cell in line.cells if cell)
    yield from (anchor for entry in entries for anchor in entry.anchors)
    yield from (row.anchor for pair in pairs for row in (pair.a, pair.b))


def download(request: Request) -> Response:
    """The dossier as one file that needs nothing else."""
    question = read_question(request.query_params, request.path_params)
    html = write_dossier(build(request.app.state.desk, question), question, words_for(request))
    return HTMLResponse(html, headers={"content-disposition": 'attachment; filename="selon-dossier.html"'})


def write_dossier(page: Dossier, question: Question, words: Words) -> str:
    """The text of that file."""
    return write("dossier_file.html", words, {"page": page, "question": question})


PAGE = Page("dossier", "/dossier", build, Dossier)
ROUTES = (Route("/dossier.html", download),)
