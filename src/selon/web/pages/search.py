"""Search by words: articles that hold them, the words marked, and the claims whose sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from selon.ledger.searching import parse_query, search
from selon.model.folding import WORD, fold
from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.known import rows_by_anchor
from selon.web.page import Page

LIMIT = 30


class Bit(msgspec.Struct, frozen=True):
    """A piece of a snippet; `hit` where it is one of the words that were asked for."""

    text: str
    hit: bool


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One article with the place where the words stand."""

    document: str
    name: str | None
    outlet: str | None
    public_on: str | None
    snippet: tuple[Bit, ...]
    claims: tuple[ClaimRow, ...]


class SearchPage(msgspec.Struct, frozen=True):
    """What was found; `is_cut` where there may be more."""

    words: str
    found: tuple[Found, ...]
    is_cut: bool


def build(desk: Desk, question: Question) -> SearchPage:
    """The articles that hold all the words."""
    if not question.words:
        return SearchPage("", (), is_cut=False)
    with desk.reading() as store:
        hits = search(store, question.words, question.view, limit=LIMIT)
        rows = rows_by_anchor(store, [anchor for hit in hits for anchor in hit.claims], question.view)
    wanted = {word for phrase in parse_query(question.words) for word in phrase}
    found = tuple(
        Found(
            document=hit.document,
            name=hit.name,
            outlet=hit.outlet,
            public_on=hit.public_on,
            snippet=tuple(bits(hit.snippet, wanted)),
            claims=tuple(rows[anchor] for anchor in dict.fromkeys(hit.claims) if anchor in rows),
        )
        for hit in hits
    )
    return SearchPage(question.words, found, is_cut=len(hits) == LIMIT)


def bits(text: str, wanted: set[str]) -> Iterator[Bit]:
    """The text, cut around the words that are wanted."""
    last = 0
    for word in WORD.finditer(text):
        if any(_is(part, one) for part in re.findall(WORD, fold(word[0])) for one in wanted):
            if word.start() > last:
                yield Bit(text[last : word.start()], hit=False)
            yield Bit(word[0], hit=True)
            last = word.end()
    if last < len(text):
        yield Bit(text[last:], hit=False)


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


PAGE = Page("search", "/search", build, SearchPage)
