"""`selon dossier`: a report on a place, a period or a side, with a footnote to the sentence behind every figure."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import click

from selon.cli.asking import Day, ledger_option
from selon.ledger.store import LedgerFault
from selon.web.app import write_report

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer")
PATIENCE = 120  # seconds that a browser may take to print


@click.command()
@click.option("--place", help="Claims about a place.")
@click.option("--since", type=Day(), help="Claims about this day or later.")
@click.option("--until", type=Day(), help="Claims about this day or earlier.")
@click.option("--incident", metavar="ID", help="One incident, by its id or the first letters of it.")
@click.option("--side", help="Victims of this side.")
@click.option("--source", help="Claims of this party, body or kind of source.")
@click.option("--outlet", help="Articles of this outlet.")
@click.option("--conflict", help="Articles about this conflict, by its id.")
@click.option("--as-known-on", type=Day(), help="Leave out what became public later.")
@click.option("--recorded-by", type=Day(time=True), help="Leave out what this ledger learned later.")
@click.option(
    "--language", default=lambda: os.environ.get("LANG", "")[:2], help="The report's language. [default: that of LANG]"
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("dossier.html"), show_default=True
)
@ledger_option
def dossier(language: str, output: Path, ledger: str, **asked: Any) -> None:  # noqa: ANN401  the filters of the view
    """Write a report: toll table, charts, map, chronology, contradictions, and the sentences they were read from.

    The file needs nothing else; its name decides the form: .html, or .pdf where a Chromium is at hand to print it.
    The same ledger and question give the same bytes of HTML.
    """
    if not Path(ledger).exists() and "://" not in ledger:
        said = f"there is no ledger at {ledger}: make one with `selon ingest`, or name another by --ledger"
        raise click.ClickException(said)
    try:
        html = write_report(ledger, {name: value for name, value in asked.items() if value}, language)
    except LedgerFault as fault:
        raise click.ClickException(str(fault)) from fault
    if output.suffix.lower() == ".pdf":
        _print(html, output)
    else:
        try:
            output.write_text(html, encoding="utf-8")
        except OSError as fault:
            said = f"{output} can not be written ({fault.strerror})"
            raise click.ClickException(said) from fault
    click.echo(f"{output}: {output.stat().st_size} bytes")


def _print(html: str, output: Path) -> None:
    """Let a browser print the report; what it says is no report of ours."""
    named = os.environ.get("SELON_CHROMIUM")
    browser = named or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        said = "no Chromium to print with: name one in SELON_CHROMIUM, or write .html and print it from any browser"
        raise click.ClickException(said)
    with tempfile.TemporaryDirectory(prefix="selon-dossier-") as folder:
        page = Path(folder) / "dossier.html"
        page.write_text(html, encoding="utf-8")
        target = f"--print-to-pdf={output.resolve()}"
        profile = f"--user-data-dir={folder}/profile"
        command = [browser, *OPTIONS, profile, target, page.as_uri()]
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603  our own words
    if done.returncode or not output.exists():
        said = f"{browser} could not print the report"
        raise click.ClickException(said)
