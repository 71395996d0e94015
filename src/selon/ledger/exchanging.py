"""Decisions on their way from one ledger to another.

Enters: a store, or a line of JSON. Leaves: decisions with private names masked unless asked for; a masked quotation is
still found again in its text.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.ledger.batches import in_chunks
from selon.ledger.claims import DECODER, all_decisions, standings_of
from selon.ledger.content import WHOLE, load_blobs
from selon.ledger.masking import mask_record, private_names
from selon.ledger.store import Store
from selon.model.decision import Decision, Standing, pages_of


def exported(store: Store, *, names: bool) -> Iterator[Decision]:
    """All decisions, in the order in which they were taken."""
    decisions = all_decisions(store)
    hidden = {} if names else _private_names(store, decisions)
    for decision in decisions:
        yield mask_record(decision, _hidden(decision, hidden))


def masked_standings(store: Store, *, names: bool) -> list[Standing]:
    """How all decisions stand."""
    standings = standings_of(store)
    hidden = {} if names else _private_names(store, [one.decision for one in standings])
    return [mask_record(one, _hidden(one.decision, hidden)) for one in standings]


def parse_decision(line: bytes) -> Decision:
    """The decision of a line of JSON; a `ValueError` says what is wrong with it."""
    try:
        decision = DECODER.decode(line)
    except msgspec.DecodeError as fault:
        raise ValueError(str(fault)) from fault
    if decision.act == "amend" and decision.field is None:
        said = "an amendment names a field"
        raise ValueError(said)
    if (decision.act == "withdraw") != (decision.withdraws is not None):
        said = "a withdrawal, and nothing else, names the decision that it withdraws"
        raise ValueError(said)
    return decision


def _hidden(decision: Decision, hidden: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(hidden.get(page, frozenset()) for page in pages_of(decision)))


def _private_names(store: Store, decisions: list[Decision]) -> dict[str, frozenset[str]]:
    """The private names of every page that is decided on."""
    pages = sorted({page for one in decisions for page in pages_of(one)})
    sql = "SELECT c.id, r.body FROM reading r JOIN capture c ON c.seq = r.capture WHERE c.id IN ({})"
    found: dict[str, frozenset[str]] = {}
    for page, body in in_chunks(store, sql, pages):
        for blob in load_blobs(store, (body,)).values():
            found[page] = found.get(page, frozenset()) | private_names(WHOLE.decode(blob))
    return found
