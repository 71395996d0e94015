"""A large ledger's front door: its wars, and the newest claims and articles without reading all of them.

Enters: an open ledger. Leaves: wars with their articles counted, and pages of what was recorded last.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.ledger.present import READINGS, Clause, both, machine_rows, newest
from selon.ledger.readings import reading_of
from selon.ledger.store import Store, marks
from selon.model.view import ClaimRow, DocumentRow, View
from selon.packs.loader import load_packs
from selon.web.asking import Question
from selon.web.known import rows_by_anchor
from selon.web.lists import TOGETHER, Paging

ARTICLES = 10  # whose claims make a page
NARROWING = frozenset({"conflict", "place", "outlet"})


class War(msgspec.Struct, frozen=True):
    """One war: its id, its name where the packs have one, and the articles about it."""

    id: str
    name: str
    articles: int


def is_narrow(question: Question) -> bool:
    """Whether the question names so little of a ledger that it can be read while a person waits."""
    return bool(NARROWING & question.asked.keys())


def wars_in(store: Store) -> tuple[War, ...]:
    """The wars that articles are about, those with most articles first."""
    rows = store.rows(
        "SELECT conflict, COUNT(*) FROM reading_conflict GROUP BY conflict ORDER BY COUNT(*) DESC, conflict"
    )
    known = load_packs().world.conflicts
    return tuple(War(name, known[name].name if name in known else name, count) for name, count in rows)


def newest_claims(store: Store, page: int) -> tuple[list[ClaimRow], Paging]:
    """The claims of the articles that were recorded last, with what people decided."""
    articles, total = store.rows("SELECT COUNT(*), COALESCE(SUM(claims), 0) FROM reading")[0]
    pages = max(1, -(-int(articles) // ARTICLES))
    chosen = min(page, pages)
    recorded = "SELECT seq FROM reading ORDER BY seq DESC LIMIT ? OFFSET ?"
    numbers = [row[0] for row in store.rows(recorded, (ARTICLES, (chosen - 1) * ARTICLES))]
    of_these = Clause(f"r.seq IN ({marks(len(numbers))})", tuple(numbers))
    found = sorted(machine_rows(store, [newest(store), of_these]), key=lambda row: (row.document, row.begins))
    rows = rows_by_anchor(store, [row.anchor for row in found], View())
    return [rows[name] for name in dict.fromkeys(row.anchor for row in found)], Paging(chosen, pages, int(total))


def newest_articles(store: Store, page: int) -> tuple[Sequence[DocumentRow], Paging]:
    """A page of the articles that were recorded last."""
    total = int(store.rows("SELECT COUNT(*) FROM document")[0][0])
    paging = _paging(total, page)
    asked = both(
        [newest(store), Clause("1 = 1 ORDER BY r.seq DESC LIMIT ? OFFSET ?", (TOGETHER, (paging.page - 1) * TOGETHER))]
    )
    columns = "t.id, r.claims, b.recorded, t.characters"
    sql = f"SELECT {columns} FROM {READINGS} JOIN batch b ON b.seq = t.batch WHERE {asked.sql}"  # noqa: S608  ours
    return [_article(store, *row) for row in store.rows(sql, asked.values)], paging


def _article(store: Store, name: str, claims: int, recorded: str, characters: int) -> DocumentRow:
    reading = reading_of(store, name)
    document = reading.document if reading else None
    return DocumentRow(
        id=name,
        name=document.name if document else None,
        title=document.title if document else None,
        outlet=document.outlet if document else None,
        language=document.language if document else None,
        published_from=document.published.first if document else None,
        published_to=document.published.last if document else None,
        path=document.path if document else None,
        url=document.url if document else None,
        characters=characters,
        claims=claims,
        withheld=document is None,
        recorded=recorded,
    )


def _paging(total: int, page: int) -> Paging:
    pages = max(1, -(-total // TOGETHER))
    return Paging(min(page, pages), pages, total)
