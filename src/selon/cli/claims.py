"""`selon claims`: the claims as they stand, one a line."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import make_view, reading_ledger, view_options
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.ledger.claims import claims_in
from selon.ledger.fields import value_of
from selon.model.view import ClaimRow

COLUMNS = (
    Column("claim", "claim"),
    Column("day", "day"),
    Column("source", "source", width=16),
    Column("what", "what", width=20),
    Column("figure", "figure", right=True),
    Column("side", "side", width=16),
    Column("place", "place", width=16),
)


class Line(msgspec.Struct, frozen=True):
    """A row of the table for people."""

    claim: str
    day: str
    source: str
    what: str
    figure: str
    side: str
    place: str


@click.command()
@click.option("--kind", type=click.Choice(["toll", "event"]), help="Only tolls or only events.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, the newest day first.")
@view_options()
def claims(limit: int | None, ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the filters of the view
    """List claims, the newest day first: who says what, and what people decided on it."""
    with reading_ledger(ledger) as store:
        rows = sorted(claims_in(store, make_view(asked)), key=_order, reverse=True)[:limit]
    nothing = "No claims for this question."
    if form == "table":
        print_rows([_line(row) for row in rows], COLUMNS, form, nothing=nothing)
    else:
        print_rows(rows, COLUMNS, form, nothing=nothing)


def _order(row: ClaimRow) -> tuple[str, str, str]:
    return row.day or "", row.public_on or "", row.anchor


def _line(row: ClaimRow) -> Line:
    words = [row.label, row.status, row.scope if row.scope not in {None, "incident"} else None]
    keeps = ["denied" if row.stance == "denies" else None, "hedged" if row.hedged else None]
    decided = "; ".join(row.marks)
    return Line(
        claim=row.anchor[:SHOWN_ID],
        day=row.day or "",
        source=row.speaker.replace("_", " "),
        what=" ".join(word for word in (*words, *keeps) if word) + (f" ({decided})" if decided else ""),
        figure=value_of(row, "figure") or "",
        side=row.side or row.actor or "",
        place=row.place or "",
    )
