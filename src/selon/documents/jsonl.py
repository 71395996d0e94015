"""JSON Lines and JSON files: one record a line, or one array, each with `id` and `text` and what else is known.

Enters a stream; leaves one intake a record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from selon.documents.limits import Limits
from selon.documents.lines import read_lines
from selon.documents.raw import refused
from selon.documents.records import read_record
from selon.model.intake import Intake

DECODER = msgspec.json.Decoder()
FAULTS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
BOM = b"\xef\xbb\xbf"


def read_jsonl(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Intake]:
    """An intake for each record; a line that is no record is a problem that names it."""
    lines = read_lines(stream, limits.row)
    for number, line in lines:
        bare = line.removeprefix(BOM).strip() if line is not None else b""
        if number == 1 and bare and not is_record(bare):
            yield from read_array(bare + b"\n" + stream.read(limits.document + 1), path, limits)
            return
        if line is None:
            yield refused("too_large", f"a line of more than {limits.row:,} bytes", path, f"line {number}")
        elif bare:
            yield read_line(bare, path, f"line {number}", limits)


def is_record(line: bytes) -> bool:
    """Whether a line is a whole record: of a file whose first line is not, the whole is taken for one value."""
    return line.startswith(b"{") and line.endswith(b"}")


def read_line(line: bytes, path: str, place: str, limits: Limits) -> Intake:
    """One line's record."""
    try:
        row = DECODER.decode(line)
    except FAULTS as fault:
        return refused("damaged", f"not a JSON record ({fault})", path, place)
    return read_row(row, path, place, limits)


def read_row(row: object, path: str, place: str, limits: Limits) -> Intake:
    """The record of decoded JSON."""
    if not isinstance(row, Mapping):
        return refused("damaged", "not a JSON object", path, place)
    return read_record(row, path, place, limits)


def read_array(data: bytes, path: str, limits: Limits) -> Iterator[Intake]:
    """The records of a file that is one JSON array, or one object over several lines; else its lines one by one."""
    if len(data) > limits.document:
        yield refused("too_large", f"one JSON value of more than {limits.document:,} bytes", path)
        return
    try:
        whole = DECODER.decode(data)
    except FAULTS:
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                yield read_line(line, path, f"line {number}", limits)
        return
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield read_row(row, path, f"record {number}", limits)
