"""Articles, quotations and problems as lists.

Enters: a store and a `View`. Leaves: rows, private names masked unless the view asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from selon.ledger.batches import batch_at
from selon.ledger.content import WHOLE, load_blobs, load_heads
from selon.ledger.hiding import names_of_pages
from selon.ledger.interning import Readable, numbers_like
from selon.ledger.masking import mask_record, mask_text, private_names
from selon.ledger.present import READINGS, Clause, both, of_documents
from selon.ledger.store import Row, Store
from selon.model.mention import Quote
from selon.model.problem import Problem
from selon.model.view import DocumentRow, ProblemRow, QuoteRow, View

TOGETHER = 500


def documents_in(store: Store, view: View) -> Iterator[DocumentRow]:
    """The articles that the view asks for, by the day they were published."""
    clauses = [*of_documents(store, view), *of_day(view), *of_content(store, view)]
    asked = both(clauses)
    sql = (
        "SELECT t.id, t.outlet, t.language, r.published_from, r.published_to, t.characters, r.claims, b.recorded, "
        f"r.body, c.id FROM {READINGS} JOIN batch b ON b.seq = t.batch JOIN capture c ON c.seq = t.capture "
        f"WHERE {asked.sql} ORDER BY r.public_on, t.seq"
    )
    rows, outlets = store.rows(sql, asked.values), Readable(store)
    for some in _pieces(rows):
        outlets.prepare(row[1] for row in some)
        heads = load_heads(store, (row[0] for row in some))
        bodies = {} if view.names else load_blobs(store, (row[8] for row in some))
        for row in some:
            head, body = heads.get(row[0]), bodies.get(row[8])
            made = DocumentRow(
                id=row[0],
                name=head.name if head else None,
                title=head.title if head else None,
                outlet=outlets[row[1]],
                language=row[2],
                published_from=row[3],
                published_to=row[4],
                path=head.path if head else None,
                url=head.url if head else None,
                characters=row[5],
                claims=row[6],
                withheld=head is None,
                recorded=row[7],
                capture=row[9],
            )
            yield mask_record(made, private_names(WHOLE.decode(body))) if body else made


def quotes_in(store: Store, view: View) -> Iterator[QuoteRow]:
    """The quotations of the source that the view asks for, from articles about its place and side, in their order."""
    about = View(place=view.place, side=view.side)
    asked = both([*of_documents(store, view), *of_day(view), *_of_speaker(store, view), *of_content(store, about)])
    sql = (
        f"SELECT r.body, q.position, t.id, t.outlet, r.public_on, q.begins, q.ends FROM {READINGS} "
        f"JOIN quote q ON q.reading = r.seq WHERE {asked.sql} ORDER BY r.public_on, t.seq, q.position"
    )
    outlets = Readable(store)
    for some in _pieces(store.rows(sql, asked.values)):
        outlets.prepare(row[3] for row in some)
        readings = {name: WHOLE.decode(body) for name, body in load_blobs(store, (row[0] for row in some)).items()}
        hidden = {name: frozenset() if view.names else private_names(reading) for name, reading in readings.items()}
        for row in some:
            quote = readings[row[0]].quotes[row[1]] if row[0] in readings else None
            yield _quote_row(row, quote, outlets[row[3]], hidden.get(row[0], frozenset()))


def problems_in(store: Store, recorded_by: str | None = None, *, names: bool = False) -> Iterator[ProblemRow]:
    """Everything that was wrong with inputs, in the order in which it was met; private names of articles masked."""
    until = "" if recorded_by is None else f"WHERE p.batch <= {batch_at(store, recorded_by)}"
    sql = (
        "SELECT p.kind, p.body, t.id, b.recorded, c.id FROM problem p JOIN batch b ON b.seq = p.batch "
        f"LEFT JOIN document t ON t.seq = p.document LEFT JOIN capture c ON c.seq = t.capture {until} ORDER BY p.seq"
    )
    for some in _pieces(store.rows(sql)):
        blobs = load_blobs(store, (row[1] for row in some))
        hidden = {} if names else names_of_pages(store, (row[4] for row in some if row[4] is not None))
        for kind, body, document, recorded, page in some:
            found = msgspec.json.decode(blobs[body], type=tuple[str | None, Problem])[1] if body in blobs else None
            made = ProblemRow(
                kind=kind,
                what=found.what if found else None,
                path=found.path if found else None,
                place=found.place if found else None,
                document=document,
                recorded=recorded,
            )
            yield mask_record(made, hidden.get(page, frozenset()))


def _quote_row(row: Row, quote: Quote | None, outlet: str | None, hidden: frozenset[str]) -> QuoteRow:
    speaker = quote.speaker if quote else None
    return QuoteRow(
        document=row[2],
        text=mask_text(quote.text, hidden) if quote else None,
        speaker=mask_text(speaker.person or speaker.name or speaker.text, hidden) if speaker else None,
        cue=quote.cue.text if quote and quote.cue else None,
        outlet=outlet,
        public_on=row[4],
        begins=row[5],
        ends=row[6],
    )


def of_day(view: View) -> list[Clause]:
    """That the article was published in the days that the view asks for."""
    asked = (("r.public_on >= ?", view.since), ("r.public_on <= ?", view.until), ("r.public_on <= ?", view.as_known_on))
    return [Clause(sql, (value,)) for sql, value in asked if value is not None]


def of_content(store: Store, view: View) -> list[Clause]:
    """That the article has a claim about the place, of the side and by the source that the view asks for."""
    inner: list[Clause] = []
    if view.side is not None:
        inner.append(Clause(f"p.side IN ({_list(numbers_like(store, view.side))})"))
    if view.source is not None:
        numbers = _list(numbers_like(store, view.source))
        sql = f"(p.party IN ({numbers}) OR p.source IN ({numbers}) OR p.source_kind = ?)"
        inner.append(Clause(sql, (view.source.casefold(),)))
    if view.place is not None:
        places = _list(numbers_like(store, view.place))
        inner.append(Clause(f"p.seq IN (SELECT proposal FROM claim_place WHERE name IN ({places}))"))
    if not inner:
        return []
    asked = both(inner)
    claims = "proposed d JOIN proposal p ON p.seq = d.proposal"
    return [Clause(f"EXISTS (SELECT 1 FROM {claims} WHERE d.reading = r.seq AND {asked.sql})", asked.values)]


def _of_speaker(store: Store, view: View) -> list[Clause]:
    if view.source is None:
        return []
    numbers = _list(numbers_like(store, view.source))
    return [Clause(f"(q.speaker IN ({numbers}) OR q.party IN ({numbers}) OR q.source_kind = ?)", (view.source,))]


def _list(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers)) or "NULL"


def _pieces(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for first in range(0, len(rows), TOGETHER):
        yield rows[first : first + TOGETHER]
