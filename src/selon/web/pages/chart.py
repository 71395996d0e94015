"""A chart as a file: the drawing alone, with its own style, to be kept or printed."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from selon.web.asking import read_question
from selon.web.charting import make_charts
from selon.web.desk import Desk
from selon.web.illustrating import draw_steps
from selon.web.rendering import name_of, style_sheet, words_for

WIDTH = 760.0


def download(request: Request) -> Response:
    """The first chart that the question asks for."""
    desk: Desk = request.app.state.desk
    question = read_question(request.query_params, request.path_params)
    with desk.reading() as store:
        charts = make_charts(desk.known(store, question), question)
    charts = [one for one in charts if question.status or one.status is None] or charts
    if not charts:
        return Response(status_code=404)
    words = words_for(request)
    drawn = draw_steps(words, partial(name_of, words), charts[0], WIDTH)
    styled = drawn.replace("<title>", Markup("<style>{}</style><title>").format(style_sheet("drawn.css")), 1)
    name = "-".join(part for part in (charts[0].outcome, charts[0].status) if part)
    headers = {"content-disposition": f'attachment; filename="selon-{name}.svg"'}
    return Response(str(styled), media_type="image/svg+xml", headers=headers)


ROUTES = (Route("/chart.svg", download),)
