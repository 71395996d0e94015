"""`selon tolls`: what each source gives for each side, outcome and status."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import make_view, reading_ledger, view_options
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.ledger.claims import claims_in
from selon.ledger.tolls import toll_table
from selon.model.view import TollRow

COLUMNS = (
    Column("source", "source"),
    Column("side", "side"),
    Column("outcome", "outcome"),
    Column("status", "status"),
    Column("scope", "scope"),
    Column("latest", "latest", right=True),
    Column("on", "latest_on"),
    Column("range", "range", right=True),
    Column("articles", "articles", right=True),
    Column("claim", "claim"),
)


class Line(msgspec.Struct, frozen=True):
    """A row of the table for people."""

    source: str
    side: str
    outcome: str
    status: str
    scope: str
    latest: str
    latest_on: str
    range: str
    articles: int
    claim: str


@click.command()
@click.option("--scope", help="Only totals (cumulative), additions (additional), single acts (incident) or current.")
@view_options()
def tolls(scope: str | None, ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the filters of the view
    """Show for each source and side the latest figure, its day and the range of all figures.

    Running totals, additions and figures of single incidents stand on lines of their own. `selon show CLAIM`
    opens the sentence behind the latest figure of a line.
    """
    with reading_ledger(ledger) as store:
        view = msgspec.structs.replace(make_view(asked), kind="toll")
        rows = [row for row in toll_table(claims_in(store, view)) if scope is None or row.scope == scope]
    if form == "table":
        print_rows([_line(row) for row in rows], COLUMNS, form, nothing="No tolls for this question.")
    else:
        print_rows(rows, (), form, nothing="")


def _line(row: TollRow) -> Line:
    ends = "" if row.low is None else str(row.low) if row.low == row.high else f"{row.low}–{row.high}"
    outcome = row.outcome if row.unit in {None, "person"} else f"{row.outcome} ({row.unit})"
    waits = " ?" if row.open else ""
    return Line(
        source=row.source,
        side=row.side or "",
        outcome=outcome,
        status=row.status or "",
        scope=row.scope or "",
        latest=row.latest + waits,
        latest_on=row.latest_on or "",
        range=ends,
        articles=row.articles,
        claim=row.anchor[:SHOWN_ID],
    )
