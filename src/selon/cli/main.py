"""The command `selon`: finds its commands by their files and loads only the one that is asked for."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from selon import __version__
from selon.packs.tables import PackFault

HELPERS = frozenset(
    {"main", "asking", "clock", "marking", "pack_add", "pack_geonames", "packs_option", "reading_table", "tables"}
)


class Commands(click.Group):
    """A group whose commands are the files of this folder: `selon x` lies in `x.py` as `x`."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a faulty pack becomes a message."""
        try:
            return super().invoke(ctx)
        except PackFault as fault:
            raise click.ClickException(str(fault)) from fault

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(p.stem for p in Path(__file__).parent.glob("[a-z]*.py") if p.stem not in HELPERS)

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


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read reports of armed conflict and keep a ledger of who claims what."""


if __name__ == "__main__":
    sys.exit(main())
