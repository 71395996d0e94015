"""The command line as a whole: its help, made without loading the commands."""

from __future__ import annotations

import subprocess
import sys

import click

from selon.cli.main import main


def test_help_says_of_each_command_what_it_says_of_itself() -> None:
    context = click.Context(main, terminal_width=100)
    shown = main.get_help(context)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert " ".join(command.get_short_help_str(60).removesuffix("...").split()[:4]) in shown


def test_help_loads_no_command() -> None:
    asked = "import sys; from selon.cli.main import main; main(['--help'], standalone_mode=False); "
    loaded = "print([name for name in sys.modules if name.startswith('selon.') and 'cli' not in name])"
    done = subprocess.run([sys.executable, "-c", asked + loaded], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['selon.packs', 'selon.packs.tables']"
