"""Noun groups: head, number, count, what they complement and what they go on; and what a count counts."""

from __future__ import annotations

import pytest

from selon.flows.analyse import analyse
from selon.model.analysis import Analysis
from selon.model.document import Document
from selon.packs.loader import load_packs

# A text, and its groups: the words, then "< words" for what they complement, "+ words" for the list that they go on.
LINKS = (
    ("le chef de la police", ["le chef", "de la police < le chef"]),
    ("deux soldats et un civil", ["deux soldats", "un civil + deux soldats"]),
    ("un maire, un juge et un imam", ["un maire", "un juge + un maire", "un imam + un juge"]),
    ("Lundi, le roi, un imam", ["le roi", "un imam"]),
    ("12 morts, 30 blessés", ["12 morts", "30 blessés + 12 morts"]),
    ("les habitants d'Aldor et de Berk", ["les habitants", "d'Aldor < les habitants", "de Berk + d'Aldor"]),
    ("le président du parti au pouvoir", ["le président", "du parti < le président", "au pouvoir"]),
    ("32 à Nadiv et 4 à Soltara", ["32", "à Nadiv", "4 + 32", "à Soltara"]),
    ("les forces spéciales et navales", ["les forces spéciales et navales"]),
    ("la « ligne rouge »", ["la « ligne rouge"]),
)
# A text with one count, and a sense of what it counts ("" for none known).
COUNTED = (
    ("3 soldats ont fui", "person:combatant"),
    ("12 civils ont fui", "person:civilian"),
    ("40 morts", "toll:killed"),
    ("une femme de 32 ans", "measure"),
    ("à 12 kilomètres de là", "measure"),
    ("300 roquettes sont tombées", "weapon"),
    ("300 familles ont fui", "unit:household"),
    ("15 corps ont été trouvés", "unit:body"),
    ("un prêt de 3 milliards de dollars", "measure"),
)


def analysis_of(text: str) -> Analysis:
    return analyse(Document(id="x", name="x", text=text, language="fr"), load_packs().languages["fr"])


def told(analysis: Analysis, place: int) -> str:
    """A group as the rows write it."""
    nouns = analysis.groups.nouns
    group = nouns[place]
    text = analysis.words(group.first, group.last)
    for sign, other in (("<", group.of), ("+", group.joined)):
        if other is not None:
            text += f" {sign} {analysis.words(nouns[other].first, nouns[other].last)}"
    return text


@pytest.mark.parametrize(("text", "expected"), LINKS, ids=[text for text, _ in LINKS])
def test_links_of_groups(text: str, expected: list[str]) -> None:
    analysis = analysis_of(text)
    assert [told(analysis, place) for place in range(len(analysis.groups.nouns))] == expected


@pytest.mark.parametrize(("text", "sense"), COUNTED, ids=[text for text, _ in COUNTED])
def test_what_a_count_counts(text: str, sense: str) -> None:
    analysis = analysis_of(text)
    senses = [analysis.units.senses[group.head] for group in analysis.groups.nouns if group.count]
    assert any(found.startswith(sense) for found in senses[-1])


@pytest.mark.parametrize("text", ["le 3e bataillon", "un score de 3-0", "30 % des soldats", "en 2020", "le 12 mai"])
def test_ordinals_scores_shares_and_years_count_nobody(text: str) -> None:
    analysis = analysis_of(text)
    heads = [analysis.units.senses[g.head] for g in analysis.groups.nouns if g.count and g.count.shape != "one"]
    assert not any(sense.startswith("person") for senses in heads for sense in senses)
