"""Incidents as a list: what is held to have happened, where and when, and the figures given for it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.model.findings import Incident
from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.infobox import NARRATOR
from selon.web.known import Known, rows_by_anchor, rows_in_order
from selon.web.lists import Paging, cut_page
from selon.web.page import Page

TOGETHER = 40


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """One incident in short; `killed` is the range of all figures of killed that are asserted."""

    id: str
    type: str | None
    place: str | None
    country: str | None
    since: str | None
    until: str | None
    killed: tuple[int, int] | None
    wounded: tuple[int, int] | None
    claimants: tuple[str, ...]
    outcomes: tuple[str, ...]
    articles: int
    voices: int
    claims: int
    contradictions: int


class Incidents(msgspec.Struct, frozen=True):
    """The incidents of one page, the newest first."""

    rows: tuple[Brief, ...]
    paging: Paging


def build(desk: Desk, question: Question) -> Incidents:
    """The incidents that are asked for."""
    with desk.reading() as store:
        known, key = desk.known(store, question), f"incidents {msgspec.structs.replace(question, page=1).key()}"
        found = desk.once(store, key, lambda opened: _newest_first(desk.known(opened, question), question))
        some, paging = cut_page(found, question.page, TOGETHER)
        rows = rows_by_anchor(store, [anchor for one in some for anchor in one.claims], question.view)
        return Incidents(tuple(brief(one, known, list(rows_in_order(rows, one.claims))) for one in some), paging)


def _newest_first(known: Known, question: Question) -> list[Incident]:
    return sorted(known.incidents_asked(question), key=lambda one: (one.until or "", one.id), reverse=True)


def brief(incident: Incident, known: Known, rows: Sequence[ClaimRow]) -> Brief:
    """An incident in short."""
    named = [row.place for row in rows if row.place]
    types = [row.label for row in rows if row.kind == "event"]
    return Brief(
        id=incident.id,
        type=incident.type or (types[0] if types else None),
        place=named[0] if named else incident.place,
        country=incident.country,
        since=incident.since,
        until=incident.until,
        killed=given(rows, "killed"),
        wounded=given(rows, "wounded"),
        claimants=tuple(dict.fromkeys(voice_of(row) for row in rows)),
        outcomes=tuple(dict.fromkeys(row.label for row in rows if row.kind == "toll")),
        articles=len(incident.documents),
        voices=incident.voices,
        claims=len(incident.claims),
        contradictions=len({name for row in rows for name in known.rivals.get(row.anchor, ())}),
    )


def voice_of(row: ClaimRow) -> str:
    """Who says it; the outlet where the article itself does."""
    return row.outlet if row.source_kind == NARRATOR and row.speaker == NARRATOR and row.outlet else row.speaker


def given(rows: Sequence[ClaimRow], outcome: str) -> tuple[int, int] | None:
    """The least and the most that anyone asserts."""
    tolls = [row for row in rows if row.label == outcome and row.stance == "asserts"]
    bounds = [bound for row in tolls for bound in (row.least, row.most) if bound is not None]
    return (min(bounds), max(bounds)) if bounds else None


PAGE = Page("incidents", "/incidents", build, Incidents)
