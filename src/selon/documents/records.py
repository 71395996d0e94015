"""Records of a table or record file: one row with known column names becomes one document.

Enters a mapping from column names to values; leaves one intake.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from selon.documents.days import day_after, day_of_stamp
from selon.documents.language import detect_language
from selon.documents.limits import Limits
from selon.documents.raw import refused
from selon.model.document import DayRange, Document
from selon.model.ids import capture_id, text_id
from selon.model.intake import Intake
from selon.model.problem import Problem

# Column names that stand for a field, in the order in which they are tried. The first of each is the promised one.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "name", "doc_id", "article_id", "uuid", "guid"),
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "description"),
    "title": ("title", "headline"),
    "url": ("url", "link", "uri"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "published": ("published", "date", "published_on", "publication_date", "pubdate", "day"),
    "language": ("language", "lang"),
    "captured": ("captured", "fetched", "crawled"),
    "byline": ("byline", "author", "authors"),
}


def read_record(row: Mapping[str, object], path: str, place: str, limits: Limits) -> Intake:
    """The document that a row is, nothing where its capture is known.

    `place` says where in the file it stands and names it where it has no id.
    """
    fields = {field: first_text(row, names) for field, names in COLUMNS.items()}
    text = fields["text"]
    if text is None or not text.strip():
        return refused("empty", "the record has no text", path, place)
    if len(text) > limits.text:
        return refused("too_large", f"a text of {len(text):,} characters; the limit is {limits.text:,}", path, place)
    where = f"{path}#{place.replace(' ', '-')}"
    capture = capture_id(text.encode("utf-8", "replace"), fields["url"] or where)
    if limits.is_known(capture):
        return Intake()
    published, problems = read_day(fields["published"], path, place, limits)
    document = Document(
        id=text_id(capture, text.encode("utf-8", "replace").decode()),
        capture=capture,
        name=fields["id"] or where,
        path=where,
        url=fields["url"],
        outlet=fields["outlet"],
        byline=fields["byline"],
        title=fields["title"],
        language=fields["language"] or detect_language(text),
        captured=fields["captured"],
        text=text,
        published=published,
    )
    return Intake(document, problems=problems)


def first_text(row: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The first of several columns that holds something, as text."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, dt.date):
            return value.isoformat()
    return None


def read_day(stamp: str | None, path: str, place: str, limits: Limits) -> tuple[DayRange, tuple[Problem, ...]]:
    """The day range of a record's own date: a day, a month or a year."""
    if stamp is None:
        return DayRange(), ()
    found = day_of_stamp(stamp)
    if found is None:
        return DayRange(), (Problem("day", f"the date {stamp[:40]!r} can not be read", path, place),)
    if limits.latest_day is not None and found[0] > day_after(limits.latest_day):
        return DayRange(), (Problem("day", f"the record says {found[0]}, which is yet to come", path, place),)
    return DayRange(found[0], found[1], "the record's own date"), ()
