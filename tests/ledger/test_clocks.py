"""The two clocks: what was public on a day, and what the ledger knew by a time."""

from __future__ import annotations

import pytest
from tests.ledger.factory import Statement, write_reading

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.listing import documents_in, quotes_in
from selon.ledger.searching import search
from selon.ledger.store import Store
from selon.model.view import View


@pytest.fixture
def filled(store: Store) -> Store:
    """Three articles: an early one, one of 5 October, and an old one that came late."""
    readings = (
        ("early", (Statement(count=1),), "2020-10-01", "2026-01-01T09:00:00Z"),
        ("after", (Statement(count=2), Statement(count=20, said="2020-10-02")), "2020-10-05", "2026-01-02T09:00:00Z"),
        ("late", (Statement(count=3),), "2020-09-30", "2026-01-03T09:00:00Z"),
    )
    for name, statements, day, at in readings:
        reading = write_reading(name, statements, day=day, quoted=f"Parole de {name}")
        Appender(store).append([reading], recorded=at)
    return store


@pytest.mark.parametrize(
    ("view", "counts"),
    [
        pytest.param(View(), {1, 2, 20, 3}, id="all"),
        pytest.param(View(as_known_on="2020-10-03"), {1, 20, 3}, id="nothing public later, but said before"),
        pytest.param(View(recorded_by="2026-01-02"), {1, 2, 20}, id="an old article that came later is unknown"),
        pytest.param(View(recorded_by="2026-01-02T08:00:00Z"), {1}, id="a time of day"),
        pytest.param(View(as_known_on="2020-10-03", recorded_by="2026-01-02"), {1, 20}, id="both"),
        pytest.param(View(recorded_by="2025-12-31"), set(), id="before everything"),
    ],
)
def test_claims_as_known(filled: Store, view: View, counts: set[int]) -> None:
    assert {row.least for row in claims_in(filled, view)} == counts


def test_articles_and_quotations_as_known(filled: Store) -> None:
    view = View(as_known_on="2020-10-03", recorded_by="2026-01-02")
    assert [row.name for row in documents_in(filled, view)] == ["early"]
    assert [row.text for row in quotes_in(filled, view)] == ["Parole de early"]
    assert [row.name for row in search(filled, "habitants", view)] == ["early"]


def test_an_undated_article_was_public_on_no_day(store: Store) -> None:
    undated = write_reading("undated", (Statement(),), day=None)
    Appender(store).append([undated], recorded="2026-01-01T09:00:00Z")
    assert len(list(claims_in(store, View()))) == 1
    assert list(claims_in(store, View(as_known_on="2030-01-01"))) == []


def test_the_ledgers_clock_never_runs_backwards(store: Store) -> None:
    for name, at in (("a", "2026-01-05T00:00:00Z"), ("b", "2026-01-01T00:00:00Z")):
        Appender(store).append([write_reading(name, (Statement(),))], recorded=at)
    assert store.rows("SELECT recorded FROM batch ORDER BY seq") == [("2026-01-05T00:00:00Z",)] * 2


@pytest.mark.parametrize(
    ("view", "names"),
    [
        pytest.param(View(place="ostree"), {"late"}, id="place, without accents"),
        pytest.param(View(side="BORLAND"), {"late"}, id="side, in capitals"),
        pytest.param(View(source="Borland"), {"late"}, id="source"),
        pytest.param(View(source="witness"), {"witness"}, id="kind of source"),
        pytest.param(View(outlet="le courrier imaginaire"), {"early", "late", "witness"}, id="outlet"),
        pytest.param(View(conflict="other"), {"early"}, id="conflict"),
        pytest.param(View(since="2020-10-02"), {"late"}, id="since"),
        pytest.param(View(until="2020-10-01"), {"early", "witness"}, id="until"),
        pytest.param(View(kind="event"), set(), id="kind"),
    ],
)
def test_filters(store: Store, view: View, names: set[str]) -> None:
    late = Statement(place="Ostrée", side="Borland", party="Borland")
    readings = [
        write_reading("early", (Statement(),), day="2020-10-01", conflict="other"),
        write_reading("late", (late,), day="2020-10-09"),
        write_reading("witness", (Statement(person="Ana Velor"),), day="2020-10-01"),
    ]
    Appender(store).append(readings, recorded="2026-01-01T09:00:00Z")
    by_id = {reading.document.id: reading.document.name for reading in readings}
    assert {by_id[row.document] for row in claims_in(store, view)} == names
