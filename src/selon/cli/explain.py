"""`selon explain`: how a text was read: all its layers, or why each field of a claim is what it is."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import wrap

import click
import msgspec

from selon.cli.clock import today
from selon.cli.packs_option import packs_option
from selon.cli.published_option import published_option
from selon.documents.inputs import read_inputs
from selon.documents.limits import Limits
from selon.flows.explain import Chunk, Explanation, Layers, SentenceLayers, Slots, explain_claims, explain_layers
from selon.model.document import DayRange, Document
from selon.model.intake import Intake
from selon.packs.loader import load_packs

WIDTH = 100
INDENT = " " * 11


@click.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--layers", is_flag=True, help="Show words, groups, clauses, times and frame instead of claims.")
@click.option("--text", "is_text", is_flag=True, help="NAMES are the words themselves, no files.")
@click.option("--language", default="fr", show_default=True, help="With --text: the code of their language.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a claim or document.")
@published_option
@packs_option
def explain(  # noqa: PLR0913  one parameter for each option
    names: tuple[str, ...], language: str, published: DayRange, *, layers: bool, is_text: bool, as_json: bool
) -> None:
    """Say how reports were read.

    NAMES are files, or FILE:N for claim N as `selon read` numbers it; of an archive, feed or table FILE#PLACE, as a
    document's path names its place. Each claim is shown with its sentence, and every
    field with its value, whether the text states it or it was carried or inferred, by which words and which rule.
    """
    is_faulty = False
    limits = Limits(latest_day=today(), published=published)
    for name in names:
        path, number = (name, None) if is_text else split_number(name)
        intakes = [of_words(name, language, published)] if is_text else list(read_inputs([path], limits))
        shown = 0
        for intake in intakes:
            for problem in intake.problems:
                click.echo(f"selon: {problem.path or '-'}: {problem.what}", err=True)
                is_faulty = True
            shown += show_layers(intake, as_json=as_json) if layers else show_claims(intake, number, as_json=as_json)
        if not shown and not is_faulty:
            is_faulty = True
            click.echo(f"selon: {name}: {'no pack reads it' if layers else 'there is no such claim'}", err=True)
    sys.exit(1 if is_faulty else 0)


def split_number(name: str) -> tuple[str, int | None]:
    """The path and the number of `PATH:N`; a file whose own name ends like that is meant as it stands."""
    path, colon, number = name.rpartition(":")
    if colon and number.isdecimal() and not Path(name).exists():
        return path, int(number)
    return name, None


def of_words(text: str, language: str, published: DayRange) -> Intake:
    """Words of the command line as a document."""
    return Intake(document=Document(id="words", name="words", text=text, language=language, published=published))


def show_layers(intake: Intake, *, as_json: bool) -> int:
    """Print the layers of a document; how many documents that is."""
    found = explain_layers(intake, load_packs())
    if found is None:
        return 0
    click.echo(msgspec.json.encode(found).decode() if as_json else "\n".join(layer_lines(found)))
    return 1


def show_claims(intake: Intake, number: int | None, *, as_json: bool) -> int:
    """Print the claims of a document, or the one of a number; how many they are."""
    found = [item for item in explain_claims(intake, load_packs()) if number in {None, item.number}]
    for item in found:
        click.echo(msgspec.json.encode(item).decode() if as_json else "\n".join(claim_lines(item)) + "\n")
    return len(found)


# -- layers


def layer_lines(found: Layers) -> list[str]:
    """A document's layers in lines."""
    days = sorted({day for day in (found.published.first, found.published.last) if day})
    lines = [click.style(found.name, bold=True)]
    lines += row("published", f"{' to '.join(days) or 'unknown'} ({found.published.why})")
    lines += row("frame", f"{', '.join(found.frame.conflicts) or 'no conflict'} ({found.frame.why})")
    for passage in found.passages:
        lines += row("set aside", f"{passage.start}-{passage.end} {passage.kind} ({passage.why})")
    for number, sentence in enumerate(found.sentences, start=1):
        lines += sentence_lines(number, sentence)
    return lines


def sentence_lines(number: int, sentence: SentenceLayers) -> list[str]:
    """One sentence in lines."""
    title = f"sentence {number} [{sentence.start}-{sentence.end}]{' set aside' if sentence.is_aside else ''} "
    lines = ["", click.style(title.ljust(WIDTH, "-"), dim=True)]
    lines += row("words", "  ".join(f"{' '.join(w.text.split())}/{w.word_class}" for w in sentence.words))
    senses = "; ".join(f"{w.text}: {', '.join(w.senses)}" for w in sentence.words if w.senses)
    lines += row("senses", senses) if senses else []
    for found in sentence.chunks:
        lines += row("group", chunk_line(found))
    for clause in sentence.clauses:
        lines += clause_lines(clause)
    for time in sentence.times:
        lines += row("time", f"{time.text}: {time.first or '..'} to {time.last or '..'} ({time.rule})")
    for item in sentence.said:
        lines += row("said", f"{item.source} ({item.cue}, {item.stance}, {item.rule}): {' … '.join(item.contents)}")
    return lines


def chunk_line(found: Chunk) -> str:
    """A noun group in a line."""
    bounds = "" if found.least is None and found.most is None else f"count {found.least} to {found.most}"
    links = (("of", found.of), ("with", found.joined))
    parts = [bounds, "among" if found.is_among else "", *(f"{how} [{words}]" for how, words in links if words)]
    told = ", ".join(filter(None, parts))
    return f"[{found.text}] {told}".rstrip()


def clause_lines(clause: Slots) -> list[str]:
    """A clause in lines: its verb, then its slots."""
    kind = f"{clause.kind} ({clause.marker})" if clause.marker else clause.kind
    flags = ["conditional"] * clause.is_conditional + ["negated"] * clause.is_negated
    form = "" if clause.form in {"participle", clause.kind} else clause.form
    told = ", ".join(filter(None, (kind, form, clause.voice, clause.tense, *flags)))
    lines = row("clause", f"{clause.verb} = {clause.lemma}: {told}")
    for name in ("subject", "object", "agent"):
        words = getattr(clause, name)
        lines += row("", f"{name:8} {words}") if words else []
    return lines + (row("", f"{'others':8} {' | '.join(clause.others)}") if clause.others else [])


# -- claims


def claim_lines(item: Explanation) -> list[str]:
    """A claim in lines: its sentence with the words marked that speak, then its fields."""
    lines = [click.style(f"{item.number} {item.kind}", bold=True)]
    lines += wrap(marked(item), WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
    for field in item.fields:
        words = ", ".join(f"\u201c{' '.join(w.split())}\u201d" for w in field.words)
        by = " ".join(filter(None, (words, field.rule)))
        runner = f" (runner-up: {field.runner_up}, margin {field.margin:g})" if field.runner_up and field.margin else ""
        reason = f" - {field.how}: {by}{runner}" if field.how else ""
        lines += row(field.field, f"{value_text(field.value)}{reason}")
    for link in item.links:
        lines += row(link.kind, f"claim {link.number}, \u201c{' '.join(link.words.split())}\u201d")
    return lines


def marked(item: Explanation) -> str:
    """The sentence with square brackets around the words that speak."""
    pieces: list[str] = []
    at = 0
    for start, end in joined(item):
        pieces += [item.sentence[at:start], "[", item.sentence[start:end], "]"]
        at = end
    return " ".join("".join([*pieces, item.sentence[at:]]).split())


def joined(item: Explanation) -> list[tuple[int, int]]:
    """The stretches that speak, in order; those with nothing but space between them are one."""
    made: list[tuple[int, int]] = []
    for start, end in item.marks:
        if made and not item.sentence[made[-1][1] : start].strip():
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def value_text(value: object) -> str:
    """A field's value in words."""
    if isinstance(value, tuple):
        return ", ".join(map(value_text, value)) or "none"
    if isinstance(value, msgspec.Struct):
        return str(getattr(value, "text", None) or getattr(value, "name", value))
    if value is None:
        return "unset"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def row(name: str, text: str) -> list[str]:
    """A line with its name at the left, wrapped under itself."""
    return wrap(text, WIDTH, initial_indent=f"{name:<10} ", subsequent_indent=INDENT, break_long_words=False)
