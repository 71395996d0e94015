"""What all pages share: the ledger, what was computed from it, the person at the desk, and how a page is rendered.

Enters: requests and records. Leaves: rendered pages. What is cached is keyed by the ledger's position, so that every
change of the ledger is seen at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

import msgspec

from selon.ledger.batches import position
from selon.ledger.opening import open_ledger, read_ledger
from selon.ledger.store import Store
from selon.model.decision import Role
from selon.web.asking import Question
from selon.web.jobs import Jobs
from selon.web.known import Known, settle_known

Made = TypeVar("Made")
MOST_KEPT = 200


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
        self._made: OrderedDict[str, tuple[int, object]] = OrderedDict()
        self._locks: dict[str, threading.Lock] = {}
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

    def once(self, store: Store, key: str, make: Callable[[], Made]) -> Made:
        """What `make` gives, computed once for each key and position of the ledger."""
        now = position(store)
        with self._lock:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            found = self._find(key, now)
            if found is None:
                found = (make(),)
                self._keep(key, now, found)
        return cast("tuple[Made]", found)[0]

    def known(self, store: Store, question: Question) -> Known:
        """The findings as known on the question's clocks."""
        view = question.view
        return self.once(store, f"known {view.as_known_on} {view.recorded_by}", lambda: settle_known(store, view))

    def _find(self, key: str, now: int) -> object | None:
        with self._lock:
            at, found = self._made.get(key, (-1, None))
            if at != now:
                return None
            self._made.move_to_end(key)
            return found

    def _keep(self, key: str, now: int, made: object) -> None:
        with self._lock:
            self._made[key] = (now, made)
            self._made.move_to_end(key)
            while len(self._made) > MOST_KEPT:
                old, _ = self._made.popitem(last=False)
                self._locks.pop(old, None)
