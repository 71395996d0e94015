"""Whole readings out of the ledger: the newest, masked, within the view."""

from __future__ import annotations

import msgspec
from tests.ledger.factory import NEWER, Statement, write_event, write_reading

from selon.ledger.appending import Appender
from selon.ledger.masking import mask_reading
from selon.ledger.readings import reading_of, readings_in
from selon.ledger.store import Store
from selon.ledger.withholding import Order, withhold
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"
WITNESS = write_reading("w", (Statement(person="Ana Velor"),), day="2020-11-01")


def test_the_newest_reading_of_each_page_comes_whole_and_masked(store: Store) -> None:
    newer = msgspec.structs.replace(WITNESS, reader=NEWER)
    for readings in ([write_event(), WITNESS], [newer]):
        Appender(store).append(readings, recorded=NOW)
    assert list(readings_in(store, View())) == [write_event(), mask_reading(newer)]
    assert list(readings_in(store, View(names=True, since="2020-10-20"))) == [newer]
    assert list(readings_in(store, View(as_known_on="2020-10-20"))) == [write_event()]
    assert reading_of(store, WITNESS.document.id) == mask_reading(newer)


def test_what_is_withheld_or_unknown_is_left_out(store: Store) -> None:
    Appender(store).append([WITNESS], recorded=NOW)
    withhold(store, WITNESS.document.id, Order("steward", "asked", NOW))
    assert list(readings_in(store, View())) == []
    assert reading_of(store, WITNESS.document.id) is None
    assert reading_of(store, "unknown") is None
