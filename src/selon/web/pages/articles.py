"""Articles as a list, with those that copy each other told apart."""

from __future__ import annotations

import msgspec

from selon.ledger.listing import documents_in
from selon.model.view import DocumentRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.known import is_large
from selon.web.large import newest_articles
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
        if is_large(store) and not question.asked:
            newest, counted = newest_articles(store, question.page)
            return Articles(tuple(newest), counted, {})
        key = f"articles {msgspec.structs.replace(question, page=1).key()}"
        rows = desk.listed(store, key, lambda opened: list(documents_in(opened, question.view))[::-1])
        some, paging = cut_page(rows, question.page)
        known = desk.known(store, question)
    copies = {row.id: len(known.family[row.id].documents) - 1 for row in some if row.id in known.family}
    return Articles(tuple(some), paging, copies)


PAGE = Page("articles", "/articles", build, Articles)
