"""`selon ingest`: reads files into a ledger, with progress; what is reported as written stays, whatever happens."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from selon.cli.asking import ledger_option, writing_ledger
from selon.cli.clock import now, today
from selon.cli.packs_option import packs_option
from selon.documents.limits import Limits
from selon.flows.ingest import ingest as ingest_readings
from selon.flows.known import KnownCaptures
from selon.flows.read import read_paths_on
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.packs.loader import load_packs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.batching import Written
    from selon.model.saved import SavedPage


@click.command()
@click.argument("paths", nargs=-1, required=True)
@ledger_option
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes that read. [default: one a core]")
@packs_option
def ingest(paths: tuple[str, ...], ledger: str, jobs: int | None) -> None:
    """Read reports into a ledger.

    PATHS are files, folders or globs of .txt, .html, .jsonl, .csv, feeds and archives; `-` is standard input. A page
    that this version with these packs has read before is passed over. What can not be read is said on standard error;
    the exit status is 1.
    """
    seen = Seen()
    console = Console(stderr=True)
    with writing_ledger(ledger) as store, make_progress(console) as progress:
        task = progress.add_task("reading", total=None)
        known = KnownCaptures(store, load_packs())
        limits = Limits(latest_day=today(), is_known=known)

        def tell(written: Written) -> None:
            progress.update(task, completed=seen.documents, description=f"{written.claims} new claims")

        written = ingest_readings(
            seen.listen(read_paths_on(paths, jobs or os.cpu_count() or 1, limits)), store, now=now, on_written=tell
        )
    for problem in seen.problems:
        place = f"{problem.path or '-'}{':' + problem.place if problem.place else ''}"
        click.echo(f"selon: {place}: {problem.what}", err=True)
    click.echo(
        f"{seen.documents} documents read, {written.documents} new, {written.claims} new claims, "
        f"{known.passed + written.known} known already, {len(seen.problems)} problems → {ledger}"
    )
    sys.exit(1 if seen.problems else 0)


def make_progress(console: Console) -> Progress:
    """A bar that counts documents; silent where standard error is no terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


class Seen:
    """Counts what passes by on its way into the ledger."""

    def __init__(self) -> None:
        """Nothing has passed yet."""
        self.documents = 0
        self.problems: list[Problem] = []

    def listen(self, items: Iterator[Reading | Problem | SavedPage]) -> Iterator[Reading | Problem | SavedPage]:
        """The items as they come, counted."""
        for item in items:
            if isinstance(item, Problem):
                self.problems.append(item)
            elif isinstance(item, Reading):
                self.documents += 1
                self.problems.extend(item.problems)
            yield item
