"""`selon ingest`: reads files into a ledger, with progress; what is reported as written stays, whatever happens."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from selon.cli.asking import format_option, ledger_option, writing_ledger
from selon.cli.clock import now, today
from selon.cli.packs_option import packs_option
from selon.cli.published_option import published_option
from selon.cli.tables import counted, print_done
from selon.documents.limits import Limits
from selon.documents.paths import STANDARD_INPUT
from selon.flows.ingest import ingest as ingest_readings
from selon.flows.known import KnownCaptures
from selon.flows.read import read_paths_on
from selon.ledger.store import without_password
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.packs.loader import load_packs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.ledger.batching import Written
    from selon.model.document import DayRange
    from selon.model.saved import SavedPage


class Ingested(msgspec.Struct, frozen=True):
    """What an ingest did: documents read, of them new, new claims, documents known already, problems."""

    read: int
    new: int
    claims: int
    known: int
    problems: int
    ledger: str


@click.command()
@click.argument("paths", nargs=-1, required=True)
@ledger_option
@format_option
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes that read. [default: one a core]")
@published_option
@packs_option
def ingest(paths: tuple[str, ...], ledger: str, form: str, jobs: int | None, published: DayRange) -> None:
    """Read reports into a ledger.

    PATHS are files, folders or globs of .txt, .html, .jsonl, .csv, feeds and archives; `-` is standard input. A page
    that this version with these packs has read before is passed over. What can not be read is said on standard error;
    the exit status is 1.
    """
    seen = Seen()
    with writing_ledger(ledger) as store, make_progress(Console(stderr=True)) as progress:
        task = progress.add_task("reading", total=None)
        known = KnownCaptures(store, load_packs())
        limits = Limits(latest_day=today(), is_known=known, is_saved=known.is_saved, published=published)

        def tell(written: Written) -> None:
            progress.update(task, completed=seen.documents, description=f"{written.claims} new claims")

        items = read_paths_on([spelled(path) for path in paths], jobs or os.cpu_count() or 1, limits)
        written = ingest_readings(seen.listen(items), store, now=now, on_written=tell)
    for problem in seen.problems:
        place = f"{problem.path or '-'}{':' + problem.place if problem.place else ''}"
        click.echo(f"selon: {place}: {problem.what}", err=True)
    done = Ingested(
        seen.documents,
        written.documents,
        written.claims,
        known.passed + written.known,
        len(seen.problems),
        without_password(ledger),
    )
    said = (
        f"{counted(done.read, 'document')} read, {done.new} new, {counted(done.claims, 'new claim')}, "
        f"{done.known} known already, {counted(done.problems, 'problem')} → {done.ledger}"
    )
    print_done(done, form, said)
    sys.exit(1 if seen.problems else 0)


def spelled(path: str) -> str:
    """A path below this folder as seen from here, however it was spelled: a page is known by its bytes and its path."""
    absolute = Path(path).absolute()
    here = Path.cwd()
    if path == STANDARD_INPUT or ".." in absolute.parts or not absolute.is_relative_to(here):
        return path
    return str(absolute.relative_to(here))


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
