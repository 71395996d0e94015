"""Readings made ready to be written: everything that needs no look into the ledger.

Enters: a reading. Leaves: its blobs, its folded words, and its claims as values with their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selon.ledger.canonical import anchor_of, proposal_of
from selon.ledger.content import HEAD, Blob, head_blob, reading_blob, text_blob
from selon.ledger.masking import is_private
from selon.ledger.saving import page_blob
from selon.ledger.store import Store
from selon.model.claim import Claim, Event, Toll
from selon.model.document import Document
from selon.model.folding import fold
from selon.model.ids import digest
from selon.model.mention import Source
from selon.model.reading import Reading
from selon.model.saved import SavedPage

HIGHEST = 2**62
SEARCHED_CHARACTERS = 500_000
FIXED = (
    "kind, label, begins, ends, least, most, approx, unit, status, scope, source_kind, stance, hedged, "
    "since, until, said"
)
NAMED = "side, actor, source, party, place"


class PreparedClaim(NamedTuple):
    """One claim as values: `fixed` in the order of `FIXED`, `named` (words, to be numbered) in that of `NAMED`.

    `position` is its place among the claims of its reading.
    """

    position: int
    id: str
    anchor: str
    fixed: tuple[str | int | None, ...]
    named: tuple[str | None, ...]
    places: frozenset[str]


class PreparedQuote(NamedTuple):
    """One quotation: its span, the speaker's most exact public name and party, and their kind."""

    begins: int
    ends: int
    speaker: str | None
    party: str | None
    source_kind: str


class Prepared(NamedTuple):
    """A reading with its ids, blobs and values; `page` is the packed page that it was read from, and its bytes."""

    reading: Reading
    run: str
    capture: str
    text: Blob
    head: Blob
    body: Blob
    words: str
    public_on: str | None
    claims: tuple[PreparedClaim, ...]
    quotes: tuple[PreparedQuote, ...]
    page: tuple[Blob, int] | None = None


def prepare(reading: Reading, run: str, page: SavedPage | None = None) -> Prepared:
    """Compute ids, blobs and values of a reading."""
    document = reading.document
    return Prepared(
        reading,
        run,
        capture_of(document),
        text_blob(document),
        head_blob(document),
        reading_blob(reading),
        searchable(document.title, document.text),
        public_day(document),
        _claims(reading),
        tuple(PreparedQuote(quote.start, quote.end, *public_names(quote.speaker)) for quote in reading.quotes),
        (page_blob(page), len(page.data)) if page is not None else None,
    )


def capture_of(document: Document) -> str:
    """The page that the text was made of; where no input told its bytes, by address, name and time of fetching."""
    if document.capture is not None:
        return document.capture
    address = document.url or document.path
    return document.id if address is None else digest(address, document.name, document.captured)


def public_day(document: Document) -> str | None:
    """The last day on which the document may have been published, else the day it was fetched."""
    return document.published.last or document.published.first or (document.captured or "")[:10] or None


def searchable(title: str | None, text: str) -> str:
    """Title and text, folded, as the search index takes them."""
    whole = f"{title or ''}\n{text[:SEARCHED_CHARACTERS]}"
    return fold(whole.encode("utf-8", "replace").decode())


def searchable_texts(store: Store) -> Iterator[tuple[int, str]]:
    """The folded text of every document of the ledger that is not withheld, by its number."""
    sql = (
        "SELECT t.seq, c.body, h.body FROM document t "
        "JOIN content c ON c.hash = t.text JOIN content h ON h.hash = t.head ORDER BY t.seq"
    )
    for seq, text, head in store.stream(sql):
        yield seq, searchable(HEAD.decode(bytes(head)).title, bytes(text).decode("utf-8", "surrogatepass"))


def public_names(source: Source | None) -> tuple[str | None, str | None, str]:
    """The most exact public name, the party, and the kind of a source; a private person is their kind alone."""
    if source is None:
        return None, None, "narrator"
    kind = source.kind or "unnamed"
    if is_private(source):
        return source.body, source.party, kind
    return source.name or source.body, source.party, kind


def searched_names(prepared: Prepared) -> set[str]:
    """All words of the reading that rows hold by number."""
    used = {name for claim in prepared.claims for name in (*claim.named, *claim.places)}
    used.update(name for quote in prepared.quotes for name in (quote.speaker, quote.party))
    used.add(prepared.reading.document.outlet)
    return {name for name in used if name}


def _claims(reading: Reading) -> tuple[PreparedClaim, ...]:
    anchored = [(claim, anchor_of(claim, reading.document.id)) for claim in reading.claims]
    anchors = {claim.id: anchor for claim, anchor in anchored}
    found: dict[str, PreparedClaim] = {}
    for position, (claim, anchor) in enumerate(anchored):
        proposal = proposal_of(claim, anchor, anchors)
        if proposal not in found:
            found[proposal] = _claim(claim, position, (proposal, anchor))
    return tuple(found.values())


def _claim(claim: Claim, position: int, ids: tuple[str, str]) -> PreparedClaim:
    source, party, kind = public_names(claim.source)
    values = _toll(claim) if isinstance(claim, Toll) else _event(claim)
    told = (kind, claim.stance, int(claim.hedged), claim.since, claim.until, claim.said)
    side = claim.side.name if isinstance(claim, Toll) and claim.side else None
    actor = claim.actor.name if claim.actor else None
    place = (claim.places[0].name or claim.places[0].text) if claim.places else None
    named = (side, actor, source, party, place)
    words = frozenset(name for one in claim.places for name in (one.name, one.text) if name)
    return PreparedClaim(position, *ids, (*values, *told), named, words)


def _toll(claim: Toll) -> tuple[str | int | None, ...]:
    figure = claim.figure
    least = None if figure.least is None else min(figure.least, HIGHEST)
    most = None if figure.most is None else min(figure.most, HIGHEST)
    amount = (least, most, int(figure.approx), claim.unit, claim.status, claim.scope)
    return ("toll", claim.outcome, claim.start, claim.end, *amount)


def _event(claim: Event) -> tuple[str | int | None, ...]:
    return ("event", claim.type, claim.start, claim.end, None, None, 0, None, None, None)
