"""What an input gave: a document with the cuts its own form shows, or the faults that kept it from being read."""

from __future__ import annotations

import msgspec

from selon.model.document import Document, Passage
from selon.model.problem import Problem
from selon.model.saved import SavedPage


class Intake(msgspec.Struct, frozen=True):
    """One record of an input. `document` is null when it could not be read; `problems` then say why.

    `passages` are the cuts that only the input itself can show (a page's tags and links); those that the
    plain text shows are found later from the document. `page` holds the bytes of what was saved as a web page.
    """

    document: Document | None = None
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
    page: SavedPage | None = None
