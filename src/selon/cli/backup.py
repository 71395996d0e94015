"""`selon backup`: a checked copy of the ledger."""

from __future__ import annotations

import click
import msgspec

from selon.cli.asking import format_option, ledger_option, reading_ledger
from selon.cli.tables import print_done
from selon.ledger.copying import copy_ledger
from selon.ledger.store import without_password


class Copied(msgspec.Struct, frozen=True):
    """How many claims were copied, and where to."""

    claims: int
    target: str


@click.command()
@click.argument("target")
@format_option
@ledger_option
def backup(target: str, ledger: str, form: str) -> None:
    """Copy the whole ledger to TARGET, a new file, and check the copy; others may read and write meanwhile.

    TARGET may also be postgresql://… with an empty place, to move a ledger to a server. What is withheld later stays in
    backups made before: withhold it there too, or destroy them.
    """
    with reading_ledger(ledger) as store:
        claims = copy_ledger(store, target)
    done = Copied(claims, without_password(target))
    print_done(done, form, f"{claims} claims copied to {done.target}.")
