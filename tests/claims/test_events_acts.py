"""Which words of invented reports tell an act, and which nouns none beside the verb of their sentence."""

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
        pytest.param(
            "L'ONU condamne les violations répétées du cessez-le-feu par le M23.",
            ["violation"],
            id="the truce of a breach",
        ),
        pytest.param(
            "Le corridor de Tiffa, fermé par l'armée depuis mai, mène à Larba.",
            ["blockade"],
            id="what a participle set off is of",
        ),
        pytest.param("Deux bergers sont morts sous les bombes à Tiffa.", ["strike"], id="words behind a verb"),
    ],
)
def test_each_act_is_told_once(text: str, types: list[str]) -> None:
    assert [event.type for event in events_of(text)] == types
