"""Records as CSV."""

from __future__ import annotations

import msgspec
import pytest

from selon.export.spreadsheets import plain, write_csv


class Row(msgspec.Struct, frozen=True):
    """A record of an invented table."""

    name: str
    count: int | None = None


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param(True, "yes", id="a truth"),
        pytest.param(("a", "b"), "a; b", id="several"),
        pytest.param(12, "12", id="a number"),
    ],
)
def test_values_as_cells(value: object, cell: str) -> None:
    assert plain(value) == cell


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("-cmd", "'-cmd", id="a formula with a minus"),
        pytest.param("-12", "-12", id="a number below nought"),
        pytest.param('say "no", then', '"say ""no"", then"', id="quotes and commas"),
    ],
)
def test_no_cell_runs(name: str, cell: str) -> None:
    assert write_csv([Row(name, 3)]) == f"name,count\n{cell},3\n"


def test_no_records_are_no_text() -> None:
    assert write_csv([]) == ""
