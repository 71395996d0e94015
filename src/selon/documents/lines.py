"""Lines of a stream, each held to a limit, so that one line without end costs neither memory nor the rest.

Enters a binary stream; leaves numbered lines, with null for one that is too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

SKIP_BYTES = 1_000_000


def read_lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; null in place of a line of more than `most` bytes, which is passed over."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) <= most or line.endswith(b"\n"):
            yield number, line
            continue
        yield number, None
        while (rest := stream.readline(SKIP_BYTES)) and not rest.endswith(b"\n"):
            continue
