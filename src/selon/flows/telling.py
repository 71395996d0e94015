"""What a ledger tells: its present claims as accounts, with what people decided applied.

Enters: an open ledger and a `View` (its conflict and its two clocks count). Leaves: accounts and documents by the
document's id, and rulings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import msgspec

from selon.clean.fingerprint import make_fingerprint
from selon.ledger.canonical import anchor_of
from selon.ledger.claims import decided_rows, standings_of
from selon.ledger.readings import readings_in
from selon.ledger.settling import is_rejected
from selon.ledger.store import Store
from selon.model.folding import fold
from selon.model.reading import Reading
from selon.model.view import ClaimRow, View
from selon.packs.loader import load_packs
from selon.packs.page import load_page_words
from selon.reconcile.accounts import Account, Origin, accounts_of, day_number, ledger_anchor, origin_of
from selon.reconcile.rulings import Rulings, rulings_of
from selon.reconcile.sites import Site

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
def load_parties() -> dict[str, str | None]:
    """The canonical names of all parties of the world, each with the country of a state."""
    entries = load_packs().world.parties.values()
    return {entry.name: entry.countries[0] if entry.kind == "state" and entry.countries else None for entry in entries}


def tell_ledger(store: Store, view: View) -> Told:
    """The accounts of a ledger, or of one conflict of it, as known on a day of either clock."""
    asked = View(conflict=view.conflict, recorded_by=view.recorded_by, names=True)
    told = tell(readings_in(store, asked))
    _apply_decisions(told, decided_rows(store, asked))
    return told if view.as_known_on is None else _as_known_on(told, view.as_known_on)


def rulings_in(store: Store, recorded_by: str | None = None) -> Rulings:
    """What people decided on pairs of claims."""
    return rulings_of(standings_of(store, None, recorded_by))


def _apply_decisions(told: Told, rows: Iterable[ClaimRow]) -> None:
    """Leave out claims that people rejected, and put what they amended in place."""
    decided: dict[str, dict[str, ClaimRow]] = defaultdict(dict)
    for row in rows:
        decided[row.document][row.anchor] = row
    for document in decided.keys() & told.accounts.keys():
        kept = [(one, decided[document].get(ledger_anchor(one.anchor))) for one in told.accounts[document]]
        told.accounts[document] = [_amend(one, row) for one, row in kept if row is not None and not is_rejected(row)]


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
        changed["sites"] = (Site(fold(row.place), None, None, None, 6.0, called=row.place),) if row.place else ()
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
