"""Unpacking gzip as a stream and within bounds.

Enters a stream of packed bytes; leaves a stream of unpacked ones. What is cut short or damaged gives its whole part,
what swells without end is stopped; `fault` then says so.
"""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO

from selon.documents.limits import Limits

GZIP_MAGIC = b"\x1f\x8b"
GZIP_WINDOW = zlib.MAX_WBITS | 16
CHUNK_BYTES = 65_536
# Small files are not held to the expansion limit: a short page of one repeated row packs very well.
EXEMPT_BYTES = 4_000_000


def is_gzip(head: bytes) -> bool:
    """Whether bytes begin as gzip does."""
    return head.startswith(GZIP_MAGIC)


def unpack_head(head: bytes, most: int) -> bytes:
    """What the first packed bytes unpack to, at most `most` bytes; empty where they are damaged."""
    try:
        return zlib.decompressobj(GZIP_WINDOW).decompress(head, most)
    except zlib.error:
        return b""


class GzipStream(io.RawIOBase):
    """The unpacked bytes of all gzip members of a stream."""

    def __init__(self, packed: BinaryIO, limits: Limits) -> None:
        """Read from `packed`, which must stand at a member's beginning."""
        self.packed = packed
        self.limits = limits
        self.member = zlib.decompressobj(GZIP_WINDOW)
        self.rest = b""
        self.taken = self.given = 0
        self.begun = False
        self.fault: str | None = None

    def readable(self) -> bool:
        """Always: the stream is made to be read."""
        return True

    def readinto(self, into: Any, /) -> int:  # noqa: ANN401  # any writable buffer
        """Fill a buffer; 0 at the end or after a fault."""
        view = memoryview(into)
        while self.fault is None:
            if not self.rest and not self.take():
                return self.finish()
            piece = self.unpack(len(view))
            if piece:
                view[: len(piece)] = piece
                return len(piece)
        return 0

    def take(self) -> bool:
        """Take more packed bytes; false at the end."""
        self.rest = self.packed.read(CHUNK_BYTES)
        self.taken += len(self.rest)
        return bool(self.rest)

    def unpack(self, most: int) -> bytes:
        """At most `most` bytes of what is taken; goes on to the next member at the end of one."""
        self.begun = True
        try:
            piece = self.member.decompress(self.rest, most)
        except zlib.error as fault:
            self.fault = f"the gzip data is damaged ({fault})"
            return b""
        self.rest = self.member.unconsumed_tail
        if self.member.eof:
            self.next_member()
        self.given += len(piece)
        if self.given > EXEMPT_BYTES and self.given > self.taken * self.limits.expansion:
            self.fault = f"it unpacks to more than {self.limits.expansion} times its size"
            return b""
        return piece

    def next_member(self) -> None:
        """Start on the member that follows; zero bytes between members are padding, anything else ends the data."""
        self.rest = self.member.unused_data.lstrip(b"\0")
        while len(self.rest) < len(GZIP_MAGIC) and (more := self.packed.read(CHUNK_BYTES)):
            self.taken += len(more)
            self.rest = (self.rest + more).lstrip(b"\0")
        if self.rest and not self.rest.startswith(GZIP_MAGIC):
            self.fault = "there is something else after the gzip data"
        self.member, self.begun = zlib.decompressobj(GZIP_WINDOW), False

    def finish(self) -> int:
        """Note data that end inside a member."""
        if self.begun:
            self.fault = "the gzip data ends too early"
        return 0
