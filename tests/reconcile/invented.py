"""Accounts for tests: a war between Arland and Borland, in towns that exist nowhere."""

from __future__ import annotations

from typing import Any

from selon.model.findings import Settlement
from selon.reconcile.accounts import Account, Origin, day_number
from selon.reconcile.camps import Camps
from selon.reconcile.incidents import World
from selon.reconcile.rulings import Rulings
from selon.reconcile.settling import settle
from selon.reconcile.sites import Site

WAR = "arland-2031"
FIRST_DAY = "2031-03-01"
CAMPS = Camps({WAR: [frozenset({"Arland", "Hill Country"}), frozenset({"Borland"})]}, {WAR: day_number(FIRST_DAY) or 0})
VILMAR = Site("vilmar", "XA", 10.0, 20.0, 6.0)
TABOR = Site("tabor", "XA", 12.0, 22.0, 6.0)
ARLAND = Site("arland", "XA", 11.0, 21.0, 600.0, is_country=True)


def toll(anchor: str, document: str, count: int | tuple[int | None, int | None], **more: Any) -> Account:  # noqa: ANN401  any field
    """A figure; days are ISO."""
    least, most = (count, count) if isinstance(count, int) else count
    fields: dict[str, Any] = {"label": "killed", "scope": "cumulative", "status": "combatant", "side": "Arland"}
    return _account("toll", anchor, document, {**fields, "least": least, "most": most, **more})


def event(anchor: str, document: str, **more: Any) -> Account:  # noqa: ANN401  any field
    """An act; days are ISO."""
    return _account("event", anchor, document, {"label": "strike", **more})


def _account(kind: str, anchor: str, document: str, fields: dict[str, Any]) -> Account:
    for name in ("since", "until", "said"):
        if isinstance(fields.get(name), str):
            fields[name] = day_number(fields[name])
    place = int.from_bytes(anchor.encode()[:2]) % 500
    source = fields.get("source")
    given: dict[str, Any] = {
        "start": place,
        "end": place + 3,
        "dispute": (place, place + 3),
        "at": place,
        "voice": source,
    }
    return Account(anchor=anchor, id=anchor, document=document, kind=kind, conflict=WAR, **{**given, **fields})


def origin(document: str, day: str, outlet: str | None = None, **more: Any) -> Origin:  # noqa: ANN401  any field
    """A document of a day."""
    number = day_number(day)
    return Origin(id=document, name=document, outlet=outlet or f"Outlet {document}", first=number, last=number, **more)


def settle_all(
    accounts: list[Account], origins: list[Origin], rulings: Rulings | None = None
) -> tuple[World, Settlement]:
    """All findings of some accounts."""
    told: dict[str, list[Account]] = {one.id: [] for one in origins}
    for one in accounts:
        told[one.document].append(one)
    return settle(told, {one.id: one for one in origins}, rulings, CAMPS)
