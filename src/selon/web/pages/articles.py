"""Articles as a list, with those that copy each other told apart."""

from __future__ import annotations

import msgspec

from selon.ledger.listing import documents_in
from selon.model.view import DocumentRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.lists import Paging, cut_page
from selon.web.page import Page


class Articles(msgspec.Struct, frozen=True):
    """The articles of one page, the newest first; `copies` counts the articles of the same voice by an article's id."""

    rows: tuple[DocumentRow, ...]
    paging: Paging
    copies: dict[str, int]


def build(desk: Desk, question: Question) -> Articles:
    """The articles that are asked for."""
    with desk.reading() as store:
        key = f"articles {msgspec.structs.replace(question, page=1).key()}"
        rows = desk.once(store, key, lambda: list(documents_in(store, question.view))[::-1])
        some, paging = cut_page(rows, question.page)
        known = desk.known(store, question)
    copies = {row.id: len(known.family[row.id].documents) - 1 for row in some if row.id in known.family}
    return Articles(tuple(some), paging, copies)


PAGE = Page("articles", "/articles", build, Articles)
