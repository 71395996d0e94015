"""Long lists cut into pages.

Enters: a sequence and the number of a page. Leaves: that page's part, and how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

One = TypeVar("One")
TOGETHER = 50


class Paging(msgspec.Struct, frozen=True):
    """Which page of how many, and how many things in all."""

    page: int
    pages: int
    total: int


def cut_page(found: Sequence[One], page: int, together: int = TOGETHER) -> tuple[Sequence[One], Paging]:
    """The things of a page; the last page where there are fewer."""
    pages = max(1, -(-len(found) // together))
    chosen = min(page, pages)
    return found[(chosen - 1) * together : chosen * together], Paging(chosen, pages, len(found))
