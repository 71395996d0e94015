"""How commands print rows: a table for people, CSV and JSON for programs.

Enters: records and the columns wanted. Leaves: text on the standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size
from typing import NamedTuple

import click
import msgspec
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from selon.export.spreadsheets import plain, write_csv

WIDTH = 100
SHOWN_ID = 8  # of the 32 letters of an id, enough to tell the claims of a ledger apart
NARROWEST = 9  # of a column that is broken into lines
FORMATS = ("table", "csv", "json")


class Column(NamedTuple):
    """A column of the table for people: its title and the field of the record.

    Figures stand to the right. Only columns with a `width` are broken into lines, between words, and give way where a
    table is wider than its window; all others are shown whole.
    """

    title: str
    field: str
    right: bool = False
    width: int | None = None


def print_rows(rows: Sequence[msgspec.Struct], columns: Sequence[Column], form: str, *, nothing: str) -> None:
    """Print records in one of `FORMATS`; `nothing` is said where there are none."""
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
    elif form == "csv":
        click.echo(write_csv(rows), nl=False)
    elif not rows:
        click.echo(nothing, err=True)
    else:
        widths = _widths(rows, columns)
        console(widths).print(_draw(rows, columns, widths))


def print_done(done: msgspec.Struct, form: str, said: str) -> None:
    """Print what a command did: a sentence for people, one record for programs."""
    if form == "json":
        click.echo(msgspec.json.encode(done).decode())
    elif form == "csv":
        click.echo(write_csv([done]), nl=False)
    else:
        click.echo(said)


def print_parts(
    parts: Sequence[tuple[str, Sequence[msgspec.Struct]]], columns: Sequence[Column], *, nothing: str
) -> None:
    """Print one table in parts, each under its own heading."""
    if not parts:
        click.echo(nothing, err=True)
        return
    widths = _widths([row for _, rows in parts for row in rows], columns)
    out = console(widths)
    out.print(_head(columns, widths))
    for heading, rows in parts:
        out.print()
        out.print(Text(heading, style="bold"))
        table = _head(columns, widths, titled=False)
        _fill(table, rows, columns)
        out.print(table)


def console(widths: Sequence[int] = ()) -> Console:
    """Where tables are drawn: as wide as the window, and wider where columns of these widths need it."""
    return Console(file=sys.stdout, width=max(_window(), _whole(widths)), highlight=False, soft_wrap=False)


def _window() -> int:
    """How wide the terminal is; 100 columns elsewhere."""
    return get_terminal_size().columns if sys.stdout.isatty() else WIDTH


def _whole(widths: Sequence[int]) -> int:
    return sum(widths) + len(widths)


def counted(number: int, what: str) -> str:
    """A number with what it counts, in the plural but for one."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _draw(rows: Sequence[msgspec.Struct], columns: Sequence[Column], widths: Sequence[int]) -> Table:
    table = _head(columns, widths)
    _fill(table, rows, columns)
    return table


def _widths(rows: Sequence[msgspec.Struct], columns: Sequence[Column]) -> list[int]:
    """How wide each column is: as its longest cell, no wider than the column may be, less where the window is narrow.

    Columns give way down to their longest word, and beyond it only where that does not do.
    """
    longest = [max(cell_len(plain(getattr(row, column.field))) for row in rows) for column in columns]
    wide = (max(most, cell_len(column.title)) for column, most in zip(columns, longest, strict=True))
    widths = [min(most, column.width or most) for column, most in zip(columns, wide, strict=True)]
    pairs = [(column, max(NARROWEST, cell_len(column.title))) for column in columns]
    words = [max(low, _longest_word(rows, column)) for column, low in pairs]
    widths = _narrowed(
        widths, [word if c.width else most for c, word, most in zip(columns, words, widths, strict=True)]
    )
    return _narrowed(widths, [low if c.width else most for (c, low), most in zip(pairs, widths, strict=True)])


def _narrowed(widths: Sequence[int], least: Sequence[int]) -> list[int]:
    """The widths as the window has room for, the roomiest column first, none below its least width."""
    made = list(widths)
    room = [width - low for width, low in zip(widths, least, strict=True)]
    while _whole(made) > _window() and max(room, default=0) > 0:
        chosen = room.index(max(room))
        made[chosen] -= 1
        room[chosen] -= 1
    return made


def _longest_word(rows: Sequence[msgspec.Struct], column: Column) -> int:
    words = (word for row in rows for word in plain(getattr(row, column.field)).split())
    return max(map(cell_len, words), default=0) if column.width else 0


def _head(columns: Sequence[Column], widths: Sequence[int], *, titled: bool = True) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0), show_header=titled)
    for column, width in zip(columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.right else "left"
        no_wrap = column.width is None
        table.add_column(column.title, justify=justify, width=width, no_wrap=no_wrap, overflow="fold")
    return table


def _fill(table: Table, rows: Iterable[msgspec.Struct], columns: Sequence[Column]) -> None:
    for row in rows:
        table.add_row(*(Text(plain(getattr(row, column.field))) for column in columns))
