"""`selon copies [PATHS]`: likely copies among documents, or in a ledger, with how alike they are."""

from __future__ import annotations

import sys

import click
import msgspec

from selon.cli.asking import ledger_option
from selon.cli.settle import settled_ledger
from selon.cli.tables import counted
from selon.flows.copies import LEAST_LIKENESS, Pair, find_copies, settled_copies
from selon.model.problem import Problem


@click.command(name="copies")
@click.argument("paths", nargs=-1)
@click.option(
    "--least", type=click.FloatRange(0, 1), default=LEAST_LIKENESS, show_default=True, help="Least likeness, 0 to 1."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@ledger_option
def copies(paths: tuple[str, ...], least: float, form: str, ledger: str) -> None:
    """List pairs of documents that are likely copies of one text.

    PATHS are files, folders or globs; "-" is standard input. What can not be read is said on standard error; the
    exit status is then 1. Without PATHS, the documents of the ledger that are one voice: reprints, updates, articles
    of one agency, retellings; `selon why` and a document's name says why.
    """
    pairs: list[Pair]
    problems: list[Problem] = []
    if paths:
        pairs, problems = find_copies(paths, least)
    else:
        pairs = settled_copies(settled_ledger(ledger, {}))
    for pair in pairs:
        if form == "jsonl":
            click.echo(msgspec.json.encode(pair).decode())
        else:
            told = f"{pair.likeness:5.0%}  {pair.first}  {pair.second}  {', '.join(pair.agencies)}  {pair.kind}"
            click.echo(told.rstrip())
    for problem in problems:
        click.echo(f"selon: {problem.path}: {problem.what}", err=True)
    if form == "table":
        click.echo(counted(len(pairs), "pair"), err=True)
    sys.exit(1 if problems else 0)
