"""What kind of input bytes are, told by content; the name only decides where the content is open.

Enters the first bytes and the file's name; leaves a kind.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

import msgspec

from selon.documents.records import COLUMNS

Kind = Literal["binary", "feed", "gzip", "html", "jsonl", "parquet", "table", "text", "warc", "zip"]

MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
    (b"PK\x03\x04", "binary"),
    (b"%PDF", "binary"),
    (b"\x89PNG", "binary"),
    (b"\xff\xd8\xff", "binary"),
    (b"GIF8", "binary"),
    (b"\x7fELF", "binary"),
    (b"SQLite format 3\0", "binary"),
)
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
FEED = re.compile(rb"<(?:rss|rdf:RDF|feed)[\s>]", re.IGNORECASE)
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
TAG = re.compile(rb"</?(?:p|div|span|article|section|h[1-6]|a|ul|li|br|table|meta|title|script)[\s/>]", re.IGNORECASE)
PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
TABLE_SUFFIXES = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
DELIMITERS = (",", ";", "\t", "|")
CONTROL = bytes([*range(9), *range(14, 27)])
FEW_TAGS, MANY_TAGS = 1, 8
HEAD_BYTES = 4_096
# Beyond this share of control bytes a file is no text in any encoding that news is kept in.
MOST_CONTROL_SHARE = 0.05


def tell_kind(head: bytes, name: str) -> Kind:
    """The kind of input that begins with `head`."""
    known = next((kind for magic, kind in MAGIC if head.startswith(magic)), None)
    if known or is_binary(head):
        return known or "binary"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:HEAD_BYTES]
    suffix = PurePath(name).suffix.lower()
    if FEED.search(start) and not PAGE.search(start):
        return "feed"
    if PAGE.search(start) or len(TAG.findall(start)) >= (FEW_TAGS if suffix in PAGE_SUFFIXES else MANY_TAGS):
        return "html"
    if is_json(start, suffix):
        return "jsonl"
    return tell_plain(start, suffix)


def tell_plain(start: bytes, suffix: str) -> Kind:
    """A table, a page without tags at its beginning, or text."""
    if table_delimiter(start, suffix):
        return "table"
    return "html" if suffix in PAGE_SUFFIXES else "text"


def is_binary(head: bytes) -> bool:
    """Whether bytes hold what no text holds: NUL bytes or many control characters."""
    if head.startswith(UTF16_BOMS):
        return False
    control = len(head) - len(head.translate(None, CONTROL))
    return b"\0" in head or control > MOST_CONTROL_SHARE * len(head)


def is_json(start: bytes, suffix: str) -> bool:
    """Whether the first line is a JSON object, or the file says JSON and begins like it."""
    if start[:1] not in (b"{", b"["):
        return False
    if suffix in (".json", ".jsonl", ".ndjson"):
        return True
    line = start.split(b"\n", 1)[0].strip()
    if re.match(rb'(?:\[\s*)?\{\s*"', line) or line in (b"{", b"[", b"[{"):
        return True
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def table_delimiter(start: bytes, suffix: str) -> str | None:
    """What separates the columns, when the first line names a column that holds text."""
    header = start.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r\ufeff")
    wanted = set(COLUMNS["text"]) | ({"id", "title"} if suffix in TABLE_SUFFIXES else set())
    for delimiter in sorted(DELIMITERS, key=header.count, reverse=True):
        cells = {cell.strip().strip('"').lower() for cell in header.split(delimiter)}
        if delimiter in header and len(cells) > 1 and cells & wanted:
            return delimiter
    return TABLE_SUFFIXES.get(suffix)
