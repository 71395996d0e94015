"""`selon explain`: layers and reasons, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from selon.cli.explain import explain

TEXT = (
    "Nadiv, 3 mai 2021.\n\nDouze civils ont été tués par une frappe de drone à Nadiv, selon le ministère de la Santé.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_layers_fit_a_terminal_of_100_columns() -> None:
    result = CliRunner().invoke(explain, ["--layers", "--text", TEXT * 3])
    assert result.exit_code == 0
    assert max(map(len, result.stdout.split("\n"))) <= 100
    assert "tués = tuer: main, finite, passive" in result.stdout
    assert "subject  Douze civils" in result.stdout


def test_layers_as_json_keep_offsets() -> None:
    result = CliRunner().invoke(explain, ["--layers", "--json", "--text", TEXT])
    for sentence in json.loads(result.stdout)["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]


def test_a_claim_is_explained_field_by_field(report: Path) -> None:
    result = CliRunner().invoke(explain, [f"{report}:1", "--json"])
    fields = {field["field"]: field for field in json.loads(result.stdout)["fields"]}
    assert (fields["outcome"]["value"], fields["outcome"]["how"]) == ("killed", "stated")
    assert fields["outcome"]["words"]


def test_the_words_that_speak_are_marked(report: Path) -> None:
    result = CliRunner().invoke(explain, [f"{report}:1"])
    assert result.exit_code == 0
    assert "[Douze" in result.stdout


def test_an_unknown_number_is_said(report: Path) -> None:
    result = CliRunner().invoke(explain, [f"{report}:99"])
    assert result.exit_code == 1
    assert "there is no such claim" in result.stderr
