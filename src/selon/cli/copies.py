"""`selon copies PATHS`: likely copies among documents, with how alike they are."""

from __future__ import annotations

import click
import msgspec

from selon.flows.copies import LEAST_LIKENESS, find_copies


@click.command(name="copies")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--least", type=click.FloatRange(0, 1), default=LEAST_LIKENESS, show_default=True, help="Least likeness, 0 to 1."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def copies(paths: tuple[str, ...], least: float, form: str) -> None:
    """List pairs of documents that are likely copies of one text.

    PATHS are files, folders or globs; "-" is standard input.
    """
    pairs, problems = find_copies(paths, least)
    for pair in pairs:
        if form == "jsonl":
            click.echo(msgspec.json.encode(pair).decode())
        else:
            click.echo(f"{pair.likeness:5.0%}  {pair.first}  {pair.second}  {', '.join(pair.agencies)}".rstrip())
    for problem in problems:
        click.echo(f"{problem.path}: {problem.what}", err=True)
    if form == "table":
        click.echo(f"{len(pairs)} pairs, {len(problems)} problems", err=True)
