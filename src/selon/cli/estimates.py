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
    Column("art.", "articles", right=True),
    Column("voices", "voices", right=True),
)


@click.command()
@click.option("--rule", type=click.Choice(RULES), default="ucdp", show_default=True, help="The rule.")
@view_options("side", "conflict", "as_known_on", "recorded_by")
def estimates(ledger: str, form: str, rule: str, side: str | None, **asked: Any) -> None:  # noqa: ANN401  the two clocks
    """Give low, best and high of each incident under a rule; none is called the truth.

    `docs/estimates.md` describes the rules; `selon why INCIDENT` shows how an estimate came about.
    """
    found = estimates_of(settled_ledger(ledger, asked), rule)
    rows = [one for one in found if (side is None or one.side == side) and (one.high is not None or one.grade)]
    if form == "table":
        rows = [msgspec.structs.replace(r, subject=_shown(r.subject)) for r in rows]
    print_rows(rows, COLUMNS, form, nothing="No figures to estimate from.")


def _shown(subject: str) -> str:
    """An incident by the first letters of its id; totals go by the id of their conflict."""
    return subject[:SHOWN_ID] if len(subject) >= FULL_ID else subject


FULL_ID = 32
