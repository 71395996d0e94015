"""The first page: who claims what, as the filters ask."""

from __future__ import annotations

import msgspec

from selon.ledger.claims import claims_in
from selon.ledger.store import Store
from selon.ledger.tolls import toll_table
from selon.model.view import TollRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.infobox import Box, make_boxes
from selon.web.page import Page


class Overview(msgspec.Struct, frozen=True):
    """The tolls by side and claimant."""

    boxes: tuple[Box, ...]


def build(desk: Desk, question: Question) -> Overview:
    """The overview of the claims that are asked for."""
    with desk.reading() as store:
        return desk.once(store, f"overview {question.key()}", lambda: _build(store, question))


def _build(store: Store, question: Question) -> Overview:
    return Overview(make_boxes(tolls_asked(store, question)))


def tolls_asked(store: Store, question: Question) -> list[TollRow]:
    """The rows of the toll table that the question asks for."""
    view = msgspec.structs.replace(question.view, kind="toll")
    asked = {"outcome": question.outcome, "status": question.status, "scope": question.scope}
    wanted = {name: value for name, value in asked.items() if value}
    rows = toll_table(claims_in(store, view))
    return [row for row in rows if all(getattr(row, name) == value for name, value in wanted.items())]


PAGE = Page("overview", "/", build, Overview)
