"""The demonstration is right: what Selon prints of the examples is what `example_tolls.tsv` has, read by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from selon.cli.main import main

HERE = Path(__file__).parent
REPORTS = sorted(path for path in (HERE.parent / "examples").iterdir() if path.suffix in {".txt", ".jsonl"})
# The shares of the rows below which no change may fall; as those of .ci/floors.json, they only rise.
FOUND_LEAST = 0.90
WHOLE_LEAST = 0.25

Object = dict[str, Any]  # Any: JSON as it was printed


class Row(NamedTuple):
    """A toll as a careful reader writes it down; empty is null."""

    document: str
    figure: str
    least: str
    most: str
    outcome: str
    status: str
    side: str
    source: str
    stance: str
    scope: str


def rows() -> Iterator[Row]:
    for line in (HERE / "example_tolls.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        yield Row(*line.split("\t"))


@cache
def tolls() -> dict[str, list[Object]]:
    result = CliRunner().invoke(main, ["read", *map(str, REPORTS), "--format", "jsonl"], catch_exceptions=False)
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    return {
        reading["document"]["name"]: [claim for claim in reading["claims"] if claim["kind"] == "toll"]
        for reading in readings
    }


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2019", "'").casefold()


def name(party: Object | None, *, absent: str) -> str:
    return absent if party is None else str(party.get("party") or party.get("name") or party.get("text"))


def found(row: Row) -> list[Object]:
    """The claims at the figure of the row, with its count and outcome."""
    wanted = (row.least, row.most, row.outcome)
    return [
        toll
        for toll in tolls()[row.document]
        if (number(toll["figure"]["min"]), number(toll["figure"]["max"]), toll["outcome"]) == wanted
        and (plain(toll["figure"]["text"]) in plain(row.figure) or plain(row.figure) in plain(toll["figure"]["text"]))
    ]


def number(value: int | None) -> str:
    return "" if value is None else str(value)


def is_whole(row: Row, toll: Object) -> bool:
    told = (
        toll["status"] or "",
        name(toll["side"], absent=""),
        name(toll["source"], absent="narrator"),
        toll["stance"],
    )
    return told == (row.status, row.side, row.source, row.stance)


def test_figures_are_found() -> None:
    missed = [f"{row.document}: {row.figure} {row.outcome}" for row in rows() if not found(row)]
    assert 1 - len(missed) / len(list(rows())) >= FOUND_LEAST, "\n".join(missed)


def test_tolls_are_whole() -> None:
    wrong = [
        f"{row.document}: {row.figure} {row.outcome}: {row.status} {row.side} {row.source}"
        for row in rows()
        if not any(is_whole(row, toll) for toll in found(row))
    ]
    assert 1 - len(wrong) / len(list(rows())) >= WHOLE_LEAST, "\n".join(wrong)


@pytest.mark.parametrize(
    ("document", "figure"),
    [
        pytest.param("06-treve-de-moscou", "trois morts", id="the dead of another story"),
        pytest.param("12-fin-de-la-guerre", "1 960", id="soldiers deployed"),
        pytest.param("13-corps-rendus", "d'environ mille", id="a difference"),
        pytest.param("12-fin-de-la-guerre", "trois districts", id="districts"),
    ],
)
def test_what_is_no_toll_is_left_out(document: str, figure: str) -> None:
    texts = [plain(toll["figure"]["text"]) for toll in tolls()[document]]
    assert not [text for text in texts if text in figure]
