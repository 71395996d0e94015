"""The war of each article: the one that it is most about."""

from __future__ import annotations

import msgspec
from tests.ledger.factory import NEWER, Statement, write_reading

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.store import Store
from selon.ledger.tolls import toll_table
from selon.ledger.wars import war_of, wars_of
from selon.model.reading import Frame, Reading
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"


def about(name: str, *wars: str, count: int = 4) -> Reading:
    """An article about these wars, the first above all."""
    return msgspec.structs.replace(write_reading(name, (Statement(count=count),)), frame=Frame(wars, "invented"))


def test_each_article_has_one_war(store: Store) -> None:
    readings = [about("a", "later-2", "earlier-1"), about("b", "earlier-1"), about("c")]
    Appender(store).append(readings, recorded=NOW)
    a, b, _ = (reading.document.id for reading in readings)
    assert wars_of(store) == {a: "later-2", b: "earlier-1"}
    assert [war_of(store, reading.document.id) for reading in readings] == ["later-2", "earlier-1", None]
    assert war_of(store, "0" * 32) is None


def test_the_newest_reading_counts(store: Store) -> None:
    first = about("a", "one-1")
    Appender(store).append([first], recorded=NOW)
    Appender(store).append([msgspec.structs.replace(first, reader=NEWER, frame=Frame(("two-2",), ""))], recorded=NOW)
    assert wars_of(store) == {first.document.id: "two-2"}


def test_tolls_of_two_wars_stand_in_rows_of_their_own(store: Store) -> None:
    Appender(store).append([about("a", "one-1", count=1250), about("b", "two-2", count=29)], recorded=NOW)
    rows = toll_table(claims_in(store, View()), wars_of(store))
    assert [(row.conflict, row.latest) for row in rows] == [("one-1", "1250"), ("two-2", "29")]
    assert [row.claims for row in toll_table(claims_in(store, View()))] == [2]
