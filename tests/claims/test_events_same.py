"""Which tellings of an act are one, by invented reports."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

TELLINGS = {
    "killed_by_what_follows": (
        "L'assassinat vendredi de Marek Delvo, tué dans un bombardement israélien à Tyr, surprend.",
        1,
    ),
    "before_a_day_and_after_it": (
        "Avant mai 1982, l'invasion a touché Tyr. L'attentat qui a tué neuf soldats en octobre 1983 a tout changé.",
        2,
    ),
    "the_greatest_of_its_kind": (
        "Des drones ukrainiens ont frappé quatre bases mercredi, la plus vaste attaque de ce type depuis mai.",
        1,
    ),
    "taken_up": ("Une attaque a visé un convoi près de Gao. L'attaque a fait six morts.", 1),
    "claimed_by_nobody": ("Une attaque a visé un convoi près de Gao. L'attaque n'a pas été revendiquée.", 1),
    "another": ("Une attaque a visé un convoi près de Gao. Une autre attaque a touché un village de Mopti.", 2),
    "title": ("Mali : un convoi attaqué près de Gao\n\nDes hommes armés ont attaqué un convoi près de Gao mardi.", 1),
    "title_under_a_rubric": (
        "AFRIQUE\n\nMali : un convoi attaqué près de Gao\n\nDes hommes armés ont attaqué un convoi près de Gao mardi.",
        1,
    ),
    "shown_with_a_new_aim": (
        "Une attaque a eu lieu lundi près de Gao. Cette attaque, qui visait un convoi, a fait six morts.",
        1,
    ),
    "aimed_at_by_an_act": ("Au Mali, les soldats sont visés par des attaques.", 1),
    "lesser_place_taken_by_two": (
        "La prise de Tiffa par les rebelles est sûre ; Kiev accuse la Russie d'avoir pris le village de Larba.",
        2,
    ),
    "other_place": ("Les rebelles ont attaqué Bria lundi. Mardi, les rebelles ont attaqué Bambari.", 2),
    "two_sources": (
        "Selon Kiev, la Russie a bombardé une école. Selon l'ONU, la Russie a bombardé une école.",
        2,
    ),
    "heading": (
        "Le pays souffre.\n\nDe violents combats ont eu lieu mardi à Tiffa.\n\nViolents combats\n\nIl pleut.",
        1,
    ),
    "told_behind_its_noun": ("L'agence fait état d'une attaque, un drone ayant visé un bus près de Tiffa.", 1),
    "killing_in_an_attack": ("Une attaque de miliciens a entraîné le meurtre de six bergers à Tiffa.", 1),
    "who_arrives": ("Des renforts de la gendarmerie sont arrivés à Tiffa.", 1),
    "what_it_is_for": ("L'armée a mené une opération pour la reprise de Tiffa.", 1),
    "what_it_did_not_do": ("L'attaque n'a pas fait de victime à Tiffa.", 1),
    "confirmed_by_another": (
        "Une attaque a visé un convoi près de Gao. Le colonel de l'armée malienne a confirmé l'attaque.",
        2,
    ),
    "mentioned_by_another": (
        "Une attaque a visé un convoi près de Gao. Six soldats sont morts dans l'attaque, selon le maire.",
        1,
    ),
    "two_weapons": (
        "Selon Kiev, la Russie a tiré des missiles. Selon Kiev, la Russie a tiré des drones.",
        2,
    ),
    "launched_and_hitting": ("Un missile tiré par les rebelles a touché un immeuble à Gao.", 1),
    "which_one_it_is": (
        "Une attaque a visé un bus à Gao. Il s'agit de la troisième attaque contre l'armée malienne en un mois.",
        1,
    ),
    "the_worst_that_it_is": ("Une attaque a visé un bus à Gao. C'est l'attaque la plus sanglante de l'année.", 1),
    "killed_and_took": ("Des miliciens ont tué six bergers à Tiffa et enlevé deux élèves.", 1),
    "killed_on_a_day_of_its_own": (
        "Le 3 mai 2021, des bandits ont enlevé six élèves à Kano. L'armée a mené des frappes aériennes dans le nord.",
        2,
    ),
    "killed_elsewhere": (
        "L'armée a bombardé un camp à Gao. À Mopti, des miliciens ont incendié une église.",
        2,
    ),
    "how_they_attacked": ("Des hommes ont attaqué le village de Tiffa mardi, tirant sur les habitants.", 1),
    "by_those_who_attacked": (
        "Une attaque a visé une base près de Gao. Il pleut. Il vente. Les assaillants ont ouvert le feu sur un bus.",
        1,
    ),
    "summed_up": (
        "Des soldats ont ouvert le feu sur un bus à Gao. Il pleut. Il vente. La fusillade a duré une heure.",
        1,
    ),
    "another_at_the_same_hour": (
        "Des soldats ont ouvert le feu sur un bus à Gao. Il pleut. Il vente. Une fusillade a eu lieu à Mopti.",
        2,
    ),
    "same_place_and_day": (
        "Le massacre de bergers à Tiffa le 4 mai 2021 choque. Il parle du massacre de 20 civils à Tiffa le 4 mai 2021.",
        1,
    ),
    "what_another_says_of_it": (
        "Une attaque a visé un convoi près de Gao. Selon l'ONU, l'attaque a fait six morts.",
        2,
    ),
    "what_another_says_it_is": (
        "Une attaque a visé un convoi près de Gao. Selon l'ONU, l'attaque est la plus grave de l'année.",
        1,
    ),
    "many_behind_one": (
        "Un attentat a fait six morts à Bagdad lundi. Des attaques sporadiques ont lieu à Bagdad.",
        2,
    ),
    "of_what_is_new": (
        "Selon le maire, une fusillade a eu lieu à Tiffa. Deux civils sont blessés après l'explosion d'une mine.",
        2,
    ),
    "killed_by_others": (
        "Des soldats ont abattu onze villageois. Les rebelles du M23 ont tendu une embuscade à un convoi près de Goma.",
        2,
    ),
    "one_behind_many": (
        "Le groupe, responsable de la plupart des attaques à Bagdad, menace. Cet attentat a fait six morts.",
        2,
    ),
    "going_on_for_weeks": (
        "Le 20 mai 2021, des combats ont eu lieu à Tiffa. Depuis le 2 mai 2021, des affrontements ont lieu à Tiffa.",
        2,
    ),
    "before_a_new_one": (
        "Alors que le pays pleure les victimes de l'attaque de mardi, une nouvelle attaque des rebelles a visé Gao.",
        2,
    ),
    "killing_that_is_avenged": (
        "Des soldats ont commis le massacre de cent civils pour venger le meurtre de six soldats.",
        2,
    ),
    "cut_behind_a_noun": ("Les rebelles ont attaqué Bria, attaque", 1),
    "cause_and_flight": ("Les combats ont contraint des familles à fuir vers Dongo.", 2),
}


@pytest.mark.parametrize(("text", "count"), TELLINGS.values(), ids=TELLINGS)
def test_each_act_once_a_source(text: str, count: int) -> None:
    assert len(events_of(text)) == count


AGAIN = {
    "back": (
        "Des hommes armés ont attaqué le village de Tiffa lundi. L'attaque a duré deux heures.",
        ("ont attaqué", "attaque"),
    ),
    "title": (
        "Attaque à Tiffa.\n\nDes hommes armés ont attaqué le village de Tiffa lundi.",
        ("ont attaqué", "Attaque"),
    ),
    "other_place": (
        "Une frappe près de Larba.\n\nUne frappe a touché le port de Marioupol lundi.",
        ("frappe a touché",),
    ),
}


@pytest.mark.parametrize(("text", "expected"), AGAIN.values(), ids=AGAIN)
def test_the_type_rests_on_every_telling(text: str, expected: tuple[str, ...]) -> None:
    event = events_of(text)[-1]
    assert tuple(text[start:end] for start, end in event.why["type"].spans) == expected


def test_an_act_takes_the_party_of_a_later_telling() -> None:
    text = "Une attaque a visé un convoi près de Gao. Cette attaque du M23 a fait six morts."
    assert [event.actor.name for event in events_of(text) if event.actor] == ["M23"]


def test_an_act_takes_the_closer_place_of_a_later_telling() -> None:
    text = "Une frappe a touché un village de la région de Kharkiv, en Ukraine. L'attaque a visé le village de Tiffa."
    assert [place.text for place in events_of(text)[0].places] == ["Tiffa"]
