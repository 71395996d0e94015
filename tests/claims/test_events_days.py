"""When acts are told to have happened, by invented reports."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

WRITTEN = "\n\nPublié le 14 mars 2022."
DAYS = {
    "of_its_sentence": ("Le 12 mars 2022, un missile a frappé une école de Kharkiv.", ("2022-03-12", "2022-03-12")),
    "at_the_end_of_a_relative": (
        "Les miliciens, qui avaient semé la terreur à Tiffa dans les années 1990, sont de retour depuis le 9 mars.",
        ("1990-01-01", "1999-12-31"),
    ),
    "of_a_relative_of_whom_it_harmed": (
        "Le procès de l'attentat de Bamako, au cours duquel six femmes ont été tuées le 3 mars 2016, s'ouvre lundi.",
        ("2016-03-03", "2016-03-03"),
    ),
    "not_of_before_a_question_on_its_line": (
        "Le 9 mars, un marché de Tiffa a brûlé.\n\nQue veut le groupe ?\n\nIl a attaqué un poste de police.",
        (None, "2022-03-14"),
    ),
    "none_told": ("Les rebelles contrôlent la ville de Larba.", (None, "2022-03-14")),
    "goes_on_since": ("La ville de Tiffa subit un blocus depuis le 2 mars.", ("2022-03-02", "2022-03-14")),
    "lent_by_the_sentence_before": (
        "Des hommes armés ont attaqué un convoi le 12 mars. Des soldats ont repoussé les assaillants.",
        ("2022-03-12", "2022-03-12"),
    ),
    "of_its_clause_first": (
        "Les rebelles ont attaqué Bria le 3 mars, avant que l'armée ne reprenne la ville de Bambari le 9 mars.",
        ("2022-03-03", "2022-03-03"),
    ),
    "behind_what_is_said_to_be_done": (
        "L'armée dit avoir repris samedi la ville de Larba.",
        ("2022-03-12", "2022-03-12"),
    ),
    "of_the_towns_behind_its_region": (
        "Des rebelles ont mené des attaques dans le Donbass. Samedi, ils ont tiré sur Marioupol et Avdiivka.",
        ("2022-03-12", "2022-03-12"),
    ),
    "some_days_after_it": (
        "Le 12 mars 2022, quelques jours après l'offensive russe dans la région de Kharkiv, le maire a parlé.",
        ("2022-02-26", "2022-03-11"),
    ),
    "behind_the_noun_that_is_told_of": (
        "L'agence a fait état d'une attaque samedi près de Tiffa.",
        ("2022-03-12", "2022-03-12"),
    ),
    "of_what_is_commemorated": (
        "Samedi, la ville a rendu hommage aux victimes du massacre de Tiffa.",
        (None, "2022-03-14"),
    ),
    "during_what_is_commemorated": (
        "Un attentat a visé samedi une cérémonie de commémoration à Kaboul.",
        ("2022-03-12", "2022-03-12"),
    ),
    "of_the_month_at_the_head_of_its_entry": (
        "19 mai 1993 : Le roi part.\nNovembre 1996 : Larba est prise. L'armée bombarde les positions rebelles.",
        ("1996-11-01", "1996-11-30"),
    ),
    "since_an_act_of_a_clause": (
        "Des échanges de tirs ont lieu depuis que les rebelles ont ouvert un front le 2 mars.",
        ("2022-03-02", "2022-03-14"),
    ),
    "listed_behind_a_colon": (
        "Les rebelles multiplient les attaques : le 24 février, ils ont pris un bus.",
        (None, "2022-03-14"),
    ),
    "day_before_the_morrow": (
        "Au lendemain d'un bombardement de la ville de Tiffa, le marché était vide samedi.",
        ("2022-03-11", "2022-03-11"),
    ),
    "what_an_act_follows_lies_before": (
        "Le marché a rouvert le 12 mars, après une attaque contre la ville de Bria.",
        (None, "2022-03-12"),
    ),
    "what_is_answered_lies_before": (
        "Suite à des attaques contre un convoi, l'armée a lancé une offensive le 12 mars.",
        (None, "2022-03-12"),
    ),
    "deadliest_since": (
        "Le 12 mars, des hommes armés ont attaqué un convoi, l'assaut le plus meurtrier depuis 2017.",
        ("2022-03-12", "2022-03-12"),
    ),
    "a_long_stretch_is_not_lent": (
        "Une centaine de civils ont été tués en janvier. Les rebelles contrôlent la ville de Larba.",
        (None, "2022-03-14"),
    ),
    "of_its_own_conjunct": (
        "La milice a envahi le Nord en 2014 et a écrasé une révolte à Larba en mars 2019.",
        ("2014-01-01", "2014-12-31"),
    ),
    "another_place_does_not_lend": (
        "Le 3 mars, une réunion a eu lieu à Genève. Des rebelles ont attaqué la ville de Bambari.",
        (None, "2022-03-14"),
    ),
}


@pytest.mark.parametrize(("text", "days"), DAYS.values(), ids=DAYS)
def test_days(text: str, days: tuple[str | None, str | None]) -> None:
    event = events_of(text + WRITTEN)[0]
    assert (event.since, event.until) == days


STORIES = {
    "a_past_story_goes_on": (
        "En mai 2014, des miliciens ont pris le village. Une voisine s'en souvient. Ils ont brûlé le marché.",
        ("2014-05-01", "2014-05-31"),
    ),
    "a_year_that_opens_frames_what_follows": (
        "En 2014, des miliciens prennent le village. L'armée bombardait la ville de Bria.",
        ("2014-01-01", "2014-12-31"),
    ),
    "a_pluperfect_goes_on_in_its_year": (
        "L'assaut de 2014 contre la mairie avait fait douze morts. Les miliciens avaient brûlé le marché.",
        ("2014-01-01", "2014-12-31"),
    ),
    "what_somebody_is_accused_of_having_done": (
        "Le 3 mai 2014, douze civils ont été tués. L'armée accuse les rebelles d'avoir attaqué un convoi.",
        ("2014-05-03", "2014-05-03"),
    ),
    "of_the_time_told_beside_one_untold": (
        "En mars 2020, les rebelles se sont emparés de Larba, puis de Tiffa quelques jours plus tard.",
        ("2020-03-01", "2020-03-31"),
    ),
    "since_then": (
        "Samedi, un drone a frappé Kharkiv. Depuis, des milliers d'habitants ont fui.",
        ("2022-03-12", "2022-03-14"),
    ),
    "another_topic_behind_a_question": (
        "Samedi, un drone a frappé Kharkiv.\n\nQui se bat ?\n\nDes rebelles ont attaqué un convoi.",
        (None, "2022-03-14"),
    ),
    "for_the_first_time_in_a_month": (
        "Les rebelles ont attaqué pour la première fois la ville de Bria en mai 2014.",
        ("2014-05-01", "2014-05-31"),
    ),
    "behind_a_pluperfect_a_perfect_is_news": (
        "En mai 2014, des miliciens avaient pris la mairie. Des rebelles ont attaqué un convoi.",
        (None, "2022-03-14"),
    ),
    "a_new_paragraph_ends_a_past_story": (
        "En mai 2014, des miliciens ont pris la mairie.\n\nDes rebelles ont attaqué un convoi.",
        (None, "2022-03-14"),
    ),
}


@pytest.mark.parametrize(("text", "days"), STORIES.values(), ids=STORIES)
def test_the_last_act_of_a_story(text: str, days: tuple[str | None, str | None]) -> None:
    event = events_of(text + WRITTEN)[-1]
    assert (event.since, event.until) == days


def test_a_day_of_the_report_is_only_inferred() -> None:
    (event,) = events_of("Les rebelles contrôlent la ville de Larba." + WRITTEN)
    assert (event.period, event.why["until"].how) == ("by", "inferred")


def test_a_report_without_a_day_gives_none() -> None:
    (event,) = events_of("Les rebelles contrôlent la ville de Larba.")
    assert (event.since, event.until, event.period) == (None, None, None)
