"""States and customs that are no acts of any day, and acts that only look like them."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

CUSTOMS = {
    "whose_it_was": "La ville que les rebelles occupaient est calme.",
    "whose_it_was_in_the_passive": "Les zones qui étaient occupées par les rebelles sont calmes.",
    "whose_it_still_is": "La Russie contrôle toujours la ville de Tiffa.",
    "whom_they_fight_beside": "Le Mali loue les chasseurs, qui se battent à ses côtés.",
    "what_gangs_do": "Les bandits pillent les villages et brûlent les maisons.",
    "what_they_attack": "Les rebelles attaquent les convois.",
    "now_and_then": "La ville de Gao est régulièrement touchée par des attentats.",
}
ACTS = {
    "held_by_now": "La Russie contrôle désormais la ville de Tiffa.",
    "who_fight_each_other": "Ce sont deux groupes de rebelles qui s'affrontent.",
    "convoys_somewhere": "Les rebelles attaquent les convois de vivres à Gao.",
    "taken": "La ville de Tiffa a été occupée par les rebelles mardi.",
}


@pytest.mark.parametrize("text", CUSTOMS.values(), ids=CUSTOMS)
def test_no_act_of_a_day(text: str) -> None:
    assert list(events_of(text)) == []


@pytest.mark.parametrize("text", ACTS.values(), ids=ACTS)
def test_an_act(text: str) -> None:
    assert len(events_of(text)) == 1
