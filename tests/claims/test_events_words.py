"""On whose word acts are told, by invented reports."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of


def sources(text: str) -> list[tuple[str, str | None, str]]:
    """Type, source and stance of each event of a report."""
    return [(event.type, event.source.text if event.source else None, event.stance) for event in events_of(text)]


WORDS = {
    "denial": ("Kigali dément avoir bombardé le camp de Mugunga.", [("strike", "Kigali", "denies")]),
    "accusation_denied_in_the_same_sentence": (
        "L'armée soudanaise accuse les FSR d'avoir bombardé un hôpital de Khartoum, ce que nient les paramilitaires.",
        [("strike", "L'armée soudanaise", "asserts"), ("strike", "les paramilitaires", "denies")],
    ),
    "accusation_denied_in_the_next": (
        "L'Éthiopie accuse l'Érythrée d'avoir attaqué un poste frontière. Asmara a rejeté ces accusations.",
        [("attack", "L'Éthiopie", "asserts"), ("attack", "Asmara", "denies")],
    ),
    "what_somebody_said_denied_in_the_next": (
        "Selon l'ONU, l'armée soudanaise a bombardé Tiffa. Khartoum dément ces accusations.",
        [("strike", "l'ONU", "asserts"), ("strike", "Khartoum", "denies")],
    ),
    "what_was_said_between_is_denied": (
        "Selon l'ONU, des soldats ont bombardé Tiffa. Kinshasa dit que Kigali ment. Kigali dément ces accusations.",
        [("strike", "l'ONU", "asserts")],
    ),
    "done_behind_what_is_sworn": (
        "L'Iran a juré de se venger et a bombardé lundi Tiffa.",
        [("strike", None, "asserts")],
    ),
    "done_by_another_behind_an_announcement": (
        "Le ministre a annoncé la fin des vols et l'armée a repris la ville de Tiffa.",
        [("capture", None, "asserts")],
    ),
    "done_behind_a_denial": ("L'armée a nié toute exaction et a bombardé lundi Tiffa.", [("strike", None, "asserts")]),
    "listed_behind_that": (
        "L'ONU dit que l'armée a bombardé Tiffa et a attaqué la ville de Larba.",
        [("strike", "L'ONU", "asserts"), ("attack", "L'ONU", "asserts")],
    ),
    "denial_of_authorship": (
        "Les talibans ont nié être responsables de l'attentat de Kaboul.",
        [("attack", "Les talibans", "denies")],
    ),
    "ground_taken_beside_an_accusation": (
        "À Larba, prise le 3 mai 2012, le M23 est accusé d'avoir bombardé un camp. Le M23 dément toute implication.",
        [("capture", None, "asserts"), ("strike", None, "asserts"), ("strike", "Le M23", "denies")],
    ),
    "denial_of_implication": (
        "Le M23 a revendiqué l'attaque, mais l'armée rwandaise a nié toute implication.",
        [("attack", "Le M23", "asserts"), ("attack", "l'armée rwandaise", "denies")],
    ),
    "admission_of_a_part": (
        "Moscou reconnaît avoir frappé un hôtel, mais assure n'avoir visé que des soldats.",
        [("strike", "Moscou", "asserts")],
    ),
    "denied_without_a_word": (
        "Selon des bergers, l'armée malienne a bombardé Gao. L'armée malienne nie.",
        [("strike", "des bergers", "asserts"), ("strike", "L'armée malienne", "denies")],
    ),
    "accused_and_denied_without_a_word": (
        "Moscou accuse Kiev d'avoir bombardé la ville de Louhansk. Kiev dément formellement.",
        [("strike", "Moscou", "asserts"), ("strike", "Kiev", "denies")],
    ),
    "denied_and_more_said": (
        "Moscou accuse Kiev d'avoir bombardé la ville de Louhansk. Kiev dément, et parle d'un complot.",
        [("strike", "Moscou", "asserts"), ("strike", "Kiev", "denies")],
    ),
    "no_part_taken": (
        "Une attaque a visé un marché à Goma. Le maire se tait. Le M23 a nié toute implication.",
        [("attack", None, "asserts"), ("attack", "Le M23", "denies")],
    ),
    "denied_behind_a_semicolon": (
        "Kinshasa accuse Kigali d'avoir bombardé la ville de Goma ; le Rwanda réfute et se tait.",
        [("strike", "Kinshasa", "asserts"), ("strike", "le Rwanda", "denies")],
    ),
    "something_else_denied": (
        "Des bergers disent que Gao est tombée. Bamako dément avoir fermé les écoles.",
        [("capture", "Des bergers", "asserts")],
    ),
    "nothing_to_do_with_it": (
        "« Nous n'avons rien à voir avec cette attaque », a dit le M23.",
        [("attack", "le M23", "denies")],
    ),
    "no_link_with_it": (
        "« Le Rwanda n'a aucun lien avec cette attaque », a dit le ministre rwandais.",
        [("attack", "le ministre rwandais", "denies")],
    ),
    "had_no_part": (
        "Le M23 affirme ne pas être impliqué dans l'attaque de Goma.",
        [("attack", "Le M23", "denies")],
    ),
    "called_false": (
        "Téhéran a qualifié de « mensonges » les accusations d'attaque contre un port.",
        [("attack", "Téhéran", "denies")],
    ),
    "loss_denied": (
        "L'armée malienne a démenti la perte de la ville de Gao.",
        [("withdrawal", "L'armée malienne", "denies")],
    ),
    "claimed_by_nobody": ("Aucun groupe n'a revendiqué l'attentat de Kaboul.", [("attack", None, "asserts")]),
    "denial_of_any": ("Damas a démenti toute attaque chimique à Douma.", [("banned_weapon", "Damas", "denies")]),
    "according_to": (
        "Trois roquettes sont tombées sur Barda, selon l'Azerbaïdjan.",
        [("strike", "l'Azerbaïdjan", "asserts")],
    ),
    "of_each_other": (
        "L'Arménie et l'Azerbaïdjan s'accusent mutuellement d'avoir violé le cessez-le-feu.",
        [("violation", "L'Arménie", "asserts"), ("violation", "l'Azerbaïdjan", "asserts")],
    ),
    "who_began": (
        "L'Arménie et l'Azerbaïdjan se rejettent la responsabilité de l'escalade.",
        [("outbreak", "L'Arménie", "asserts"), ("outbreak", "l'Azerbaïdjan", "asserts")],
    ),
    "who_began_the_war": (
        "L'Arménie tient Bakou pour responsable de la guerre.",
        [("outbreak", "L'Arménie", "asserts")],
    ),
    "who_is_to_blame": (
        "L'Arménie accuse l'Azerbaïdjan d'être responsable de l'escalade.",
        [("outbreak", "L'Arménie", "asserts")],
    ),
    "an_escalation_is_nobodys": ("Bakou craint une escalade. Erevan rejette toute responsabilité.", []),
    "refusal_is_no_denial": ("Les deux groupes ont rejeté la trêve signée lundi.", [("ceasefire", None, "asserts")]),
    "intent_denied": (
        "L'armée a frappé un hôpital de Khartoum, ce qu'elle dément faire intentionnellement.",
        [("strike", None, "asserts")],
    ),
    "rejects_and_accuses": (
        "Kiev a rejeté ces accusations et imputé à Moscou la responsabilité de la reprise des combats.",
        [("clash", "Kiev", "asserts")],
    ),
    "denied_in_a_relative": (
        "L'armée malienne, qui nie viser des civils, a bombardé la ville de Goma.",
        [("attack", "L'armée malienne", "denies"), ("strike", None, "asserts")],
    ),
    "refused_in_a_relative": (
        "Les rebelles qui contestent l'élection ont attaqué le village de Tiffa.",
        [("attack", None, "asserts")],
    ),
    "accusations_denied": ("Le M23 rejette les accusations d'attaque contre Tiffa.", [("attack", "Le M23", "denies")]),
    "told_as_not_done": (
        "Le colonel assure que ses hommes n'ont pas attaqué le village de Tiffa.",
        [("attack", "Le colonel", "denies")],
    ),
    "not_having_done": ("L'armée affirme n'avoir jamais bombardé Tiffa.", [("strike", "L'armée", "denies")]),
    "there_was_none": ("Selon le maire, il n'y a pas eu d'attaque à Tiffa.", [("attack", "le maire", "denies")]),
    "none_hit": ("« Aucune frappe n'a visé Tiffa », a dit le ministère.", [("strike", "le ministère", "denies")]),
    "not_yet_done": ("L'armée n'a pas encore repris Goma, a affirmé le gouverneur.", []),
    "narrator": ("Des miliciens ont pillé un entrepôt à Nyala.", [("attack", None, "asserts")]),
}


@pytest.mark.parametrize(("text", "expected"), WORDS.values(), ids=WORDS)
def test_whose_word(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'Arménie et l'Azerbaïdjan s'accusent mutuellement d'avoir violé le cessez-le-feu.",
        "L'Arménie et l'Azerbaïdjan se rejettent la responsabilité de la frappe sur une école de Barda.",
        "L'Arménie et l'Azerbaïdjan se sont renvoyé la responsabilité du bombardement d'un marché.",
        "L'Arménie et l'Azerbaïdjan s'imputent l'attaque d'un convoi.",
    ],
)
def test_each_accuses_the_other(text: str) -> None:
    assert [event.actor.name for event in events_of(text) if event.actor] == ["Azerbaijan", "Armenia"]


def test_the_accused_deny_farther_on() -> None:
    text = (
        "Les Houthis ont accusé vendredi l'armée saoudienne d'avoir pilonné une école de Saada. "
        "Un médecin compte dix blessés. Les cours sont suspendus. L'armée saoudienne nie toute responsabilité."
    )
    assert [(event.stance, event.source.text if event.source else None) for event in events_of(text)] == [
        ("asserts", "Les Houthis"),
        ("denies", "L'armée saoudienne"),
    ]


def test_who_asserts_an_act_does_not_deny_it() -> None:
    text = (
        "Des missiles ont frappé la ville de Barda mardi. "
        "Rejetant la responsabilité de ces frappes, l'Arménie assure que l'Azerbaïdjan a bombardé Martouni."
    )
    found = [(event.trigger.text, event.stance, [place.text for place in event.places]) for event in events_of(text)]
    assert found == [
        ("ont frappé", "asserts", ["Barda"]),
        ("frappes", "denies", ["Barda"]),
        ("a bombardé", "asserts", ["Martouni"]),
    ]
