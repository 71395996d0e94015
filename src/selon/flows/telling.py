"""What a ledger tells: its present claims as accounts, with what people decided applied.

Enters: an open ledger and a `View` (its two clocks count). Leaves: accounts and documents by the document's id,
and rulings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from selon.clean.fingerprint import make_fingerprint
from selon.ledger.canonical import anchor_of
from selon.ledger.claims import claims_in, decided_captures, standings_of
from selon.ledger.content import HEAD, WHOLE, load_blobs
from selon.ledger.present import READINGS, both, newest
from selon.ledger.store import Row, Store
from selon.model.document import Document
from selon.model.folding import fold
from selon.model.reading import Reading
from selon.model.view import ClaimRow, View
from selon.packs.loader import load_packs
from selon.packs.page import load_page_words
from selon.reconcile.accounts import Account, Origin, Site, accounts_of, day_number, ledger_anchor, origin_of
from selon.reconcile.rulings import Rulings, rulings_of

TOGETHER = 400
NARRATOR = "narrator"


class Told(NamedTuple):
    """What documents tell: their accounts and their origins, by the document's id."""

    accounts: dict[str, list[Account]]
    origins: dict[str, Origin]


def tell(readings: Iterable[Reading]) -> Told:
    """The accounts of readings."""
    told = Told({}, {})
    for reading in readings:
        document = reading.document
        words = load_page_words(document.language)
        told.accounts[document.id] = accounts_of(reading, anchor_of, load_parties())
        told.origins[document.id] = origin_of(reading, make_fingerprint(document, reading.passages, words))
    return told


@cache
def load_parties() -> frozenset[str]:
    """The canonical names of all parties of the world."""
    return frozenset(entry.name for entry in load_packs().world.parties.values())


def tell_ledger(store: Store, view: View) -> Told:
    """The accounts of a ledger as known on a day of either clock."""
    told = tell(readings_in(store, view.recorded_by))
    decided = decided_captures(store, view.recorded_by)
    if decided:
        _apply_decisions(told, list(claims_in(store, View(recorded_by=view.recorded_by))))
    return told if view.as_known_on is None else _as_known_on(told, view.as_known_on)


def rulings_in(store: Store, recorded_by: str | None = None) -> Rulings:
    """What people decided on pairs of claims."""
    return rulings_of(standings_of(store, None, recorded_by))


def readings_in(store: Store, recorded_by: str | None = None) -> Iterator[Reading]:
    """The newest reading of every page that is not withheld, with its document."""
    asked = both([newest(store, recorded_by)])
    sql = (
        f"SELECT r.body, t.text, t.head, t.id, t.language, t.captured FROM {READINGS} WHERE {asked.sql} ORDER BY t.seq"  # noqa: S608  our own names
    )
    rows = store.rows(sql, asked.values)
    for first in range(0, len(rows), TOGETHER):
        some = rows[first : first + TOGETHER]
        blobs = load_blobs(store, (name for row in some for name in row[:3]))
        for row in some:
            if set(row[:3]) <= set(blobs):
                yield _reading(row, blobs)


def _reading(row: Row, blobs: dict[str, bytes]) -> Reading:
    body, text, head, document, language, captured = row
    reading, found = WHOLE.decode(blobs[body]), HEAD.decode(blobs[head])
    whole = Document(
        id=document,
        name=found.name,
        text=blobs[text].decode("utf-8", "surrogatepass"),
        path=found.path,
        url=found.url,
        outlet=found.outlet,
        byline=found.byline,
        credits=found.credits,
        title=found.title,
        language=language,
        captured=captured,
        published=reading.document.published,
    )
    return msgspec.structs.replace(reading, document=whole)


def _apply_decisions(told: Told, rows: Iterable[ClaimRow]) -> None:
    """Leave out claims that people rejected, and put what they amended in place."""
    present = {row.anchor: row for row in rows}
    for document, accounts in told.accounts.items():
        kept = [(one, present.get(ledger_anchor(one.anchor))) for one in accounts]
        told.accounts[document] = [_amend(one, row) for one, row in kept if row is not None]


def _amend(account: Account, row: ClaimRow) -> Account:
    amended = {mark.removesuffix(" amended") for mark in row.marks if mark.endswith(" amended")}
    changed: dict[str, Any] = {name: getattr(row, name) for name in amended & PLAIN}  # Any: fields of several types
    if "figure" in amended:
        changed |= {"least": row.least, "most": row.most, "approx": row.approx}
    if "source" in amended:
        changed |= {"source": row.party, "voice": row.source, "body": None}
    if "stance" in amended:
        changed["denies"] = row.stance == "denies"
    if "place" in amended:
        changed["sites"] = (Site(fold(row.place), None, None, None, 6.0),) if row.place else ()
    for name in amended & {"since", "until", "said"}:
        changed[name] = day_number(getattr(row, name), last=name == "until")
    return msgspec.structs.replace(account, **changed) if changed else account


PLAIN = frozenset({"label", "unit", "status", "scope", "side", "actor", "hedged"})


def _as_known_on(told: Told, day: str) -> Told:
    """Only what had become public by a day."""
    limit = day_number(day, last=True) or 0
    origins = {key: one for key, one in told.origins.items() if (one.last or 0) <= limit}
    accounts = {key: [one for one in told.accounts[key] if (one.said or 0) <= limit] for key in origins}
    return Told(accounts, origins)
