"""RSS and Atom files: one entry, one document, with the text that the feed carries.

Enters raw bytes; leaves one intake an entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

import feedparser
import msgspec

from selon.documents.days import read_stamp
from selon.documents.html import read_html
from selon.documents.limits import Limits
from selon.documents.raw import Raw, refused
from selon.model.document import DayRange, Document
from selon.model.intake import Intake

MOST_ENTRIES = 10_000


def read_feed(raw: Raw, limits: Limits) -> Iterator[Intake]:
    """An intake for each entry; a feed without any is one problem."""
    parsed: Any = feedparser.parse(raw.data)  # Any: feedparser is untyped
    entries = parsed.entries[:MOST_ENTRIES]
    if not entries:
        yield refused("empty" if not parsed.bozo else "damaged", "no entry of a feed can be read in it", raw.path)
        return
    outlet = parsed.feed.get("title") or None
    for number, entry in enumerate(entries, 1):
        yield read_entry(entry, raw, number, outlet, limits)


def read_entry(entry: Any, raw: Raw, number: int, outlet: str | None, limits: Limits) -> Intake:  # noqa: ANN401  # see read_feed
    """The document that an entry is: its fullest text, read as the piece of a page that it is."""
    place = f"entry {number}"
    body = max([*(c.get("value", "") for c in entry.get("content", ())), entry.get("summary", "")], key=len)
    if not body.strip():
        return refused("empty", "the entry has no text", raw.path, place)
    path = f"{raw.path}#{place.replace(' ', '-')}"
    url = entry.get("link") or None
    piece = Raw(
        data=f"<body><article>{body}</article>".encode("utf-8", "replace"),
        name=entry.get("id") or url or path,
        path=path,
        url=url,
    )
    intake = read_html(piece, limits)
    if intake.document is None:
        return refused("empty", "the entry has no text", raw.path, place)
    return Intake(dress_entry(intake.document, entry, outlet), intake.passages, intake.problems)


def dress_entry(document: Document, entry: Any, outlet: str | None) -> Document:  # noqa: ANN401  # see read_feed
    """The document of an entry with what the feed says of it."""
    stamp = read_stamp(entry.get("published") or entry.get("updated") or "")
    title = unescape(entry.get("title") or "").strip() or None
    return msgspec.structs.replace(
        document,
        title=title or document.title,
        outlet=document.outlet or outlet,
        byline=entry.get("author") or document.byline,
        published=DayRange(stamp.day, stamp.day, "the feed's date") if stamp else document.published,
    )
