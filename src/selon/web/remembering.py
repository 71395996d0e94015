"""Pages that were rendered lately, kept until the ledger changes.

Enters: the ledger's position and what a page depends on. Leaves: its text. Nothing of an earlier position is kept: what
is withheld is forgotten with the next request.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

MOST_BYTES = 48_000_000
LARGEST = 2_000_000


class Remembered:
    """Rendered pages by key, those used longest ago dropped first; safe to use from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        """Begin with none; `most` is how many bytes are kept."""
        self._most = most
        self._pages: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0
        self._position = -1
        self._lock = threading.Lock()

    def find(self, position: int, key: Hashable) -> bytes | None:
        """The page as it was rendered at this position of the ledger."""
        with self._lock:
            self._turn_to(position)
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def keep(self, position: int, key: Hashable, page: bytes) -> None:
        """Keep a page that was rendered at this position, unless the ledger has changed since."""
        with self._lock:
            if position != self._position or len(page) > LARGEST or key in self._pages:
                return
            self._pages[key] = page
            self._size += len(page)
            while self._size > self._most:
                _, old = self._pages.popitem(last=False)
                self._size -= len(old)

    def _turn_to(self, position: int) -> None:
        if position != self._position:
            self._pages.clear()
            self._size, self._position = 0, position
