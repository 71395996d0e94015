"""`selon settle`: set the accounts of a ledger against each other. Commands on findings take theirs from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import click
import msgspec
from rich.console import Console

from selon.cli.asking import FILTERS, ledger_option, make_view, reading_ledger
from selon.flows.keeping import cache_key, cache_path, forget_findings, keep_incidents, kept_incidents
from selon.flows.reporting import report
from selon.flows.settle import Settled, settle_ledger
from selon.flows.showing import IncidentRow, incident_rows

ASKED = ("as_known_on", "recorded_by", "conflict")


class HasId(Protocol):
    """Any finding with an id."""

    @property
    def id(self) -> str:
        """The id."""


Finding = TypeVar("Finding", bound=HasId)


@click.command()
@FILTERS["conflict"]
@FILTERS["as_known_on"]
@FILTERS["recorded_by"]
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@ledger_option
def settle(ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the two clocks of the view
    """Find copies, incidents, series and contradictions in a ledger.

    The table counts them; JSON gives them all, each claim by its document and span.
    """
    settled = settled_ledger(ledger, asked)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(report(settled)), indent=1).decode())
        return
    findings = settled.findings
    for name in ("incidents", "series", "contradictions", "lineages"):
        click.echo(f"{len(getattr(findings, name)):8}  {name}")


def settled_ledger(address: str, asked: dict[str, Any]) -> Settled:  # Any: the options of the view
    """The findings of the ledger at an address, or of one conflict of it, as known on the day asked for."""
    view = make_view({name: asked.get(name) for name in ASKED})
    with reading_ledger(address) as store, _waiting():
        key, settled = cache_key(store, view), settle_ledger(store, view)
        if view.conflict is not None:  # what is kept is of the whole ledger
            return settled
        keep_incidents(cache_path(address), key, incident_rows(settled))
        if cache_key(store, view) != key:  # something was withheld meanwhile, it may be
            forget_findings(address)
    return settled


@contextmanager
def _waiting() -> Iterator[None]:
    """Say on a terminal what takes a while in a large ledger."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status("setting accounts against each other …"):
        yield


def incidents_of(address: str, asked: dict[str, Any]) -> list[IncidentRow]:  # Any: the options of the view
    """The incidents of the days asked for: from the cache where it is of this ledger as it stands, else settled."""
    view = make_view({name: asked.get(name) for name in ASKED})
    if view.conflict is not None:
        return incident_rows(settled_ledger(address, asked))
    with reading_ledger(address) as store:
        key = cache_key(store, view)
    kept = kept_incidents(cache_path(address), key, asked.get("since"), asked.get("until"))
    return incident_rows(settled_ledger(address, asked)) if kept is None else kept


def pick(findings: Sequence[Finding], start: str, what: str) -> Finding:
    """The one finding whose id begins so."""
    found = [one for one in findings if one.id.startswith(start)]
    if len(found) == 1:
        return found[0]
    said = f"no {what} begins with {start!r}" if not found else f"{len(found)} begin with {start!r}: give more letters"
    raise click.ClickException(said)
