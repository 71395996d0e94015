"""Acts that verbs tell in the words of the local press, and what only looks like them."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

ACTS = {
    "led_away": ("Quatre paysans ont été emmenés en brousse par les miliciens.", "attack"),
    "highway_robbers": ("Des coupeurs de route ont intercepté un bus près de Goma.", "attack"),
    "dismantled_base": ("Les soldats ont démantelé deux repaires des rebelles à Beni.", "attack"),
    "fell_on_a_device": ("Un camion de l'armée est tombé sur un EEI à la sortie de Djibo.", "attack"),
    "wounded_by_shots": ("Un garde a été mortellement atteint par des tirs d'inconnus à Bangui.", "attack"),
    "beaten_up": ("Des miliciens ont passé à tabac trois opposants à Bujumbura.", "attack"),
    "broke_in": ("Des hommes armés se sont introduits au domicile du chef de Goma.", "attack"),
    "robbers_visit": ("Des bandits ont visité le centre de santé de Beni.", "attack"),
    "treated_from_the_air": ("Des vecteurs aériens ont traité un regroupement de terroristes.", "strike"),
}
NO_ACTS = {
    "ministers_visit": "Le ministre a visité le camp militaire de Goma.",
    "customs": "Les douaniers ont intercepté un camion de cigarettes.",
    "network": "L'armée a démantelé un réseau de trafiquants.",
    "led_to_hospital": "Les blessés ont été emmenés à l'hôpital.",
    "life_off_the_forest": "Les femmes vivent de la forêt, loin des combats.",
}


@pytest.mark.parametrize(("text", "kind"), ACTS.values(), ids=ACTS)
def test_local_words_tell_an_act(text: str, kind: str) -> None:
    assert [event.type for event in events_of(text)] == [kind]


@pytest.mark.parametrize("text", NO_ACTS.values(), ids=NO_ACTS)
def test_like_words_tell_none(text: str) -> None:
    assert {event.type for event in events_of(text)} <= {"clash"}
