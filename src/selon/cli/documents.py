"""`selon documents`: the articles of the ledger."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import make_view, reading_ledger, view_options
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.ledger.listing import documents_in
from selon.model.view import DocumentRow

COLUMNS = (
    Column("id", "id"),
    Column("published", "published", width=12),
    Column("outlet", "outlet", width=20),
    Column("name", "name", width=26),
    Column("title", "title", width=26),
    Column("claims", "claims", right=True),
)


class Line(msgspec.Struct, frozen=True):
    """A row of the table for people."""

    id: str
    published: str
    outlet: str
    name: str
    title: str
    claims: int


@click.command()
@view_options()
def documents(ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the filters of the view
    """List articles by the day they were published, with the number of their claims."""
    with reading_ledger(ledger) as store:
        rows = list(documents_in(store, make_view(asked)))
    nothing = "No articles for this question."
    if form == "table":
        print_rows([_line(row) for row in rows], COLUMNS, form, nothing=nothing)
    else:
        print_rows(rows, COLUMNS, form, nothing=nothing)


def _line(row: DocumentRow) -> Line:
    first, last = row.published_from or "", row.published_to or ""
    return Line(
        id=row.id[:SHOWN_ID],
        published=first if first == last else f"{first} – {last}",
        outlet=row.outlet or "",
        name="(withheld)" if row.withheld else row.name or "",
        title=row.title or "",
        claims=row.claims,
    )
