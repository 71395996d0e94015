"""Search: blind to case, accents and ligatures; phrases, beginnings, articles and claims."""

from __future__ import annotations

import pytest
from tests.ledger.factory import Statement, write_reading

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.searching import search
from selon.ledger.store import Store
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"
KOELIN = write_reading("k", (Statement(place="Kœlin"), Statement(place="Ostrée", count=9)), before="L’Été fut long. ")
TABOR = write_reading("t", (Statement(place="Tabor"),), day="2020-11-01", outlet="Autre journal")


@pytest.fixture
def filled(store: Store) -> Store:
    Appender(store).append([KOELIN, TABOR], recorded=NOW)
    return store


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("koelin", ["k"], id="a ligature written out"),
        pytest.param("KŒLIN", ["k"], id="capitals"),
        pytest.param("ostree ete", ["k"], id="accents, all words"),
        pytest.param("koelin tabor", [], id="not all words"),
        pytest.param("habit*", ["t", "k"], id="a beginning; the newest first"),
        pytest.param('"près de tabor"', ["t"], id="a phrase"),
        pytest.param('"tabor de"', [], id="a phrase in the wrong order"),
        pytest.param("article", ["t", "k"], id="words of the title"),
        pytest.param("l'été", ["k"], id="an apostrophe"),
        pytest.param("", [], id="nothing"),
        pytest.param("' \" * & | ( )", [], id="only signs"),
        pytest.param("tabor') OR ('a", [], id="no way into the query language"),
        pytest.param("AND NOT NEAR", [], id="no words of the query language"),
    ],
)
def test_words_find_articles(filled: Store, query: str, names: list[str]) -> None:
    assert [row.name for row in search(filled, query, View())] == names


def test_a_hit_shows_the_place_and_the_claims_of_that_sentence(filled: Store) -> None:
    (hit,) = search(filled, "ostree", View())
    assert "Ostrée" in hit.snippet
    assert hit.claims == tuple(row.anchor for row in claims_in(filled, View(place="Ostrée")))


@pytest.mark.parametrize(
    ("view", "names"),
    [
        pytest.param(View(outlet="autre journal"), ["t"], id="outlet"),
        pytest.param(View(until="2020-10-31"), ["k"], id="day"),
        pytest.param(View(as_known_on="2020-10-31"), ["k"], id="as known on"),
        pytest.param(View(recorded_by="2025-01-01"), [], id="recorded by"),
    ],
)
def test_hits_keep_to_the_view(filled: Store, view: View, names: list[str]) -> None:
    assert [row.name for row in search(filled, "habitants", view)] == names


def test_the_limit_holds(filled: Store) -> None:
    assert len(search(filled, "habitants", View(), limit=1)) == 1


def test_a_snippet_is_of_whole_words(store: Store) -> None:
    reading = write_reading("long", (Statement(place="Ostrée"),), before="abordages barricades citadelles " * 9)
    Appender(store).append([reading], recorded=NOW)
    (hit,) = search(store, "Ostrée", View())
    assert hit.snippet.startswith("… ")
    assert set(hit.snippet.strip("… ").split()) <= set(reading.document.text.split())
