"""`selon tolls`: what each source gives for each side, outcome and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, get_args

import click
import msgspec

from selon.cli.asking import make_view, reading_ledger, view_options
from selon.cli.settle import settled_ledger
from selon.cli.tables import SHOWN_ID, Column, print_parts, print_rows
from selon.flows.showing import rivals_by_claim
from selon.ledger.claims import claims_in
from selon.ledger.tolls import toll_table
from selon.ledger.wars import wars_of
from selon.model.claim import Scope
from selon.model.view import TollRow
from selon.packs.loader import load_packs

COLUMNS = (
    Column("side", "side", width=18),
    Column("outcome", "outcome", width=11),
    Column("status", "status"),
    Column("scope", "scope"),
    Column("latest", "latest", right=True),
    Column("on", "latest_on"),
    Column("range", "range", right=True),
    Column("art.", "articles", right=True),
    Column("claim", "claim"),
)
AGAINST = Column("against", "against", width=16)


class Line(msgspec.Struct, frozen=True):
    """A row of the table for people."""

    side: str
    outcome: str
    status: str
    scope: str
    latest: str
    latest_on: str
    range: str
    articles: int
    claim: str
    against: str


@click.command()
@click.option(
    "--scope", type=click.Choice(get_args(Scope)), help="Only totals (cumulative), additions, single acts or levels."
)
@click.option("--rivals", is_flag=True, help="Also who contradicts each line: settles the ledger first.")
@view_options()
def tolls(
    scope: str | None,
    ledger: str,
    form: str,
    *,
    rivals: bool,
    **asked: Any,  # noqa: ANN401  the filters of the view
) -> None:
    """Show for each war, source and side the latest figure, its day and the range of all figures.

    Running totals, additions and figures of single incidents stand on lines of their own. `selon show CLAIM`
    opens the sentence behind the latest figure of a line.
    """
    against = rivals_by_claim(settled_ledger(ledger, asked)) if rivals else {}
    with reading_ledger(ledger) as store:
        view = msgspec.structs.replace(make_view(asked), kind="toll")
        table = toll_table(claims_in(store, view), wars_of(store, view.recorded_by), against)
        rows = [row for row in table if scope is None or row.scope == scope]
    if form == "table":
        parts = [(heading, [_line(row) for row in some]) for heading, some in _by_source(rows)]
        print_parts(parts, (*COLUMNS, AGAINST) if rivals else COLUMNS, nothing="No tolls for this question.")
    else:
        print_rows(rows, (), form, nothing="")


def _by_source(rows: Sequence[TollRow]) -> Iterator[tuple[str, Iterator[TollRow]]]:
    """The rows under who gives them, and of which war where there are several."""
    is_of_many = len({row.conflict for row in rows}) > 1

    def heading(row: TollRow) -> str:
        said = f"according to {'the articles themselves' if row.source == 'narrator' else row.source.replace('_', ' ')}"
        return f"{_war(row.conflict)}, {said}" if is_of_many else said

    yield from groupby(rows, key=heading)


def _war(conflict: str | None) -> str:
    """A war by its name, and by the id that `--conflict` takes."""
    return f"{load_packs().conflict_name(conflict)} ({conflict})" if conflict else "no known war"


def _line(row: TollRow) -> Line:
    ends = "" if row.low is None else str(row.low) if row.low == row.high else f"{row.low}–{row.high}"
    outcome = row.outcome if row.unit in {None, "person"} else f"{row.outcome} ({row.unit})"
    waits = " ?" if row.open else ""
    return Line(
        side=row.side or "",
        outcome=outcome,
        status=row.status or "",
        scope=row.scope or "",
        latest=row.latest + waits,
        latest_on=row.latest_on or "",
        range=ends,
        articles=row.articles,
        claim=row.anchor[:SHOWN_ID],
        against=", ".join(row.against),
    )
