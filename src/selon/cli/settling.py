"""What the commands on findings share: a settled ledger, and findings by the first letters of their ids.

Enters: options. Leaves: settled accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

import click

from selon.cli.asking import make_view, reading_ledger
from selon.flows.settle import Settled, settle_ledger


class HasId(Protocol):
    """Any finding with an id."""

    @property
    def id(self) -> str:
        """The id."""


Finding = TypeVar("Finding", bound=HasId)


def settled_ledger(address: str, asked: dict[str, Any]) -> Settled:  # Any: the options of the view
    """The findings of the ledger at an address, as known on the day asked for."""
    clocks = {name: asked.get(name) for name in ("as_known_on", "recorded_by")}
    with reading_ledger(address) as store:
        return settle_ledger(store, make_view(clocks))


def pick(findings: Sequence[Finding], start: str, what: str) -> Finding:
    """The one finding whose id begins so."""
    found = [one for one in findings if one.id.startswith(start)]
    if len(found) == 1:
        return found[0]
    said = f"no {what} {start!r}" if not found else f"{len(found)} begin with {start!r}: give more letters"
    raise click.ClickException(said)
