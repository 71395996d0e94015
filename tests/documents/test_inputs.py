"""Inputs of every kind, told by content; what can not be read is a problem and the rest goes on."""

from __future__ import annotations

import gzip
import importlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.documents.inputs import read_inputs, read_stream
from selon.documents.limits import Limits
from selon.documents.paths import find_files
from selon.model.intake import Intake
from selon.model.problem import Problem

SENTENCE = "Douze villageois de Brumeval ont fui leurs maisons lundi, selon le maire de la commune."
PARAGRAPHS = "".join(f"<p>{SENTENCE} Paragraphe {n}.</p>" for n in range(5))
PAGE = f"<html lang='fr'><head><title>Brumeval</title></head><body><article><h1>Exode</h1>{PARAGRAPHS}</article></body>"
SMALL = Limits(document=200_000, text=100_000, row=50_000)


def read(folder: Path, name: str, data: bytes, limits: Limits = SMALL) -> list[Intake]:
    """What one file of that content gives."""
    path = folder / name
    path.write_bytes(data)
    return list(read_inputs([str(path)], limits))


def kinds(intakes: list[Intake]) -> list[str]:
    """The kinds of all problems, in order."""
    return [problem.kind for intake in intakes for problem in intake.problems]


def texts(intakes: list[Intake]) -> list[str]:
    """The texts of all documents, in order."""
    return [intake.document.text for intake in intakes if intake.document]


def test_text_is_unchanged_and_named_by_its_stem(tmp_path: Path) -> None:
    written = f" Titre\r\n\r\n{SENTENCE}\n"
    (intake,) = read(tmp_path, "007.txt", written.encode())
    assert intake.document is not None
    assert (intake.document.name, intake.document.text, intake.document.language) == ("007", written, "fr")


def test_packed_text_is_named_without_its_packing(tmp_path: Path) -> None:
    (intake,) = read(tmp_path, "a.b.txt.gz", gzip.compress(SENTENCE.encode()))
    assert intake.document is not None
    assert (intake.document.name, intake.document.text) == ("a.b", SENTENCE)


def test_folders_are_walked_in_order_and_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "1.txt", ".hidden.txt"):
        (tmp_path / name).write_text(SENTENCE + name, encoding="utf-8")
    read_twice = list(read_inputs([str(tmp_path), str(tmp_path / "*.txt")]))
    assert [i.document.name for i in read_twice if i.document] == ["1", "2"]


def test_what_is_not_there_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(SENTENCE, encoding="utf-8")
    intakes = list(read_inputs([str(tmp_path / "none.txt"), str(tmp_path / "1.txt")]))
    assert kinds(intakes) == ["missing"]
    assert texts(intakes) == [SENTENCE]


def test_records_carry_what_they_know(tmp_path: Path) -> None:
    record = {"id": "r1", "text": SENTENCE, "title": "Exode", "outlet": "Le Fanal", "published": "2021-03-04"}
    (intake,) = read(tmp_path, "x.jsonl", json.dumps(record).encode())
    document = intake.document
    assert document is not None
    assert (document.name, document.title, document.outlet) == ("r1", "Exode", "Le Fanal")
    assert (document.published.first, document.published.last) == ("2021-03-04", "2021-03-04")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.txt", b"", ["empty"], id="empty"),
        pytest.param("a.txt", b" \n\t\n", ["empty"], id="blank"),
        pytest.param("a.txt", b"ab\0cd" * 50, ["binary"], id="binary"),
        pytest.param("a.pdf", b"%PDF-1.7 ...", ["binary"], id="pdf"),
        pytest.param("a.txt", b"mot " * 60_000, ["too_large"], id="one line over the limit"),
        pytest.param("a.html", b"<html><body>" + b"<p>mot</p>" * 30_000, ["too_large"], id="page over the limit"),
        pytest.param("a.html", b"<html><body><script>x</script></body></html>", ["empty"], id="page without text"),
        pytest.param("a.gz", b"\x1f\x8b\x08\x00 no gzip", ["damaged"], id="not gzip after all"),
        pytest.param("a.gz", gzip.compress(b"mot " * 8)[:10], ["damaged"], id="gzip cut short"),
        pytest.param("a.txt.gz", gzip.compress(gzip.compress(b"mot " * 90)), ["binary"], id="packed twice"),
        pytest.param("a.gz", gzip.compress(b"a" * 9_000_000), ["too_large"], id="gzip that swells"),
        pytest.param("a.jsonl", b'{"id": 1}\n', ["empty"], id="record without text"),
        pytest.param("a.jsonl", b'{"text": "a"\n[1]\nnull\n', ["damaged"] * 3, id="lines that are no records"),
        pytest.param("a.jsonl", b'{"text":"' + b"x" * 60_000 + b'"}\n', ["too_large"], id="line over the limit"),
        pytest.param("a.json", b"[" * 40_000, ["damaged"], id="nested without end"),
        pytest.param("a.csv", b"day,place\n1,2\n", ["no_text"], id="table without text"),
        pytest.param("a.parquet", b"PAR1", None, id="parquet that is none"),
        pytest.param("a.xml", b"<rss><channel></channel></rss>", ["empty"], id="feed without entries"),
    ],
)
def test_unreadable_inputs_are_problems(tmp_path: Path, name: str, data: bytes, expected: list[str] | None) -> None:
    intakes = read(tmp_path, name, data)
    assert not texts(intakes)
    assert kinds(intakes) if expected is None else kinds(intakes) == expected
    assert all(p.path and name in p.path for i in intakes for p in i.problems)


def test_a_bomb_is_stopped_by_what_it_swells_to(tmp_path: Path) -> None:
    intakes = read(tmp_path, "a.txt.gz", gzip.compress(b"\n" * 200_000_000, 9), Limits())
    assert kinds(intakes) == ["damaged"]


def test_a_line_over_the_limit_does_not_cost_the_next(tmp_path: Path) -> None:
    data = b'{"id":"a","text":"' + b"x" * 60_000 + b'"}\n{"id":"b","text":"Deux puits ont tari."}\n'
    intakes = read(tmp_path, "x.jsonl", data)
    assert kinds(intakes) == ["too_large"]
    assert texts(intakes) == ["Deux puits ont tari."]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("Le maire a été élu à Brumeval, où il a grandi.".encode("cp1252"), ["encoding"], id="Windows"),
        pytest.param("Le maire a été élu à Brumeval.".encode("utf-16"), [], id="UTF-16 with its mark"),
        pytest.param(b"\xef\xbb\xbf" + "Le maire a été élu.".encode(), [], id="UTF-8 with a mark"),
        pytest.param("été ".encode() * 30 + b"\xff", ["encoding"], id="UTF-8 with one broken byte"),
    ],
)
def test_encodings_are_found_and_told(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    intakes = read(tmp_path, "a.txt", data)
    assert kinds(intakes) == expected
    assert "é" in texts(intakes)[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.bin", PAGE.encode(), id="page by content"),
        pytest.param("a.html.gz", gzip.compress(PAGE.encode()), id="packed page"),
        pytest.param(
            "a.html", PAGE.replace("<head>", "<head><meta charset=utf-8>").encode("cp1252"), id="lying charset"
        ),
        pytest.param("a.jsonl", json.dumps({"text": SENTENCE}).encode(), id="record"),
        pytest.param("a.json", json.dumps([{"text": SENTENCE}], indent=1).encode(), id="array"),
        pytest.param("a.csv", f'id;text\n1;"{SENTENCE}"\n'.encode(), id="table with semicolons"),
        pytest.param("a.data", f"id\ttext\n1\t{SENTENCE}\n".encode(), id="table by content"),
        pytest.param(
            "a.xml",
            f"<rss><channel><item><description>{SENTENCE}</description></item></channel></rss>".encode(),
            id="feed",
        ),
    ],
)
def test_formats_are_told_by_content(tmp_path: Path, name: str, data: bytes) -> None:
    (text,) = texts(read(tmp_path, name, data))
    assert SENTENCE in text


def test_the_id_of_a_feed_entry_is_no_address(tmp_path: Path) -> None:
    entry = f"<entry><id>urn:fanal:1</id><title>Exode</title><content>{SENTENCE}</content></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Fanal</title>{entry}</feed>'
    (tmp_path / "a.xml").write_text(feed, encoding="utf-8")
    (document,) = [intake.document for intake in read_inputs([str(tmp_path / "a.xml")]) if intake.document]
    assert (document.name, document.url) == ("urn:fanal:1", None)


def test_feed_entries_have_the_local_day_and_title(tmp_path: Path) -> None:
    item = (
        f"<title>Exode</title><pubDate>Mon, 05 Oct 2020 23:30:00 -0500</pubDate><description>{SENTENCE}</description>"
    )
    feed = f"<rss><channel><title>Le Fanal</title><item>{item}</item></channel></rss>"
    (intake,) = read(tmp_path, "f.rss", feed.encode())
    assert intake.document is not None
    assert (intake.document.title, intake.document.outlet) == ("Exode", "Le Fanal")
    assert intake.document.published.first == "2020-10-05"


DATED_PAGE = (
    '<html lang="fr"><head><meta property="article:published_time" content="{day}T10:00:00+02:00"></head>'
    f"<body><article><p>{SENTENCE}</p></article></body></html>"
)
DATED_FEED = (
    f"<rss><channel><item><pubDate>{{day}}</pubDate><description>{SENTENCE}</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param("a.html", DATED_PAGE, id="page"),
        pytest.param("a.jsonl", f'{{{{"text": "{SENTENCE}", "published": "{{day}}"}}}}', id="record"),
        pytest.param("a.xml", DATED_FEED, id="feed"),
    ],
)
@pytest.mark.parametrize(
    ("day", "is_possible"),
    [
        pytest.param("2021-05-04", True, id="today"),
        pytest.param("2021-05-05", True, id="tomorrow: it has begun elsewhere"),
        pytest.param("2021-05-06", False, id="the day after"),
    ],
)
def test_a_day_that_is_yet_to_come_is_a_problem(
    tmp_path: Path, name: str, form: str, day: str, *, is_possible: bool
) -> None:
    (intake,) = read(tmp_path, name, form.format(day=day).encode(), Limits(latest_day="2021-05-04"))
    assert intake.document is not None
    assert intake.document.published.first == (day if is_possible else None)
    assert kinds([intake]) == ([] if is_possible else ["day"])


@settings(max_examples=150, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda t: t.encode("utf-8", "ignore"))))
@pytest.mark.parametrize(
    "head", [b"", b"<html><body>", b'{"text": "', b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"<rss><channel>", b"id,text\n"]
)
def test_no_bytes_break_the_reader(head: bytes, data: bytes) -> None:
    for intake in read_stream(io.BufferedReader(io.BytesIO(head + data)), "x", SMALL):
        assert intake.document is not None or intake.problems
        for passage in intake.passages:
            assert intake.document is not None
            assert 0 <= passage.start < passage.end <= len(intake.document.text)


def test_rows_of_parquet_are_read(tmp_path: Path) -> None:
    arrow = importlib.import_module("pyarrow")
    rows = arrow.table({"id": ["a", "b"], "text": ["Deux puits ont tari.", None], "published": ["2031-04-05", None]})
    path = tmp_path / "a.parquet"
    importlib.import_module("pyarrow.parquet").write_table(rows, path)
    intakes = read(tmp_path, path.name, path.read_bytes())
    assert texts(intakes) == ["Deux puits ont tari."]
    assert kinds(intakes) == ["empty"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.jsonl", f'{{"text": "Rien."}}\n{{"text": "{SENTENCE}"}}\n'.encode(), id="record"),
        pytest.param("a.csv", f'id;text\n1;"Rien."\n2;"{SENTENCE}"\n'.encode(), id="row"),
        pytest.param("a#1.jsonl", f'{{"text": "Rien."}}\n{{"text": "{SENTENCE}"}}\n'.encode(), id="mark in a name"),
    ],
)
def test_a_document_is_opened_again_by_its_path(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    _, second = [intake.document for intake in read_inputs([str(tmp_path / name)])]
    assert second is not None
    assert second.path is not None
    assert [intake.document for intake in read_inputs([second.path])] == [second]


@pytest.mark.parametrize("place", ["#line-9", "#99", "#", "#x"])
def test_a_place_that_is_not_there_is_a_problem(tmp_path: Path, place: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Rien."}\n', encoding="utf-8")
    (only,) = read_inputs([f"{tmp_path / 'a.jsonl'}{place}"])
    assert only.document is None
    assert [problem.kind for problem in only.problems] == ["missing"]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (found,) = find_files([str(tmp_path)])
    assert isinstance(found, Problem)
    assert found.what == "there is no file in the folder"
