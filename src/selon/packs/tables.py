"""Enters: a TSV file of a pack. Leaves: its rows. A file that breaks the form is a fault, said with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class PackFault(Exception):
    """A pack's file breaks its form; the message names file and line and says what to do."""


def read_lines(path: Path, columns: tuple[str, ...]) -> list[str]:
    """The rows of a TSV file, not yet cut into cells; its header must name just these columns."""
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")
    header = tuple(lines[0].removeprefix("#").strip().split("\t"))
    if header != columns:
        message = f"{path}: the first line must name the columns {' '.join(columns)}, it has {' '.join(header)}"
        raise PackFault(message)
    return [line for line in lines[1:] if line]


def read_table(path: Path, columns: tuple[str, ...]) -> list[list[str]]:
    """The rows of a TSV file whose header must name just these columns; an absent file has no rows."""
    rows = [line.split("\t") for line in read_lines(path, columns)]
    width = len(columns)
    for number, row in enumerate(rows, start=2):
        if len(row) != width:
            message = f"{path}:{number}: {len(row)} cells where {width} are due"
            raise PackFault(message)
    return rows


def cells(value: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by a bar."""
    return tuple(value.split("|")) if value else ()
