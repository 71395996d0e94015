"""One claim: its sentence in its paragraph with the words of each field marked, and why each field is what it is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.ledger.fields import FIELDS, LISTS, value_of
from selon.ledger.sheets import Sheet, Step, show_claim
from selon.model.claim import Claim, Toll
from selon.model.decision import Standing
from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.evidence import AROUND, Evidence, make_evidence, reason_of
from selon.web.page import Page
from selon.web.pairs import Pair, make_pairs, with_evidence
from selon.web.sums import Sum, sums_around
from selon.web.ties import Tie, ties_of

MOST_RIVALS = 5
# Fields of a toll that people may fill in where the reader left them open.
CORRECTABLE = frozenset({"status", "side", "place", "since", "until"})


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
    choices: tuple[str, ...] = ()


class ClaimPage(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its evidence; `row` is missing where it is withdrawn. `known` counts the decisions on it."""

    anchor: str
    row: ClaimRow | None
    evidence: Evidence
    fields: tuple[Field, ...]
    extra: dict[str, str]
    history: tuple[Step, ...]
    decisions: tuple[Standing, ...]
    known: int
    incident: str | None = None
    rivals: tuple[Pair, ...] = ()
    sums: tuple[Sum, ...] = ()
    ties: tuple[Tie, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()


def build(desk: Desk, question: Question) -> ClaimPage:
    """The claim whose id begins so."""
    with desk.reading() as store:
        sheet = show_claim(store, question.id)
        made, known = describe(sheet), desk.known_around(store, sheet.document_id)
        made = msgspec.structs.replace(made, ties=ties_of(store, sheet, question.view))
        if known is None:
            return made
        found = [known.contradictions[name] for name in known.rivals.get(sheet.anchor, ())[:MOST_RIVALS]]
        rivals = with_evidence(store, make_pairs(store, known, found, question.view), {sheet.anchor: made.evidence})
        sums = sums_around(store, known, sheet.anchor, question.view)
    return msgspec.structs.replace(
        made,
        incident=known.incident_of.get(sheet.anchor),
        rivals=tuple(rivals),
        sums=sums,
        copies=known.copies_of(sheet.document_id),
    )


def describe(sheet: Sheet) -> ClaimPage:
    """What a claim's sheet says, without what settling found."""
    return ClaimPage(
        anchor=sheet.anchor,
        row=sheet.row,
        evidence=make_evidence(sheet, around=AROUND),
        fields=tuple(_fields(sheet)),
        extra=dict(_extra(sheet.claim)) if sheet.claim else {},
        history=sheet.history,
        decisions=sheet.decisions,
        known=len(sheet.decisions),
    )


def _fields(sheet: Sheet) -> Iterator[Field]:
    row = sheet.row or sheet.machine
    if row is None:
        return
    for name in FIELDS:
        value, reason = value_of(row, name), reason_of(name, sheet.claim)
        if value is None and reason is None and (name not in CORRECTABLE or row.kind != "toll"):
            continue
        text = sheet.document.text if sheet.document else ""
        spans = (*_own_words(name, sheet.claim), *(reason.spans if reason else ()))
        yield Field(
            name=name,
            value=value,
            how=reason.how if reason else "stated" if spans else "",
            words=tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in spans)),
            rule=reason.rule if reason else "",
            runner_up=reason.runner_up if reason else None,
            margin=reason.margin if reason else None,
            decided=tuple(mark.removeprefix(name).strip() for mark in row.marks if mark.startswith(f"{name} ")),
            choices=LISTS.get(name, ()),
        )


def _own_words(field: str, claim: Claim | None) -> tuple[tuple[int, int], ...]:
    """The words of a figure or source, which stand before those that the rule goes by."""
    if field == "figure" and isinstance(claim, Toll):
        return ((claim.figure.start, claim.figure.end),)
    return ((claim.source.start, claim.source.end),) if field == "source" and claim and claim.source else ()


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
        yield "hedges", ", ".join(hedge.text for hedge in claim.hedges)
    if claim.weapon:
        yield "weapon", claim.weapon
    if isinstance(claim, Toll):
        yield from ((name, str(getattr(claim, name))) for name in ("people", "term") if getattr(claim, name))
        if claim.groups:
            yield "groups", ", ".join(claim.groups)
    elif claim.target is not None:
        yield "target", claim.target.name or claim.target.text


PAGE = Page("claim", "/claim/{id}", build, ClaimPage)
