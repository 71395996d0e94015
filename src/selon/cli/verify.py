"""`selon verify`: whether the ledger is whole."""

from __future__ import annotations

import click
import msgspec

from selon.cli.asking import format_option, ledger_option, reading_ledger
from selon.cli.tables import print_rows
from selon.ledger.verifying import faults_of


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong with a ledger."""

    fault: str


@click.command()
@format_option
@ledger_option
def verify(ledger: str, form: str) -> None:
    """Check hashes, spans, ids and rows that point at others; the exit status is 1 where something is wrong."""
    with reading_ledger(ledger) as store:
        faults = [Fault(fault) for fault in faults_of(store)]
        claims = store.rows("SELECT COUNT(*) FROM proposal")[0][0]
    if form != "table":
        print_rows(faults, (), form, nothing="")
    else:
        click.echo("\n".join(one.fault for one in faults) or f"The ledger is whole: {claims} claims checked.")
    if faults:
        said = f"{len(faults)} faults: take your newest backup, or read the articles into a new ledger"
        raise click.ClickException(said)
