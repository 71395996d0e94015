"""One claim: its sentence in its paragraph with the words of each field marked, why each field is what it is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.ledger.fields import FIELDS, value_of
from selon.ledger.sheets import Sheet, Step, show_claim
from selon.model.claim import Claim, Reason, Toll
from selon.model.decision import Standing
from selon.model.document import Document
from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.page import Page
from selon.web.showing import Mark, Segment, joined, segments

# The words that the reasons of a claim name its fields by, where they differ from those that people decide on.
REASONS = {"label": ("outcome", "type"), "place": ("places",), "figure": ("figure", "trigger")}
# A paragraph longer than this is cut around the sentence.
AROUND = 700


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field: its value, how it was read (stated, carried, inferred), from which words, and what people decided."""

    name: str
    value: str | None
    how: str = ""
    words: tuple[str, ...] = ()
    rule: str = ""
    runner_up: str | None = None
    margin: float | None = None
    decided: tuple[str, ...] = ()


class ClaimPage(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its evidence; `text` is empty where the article is withheld, `row` missing where it is withdrawn."""

    anchor: str
    row: ClaimRow | None
    document: str
    title: str | None
    outlet: str | None
    published: tuple[str | None, str | None]
    address: str | None
    text: tuple[Segment, ...]
    fields: tuple[Field, ...]
    extra: dict[str, str]
    history: tuple[Step, ...]
    decisions: tuple[Standing, ...]
    withheld: bool


def build(desk: Desk, question: Question) -> ClaimPage:
    """The claim whose id begins so."""
    with desk.reading() as store:
        sheet = show_claim(store, question.id)
    claim, document = sheet.claim, sheet.document
    return ClaimPage(
        anchor=sheet.anchor,
        row=sheet.row,
        document=sheet.document_id,
        title=document.title or document.name if document else None,
        outlet=document.outlet if document else None,
        published=(document.published.first, document.published.last) if document else (None, None),
        address=document.url or document.path if document else None,
        text=tuple(_text(claim, document)) if claim and document else (),
        fields=tuple(_fields(sheet)),
        extra=dict(_extra(claim)) if claim else {},
        history=sheet.history,
        decisions=sheet.decisions,
        withheld=document is None,
    )


def _text(claim: Claim, document: Document) -> list[Segment]:
    first, last = paragraph(document.text, claim.start, claim.end)
    marks = [*joined(document.text, marks_of(claim)), Mark(claim.start, claim.end, "sentence")]
    return segments(document.text, marks, first, last)


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a sentence, or as much of it as fits a page."""
    first = (
        max(text.rfind("\n\n", 0, start) + 2, start - AROUND, 0) if "\n\n" in text[:start] else max(0, start - AROUND)
    )
    after = text.find("\n\n", end)
    return first, min(after if after >= 0 else len(text), end + AROUND)


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


def _fields(sheet: Sheet) -> Iterator[Field]:
    row = sheet.row or sheet.machine
    if row is None:
        return
    for name in FIELDS:
        value, reason = value_of(row, name), reason_of(name, sheet.claim)
        if value is None and reason is None:
            continue
        text = sheet.document.text if sheet.document else ""
        spans = reason.spans if reason else _own_words(name, sheet.claim)
        yield Field(
            name=name,
            value=value,
            how=reason.how if reason else "stated" if spans else "",
            words=tuple(" ".join(text[start:end].split()) for start, end in spans),
            rule=reason.rule if reason else "",
            runner_up=reason.runner_up if reason else None,
            margin=reason.margin if reason else None,
            decided=tuple(mark.removeprefix(name).strip() for mark in row.marks if mark.startswith(f"{name} ")),
        )


def _own_words(field: str, claim: Claim | None) -> tuple[tuple[int, int], ...]:
    """The words of a figure, which need no rule."""
    return ((claim.figure.start, claim.figure.end),) if field == "figure" and isinstance(claim, Toll) else ()


def _extra(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is known beyond the fields that people decide on."""
    if claim.source is not None:
        yield "source_words", claim.source.text
        for name in ("body", "person", "office"):
            value = getattr(claim.source, name)
            if value:
                yield name, value
    if claim.via:
        yield "via", ", ".join(one.name or one.text for one in claim.via)
    if claim.hedges:
        yield "hedges", ", ".join(f"{hedge.text} ({hedge.kind})" for hedge in claim.hedges)
    if claim.weapon:
        yield "weapon", claim.weapon
    if isinstance(claim, Toll):
        yield from ((name, str(getattr(claim, name))) for name in ("people", "term") if getattr(claim, name))
        if claim.groups:
            yield "groups", ", ".join(claim.groups)
    elif claim.target is not None:
        yield "target", claim.target.name or claim.target.text


PAGE = Page("claim", "/claim/{id}", build, ClaimPage)
