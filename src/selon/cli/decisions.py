"""`selon decisions`: what people decided, how it stands, and its way from one ledger to another."""

from __future__ import annotations

from collections import Counter
from typing import IO

import click
import msgspec

from selon.cli.asking import format_option, ledger_option, names_option, now, reading_ledger, writing_ledger
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.ledger.decisions import add_decisions
from selon.ledger.exchanging import exported, masked_standings, parse_decision
from selon.ledger.opening import DEFAULT
from selon.model.decision import Decision, Standing

COLUMNS = (
    Column("at", "at"),
    Column("by", "by", width=14),
    Column("claim", "claim"),
    Column("decided", "decided", width=26),
    Column("stands", "stands", width=32),
)
WAITING = {"disputed", "to confirm", "unplaced"}


class Line(msgspec.Struct, frozen=True):
    """A row of the table for people."""

    at: str
    by: str
    claim: str
    decided: str
    stands: str


@click.group(invoke_without_command=True)
@click.option("--waiting", is_flag=True, help="Only those that a person must look at.")
@format_option
@names_option
@ledger_option
@click.pass_context
def decisions(context: click.Context, form: str, ledger: str, *, waiting: bool, names: bool) -> None:
    """List decisions with how they stand today; or export and import them."""
    if context.invoked_subcommand is not None:
        return
    with reading_ledger(ledger) as store:
        rows = [one for one in masked_standings(store, names=names) if not waiting or one.state in WAITING]
    if form == "json":
        print_rows(rows, (), form, nothing="")
    else:
        print_rows([_line(row) for row in rows], COLUMNS, form, nothing="No decisions.")


def _ledger_of_group() -> str:
    parent = click.get_current_context().parent
    return str(parent.params["ledger"]) if parent else DEFAULT


same_ledger = click.option("--ledger", metavar="ADDRESS", default=_ledger_of_group, help="The ledger.")


@decisions.command("export")
@names_option
@same_ledger
def export_decisions(ledger: str, *, names: bool) -> None:
    """Print all decisions as JSON Lines; private names in the words they quote are masked, and still found again."""
    with reading_ledger(ledger) as store:
        for decision in exported(store, names=names):
            click.echo(msgspec.json.encode(decision))


@decisions.command("import")
@click.argument("file", type=click.File("rb"))
@same_ledger
def import_decisions(file: IO[bytes], ledger: str) -> None:
    """Add the decisions of FILE (JSON Lines, `-` for the standard input) that are not here yet."""
    found: list[Decision] = []
    faults = 0
    for number, line in enumerate(file, 1):
        if line.strip():
            try:
                found.append(parse_decision(line))
            except ValueError as fault:
                faults += 1
                click.echo(f"{file.name}: line {number}: {fault}", err=True)
    with writing_ledger(ledger) as store:
        new = add_decisions(store, found, recorded=now())
        counted = Counter[str](one.state for one in masked_standings(store, names=True))
    click.echo(f"{new} new decisions, {len(found) - new} known. Now: {_counts(counted)}.")
    if faults:
        raise click.exceptions.Exit(1)


def _counts(counted: Counter[str]) -> str:
    return ", ".join(f"{number} {state}" for state, number in sorted(counted.items())) or "none"


def _line(one: Standing) -> Line:
    decision = one.decision
    parts = (decision.act, decision.field, decision.value, decision.other and decision.other.anchor[:SHOWN_ID])
    return Line(
        at=decision.at[:16].replace("T", " "),
        by=decision.by if decision.role == "analyst" else f"{decision.by} ({decision.role})",
        claim=(one.anchor or decision.target.anchor)[:SHOWN_ID],
        decided=" ".join(str(part) for part in parts if part),
        stands=one.state + (f": {one.why}" if one.why else ""),
    )
