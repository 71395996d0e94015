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
from selon.model.view import TollRow
from selon.web.asking import Question, read_question
from selon.web.desk import Desk
from selon.web.known import is_large
from selon.web.large import is_narrow
from selon.web.tabling import ClaimLine, IncidentLine, claim_lines, incident_lines, toll_lines

PATIENCE = 120.0  # seconds: a file can not be asked for again by itself, as a page is
MARK = "\ufeff"  # by which spreadsheets know the encoding
Lines = Callable[[Desk, Store, Question], Sequence[msgspec.Struct]]
SHEETS: Mapping[str, tuple[Lines, type[msgspec.Struct]]] = MappingProxyType(
    {
        "claims": (claim_lines, ClaimLine),
        "incidents": (incident_lines, IncidentLine),
        "tolls": (toll_lines, TollRow),
    }
)


def _download(name: str, lines: Lines, record: type[msgspec.Struct]) -> Callable[[Request], Response]:
    def download(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        question = read_question(request.query_params, request.path_params)
        desk.begin(PATIENCE)
        with desk.reading() as store:
            if is_large(store) and not is_narrow(question):  # more than one file is for: by its wars
                return RedirectResponse("/", 303)
            text = write_csv(lines(desk, store, question), record)
        headers = {"content-disposition": f'attachment; filename="selon-{name}.csv"'}
        return Response((MARK + text).encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=headers)

    return download


ROUTES = tuple(Route(f"/{name}.csv", _download(name, *made)) for name, made in SHEETS.items())
