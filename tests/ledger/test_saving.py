"""Saved pages: kept once beside what was read from them, checked, copied, and erased with the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.ledger.factory import NEWER, Statement, write_reading

from selon.flows.ingest import ingest
from selon.ledger.appending import Appender, prepare_all
from selon.ledger.copying import copy_ledger
from selon.ledger.opening import read_ledger
from selon.ledger.saving import is_saved, load_page
from selon.ledger.store import Store
from selon.ledger.verifying import faults_of
from selon.ledger.withholding import Order, withhold
from selon.model.ids import capture_id, text_id
from selon.model.reading import Reading
from selon.model.saved import SavedPage

NOW = "2026-01-01T12:00:00Z"
ORDER = Order("steward", "asked for", NOW)


def written(name: str = "page", markup: str = "<p>Mirlotaine</p>") -> tuple[Reading, SavedPage]:
    """An invented article with the page that it was read from."""
    reading = write_reading(name, (Statement(count=7, place="Mirlotaine"),))
    document, data = reading.document, markup.encode()
    address = f"https://gazette.example/{name}"
    made = text_id(capture_id(data, address), document.text)
    placed = msgspec.structs.replace(reading, document=msgspec.structs.replace(document, id=made))
    return placed, SavedPage(made, data, address, "utf-8")


def keep(store: Store, reading: Reading, page: SavedPage) -> None:
    """Write an article with its page."""
    Appender(store).write(prepare_all([reading], {page.document: page}), recorded=NOW)


def test_a_page_is_kept_beside_its_text(store: Store) -> None:
    reading, page = written()
    ingest([page, reading], store, now=lambda: NOW)
    assert load_page(store, page.document) == page
    assert is_saved(store, page.document)
    assert list(faults_of(store)) == []


def test_a_batch_that_ends_between_a_page_and_its_reading_loses_nothing(store: Store) -> None:
    made = [written(f"page{number}") for number in range(3)]
    ingest([item for reading, page in made for item in (page, reading)], store, now=lambda: NOW, together=1)
    assert [load_page(store, page.document) for _, page in made] == [page for _, page in made]


def test_it_is_kept_once(store: Store) -> None:
    reading, page = written()
    keep(store, reading, page)
    keep(store, msgspec.structs.replace(reading, reader=NEWER), page)
    assert store.rows("SELECT COUNT(*), MAX(bytes) FROM saved_page") == [(1, len(page.data))]


def test_a_ledger_that_knew_the_article_learns_its_page(store: Store) -> None:
    reading, page = written()
    Appender(store).append([reading], recorded=NOW)
    assert load_page(store, page.document) is None
    keep(store, reading, page)
    assert load_page(store, page.document) == page


def test_withholding_erases_it_for_good(store: Store, address: str, reopen: Callable[[], Store]) -> None:
    reading, page = written()
    keep(store, reading, page)
    ((held,),) = store.rows("SELECT c.body FROM saved_page s JOIN content c ON c.hash = s.body")
    withhold(store, page.document, ORDER)
    assert not is_saved(store, page.document)
    assert load_page(store, page.document) is None
    assert list(faults_of(store)) == []
    keep(reopen(), reading, page)
    assert load_page(store, page.document) is None
    if store.dialect == "sqlite":
        assert not any(bytes(held) in file.read_bytes() for file in Path(address).parent.iterdir())


@pytest.mark.parametrize("wrong", [b"<p>Another</p>", b""])
def test_a_page_that_is_not_what_was_read_is_a_fault(store: Store, wrong: bytes) -> None:
    reading, page = written()
    keep(store, reading, msgspec.structs.replace(page, data=wrong))
    assert any("does not follow from its page" in fault for fault in faults_of(store))


def test_a_backup_holds_it(store: Store, tmp_path: Path) -> None:
    reading, page = written()
    keep(store, reading, page)
    target = str(tmp_path / "backup" / "copy.db")
    Path(target).parent.mkdir()
    copy_ledger(store, target)
    copy = read_ledger(target)
    assert load_page(copy, page.document) == page
    copy.close()
