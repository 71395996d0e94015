"""The commands on a ledger, from end to end: what they print, in each form, and how they fail."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.ledger.factory import Statement, write_event, write_reading

from selon.cli.main import main
from selon.flows.ingest import ingest
from selon.ledger.opening import open_ledger
from selon.model.problem import Problem

LONG = "Ministère des affaires imaginaires de la république fédérale de Borland"
READINGS = (
    write_reading("first", (Statement(count=10, until="2020-10-01"),), day="2020-10-01", quoted="Nous tiendrons"),
    write_reading(
        "second",
        (Statement(count=14, until="2020-10-04"), Statement(count=3, party=LONG, side="Borland", place="Kœlin")),
        day="2020-10-05",
        problems=(Problem("odd", "an odd page", "reports/second.txt", "line 3"),),
    ),
    write_reading("third", (Statement(count=2, person="Ana Velor", scope="incident"),), day="2020-10-06"),
    write_event(),
)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """The address of a ledger with a few articles."""
    address = str(tmp_path / "selon.db")
    store = open_ledger(address)
    ingest(READINGS, store, now=lambda: "2026-01-01T12:00:00Z")
    store.close()
    return address


def run(ledger: str, *arguments: str, status: int = 0) -> Result:
    done = CliRunner().invoke(main, [*arguments, "--ledger", ledger])
    assert done.exit_code == status, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def test_tolls_shows_the_latest_and_the_range(ledger: str) -> None:
    lines = run(ledger, "tolls").stdout.splitlines()
    assert lines[0].split() == ["side", "outcome", "status", "scope", "latest", "on", "range", "art.", "claim"]
    heading = next(number for number, line in enumerate(lines) if line.strip() == "according to Arland")
    assert lines[heading + 1].split()[:6] == ["Arland", "killed", "cumulative", "14", "2020-10-04", "10–14"]


@pytest.mark.parametrize("command", ["tolls", "claims", "documents", "quotes", "problems"])
def test_tables_keep_to_a_hundred_columns(ledger: str, command: str) -> None:
    lines = run(ledger, command).stdout.splitlines()
    assert len(lines) > 1
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("command", ["tolls", "claims", "documents", "quotes", "problems", "search habitants"])
def test_json_and_csv_hold_the_same_rows(ledger: str, command: str) -> None:
    records = json.loads(run(ledger, *command.split(), "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(ledger, *command.split(), "--format", "csv").stdout)))
    assert len(records) == len(rows) > 0
    assert list(records[0]) == list(rows[0])


@pytest.mark.parametrize(
    ("arguments", "counts"),
    [
        pytest.param(["--as-known-on", "2020-10-03"], {10, None}, id="as known on"),
        pytest.param(["--recorded-by", "2025-01-01"], set(), id="recorded by"),
        pytest.param(["--since", "2020-10-05"], {3, 2}, id="since"),
        pytest.param(["--place", "koelin"], {3}, id="place"),
        pytest.param(["--side", "borland"], {3}, id="side"),
        pytest.param(["--source", "witness"], {2}, id="source"),
        pytest.param(["--kind", "event"], {None}, id="kind"),
        pytest.param(["--limit", "1"], {2}, id="limit"),
    ],
)
def test_filters_of_claims(ledger: str, arguments: list[str], counts: set[int | None]) -> None:
    found = json.loads(run(ledger, "claims", "--format", "json", *arguments).stdout)
    assert {row["least"] for row in found} == counts


@pytest.mark.parametrize("command", ["documents", "search dit", "quotes", "search habitants"])
@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        pytest.param(["--place", "koelin"], {"second"}, id="place"),
        pytest.param(["--side", "borland"], {"second"}, id="side"),
        pytest.param(["--source", "witness"], {"third"}, id="kind of source"),
        pytest.param(["--outlet", "nowhere"], set(), id="outlet"),
    ],
)
def test_articles_are_asked_for_by_what_they_claim(
    ledger: str, command: str, arguments: list[str], names: set[str]
) -> None:
    by_id = {reading.document.id: reading.document.name for reading in READINGS}
    found = json.loads(run(ledger, *command.split(), "--format", "json", *arguments).stdout)
    shown = {row.get("name") or by_id[row["document"]] for row in found}
    all_of_it = json.loads(run(ledger, *command.split(), "--format", "json").stdout)
    reach = {row.get("name") or by_id[row["document"]] for row in all_of_it}
    assert shown == names & reach


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_what_a_command_did_is_said_in_every_form(ledger: str, tmp_path: Path, form: str) -> None:
    claim, report = first_claim(ledger), tmp_path / "report.txt"
    report.write_text("Selon le ministère ukrainien de la Santé, douze civils ont été tués à Soumy le 5 mars 2022.")
    decisions = tmp_path / "decisions.jsonl"
    commands: tuple[tuple[str, ...], ...] = (
        ("decide", claim, "accept", "--by", "ana"),
        ("show", claim),
        ("decisions", "withdraw", "{decision}", "--by", "ana"),
        ("decisions", "import", str(decisions)),
        ("ingest", str(report)),
        ("reread",),
        ("backup", str(tmp_path / "copy.db")),
        ("withhold", READINGS[0].document.id, "--by", "s", "--why", "w", "--yes"),
        ("verify",),
    )
    for command in commands:
        decisions.write_text(run(ledger, "decisions", "export").stdout)
        listed = json.loads(run(ledger, "decisions", "--format", "json").stdout)
        made = listed[0]["decision"]["id"] if listed else ""
        out = run(ledger, *(part.format(decision=made) for part in command), "--format", form).stdout
        if form == "json":
            assert json.loads(out) is not None
        elif form == "csv" and command != ("verify",):
            rows = list(csv.reader(io.StringIO(out)))
            assert len(rows) > 1, command
            assert {len(row) for row in rows} == {len(rows[0])}


def first_claim(ledger: str, *arguments: str) -> str:
    found = json.loads(run(ledger, "claims", "--format", "json", *arguments).stdout)
    anchor: str = found[0]["anchor"]
    return anchor


def test_show_opens_the_sentence_with_marks_and_reasons(ledger: str) -> None:
    shown = run(ledger, "show", first_claim(ledger, "--since", "2020-10-04", "--source", "Arland")[:8]).stdout
    document = READINGS[1].document
    for part in (
        f"text {document.id[:8]} · page {str(document.capture)[:8]}",
        "[14]",
        "[le gouvernement du Arland]",
        "[Vilmar]",
        "stated",
        "xx.invented",
        "read by 1.0.0",
    ):
        assert part in shown


def test_show_masks_private_names_unless_asked(ledger: str) -> None:
    claim = first_claim(ledger, "--source", "witness")
    assert "Velor" not in run(ledger, "show", claim).stdout
    assert "Ana Velor" in run(ledger, "show", claim, "--names").stdout
    assert "Velor" not in run(ledger, "show", claim, "--format", "json").stdout


@pytest.mark.parametrize(
    ("claim", "said"), [("ab", "at least 4"), ("xyzt", "no id of a claim"), ("0" * 31, "no claim begins with")]
)
def test_show_says_what_is_wrong_with_an_id(ledger: str, claim: str, said: str) -> None:
    assert said in run(ledger, "show", claim, status=1).stderr


def test_decide_amends_and_show_tells(ledger: str) -> None:
    claim = first_claim(ledger, "--source", "Arland", "--until", "2020-10-02")
    done = run(ledger, "decide", claim[:8], "amend", "figure", "11..", "--by", "ana", "--why", "page 2")
    assert done.stdout == f"Claim {claim[:8]}: amend figure 11.. by ana, applies.\n"
    shown = run(ledger, "show", claim).stdout
    assert "11.. (amended)" in shown
    assert "ana (analyst) amend figure 11..: page 2 — applies" in shown
    assert "figure amended" in run(ledger, "claims").stdout


def test_a_decision_is_withdrawn_by_its_id(ledger: str) -> None:
    claim = first_claim(ledger, "--source", "witness")
    run(ledger, "decide", claim, "reject", "--by", "ana")
    made = json.loads(run(ledger, "decisions", "--format", "json").stdout)[0]["decision"]["id"]
    assert "ana's" in run(ledger, "decisions", "withdraw", made[:8], "--by", "ben", status=1).stderr
    done = run(ledger, "decisions", "withdraw", made[:8], "--by", "ana", "--why", "wrong page")
    assert done.stdout == f"Decision {made[:8]} on claim {claim[:8]}: withdrawn by ana.\n"
    assert first_claim(ledger, "--source", "witness") == claim
    listed = run(ledger, "decisions").stdout
    assert made[:8] in listed
    assert "withdrawn: by ana" in listed
    shown = run(ledger, "show", claim).stdout
    assert "ana (analyst) reject — withdrawn (by ana)" in shown
    assert f"ana (analyst) withdraw {made[:8]}: wrong page — applies" in shown
    assert "withdraw" in run(ledger, "decisions", "export").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("amend", "side"), "a field and its value"),
        (("same",), "another claim"),
        (("amend", "colour", "red"), "no field"),
        (("accept", "side", "x"), "a field at most"),
    ],
)
def test_decide_says_what_is_missing(ledger: str, arguments: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(main, ["decide", first_claim(ledger), *arguments, "--by", "ana", "--ledger", ledger])
    assert done.exit_code in {1, 2}
    assert said in done.stderr


def test_decisions_travel_as_lines_of_json(ledger: str, tmp_path: Path) -> None:
    claim = first_claim(ledger, "--source", "witness")
    run(ledger, "decide", claim, "reject", "--by", "ana")
    lines = run(ledger, "decisions", "export").stdout
    assert "Velor" not in lines
    before = CliRunner().invoke(main, ["decisions", "--ledger", ledger, "export"])
    assert before.stdout == lines
    file = tmp_path / "decisions.jsonl"
    file.write_text(lines + "{broken\n")
    other = str(tmp_path / "other.db")
    store = open_ledger(other)
    ingest(READINGS, store, now=lambda: "2026-01-02T12:00:00Z")
    store.close()
    done = run(other, "decisions", "import", str(file), status=1)
    assert "1 new decisions, 0 known. Now: 1 applies." in done.stdout
    assert "line 2" in done.stderr
    assert "reject" in run(other, "decisions").stdout
    assert json.loads(run(other, "decisions", "--format", "json").stdout)[0]["state"] == "applies"
    assert run(other, "decisions", "--waiting").stdout == ""
    assert claim not in run(other, "claims", "--format", "json").stdout


def test_search_prints_articles_and_claims(ledger: str) -> None:
    shown = run(ledger, "search", "koelin").stdout
    assert "second" in shown
    assert "claims: " in shown
    assert "No article" in run(ledger, "search", "nichts").stderr


def test_withhold_asks_and_erases(ledger: str) -> None:
    document = READINGS[2].document.id
    refused = CliRunner().invoke(
        main, ["withhold", document[:8], "--by", "s", "--why", "w", "--ledger", ledger], input="n\n"
    )
    assert refused.exit_code == 1
    done = run(ledger, "withhold", document[:8], "--by", "steward", "--why", "asked", "--yes")
    assert done.stdout.startswith("Withheld: 1 texts")
    assert "(withheld)" in run(ledger, "documents").stdout
    assert "Velor" not in Path(ledger).read_bytes().decode("latin-1")
    assert "The article is withheld" in run(ledger, "show", first_claim(ledger, "--source", "witness")).stdout
    assert run(ledger, "withhold", "--scrub").stdout == "Erased words are overwritten.\n"
    assert run(ledger, "verify").stdout.startswith("The ledger is whole")


def test_backup_makes_a_checked_copy(ledger: str, tmp_path: Path) -> None:
    target = str(tmp_path / "copy.db")
    assert run(ledger, "backup", target).stdout == f"5 claims copied to {target}.\n"
    assert run(target, "tolls").stdout == run(ledger, "tolls").stdout
    assert "exists" in run(ledger, "backup", target, status=1).stderr


def test_the_environment_names_the_ledger(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LEDGER", ledger)
    assert "Arland" in CliRunner().invoke(main, ["tolls"]).stdout


@pytest.mark.parametrize(
    "command",
    [
        *("tolls", "claims", "documents", "quotes", "problems", "verify", "decisions", "settle", "dossier", "reread"),
        *("decide ab12 accept", "decisions withdraw ab12", "withhold ab12 --by Ada --why asked --yes"),
    ],
)
def test_a_missing_ledger_is_said_and_not_made(tmp_path: Path, command: str) -> None:
    address = tmp_path / "none.db"
    assert "there is no ledger" in run(str(address), *command.split(), status=1).stderr
    assert not address.exists()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert "is a folder" in run(str(tmp_path), "tolls", status=1).stderr


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(["tolsl"], 2, "Is it tolls?", id="a command misspelled"),
        pytest.param(["xyzxyz"], 2, "No such command 'xyzxyz'.\n", id="a command like none"),
        pytest.param(["tolls", "--conflict", "karabak-2020"], 0, "is it karabakh-2020", id="a conflict misspelled"),
        pytest.param(["tolls", "--scope", "total"], 2, "'cumulative'", id="no scope"),
        pytest.param(["dossier", "--output", "/none/at/all.html"], 1, "can not be written", id="no such folder"),
    ],
)
def test_a_slip_is_said_with_what_would_be_right(ledger: str, arguments: list[str], status: int, said: str) -> None:
    assert said in run(ledger, *arguments, status=status).stderr


def test_a_wrong_day_is_said(ledger: str) -> None:
    assert "write it as 2020-10-03" in run(ledger, "tolls", "--since", "octobre", status=2).stderr


def test_no_cell_runs_as_a_formula(tmp_path: Path) -> None:
    address = str(tmp_path / "selon.db")
    store = open_ledger(address)
    ingest([write_reading("x", (Statement(side="=HYPERLINK(1)"),))], store, now=lambda: "2026-01-01T12:00:00Z")
    store.close()
    assert "'=HYPERLINK(1)" in run(address, "tolls", "--format", "csv").stdout


@pytest.mark.parametrize(
    "spelling", ["reports", "./reports/", "{here}/reports", "reports/*.txt", "{here}/reports/a.txt"]
)
def test_a_report_is_one_page_however_its_path_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spelling: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("Selon l'armée malienne, dix soldats ont été tués le 4 mai 2020 à Gao.")
    run("selon.db", "ingest", "reports")
    done = json.loads(run("selon.db", "ingest", spelling.format(here=tmp_path), "--format", "json").stdout)
    assert (done["read"], done["known"]) == (0, 1)


@pytest.mark.parametrize("command", ["read", "ingest"])
def test_a_day_that_is_yet_to_come_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("SELON_LEDGER", str(tmp_path / "selon.db"))
    report = tmp_path / "reports.jsonl"
    report.write_text('{"text": "Dix soldats ont été tués lundi.", "language": "fr", "published": "2090-01-01"}')
    done = CliRunner().invoke(main, [command, str(report)])
    assert done.exit_code == 1
    assert "2090-01-01, which is yet to come" in done.stderr


def test_decisions_are_listed_as_they_were_recorded_by_a_day(ledger: str) -> None:
    run(ledger, "decide", first_claim(ledger), "accept", "--by", "ana")
    assert "ana" in run(ledger, "decisions").stdout
    assert run(ledger, "decisions", "--recorded-by", "2026-01-01").stdout == ""
