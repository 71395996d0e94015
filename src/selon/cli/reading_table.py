"""The table of a reading for people: figure, outcome, whom, where, when, who says so, how firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from selon.model.claim import Toll

if TYPE_CHECKING:
    from selon.model.mention import Source
    from selon.model.reading import Reading

WIDTH = 100


def print_reading(reading: Reading, *, cuts: bool) -> None:
    """Print a reading's tolls, numbered as `selon explain NAME:N` takes them, and its cuts if asked for."""
    console = Console(width=None if Console().is_terminal else WIDTH)
    document = reading.document
    day = document.published.first or "day unknown; --published DAY gives it"
    if document.published.last and document.published.last != document.published.first:
        day = f"{document.published.first} to {document.published.last}"
    console.print(f"[bold]{escape(document.name)}[/] {escape(document.title or '')} [dim]({day})[/]")
    tolls = [(number, claim) for number, claim in enumerate(reading.claims, start=1) if isinstance(claim, Toll)]
    if tolls:
        console.print(toll_table(tolls))
    else:
        console.print("[dim]no toll[/]")
    for passage in reading.passages if cuts else ():
        words = document.text[passage.start : passage.end].replace("\n", " ")
        console.print(f"[dim]{passage.kind}[/] {escape(words[:80])} [dim]({escape(passage.why)})[/]", soft_wrap=True)


def toll_table(tolls: list[tuple[int, Toll]]) -> Table:
    """The tolls as a table."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for column in ("", "figure", "outcome", "whom", "where", "when", "who says so", "how firm"):
        table.add_column(column, overflow="fold")
    for number, toll in tolls:
        row = (
            str(number),
            toll.figure.text,
            toll.outcome,
            " ".join(filter(None, (toll.side.name if toll.side else toll.people, toll.status))),
            ", ".join(place.text for place in toll.places),
            days(toll),
            says(toll.source, toll.via),
            firmness(toll),
        )
        table.add_row(*map(escape, row))
    return table


def days(toll: Toll) -> str:
    """The days that a toll covers, and what kind of total it is."""
    both = f"{toll.since or '…'} – {toll.until or '…'}"
    period = (toll.since or "") if toll.since == toll.until else both
    return period if toll.scope == "incident" else f"{period} {toll.scope}".strip()


def says(source: Source | None, via: tuple[Source, ...]) -> str:
    """Who says it, and through whom."""
    name = (source.name or source.party or source.text) if source else "the article"
    return f"{name} (via {', '.join(v.name or v.text for v in via)})" if via else name


def firmness(toll: Toll) -> str:
    """How firmly it is said: denied, hedged by which words, or plainly."""
    if toll.stance == "denies":
        return "denied"
    if toll.hedged:
        return "hedged: " + ", ".join(dict.fromkeys(hedge.text for hedge in toll.hedges))
    return ""
