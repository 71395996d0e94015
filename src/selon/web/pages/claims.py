"""Claims as a list, the newest day first."""

from __future__ import annotations

import msgspec

from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.known import is_large
from selon.web.large import newest_claims
from selon.web.lists import Paging, cut_page
from selon.web.page import Page
from selon.web.pages.overview import rows_asked


class Claims(msgspec.Struct, frozen=True):
    """The claims of one page of the list."""

    rows: tuple[ClaimRow, ...]
    paging: Paging


def build(desk: Desk, question: Question) -> Claims:
    """The claims that are asked for."""
    with desk.reading() as store:
        if is_large(store) and not question.asked:
            newest, counted = newest_claims(store, question.page)
            return Claims(tuple(newest), counted)
        key = f"claims {msgspec.structs.replace(question, page=1).key()}"
        rows = desk.listed(store, key, lambda opened: sorted(rows_asked(opened, question), key=_order, reverse=True))
    some, paging = cut_page(rows, question.page)
    return Claims(tuple(some), paging)


def _order(row: ClaimRow) -> tuple[str, str, str]:
    return row.day or "", row.public_on or "", row.anchor


PAGE = Page("claims", "/claims", build, Claims)
