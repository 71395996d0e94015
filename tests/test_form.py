"""The promise of `selon read --format jsonl`: its form is the published schema, its spans are the text's own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from selon.cli.main import main

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORTS = sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.jsonl")])

Object = dict[str, Any]  # Any: JSON as it was printed

# Every key of the design's section 5, by the record that holds it.
KEYS = {
    "reading": "form reader document frame passages times places quotes speech claims problems",
    "document": "id name path url outlet byline credits title language text captured published",
    "toll": "id kind start end text figure outcome term unit status groups side people actor weapon scope since until "
    "period said places source via stance hedged hedges links why",
    "event": "id kind start end text trigger type actor target weapon places since until period said source via stance "
    "hedged hedges links why",
    "figure": "start end text min max approx",
    "source": "text start end name party body person office kind",
}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@cache
def printed() -> str:
    return run("read", *map(str, REPORTS), "--format", "jsonl")


def readings() -> list[Object]:
    return [json.loads(line) for line in printed().splitlines()]


def claims(kind: str) -> list[Object]:
    return [claim for reading in readings() for claim in reading["claims"] if claim["kind"] == kind]


def spans(value: object) -> Iterator[Object]:
    """Every object with an offset and a text, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def test_every_report_is_read() -> None:
    names = {path.stem for path in REPORTS if path.suffix == ".txt"}
    assert names <= {reading["document"]["name"] for reading in readings()}


def test_readings_keep_the_published_schema() -> None:
    schema = json.loads(run("schema"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    faults = [
        f"{list(fault.path)}: {fault.message}" for reading in readings() for fault in validator.iter_errors(reading)
    ]
    assert not faults, "\n".join(faults[:20])


def test_the_schema_refuses_what_is_no_reading() -> None:
    validator = Draft202012Validator(json.loads(run("schema")))
    broken = readings()[0]
    del broken["document"]
    assert not validator.is_valid(broken)


@pytest.mark.parametrize(
    ("record", "found"),
    [
        pytest.param("reading", readings, id="reading"),
        pytest.param("document", lambda: [reading["document"] for reading in readings()], id="document"),
        pytest.param("toll", lambda: claims("toll"), id="toll"),
        pytest.param("event", lambda: claims("event"), id="event"),
        pytest.param("figure", lambda: [claim["figure"] for claim in claims("toll")], id="figure"),
        pytest.param("source", lambda: [claim["source"] for claim in claims("toll") if claim["source"]], id="source"),
    ],
)
def test_records_have_every_key_of_the_design(record: str, found: Any) -> None:  # noqa: ANN401  a case's column
    records = found()
    assert records
    assert not [missing for each in records if (missing := set(KEYS[record].split()) - each.keys())]


def test_words_at_every_span_are_the_text() -> None:
    for reading in readings():
        text = reading["document"]["text"]
        wrong = [span for span in spans(reading) if text[span["start"] : span["end"]] != span["text"]]
        assert not wrong, wrong[0]


def test_reasons_point_into_the_text() -> None:
    for reading in readings():
        length = len(reading["document"]["text"])
        reasons = [reason for claim in reading["claims"] for reason in claim["why"].values()]
        assert all(0 <= start < end <= length for reason in reasons for start, end in reason["spans"])


def test_the_same_input_gives_the_same_bytes() -> None:
    assert run("read", *map(str, REPORTS), "--format", "jsonl") == printed()
