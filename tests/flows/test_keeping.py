"""The cache of findings: it answers for what it was made of, and for nothing else."""

from __future__ import annotations

from pathlib import Path

from selon.flows.keeping import cache_path, keep_incidents, kept_incidents
from selon.flows.showing import IncidentRow


def row(name: str, day: str) -> IncidentRow:
    return IncidentRow(name, day, day, "strike", "vilmar", "XA", "", 1, 1, ())


ROWS = [row("b", "2031-03-05"), row("a", "2031-03-04")]


def test_rows_come_back_by_day(tmp_path: Path) -> None:
    path = tmp_path / "x.findings"
    keep_incidents(path, "key", ROWS)
    assert kept_incidents(path, "key", None, None) == ROWS
    assert kept_incidents(path, "key", "2031-03-05", "2031-03-05") == ROWS[:1]


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.findings"
    assert kept_incidents(path, "key", None, None) is None
    keep_incidents(path, "key", ROWS)
    assert kept_incidents(path, "other", None, None) is None


def test_a_broken_cache_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "x.findings"
    path.write_bytes(b"no database at all")
    assert kept_incidents(path, "key", None, None) is None


def test_a_ledger_on_a_server_has_its_cache_at_home() -> None:
    assert cache_path("selon.db") == Path("selon.db.findings")
    assert cache_path("postgresql://host/x").suffix == ".findings"
