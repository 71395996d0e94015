"""`--published`: the day of reports that name none, for those who know it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from selon.cli.read import read

TEXT = "Douze civils ont été tués mardi soir à Nadiv, selon le ministère de la Santé.\n"


def published(folder: Path, name: str, text: str, *options: str) -> tuple[str, list[str | None]]:
    """The reading's day and the first days of its tolls."""
    path = folder / name
    path.write_text(text)
    result = CliRunner().invoke(read, [str(path), "--format", "jsonl", *options])
    reading = json.loads(result.stdout)
    tolls = [claim.get("since") for claim in reading["claims"] if claim["kind"] == "toll"]
    return reading["document"]["published"].get("from"), tolls


def test_weekdays_count_from_the_day_that_is_given(tmp_path: Path) -> None:
    assert published(tmp_path, "a.txt", TEXT, "--published", "2025-09-24") == ("2025-09-24", ["2025-09-23"])


def test_an_input_that_names_its_day_keeps_it(tmp_path: Path) -> None:
    row = json.dumps({"text": TEXT, "published": "2024-03-07"})
    assert published(tmp_path, "a.jsonl", row, "--published", "2025-09-24") == ("2024-03-07", ["2024-03-05"])


@pytest.mark.parametrize(
    ("value", "said"),
    [("2020-13", "is no day, month or year"), ("hier", "is no day"), ("2999-01-01", "is yet to come")],
)
def test_a_day_that_can_not_be_is_refused(tmp_path: Path, value: str, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    result = CliRunner().invoke(read, [str(path), "--published", value])
    assert result.exit_code == 2
    assert said in result.output
