"""`selon sources`: who is cited, by whom, denied by whom, and how their figures moved."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.asking import view_options
from selon.cli.settle import settled_ledger
from selon.cli.tables import Column, print_rows
from selon.flows.showing import source_rows

COLUMNS = (
    Column("source", "source", width=20),
    Column("claims", "claims", right=True),
    Column("art.", "articles", right=True),
    Column("cited by", "outlets", width=18),
    Column("relayed by", "relays", width=12),
    Column("denies", "denies", right=True),
    Column("denied by", "denied_by", width=12),
    Column("rivals", "contradicted", right=True),
    Column("figures", "moved", width=34),
)


@click.command()
@view_options("conflict", "as_known_on", "recorded_by")
def sources(ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the two clocks of the view
    """List sources, the most cited first: by which outlets, whom they deny, and how their totals moved."""
    print_rows(source_rows(settled_ledger(ledger, asked)), COLUMNS, form, nothing="No sources.")
