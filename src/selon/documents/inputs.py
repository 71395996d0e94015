"""The door to all inputs: paths go in, documents and problems come out, one at a time.

Formats are told by content. Nothing here raises for what an input holds: every fault is an intake with problems, and
the rest goes on.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from selon.documents.feeds import read_feed
from selon.documents.gunzip import GzipStream, is_gzip, unpack_head
from selon.documents.html import read_html
from selon.documents.jsonl import read_jsonl
from selon.documents.kinds import HEAD_BYTES, Kind, tell_kind
from selon.documents.limits import LIMITS, Limits
from selon.documents.parquet import read_parquet
from selon.documents.paths import STANDARD_INPUT, find_files, name_of, split_place
from selon.documents.raw import Raw, refused
from selon.documents.tables import read_table
from selon.documents.text import read_text
from selon.documents.warc import read_warc, read_warc_record
from selon.model.intake import Intake
from selon.model.problem import Problem

if TYPE_CHECKING:
    from selon.model.document import DayRange

BINARY = "it is neither text nor any archive or table that can be read here"


def read_inputs(paths: Sequence[str], limits: Limits = LIMITS) -> Iterator[Intake]:
    """Every document of files, folders, globs, places in files (`FILE#PLACE`) and `-` (standard input), in order.

    Every fault is an intake too.
    """
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield Intake(problems=(found,))
        else:
            yield from (dated(intake, limits.published) for intake in read_path(found, limits))


def dated(intake: Intake, published: DayRange) -> Intake:
    """An intake whose document is of the day given for those whose input names none."""
    document = intake.document
    if document is None or published.first is None or document.published.first is not None:
        return intake
    return msgspec.structs.replace(intake, document=msgspec.structs.replace(document, published=published))


def read_path(path: str, limits: Limits = LIMITS) -> Iterator[Intake]:
    """Every document of one file or of standard input, or the one at a place in a file."""
    if path == STANDARD_INPUT:
        yield from read_stream(sys.stdin.buffer, path, limits)
        return
    try:
        if not Path(path).exists() and (found := split_place(path)):
            yield from read_place(path, *found, limits)
            return
        with Path(path).open("rb", buffering=HEAD_BYTES) as stream:
            yield from read_stream(stream, path, limits)
    except OSError as fault:
        yield refused("unreadable", f"the file can not be read ({fault.strerror or fault})", path)


def read_place(path: str, file: str, place: str, limits: Limits) -> Iterator[Intake]:
    """The document that `path` names by its place in a file; a record of an archive by its bytes, or its first."""
    if place.replace("-", "", 1).isdecimal():
        yield read_warc_record(path, limits)
        return
    for intake in read_path(file, limits):
        if intake.document is not None and intake.document.path == path:
            yield intake
            return
    yield refused("missing", "there is no document at this place", path)


def read_stream(stream: BinaryIO, path: str, limits: Limits = LIMITS) -> Iterator[Intake]:
    """Every document of an open buffered stream; packed ones are unpacked on the way."""
    head = peek(stream)
    if not is_gzip(head):
        yield from read_kind(tell_kind(head, path), stream, path, limits)
        return
    kind = tell_kind(unpack_head(head, HEAD_BYTES), path.removesuffix(".gz"))
    if kind == "warc":
        yield from read_warc(stream, path, limits)
        return
    unpacked = GzipStream(stream, limits)
    for intake in read_kind(kind, io.BufferedReader(unpacked, HEAD_BYTES), path, limits):
        if intake.document is not None or not unpacked.fault:
            yield intake
    if unpacked.fault:
        yield refused("damaged", unpacked.fault, path)


def read_kind(kind: Kind, stream: BinaryIO, path: str, limits: Limits) -> Iterator[Intake]:
    """Every document of a stream of a known kind: tables and archives as they flow, single documents whole."""
    if kind in ("binary", "gzip"):
        yield refused("binary", BINARY, path)
    elif kind in STREAMED:
        yield from STREAMED[kind](stream, path, limits)
    else:
        yield from read_whole(kind, stream, path, limits)


def read_whole(kind: Kind, stream: BinaryIO, path: str, limits: Limits) -> Iterator[Intake]:
    """The documents of an input that must be held whole, when it is not too large for that."""
    data = stream.read(limits.document + 1)
    if len(data) > limits.document:
        yield refused("too_large", f"more than the {limits.document:,} bytes that one document may have", path)
        return
    raw = Raw(data=data, name=name_of(path), path=path)
    if kind == "feed":
        yield from read_feed(raw, limits)
    elif kind == "html":
        yield read_html(raw, limits)
    else:
        yield read_text(raw, limits)


def peek(stream: BinaryIO) -> bytes:
    """The first bytes of a buffered stream, left in it."""
    return cast("io.BufferedReader", stream).peek(HEAD_BYTES)[:HEAD_BYTES]


STREAMED: dict[Kind, Callable[[BinaryIO, str, Limits], Iterator[Intake]]] = {
    "jsonl": read_jsonl,
    "parquet": read_parquet,
    "table": read_table,
    "warc": read_warc,
}
