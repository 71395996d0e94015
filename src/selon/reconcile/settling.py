"""All findings from accounts at once.

Enters: accounts by document, their documents, decisions on pairs, the fronts of conflicts. Leaves: a `Settlement`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.model.findings import Settlement
from selon.reconcile.accounts import Account, Origin
from selon.reconcile.books import Books
from selon.reconcile.camps import Camps
from selon.reconcile.incidents import World
from selon.reconcile.rulings import Rulings


def settle(
    told: Mapping[str, Sequence[Account]],
    origins: Mapping[str, Origin],
    rulings: Rulings | None = None,
    camps: Camps | None = None,
) -> tuple[World, Settlement]:
    """What findings are made of, and everything that follows from claims; `told` and `origins` are by document."""
    books = Books(rulings, camps)
    books.add(told, origins)
    return books.world, books.findings()
