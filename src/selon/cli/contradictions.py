"""`selon contradictions`: claims that can not both hold, or hardly."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import view_options
from selon.cli.settle import settled_ledger
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.flows.showing import rival_rows

COLUMNS = (
    Column("id", "id"),
    Column("kind", "kind"),
    Column("strength", "strength", width=12),
    Column("one says", "a", width=24),
    Column("another", "b", width=24),
    Column("why", "why", width=34),
)


@click.command()
@click.option("--kind", type=click.Choice(["figures", "denial", "authorship", "date"]), help="Only of this kind.")
@click.option("--hard", is_flag=True, help="Only those that can not both hold.")
@view_options("conflict", "as_known_on", "recorded_by")
def contradictions(
    ledger: str,
    form: str,
    kind: str | None,
    *,
    hard: bool,
    **asked: Any,  # noqa: ANN401  the two clocks of the view
) -> None:
    """List contradictions: who says what against whom, and why both can not hold."""
    settled = settled_ledger(ledger, asked)
    found = [one for one in settled.findings.contradictions if kind is None or one.kind == kind]
    rows = rival_rows([one for one in found if not hard or one.strength == "cannot_both_hold"], settled)
    if form == "table":
        shown = [(row.id[:SHOWN_ID], row.strength.replace("_", " ")) for row in rows]
        rows = [msgspec.structs.replace(r, id=i, strength=s) for r, (i, s) in zip(rows, shown, strict=True)]
    print_rows(rows, COLUMNS, form, nothing="No contradictions for this question.")
