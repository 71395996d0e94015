"""What acts of a kind are, what one would bring about and how likely one is tell of none that took place."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

AT_LARGE = {
    "one_of_a_kind": "L'attaque d'un hôpital est un crime de guerre.",
    "one_of_anybody": "Le transfert forcé de civils constitue un crime.",
    "what_they_are": "Les embuscades sont la marque de fabrique du groupe.",
    "what_they_became": "Les attentats sont devenus sa signature.",
    "what_they_count_as": "Les attaques contre les civils constituent des crimes de guerre.",
    "what_they_can_not": "Les bombardements intensifs ne suffiront pas à vaincre le groupe.",
    "what_one_would_do": "Une attaque contre Sarvo embraserait la région.",
    "what_a_retreat_would_be": "Un retrait des soldats serait perçu comme une victoire.",
    "what_a_fall_would_give": "La prise de la ville de Tiffa lui donnerait les clés du pays.",
    "not_on_the_agenda": "Une chute de la capitale n'est pas à l'ordre du jour.",
    "unlikely": "Une intervention militaire paraît peu probable.",
    "possible_in_a_question": "Une nouvelle guerre est-elle possible ?",
    "what_talks_are_about": "Les négociations portent sur le retrait des soldats.",
    "what_weapons_allow": "Les drones permettent de frapper à des centaines de kilomètres.",
    "one_who_fights_for": "Il combat pour la liberté de son peuple.",
    "what_happens_in_one": "Que se passe-t-il lors d'une attaque de drone ?",
}


@pytest.mark.parametrize("text", AT_LARGE.values(), ids=AT_LARGE)
def test_what_is_told_at_large_is_no_act(text: str) -> None:
    assert list(events_of(text)) == []


OF_THEIR_OWN = {
    "daily_since": "Depuis mardi, les frappes sont devenues quotidiennes à Tiffa.",
    "going_on_by_report": "Une attaque serait en cours à Tiffa.",
    "aimed_by_report": "Une frappe viserait le port de Tiffa.",
    "whose_it_is_by_report": "L'attaque de Tiffa serait l'œuvre de bandits.",
    "named_side": "Les bombardements russes sont le principal sujet d'inquiétude des habitants.",
}


@pytest.mark.parametrize("text", OF_THEIR_OWN.values(), ids=OF_THEIR_OWN)
def test_what_is_told_of_some_is_an_act(text: str) -> None:
    assert len(list(events_of(text))) == 1
