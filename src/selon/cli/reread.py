"""`selon reread`: read all texts of the ledger again, and see what is otherwise."""

from __future__ import annotations

import sys

import click
import msgspec

from selon.cli.asking import changing_ledger, format_option, ledger_option
from selon.cli.clock import now
from selon.cli.packs_option import packs_option
from selon.cli.tables import SHOWN_ID, print_rows
from selon.flows.known import KnownCaptures
from selon.flows.read import read_or_pass, read_safely
from selon.flows.reread import Change, Difference
from selon.flows.reread import reread as read_again
from selon.model.document import Document, Passage
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.packs.loader import load_packs


@click.command()
@click.option("--quiet", is_flag=True, help="Only the sums.")
@format_option
@ledger_option
@packs_option
def reread(ledger: str, form: str, *, quiet: bool) -> None:
    """Read all texts again with this version and its packs: what is new, changed or withdrawn, which decisions wait.

    What this version with these packs has read already is passed over, so that a stopped reading again is taken up.
    A text on which the reader itself fails keeps what was read of it before; it is named, and the exit status is 1.
    Decisions stay. Where the value that a person saw has changed, theirs waits to be confirmed: see
    `selon decisions --waiting`.
    """
    packs = load_packs()
    changes: list[Change] = []
    faults: list[Problem] = []

    def hear(news: Change | Problem) -> None:
        if isinstance(news, Problem):
            faults.append(news)
        elif form == "table" and not quiet:
            _print(news)
        elif not quiet:
            changes.append(news)

    def again(document: Document, cuts: tuple[Passage, ...]) -> Reading:
        return read_safely(document, packs, cuts, read_or_pass)

    with changing_ledger(ledger) as store:
        total = read_again(store, again, now=now, on_news=hear, is_known=KnownCaptures(store, packs))
    for fault in faults:
        click.echo(f"selon: {fault.path or '-'}: {fault.what}", err=True)
    _print_sums(total, changes, form)
    sys.exit(1 if faults else 0)


def _print_sums(total: Difference, changes: list[Change], form: str) -> None:
    if form == "json":
        click.echo(msgspec.json.encode({"changes": changes, "sums": total}))
        return
    if form == "csv":
        print_rows(changes, (), form, nothing="")
        return
    changed = f"{total.new} claims new, {total.changed} changed, {total.withdrawn} withdrawn"
    click.echo(f"{total.documents} texts read, {total.known} known already: {changed}.")
    click.echo(f"{total.waiting} decisions wait for a person ({total.waiting_before} before).")


def _print(change: Change) -> None:
    click.echo(f"{change.anchor[:SHOWN_ID]} {change.kind}: {change.what}")
