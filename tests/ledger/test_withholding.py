"""Withholding: the words are gone from tables, index, log and file; figures, counts and audit remain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.ledger.factory import NEWER, Statement, amend_claim, write_many, write_reading

from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.decisions import Draft, add_decisions, make_decision
from selon.ledger.exchanging import exported
from selon.ledger.listing import documents_in, problems_in, quotes_in
from selon.ledger.searching import search
from selon.ledger.sheets import show_claim
from selon.ledger.store import LedgerRefused, Store
from selon.ledger.tables import TABLES
from selon.ledger.verifying import faults_of
from selon.ledger.withholding import Order, withhold
from selon.model.decision import Judgement
from selon.model.problem import Problem
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"
ORDER = Order("steward", "asked for by the family", NOW)
WORDS = ("Zyvolka", "Quendrasse", "Mirlotaine", "zyvolka", "quendrasse", "mirlotaine")
SECRET = write_reading(
    "secret-Mirlotaine",
    (Statement(count=7, person="Zyvolka Quendrasse", place="Mirlotaine"), Statement(count=2, place="Vilmar")),
    quoted="Mirlotaine brûle",
    problems=(Problem("odd", "near Mirlotaine", "secret-Mirlotaine.txt"),),
    outlet="Gazette de Mirlotaine",
)


@pytest.fixture
def filled(store: Store) -> Store:
    """An article to be withheld among others, read twice and decided on."""
    appender = Appender(store)
    appender.append([*write_many(20), SECRET], recorded=NOW)
    appender.append([amend_claim(SECRET, 0, status="civilian")], recorded=NOW)
    acts: tuple[tuple[str, Judgement], ...] = (("Mirlotaine", "accept"), ("Vilmar", "reject"))
    for label, act in acts:
        rows = claims_in(store, View(place=label, conflict="arland-2020"))
        made = make_decision(store, Draft(act=act, claim=next(rows).anchor, by="ana", at=NOW))
        add_decisions(store, [made], recorded=NOW)
    return store


def everything(store: Store) -> bytes:
    """All that any table holds."""
    asked = [f"SELECT {columns} FROM {table}" for table, columns in TABLES.items()]  # noqa: S608  names of our own tables
    rows = [store.rows(sql) for sql in asked]
    return repr(rows).encode() + b"".join(bytes(row[0]) for row in store.rows("SELECT body FROM content"))


def test_the_words_are_in_no_table_and_no_view(filled: Store) -> None:
    assert any(word.encode() in everything(filled) for word in WORDS)
    erased = withhold(filled, SECRET.document.id[:10], ORDER)
    assert erased.documents == (SECRET.document.id,)
    assert erased.scrubbed
    claim = next(row for row in claims_in(filled, View(conflict="arland-2020")) if row.least == 7)
    views = (
        list(claims_in(filled, View())),
        list(documents_in(filled, View())),
        list(quotes_in(filled, View())),
        list(problems_in(filled)),
        list(exported(filled, names=True)),
        show_claim(filled, claim.anchor, names=True),
    )
    for word in WORDS:
        assert word.encode() not in everything(filled)
        assert word.encode() not in msgspec.json.encode(views)
        assert search(filled, word, View(names=True)) == []


def test_no_byte_of_the_files_holds_the_words(filled: Store, address: str) -> None:
    withhold(filled, SECRET.document.id, ORDER)
    if filled.dialect == "sqlite":
        for file in Path(address).parent.iterdir():
            held = file.read_bytes()
            assert not [word for word in WORDS if word.encode() in held], file.name
    else:
        found = filled.rows("SELECT COUNT(*) FROM words WHERE body @@ 'mirlotaine'::tsquery")
        assert found == [(0,)]


def test_figures_decisions_and_audit_remain(filled: Store) -> None:
    withhold(filled, SECRET.document.id, ORDER)
    rows = list(claims_in(filled, View(conflict="arland-2020")))
    assert [(row.least, row.source_kind, row.marks) for row in rows] == [(7, "witness", ("accepted",))]
    audit = filled.rows("SELECT DISTINCT document, person, why FROM withheld")
    assert audit == [(SECRET.document.id, "steward", "asked for by the family")]
    assert filled.rows("SELECT COUNT(*) FROM document WHERE id = ?", (SECRET.document.id,)) == [(1,)]
    assert sum(row.withheld for row in documents_in(filled, View())) == 1
    assert show_claim(filled, rows[0].anchor).claim is None
    assert list(faults_of(filled)) == []


def test_others_stay_searchable(filled: Store) -> None:
    before = [row.document for row in search(filled, "habitants", View(), limit=100)]
    withhold(filled, SECRET.document.id, ORDER)
    after = [row.document for row in search(filled, "habitants", View(), limit=100)]
    assert after == [document for document in before if document != SECRET.document.id]


def test_a_withheld_article_does_not_come_back(filled: Store, reopen: Callable[[], Store]) -> None:
    withhold(filled, SECRET.document.id, ORDER)
    again = msgspec.structs.replace(SECRET, reader=msgspec.structs.replace(NEWER, version="9"))
    assert Appender(reopen()).append([again, SECRET], recorded=NOW).withheld == 2
    assert not any(word.encode() in everything(filled) for word in WORDS)


def test_another_extraction_of_a_withheld_page_does_not_come_in(filled: Store) -> None:
    withhold(filled, SECRET.document.id, ORDER)
    text = "Un menu. " + SECRET.document.text
    document = msgspec.structs.replace(SECRET.document, id="d" * 32, text=text)
    other = msgspec.structs.replace(SECRET, document=document, claims=(), quotes=(), places=(), reader=NEWER)
    assert Appender(filled).append([other], recorded=NOW).withheld == 1
    assert not any(word.encode() in everything(filled) for word in WORDS)


def test_copies_with_the_same_text_go_together(store: Store) -> None:
    copy = write_reading("copy", (Statement(count=7, place="Mirlotaine"),))
    path = msgspec.structs.replace(copy.document, id="c" * 32, path="elsewhere/copy.txt")
    Appender(store).append([copy, msgspec.structs.replace(copy, document=path)], recorded=NOW)
    assert len(withhold(store, copy.document.id, ORDER).documents) == 2


def test_withholding_twice_changes_nothing(filled: Store) -> None:
    withhold(filled, SECRET.document.id, ORDER)
    assert withhold(filled, SECRET.document.id, ORDER).blobs == 0


def test_nothing_but_withholding_erases(filled: Store) -> None:
    for table in ("content", "name"):
        with pytest.raises(LedgerRefused, match="withholding alone"):
            filled.change(f"DELETE FROM {table}")  # noqa: S608  names of our own tables
