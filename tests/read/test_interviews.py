"""Who answers in an invented interview, sentence by sentence."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers

LABELLED = """Rencontre

Professeur à Larba, Jean Kaba a vu la guerre.

La Tribune : Qu'avez-vous vu ?

Jean Kaba : L'armée a bombardé Larba en mai. Le pont est tombé.

Et ensuite ?

J. K. : Les rebelles ont pris la ville."""

TITLED = """« Nous avons tout perdu »

Jeanne Sol, ambassadrice du Tchad au Mali, a accordé un entretien à notre journal.

Que s'est-il passé chez vous en mai ?

L'armée a bombardé Larba.

Pourquoi ?

Selon le maire, les rebelles tenaient le pont. La ville a brûlé.

Propos recueillis par Luc Ferrand.

La pluie revient."""

EXPLAINED = """Jean Kaba explique la guerre

Qui combat ?

L'armée a bombardé Larba.

Que veulent les rebelles ?

Ils ont pris la ville."""

TWO = """Deux voix

Que voyez-vous ?

Jean Kaba : Des soldats ont tué dix bergers.

Luc Sol : Les rebelles ont tué six gardes."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            LABELLED,
            {
                "L'armée a bombardé Larba en mai": "Jean Kaba",
                "Le pont est tombé": "Jean Kaba",
                "Les rebelles ont pris la ville": "Jean Kaba",
            },
            id="names and initials before the answers",
        ),
        pytest.param(
            TITLED,
            {
                "L'armée a bombardé Larba": "Chad",
                "La ville a brûlé": "Chad",
                "La pluie revient": None,
                "Jeanne Sol, ambassadrice": None,
            },
            id="whom the lead introduces",
        ),
        pytest.param(EXPLAINED, {"L'armée a bombardé Larba": None, "Ils ont pris": None}, id="no interview"),
        pytest.param(
            TWO,
            {"Des soldats ont tué dix": "Jean Kaba", "Les rebelles ont tué six": "Luc Sol"},
            id="two who answer",
        ),
    ],
)
def test_answers_are_of_who_answers(text: str, said: dict[str, str | None]) -> None:
    read = layers(text)
    found: dict[str, str | None] = {}
    for words in said:
        items = read.attributions[read.sentence_at(text.index(words))]
        answers = [item.source for item in items if item.rule in {"speech.answered", "speech.headed"}]
        found[words] = (answers[-1].party or answers[-1].text) if answers else None
    assert found == said


def test_whom_an_answer_names_says_it() -> None:
    read = layers(TITLED)
    items = read.attributions[read.sentence_at(TITLED.index("Selon le maire"))]
    assert max(items, key=lambda item: item.weight).source.text == "le maire"
