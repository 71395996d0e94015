"""`selon pack`: packs of languages and of the world, for those who write them."""

from __future__ import annotations

from pathlib import Path

import click

from selon.cli.pack_add import add
from selon.cli.pack_geonames import geonames
from selon.cli.tables import counted
from selon.flows.examples import example_matchers
from selon.packs.checker import check_pack, find_packs, order_pack
from selon.packs.loader import HOME, load_packs
from selon.packs.rule_form import Matcher


@click.group()
def pack() -> None:
    """Work on packs: folders of data for a language or for the world."""


def matchers_of(folder: Path) -> dict[str, Matcher]:
    """What runs the examples of a language's rules; nothing for a pack that the reader does not know whole."""
    packs = load_packs() if folder.parent == HOME else load_packs((folder.parent,))
    language = next((found for found in packs.languages.values() if found.folder == folder), None)
    return example_matchers(packs, language) if language is not None and language.is_complete else {}


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
    problems = [problem for folder in packs for problem in check_pack(folder, matchers_of(folder))]
    for problem in problems:
        place = f": {problem.place}" if problem.place else ""
        click.echo(f"{problem.path}{place}: {problem.kind}: {problem.what}", err=True)
    click.echo(f"{counted(len(packs), 'pack')}, {counted(len(problems), 'problem')}")
    if problems:
        raise click.exceptions.Exit(1)


pack.add_command(add)
pack.add_command(geonames)
