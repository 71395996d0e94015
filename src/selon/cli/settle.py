"""`selon settle`: set the accounts of a ledger against each other."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import FILTERS, ledger_option, make_view, reading_ledger
from selon.flows.reporting import report
from selon.flows.settle import settle_ledger


@click.command()
@FILTERS["as_known_on"]
@FILTERS["recorded_by"]
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@ledger_option
def settle(ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the two clocks of the view
    """Find copies, incidents, series and contradictions in a ledger.

    The table counts them; JSON gives them all, each claim by its document and span.
    """
    with reading_ledger(ledger) as store:
        settled = settle_ledger(store, make_view(asked))
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(report(settled)), indent=1).decode())
        return
    findings = settled.findings
    for name in ("incidents", "series", "contradictions", "lineages"):
        click.echo(f"{len(getattr(findings, name)):8}  {name}")
