"""`selon pack geonames`: places of a GeoNames dump for the reader."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from selon.cli.packs_option import own_folder_option
from selon.packs.geonames import FILE
from selon.packs.geonames_file import Wanted, fill_table


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--country", "countries", multiple=True, metavar="CODE", help="Only this country (may be repeated).")
@click.option(
    "--feature",
    "features",
    multiple=True,
    metavar="CODE",
    help="Only this class (P: settlements, A: administrative areas, H: waters, T: mountains …) or code (PPLC, ADM2 …); "
    "may be repeated. [default: P]",
)
@click.option("--min-population", type=click.IntRange(0), default=0, help="Only places with so many people or more.")
@own_folder_option
def geonames(
    file: Path, countries: tuple[str, ...], features: tuple[str, ...], min_population: int, folder: Path
) -> None:
    """Take the places of FILE, a table of GeoNames (XX.txt, allCountries.txt, or their zip), into your packs.

    What is there already is brought up to date. `selon read --packs FOLDER` then finds the places by all their names.
    Bad rows are named on standard error, the others are taken.
    """
    wanted = Wanted(
        frozenset(country.upper() for country in countries),
        frozenset(feature.upper() for feature in features) or Wanted().features,
        min_population,
    )
    console = Console(stderr=True)
    columns = (TextColumn("places"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("places", total=None)
        target = folder / "world" / FILE
        filled = fill_table(file, target, wanted, lambda done, size: progress.update(task, completed=done, total=size))
    for problem in filled.problems:
        click.echo(f"selon: {problem.path}: {problem.place}: {problem.what}", err=True)
    if filled.faulty > len(filled.problems):
        click.echo(f"selon: and {filled.faulty - len(filled.problems)} bad rows more", err=True)
    click.echo(f"{filled.read} rows read, {filled.kept} places taken, {filled.faulty} bad rows → {target}")
    if filled.faulty:
        raise click.exceptions.Exit(1)
