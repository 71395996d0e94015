"""Ingest: hand over files, see them read, see what could not be read and why; stop and take up again.

Enters: forms with files. Leaves: jobs that run in the background, and their progress.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from selon.documents.days import day_of_stamp
from selon.ledger.listing import problems_in
from selon.model.document import DayRange
from selon.model.view import ProblemRow
from selon.web.asking import Question
from selon.web.clock import this_moment
from selon.web.desk import Desk
from selon.web.jobs import Job, Jobs, Progress
from selon.web.page import Page
from selon.web.rendering import render, words_for

MOST_FILES = 1_000
MOST_BYTES = 512 * 1024 * 1024
SHOWN = 100
LONGEST_NAME = 120
GIVEN = "given with the file"


class Ingest(msgspec.Struct, frozen=True):
    """The jobs since the workspace was started, and the newest problems of the ledger."""

    jobs: tuple[Progress, ...]
    problems: tuple[ProblemRow, ...]
    total: int


def build(desk: Desk, _: Question) -> Ingest:
    """What was handed over, and what could not be read."""
    with desk.reading() as store:
        problems = desk.listed(store, "problems", lambda opened: list(problems_in(opened))[::-1])
    return Ingest(desk.jobs.all(), tuple(problems[:SHOWN]), len(problems))


async def hand_over(request: Request) -> Response:
    """Take the files of a form and begin to read them."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return _refusal(request, "ingest.too_much", 413)
    form = await request.form(max_files=MOST_FILES, max_fields=10)
    try:
        files = list(_files(form))
        if not files:
            return _refusal(request, "ingest.nothing", 400)
        published = read_day(str(form.get("published", "")), this_moment()[:10])
        if published is None:
            return _refusal(request, "ingest.no_day", 400)
        jobs: Jobs = request.app.state.desk.jobs
        await run_in_threadpool(jobs.take, iter(files), published)
    finally:
        await form.close()
    return RedirectResponse("/ingest", 303)


async def show_job(request: Request) -> Response:
    """How far one job is, as a piece of the page."""
    job = _job(request)
    if job is None:
        return _refusal(request, "fault.missing", 404)
    return render(request, "parts/job_alone.html", {"job": job.progress(), "current": ""})


async def stop(request: Request) -> Response:
    """Stop a job."""
    job = _job(request)
    if job is None:
        return _refusal(request, "fault.missing", 404)
    job.stop()
    return RedirectResponse("/ingest", 303)


async def take_up(request: Request) -> Response:
    """Go on with a stopped job."""
    job = _job(request)
    if job is None:
        return _refusal(request, "fault.missing", 404)
    job.start()
    return RedirectResponse("/ingest", 303)


def bare_name(name: str) -> str:
    """A file's name without any folder, whatever system it comes from."""
    bare = PurePosixPath(PureWindowsPath(name).name).name.strip().lstrip(".")
    return "".join(letter for letter in bare if letter.isprintable())[-LONGEST_NAME:] or "unnamed"


def read_day(given: str, today: str) -> DayRange | None:
    """The day of texts that name none; nothing for a day that is none or is yet to come."""
    if not given.strip():
        return DayRange()
    days = day_of_stamp(given)
    return DayRange(*days, GIVEN) if days is not None and days[0] <= today else None


def _files(form: FormData) -> Iterator[tuple[str, BinaryIO]]:
    for part in form.getlist("files"):
        if isinstance(part, UploadFile) and part.filename:
            yield bare_name(part.filename), part.file


def _job(request: Request) -> Job | None:
    jobs: Jobs = request.app.state.desk.jobs
    return jobs.find(int(request.path_params["number"]))


def _refusal(request: Request, key: str, status: int) -> Response:
    return render(request, "fault.html", {"said": words_for(request).say(key), "current": "", "anchor": ""}, status)


PAGE = Page("ingest", "/ingest", build, Ingest)
ROUTES = (
    Route("/ingest", hand_over, methods=["POST"]),
    Route("/ingest/{number:int}", show_job),
    Route("/ingest/{number:int}/stop", stop, methods=["POST"]),
    Route("/ingest/{number:int}/resume", take_up, methods=["POST"]),
)
