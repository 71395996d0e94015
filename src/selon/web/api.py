"""The JSON of every reading view, and the OpenAPI that describes it.

Enters: the pages. Leaves: `/api/…`, read-only, the same records that the templates show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from selon import __version__
from selon.web.asking import NAMES, OTHERS, read_question
from selon.web.desk import Desk
from selon.web.page import Page
from selon.web.showing import inert

JSON = "application/json"
PATIENCE = 5.0  # seconds that a program waits for what is being settled, before it is told to come again
TEMPLATE = "#/components/schemas/{name}"


def routes_of(pages: Sequence[Page]) -> list[BaseRoute]:
    """One address for each page, and that of the description."""
    described = msgspec.json.encode(describe(pages))

    def openapi(_: Request) -> Response:
        return Response(described, media_type=JSON)

    return [Route("/api/openapi.json", openapi), *(Route(api_path(page), _json(page)) for page in pages)]


def api_path(page: Page) -> str:
    """Where the JSON of a page is."""
    return f"/api/{page.name}" if page.path == "/" else f"/api{page.path}"


def describe(pages: Iterable[Page]) -> dict[str, object]:
    """The description in OpenAPI 3.1."""
    pages = list(pages)
    schemas, components = msgspec.json.schema_components([page.record for page in pages], ref_template=TEMPLATE)
    paths = {api_path(page): {"get": _operation(page, schema)} for page, schema in zip(pages, schemas, strict=True)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Selon", "version": __version__},
        "paths": paths,
        "components": {"schemas": components},
    }


def _operation(page: Page, schema: object) -> dict[str, object]:
    query = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in (*NAMES, *OTHERS, "q", "order")]
    query.append({"name": "page", "in": "query", "schema": {"type": "string", "pattern": "^[0-9]+$"}})
    path = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}] if "{id}" in page.path else []
    answer = {"description": page.record.__doc__ or "", "content": {JSON: {"schema": schema}}}
    missing = {"description": "There is nothing with this id."}
    return {"operationId": page.name, "parameters": [*path, *query], "responses": {"200": answer, "404": missing}}


def _json(page: Page) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        question = read_question(request.query_params, request.path_params)
        desk: Desk = request.app.state.desk
        desk.begin(PATIENCE)
        return Response(encode(page.build(desk, question)), media_type=JSON)

    return show


def encode(record: object) -> bytes:
    """The record as JSON; letters that JSON can not carry are replaced."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_plain(msgspec.to_builtins(record)))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else inert(value)
