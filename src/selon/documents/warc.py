"""Web archives (WARC, packed or not): one response, one page, in constant memory.

Enters a stream; leaves one intake a page. A document's path is the file with the range of its record's bytes, the last
not included (`pages.warc.gz#1234-5678`), or with the first alone where the archive breaks off behind it;
`read_warc_record` opens that very page again. Answers that are no page (images, redirects, errors) are passed over.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec
from fastwarc.stream_io import BrotliReader, ChunkedReader
from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from selon.documents.gunzip import GzipStream, is_gzip
from selon.documents.html import read_html
from selon.documents.kinds import HEAD_BYTES, tell_kind
from selon.documents.limits import LIMITS, Limits
from selon.documents.raw import Raw, refused
from selon.documents.text import read_text
from selon.model.intake import Intake

WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
OK_STATUS = (200, None)
HEADER_BYTES = 65_536
FAULTS = (OSError, ValueError, EOFError, RuntimeError, zlib.error)
CUT_SHORT = "the archive ends inside a record"


class Payload:
    """The bytes of one record, or why there are none."""

    __slots__ = ("data", "fault", "kind")

    def __init__(self, data: bytes = b"", kind: str = "", fault: str = "") -> None:
        """`kind` is a problem's kind, `fault` what it says."""
        self.data, self.kind, self.fault = data, kind, fault


def read_warc(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Intake]:
    """An intake for each page of an archive; an archive cut short gives its whole records and one problem."""
    held: Intake | None = None
    for at, intake in walk_records(stream, path, limits):
        if held is not None:
            yield with_range(held, at)
        held = intake
    if held is not None:
        yield held


def with_range(intake: Intake, end: int | None) -> Intake:
    """An intake whose document's path says where its record ends, where the record behind it tells that."""
    document = intake.document
    if document is None or end is None:
        return intake
    return msgspec.structs.replace(intake, document=msgspec.structs.replace(document, path=f"{document.path}-{end}"))


def walk_records(stream: BinaryIO, path: str, limits: Limits) -> Iterator[tuple[int | None, Intake | None]]:
    """The first byte of each record with its page, where it is one; at last the end, or what is wrong there."""
    records = ArchiveIterator(
        stream, record_types=WarcRecordType.any_type, parse_http=True, auto_decode="none", max_header_len=HEADER_BYTES
    )
    at = stream.tell() if stream.seekable() else 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                yield end_of(stream), None
                yield from ((None, fault) for fault in check_end(stream, at, path, limits))
                return
            at = record.stream_pos
            payload = read_payload(record, limits) if is_page(record) else skip_payload(record)
        except FAULTS as fault:
            yield None, refused("damaged", f"the archive can not be read further ({fault})", path, f"byte {at}")
            return
        if payload is None:
            yield at, None
        elif payload.kind:
            yield at, refused(payload.kind, payload.fault, path, f"byte {at}")
            if payload.fault == CUT_SHORT:
                return
        else:
            yield at, read_record_page(record, payload.data, path, limits)


def end_of(stream: BinaryIO) -> int | None:
    """Where a stream ends; null where it can not tell."""
    return stream.seek(0, io.SEEK_END) if stream.seekable() else None


def check_end(stream: BinaryIO, last: int, path: str, limits: Limits) -> Iterator[Intake]:
    """A problem where packed data end inside a record of which fastwarc says nothing; `last` is where one began."""
    if not stream.seekable():
        return
    stream.seek(last)
    if not is_gzip(stream.read(2)):
        return
    stream.seek(last)
    rest = GzipStream(stream, limits)
    buffer = bytearray(HEAD_BYTES)
    while rest.readinto(buffer):
        continue
    if rest.fault:
        yield refused("damaged", CUT_SHORT, path, f"byte {last}")


def read_warc_record(path: str, limits: Limits = LIMITS) -> Intake:
    """The one page at a document's path, `file#first-end` or `file#first`, read again."""
    file, _, place = path.rpartition("#")
    with Path(file).open("rb") as stream:
        stream.seek(int(place.partition("-")[0]))
        for intake in read_warc(stream, file, limits):
            return intake
    return refused("missing", "there is no page at this byte", path)


def http_of(record: WarcRecord) -> HeaderMap | None:
    """The headers of the server's answer; null where there are none, or they are cut off."""
    return cast("HeaderMap | None", record.http_headers)


def is_headless(record: WarcRecord) -> bool:
    """Whether a record's own headers are cut off: fastwarc then gives it as one without content."""
    return record.headers.get("Content-Length") is None


def is_page(record: WarcRecord) -> bool:
    """Whether a record holds a page that was delivered; one whose own headers are cut off is let through."""
    if is_headless(record):
        return True
    if not record.record_type & WANTED:
        return False
    answer = http_of(record)
    if answer is None:
        return (record.headers.get("Content-Type") or "").split(";")[0].strip() in PAGE_TYPES or record.is_http
    kind = (record.http_content_type or "").lower()
    return answer.status_code in OK_STATUS and kind in PAGE_TYPES


def read_payload(record: WarcRecord, limits: Limits) -> Payload:
    """A record's bytes, unpacked as its headers say, within the limits."""
    if record.content_length > limits.document:
        return Payload(
            kind="too_large", fault=f"a record of {record.content_length:,} bytes; the limit is {limits.document:,}"
        )
    data = record.reader.read()
    if len(data) < record.content_length or (record.is_http and http_of(record) is None):
        return Payload(kind="damaged", fault=CUT_SHORT)
    if is_headless(record):
        return Payload(kind="damaged", fault=CUT_SHORT)
    if not data:
        return Payload(kind="empty", fault="the record has no content")
    answer = http_of(record)
    data = decode_transfer(data, answer, limits) if answer is not None else data
    if len(data) > limits.document:
        return Payload(kind="too_large", fault=f"a page that unpacks to more than {limits.document:,} bytes")
    return Payload(data) if data else Payload(kind="damaged", fault="the page's packed content can not be read")


def skip_payload(record: WarcRecord) -> Payload | None:
    """Pass over a record that is no page; null when it is whole."""
    passed = record.reader.consume()
    return Payload(kind="damaged", fault=CUT_SHORT) if passed < record.content_length else None


def decode_transfer(data: bytes, answer: HeaderMap, limits: Limits) -> bytes:
    """Undo the chunking and packing that a server applied, reading no more than one byte past the limit."""
    most = limits.document + 1
    if "chunked" in (answer.get("Transfer-Encoding") or "").lower():
        data = ChunkedReader(io.BytesIO(data)).read(most) or data
    packing = (answer.get("Content-Encoding") or "").lower()
    if "gzip" in packing and is_gzip(data):
        return io.BufferedReader(GzipStream(io.BytesIO(data), limits)).read(most)
    if "br" in packing.split(","):
        return BrotliReader(io.BytesIO(data)).read(most)
    if "deflate" in packing:
        return zlib.decompressobj(-zlib.MAX_WBITS if data[0] & 0x0F != 8 else zlib.MAX_WBITS).decompress(data, most)
    return data


def read_record_page(record: WarcRecord, data: bytes, path: str, limits: Limits) -> Intake:
    """The page that a record holds."""
    raw = Raw(
        data=data,
        name=f"{Path(path).name}#{record.stream_pos}",
        path=f"{path}#{record.stream_pos}",
        url=record.headers.get("WARC-Target-URI"),
        captured=record.record_date.isoformat() if "WARC-Date" in record.headers else None,
        charset=record.http_charset if http_of(record) is not None else None,
    )
    kind = tell_kind(data[:HEAD_BYTES], "")
    return (
        read_text(raw, limits)
        if kind == "text" and record.http_content_type == "text/plain"
        else read_html(raw, limits)
    )
