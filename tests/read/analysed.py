"""Rows of the tests of speech, quotations and places: an invented text and what its layers must hold.

A file of rows has the columns *id*, *text* (with a backslash and n for a line end) and *expected*: what is found, in
order, divided by semicolons; a dash stands for nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from selon.flows.analyse import analyse
from selon.model.analysis import Analysis
from selon.model.document import Document
from selon.packs.loader import load_packs

HERE = Path(__file__).parent
COLUMNS = "id	text	expected"
NOTHING = "-"


def load_rows(name: str) -> list[object]:
    """The rows of a file as parameters of a test: the text and what is expected of it."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    assert lines[0] == COLUMNS, f"{name} must begin with its columns"
    made: list[object] = []
    for line in lines[1:]:
        row, text, expected = line.split("\t")
        found = [] if expected == NOTHING else expected.split("; ")
        made.append(pytest.param(text.replace("\\n", "\n"), found, id=row))
    return made


@cache
def layers(text: str) -> Analysis:
    """The layers of a French text."""
    return analyse(Document(id="row", name="row", text=text, language="fr"), load_packs().languages["fr"])
