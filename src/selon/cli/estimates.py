"""`selon estimates`: low, best and high under a named rule."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import view_options
from selon.cli.settle import settled_ledger
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.flows.settle import estimates_of

RULES = ("ucdp", "acled", "airwars", "ibc", "latest-official")
COLUMNS = (
    Column("incident or war", "subject", width=20),
    Column("outcome", "outcome"),
    Column("status", "status"),
    Column("side", "side", width=18),
    Column("low", "low", right=True),
    Column("best", "best", right=True),
    Column("high", "high", right=True),
    Column("grade", "grade"),
    Column("articles", "articles", right=True),
    Column("voices", "voices", right=True),
)


@click.command()
@click.option("--rule", type=click.Choice(RULES), default="ucdp", show_default=True, help="The rule.")
@view_options("side", "as_known_on", "recorded_by")
def estimates(ledger: str, form: str, rule: str, side: str | None, **asked: Any) -> None:  # noqa: ANN401  the two clocks
    """Give low, best and high of each incident under a rule; none is called the truth.

    `docs/estimates.md` describes the rules; `selon why INCIDENT` shows how an estimate came about.
    """
    rows = [one for one in estimates_of(settled_ledger(ledger, asked), rule) if side is None or one.side == side]
    if form == "table":
        hashed = [msgspec.structs.replace(r, subject=r.subject[:SHOWN_ID]) for r in rows if len(r.subject) == FULL_ID]
        rows = [*hashed, *(row for row in rows if len(row.subject) != FULL_ID)]
    print_rows(rows, COLUMNS, form, nothing="No figures to estimate from.")


FULL_ID = 32  # an incident's; totals go by the id of their conflict
