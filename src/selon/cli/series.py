"""`selon series`: the running totals of each source, and their arithmetic."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import view_options
from selon.cli.settle import settled_ledger
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.flows.showing import series_rows
from selon.model.folding import fold

COLUMNS = (
    Column("series", "id"),
    Column("source", "source", width=18),
    Column("side", "side", width=18),
    Column("status", "status", width=10),
    Column("outcome", "outcome"),
    Column("kind", "kind"),
    Column("figures", "points", right=True),
    Column("first", "first", right=True),
    Column("last", "last", right=True),
    Column("until", "until"),
    Column("faults", "failed", right=True),
)


@click.command()
@click.option("--checks", is_flag=True, help="Print the arithmetic between figures instead.")
@view_options("side", "source", "conflict", "as_known_on", "recorded_by")
def series(ledger: str, form: str, *, checks: bool, **asked: Any) -> None:  # noqa: ANN401  the filters of the view
    """List each source's totals for each side, status and outcome, with its first and last figure.

    `selon why SERIES` shows all its figures and checks; `--checks` all checks of all series.
    """
    wanted = {"side": asked.get("side"), "source": asked.get("source"), "conflict": asked.get("conflict")}
    found = [
        one
        for one in settled_ledger(ledger, asked).findings.series
        if all(not value or fold(getattr(one, name) or "") == fold(value) for name, value in wanted.items())
    ]
    if checks:
        seen = {check: None for one in found for check in one.checks}
        print_rows(list(seen), CHECKS, form, nothing="No figures that tie together.")
        return
    rows = series_rows(found)
    if form == "table":
        rows = [msgspec.structs.replace(row, id=row.id[:SHOWN_ID]) for row in rows]
    print_rows(rows, COLUMNS, form, nothing="No running totals for this question.")


CHECKS = (
    Column("kind", "kind"),
    Column("holds", "holds"),
    Column("arithmetic", "arithmetic", width=26),
    Column("what it says", "words", width=56),
)
