"""Views as lines of a spreadsheet, in the columns that coders know: one claim or one incident a line.

Enters: an open ledger and a question. Leaves: records, all that are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.ledger.listing import documents_in
from selon.ledger.readings import readings_in
from selon.ledger.store import Store
from selon.ledger.wars import wars_of
from selon.model.view import ClaimRow, DocumentRow, TollRow, View
from selon.reconcile.sites import Site
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.known import rows_by_anchor, rows_in_order
from selon.web.pages.incidents import Brief, brief
from selon.web.pages.overview import rows_asked, tolls_asked


class ClaimLine(msgspec.Struct, frozen=True, kw_only=True):
    """One claim with its sentence and its article; `what` is the outcome of a toll or the type of an event."""

    claim: str
    conflict: str | None
    kind: str
    what: str
    since: str | None
    until: str | None
    place: str | None
    side: str | None
    status: str | None
    scope: str | None
    least: int | None
    most: int | None
    approx: bool
    unit: str | None
    actor: str | None
    source: str
    source_kind: str
    stance: str
    hedged: bool
    decided: tuple[str, ...]
    public_on: str | None
    outlet: str | None
    article: str | None
    title: str | None
    url: str | None
    sentence: str


class IncidentLine(msgspec.Struct, frozen=True, kw_only=True):
    """One incident with its place and the least and the most that anyone asserts."""

    incident: str
    type: str | None
    since: str | None
    until: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    within_km: float | None
    killed_least: int | None
    killed_most: int | None
    wounded_least: int | None
    wounded_most: int | None
    claimants: tuple[str, ...]
    claims: int
    articles: int
    voices: int
    contradictions: int


def claim_lines(_: Desk, store: Store, question: Question) -> list[ClaimLine]:
    """All claims that are asked for, the oldest day first."""
    rows = sorted(rows_asked(store, question), key=lambda row: (row.day or "", row.public_on or "", row.anchor))
    wars = wars_of(store, question.view.recorded_by)
    articles = {one.id: one for one in documents_in(store, View(recorded_by=question.view.recorded_by))}
    sentences = _sentences(store, rows, question.view)
    return [_claim_line(row, wars.get(row.document), articles.get(row.document), sentences) for row in rows]


def toll_lines(_: Desk, store: Store, question: Question) -> list[TollRow]:
    """All rows of the toll table that are asked for."""
    return tolls_asked(store, question)


def incident_lines(desk: Desk, store: Store, question: Question) -> list[IncidentLine]:
    """All incidents that are asked for, the oldest first."""
    known = desk.known(store, question)
    asked = sorted(known.incidents_asked(question), key=lambda one: (one.until or "", one.id))
    rows = rows_by_anchor(store, [anchor for one in asked for anchor in one.claims], question.view)
    lines = []
    for one in asked:
        told = brief(one, known, list(rows_in_order(rows, one.claims)))
        lines.append(_incident_line(told, known.site_of(one)))
    return lines


def _sentences(store: Store, rows: Sequence[ClaimRow], view: View) -> dict[str, str]:
    """The sentence of each claim, with private names masked, by its id; withheld ones are left out."""
    by_document: dict[str, list[ClaimRow]] = {}
    for row in rows:
        by_document.setdefault(row.document, []).append(row)
    found = {}
    for reading in readings_in(store, View(conflict=view.conflict, outlet=view.outlet, recorded_by=view.recorded_by)):
        text = reading.document.text
        for row in by_document.get(reading.document.id, ()):
            found[row.anchor] = " ".join(text[row.begins : row.ends].split())
    return found


def _claim_line(row: ClaimRow, war: str | None, article: DocumentRow | None, sentences: dict[str, str]) -> ClaimLine:
    same = {name: getattr(row, name) for name in ClaimLine.__struct_fields__ if name in ClaimRow.__struct_fields__}
    same |= {"source": row.speaker}
    return ClaimLine(
        **same,
        claim=row.anchor,
        conflict=war,
        what=row.label,
        decided=row.marks,
        article=article.name if article else None,
        title=article.title if article else None,
        url=article.url if article else None,
        sentence=sentences.get(row.anchor, ""),
    )


def _incident_line(told: Brief, site: Site | None) -> IncidentLine:
    killed, wounded = told.killed or (None, None), told.wounded or (None, None)
    return IncidentLine(
        incident=told.id,
        type=told.type,
        since=told.since,
        until=told.until,
        place=told.place,
        country=told.country,
        lat=site.lat if site else None,
        lon=site.lon if site else None,
        within_km=site.reach if site else None,
        killed_least=killed[0],
        killed_most=killed[1],
        wounded_least=wounded[0],
        wounded_most=wounded[1],
        claimants=told.claimants,
        claims=told.claims,
        articles=told.articles,
        voices=told.voices,
        contradictions=told.contradictions,
    )
