"""Those who leave without being displaced by war, and those who are."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

OTHERS = {
    "fighters_in_the_wild": "Les assaillants se sont dispersés dans la forêt.",
    "movement_of_support": "Un mouvement de soutien à la population est né.",
    "fighters": "Les ravisseurs des élèves ont pris la fuite.",
    "travellers": "Des touristes ont quitté l'île lundi.",
    "flood": "Le fleuve a débordé et des milliers de personnes ont été déplacées.",
    "road_under_snow": "La route de Tiffa est coupée par la neige.",
    "fire": "Les pompiers ont évacué les habitants en raison d'un incendie.",
}
MOVED = {
    "emptied_of_itself": "La population s'est vidée de l'entité mardi.",
    "driven_to_flight": "L'attaque a poussé des centaines de cultivateurs à la fuite.",
    "rejoining_a_town": "Les combats ont poussé près de 900 riverains à rejoindre la ville de Goma.",
    "under_the_stars": "L'incursion a contraint des ménages à passer la nuit à la belle étoile.",
    "movement": "Un mouvement massif de la population est observé vers Goma.",
    "families": "Des familles ont quitté leur village lundi.",
    "flood_beside_fighting": "Les combats et les inondations ont déplacé des milliers de personnes à Tiffa.",
    "to_a_country": "Des familles entières ont gagné l'Ouganda.",
    "made_to_leave": "Les miliciens ont forcé les habitants de Tiffa à partir.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_no_displacement(text: str) -> None:
    assert {"displacement", "blockade"}.isdisjoint({event.type for event in events_of(text)})


@pytest.mark.parametrize("text", MOVED.values(), ids=MOVED)
def test_displacement(text: str) -> None:
    assert "displacement" in {event.type for event in events_of(text)}
