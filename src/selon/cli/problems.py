"""`selon problems`: what was wrong with the inputs."""

from __future__ import annotations

import click

from selon.cli.asking import FILTERS, format_option, ledger_option, names_option, reading_ledger
from selon.cli.tables import Column, print_rows
from selon.ledger.listing import problems_in

COLUMNS = (
    Column("kind", "kind", width=14),
    Column("file", "path", width=34),
    Column("where", "place", width=12),
    Column("what", "what", width=36),
)


@click.command()
@FILTERS["recorded_by"]
@names_option
@format_option
@ledger_option
def problems(ledger: str, form: str, recorded_by: str | None, *, names: bool) -> None:
    """List everything that was wrong with inputs, in the order in which it was met."""
    with reading_ledger(ledger) as store:
        print_rows(list(problems_in(store, recorded_by, names=names)), COLUMNS, form, nothing="No problems.")
