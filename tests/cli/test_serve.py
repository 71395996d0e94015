"""`selon serve`: it listens to this machine alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import uvicorn
from click.testing import CliRunner

from selon.cli.main import main


def test_it_binds_to_this_machine_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}  # Any: what a server is told is of several types
    monkeypatch.setattr(uvicorn, "run", lambda _, **options: asked.update(options))
    done = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "selon.db"), "--port", "8799", "--by", "me"])
    assert done.exit_code == 0, done.output
    assert asked["host"] == "127.0.0.1"
    assert "http://127.0.0.1:8799/" in done.output


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path)])
    assert done.exit_code == 1
    assert "is a folder" in done.output
