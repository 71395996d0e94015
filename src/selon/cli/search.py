"""`selon search`: articles and claims by their words."""

from __future__ import annotations

from typing import Any

import click
from rich.text import Text

from selon.cli.asking import make_view, reading_ledger, view_options
from selon.cli.tables import SHOWN_ID, console, print_rows
from selon.ledger.searching import search as find
from selon.model.view import SearchRow


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many articles.")
@view_options()
def search(words: tuple[str, ...], limit: int, ledger: str, form: str, **asked: Any) -> None:  # noqa: ANN401  filters
    """Find articles that hold all WORDS, and the claims whose sentence does; the newest first.

    Case, accents and ligatures do not matter. "Words in quotation marks" must follow each other; a star at the end of a
    word stands for any ending. --since and --until bound the day of publication; --place, --side and --source ask for
    articles with a claim about or by them.
    """
    with reading_ledger(ledger) as store:
        rows = find(store, " ".join(_quoted(word) for word in words), make_view(asked), limit=limit)
    if form == "table" and rows:
        _print(rows)
    else:
        print_rows(rows, (), form, nothing="No article holds all these words.")


def _quoted(word: str) -> str:
    # The shell has taken the marks off an argument of several words.
    return f'"{word}"' if " " in word and '"' not in word else word


def _print(rows: list[SearchRow]) -> None:
    out = console()
    for row in rows:
        told = " · ".join(part for part in (row.public_on, row.outlet, row.name) if part)
        out.print(Text.assemble((row.document[:SHOWN_ID], "bold"), "  ", (told, "dim")))
        out.print(Text(f"  {row.snippet}"))
        if row.claims:
            out.print(Text("  claims: " + " ".join(claim[:SHOWN_ID] for claim in row.claims)))
