"""`selon pack`: packs of languages and of the world, for those who write them."""

from __future__ import annotations

from pathlib import Path

import click

from selon.packs.checker import check_pack, find_packs, order_pack
from selon.packs.loader import HOME


@click.group()
def pack() -> None:
    """Work on packs: folders of data for a language or for the world."""


@pack.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--fix", is_flag=True, help="Sort the lists and drop rows that stand twice.")
def check(folders: tuple[Path, ...], *, fix: bool) -> None:
    """Say what is wrong with the packs in FOLDERS, a pack or a folder of packs (Selon's own where none is named).

    Every problem is a line: file, place, kind and what to do. The exit status is 1 where there is one.
    """
    packs = [found for folder in folders or (HOME,) for found in find_packs(folder)]
    if not packs:
        message = f"no packs in {', '.join(map(str, folders))}: a pack is a folder with a pack.toml"
        raise click.ClickException(message)
    if fix:
        for path in (path for folder in packs for path in order_pack(folder)):
            click.echo(f"put in order: {path}")
    problems = [problem for folder in packs for problem in check_pack(folder)]
    for problem in problems:
        place = f": {problem.place}" if problem.place else ""
        click.echo(f"{problem.path}{place}: {problem.kind}: {problem.what}", err=True)
    click.echo(f"{len(packs)} packs, {len(problems)} problems")
    if problems:
        raise click.exceptions.Exit(1)
