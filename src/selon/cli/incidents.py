"""`selon incidents`: acts that articles tell of, each once."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from selon.cli.asking import view_options
from selon.cli.settle import incidents_of
from selon.cli.tables import SHOWN_ID, Column, print_rows
from selon.flows.showing import IncidentRow
from selon.model.folding import fold

COLUMNS = (
    Column("incident", "id"),
    Column("day", "until"),
    Column("type", "type"),
    Column("place", "place", width=18),
    Column("harm", "harm", width=24),
    Column("art.", "articles", right=True),
    Column("voices", "voices", right=True),
    Column("told by", "claimants", width=22),
)


@click.command()
@view_options("since", "until", "place", "conflict", "as_known_on", "recorded_by")
def incidents(ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  the filters of the view
    """List incidents, the newest first: where, what, how many were harmed, and how many voices tell of it."""
    rows = [row for row in incidents_of(ledger, asked) if _is_asked(row, asked)]
    if form == "table":
        rows = [msgspec.structs.replace(row, id=row.id[:SHOWN_ID]) for row in rows]
    print_rows(rows, COLUMNS, form, nothing="No incidents for this question.")


def _is_asked(row: IncidentRow, asked: dict[str, Any]) -> bool:  # Any: the filters of the view
    since, until, place = (asked.get(name) for name in ("since", "until", "place"))
    last, first = row.until or row.since or "", row.since or row.until or ""
    if since and last < since:
        return False
    if until and first > until:
        return False
    return not place or fold(place) in {fold(row.place or ""), fold(row.country or "")}
