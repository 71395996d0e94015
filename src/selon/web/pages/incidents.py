"""Incidents as a list: what is held to have happened, where and when, and the figures given for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from selon.model.findings import Incident
from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.infobox import NARRATOR, OUTCOMES
from selon.web.known import Known, rows_by_anchor, rows_in_order
from selon.web.lists import Paging, cut_page
from selon.web.page import Page

TOGETHER = 40
ORDERS = ("telling", "deadliest", "newest")


class Harm(msgspec.Struct, frozen=True):
    """The least and the most that anyone asserts for one outcome, and, where several do, what each of them does.

    `is_open` where the most is only known to be at least that many.
    """

    outcome: str
    given: tuple[int, int]
    by: tuple[tuple[str, int, int], ...] = ()
    is_open: bool = False


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
    harm: tuple[Harm, ...] = ()
    claimants: tuple[str, ...]
    outcomes: tuple[str, ...]
    articles: int
    voices: int
    claims: int
    contradictions: int


class Incidents(msgspec.Struct, frozen=True):
    """The incidents of one page, in one of `ORDERS`."""

    rows: tuple[Brief, ...]
    paging: Paging
    order: str


def build(desk: Desk, question: Question) -> Incidents:
    """The incidents that are asked for."""
    with desk.reading() as store:
        order = question.order if question.order in ORDERS else ORDERS[0]
        known, key = desk.known(store, question), f"incidents {msgspec.structs.replace(question, page=1).key()}"
        found = desk.once(store, key, lambda opened: in_order(desk.known(opened, question), question, order))
        some, paging = cut_page(found, question.page, TOGETHER)
        rows = rows_by_anchor(store, [anchor for one in some for anchor in one.claims], question.view)
        return Incidents(tuple(brief(one, known, list(rows_in_order(rows, one.claims))) for one in some), paging, order)


def in_order(known: Known, question: Question, order: str) -> list[Incident]:
    """The incidents that are asked for: those that tell most or the deadliest first, and of these the newest."""
    found = sorted(known.incidents_asked(question), key=lambda one: (one.until or "", one.id), reverse=True)
    if order == "deadliest":
        return sorted(found, key=lambda one: -known.highest(one.claims))
    return sorted(found, key=lambda one: not _is_telling(one, known)) if order == "telling" else found


def _is_telling(incident: Incident, known: Known) -> bool:
    """Whether people were harmed, or several tell of it."""
    return len(incident.claimants) > 1 or any(known.accounts[anchor].kind == "toll" for anchor in incident.claims)


def brief(incident: Incident, known: Known, rows: Sequence[ClaimRow]) -> Brief:
    """An incident in short."""
    named = [row.place for row in rows if row.place]
    types = [row.label for row in rows if row.kind == "event"]
    own = {row.anchor for row in rows}
    wholes = [row for row in rows if not own & known.wholes.get(row.anchor, set())]
    return Brief(
        id=incident.id,
        type=incident.type or (types[0] if types else None),
        place=named[0] if named else incident.place,
        country=incident.country,
        since=incident.since,
        until=incident.until,
        killed=given(wholes, "killed"),
        wounded=given(wholes, "wounded"),
        harm=tuple(_harm(wholes)),
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


def _harm(rows: Sequence[ClaimRow]) -> Iterator[Harm]:
    for outcome in OUTCOMES:
        tolls = [row for row in rows if row.kind == "toll" and row.label == outcome]
        found = given(tolls, outcome)
        if found is None:
            continue
        voices = dict.fromkeys(map(voice_of, tolls))
        told = ((name, given([row for row in tolls if voice_of(row) == name], outcome)) for name in voices)
        by = tuple((name, *bounds) for name, bounds in told if bounds is not None)
        is_open = any(row.least == found[1] and row.most is None and row.stance == "asserts" for row in tolls)
        yield Harm(outcome, found, by if len(by) > 1 else (), is_open)


def given(rows: Sequence[ClaimRow], outcome: str) -> tuple[int, int] | None:
    """The least and the most that anyone asserts."""
    tolls = [row for row in rows if row.label == outcome and row.stance == "asserts"]
    bounds = [bound for row in tolls for bound in (row.least, row.most) if bound is not None]
    return (min(bounds), max(bounds)) if bounds else None


PAGE = Page("incidents", "/incidents", build, Incidents)
