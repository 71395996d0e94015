"""One stretch of bytes on its way to becoming documents, and the problems that all inputs can have."""

from __future__ import annotations

import msgspec

from selon.model.intake import Intake
from selon.model.problem import Problem


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes with what is known of where they come from.

    `path` is the file, or the file and the byte offset of a record in it; `charset` what the transfer declared;
    `captured` the ISO time at which a page was fetched.
    """

    data: bytes
    name: str
    path: str
    url: str | None = None
    captured: str | None = None
    charset: str | None = None


def refused(kind: str, what: str, path: str | None, place: str | None = None) -> Intake:
    """An intake without a document, with the one reason why."""
    return Intake(problems=(Problem(kind, what, path, place),))
