"""The first page: who claims what, how totals grew, where and when, and what contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import msgspec

from selon.ledger.claims import claims_in
from selon.ledger.store import Store
from selon.ledger.tolls import toll_table
from selon.ledger.wars import wars_of
from selon.model.view import ClaimRow, TollRow
from selon.web.asking import Question
from selon.web.charting import make_charts, make_days, make_spots
from selon.web.desk import Desk, StillComputing
from selon.web.drawing.maps import Spot, split_far
from selon.web.drawing.steps import Chart
from selon.web.drawing.timeline import Day, stretches
from selon.web.infobox import Box, make_boxes
from selon.web.known import is_slow
from selon.web.page import Page
from selon.web.pairs import Pair, distinct, hardest, make_pairs, newest

CHARTS, PAIRS = 6, 5  # of a war
MOST_CHARTS = 24  # of all wars together


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much the view holds, and from when to when but for a few claims of far-off days."""

    claims: int
    tolls: int
    articles: int
    sources: int
    incidents: int
    contradictions: int
    waiting: int
    since: str | None
    until: str | None


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The tolls by side and claimant, with charts, places, days and contradictions.

    While `settling`, only what the claims themselves tell is there: no incidents, contradictions, charts nor places.
    """

    settling: bool = False
    counts: Counts
    wars: tuple[str, ...]
    boxes: tuple[Box, ...]
    charts: tuple[Chart, ...]
    spots: tuple[Spot, ...]
    outside: tuple[Spot, ...]
    homeless: int
    days: tuple[Day, ...]
    hardest: tuple[Pair, ...]
    newest: tuple[Pair, ...]


def build(desk: Desk, question: Question) -> Overview:
    """The overview of the claims that are asked for."""
    whole = f"overview {question.key()}"
    with desk.reading() as store:
        if desk.is_at_hand(whole) or not is_slow(store):
            return desk.once(store, whole, lambda opened: make_overview(desk, opened, question))
        begun = desk.listed(store, f"begun {whole}", lambda opened: begin_overview(opened, question))
        try:
            return desk.once(store, whole, lambda opened: make_overview(desk, opened, question))
        except StillComputing:
            return begun


def begin_overview(store: Store, question: Question) -> Overview:
    """What the claims tell before accounts are settled."""
    rows = rows_asked(store, question)
    boxes = make_boxes(toll_table(rows, wars_asked(store, question)))
    return Overview(
        settling=True,
        counts=_count(rows, 0, ()),
        wars=tuple(dict.fromkeys(box.conflict for box in boxes if box.conflict)),
        boxes=boxes,
        charts=(),
        spots=(),
        outside=(),
        homeless=0,
        days=tuple(make_days(rows)),
        hardest=(),
        newest=(),
    )


def make_overview(desk: Desk, store: Store, question: Question) -> Overview:
    """The overview, computed."""
    rows, known = rows_asked(store, question), desk.known(store, question)
    if question.incident is not None:
        rows = [row for row in rows if known.is_of(row.anchor, question.incident)]
    incidents = known.incidents_asked(question)
    pairs = make_pairs(store, known, known.contradictions_asked(question), question.view)
    spots, homeless = make_spots(incidents, known)
    near, far = split_far(spots) if spots else ([], [])
    hard = distinct(hardest(pairs))[:PAIRS]
    tolls = (row for row in rows if row.anchor not in known.details)
    boxes, charts = make_boxes(toll_table(tolls, wars_asked(store, question))), make_charts(known, question)
    wars = tuple(dict.fromkeys(box.conflict for box in boxes if box.conflict))
    return Overview(
        counts=_count(rows, len(incidents), pairs),
        wars=wars,
        boxes=boxes,
        charts=some_charts(charts),
        spots=tuple(near),
        outside=tuple(far),
        homeless=homeless,
        days=tuple(make_days(rows)),
        hardest=tuple(hard),
        newest=tuple(pair for pair in distinct([*hard, *newest(pairs)]) if pair not in hard)[:PAIRS],
    )


def rows_asked(store: Store, question: Question) -> list[ClaimRow]:
    """The claims that the question asks for."""
    wanted = {"label": question.outcome, "status": question.status, "scope": question.scope}
    asked = {name: value for name, value in wanted.items() if value}
    rows = claims_in(store, question.view)
    return [row for row in rows if all(getattr(row, name) == value for name, value in asked.items())]


def tolls_asked(store: Store, question: Question) -> list[TollRow]:
    """The rows of the toll table that the question asks for."""
    return toll_table(rows_asked(store, question), wars_asked(store, question))


def wars_asked(store: Store, question: Question) -> dict[str, str]:
    """The war of each article; of no interest where one war is asked for."""
    return {} if question.view.conflict else wars_of(store, question.view.recorded_by)


def some_charts(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """The first charts of each war, the fewer the more wars there are."""
    wars = {chart.conflict for chart in charts}
    each = max(1, min(CHARTS, MOST_CHARTS // max(1, len(wars))))
    return tuple(chart for chart, rank in ranked(charts) if rank < each)[:MOST_CHARTS]


def ranked(charts: Sequence[Chart]) -> Iterator[tuple[Chart, int]]:
    """The charts war by war, each with its place among those of its war."""
    for war in dict.fromkeys(chart.conflict for chart in charts):
        yield from zip((chart for chart in charts if chart.conflict == war), count(), strict=False)


def _count(rows: Sequence[ClaimRow], incidents: int, pairs: Sequence[Pair]) -> Counts:
    days = [day.day for part in stretches(make_days(rows)) for day in part]
    decided = ("accepted", "rejected")
    return Counts(
        claims=len(rows),
        tolls=sum(row.kind == "toll" for row in rows),
        articles=len({row.document for row in rows}),
        sources=len({row.speaker for row in rows}),
        incidents=incidents,
        contradictions=len(pairs),
        waiting=sum(not any(mark in decided for mark in row.marks) for row in rows),
        since=min(days, default=None),
        until=max(days, default=None),
    )


PAGE = Page("overview", "/", build, Overview)
