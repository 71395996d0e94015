"""The toll table as an infobox: for each side, who gives which figure of its losses.

Enters: rows of tolls. Leaves: one box a side, with a column for each kind of loss and a row for each claimant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from selon.model.amount import read_amount
from selon.model.view import TollRow

OUTCOMES = ("killed", "wounded", "casualties", "missing", "captured", "displaced")
STATUSES = ("combatant", "civilian", None)
# A running total says more of a war than the figure of one act.
SCOPES = ("cumulative", "current", "incident", "additional")
NARRATOR = "narrator"


class Column(msgspec.Struct, frozen=True):
    """One kind of loss."""

    outcome: str
    status: str | None
    unit: str


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one claimant gives for one kind of loss; `anchor` is the claim of the newest figure."""

    anchor: str
    least: int | None
    most: int | None
    approx: bool
    scope: str | None
    latest_on: str | None
    low: int | None
    high: int | None
    claims: int
    articles: int
    denied: int
    open: int
    is_denial: bool


class Line(msgspec.Struct, frozen=True):
    """One claimant's row: a cell, or nothing, for each column."""

    source: str
    cells: tuple[Cell | None, ...]


class Box(msgspec.Struct, frozen=True):
    """The losses of one side in one war."""

    conflict: str | None
    side: str | None
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    claims: int


def make_boxes(rows: Iterable[TollRow]) -> tuple[Box, ...]:
    """The boxes war by war, the war and then the side with most claims first, what is not said last."""
    sides: dict[tuple[str | None, str | None], list[TollRow]] = defaultdict(list)
    size: Counter[str | None] = Counter()
    for row in rows:
        sides[row.conflict, row.side].append(row)
        size[row.conflict] += row.claims
    boxes = [_make_box(conflict, side, rows) for (conflict, side), rows in sides.items()]

    def place(box: Box) -> tuple[bool, int, str, bool, int, str]:
        war = (box.conflict is None, -size[box.conflict], box.conflict or "")
        return (*war, box.side is None, -box.claims, box.side or "")

    return tuple(sorted(boxes, key=place))


def _make_box(conflict: str | None, side: str | None, rows: Sequence[TollRow]) -> Box:
    found = {_column(row) for row in rows}
    columns = sorted(found, key=lambda c: (OUTCOMES.index(c.outcome), c.unit, STATUSES.index(c.status)))
    claimants: dict[str, list[TollRow]] = defaultdict(list)
    for row in rows:
        claimants[row.source].append(row)
    order = sorted(claimants, key=lambda name: (name == NARRATOR, -sum(row.claims for row in claimants[name]), name))
    lines = tuple(Line(name, tuple(_cell(claimants[name], column) for column in columns)) for name in order)
    return Box(conflict, side, tuple(columns), lines, sum(row.claims for row in rows))


def _column(row: TollRow) -> Column:
    status = row.status if row.status in STATUSES else None
    return Column(row.outcome, status, row.unit or "person")


def _cell(rows: Sequence[TollRow], column: Column) -> Cell | None:
    fitting = [row for row in rows if _column(row) == column]
    if not fitting:
        return None
    best = min(fitting, key=lambda row: (row.latest == "denied", _rank(row.scope), -(row.high or 0)))
    is_denial = best.latest == "denied"
    amount = None if is_denial else read_amount(best.latest)
    return Cell(
        anchor=best.anchor,
        least=amount.least if amount else None,
        most=amount.most if amount else None,
        approx=bool(amount and amount.approx),
        scope=best.scope,
        latest_on=best.latest_on,
        low=best.low,
        high=best.high,
        claims=sum(row.claims for row in fitting),
        articles=best.articles,
        denied=best.denied,
        open=sum(row.open for row in fitting),
        is_denial=is_denial,
    )


def _rank(scope: str | None) -> int:
    return SCOPES.index(scope) if scope in SCOPES else len(SCOPES)
