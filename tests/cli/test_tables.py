"""How wide tables are: whole ids and days first, words broken last."""

from __future__ import annotations

import msgspec
import pytest

from selon.cli.tables import Column, print_rows

COLUMNS = (Column("id", "id"), Column("on", "day"), Column("why", "why", width=60), Column("also", "also", width=60))


class Row(msgspec.Struct, frozen=True):
    """A row of an invented table."""

    id: str
    day: str
    why: str
    also: str


@pytest.mark.parametrize(
    ("id_", "why", "widest"),
    [
        pytest.param("a1b2c3d4", "bo ka " * 20, 100, id="columns of words give way"),
        pytest.param("a1b2c3d4", "kabakaba" * 10, 100, id="long words are broken where nothing else does"),
        pytest.param("a1" * 45, "bo ka", 118, id="what is whole stays whole in a wider table"),
    ],
)
def test_days_and_ids_are_never_cut(id_: str, why: str, widest: int, capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([Row(id_, "2020-10-03", why, why)], COLUMNS, "table", nothing="")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith(f"{id_} 2020-10-03 ")
    assert max(map(len, lines)) <= widest
