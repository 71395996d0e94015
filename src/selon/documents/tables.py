"""CSV and TSV files with a column that holds text: one row, one document.

Enters a stream; leaves one intake a row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from selon.documents.charset import decode_text
from selon.documents.kinds import table_delimiter
from selon.documents.limits import Limits
from selon.documents.lines import read_lines
from selon.documents.raw import refused
from selon.documents.records import COLUMNS, read_record
from selon.model.intake import Intake
from selon.model.problem import Problem


class Rows:
    """Decoded lines of a stream for the csv module, with the problems met so far."""

    def __init__(self, stream: BinaryIO, path: str, limits: Limits) -> None:
        """Read lines of `stream`; `path` names it in problems."""
        self.lines = read_lines(stream, limits.row)
        self.path = path
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[str]:
        """Each line as text; one over the limit is left out with a problem."""
        for number, line in self.lines:
            if line is None:
                self.problems.append(Problem("too_large", "a line over the limit", self.path, f"line {number}"))
                continue
            text, problems = decode_text(line, self.path)
            self.problems.extend(Problem(p.kind, p.what, p.path, f"line {number}") for p in problems)
            yield text.replace("\0", "\ufffd")


def read_table(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Intake]:
    """An intake for each row; a table without a column of text is one problem."""
    csv.field_size_limit(limits.row)
    rows = Rows(stream, path, limits)
    lines = iter(rows)
    header = next(lines, "")
    delimiter = table_delimiter(header.encode(), ".csv") or ","
    names = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=delimiter), [])]
    if not set(names) & set(COLUMNS["text"]):
        yield refused("no_text", f"no column of the table is named {' or '.join(COLUMNS['text'])}", path)
        return
    reader = csv.reader(lines, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as fault:
            yield refused("damaged", f"a row that can not be read ({fault})", path, f"row {number}")
            continue
        if any(cells):
            yield read_record(dict(zip(names, cells, strict=False)), path, f"row {number}", limits)
    if rows.problems:
        yield Intake(problems=tuple(rows.problems))
