"""What all pages share: the ledger, what was computed from it, the person at the desk, and how a page is rendered.

Enters: requests and records. Leaves: rendered pages. What is cached is keyed by the ledger's position, so that every
change of the ledger is seen at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, TypeVar, cast

import msgspec

from selon.ledger.batches import position
from selon.ledger.opening import open_ledger, read_ledger
from selon.ledger.store import Store
from selon.ledger.wars import war_of
from selon.model.decision import Role
from selon.model.view import View
from selon.web.asking import Question
from selon.web.jobs import Jobs
from selon.web.known import Known, is_large, is_slow, settle_known
from selon.web.remembering import Remembered

Made = TypeVar("Made")
MOST_KEPT = 200
ROWS = "rows "  # begins the keys of what is read from rows alone
PATIENCE = 0.4  # seconds that a page waits for what is computed aside
LONG = 86_400.0  # seconds that someone waits who has nothing else to look at


class StillComputing(Exception):
    """What was asked for is being computed: ask again in a moment."""


class Person(msgspec.Struct, frozen=True):
    """Who is at the desk, and as what."""

    name: str
    role: Role = "analyst"


class Desk:
    """One ledger and one person; safe to use from several threads."""

    def __init__(self, ledger: str, person: Person) -> None:
        """Take the ledger's address and the person; the ledger is made where it is missing."""
        self.ledger = ledger
        self.person = person
        self.jobs = Jobs(ledger)
        self.remembered = Remembered()
        self._made: OrderedDict[str, tuple[int, object]] = OrderedDict()
        self._locks: dict[str, threading.Lock] = {}
        self._coming: dict[str, Future[Any]] = {}  # Any: what pages compute is of many types
        self._worker = ThreadPoolExecutor(1, "aside")
        self._lister = ThreadPoolExecutor(1, "aside-rows")
        self._local = threading.local()
        self._lock = threading.Lock()
        open_ledger(ledger).close()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The ledger, open for reading."""
        store = read_ledger(self.ledger)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The ledger, open for writing."""
        store = open_ledger(self.ledger)
        try:
            yield store
        finally:
            store.close()

    def once(self, store: Store, key: str, make: Callable[[Store], Made], patience: float | None = None) -> Made:
        """What `make` gives, computed once for each key and position of the ledger.

        Where the ledger takes a while to settle, it is computed aside: what was computed at an earlier position serves
        meanwhile, and where there is nothing yet `StillComputing` is raised after a moment.
        """
        now = position(store)
        at, found = self._find(key)
        if found is not None and at == now:
            return cast("tuple[Made]", found)[0]
        if getattr(self._local, "is_aside", False) or not is_slow(store):
            return self._make(store, key, now, make)
        coming = self._submit(key, make)
        self._local.is_partial = True
        if found is not None:
            return cast("tuple[Made]", found)[0]
        try:
            return coming.result(getattr(self._local, "patience", PATIENCE) if patience is None else patience)
        except TimeoutError:
            raise StillComputing from None

    def listed(self, store: Store, key: str, make: Callable[[Store], Made]) -> Made:
        """The same as `once` for what is read from rows alone: it does not wait behind what is being settled."""
        return self.once(store, ROWS + key, make)

    def is_at_hand(self, key: str) -> bool:
        """Whether there is something under the key, of this or an earlier position."""
        return self._find(key)[1] is not None

    def begin(self, patience: float = PATIENCE) -> None:
        """Note from now on whether the page that this thread makes lacks what is still being computed.

        `patience` is how many seconds it waits for that.
        """
        self._local.is_partial = False
        self._local.patience = patience

    def warm(self) -> None:
        """Begin to settle a ledger that takes a while, before anyone asks; a large one waits for its war."""
        with self.reading() as store:
            if is_slow(store) and not is_large(store):
                with suppress(StillComputing):
                    self.known(store, Question(), patience=0.0)

    @property
    def is_partial(self) -> bool:
        """Whether the page of this thread lacks something, or shows it as of an earlier position."""
        return bool(getattr(self._local, "is_partial", False))

    def known(self, store: Store, question: Question, patience: float | None = None) -> Known:
        """The findings as known on the question's clocks; those of one war where the ledger is large."""
        view = question.view
        key = f"known {view.as_known_on} {view.recorded_by} {view.conflict if is_large(store) else None}"
        return self.once(store, key, lambda opened: settle_known(opened, view), patience)

    def known_around(self, store: Store, document: str) -> Known | None:
        """The findings on an article's war; in a large ledger only where they are at hand already."""
        if not is_large(store):
            return self.known(store, Question())
        war = war_of(store, document)
        if war is None:
            return None
        try:
            return self.known(store, Question(view=View(conflict=war)), patience=0.01)
        except StillComputing:
            return None

    def _make(self, store: Store, key: str, now: int, make: Callable[[Store], Made]) -> Made:
        with self._lock:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            at, found = self._find(key)
            if at == now and found is not None:
                return cast("tuple[Made]", found)[0]
            made = make(store)
            self._keep(key, now, (made,))
        return made

    def _find(self, key: str) -> tuple[int, object]:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key, (-1, None))

    def _submit(self, key: str, make: Callable[[Store], Made]) -> Future[Made]:
        with self._lock:
            coming = self._coming.get(key)
            if coming is None or coming.done():
                worker = self._lister if key.startswith(ROWS) else self._worker
                coming = self._coming[key] = worker.submit(self._run, key, make)
        return cast("Future[Made]", coming)

    def _run(self, key: str, make: Callable[[Store], Made]) -> Made:
        self._local.is_aside = True
        with self.reading() as store:
            return self._make(store, key, position(store), make)

    def _keep(self, key: str, now: int, made: object) -> None:
        with self._lock:
            self._made[key] = (now, made)
            self._made.move_to_end(key)
            while len(self._made) > MOST_KEPT:
                old, _ = self._made.popitem(last=False)
                self._locks.pop(old, None)
                self._coming.pop(old, None)
