"""`selon ingest` as a real process: killed while others read for it, started again, and run a second time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
REPORT = "Numéro {0}. Selon l'armée malienne, {0} soldats ont été tués le 4 mai 2020 à Ménaka, au Mali.\n"
FILES = 300
PATIENCE = 60


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:04}.txt").write_text(REPORT.format(number + 10) * 5)
    return folder


def start(reports: Path, ledger: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "selon.cli.main", "ingest", str(reports), "--ledger", str(ledger)]
    return subprocess.Popen([*command, "--jobs", "2", "--format", "json"], stdout=subprocess.PIPE, text=True)


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def is_running(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_killed_ingest_leaves_no_process_and_is_taken_up_again(reports: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "selon.db"
    killed, until = start(reports, ledger), time.monotonic() + PATIENCE
    while len(helpers := children(killed.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    killed.kill()
    killed.communicate()
    while any(map(is_running, helpers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(helpers) == 2
    assert not any(map(is_running, helpers))
    done = json.loads(start(reports, ledger).communicate()[0])
    assert (done["read"] + done["known"], done["problems"]) == (FILES, 0)
    again = json.loads(start(reports, ledger).communicate()[0])
    assert (again["read"], again["known"]) == (0, FILES)


def test_two_ingests_of_one_folder_share_it(reports: Path, tmp_path: Path) -> None:
    both = [start(reports, tmp_path / "selon.db") for _ in range(2)]
    done = [json.loads(process.communicate()[0]) for process in both]
    assert sum(one["new"] for one in done) == FILES
    assert [one["problems"] for one in done] == [0, 0]
