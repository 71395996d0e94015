"""Web archives: whole records, their places, and archives that are cut short."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from selon.documents.inputs import read_inputs
from selon.documents.warc import read_warc_record

SENTENCE = "Douze villageois de Brumeval ont fui leurs maisons lundi, selon le maire de la commune."


def page(number: int, paragraphs: int = 5) -> bytes:
    """An invented page."""
    return f"<html lang='fr'><body><h1>Page {number}</h1>{f'<p>{SENTENCE}</p>' * paragraphs}</body></html>".encode()


def record(number: int, body: bytes, headers: str = "") -> bytes:
    """One response, captured in May 2021."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2021-05-04T10:00:00Z\r\nWARC-Target-URI: http://fanal.test/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def write_archive(path: Path, bodies: list[bytes], *, packed: bool, headers: str = "") -> None:
    """An archive of responses, each packed by itself or all plain."""
    records = [record(number, body, headers) for number, body in enumerate(bodies)]
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))


@pytest.mark.parametrize("packed", [True, False])
def test_each_record_is_a_page_that_can_be_opened_again(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    archive = tmp_path / ("a.warc.gz" if packed else "a.warc")
    write_archive(archive, [page(n) for n in range(4)], packed=packed)
    documents = [i.document for i in read_inputs([str(archive)]) if i.document]
    assert [d.url for d in documents] == [f"http://fanal.test/{n}" for n in range(4)]
    assert documents[0].captured is not None
    assert documents[0].captured.startswith("2021-05-04")
    assert len({d.id for d in documents}) == 4
    assert documents[2].path is not None
    assert read_warc_record(documents[2].path).document == documents[2]
    assert [i.document for i in read_inputs([documents[2].path])] == [documents[2]]
    assert [i.document for i in read_inputs([documents[2].path.rpartition("-")[0]])] == [documents[2]]


@pytest.mark.parametrize("packed", [True, False])
def test_a_path_is_the_range_of_bytes_of_its_record(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    archive = tmp_path / ("a.warc.gz" if packed else "a.warc")
    write_archive(archive, [page(n) for n in range(3)], packed=packed)
    whole = archive.read_bytes()
    paths = [i.document.path or "" for i in read_inputs([str(archive)]) if i.document]
    ranges = [tuple(map(int, path.rpartition("#")[2].split("-"))) for path in paths]
    assert [first for first, _ in ranges] == [0, *(end for _, end in ranges[:-1])]
    assert ranges[-1][1] == len(whole)
    alone = tmp_path / "one.warc"
    alone.write_bytes(whole[slice(*ranges[1])])
    assert [i.document.url for i in read_inputs([str(alone)]) if i.document] == ["http://fanal.test/1"]


def is_whole(part: float, size: float, *, packed: bool) -> bool:
    """Whether what is cut off holds nothing: the blank lines after a record, or its packing's check sum."""
    return part < 3 or part > size - (20 if packed else 5)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_short_gives_its_whole_records_and_one_problem(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    archive = tmp_path / "a.warc"
    write_archive(archive, [page(n) for n in range(4)], packed=packed)
    whole = archive.read_bytes()
    size = len(whole) / 4
    for cut in range(50, len(whole), 37):
        archive.write_bytes(whole[:cut])
        intakes = list(read_inputs([str(archive)]))
        assert abs(len([i for i in intakes if i.document]) - cut / size) < 1.1, cut
        problems = [p for i in intakes for p in i.problems]
        assert [p.kind for p in problems] == ["damaged"] or is_whole(cut % size, size, packed=packed), (cut, problems)


def test_packed_content_is_unpacked_within_bounds(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    bodies = [gzip.compress(page(0)), gzip.compress(b"\n" * 60_000_000)]
    write_archive(archive, bodies, packed=True, headers="Content-Encoding: gzip\r\n")
    first, second = read_inputs([str(archive)])
    assert first.document is not None
    assert SENTENCE in first.document.text
    assert second.document is None
    assert second.problems


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    peaks = []
    for count in (20, 200):
        archive = tmp_path / f"{count}.warc.gz"
        write_archive(archive, [page(n, 100) for n in range(count)], packed=True)
        tracemalloc.start()
        assert sum(1 for i in read_inputs([str(archive)]) if i.document) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 + 500_000
