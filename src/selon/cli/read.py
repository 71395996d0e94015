"""`selon read`: readings of files, as a table for people or in the promised JSON form."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import msgspec

from selon.cli.clock import today
from selon.cli.packs_option import packs_option
from selon.cli.published_option import published_option
from selon.cli.reading_table import print_reading
from selon.documents.limits import Limits
from selon.flows.read import read_paths
from selon.model.problem import Problem

if TYPE_CHECKING:
    from selon.model.document import DayRange


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="Form of the output.")
@click.option("--cuts", is_flag=True, help="Show what was set aside as no part of the report, and why.")
@published_option
@packs_option
def read(paths: tuple[str, ...], form: str, published: DayRange, *, cuts: bool) -> None:
    """Read reports and print who claims what.

    PATHS are files, folders or globs; `-` is standard input. What can not be read is said on standard error, the rest
    is read, and the exit status is 1.
    """
    is_faulty = False
    for item in read_paths(paths, limits=Limits(latest_day=today(), published=published)):
        problems = [item] if isinstance(item, Problem) else item.problems
        for problem in problems:
            is_faulty = True
            place = f"{problem.path or '-'}{':' + problem.place if problem.place else ''}"
            click.echo(f"selon: {place}: {problem.what}", err=True)
        if isinstance(item, Problem):
            continue
        if form == "jsonl":
            sys.stdout.buffer.write(msgspec.json.encode(item) + b"\n")
        else:
            print_reading(item, cuts=cuts)
    sys.exit(1 if is_faulty else 0)
