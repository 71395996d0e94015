"""`selon backup`: a checked copy of the ledger."""

from __future__ import annotations

import click

from selon.cli.asking import ledger_option, reading_ledger
from selon.ledger.copying import copy_ledger


@click.command()
@click.argument("target")
@ledger_option
def backup(target: str, ledger: str) -> None:
    """Copy the whole ledger to TARGET, a new file, and check the copy; others may read and write meanwhile.

    TARGET may also be postgresql://… with an empty place, to move a ledger to a server. What is withheld later stays in
    backups made before: withhold it there too, or destroy them.
    """
    with reading_ledger(ledger) as store:
        claims = copy_ledger(store, target)
    click.echo(f"{claims} claims copied to {target}.")
