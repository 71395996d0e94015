"""Records as CSV, for spreadsheets and programs.

Enters: records of one type. Leaves: text, a header first; no cell runs as a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec


def write_csv(rows: Sequence[msgspec.Struct], record: type[msgspec.Struct] | None = None) -> str:
    """A line for each record, under the names of its fields; without records the names alone where `record` is told."""
    written = io.StringIO()
    kind = type(rows[0]) if rows else record
    if kind is not None:
        fields = kind.__struct_fields__
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows([_safe(plain(getattr(row, field))) for field in fields] for row in rows)
    return written.getvalue()


def plain(value: object) -> str:
    """A value of a cell as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(plain(item) for item in value)
    return str(value)


def _safe(cell: str) -> str:
    # A spreadsheet would run a cell that begins so as a formula.
    return f"'{cell}" if cell[:1] in {"=", "+", "@", "\t"} or (cell[:1] == "-" and not cell[1:2].isdigit()) else cell
