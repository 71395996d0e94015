"""Private names and withheld words: in no command's output, in no form, in no file beside the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.ledger.factory import Statement, write_reading

from selon.cli.main import main
from selon.flows.ingest import ingest
from selon.ledger.opening import open_ledger
from selon.model.problem import Problem

NAME = "Velor"
SAID = (
    Statement(count=2, person="Ana Velor", scope="incident", until="2020-10-05", place="Vilmar"),
    Statement(count=3, person="Ana Velor", scope="incident", until="2020-10-05", place="Vilmar"),
    Statement(count=7, person="Ana Velor", until="2020-10-05"),
)
OTHER = (Statement(count=4, scope="incident", until="2020-10-05"), Statement(count=9, until="2020-10-04"))
SECRET = write_reading(
    "secret",
    SAID,
    day="2020-10-06",
    quoted="Ana Velor nous a tout dit à Vilmar",
    problems=(Problem("odd", "a line names Ana Velor", "reports/secret.txt", "line 3"),),
)
READINGS = (SECRET, write_reading("other", OTHER, day="2020-10-06"))
TABLES = ("tolls", "claims", "quotes", "documents", "problems", "decisions", "search habitants", "incidents")
FINDINGS = ("series", "series --checks", "contradictions", "sources", "estimates")
COMMANDS = (
    *(f"{command} --format {form}" for command in (*TABLES, *FINDINGS) for form in ("table", "csv", "json")),
    *(f"show {{claim}} --format {form}" for form in ("table", "csv", "json")),
    *(f"incident {{claim}} --format {form}" for form in ("text", "json")),
    "why {claim}",
    "settle --format json",
    "decisions export",
    "search Velor",
)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger with a witness in it, decided on."""
    address = str(tmp_path / "selon.db")
    store = open_ledger(address)
    ingest(READINGS, store, now=lambda: "2026-01-01T12:00:00Z")
    store.close()
    for number, said in enumerate(("accept", "reject side", "amend place Velor")):
        run(address, f"decide {claim_of(address, number)} {said} --by ana")
    return address


def run(ledger: str, command: str, status: int | None = None) -> str:
    done = CliRunner().invoke(main, [*command.split(), "--ledger", ledger])
    assert done.exception is None or isinstance(done.exception, SystemExit), command
    assert status is None or done.exit_code == status, done.output
    return done.output


def claim_of(ledger: str, number: int = 0) -> str:
    store = open_ledger(ledger)
    sql = (
        "SELECT p.anchor FROM proposal p JOIN document t ON t.seq = p.document "
        "WHERE t.id = ? ORDER BY p.seq LIMIT 1 OFFSET ?"
    )
    anchor = str(store.rows(sql, (SECRET.document.id, number))[0][0])
    store.close()
    return anchor


@pytest.mark.parametrize("command", COMMANDS)
def test_private_names_are_masked(ledger: str, command: str) -> None:
    for number in (0, 2):
        assert NAME not in run(ledger, command.format(claim=claim_of(ledger, number)))


@pytest.mark.parametrize(
    "command", ["claims", "quotes", "problems", "show {claim}", "decisions export", "search Velor"]
)
def test_names_are_shown_where_they_are_asked_for(ledger: str, command: str) -> None:
    assert NAME in run(ledger, command.format(claim=claim_of(ledger, 2)) + " --names", 0)


def test_a_dossier_masks_them_too(ledger: str, tmp_path: Path) -> None:
    report = tmp_path / "dossier.html"
    run(ledger, f"dossier --output {report}", 0)
    assert "Vilmar" in report.read_text()
    assert NAME not in report.read_text()


def test_no_file_beside_the_ledger_holds_withheld_words(ledger: str) -> None:
    run(ledger, "incidents", 0)
    findings = Path(f"{ledger}.findings")
    assert findings.is_file()
    run(ledger, f"withhold {SECRET.document.id[:10]} --by steward --why asked --yes", 0)
    assert not findings.exists()
    run(ledger, "incidents", 0)
    for file in Path(ledger).parent.iterdir():
        for word in (b"Velor", b"nous a tout dit"):
            assert word not in file.read_bytes(), file.name
    for command in COMMANDS:
        assert NAME not in run(ledger, command.format(claim=claim_of(ledger)))
