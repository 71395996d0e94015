"""Real processes and files: killed writers, writers side by side, no room, no right to write, damage."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.ledger.factory import write_many

from selon.cli import decide, tolls
from selon.cli.main import main
from selon.flows.ingest import ingest
from selon.ledger.batching import Written
from selon.ledger.claims import claims_in
from selon.ledger.migrating import numbered_files
from selon.ledger.opening import open_ledger, read_ledger
from selon.ledger.store import LedgerFault, Store
from selon.ledger.tolls import toll_table
from selon.ledger.verifying import faults_of
from selon.model.reading import Reading
from selon.model.view import View

FORK = multiprocessing.get_context("fork")
NOBODY = 65534
KILLS = {"sqlite": 50, "postgresql": 10}
pytestmark = pytest.mark.slow


def at_noon() -> str:
    return "2026-01-01T12:00:00Z"


def write_all(address: str, readings: list[Reading], told: Connection, together: int = 2) -> None:
    """What a process does that ingests: it tells how many claims are safe after each batch."""
    store = open_ledger(address)

    def tell(written: Written) -> None:
        told.send(written.claims + written.known * 4)

    try:
        ingest(readings, store, now=at_noon, on_written=tell, together=together)
        told.send("done")
    except LedgerFault as fault:
        told.send(str(fault))
    finally:
        store.close()


def heard(ear: Connection) -> list[object]:
    """Everything that a process told before it ended."""
    found = []
    while True:
        try:
            found.append(ear.recv())
        except EOFError:
            return found


def start(address: str, readings: list[Reading]) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    ear, mouth = FORK.Pipe(duplex=False)
    process = FORK.Process(target=write_all, args=(address, readings, mouth))
    process.start()
    mouth.close()
    return process, ear


def count(store: Store, table: str) -> int:
    return int(store.rows(f"SELECT COUNT(*) FROM {table}")[0][0])  # noqa: S608  names of our own tables


def test_a_killed_ingest_loses_nothing_it_reported_and_writes_nothing_twice(
    address: str, reopen: Callable[[], Store]
) -> None:
    luck, store = random.Random(2020), reopen()  # noqa: S311  no secret: moments to kill at
    kills = KILLS[store.dialect]
    readings = write_many(kills * 30, 4)
    killed = 0
    for number in range(kills):
        before = count(store, "proposal")
        chunk = readings[number * 30 : number * 30 + 30]
        process, ear = start(address, chunk)
        told = [ear.recv() for _ in range(luck.randrange(12))]
        time.sleep(luck.uniform(0, 0.005))
        process.kill()
        process.join()
        told += heard(ear)
        killed += told[-1:] != ["done"]
        safe = max((one for one in told if isinstance(one, int)), default=0)
        assert count(store, "proposal") - before >= safe
    assert killed > kills // 2
    ingest(readings, store, now=at_noon)
    assert (count(store, "document"), count(store, "proposal")) == (kills * 30, kills * 120)
    assert len({row.anchor for row in claims_in(store, View())}) == kills * 120
    assert list(faults_of(store)) == []


def test_two_ingests_and_a_reader_at_once(address: str, reopen: Callable[[], Store]) -> None:
    reopen()
    readings = write_many(90, 4)
    processes = [start(address, readings[:60]), start(address, readings[30:])]
    reader, seen = read_ledger(address), [0]
    while any(process.is_alive() for process, _ in processes):
        seen.append(sum(row.claims for row in toll_table(claims_in(reader, View()))))
    ends = [heard(ear)[-1] for _, ear in processes]
    assert ends == ["done", "done"]
    assert seen == sorted(seen)
    assert count(reader, "proposal") == 360
    assert list(faults_of(reader)) == []
    reader.close()


def test_two_processes_make_one_ledger(address: str) -> None:
    readings = write_many(4, 2)
    processes = [start(address, readings) for _ in range(4)]
    assert [heard(ear)[-1] for _, ear in processes] == ["done"] * 4
    reader = read_ledger(address)
    assert (count(reader, "document"), count(reader, "migration")) == (4, len(numbered_files()))
    reader.close()


def test_a_full_disk_is_said_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "selon.db"
    store = open_ledger(str(path))
    ingest(write_many(20), store, now=at_noon)
    store.close()
    ear, mouth = FORK.Pipe(duplex=False)

    def without_room() -> None:
        size = path.stat().st_size + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        write_all(str(path), write_many(400, first=20), mouth, together=10)

    process = FORK.Process(target=without_room)
    process.start()
    mouth.close()
    told = heard(ear)
    process.join()
    assert "no room" in str(told[-1])
    safe = max(one for one in told if isinstance(one, int))
    store = open_ledger(str(path))
    assert count(store, "proposal") == 200 + safe
    assert list(faults_of(store)) == []
    assert ingest(write_many(420), store, now=at_noon).documents == 400 - safe // 10
    store.close()


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that another user can look into."""
    folder = Path(tempfile.mkdtemp(prefix="selon-shared-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def run_selon(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "selon.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


LOADED = decide, tolls  # before the rights are given up that reading their files may need


def run_as_nobody(*arguments: str) -> tuple[int, str, str]:
    """Exit status, output and errors of a command run without root's rights, which no permission stops."""
    ear, mouth = FORK.Pipe(duplex=False)

    def run() -> None:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        done = CliRunner().invoke(main, arguments)
        mouth.send((done.exit_code, done.stdout, done.stderr))

    process = FORK.Process(target=run)
    process.start()
    mouth.close()
    told: tuple[int, str, str] = ear.recv()
    process.join()
    return told


@pytest.mark.parametrize("mode", [0o755, 0o555])
def test_a_read_only_ledger_can_be_read_and_says_that_it_can_not_be_written(shared_folder: Path, mode: int) -> None:
    path = shared_folder / "selon.db"
    store = open_ledger(str(path))
    ingest(write_many(5), store, now=at_noon)
    claim = next(iter(claims_in(store, View()))).anchor
    store.close()
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    shared_folder.chmod(mode)
    before = path.read_bytes()
    status, out, errors = run_as_nobody("tolls", "--ledger", str(path))
    assert (status, errors) == (0, "")
    assert "Arland" in out
    status, _, errors = run_as_nobody("decide", claim, "accept", "--by", "ana", "--ledger", str(path))
    assert status == 1
    assert "can not be written" in errors
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", ["noise", "half", "middle", "empty"])
def test_a_damaged_file_is_said_and_left_as_it_is(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "selon.db"
    store = open_ledger(str(path))
    ingest(write_many(60), store, now=at_noon)
    store.close()
    whole = path.read_bytes()
    noise = random.Random(1).randbytes(len(whole) // 2)  # noqa: S311  no secret
    damaged = {
        "noise": noise,
        "half": whole[: len(whole) // 2 // 4096 * 4096],
        "middle": whole[:4096] + noise[: len(whole) // 2] + whole[4096 + len(whole) // 2 :],
        "empty": b"",
    }[damage]
    path.write_bytes(damaged)
    for command in (("tolls",), ("verify",), ("decide", "abcdef", "accept", "--by", "ana")):
        done = run_selon(*command, "--ledger", str(path))
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "damaged" in done.stderr or "holds no ledger" in done.stderr or "begins with" in done.stderr, done.stderr
        if damage != "empty" or command != ("decide", "abcdef", "accept", "--by", "ana"):
            assert path.read_bytes() == damaged
