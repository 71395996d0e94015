"""The form of a pack's lists: sorted TSV, one entry a line, nothing twice.

Enters: the bytes of a TSV file. Leaves: problems that name the line, or the file's text in the right order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from selon.model.problem import Problem

MARK = "\ufeff"


def check_list(path: Path) -> list[Problem]:
    """All faults of form of one list."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError as fault:
        return [Problem("not-utf8", "not UTF-8: save the list as UTF-8", str(path), f"byte {fault.start}")]
    lines = text.split("\n")
    if not lines[0].strip():
        return [Problem("no-header", "the first line must name the columns, separated by tabs", str(path), "line 1")]
    found = list(_check_text(text))
    for number, line in enumerate(lines[1:], start=2):
        found.extend((kind, what, number) for kind, what in _check_row(line, is_last=number == len(lines)))
    found.extend(_check_cells(lines))
    found.extend(_check_order(lines[1:]))
    return [Problem(kind, what, str(path), f"line {number}") for kind, what, number in found]


def order_list(path: Path) -> bool:
    """Sort a list by code points and drop rows that stand twice; whether that changed the file.

    A list that is not UTF-8 or has no header is left as it is.
    """
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    header, *rows = text.split("\n")
    ordered = "\n".join([header, *sorted({row for row in rows if row}), ""])
    if not header.strip() or ordered == text:
        return False
    path.write_bytes(ordered.encode())
    return True


def _check_text(text: str) -> Iterator[tuple[str, str, int]]:
    if text.startswith(MARK):
        yield "byte-order-mark", "a byte order mark stands before the header: remove it", 1
    if "\r" in text:
        yield "carriage-return", "lines end with a carriage return: end them with a line feed alone", 1
    if not text.endswith("\n"):
        yield "no-final-newline", "the last line does not end", text.count("\n") + 1


def _check_row(line: str, *, is_last: bool) -> Iterator[tuple[str, str]]:
    if not line:
        if not is_last:
            yield "empty-row", "an empty line"
        return
    if any(cell != cell.strip() for cell in line.rstrip("\r").split("\t")):
        yield "space-around-cell", "space at the edge of a cell"
    if not unicodedata.is_normalized("NFC", line):
        yield "not-composed", "letters and accents stand apart: compose them (Unicode NFC)"


def _check_cells(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    columns = lines[0].removeprefix("#").strip().split("\t")
    first_of: dict[str, int] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            yield "cells", f"{len(cells)} cells where the header names {len(columns)} columns", number
        key = cells[0] if columns[0] == "id" else line
        if key in first_of:
            what = f"the id {key}" if columns[0] == "id" else "the row"
            yield "twice", f"{what} stands in line {first_of[key]} already", number
        first_of.setdefault(key, number)


def _check_order(rows: list[str]) -> Iterator[tuple[str, str, int]]:
    filled = [(row, number) for number, row in enumerate(rows, start=2) if row]
    for (before, _), (after, number) in pairwise(filled):
        if after < before:
            yield "order", "out of order: sort by code points (selon pack check --fix)", number
            return
