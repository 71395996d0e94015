"""`selon incident`: one incident with all that is told of it, and what ties it together."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import FILTERS, ledger_option
from selon.cli.settle import pick, settled_ledger
from selon.cli.tables import SHOWN_ID, Column, counted, print_rows
from selon.flows.settle import Settled
from selon.flows.showing import bond_lines, rival_rows, telling_rows
from selon.model.findings import Incident

COLUMNS = (
    Column("claim", "claim"),
    Column("article", "document", width=14),
    Column("outlet", "outlet", width=16),
    Column("source", "source", width=18),
    Column("what", "what", width=24),
    Column("figure", "figure", right=True),
    Column("stance", "stance"),
    Column("day", "until"),
)


@click.command()
@click.argument("ident", metavar="ID")
@FILTERS["as_known_on"]
@FILTERS["recorded_by"]
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the output.")
@ledger_option
def incident(ident: str, ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the two clocks of the view
    """Show one incident: every claim, the ties between them, and the contradictions.

    ID is the incident's id or that of any of its claims, or enough of its first letters: the id of an incident that
    was merged into another is that of a claim, and leads there.
    """
    settled = settled_ledger(ledger, asked)
    one = find_incident(settled, ident)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(one), indent=1).decode())
        return
    head = (one.type, one.place, one.country, _days(one))
    click.echo(f"incident {one.id[:SHOWN_ID]}  " + ", ".join(part for part in head if part))
    voices = counted(one.voices, "independent voice")
    click.echo(f"{counted(len(one.documents), 'article')}, {voices}: {', '.join(one.claimants)}\n")
    rows = [msgspec.structs.replace(row, claim=row.claim[:SHOWN_ID]) for row in telling_rows(one.claims, settled)]
    print_rows(rows, COLUMNS, "table", nothing="")
    for bond in one.bonds:
        click.echo("\n" + "\n".join(bond_lines(bond, settled)))
    inside = set(one.claims)
    rivals = [x for x in settled.findings.contradictions if {x.a, x.b} & inside]
    for row in rival_rows(rivals, settled):
        click.echo(f"\n{row.kind} ({row.strength.replace('_', ' ')}): {row.why}")


def find_incident(settled: Settled, start: str, what: str = "incident nor claim") -> Incident:
    """The incident with this id, or that holds the claim with this id; `what` names all that such an id may be of."""
    holding = [one for one in settled.findings.incidents if any(anchor.startswith(start) for anchor in one.claims)]
    return holding[0] if len(holding) == 1 else pick(settled.findings.incidents, start, what)


def _days(one: Incident) -> str | None:
    return one.until if one.since in {None, one.until} else f"{one.since} to {one.until}"
