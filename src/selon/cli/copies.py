"""`selon copies PATHS`: likely copies among documents, with how alike they are."""

from __future__ import annotations

import sys

import click
import msgspec

from selon.cli.tables import counted
from selon.flows.copies import LEAST_LIKENESS, find_copies


@click.command(name="copies")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--least", type=click.FloatRange(0, 1), default=LEAST_LIKENESS, show_default=True, help="Least likeness, 0 to 1."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def copies(paths: tuple[str, ...], least: float, form: str) -> None:
    """List pairs of documents that are likely copies of one text.

    PATHS are files, folders or globs; "-" is standard input. What can not be read is said on standard error; the
    exit status is then 1.
    """
    pairs, problems = find_copies(paths, least)
    for pair in pairs:
        if form == "jsonl":
            click.echo(msgspec.json.encode(pair).decode())
        else:
            click.echo(f"{pair.likeness:5.0%}  {pair.first}  {pair.second}  {', '.join(pair.agencies)}".rstrip())
    for problem in problems:
        click.echo(f"selon: {problem.path}: {problem.what}", err=True)
    if form == "table":
        click.echo(counted(len(pairs), "pair"), err=True)
    sys.exit(1 if problems else 0)
