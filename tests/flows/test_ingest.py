"""An ingest in batches: told as it goes, resumed where it stopped, problems beside readings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.factory import write_many

from selon.flows.ingest import ingest
from selon.ledger.batching import Written
from selon.ledger.opening import open_ledger
from selon.model.problem import Problem
from selon.model.reading import Reading


def at_noon() -> str:
    return "2026-01-01T12:00:00Z"


def test_each_batch_is_told_when_it_is_safe(tmp_path: Path) -> None:
    store, told = open_ledger(str(tmp_path / "selon.db")), list[Written]()
    items: list[Reading | Problem] = [*write_many(5, 2), Problem("empty", "the file is empty", "x.txt")]
    total = ingest(items, store, now=at_noon, on_written=told.append, together=2)
    assert [written.documents for written in told] == [2, 4, 5]
    assert total == Written(documents=5, readings=5, claims=10, problems=1)
    store.close()


def test_what_was_written_before_a_fault_is_kept_and_left_out_afterwards(tmp_path: Path) -> None:
    store, readings = open_ledger(str(tmp_path / "selon.db")), write_many(6, 2)

    def broken() -> Iterator[Reading]:
        yield from readings[:4]
        said = "the input broke off"
        raise OSError(said)

    with pytest.raises(OSError, match="broke off"):
        ingest(broken(), store, now=at_noon, together=2)
    assert ingest(readings, store, now=at_noon) == Written(documents=2, readings=2, claims=4, known=4)
    store.close()
