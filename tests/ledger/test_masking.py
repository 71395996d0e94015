"""Private names: masked in every view, never searched, and offsets stay right."""

from __future__ import annotations

import msgspec
import pytest
from tests.ledger.factory import Statement, write_reading

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.decisions import Draft, add_decisions, make_decision
from selon.ledger.exchanging import exported
from selon.ledger.listing import documents_in, quotes_in
from selon.ledger.masking import mask_reading, private_names
from selon.ledger.searching import search
from selon.ledger.sheets import show_claim
from selon.ledger.store import Store
from selon.ledger.tolls import toll_table
from selon.model.claim import Toll
from selon.model.reading import Reading
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"
WITNESS = write_reading("w", (Statement(count=2, person="Ana Velor"),), quoted="Ana Velor a tout vu")


def test_a_witness_is_private() -> None:
    assert private_names(WITNESS) == {"Ana Velor", "Ana", "Velor"}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"office": "maire de Vilmar"}, id="one with an office"),
        pytest.param({"kind": "military"}, id="one who speaks for an army"),
        pytest.param({"person": None}, id="a source that is no person"),
    ],
)
def test_public_sources_keep_their_names(fields: dict[str, str]) -> None:
    claim = WITNESS.claims[0]
    assert claim.source is not None
    source = msgspec.structs.replace(claim.source, **fields)
    public = msgspec.structs.replace(WITNESS, claims=(msgspec.structs.replace(claim, source=source),), quotes=())
    assert private_names(public) == frozenset()


def harmed(sentence: str, count: int) -> Reading:
    """A reading whose toll stands in this sentence."""
    reading = write_reading("h", (Statement(count=count),))
    claim = reading.claims[0]
    assert isinstance(claim, Toll)
    figure = msgspec.structs.replace(claim.figure, least=count, most=count)
    told = msgspec.structs.replace(
        claim, start=0, end=len(sentence), text=sentence, figure=figure, source=None, places=()
    )
    document = msgspec.structs.replace(reading.document, text=sentence)
    return msgspec.structs.replace(reading, document=document, claims=(told,), places=())


@pytest.mark.parametrize(
    ("sentence", "count", "names"),
    [
        pytest.param(
            "L'épicier Ivo Marel est mort.", 1, {"Ivo Marel", "Ivo", "Marel"}, id="a name beside a small toll"
        ),
        pytest.param("Hier Ivo Marel est mort.", 1, {"Ivo Marel", "Ivo", "Marel"}, id="the first word is no name"),
        pytest.param("Le groupe Ivo Marel a perdu des gens.", 300, set(), id="a large toll names nobody"),
        pytest.param("Un homme est mort à Vilmar.", 1, set(), id="single words are no names"),
    ],
)
def test_names_of_the_harmed(sentence: str, count: int, names: set[str]) -> None:
    assert private_names(harmed(sentence, count)) == names


def test_masking_keeps_every_offset() -> None:
    masked = mask_reading(WITNESS)
    claim = masked.claims[0]
    assert claim.source is not None
    assert claim.source.text == "███ █████"
    assert masked.document.text[claim.source.start : claim.source.end] == claim.source.text
    assert len(masked.document.text) == len(WITNESS.document.text)


def test_no_view_shows_a_private_name(store: Store) -> None:
    Appender(store).append([WITNESS], recorded=NOW)
    claim = next(iter(claims_in(store, View())))
    draft = Draft(act="note", claim=claim.anchor, by="ben", at=NOW)
    add_decisions(store, [make_decision(store, draft)], recorded=NOW)
    views = [
        list(claims_in(store, View())),
        toll_table(claims_in(store, View())),
        list(documents_in(store, View())),
        list(quotes_in(store, View())),
        search(store, "habitants", View()),
        show_claim(store, claim.anchor),
        list(exported(store, names=False)),
    ]
    for view in views:
        assert b"Velor" not in msgspec.json.encode(view)
    assert claim.speaker == "witness"


def test_whoever_asks_for_names_sees_them(store: Store) -> None:
    Appender(store).append([WITNESS], recorded=NOW)
    sheet = show_claim(store, next(iter(claims_in(store, View()))).anchor, names=True)
    assert sheet.claim is not None
    assert "Ana Velor" in sheet.claim.text


def test_a_masked_name_can_not_be_searched_for(store: Store) -> None:
    Appender(store).append([WITNESS], recorded=NOW)
    assert search(store, "Velor", View()) == []
    assert len(search(store, "velor", View(names=True))) == 1


def test_no_row_of_a_table_holds_a_private_name_outside_the_content_store(store: Store) -> None:
    Appender(store).append([WITNESS], recorded=NOW)
    for table, column in (("name", "words"), ("problem", "kind"), ("proposal", "label")):
        rows = store.rows(f"SELECT {column} FROM {table}")  # noqa: S608  names of our own tables
        assert not [row for row in rows if "Velor" in row[0]]


def test_a_decision_exported_without_names_is_found_again(store: Store) -> None:
    Appender(store).append([WITNESS], recorded=NOW)
    claim = next(iter(claims_in(store, View())))
    made = make_decision(store, Draft(act="reject", claim=claim.anchor, by="ben", at=NOW))
    add_decisions(store, [made], recorded=NOW)
    masked = next(exported(store, names=False))
    assert "Velor" not in masked.target.selector.before
    assert masked.id == made.id
    assert add_decisions(store, [masked], recorded=NOW) == 0
