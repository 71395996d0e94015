"""One article: its whole text with claims, quotations, times and places marked, and what was cut with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from selon.ledger.canonical import anchor_of
from selon.ledger.present import READINGS, Clause, both, newest
from selon.ledger.readings import reading_of
from selon.ledger.saving import is_saved
from selon.ledger.store import LedgerFault, Store
from selon.model.document import Passage
from selon.model.problem import Problem
from selon.model.reading import Reading
from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.known import rows_by_anchor, rows_in_order
from selon.web.page import Page
from selon.web.showing import Mark, segments

SHORTEST = 4
TOGETHER = 30_000  # characters of a text on one page
AFTER_HEX = "g"
FOLDED = 300  # characters of cuts on end that are folded, so that the report is seen first


class UnknownArticle(LedgerFault):
    """No article, or more than one, has this id."""


class Piece(msgspec.Struct, frozen=True):
    """A piece of the text: what lies over it, the claims whose sentence begins with it, the cut that it is part of."""

    text: str
    fields: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    cut: int | None = None
    opens: bool = False


class Stretch(msgspec.Struct, frozen=True):
    """Pieces on end: of the report with short cuts, or of long cuts, which are `folded`; `why` are their reasons."""

    pieces: tuple[Piece, ...]
    folded: bool = False
    why: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """How long it is."""
        return sum(len(piece.text) for piece in self.pieces)


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """An article as its newest reading has it; without pieces where it is withheld."""

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    address: str | None
    language: str | None
    published: tuple[str | None, str | None]
    dated_by: str
    conflicts: tuple[str, ...]
    pieces: tuple[Piece, ...]
    cuts: tuple[Passage, ...]
    claims: tuple[ClaimRow, ...]
    problems: tuple[Problem, ...]
    copies: tuple[tuple[str, str], ...]
    page: int
    pages: int
    withheld: bool
    saved: bool = False

    @property
    def stretches(self) -> list[Stretch]:
        """The pieces, long runs of cuts apart from the rest."""
        runs = groupby(self.pieces, key=lambda piece: piece.cut is not None or not piece.text.strip())
        made: list[Stretch] = []
        for is_cut, found in runs:
            stretch = Stretch(tuple(found))
            if is_cut and stretch.characters >= FOLDED:
                cuts = dict.fromkeys(self.cuts[one.cut].why for one in stretch.pieces if one.cut is not None)
                made.append(msgspec.structs.replace(stretch, folded=True, why=tuple(cuts)))
            elif made and not made[-1].folded:
                made[-1] = Stretch(made[-1].pieces + stretch.pieces)
            else:
                made.append(stretch)
        return made


def build(desk: Desk, question: Question) -> ArticlePage:
    """The article whose id begins so."""
    with desk.reading() as store:
        name = find_article(store, question.id)
        reading = reading_of(store, name)
        if reading is None:
            return _withheld(name)
        known = desk.known_around(store, name)
        anchors = [anchor_of(claim, name) for claim in reading.claims]
        rows = rows_by_anchor(store, anchors, question.view)
        saved = is_saved(store, name)
    copies = known.copies_of(name) if known else ()
    page = _describe(reading, anchors, list(rows_in_order(rows, anchors)), copies, question.page)
    return msgspec.structs.replace(page, saved=saved)


def find_article(store: Store, prefix: str) -> str:
    """The id of the one article whose id begins so."""
    wanted = prefix.lower()
    if len(wanted) >= SHORTEST and all(letter in "0123456789abcdef" for letter in wanted):
        asked = both([newest(store), Clause("t.id >= ? AND t.id < ?", (wanted, wanted + AFTER_HEX))])
        found = store.rows(f"SELECT t.id FROM {READINGS} WHERE {asked.sql} LIMIT 2", asked.values)  # noqa: S608
        if len(found) == 1:
            return str(found[0][0])
    said = f"no article, or more than one, begins with {prefix[:40]}"
    raise UnknownArticle(said)


def _withheld(name: str) -> ArticlePage:
    return ArticlePage(
        id=name,
        title=None,
        outlet=None,
        byline=None,
        address=None,
        language=None,
        published=(None, None),
        dated_by="",
        conflicts=(),
        pieces=(),
        cuts=(),
        claims=(),
        problems=(),
        copies=(),
        page=1,
        pages=1,
        withheld=True,
    )


def _describe(
    reading: Reading, anchors: Sequence[str], rows: Sequence[ClaimRow], copies: tuple[tuple[str, str], ...], page: int
) -> ArticlePage:
    document = reading.document
    pages = max(1, -(-len(document.text) // TOGETHER))
    page = min(page, pages)
    bounds = (page - 1) * TOGETHER, min(page * TOGETHER, len(document.text))
    return ArticlePage(
        id=document.id,
        title=document.title or document.name,
        outlet=document.outlet,
        byline=document.byline,
        address=document.url or document.path,
        language=document.language,
        published=(document.published.first, document.published.last),
        dated_by=document.published.why,
        conflicts=reading.frame.conflicts,
        pieces=tuple(_pieces(reading, anchors, bounds)),
        cuts=tuple(reading.passages),
        claims=tuple(rows),
        problems=reading.problems,
        copies=copies,
        page=page,
        pages=pages,
        withheld=False,
    )


def _pieces(reading: Reading, anchors: Sequence[str], bounds: tuple[int, int]) -> Iterator[Piece]:
    """The text between two offsets in pieces; marks that cross the bounds are cut at them."""
    marks = [*_marks(reading), *(Mark(c.start, c.end, f"claim {n}") for n, c in enumerate(reading.claims))]
    marks += [Mark(cut.start, cut.end, f"cut {n}") for n, cut in enumerate(reading.passages) if cut.kind != "title"]
    inside = [
        Mark(max(mark.start, bounds[0]), min(mark.end, bounds[1]), mark.field)
        for mark in marks
        if mark.start < bounds[1] and mark.end > bounds[0]
    ]
    for piece in segments(reading.document.text, inside, *bounds):
        numbers = [int(field[6:]) for field in piece.begins if field.startswith("claim ")]
        cuts = [field for field in piece.fields if field.startswith("cut ")]
        yield Piece(
            piece.text,
            tuple(dict.fromkeys(field.split()[0] for field in piece.fields)),
            tuple(dict.fromkeys(anchors[number] for number in numbers)),
            int(cuts[0][4:]) if cuts else None,
            bool(cuts and cuts[0] in piece.begins),
        )


def _marks(reading: Reading) -> Iterator[Mark]:
    for time in reading.times:
        yield Mark(time.start, time.end, "time")
    for place in reading.places:
        for start, end in ((place.start, place.end), *place.mentions):
            yield Mark(start, end, "place")
    for quote in reading.quotes:
        yield Mark(quote.start, quote.end, "quote")
    for claim in reading.claims:
        if claim.source is not None:
            yield Mark(claim.source.start, claim.source.end, "source")
        figure = getattr(claim, "figure", None)
        if figure is not None:
            yield Mark(figure.start, figure.end, "figure")


PAGE = Page("article", "/article/{id}", build, ArticlePage)
