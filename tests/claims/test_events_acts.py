"""Which nouns of invented reports tell no act beside the verb of their sentence."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("L'armée a mis fin à la trêve lundi.", ["violation"], id="the truce that is broken"),
        pytest.param(
            "L'armée a mis fin à la trêve conclue en mai en lançant des frappes sur Larba.",
            ["violation", "ceasefire", "strike"],
            id="the truce that is broken and was signed",
        ),
        pytest.param("Deux bergers sont morts sous les bombes à Tiffa.", ["strike"], id="words behind a verb"),
    ],
)
def test_a_noun_among_the_words_of_a_verb_tells_no_act_of_its_own(text: str, types: list[str]) -> None:
    assert [event.type for event in events_of(text)] == types
