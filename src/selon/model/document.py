"""One article as read, its day, and the stretches of it that are no part of the report."""

from __future__ import annotations

from typing import Literal

import msgspec

PassageKind = Literal["boilerplate", "off_topic", "title", "caption", "teaser"]


class DayRange(msgspec.Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """The first and last day (ISO, both included) that something may be dated on, and why."""

    first: str | None = None
    last: str | None = None
    why: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One article. Its `text` never changes after it is made; all offsets count its characters.

    `name` is the file's stem or the record's id, `capture` the id of the page (its bytes and address), `captured` the
    ISO time at which it was fetched, `published` the day or days on which it may have been published; where reading
    settled on other days than the input gave, or the input gave none, `given` is what the input gave.
    """

    id: str
    name: str
    text: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    title: str | None = None
    language: str | None = None
    capture: str | None = None
    captured: str | None = None
    published: DayRange = DayRange()
    given: DayRange | None = None


def as_given(document: Document) -> Document:
    """The document with the days that its input gave, before any reading."""
    if document.given is None:
        return document
    return msgspec.structs.replace(document, published=document.given, given=None)


def with_days(document: Document, published: DayRange) -> Document:
    """The document with the days that reading settled on; those that its input gave are kept beside them."""
    given = document.given or document.published
    return msgspec.structs.replace(document, published=published, given=None if published == given else given)


class Passage(msgspec.Struct, frozen=True):
    """A cut: a stretch of the document that is no part of the report, with the reason."""

    start: int
    end: int
    kind: PassageKind
    why: str
