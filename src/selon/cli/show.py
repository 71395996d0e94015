"""`selon show`: one claim with its sentence, its reasons, its history and what people decided."""

from __future__ import annotations

from collections.abc import Iterator

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.asking import format_option, ledger_option, names_option, reading_ledger
from selon.cli.decisions import told
from selon.cli.tables import SHOWN_ID, console, print_rows
from selon.export.spreadsheets import plain
from selon.ledger.fields import FIELDS, value_of
from selon.ledger.sheets import Sheet, show_claim
from selon.model.claim import Claim, Reason, Toll
from selon.model.document import Document

AROUND = 160
# The words that the reasons of a claim name its fields by, where they differ from those that people decide on.
REASONS = {"label": ("outcome", "type"), "place": ("places",), "figure": ("figure", "trigger")}


@click.command()
@click.argument("claim")
@format_option
@names_option
@ledger_option
def show(claim: str, form: str, ledger: str, *, names: bool) -> None:
    """Show one claim: its sentence, why each field is what it is, its history, and the decisions on it.

    CLAIM is the claim's id or enough of its first letters.
    """
    with reading_ledger(ledger) as store:
        sheet = show_claim(store, claim, names=names)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(sheet), indent=1).decode())
        return
    if form == "csv":
        print_rows(list(_lines(sheet)), (), form, nothing="")
        return
    out = console()
    _print_head(out, sheet)
    if sheet.claim is None or sheet.document is None:
        out.print("The article is withheld: its words are erased, the figures remain.")
    else:
        _print_sentence(out, sheet.claim, sheet.document)
    if sheet.row is not None:
        out.print(_fields(sheet))
    _print_ties(out, sheet)
    _print_history(out, sheet)
    _print_decisions(out, sheet)


def _print_head(out: Console, sheet: Sheet) -> None:
    state = "withdrawn: the newest reading no longer proposes it" if sheet.row is None else ", ".join(sheet.row.marks)
    out.print(Text.assemble(("claim ", "bold"), sheet.anchor, f"  {state}" if state else ""))
    document = sheet.document
    if document is None:
        return
    told = [document.name, document.title, document.outlet, document.published.last, document.url or document.path]
    out.print(Text(" · ".join(str(part) for part in told if part), style="dim"))
    ids = (("text", document.id), ("page", document.capture or ""), ("proposal", sheet.proposal))
    out.print(Text(" · ".join(f"{name} {made[:SHOWN_ID]}" for name, made in ids if made), style="dim"))
    out.print()


def _print_sentence(out: Console, claim: Claim, document: Document) -> None:
    first, last = max(0, claim.start - AROUND), min(len(document.text), claim.end + AROUND)
    text = Text(document.text[first:last].replace("\n", " "), style="dim")
    text.stylize("not dim", claim.start - first, claim.end - first)
    shown = (claim.figure if isinstance(claim, Toll) else claim.trigger), claim.source, *claim.places, *claim.hedges
    plain_marks = [(span.start - first, span.end - first) for span in shown if span is not None]
    for start, end in plain_marks:
        if 0 <= start < end <= last - first:
            text.stylize("bold reverse", start, end)
    if not out.is_terminal:
        text = _bracketed(text.plain, plain_marks)
    out.print(Text("… ") + text + Text(" …"))
    out.print()


def _bracketed(words: str, spans: list[tuple[int, int]]) -> Text:
    """The marked words in brackets, where neither bold nor colour reaches the reader."""
    opened = {start for start, end in spans if 0 <= start < end <= len(words)}
    closed = {end for start, end in spans if 0 <= start < end <= len(words)}
    letters = (("]" if i in closed else "") + ("[" if i in opened else "") + letter for i, letter in enumerate(words))
    return Text("".join(letters) + ("]" if len(words) in closed else ""))


class Line(msgspec.Struct, frozen=True):
    """One field of a claim: its value with what was decided, whether it is stated, by which words and rule."""

    field: str
    value: str
    how: str
    words: str
    rule: str


def _lines(sheet: Sheet) -> Iterator[Line]:
    row = sheet.row
    if row is None:
        return
    for field in FIELDS:
        value = value_of(row, field)
        if value is None:
            continue
        marks = [mark.removeprefix(field).strip() for mark in row.marks if mark.startswith(f"{field} ")]
        said = f"{value} ({', '.join(marks)})" if marks else value
        yield Line(field, said, *_because(_reason(field, sheet.claim), sheet.document))


def _fields(sheet: Sheet) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for title in Line.__struct_fields__:
        table.add_column(title, overflow="fold")
    for line in _lines(sheet):
        table.add_row(*(Text(cell) for cell in msgspec.structs.astuple(line)))
    return table


def _reason(field: str, claim: Claim | None) -> Reason | None:
    names = (field, *REASONS.get(field, ()))
    return next((claim.why[name] for name in names if claim is not None and name in claim.why), None)


def _because(reason: Reason | None, document: Document | None) -> tuple[str, str, str]:
    if reason is None or document is None:
        return "", "", ""
    words = " … ".join(document.text[start:end] for start, end in reason.spans)
    rule = reason.rule + (f", not {reason.runner_up}" if reason.runner_up else "")
    return reason.how, words.replace("\n", " "), rule


def _print_ties(out: Console, sheet: Sheet) -> None:
    if not sheet.ties:
        return
    out.print()
    out.print(Text("in the same article", style="bold"))
    for tie in sheet.ties:
        kind, other = tie.kind.replace("_", " "), tie.anchor[:SHOWN_ID]
        out.print(Text(f"  claim {other} {kind} this one" if tie.is_back else f"  this claim {kind} {other}"))


def _print_history(out: Console, sheet: Sheet) -> None:
    out.print()
    out.print(Text("history", style="bold"))
    for step in sheet.history:
        out.print(Text(f"  {step.recorded[:19]}  read by {step.reader} as {step.proposal[:8]}"))


def _print_decisions(out: Console, sheet: Sheet) -> None:
    if not sheet.decisions:
        return
    out.print()
    out.print(Text("decisions", style="bold"))
    for one in sheet.decisions:
        decision = one.decision
        done = " ".join(part for part in told(decision) if part)
        why = f": {decision.why}" if decision.why else ""
        state = one.state + (f" ({one.why})" if one.why else "")
        taken = f"{decision.id[:SHOWN_ID]}  {decision.at[:19]}  {decision.by} ({decision.role})"
        out.print(Text(f"  {taken} {done}{why} — {plain(state)}"))
