"""RSS and Atom files: one entry, one document, with the text that the feed carries.

Enters raw bytes; leaves one intake an entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

import feedparser
import msgspec

from selon.documents.days import Stamp, read_stamp
from selon.documents.html import read_html
from selon.documents.limits import Limits, everything_is_saved
from selon.documents.publication import is_possible
from selon.documents.raw import Raw, refused
from selon.model.document import DayRange, Document
from selon.model.intake import Intake
from selon.model.problem import Problem

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
    link = entry.get("link") or ""
    url = link if "://" in link else None  # without a link the parser gives the entry's id
    piece = Raw(
        data=f"<body><article>{body}</article>".encode("utf-8", "replace"),
        name=entry.get("id") or url or path,
        path=path,
        url=url,
    )
    intake = read_html(piece, msgspec.structs.replace(limits, is_saved=everything_is_saved))
    if intake.document is None and not intake.problems:  # known
        return intake
    if intake.document is None:
        return refused("empty", "the entry has no text", raw.path, place)
    stamp, problems = read_entry_day(entry, raw.path, place, limits)
    document = dress_entry(intake.document, entry, outlet, stamp)
    return Intake(document, intake.passages, (*intake.problems, *problems))


def read_entry_day(
    entry: Any,  # noqa: ANN401  # see read_feed
    path: str,
    place: str,
    limits: Limits,
) -> tuple[Stamp | None, tuple[Problem, ...]]:
    """The feed's date of an entry; one that is yet to come is a problem."""
    stamp = read_stamp(entry.get("published") or entry.get("updated") or "")
    if stamp is None or is_possible(stamp.day, limits.latest_day):
        return stamp, ()
    return None, (Problem("day", f"the feed says {stamp.day}, which can not be", path, place),)


def dress_entry(document: Document, entry: Any, outlet: str | None, stamp: Stamp | None) -> Document:  # noqa: ANN401  # see read_feed
    """The document of an entry with what the feed says of it."""
    title = unescape(entry.get("title") or "").strip() or None
    return msgspec.structs.replace(
        document,
        title=title or document.title,
        outlet=document.outlet or outlet,
        byline=entry.get("author") or document.byline,
        published=DayRange(stamp.day, stamp.day, "the feed's date") if stamp else document.published,
    )
