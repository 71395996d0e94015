"""Contradictions: pairs of claims that can not both hold, both sentences side by side."""

from __future__ import annotations

import msgspec

from selon.ledger.store import Store
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.lists import Paging, cut_page
from selon.web.page import Page
from selon.web.pairs import Pair, hardest, make_pairs, newest, with_evidence

TOGETHER = 20


class Contradictions(msgspec.Struct, frozen=True):
    """The pairs of one page, the hardest or the newest first."""

    pairs: tuple[Pair, ...]
    paging: Paging
    order: str


def build(desk: Desk, question: Question) -> Contradictions:
    """The contradictions that are asked for."""
    order = question.order if question.order == "newest" else "hardest"
    with desk.reading() as store:
        key = f"pairs {order} {msgspec.structs.replace(question, page=1).key()}"
        ordered = desk.once(store, key, lambda opened: _ordered(desk, opened, question, order))
        some, paging = cut_page(ordered, question.page, TOGETHER)
        page = desk.once(store, f"{key} {paging.page}", lambda opened: with_evidence(opened, some))
        return Contradictions(tuple(page), paging, order)


def _ordered(desk: Desk, store: Store, question: Question, order: str) -> list[Pair]:
    known = desk.known(store, question)
    found = make_pairs(store, known, known.contradictions_asked(question), question.view)
    return newest(found) if order == "newest" else hardest(found)


PAGE = Page("contradictions", "/contradictions", build, Contradictions)
