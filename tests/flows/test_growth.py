"""Reading costs in proportion to length: told by the lines that run, which no other program can make slower."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from tests.effort import lines_run

from selon.flows.read import read_document
from selon.model.document import DayRange, Document
from selon.packs.loader import load_packs

SHORT, MANY, TIMES = 20, 60, 4
MOST_GROWTH = 4.6  # a window that is not full in the short text makes up for the rest
TOWNS = ("Sordane", "Belmoura", "Goma", "Karmadou", "Alep", "Meliya", "Rafah")
SPEAKERS = ("le gouverneur", "l'armée ukrainienne", "une source hospitalière", "les rebelles du M23", "l'AFP")
PARAGRAPHS = (
    "{n} civils ont été tués lundi à {town} par une frappe de drone, a annoncé {speaker}. Ce bilan croît.",
    "« Nous avons reçu {n} blessés venus de {town} », a déclaré le docteur Selim Aroud. Ces frappes ont été démenties.",
    "Selon {speaker}, un bombardement a touché {town}, faisant {n} morts, dont trois enfants. Les rebelles ont fui.",
    "{speaker} accuse les rebelles d'avoir attaqué {town}. « C'est faux », a-t-il répondu. {n} personnes ont fui.",
    "Le nombre de morts à {town} s'élève à {n}, contre 12 la veille, d'après {speaker}. L'attaque a visé la mairie.",
)


def report(paragraphs: int) -> Document:
    """Invented prose of a war, with growing figures so that none is told twice."""
    rows = zip(cycle(PARAGRAPHS), cycle(TOWNS), cycle(SPEAKERS), range(3, 10_000), strict=False)
    parts = (form.format(n=n, town=town, speaker=speaker) for form, town, speaker, n in islice(rows, paragraphs))
    day = DayRange("2024-05-15", "2024-05-15")
    return Document(id="x", name="x", text="\n\n".join(parts), language="fr", published=day)


@pytest.mark.slow
def test_a_long_report_costs_in_proportion() -> None:
    packs = load_packs()
    short, long = report(SHORT), report(SHORT * TIMES)
    read_document(long, packs)  # what is kept from text to text is made once
    cost = lines_run(lambda: read_document(short, packs))
    assert lines_run(lambda: read_document(long, packs)) <= MOST_GROWTH * cost


LINES = ("- {n} civils tués\n", "L'ennemi a perdu {n} hommes.\n", "{n} morts à {town}. L'armée, lundi, a confirmé.\n")


@pytest.mark.slow
@pytest.mark.parametrize("form", LINES)
def test_a_long_list_costs_in_proportion(form: str) -> None:
    """Nothing that a line lacks is sought through all lines before it."""
    packs = load_packs()
    short, long = (listed(form, lines) for lines in (MANY, MANY * TIMES))
    read_document(long, packs)
    cost = lines_run(lambda: read_document(short, packs))
    assert lines_run(lambda: read_document(long, packs)) <= MOST_GROWTH * cost


def listed(form: str, lines: int) -> Document:
    """A bulletin of so many lines alike but for their figures."""
    text = "".join(form.format(n=n, town=town) for n, town in islice(zip(range(3, 10_000), cycle(TOWNS)), lines))
    return Document(id="x", name="x", text=text, language="fr", published=DayRange("2024-05-15", "2024-05-15"))
