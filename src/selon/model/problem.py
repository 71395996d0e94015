"""What is wrong with an input, and where; collected and shown, never fatal to the rest."""

from __future__ import annotations

import msgspec

READER_FAULT = "reader_fault"  # the kind of problem where the reader itself fails on a text


class Problem(msgspec.Struct, frozen=True):
    """One fault of an input: `kind` is a stable slug, `what` a sentence for people.

    `path` names the file, `place` the line, record or byte inside it where that is known.
    """

    kind: str
    what: str
    path: str | None = None
    place: str | None = None
