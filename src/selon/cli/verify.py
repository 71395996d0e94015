"""`selon verify`: whether the ledger is whole."""

from __future__ import annotations

import click

from selon.cli.asking import ledger_option, reading_ledger
from selon.ledger.verifying import faults_of


@click.command()
@ledger_option
def verify(ledger: str) -> None:
    """Check hashes, spans, ids and rows that point at others; the exit status is 1 where something is wrong."""
    found = 0
    with reading_ledger(ledger) as store:
        for fault in faults_of(store):
            found += 1
            click.echo(fault)
        claims = store.rows("SELECT COUNT(*) FROM proposal")[0][0]
    if found:
        said = f"{found} faults: take your newest backup, or read the articles into a new ledger"
        raise click.ClickException(said)
    click.echo(f"The ledger is whole: {claims} claims checked.")
