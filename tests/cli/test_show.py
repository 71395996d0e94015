"""`selon show`: a claim with how it stands to others of its article."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from selon.cli.main import main

TEXT = (
    "Vingt morts au Mali\n\nUn drone malien a visé mardi un marché près de Gao. Vingt personnes, dont cinq enfants, "
    "ont été tuées, selon la rébellion. Bamako dément tout bombardement près de Gao."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("shown")
    (folder / "market.txt").write_text(TEXT, encoding="utf-8")
    address = str(folder / "selon.db")
    assert run("ingest", str(folder / "market.txt"), "--ledger", address)
    return address


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("least", "said"),
    [
        pytest.param(5, "this claim part of", id="a part names its whole"),
        pytest.param(20, "part of this one", id="a whole names its part"),
    ],
)
def test_both_ends_of_a_tie_name_each_other(ledger: str, least: int, said: str) -> None:
    rows = json.loads(run("claims", "--ledger", ledger, "--format", "json"))
    assert any(said in run("show", row["anchor"], "--ledger", ledger) for row in rows if row["least"] == least)
