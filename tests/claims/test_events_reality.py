"""What is wished, feared, planned or negated, and what only sounds like force, is no act at all."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

NOTHING = {
    "call": "L'ONU appelle à un cessez-le-feu immédiat.",
    "threat": "Le général menace de bombarder la capitale.",
    "future": "L'armée lancera une offensive au printemps.",
    "fear": "Les habitants redoutent une attaque des rebelles.",
    "purpose": "Le pays achète des drones pour attaquer les bases ennemies.",
    "compound": "Un avion de combat s'est posé sur un champ de bataille abandonné.",
    "negated": "L'armée n'a pas attaqué le village.",
    "talks": "Les négociations de paix reprennent à Djeddah.",
    "deliveries": "Washington livre des missiles à Kiev.",
    "any": "Toute attaque contre nos forces sera punie.",
    "withdrawal_asked_for": "Le président exige le retrait des troupes étrangères.",
    "possible": "Une possible offensive inquiète les habitants.",
    "modal": "Les rebelles pourraient prendre la ville.",
    "condition": "Si les rebelles attaquent la ville, nous répondrons.",
    "condition_in_the_passive": "Si l'armée est attaquée, elle répondra.",
    "what_was_to_be_allowed": "Un pacte devait permettre l'évacuation des habitants de Larba.",
    "way_that_is_given": "Un accord avec l'armée malienne leur permet de quitter la ville de Goma.",
    "whose_it_was": "La ville que les rebelles occupaient est calme.",
    "politics": "Le ministre a attaqué la réforme et tiré un bilan sévère.",
    "hostages_freed": "Deux otages ont été libérés à Maiduguri.",
    "headquarters": "Le siège du parti se trouve à Bangui.",
    "refused": "Les rebelles ont refusé de se retirer de la ville.",
    "exercise": "L'armée a simulé une attaque lors d'un exercice.",
    "computers": "Une attaque informatique a paralysé l'hôpital.",
    "illness": "Il est mort d'une attaque cardiaque.",
    "weather": "Les inondations ont frappé la ville de Derna.",
    "sport": "L'équipe a pris le contrôle du match.",
    "prices": "Le prix du blé a explosé et l'inflation progresse.",
    "only_since_when": "Dix villages sont déserts depuis l'invasion.",
    "drawing_near": "À l'approche du retrait des troupes, la ville attend.",
    "end_wanted": "Le président veut mettre fin aux combats.",
    "before_what_is_wanted": "Il veut négocier avant d'attaquer la ville.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_no_act(text: str) -> None:
    assert list(events_of(text)) == []


CONCEDED = {
    "past_after_if": "Si l'armée a bombardé la ville de Tiffa, elle n'y est pas entrée.",
}


@pytest.mark.parametrize("text", CONCEDED.values(), ids=CONCEDED)
def test_what_is_conceded_is_told(text: str) -> None:
    assert len(list(events_of(text))) == 1
