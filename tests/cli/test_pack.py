"""`selon pack`: what is wrong with packs, entries of one's own, places of GeoNames; what it prints and its status."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.packs.test_geonames import row

from selon.cli.main import main
from selon.cli.pack import pack


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    folder = tmp_path / "zz"
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "zz"\nkind = "language"\n', encoding="utf-8")
    (folder / "words.tsv").write_text("# form\ttags\nka\tadv\nbo\tadv\n", encoding="utf-8")
    return folder


def test_a_problem_is_a_line_and_a_status(untidy: Path) -> None:
    result = CliRunner().invoke(pack, ["check", str(untidy)])
    assert (result.exit_code, result.stdout) == (1, "1 pack, 1 problem\n")
    assert f"{untidy / 'words.tsv'}: line 3: order: " in result.stderr


def test_fix_puts_lists_in_order(untidy: Path) -> None:
    result = CliRunner().invoke(pack, ["check", "--fix", str(untidy)])
    assert result.exit_code == 0
    assert "put in order: " in result.stdout
    assert result.stdout.endswith("1 pack, 0 problems\n")


def test_a_folder_without_packs_says_what_a_pack_is(tmp_path: Path) -> None:
    result = CliRunner().invoke(pack, ["check", str(tmp_path)])
    assert result.exit_code == 1
    assert "a pack is a folder with a pack.toml" in result.stderr


def run(*arguments: str, status: int = 0) -> Result:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == status, done.output
    return done


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own that is not there yet; the variable is as it was afterwards."""
    monkeypatch.setenv("SELON_PACKS", "")
    return tmp_path / "mine"


def test_what_is_added_is_told_and_read(own: Path, tmp_path: Path) -> None:
    folder = str(own)
    added = run(
        "pack", "add", "party", "Front des Brumes", "--kind", "armed_group", "--country", "ML", "--packs", folder
    )
    assert added.stdout == f"party front-des-brumes → {own}/world/parties.tsv\n"
    run("pack", "add", "place", "Ostrémont", "--country", "ML", "--at", "16.2,-1.5", "--packs", folder)
    run("pack", "add", "person", "Ana Velor", "--party", "front-des-brumes", "--office", "leader", "--packs", folder)
    words = (
        "--front",
        "mali",
        "--front",
        "front-des-brumes",
        "--called",
        "fr=guerre des Brumes",
        "--residents",
        "ML=mali",
    )
    run("pack", "add", "conflict", "Brumes", "--first-day", "2020-01-04", *words, "--packs", folder)
    assert run("pack", "check", folder).stdout == "1 pack, 0 problems\n"
    report = tmp_path / "report.txt"
    report.write_text("Selon l'armée malienne, dix combattants du Front des Brumes ont été tués lundi à Ostrémont.")
    assert "Front des Brumes" in run("read", str(report), "--packs", folder).stdout
    ledger = str(tmp_path / "selon.db")
    run("ingest", str(report), "--packs", folder, "--ledger", ledger)
    assert "Front des Brumes" in run("tolls", "--ledger", ledger).stdout


def test_a_changed_pack_reads_again_what_the_ledger_holds(own: Path, tmp_path: Path) -> None:
    report, ledger = tmp_path / "report.txt", str(tmp_path / "selon.db")
    report.write_text("Selon l'armée malienne, dix combattants du Front des Brumes ont été tués le 4 mai 2020 à Gao.")
    run("ingest", str(report), "--ledger", ledger)
    assert "0 texts read, 1 known" in run("reread", "--ledger", ledger).stdout
    run("pack", "add", "party", "Front des Brumes", "--kind", "armed_group", "--country", "ML", "--packs", str(own))
    again = run("reread", "--packs", str(own), "--ledger", ledger).stdout
    assert "→ Front des Brumes" in again
    assert "1 texts read, 0 known already: 0 claims new, 1 changed, 0 withdrawn." in again


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("place", "X", "--country", "ML", "--at", "here"), "degrees north, then east"),
        (("place", "X", "--country", "XX", "--at", "1,2"), "no country"),
        (("party", "X", "--kind", "state", "--adjective", "x"), "give --language"),
        (("conflict", "X", "--first-day", "2020-01-01", "--called", "x"), "lacks its sign"),
    ],
)
def test_a_faulty_entry_says_why(own: Path, arguments: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(main, ["pack", "add", *arguments, "--packs", str(own)])
    assert done.exit_code in {1, 2}
    assert said in done.stderr
    assert not own.exists()


def test_the_variable_names_the_folder(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "SELON_PACKS" in run("pack", "add", "place", "X", "--country", "ML", "--at", "1,2", status=2).stderr
    monkeypatch.setenv("SELON_PACKS", str(own))
    run("pack", "add", "place", "X", "--country", "ML", "--at", "1,2")
    assert (own / "world" / "places.tsv").is_file()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_PACKS", str(tmp_path / "none"))
    report = tmp_path / "report.txt"
    report.write_text("Dix soldats ont été tués lundi.")
    assert "is no folder of packs" in run("read", str(report), status=1).stderr


def test_geonames_are_taken_and_bad_rows_said(own: Path, tmp_path: Path) -> None:
    dump = tmp_path / "ML.txt"
    dump.write_text(f"{row(1, 'Brumeval')}\nno row\n")
    done = run("pack", "geonames", str(dump), "--country", "ml", "--packs", str(own), status=1)
    assert done.stdout == f"2 rows read, 1 places taken, 1 bad rows → {own}/world/geonames.db\n"
    assert "ML.txt: line 2: 1 columns where GeoNames has 19" in done.stderr
