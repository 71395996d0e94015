"""A claim's sentence with the words that each field was read from, and where it stands.

Enters: a claim's sheet. Leaves: `Evidence`: segments of text, outlet, day and address; no segments where it is
withheld.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.ledger.fields import FIELDS
from selon.ledger.sheets import Sheet
from selon.model.claim import Claim, Reason, Toll
from selon.model.document import Document
from selon.web.showing import Mark, Segment, joined, segments

# The words that the reasons of a claim name its fields by, where they differ from those that people decide on.
REASONS = {"label": ("outcome", "type"), "place": ("places",), "figure": ("figure", "trigger")}
AROUND = 450  # characters of a paragraph that are shown on either side of the sentence
ELLIPSIS = Segment(" … ")
LONGEST = 3_000  # characters of a sentence that are shown


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The words behind a claim, and the article that they stand in."""

    anchor: str
    document: str
    title: str | None
    outlet: str | None
    published: tuple[str | None, str | None]
    address: str | None
    text: tuple[Segment, ...]
    begins: int
    withheld: bool


def make_evidence(sheet: Sheet, *, around: int = 0) -> Evidence:
    """The sentence of a claim, with up to `around` characters of its paragraph on either side."""
    claim, document = sheet.claim, sheet.document
    return Evidence(
        anchor=sheet.anchor,
        document=sheet.document_id,
        title=document.title or document.name if document else None,
        outlet=document.outlet if document else None,
        published=(document.published.first, document.published.last) if document else (None, None),
        address=document.url or document.path if document else None,
        text=tuple(_text(claim, document, around)) if claim and document else (),
        begins=claim.start if claim else 0,
        withheld=document is None,
    )


def _text(claim: Claim, document: Document, around: int) -> list[Segment]:
    first, last = paragraph(document.text, claim, around)
    marks = [*joined(document.text, marks_of(claim)), Mark(max(claim.start, first), min(claim.end, last), "sentence")]
    shown = segments(document.text, marks, first, last)
    cut = around and first > 0 and not document.text[:first].endswith("\n\n")
    left = around and last < len(document.text) and not document.text.startswith("\n\n", last)
    return [*([ELLIPSIS] if cut else []), *shown, *([ELLIPSIS] if left else [])]


def paragraph(text: str, claim: Claim, around: int) -> tuple[int, int]:
    """The bounds of what is shown: the sentence, or what lies about the figure of one that fits no page."""
    head = claim.figure if isinstance(claim, Toll) else claim.trigger
    start, end = claim.start, claim.end
    if end - start > LONGEST:
        start, end = max(start, head.start - LONGEST // 2), min(end, head.end + LONGEST // 2)
    if not around:
        return start, end
    before, after = text.rfind("\n\n", max(0, start - around), start), text.find("\n\n", end, end + around)
    first = before + 2 if before >= 0 else _word_after(text, start - around, start)
    return first, after if after >= 0 else _word_before(text, end + around, end)


def _word_after(text: str, at: int, limit: int) -> int:
    """Where the first whole word at or after a place begins."""
    if at <= 0:
        return 0
    return next((found + 1 for found in range(at - 1, limit) if text[found].isspace()), limit)


def _word_before(text: str, at: int, limit: int) -> int:
    """Where the last whole word up to a place ends."""
    if at >= len(text):
        return len(text)
    return next((found for found in range(at, limit, -1) if text[found].isspace()), limit)


def marks_of(claim: Claim) -> Iterator[Mark]:
    """The words of the sentence and around it that the fields were read from."""
    head = claim.figure if isinstance(claim, Toll) else claim.trigger
    yield Mark(head.start, head.end, "figure" if isinstance(claim, Toll) else "label")
    for source, name in ((claim.source, "source"), *((one, "via") for one in claim.via)):
        if source is not None:
            yield Mark(source.start, source.end, name)
    for place in claim.places:
        yield Mark(place.start, place.end, "place")
    for hedge in claim.hedges:
        yield Mark(hedge.start, hedge.end, "hedged")
    for name in FIELDS:
        reason = reason_of(name, claim)
        for start, end in reason.spans if reason and name not in {"source", "figure"} else ():
            yield Mark(start, end, name)


def reason_of(field: str, claim: Claim | None) -> Reason | None:
    """Why a field of the claim is what it is."""
    names = (field, *REASONS.get(field, ()))
    return next((claim.why[name] for name in names if claim is not None and name in claim.why), None)
