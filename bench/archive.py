"""Memory and speed of reading a large archive: `archive.py GIGABYTES` writes one to a temporary folder and reads it.

Leaves the number of pages, seconds, and the process's peak of memory before and after.
"""

from __future__ import annotations

import gzip
import resource
import sys
import tempfile
import time
from pathlib import Path

from selon.documents.inputs import read_inputs

SENTENCE = "Douze villageois de Brumeval ont quitté leurs maisons numéro {0}, selon le maire de la commune. "
PARAGRAPH = f"<p>{SENTENCE * 8}</p>"
PARAGRAPHS = 50


def make_record(number: int) -> bytes:
    """One packed response with an invented page of some 40 kilobytes."""
    body = f"<html lang='fr'><body><h1>Page {number}</h1>{''.join(PARAGRAPH.format(n) for n in range(PARAGRAPHS))}"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2021-05-04T10:00:00Z\r\nWARC-Target-URI: http://fanal.test/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def main(gigabytes: float) -> None:
    """Write the archive, read it, print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "large.warc.gz"
        written = number = 0
        with archive.open("wb") as stream:
            while written < gigabytes * 1e9:
                record = make_record(number)
                stream.write(gzip.compress(record, 1))
                written, number = written + len(record), number + 1
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        begin = time.perf_counter()
        pages = sum(1 for intake in read_inputs([str(archive)]) if intake.document)
        seconds = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{pages} of {number} pages, {written / 1e9:.2f} GB in {seconds:.0f} s; "
        f"peak {before} MB before, {after} MB after"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]))
