"""Where acts are told to have happened, by invented reports."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

SCENES = {
    "theatre": (
        "Goma a été le théâtre lundi d'une des attaques les plus meurtrières depuis le début de la guerre au Congo.",
        ["Goma"],
    ),
    "area_pointed_at": ("Il fait froid à Kharkiv. Deux missiles ont frappé la ville.", ["Kharkiv"]),
    "area_of_an_owner": ("Il fait froid à Kharkiv. Deux missiles ont frappé le territoire russe.", []),
    "goes_on": ("Il fait froid à Kharkiv. Deux missiles ont frappé une école.", ["Kharkiv"]),
    "a_recital_does_not_go_on": (
        "Considérant qu'il fait froid à Kharkiv ;\n\nConsidérant que deux missiles ont frappé une école ;",
        [],
    ),
    "a_noun_does_not_go_on": ("Il fait froid à Kharkiv. Une frappe a tué deux civils.", []),
    "what_the_report_is_about": (
        "Un attentat a fait dix morts à Kharkiv. La police enquête. Le maire se tait. Une frappe a tué deux civils.",
        ["Kharkiv", "Kharkiv"],
    ),
    "not_about_one_place": (
        "Un attentat a fait dix morts à Kharkiv. Il pleut à Soumy. Il pleut à Lviv. Une frappe a tué deux civils.",
        ["Kharkiv"],
    ),
    "seat_of_the_report": ("GENÈVE, 14 février 2017 - Des rebelles ont attaqué un convoi, selon l'ONU.", []),
    "of_a_capital": ("Un témoin raconte l'attentat de Kaboul.", ["Kaboul"]),
    "home_of_those_who_left": ("Au moins 200 habitants de Tiffa ont fui vers Gao.", ["Tiffa"]),
    "left_for_attacks_elsewhere": (
        "Des familles ont quitté la ville de Gao à la suite d'attaques à Mopti.",
        ["Gao", "Mopti"],
    ),
    "whence_it_was_fired": ("Un navire a été touché au large d'Aden par un missile tiré depuis Hodeida.", ["Aden"]),
    "goal_is_no_scene": ("Un convoi qui allait vers Boni a été attaqué.", []),
}


@pytest.mark.parametrize(("text", "places"), SCENES.values(), ids=SCENES)
def test_the_scene_of_an_act(text: str, places: list[str]) -> None:
    assert [place.text for event in events_of(text) for place in event.places] == places


def test_an_act_taken_up_by_another_source_has_its_place() -> None:
    text = "Le 4 mai, une attaque a visé un bus près de Gao. Il pleut à Mopti. Il vente. Le M23 revendique l'attaque."
    first, second = events_of(text)
    assert [place.text for place in second.places] == [place.text for place in first.places] == ["Gao"]
    assert second.why["places"].rule == "events.taken_up"


def test_the_place_and_the_day_of_an_act() -> None:
    (event,) = events_of("Le 12 mars 2022, un missile a frappé une école de Kharkiv.")
    assert [place.text for place in event.places] == ["Kharkiv"]
    assert (event.since, event.until) == ("2022-03-12", "2022-03-12")
