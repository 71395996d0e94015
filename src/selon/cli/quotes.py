"""`selon quotes`: what stands between quotation marks, and whose words it is."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import make_view, reading_ledger, view_options
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.ledger.listing import quotes_in
from selon.model.view import QuoteRow

COLUMNS = (
    Column("article", "article"),
    Column("published", "published"),
    Column("speaker", "speaker", width=24),
    Column("words", "words", width=52),
)
WITHHELD = "(withheld)"


class Line(msgspec.Struct, frozen=True):
    """A row of the table for people."""

    article: str
    published: str
    speaker: str
    words: str


@click.command()
@view_options()
def quotes(ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the filters of the view
    """List quotations with their speakers, article by article.

    --source asks for a speaker; --place and --side for articles with a claim about them.
    """
    with reading_ledger(ledger) as store:
        rows = list(quotes_in(store, make_view(asked)))
    nothing = "No quotations for this question."
    if form == "table":
        print_rows([_line(row) for row in rows], COLUMNS, form, nothing=nothing)
    else:
        print_rows(rows, COLUMNS, form, nothing=nothing)


def _line(row: QuoteRow) -> Line:
    words = WITHHELD if row.text is None else " ".join(row.text.split())
    return Line(row.document[:SHOWN_ID], row.public_on or "", row.speaker or "", words)
