"""Ingest in the background: files handed over by a page, read one by one into the ledger; stopped and taken up again.

Enters: uploaded files under their names. Leaves: claims in the ledger, and a `Progress` that pages show. A file is
known by its name and content: handed over twice, it adds nothing.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO

import msgspec

from selon.documents.inputs import dated, read_stream
from selon.documents.limits import Limits
from selon.flows.ingest import ingest
from selon.flows.known import KnownCaptures
from selon.flows.read import read_saved
from selon.ledger.batching import Written
from selon.ledger.opening import open_ledger
from selon.ledger.store import LedgerFault
from selon.model.document import DayRange
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.model.saved import SavedPage
from selon.packs.loader import load_packs
from selon.packs.tables import PackFault
from selon.web.clock import this_moment

TOGETHER = 20  # articles after which what was read is safe on disk, and seen on the page
MOST_PROBLEMS = 200
PIECE = 1 << 20
UNDATED = DayRange()


class Upload(msgspec.Struct, frozen=True):
    """One file as it was handed over: its name without any folder, and where its bytes lie."""

    name: str
    path: str


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is. `state` is running, stopped, done or failed."""

    id: int
    state: str
    files: int
    file: int
    name: str
    documents: int
    new: int
    claims: int
    problems: tuple[Problem, ...]
    fault: str = ""


class Job:
    """One hand-over of files. Its numbers are written by one thread and read by many."""

    def __init__(
        self, number: int, ledger: str, folder: str, uploads: list[Upload], published: DayRange = UNDATED
    ) -> None:
        """Take the files, and the day of those that name none; nothing is read yet."""
        self._published = published
        self.id, self._ledger, self._folder, self._uploads = number, ledger, folder, uploads
        self._at, self._documents, self._written = 0, 0, Written()
        self._earlier = Written()
        self._problems: list[Problem] = []
        self._known: KnownCaptures | None = None
        self._state, self._fault = "stopped", ""
        self._stop = threading.Event()

    def start(self) -> None:
        """Read on from the file at which it stands."""
        if self._state == "running" or self._at >= len(self._uploads):
            return
        self._stop.clear()
        self._state, self._fault, self._earlier = "running", "", self._written
        threading.Thread(target=self._run, name=f"ingest {self.id}", daemon=True).start()

    def stop(self) -> None:
        """Stop after the article that is being read; what is read stays."""
        self._stop.set()

    def progress(self) -> Progress:
        """How far it is."""
        at = min(self._at, len(self._uploads) - 1)
        return Progress(
            id=self.id,
            state=self._state,
            files=len(self._uploads),
            file=self._at,
            name=self._uploads[at].name,
            documents=self._documents + (self._known.passed if self._known else 0),
            new=self._written.documents,
            claims=self._written.claims,
            problems=tuple(self._problems[:MOST_PROBLEMS]),
            fault=self._fault,
        )

    def _run(self) -> None:
        try:
            store = open_ledger(self._ledger)
            try:
                self._known = KnownCaptures(store, load_packs())
                ingest(self._items(self._known), store, now=this_moment, on_written=self._hear, together=TOGETHER)
            finally:
                store.close()
        except (LedgerFault, PackFault, OSError) as fault:
            self._state, self._fault = "failed", str(fault)
            return
        self._state = "done" if self._at >= len(self._uploads) else "stopped"
        if self._state == "done":
            shutil.rmtree(self._folder, ignore_errors=True)

    def _hear(self, written: Written) -> None:
        self._written = self._earlier + written

    def _items(self, known: KnownCaptures) -> Iterator[Reading | Problem | SavedPage]:
        packs = load_packs()
        limits = Limits(latest_day=this_moment()[:10], is_known=known, is_saved=known.is_saved)
        for upload in self._uploads[self._at :]:
            with Path(upload.path).open("rb", buffering=PIECE) as stream:
                for intake in read_stream(stream, upload.name, limits):
                    if self._stop.is_set():
                        return
                    for item in read_saved(dated(intake, self._published), packs):
                        self._count(item)
                        yield item
            self._at += 1

    def _count(self, item: Reading | Problem | SavedPage) -> None:
        if isinstance(item, Problem):
            self._problems.append(item)
        elif isinstance(item, Reading):
            self._documents += 1
            self._problems.extend(item.problems)


class Jobs:
    """All hand-overs since the workspace was started."""

    def __init__(self, ledger: str) -> None:
        """Take the ledger's address."""
        self._ledger = ledger
        self._numbers = count(1)
        self._jobs: dict[int, Job] = {}

    def take(self, files: Iterator[tuple[str, BinaryIO]], published: DayRange = UNDATED) -> Job:
        """Keep the files and begin to read them; `published` is the day of those that name none."""
        folder = tempfile.mkdtemp(prefix="selon-ingest-")
        uploads = []
        for number, (name, stream) in enumerate(files):
            path = Path(folder) / f"{number:05d}"
            with path.open("wb") as kept:
                shutil.copyfileobj(stream, kept, PIECE)
            uploads.append(Upload(name, str(path)))
        job = Job(next(self._numbers), self._ledger, folder, uploads, published)
        self._jobs[job.id] = job
        job.start()
        return job

    def find(self, number: int) -> Job | None:
        """The job of this number."""
        return self._jobs.get(number)

    def all(self) -> tuple[Progress, ...]:
        """How far all jobs are, the newest first."""
        return tuple(job.progress() for _, job in sorted(self._jobs.items(), reverse=True))
