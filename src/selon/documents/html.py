"""Saved web pages: all visible text, with the cuts that tags, links and page words show.

Enters raw bytes; leaves one intake. Nothing is removed from the text: menus and adverts are in it, as cuts.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from selon.documents.body import Verdict, judge_blocks
from selon.documents.charset import decode_text
from selon.documents.language import detect_language
from selon.documents.limits import Limits
from selon.documents.markup import Block, read_page
from selon.documents.metadata import Metadata, read_metadata
from selon.documents.publication import choose_day, visible_days
from selon.documents.raw import Raw, refused
from selon.documents.source import drop_scripts
from selon.model.agency import find_agencies
from selon.model.document import DayRange, Document, Passage
from selon.model.ids import capture_id, text_id
from selon.model.intake import Intake
from selon.model.problem import Problem
from selon.model.saved import SavedPage
from selon.packs.page import load_page_words

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
HEAD_BYTES = 4_096
BREAK = "\n\n"
BYLINE = "byline"
LONG_CHARACTERS, SAMPLE_CHARACTERS = 80, 4_000


def read_html(raw: Raw, limits: Limits) -> Intake:
    """The document that a page is; nothing where its capture is known and its bytes are kept."""
    capture = capture_id(raw.data, raw.url or raw.path)
    if limits.is_saved(capture) and limits.is_known(capture):
        return Intake()
    markup, structured, problems = slim_page(raw)
    page = read_page(markup, structured)
    meta = read_metadata(page, raw.url)
    page.blocks = [b for b in page.blocks if b.tag != "title"]
    if not page.blocks:
        return refused("empty", "the page has no text", raw.path)
    if sum(len(b.text) for b in page.blocks) > limits.text:
        return refused("too_large", f"a page with more than {limits.text:,} characters of text", raw.path)
    language = page_language(page.blocks, meta.language)
    words = load_page_words(language)
    verdicts = judge_blocks(page, words, meta)
    day, faults = choose_day(
        [*meta.days, *visible_days(page.blocks, words)], raw.captured or limits.latest_day, raw.path
    )
    text, passages = assemble(page.blocks, verdicts)
    meta.language = language
    meta.credits = find_agencies(credit_lines(page.blocks, verdicts, meta.byline), words)
    document = make_document(raw, text, meta, capture, day)
    saved = SavedPage(document.id, raw.data, raw.url or raw.path, raw.charset)
    return Intake(document, passages, (*problems, *faults), saved)


def slim_page(raw: Raw) -> tuple[str, list[str], tuple[Problem, ...]]:
    """The markup of a page without its scripts, their structured data, and the problems met in decoding them.

    What is left out need not be decoded, which for most of a page's bytes is never done.
    """
    try:
        return decode_slim(raw.data.removeprefix(codecs.BOM_UTF8))
    except UnicodeDecodeError:
        markup, problems = decode_page(raw.data, raw.path, raw.charset)
        return *decode_slim(markup.encode())[:2], problems


def decode_slim(data: bytes) -> tuple[str, list[str], tuple[Problem, ...]]:
    """A page in UTF-8 as `slim_page` gives it; raises `UnicodeDecodeError` where it is not."""
    slim, structured = drop_scripts(data)
    return slim.decode(), [body.decode() for body in structured], ()


def decode_page(data: bytes, path: str | None, charset: str | None) -> tuple[str, tuple[Problem, ...]]:
    """The markup of a page in the encoding that its transfer or the page itself declares, or that is found."""
    declared = [charset or "", *(c.decode("ascii") for c in CHARSET.findall(data[:HEAD_BYTES]))]
    return decode_text(data, path, [name for name in declared if name])


def page_language(blocks: list[Block], declared: str | None) -> str | None:
    """The language of the page's longer blocks; what the page declares where they do not tell."""
    prose = sample_of(blocks, LONG_CHARACTERS) or sample_of(blocks, 0)
    found = detect_language(prose)
    return found or ((declared or "").split("-")[0].strip().lower()[:3] or None)


def sample_of(blocks: Sequence[Block], least: int) -> str:
    """As much of the blocks with more characters than `least`, and few of them links, as tells their language."""
    taken: list[str] = []
    left = SAMPLE_CHARACTERS
    for block in blocks:
        if len(block.text) > least and 2 * block.linked < len(block.text):
            taken.append(block.text)
            left -= len(block.text) + 1
            if left < 0:
                break
    return " ".join(taken)[:SAMPLE_CHARACTERS]


def credit_lines(blocks: list[Block], verdicts: list[Verdict], byline: str | None) -> str:
    """The lines in which a page names agencies as authors: its bylines, and the report itself."""
    lines = [b.text for b, v in zip(blocks, verdicts, strict=True) if v.kind is None or v.why == BYLINE]
    return "\n".join([byline or "", *lines])


def assemble(blocks: list[Block], verdicts: list[Verdict]) -> tuple[str, tuple[Passage, ...]]:
    """The blocks as one text, a blank line between them, and the cuts in it; neighbours of one kind are one cut."""
    passages: list[Passage] = []
    at = 0
    open_at, last, end = 0, Verdict(), 0
    for block, verdict in zip(blocks, verdicts, strict=True):
        if verdict.kind != last.kind or verdict.why != last.why:
            if last.kind is not None:
                passages.append(Passage(open_at, end, last.kind, last.why))
            open_at, last = at, verdict
        end = at + len(block.text)
        at = end + len(BREAK)
    if last.kind is not None:
        passages.append(Passage(open_at, end, last.kind, last.why))
    return BREAK.join([b.text for b in blocks]), tuple(passages)


def make_document(raw: Raw, text: str, meta: Metadata, capture: str, day: DayRange) -> Document:
    """The document with what the page says of itself."""
    return Document(
        id=text_id(capture, text),
        capture=capture,
        name=raw.name,
        path=raw.path,
        url=meta.url,
        outlet=meta.outlet,
        byline=meta.byline,
        credits=meta.credits,
        title=meta.title,
        language=meta.language,
        captured=raw.captured,
        text=text,
        published=day,
    )
