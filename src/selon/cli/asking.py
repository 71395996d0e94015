"""The options that commands on a ledger share: which ledger, which claims, which form of output.

Enters: words of the command line. Leaves: an open ledger, a `View`.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

import click

from selon.cli.tables import FORMATS
from selon.ledger.opening import DEFAULT, open_ledger, read_ledger
from selon.ledger.store import LedgerFault, Store
from selon.model.decision import Role
from selon.model.view import View
from selon.packs.loader import load_packs

Command = TypeVar("Command", bound=Callable[..., Any])  # Any: click gives a command whatever options it has

ledger_option = click.option(
    "--ledger",
    metavar="ADDRESS",
    default=lambda: os.environ.get("SELON_LEDGER", DEFAULT),
    help="The ledger: a file, or postgresql://… [default: SELON_LEDGER, else selon.db]",
)
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="Form of the output."
)
by_option = click.option(
    "--by", default=lambda: os.environ.get("SELON_PERSON") or getpass.getuser(), help="Who decides."
)
role_option = click.option(
    "--role", type=click.Choice(get_args(Role)), default="analyst", show_default=True, help="As what."
)
names_option = click.option("--names", is_flag=True, help="Show the names of private persons.")


class Day(click.ParamType[str]):
    """An ISO day or month; with `time`, also an ISO time."""

    name = "day"

    def __init__(self, *, time: bool = False) -> None:
        """Whether a time of day may follow."""
        self.time = time

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The day as it was given, or a fault that shows how to write one."""
        try:
            (datetime if self.time else date).fromisoformat(value)
        except (TypeError, ValueError):
            self.fail(f"{value!r} is no day: write it as 2020-10-03", param, ctx)
        return str(value)


def _hint_conflict(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The conflict as it was given; one that no pack knows is said to be so, with what comes nearest."""
    known = load_packs().world.conflicts if value else {}
    if value and value not in known:
        near = get_close_matches(value, known) or [one for one in known if one.startswith(value.split("-")[0])][:3]
        asked = f": is it {' or '.join(near)}?" if near else ""
        click.echo(f"selon: no pack knows a conflict {value!r}{asked}", err=True)
    return value


FILTERS = {
    "since": click.option("--since", type=Day(), help="Claims about this day or later."),
    "until": click.option("--until", type=Day(), help="Claims about this day or earlier."),
    "place": click.option("--place", help="Claims about a place."),
    "side": click.option("--side", help="Victims of this side."),
    "source": click.option("--source", help="Claims of this party, body or kind of source."),
    "outlet": click.option("--outlet", help="Articles of this outlet."),
    "conflict": click.option("--conflict", callback=_hint_conflict, help="Articles about this conflict, by its id."),
    "as_known_on": click.option("--as-known-on", type=Day(), help="Leave out what became public later."),
    "recorded_by": click.option("--recorded-by", type=Day(time=True), help="Leave out what this ledger learned later."),
}


def view_options(*names: str) -> Callable[[Command], Command]:
    """The filters of these names (all of them where none is named), `--names`, `--format` and `--ledger`."""

    def add(command: Command) -> Command:
        for option in (ledger_option, format_option, names_option):
            command = option(command)
        for name in reversed(names or tuple(FILTERS)):
            command = FILTERS[name](command)
        return command

    return add


def make_view(asked: dict[str, Any]) -> View:  # Any: see Command
    """The view that the options ask for."""
    return View(**{name: value for name, value in asked.items() if name in View.__struct_fields__})


@contextmanager
def reading_ledger(address: str) -> Iterator[Store]:
    """The ledger, open for reading; its faults become messages of the command."""
    with _spoken():
        store = read_ledger(address)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def changing_ledger(address: str) -> Iterator[Store]:
    """The ledger, open for writing; one that is not there is a fault, not made."""
    with reading_ledger(address):
        pass
    with writing_ledger(address) as store:
        yield store


@contextmanager
def writing_ledger(address: str) -> Iterator[Store]:
    """The ledger, open for writing, made where it is missing; its faults become messages of the command."""
    with _spoken():
        store = open_ledger(address)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def _spoken() -> Iterator[None]:
    try:
        yield
    except LedgerFault as fault:
        raise click.ClickException(str(fault)) from fault
