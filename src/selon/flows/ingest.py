"""Readings into the ledger, batch by batch: what was reported as written is kept, whatever happens after.

Enters: readings and problems in any order, saved pages before what was read from them, and an open ledger.
Leaves: rows, and how much was new. A stopped ingest is started again with the same input:
`flows/known.py` passes over what is there already, before it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from selon.ledger.appending import Appender, prepare_all
from selon.ledger.batching import Written
from selon.ledger.preparing import Prepared
from selon.ledger.store import Store
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.model.saved import SavedPage

TOGETHER = 100  # reading takes so much longer than writing that larger batches win no time, and lose more to a kill
CHARACTERS = 4_000_000


def ingest(
    items: Iterable[Reading | Problem | SavedPage],
    store: Store,
    *,
    now: Callable[[], str],
    on_written: Callable[[Written], None] = lambda _: None,
    together: int = TOGETHER,
) -> Written:
    """Write everything that comes; `on_written` hears the sum so far after each batch is safe on disk."""
    writer = _Writer(store, now, on_written)
    with ThreadPoolExecutor(1, thread_name_prefix="prepare") as pool:
        try:
            for readings, pages, problems in _batches(items, together):
                coming = pool.submit(prepare_all, readings, pages)
                writer.write_waiting()
                writer.waiting = coming, problems
        finally:  # what came before a fault of the input is written all the same
            writer.write_waiting()
    return writer.total


class Gathered(NamedTuple):
    """What is written together; pages by their documents' ids."""

    readings: list[Reading]
    pages: dict[str, SavedPage]
    problems: list[Problem]


class _Writer:
    """Writes a batch while the next one is made ready."""

    def __init__(self, store: Store, now: Callable[[], str], on_written: Callable[[Written], None]) -> None:
        self._appender, self._now, self._on_written = Appender(store), now, on_written
        self.total = Written()
        self.waiting: tuple[Future[list[Prepared]], list[Problem]] | None = None

    def write_waiting(self) -> None:
        if self.waiting is None:
            return
        (coming, problems), self.waiting = self.waiting, None
        self.total += self._appender.write(coming.result(), problems, recorded=self._now())
        self._on_written(self.total)


def _batches(items: Iterable[Reading | Problem | SavedPage], together: int) -> Iterator[Gathered]:
    """Readings with their pages, and problems; a page comes before its reading, and waits for it."""
    waiting: dict[str, SavedPage] = {}
    now = Gathered([], {}, [])
    weight = 0
    for item in items:
        if isinstance(item, SavedPage):
            waiting[item.document] = item
            continue
        if isinstance(item, Reading):
            now.readings.append(item)
            weight += len(item.document.text)
            page = waiting.pop(item.document.id, None)
            if page is not None:
                now.pages[page.document] = page
                weight += len(page.data)
        else:
            now.problems.append(item)
        if len(now.readings) + len(now.problems) >= together or weight > CHARACTERS:
            yield now
            now, weight = Gathered([], {}, []), 0
    if now.readings or now.problems:
        yield now
