"""Whose a text is that an invented report gives whole, sentence by sentence."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers

HEADED = """La Ville soutient Larba

Le conseil municipal de Sorvina a voté lundi une motion de soutien. Un groupe s'est abstenu.

Texte de la motion

L'armée a bombardé Larba en mai. Le pont est tombé.

« Nous y étions », a ajouté le maire.

La séance a été levée."""

FOLLOWING = """Réuni lundi, le conseil régional du Centre a adopté la motion suivante, présentée par un groupe.

Considérant que l'armée a bombardé Larba ;

Rappelant le siège de Tiffa ;"""

COLON = """L'association Les Amis de Larba a publié un communiqué :

L'armée a bombardé Larba."""

NO_TEXT = """Le conseil régional du Centre a adopté la motion la semaine suivante.

L'armée a bombardé Larba."""

CALLED = """L'ONU a lancé un appel à l'aide.

L'armée a bombardé Larba."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            HEADED,
            {
                "L'armée a bombardé": "Le conseil municipal de Sorvina",
                "Le pont est": "Le conseil municipal de Sorvina",
                "La séance a": None,
                "Un groupe s'est": None,
            },
            id="below a heading, up to another's words",
        ),
        pytest.param(
            FOLLOWING,
            {"Considérant que": "le conseil régional du Centre", "Rappelant le": "le conseil régional du Centre"},
            id="announced as the following one",
        ),
        pytest.param(COLON, {"L'armée a bombardé": "L'association"}, id="behind a colon"),
        pytest.param(NO_TEXT, {"L'armée a bombardé": None}, id="the following week"),
        pytest.param(CALLED, {"L'armée a bombardé": None}, id="no text given"),
    ],
)
def test_a_text_given_whole_is_of_who_puts_it_out(text: str, said: dict[str, str | None]) -> None:
    read = layers(text)
    found = {}
    for words in said:
        items = read.attributions[read.sentence_at(text.index(words))]
        found[words] = next((item.source.text for item in items if item.rule == "speech.given"), None)
    assert found == said
