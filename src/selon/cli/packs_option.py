"""`--packs FOLDER`: packs of one's own, for the commands that read; `SELON_PACKS` names them for all commands."""

from __future__ import annotations

import os
from pathlib import Path

import click

VARIABLE = "SELON_PACKS"


def _choose(context: click.Context, option: click.Parameter, folders: tuple[Path, ...]) -> None:
    del context, option
    if folders:  # in the environment, so that processes which read hear of it too
        os.environ[VARIABLE] = os.pathsep.join(str(folder.absolute()) for folder in folders)


packs_option = click.option(
    "--packs",
    metavar="FOLDER",
    multiple=True,
    expose_value=False,
    callback=_choose,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Packs of your own, laid over Selon's. [default: SELON_PACKS]",
)


def _own(context: click.Context, option: click.Parameter, folder: Path | None) -> Path:
    del option
    named = [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
    if folder is None and not named:
        said = f"name the folder of your packs by --packs or {VARIABLE}; it is made where it is missing"
        raise click.UsageError(said, context)
    return (folder or Path(named[0])).absolute()


own_folder_option = click.option(
    "--packs",
    "folder",
    metavar="FOLDER",
    callback=_own,
    type=click.Path(file_okay=False, path_type=Path),
    help="Your folder of packs; it is made where it is missing. [default: the first of SELON_PACKS]",
)
