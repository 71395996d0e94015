"""`selon decisions`: what people decided, how it stands, and its way from one ledger to another."""

from __future__ import annotations

from collections import Counter
from typing import IO

import click
import msgspec

from selon.cli.asking import (
    FILTERS,
    by_option,
    changing_ledger,
    format_option,
    ledger_option,
    names_option,
    reading_ledger,
    role_option,
)
from selon.cli.clock import now
from selon.cli.tables import SHOWN_ID, Column, print_done, print_rows
from selon.ledger.decisions import add_decisions
from selon.ledger.exchanging import exported, masked_standings, parse_decision
from selon.ledger.opening import DEFAULT
from selon.ledger.withdrawing import Recall, make_withdrawal
from selon.model.decision import Decision, Role, Standing

COLUMNS = (
    Column("id", "id"),
    Column("at", "at"),
    Column("by", "by", width=14),
    Column("claim", "claim"),
    Column("decided", "decided", width=26),
    Column("stands", "stands", width=32),
)
WAITING = {"disputed", "to confirm", "unplaced"}


class Line(msgspec.Struct, frozen=True):
    """A row of the table for people."""

    id: str
    at: str
    by: str
    claim: str
    decided: str
    stands: str


class Withdrawn(msgspec.Struct, frozen=True):
    """A withdrawal by its id, and the decision and claim that it is about."""

    decision: str
    withdraws: str
    claim: str
    by: str


class Imported(msgspec.Struct, frozen=True):
    """What an import brought: decisions that were new, known, and lines that could not be read; how all stand now."""

    new: int
    known: int
    faults: int
    now: str


@click.group(invoke_without_command=True)
@FILTERS["recorded_by"]
@click.option("--waiting", is_flag=True, help="Only those that a person must look at.")
@format_option
@names_option
@ledger_option
@click.pass_context
def decisions(  # noqa: PLR0913  one parameter for each option
    context: click.Context, form: str, ledger: str, recorded_by: str | None, *, waiting: bool, names: bool
) -> None:
    """List decisions with how they stand today; or withdraw, export and import them."""
    if context.invoked_subcommand is not None:
        return
    with reading_ledger(ledger) as store:
        rows = [one for one in masked_standings(store, recorded_by, names=names) if not waiting or one.state in WAITING]
    if form == "json":
        print_rows(rows, (), form, nothing="")
    else:
        print_rows([_line(row) for row in rows], COLUMNS, form, nothing="No decisions.")


def _ledger_of_group() -> str:
    parent = click.get_current_context().parent
    return str(parent.params["ledger"]) if parent else DEFAULT


same_ledger = click.option("--ledger", metavar="ADDRESS", default=_ledger_of_group, help="The ledger.")


@decisions.command("withdraw")
@click.argument("decision")
@by_option
@role_option
@click.option("--why", default="", help="The reason.")
@format_option
@same_ledger
def withdraw_decision(  # noqa: PLR0913  one parameter for each option
    decision: str, by: str, role: Role, why: str, ledger: str, form: str
) -> None:
    """Take DECISION back (its id or enough of its first letters): what held before it holds again.

    Nothing is erased: the withdrawal is a row of its own, exported and imported like other decisions. Your own you may
    take back, and as a steward any.
    """
    recall = Recall(decision=decision, by=by, role=role, at=now(), why=why)
    with changing_ledger(ledger) as store:
        made = make_withdrawal(store, recall)
        add_decisions(store, [made], recorded=recall.at)
    taken, claim = str(made.withdraws)[:SHOWN_ID], made.target.anchor[:SHOWN_ID]
    done = Withdrawn(made.id, str(made.withdraws), made.target.anchor, by)
    print_done(done, form, f"Decision {taken} on claim {claim}: withdrawn by {by}.")


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
@format_option
@same_ledger
def import_decisions(file: IO[bytes], ledger: str, form: str) -> None:
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
    with changing_ledger(ledger) as store:
        new = add_decisions(store, found, recorded=now())
        counted = Counter[str](one.state for one in masked_standings(store, names=True))
    done = Imported(new, len(found) - new, faults, _counts(counted))
    print_done(done, form, f"{done.new} new decisions, {done.known} known. Now: {done.now}.")
    if faults:
        raise click.exceptions.Exit(1)


def told(decision: Decision) -> tuple[str | None, ...]:
    """What was decided, in words: the act, and the field and value or the decision that it is about."""
    if decision.withdraws:
        return decision.act, decision.withdraws[:SHOWN_ID]
    return decision.act, decision.field, decision.value


def _counts(counted: Counter[str]) -> str:
    return ", ".join(f"{number} {state}" for state, number in sorted(counted.items())) or "none"


def _line(one: Standing) -> Line:
    decision = one.decision
    parts = (*told(decision), decision.other and decision.other.anchor[:SHOWN_ID])
    return Line(
        id=decision.id[:SHOWN_ID],
        at=decision.at[:16].replace("T", " "),
        by=decision.by if decision.role == "analyst" else f"{decision.by} ({decision.role})",
        claim=(one.anchor or decision.target.anchor)[:SHOWN_ID],
        decided=" ".join(str(part) for part in parts if part),
        stands=one.state + (f": {one.why}" if one.why else ""),
    )
