"""The toll table in full: a row for each source, side, outcome, status and scope."""

from __future__ import annotations

import msgspec

from selon.model.view import TollRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.lists import Paging, cut_page
from selon.web.page import Page
from selon.web.pages.overview import tolls_asked

TOGETHER = 200


class Tolls(msgspec.Struct, frozen=True):
    """The rows of one page of the table, and of how many wars all of them are."""

    rows: tuple[TollRow, ...]
    paging: Paging
    wars: int


def build(desk: Desk, question: Question) -> Tolls:
    """The tolls that are asked for."""
    with desk.reading() as store:
        key = f"tolls {msgspec.structs.replace(question, page=1).key()}"
        rows = desk.listed(store, key, lambda opened: tolls_asked(opened, question))
    some, paging = cut_page(rows, question.page, TOGETHER)
    return Tolls(tuple(some), paging, len({row.conflict for row in rows}))


PAGE = Page("tolls", "/tolls", build, Tolls)
