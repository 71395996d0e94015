"""What a page is: an address, a template, and a function from a question to the record that both HTML and JSON show."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from selon.web.asking import Question
from selon.web.desk import Desk


class Page(NamedTuple):
    """A reading view. `build` raises a `LedgerFault` for what is not there; `record` is the type of what it gives."""

    name: str
    path: str
    build: Callable[[Desk, Question], msgspec.Struct]
    record: type[msgspec.Struct]

    @property
    def template(self) -> str:
        """The file of the page's template."""
        return f"{self.name}.html"
