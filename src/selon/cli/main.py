"""The command `selon`: finds its commands by their files and loads only the one that is asked for."""

from __future__ import annotations

import ast
import gc
import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from selon import __version__
from selon.packs.tables import PackFault

HELPERS = frozenset(
    {
        "main",
        "asking",
        "clock",
        "marking",
        "pack_add",
        "pack_geonames",
        "packs_option",
        "published_option",
        "reading_table",
        "tables",
    }
)


SELDOM = (50_000, 20, 100)  # packs are large and hardly anything refers back: looking for cycles would cost a quarter
INDENT = 6  # what click leaves free around the names of commands


class Commands(click.Group):
    """A group whose commands are the files of this folder: `selon x` lies in `x.py` as `x`."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a faulty pack becomes a message."""
        gc.set_threshold(*SELDOM)
        try:
            return super().invoke(ctx)
        except PackFault as fault:
            raise click.ClickException(str(fault)) from fault

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(p.stem for p in Path(__file__).parent.glob("[a-z]*.py") if p.stem not in HELPERS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with the first lines of what they say of themselves, without loading them."""
        names = self.list_commands(ctx)
        room = formatter.width - INDENT - max(map(len, names))
        rows = [(name, click.Command(name, help=summary_of(name)).get_short_help_str(room)) for name in names]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, loaded now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(f"selon.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word; a word that is none is said with what comes nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            near = get_close_matches(args[0], self.list_commands(ctx))
            if not near:
                raise
            said = f"{fault.message} Is it {' or '.join(near)}?"
            raise click.UsageError(said, ctx) from fault


def summary_of(name: str) -> str:
    """What the command of a name says of itself: the docstring in its file."""
    tree = ast.parse((Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8"))
    own = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    return next((ast.get_docstring(node) or "" for node in own), "")


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read reports of armed conflict and keep a ledger of who claims what."""


if __name__ == "__main__":
    sys.exit(main())
