"""Plain text files: the document's text is the file's text, unchanged.

Enters raw bytes; leaves one intake.
"""

from __future__ import annotations

from selon.documents.charset import decode_text
from selon.documents.language import detect_language
from selon.documents.limits import Limits
from selon.documents.raw import Raw, refused
from selon.model.agency import find_agencies
from selon.model.document import DayRange, Document
from selon.model.ids import capture_id, text_id
from selon.model.intake import Intake
from selon.packs.page import load_page_words


def read_text(raw: Raw, limits: Limits) -> Intake:
    """The document that a text file is; nothing where its capture is known."""
    if limits.is_known(capture_id(raw.data, raw.url or raw.path)):
        return Intake()
    text, problems = decode_text(raw.data, raw.path, [raw.charset] if raw.charset else [])
    if not text.strip():
        return refused("empty", "there is no text in it", raw.path)
    if len(text) > limits.text:
        return refused("too_large", f"a text of {len(text):,} characters; the limit is {limits.text:,}", raw.path)
    return Intake(make_document(raw, text), problems=problems)


def make_document(raw: Raw, text: str, published: DayRange | None = None) -> Document:
    """A document of a whole file, with its ids made from its bytes and where they lie."""
    capture = capture_id(raw.data, raw.url or raw.path)
    language = detect_language(text)
    return Document(
        id=text_id(capture, text),
        capture=capture,
        name=raw.name,
        path=raw.path,
        url=raw.url,
        text=text,
        credits=find_agencies(text, load_page_words(language)),
        language=language,
        captured=raw.captured,
        published=published or DayRange(),
    )
