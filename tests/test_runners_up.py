"""The measure of runners-up, over an invented report."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from selon.flows.read import read_document
from selon.model.document import Document
from selon.packs.loader import load_packs

SCRIPT = Path(__file__).parents[1] / "bench" / "runners_up.py"
TEXT = "Le 12 mars 2022, un missile a frappé une école de Kharkiv. Le 14 mars 2022, Kiev a enterré ses morts à Soumy."
GOLD = {
    "evidence": "Le 12 mars",
    "trigger": "a frappé",
    "type": "strike",
    "source": None,
    "source_is": "narrator",
    "actor": None,
    "target": "une école de Kharkiv",
    "since": "2022-03-12",
    "until": "2022-03-12",
}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("runners_up", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        pytest.param("place", "Kharkiv", (1, 0, 0, 0), id="right"),
        pytest.param("place", "Soumy", (1, 1, 1, 1), id="second"),
        pytest.param("place", None, (1, 1, 0, 1), id="third"),
        pytest.param("place", "Odessa", (1, 1, 0, 0), id="nowhere"),
        pytest.param("since", "2022-03-14", (1, 1, 1, 1), id="other-day"),
    ],
)
def test_where_the_right_value_stands(
    bench: ModuleType, field: str, value: str | None, expected: tuple[int, int, int, int]
) -> None:
    document = Document(id="x", name="x", text=TEXT, language="fr")
    reading = json.loads(msgspec.json.encode(read_document(document, load_packs())))
    gold = {"article": "x", "events": [{**GOLD, "place": "Kharkiv", field: value}], "tolls": []}
    assert bench.measure({"x": reading}, [gold])[f"event {field}"] == expected


@pytest.mark.parametrize(
    ("value", "last", "day"),
    [("2022", False, "2022-01-01"), ("2022-02", True, "2022-02-28"), ("2022-02-03", True, "2022-02-03")],
)
def test_months_and_years_have_bounds(bench: ModuleType, value: str, day: str, *, last: bool) -> None:
    assert bench.bound(value, last=last) == day
