"""Rows of the tests of claims: an invented report, and what each of its tolls must be.

A file of rows has the columns *id*, *published* (the day, or nothing), *text* (with a backslash and n for a line end)
and *expected*: the tolls in order, divided by semicolons, each its amount and outcome, and behind a colon the field
that the file is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from selon.flows.read import read_document
from selon.model.amount import Amount, write_amount
from selon.model.claim import Event, Toll
from selon.model.document import DayRange, Document
from selon.model.reading import Reading
from selon.packs.loader import load_packs

HERE = Path(__file__).parent
COLUMNS = "id	published	text	expected"
NOTHING = "-"


class Case(NamedTuple):
    """A report as a row has it."""

    published: str
    text: str


def load_rows(name: str) -> list[object]:
    """The rows of a file as parameters of a test: the case and its expected tolls."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    assert lines[0] == COLUMNS, f"{name} must begin with its columns"
    twice = [row for row, times in Counter(line.partition("\t")[0] for line in lines[1:]).items() if times > 1]
    assert not twice, f"{name} has rows of one name: {twice}"
    made: list[object] = []
    for line in lines[1:]:
        row, published, text, expected = line.split("\t")
        made.append(pytest.param(Case(published, text.replace("\\n", "\n")), split_expected(expected), id=row))
    return made


def split_expected(expected: str) -> list[str]:
    """The single tolls of a cell; a dash stands for none."""
    return [] if expected == NOTHING else expected.split("; ")


@cache
def read_case(case: Case) -> Reading:
    """The reading of a case."""
    document = Document(id="case", name="case", text=case.text, language="fr")
    if case.published:
        document = msgspec.structs.replace(document, published=DayRange(case.published, case.published))
    return read_document(document, load_packs())


def tolls_of(case: Case) -> list[Toll]:
    """The tolls of a case in the order of their figures."""
    found = [claim for claim in read_case(case).claims if isinstance(claim, Toll)]
    return sorted(found, key=lambda toll: toll.figure.start)


@cache
def events_of(text: str) -> tuple[Event, ...]:
    """The events of an invented French report."""
    document = Document(id="x", name="x", text=text, language="fr")
    return tuple(claim for claim in read_document(document, load_packs()).claims if isinstance(claim, Event))


def head_of(toll: Toll) -> str:
    """How many came to what harm."""
    figure = toll.figure
    return f"{write_amount(Amount(figure.least, figure.most, figure.approx))} {toll.outcome}"


def told(case: Case, field: Callable[[Toll], str]) -> list[str]:
    """The tolls of a case as the rows write them."""
    return [f"{head_of(toll)}: {field(toll)}" for toll in tolls_of(case)]


def parts_of(case: Case) -> list[str]:
    """The tolls of a case, each with what it is a part of."""
    found = tolls_of(case)
    heads = {toll.id: head_of(toll) for toll in found}
    wholes = ["".join(heads[link.claim] for link in toll.links if link.kind == "part_of") for toll in found]
    return [f"{head_of(toll)}: {whole or NOTHING}" for toll, whole in zip(found, wholes, strict=True)]
