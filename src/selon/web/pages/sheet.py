"""Views as files for spreadsheets: all lines that are asked for, not one page of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from selon.export.spreadsheets import write_csv
from selon.ledger.store import Store
from selon.web.asking import Question, read_question
from selon.web.desk import Desk
from selon.web.known import is_large
from selon.web.large import is_narrow
from selon.web.tabling import claim_lines, incident_lines, toll_lines

PATIENCE = 120.0  # seconds: a file can not be asked for again by itself, as a page is
MARK = "\ufeff"  # by which spreadsheets know the encoding
Lines = Callable[[Desk, Store, Question], Sequence[msgspec.Struct]]
SHEETS: Mapping[str, Lines] = MappingProxyType(
    {"claims": claim_lines, "incidents": incident_lines, "tolls": toll_lines}
)


def _download(name: str, lines: Lines) -> Callable[[Request], Response]:
    def download(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        question = read_question(request.query_params, request.path_params)
        desk.begin(PATIENCE)
        with desk.reading() as store:
            if is_large(store) and not is_narrow(question):  # more than one file is for: by its wars
                return RedirectResponse("/", 303)
            text = write_csv(lines(desk, store, question))
        headers = {"content-disposition": f'attachment; filename="selon-{name}.csv"'}
        return Response((MARK + text).encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=headers)

    return download


ROUTES = tuple(Route(f"/{name}.csv", _download(name, lines)) for name, lines in SHEETS.items())
