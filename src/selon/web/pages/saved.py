"""The page that an article was read from, as it was saved: inert, for a frame beside the article.

Enters: an article's id. Leaves: a document in which nothing acts and from which nothing is loaded.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from selon.documents.html import decode_page
from selon.ledger.masking import private_names
from selon.ledger.readings import reading_of
from selon.ledger.saving import load_page
from selon.web.desk import Desk
from selon.web.disarming import disarm
from selon.web.pages.article import UnknownArticle, find_article

HEADERS = {
    "content-security-policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'self'"
    ),
    "referrer-policy": "no-referrer",
    "x-dns-prefetch-control": "off",
}


def show_saved(request: Request) -> Response:
    """The page, or a refusal where there is none."""
    desk: Desk = request.app.state.desk
    with desk.reading() as store:
        name = find_article(store, request.path_params["id"])
        page, reading = load_page(store, name), reading_of(store, name, names=True)
    if page is None or reading is None:
        raise UnknownArticle(NO_PAGE)
    markup, _ = decode_page(page.data, None, page.charset)
    return HTMLResponse(disarm(markup, private_names(reading)).encode("utf-8", "replace"), headers=HEADERS)


NO_PAGE = "no page was saved with this article, or it is withheld"
ROUTES = (Route("/article/{id}/saved", show_saved, methods=["GET"]),)
