"""Decisions on their way from one ledger to another.

Enters: a store, or a line of JSON. Leaves: decisions with private names masked unless asked for; a masked quotation is
still found again in its text.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.ledger.claims import DECODER, all_decisions, standings_of
from selon.ledger.hiding import names_of_pages
from selon.ledger.masking import mask_record
from selon.ledger.store import Store
from selon.model.decision import Decision, Standing, pages_of


def exported(store: Store, *, names: bool) -> Iterator[Decision]:
    """All decisions, in the order in which they were taken."""
    decisions = all_decisions(store)
    hidden = {} if names else _private_names(store, decisions)
    for decision in decisions:
        yield mask_record(decision, _hidden(decision, hidden))


def masked_standings(store: Store, recorded_by: str | None = None, *, names: bool) -> list[Standing]:
    """How all decisions stand, or stood at a day of the ledger's clock."""
    standings = standings_of(store, recorded_by=recorded_by)
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
    return names_of_pages(store, (page for one in decisions for page in pages_of(one)))
