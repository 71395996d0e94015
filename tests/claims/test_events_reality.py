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
    "weapon_of_a_nation": "Des avions de combat israéliens survolent la ville.",
    "only_tried_to_flee": "Les habitants ont tenté de fuir le quartier.",
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
    "title_of_a_work": "Dans un essai intitulé « Fusillade à Tiffa », il raconte sa jeunesse.",
    "title_behind_a_comma": "Son livre, « Le Siège de Larba », a paru en 1996.",
    "area_of_fighting": "Le convoi longe la zone des combats.",
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
    "what_attacks_may_be": "Les attaques contre les écoles peuvent constituer des crimes de guerre.",
    "what_gangs_do": "Les bandits pillent les villages et brûlent les maisons.",
    "about_to": "Deux soldats s'apprêtaient à être envoyés à Tiffa.",
    "habit": "La ville de Gao est régulièrement touchée par des attentats.",
    "habit_of_a_verb": "Les rebelles attaquent souvent le village de Tiffa.",
    "whom_they_fight": "Le Mali loue les chasseurs, qui combattent les rebelles.",
    "whom_they_fight_beside": "Le Mali loue les chasseurs, qui se battent à ses côtés.",
    "conditional_under_a_condition": "Si les rebelles attaquaient la ville, l'armée riposterait.",
    "only_until_when": "Jusqu'au retrait de la mission européenne, la Suède était là.",
    "firemen_at_work": "L'intervention des pompiers a duré deux heures.",
    "missile_test": "La Corée du Nord a tiré un missile balistique en mer lundi.",
    "quarrel_of_officials": "Le conflit entre le maire et le préfet dure.",
    "seems_to_wish": "L'armée semble vouloir attaquer la ville de Tiffa.",
    "war_until_a_day": "L'ONU compte dix mille réfugiés du début de la guerre jusqu'au 9 mai.",
    "asked": "L'armée est-elle responsable de massacres ?",
    "all_of_them": "Nous condamnons toutes les attaques contre les civils.",
    "prices_at_war": "La guerre des prix entre supermarchés a repris lundi.",
    "one_man_taken_to_safety": "Il a été évacué par les secours.",
    "cattle_taken": "Les bandits se sont emparés de bétail à Tiffa.",
    "dread": "La psychose d'un raid a vidé le marché de Sarvo.",
    "help_that_comes": "L'intervention des militaires a éteint l'incendie de Sarvo.",
    "one_who_travels": "Le colonel quittait la ville de Sarvo pour un mariage.",
    "people_in_hands": "Onze maçons restent entre les mains de preneurs d'otages.",
    "one_bullet": "Un boulanger a été touché par une balle à Sarvo.",
    "men_taken": "La capture de six gardes par la milice a été confirmée à Tiffa.",
    "a_truce_left": "Le retrait du gouvernement de la trêve a surpris les habitants de Tiffa.",
    "feared_that": "Les habitants craignent que l'armée attaque la ville de Tiffa.",
    "asked_and_listed": "L'ONU veut que l'armée s'arrête et que les rebelles quittent la ville de Tiffa.",
    "possible_that": "Il est possible que les rebelles attaquent la ville de Tiffa.",
    "risk_that": "Le risque que l'armée bombarde la ville de Tiffa est réel.",
    "doubted_that": "Les experts doutent que l'armée reprenne la ville de Tiffa.",
    "nothing_says_that": "Rien n'indique que l'armée bombarde la ville de Tiffa.",
    "until_they_do": "En attendant que les rebelles quittent la ville de Tiffa, tout est fermé.",
    "sending_put_off": "Nairobi a fait savoir que l'envoi de ses hommes était gelé.",
    "feared_to_do_something": "L'Iran craint qu'un afflux de réfugiés ne déstabilise la région.",
    "before_what_is_wanted": "Il veut négocier avant d'attaquer la ville.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_no_act(text: str) -> None:
    assert list(events_of(text)) == []


TOLD = {
    "plotted_and_done": "Il a planifié l'attentat de Tiffa.",
    "said_that": "Il affirme que les rebelles attaquent la ville de Tiffa.",
    "warned_that": "Le maire prévient que les rebelles attaquent la ville de Tiffa.",
    "although_they_did": "Bien que les rebelles aient pris la ville de Tiffa, le marché reste ouvert.",
    "two_who_fight_each_other": "Il s'agit de deux milices qui s'affrontent à Sarvo.",
    "truce_made_by_talks": "La trêve négociée par l'ONU est entrée en vigueur samedi.",
    "days_of_it": "Après deux jours de combats d'une rare violence, la ville de Tiffa respire.",
    "first_to_do_it": "Le Niger a été le premier pays à déployer des troupes à Tiffa.",
    "habit_since_a_day": "Depuis mardi, les rebelles attaquent souvent le village de Tiffa.",
    "of_whom_it_was": "Il faut juger les responsables de l'attaque contre le convoi de Tiffa.",
    "by_what_may_have_moved_them": "Des familles pourraient avoir été blessées par les combats ayant éclaté mercredi.",
    "had_to": "Des familles ont dû fuir la ville de Tiffa.",
    "ordered": "Le président a ordonné l'envoi de troupes au Liban.",
    "never_forgotten": "Nul ne peut oublier le massacre de mai 2012 à Tiffa.",
    "reminded_by_a_question": "Faut-il rappeler que l'armée a bombardé la ville de Tiffa en mai ?",
    "past_after_if": "Si l'armée a bombardé la ville de Tiffa, elle n'y est pas entrée.",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_what_is_told_all_the_same(text: str) -> None:
    assert len(list(events_of(text))) == 1
