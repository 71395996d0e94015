"""Acts told by invented reports of many wars: what is read of each."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from tests.claims.rows import events_of

from selon.packs.events import EventRule, EventRules
from selon.packs.loader import load_packs

FRENCH = load_packs().languages["fr"]
RULES = FRENCH.part("events.toml", EventRules).rule


class Told(NamedTuple):
    """What a test asks of an event."""

    type: str
    trigger: str
    actor: str | None = None
    target: str | None = None
    stance: str = "asserts"
    hedged: bool = False


def told(text: str) -> list[Told]:
    """What is told of each event of a report."""
    return [
        Told(
            event.type,
            event.trigger.text,
            event.actor.name if event.actor else None,
            event.target.text if event.target else None,
            event.stance,
            event.hedged,
        )
        for event in events_of(text)
    ]


def examples(kind: str) -> list[object]:
    """The examples of all rules, as parameters of a test."""
    return [
        pytest.param(rule, text, id=f"{rule.id}:{number}")
        for rule in RULES
        for number, text in enumerate(getattr(rule, kind))
    ]


@pytest.mark.parametrize(("rule", "text"), examples("yes"))
def test_a_rule_reads_its_examples(rule: EventRule, text: str) -> None:
    assert rule.id in {event.why["type"].rule for event in events_of(text)}


@pytest.mark.parametrize(("rule", "text"), examples("no"))
def test_a_rule_leaves_its_counterexamples(rule: EventRule, text: str) -> None:
    assert rule.id not in {event.why["type"].rule for event in events_of(text)}


STRIKES = {
    "by_a_state": (
        "L'aviation israélienne a bombardé un immeuble de Tyr dans la nuit.",
        Told("strike", "a bombardé", "Israel", "un immeuble de Tyr"),
    ),
    "by_adjective": (
        "Des frappes israéliennes contre un camp de Jabalia ont tué douze personnes.",
        Told("strike", "frappes israéliennes", "Israel", "un camp de Jabalia"),
    ),
    "by_a_weapon": (
        "Selon les autorités ukrainiennes, un missile russe a frappé une gare de Kramatorsk.",
        Told("strike", "a frappé", "Russia", "une gare de Kramatorsk"),
    ),
    "by_a_drone": (
        "Un drone turc a visé un véhicule près de Qamichli.",
        Told("strike", "a visé", "Turkey", "un véhicule"),
    ),
    "attack_from_the_air": (
        "Une attaque de drones a détruit un dépôt de carburant à El Fasher.",
        Told("strike", "attaque de drones"),
    ),
    "shells_fall": (
        "Plusieurs obus se sont abattus sur le marché d'Omdurman jeudi.",
        Told("strike", "se sont abattus", None, "le marché d'Omdurman"),
    ),
    "rockets_fired": (
        "Le Hezbollah a tiré une quarantaine de roquettes sur le nord d'Israël.",
        Told("strike", "a tiré", "Hezbollah", "le nord d'Israël"),
    ),
    "conditional": (
        "Un avion saoudien aurait bombardé une école de Saada.",
        Told("strike", "aurait bombardé", "Saudi Arabia", "une école de Saada", hedged=True),
    ),
    "passive": (
        "La ville de Mekele a été pilonnée par l'artillerie érythréenne.",
        Told("strike", "a été pilonnée", "Eritrea"),
    ),
    "suffered": (
        "La ville de Kharkiv a essuyé des tirs d'artillerie toute la journée.",
        Told("strike", "tirs d'artillerie"),
    ),
    "series": (
        "Une série de frappes aériennes a visé les positions des houthis près de Hodeïda.",
        Told("strike", "frappes aériennes a visé", None, "les positions des houthis"),
    ),
    "noun_by": (
        "Le bombardement d'un marché par l'armée birmane a tué vingt personnes.",
        Told("strike", "bombardement", "Myanmar", "un marché"),
    ),
    "said_to_have_hit": (
        "Israël dit avoir frappé une centaine de cibles du Hezbollah dans la Bekaa.",
        Told("strike", "avoir frappé", "Israel", "une centaine de cibles du Hezbollah"),
    ),
    "suicide_drones": (
        "Les Forces de soutien rapide ont lancé des drones contre l'aéroport de Port-Soudan, a indiqué l'armée.",
        Told("strike", "ont lancé", "Rapid Support Forces", "l'aéroport de Port-Soudan"),
    ),
    "banned_weapon": (
        "Des bombes à sous-munitions ont été utilisées contre Idleb, selon Human Rights Watch.",
        Told("banned_weapon", "bombes à sous-munitions"),
    ),
    "banned_weapon_of_the_accused": (
        "Amnesty International accuse Israël d'avoir utilisé du phosphore blanc à Dhayra.",
        Told("banned_weapon", "phosphore blanc", "Israel"),
    ),
}
ATTACKS = {
    "armed_men": (
        "Des hommes armés ont attaqué le village de Yumbi à l'aube.",
        Told("attack", "ont attaqué", "Des hommes armés"),
    ),
    "claimed": (
        "Une attaque revendiquée par le groupe État islamique a fait sept morts à Ménaka.",
        Told("attack", "attaque", "Islamic State"),
    ),
    "suffered": (
        "Un poste de l'armée nigériane a subi une attaque de Boko Haram lundi.",
        Told("attack", "attaque", "Boko Haram", "Un poste de l'armée nigériane"),
    ),
    "ambush": (
        "Quatre soldats sont morts dans une embuscade près de Tillabéri, selon le ministère nigérien de la Défense.",
        Told("attack", "embuscade", None, "soldats"),
    ),
    "suicide_bomber": (
        "Un kamikaze s'est fait exploser devant une mosquée de Kaboul.",
        Told("attack", "s'est fait exploser", "Un kamikaze"),
    ),
    "car_bomb": (
        "Une voiture piégée a explosé dans le centre de Mogadiscio.",
        Told("attack", "a explosé"),
    ),
    "opened_fire": (
        "Des miliciens ont ouvert le feu sur un bus à Kumba.",
        Told("attack", "ont ouvert le feu", "Des miliciens", "un bus"),
    ),
    "offensive": (
        "L'armée éthiopienne a lancé une offensive contre les forces du Tigré.",
        Told("attack", "offensive", "Ethiopia", "les forces du Tigré"),
    ),
    "operation": (
        "Les forces maliennes ont mené une opération militaire dans la région de Kidal.",
        Told("attack", "opération militaire", "Mali"),
    ),
    "mine": (
        "Leur véhicule a sauté sur une mine près de Bouar.",
        Told("attack", "a sauté sur une mine", None, "Leur véhicule"),
    ),
    "houses_burned": (
        "Les assaillants ont incendié plusieurs maisons à Macomia.",
        Told("attack", "ont incendié", "Les assaillants", "plusieurs maisons"),
    ),
    "accused_by_nobody_named": (
        "Les miliciens sont accusés d'avoir mené un raid sur El Geneina.",
        Told("attack", "raid", "Les miliciens", hedged=True),
    ),
    "by_presumed_ones": (
        "De présumés miliciens ont mené un raid sur El Geneina.",
        Told("attack", "raid", "De présumés miliciens", hedged=True),
    ),
    "by_suspected_ones": (
        "Un raid a été mené sur El Geneina par des hommes soupçonnés d'être des miliciens.",
        Told("attack", "raid", "des hommes", hedged=True),
    ),
    "abduction": (
        "Des bandits ont enlevé douze élèves dans l'État de Zamfara.",
        Told("attack", "ont enlevé", "Des bandits", "douze élèves"),
    ),
    "execution": (
        "Un témoin rapporte l'exécution de six prisonniers à Myitkyina.",
        Told("attack", "exécution", None, "six prisonniers"),
    ),
    "massacre": (
        "Au moins cent civils ont été massacrés à Mahagi par des miliciens de la Codeco.",
        Told("attack", "ont été massacrés", "CODECO", "Au moins cent civils"),
    ),
    "aimed_at": (
        "Un attentat-suicide visant des chiites a fait trente morts à Kunduz.",
        Told("attack", "attentat-suicide", None, "chiites"),
    ),
    "blown_up": (
        "Des jihadistes ont dynamité deux ponts.",
        Told("attack", "ont dynamité", "Des jihadistes", "deux ponts"),
    ),
    "aimed_with_nothing_else_told": (
        "L'armée malienne a visé des bergers.",
        Told("attack", "a visé", "Mali", "bergers"),
    ),
    "stormed_with_a_gerund_of_killing": (
        "Des assaillants ont pris d'assaut une base, tuant huit soldats.",
        Told("attack", "ont pris d'assaut", "Des assaillants", "une base"),
    ),
    "beheaded": (
        "Des insurgés ont décapité cinq villageois dans le district d'Ancuabe, d'après des sources locales.",
        Told("attack", "ont décapité", "Des insurgés", "cinq villageois"),
    ),
}
CLASHES = {
    "opposed": (
        "Des combats ont opposé mardi l'armée congolaise aux rebelles du M23 près de Sake.",
        Told("clash", "combats", "DR Congo", "rebelles du M23"),
    ),
    "between": (
        "Des affrontements entre l'armée birmane et des rebelles ont éclaté à Lashio.",
        Told("clash", "affrontements", "Myanmar", "rebelles"),
    ),
    "reflexive": (
        "Les deux milices s'affrontent depuis dimanche dans le sud de Tripoli.",
        Told("clash", "s'affrontent", "Les deux milices"),
    ),
    "repelled": (
        "Les soldats ont repoussé les assaillants après deux heures.",
        Told("clash", "ont repoussé", "Les soldats", "les assaillants"),
    ),
    "at_war": (
        "Le Mali est en guerre contre le M23 depuis mai.",
        Told("clash", "est en guerre contre", "Mali", "le M23"),
    ),
    "war_between": (
        "La région connaît une guerre ouverte entre l'armée soudanaise et les Forces de soutien rapide.",
        Told("clash", "guerre", "Sudan", "les Forces de soutien rapide"),
    ),
    "small_arms": (
        "Des tirs d'armes automatiques ont été entendus à Tiffa.",
        Told("clash", "tirs d'armes automatiques"),
    ),
    "exchange_of_fire": (
        "Des échanges de tirs ont eu lieu à la frontière, selon Bakou.",
        Told("clash", "échanges"),
    ),
}
PLACES = {
    "took_control_at_a_time": (
        "Les rebelles ont pris dans la nuit le contrôle de Goma.",
        Told("capture", "ont pris dans la nuit le contrôle", "Les rebelles"),
    ),
    "seized": ("Les rebelles se sont emparés de Goma lundi.", Told("capture", "se sont emparés", "Les rebelles")),
    "taken_control_of": (
        "Les talibans ont pris le contrôle de Kunduz.",
        Told("capture", "ont pris le contrôle", "Taliban"),
    ),
    "taken_again": (
        "L'armée affirme avoir repris la ville d'Alep.",
        Told("capture", "avoir repris", "Syria", None),
    ),
    "taken_by": (
        "La prise de Kidal par l'armée malienne a été saluée à Bamako.",
        Told("capture", "prise", "Mali"),
    ),
    "left": ("Les soldats russes se sont retirés de Kherson.", Told("withdrawal", "se sont retirés", "Russia")),
    "lost": (
        "L'armée reconnaît avoir perdu le contrôle de Djibo.",
        Told("withdrawal", "avoir perdu le contrôle", "Burkina Faso"),
    ),
    "withdrawal": (
        "Le retrait des forces françaises de Gao s'est achevé en août.",
        Told("withdrawal", "retrait", "France"),
    ),
    "besieged": (
        "Les paramilitaires assiègent la ville d'El Fasher depuis avril.",
        Told("blockade", "assiègent", "Les paramilitaires"),
    ),
    "road_closed": (
        "Des séparatistes ont bloqué la route de Bamenda.",
        Told("blockade", "ont bloqué", "Des séparatistes"),
    ),
    "troops_sent": (
        "Le Kenya a envoyé deux cents soldats à Goma.",
        Told("deployment", "a envoyé", "Kenya", "deux cents soldats"),
    ),
    "troops_said_to_be_there": (
        "Des mercenaires auraient été déployés à Bangui, selon Paris.",
        Told("deployment", "auraient été déployés", "Des mercenaires", None, hedged=True),
    ),
    "those_sent": (
        "Les forces rwandaises, déployées au Mozambique, gardent le port de Palma.",
        Told("deployment", "déployées", "Rwanda"),
    ),
    "position_set_up": (
        "La rébellion a installé mardi 12 mars, une nouvelle position près de Larba.",
        Told("deployment", "a installé", "La rébellion"),
    ),
}
TRUCES_AND_PEOPLE = {
    "truce_agreed": ("Un cessez-le-feu a été conclu vendredi à Luanda.", Told("ceasefire", "cessez-le-feu")),
    "truce_in_force": ("La trêve est entrée en vigueur jeudi matin à Gaza.", Told("ceasefire", "trêve")),
    "truce_that_holds": (
        "Un cessez-le-feu entre l'armée malienne et le M23 est en vigueur.",
        Told("ceasefire", "cessez-le-feu", "Mali", "le M23"),
    ),
    "truce_broken": (
        "Les rebelles ont violé le cessez-le-feu, affirme l'armée.",
        Told("violation", "ont violé", "Les rebelles"),
    ),
    "breach_by": (
        "Erevan dénonce une violation du cessez-le-feu par l'Azerbaïdjan.",
        Told("violation", "violation", "Azerbaijan"),
    ),
    "fled": (
        "Des milliers d'habitants ont fui la ville de Bangassou.",
        Told("displacement", "ont fui", None, "Des milliers d'habitants"),
    ),
    "evacuated": (
        "Six cents civils ont été évacués de Marioupol, selon l'ONU.",
        Told("displacement", "ont été évacués", None, "Six cents civils"),
    ),
    "exodus": (
        "Les violences ont entraîné l'exode de milliers de familles vers le Tchad.",
        Told("displacement", "exode", None, "familles"),
    ),
    "peace_signed": (
        "Les deux camps ont signé lundi un accord de paix à Larba.",
        Told("ceasefire", "accord", "Les deux camps"),
    ),
    "signature": (
        "Un mois après la signature de la déclaration de principes, rien ne change.",
        Told("ceasefire", "déclaration"),
    ),
    "pact_of_truce": (
        "Dix milices ont signé un pacte de cessation des hostilités à Larba.",
        Told("ceasefire", "pacte de cessation", "Dix milices"),
    ),
    "breach_of_accord": (
        "L'armée dénonce une violation flagrante de l'accord de paix.",
        Told("violation", "violation flagrante"),
    ),
}
ROWS = {
    f"{family}.{name}": row
    for family, rows in (
        ("strike", STRIKES),
        ("attack", ATTACKS),
        ("clash", CLASHES),
        ("place", PLACES),
        ("truce", TRUCES_AND_PEOPLE),
    )
    for name, row in rows.items()
}


@pytest.mark.parametrize(("text", "expected"), ROWS.values(), ids=ROWS)
def test_one_act(text: str, expected: Told) -> None:
    assert told(text) == [expected]


def test_raids_listed_with_strikes_are_strikes() -> None:
    acts = told("Dix civils ont été tués dans des raids du régime et des tirs d'artillerie à Alep.")
    assert {act.type for act in acts} == {"strike"}


def test_what_strikes_take_as_target_is_struck() -> None:
    acts = told("Des raids aériens ont pris pour cible un convoi près de Tiffa.")
    assert {act.type for act in acts} == {"strike"}


def test_what_is_set_off_by_a_comma_leaves_an_act_told() -> None:
    acts = told("L'armée a utilisé des bombes au phosphore blanc, interdites par les conventions.")
    assert [act.type for act in acts] == ["banned_weapon"]


def test_who_aims_does_so_by_what_was_told_before() -> None:
    acts = told("Des obus sont tombés sur Larba. Selon Kiev, des groupes armés ont visé un poste.")
    assert [act.type for act in acts] == ["strike", "strike"]


@pytest.mark.parametrize("text", [row[0] for row in ROWS.values()])
def test_words_stand_where_they_are_said_to(text: str) -> None:
    for event in events_of(text):
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert set(event.why) >= {"type", "source"}
        assert ("actor" in event.why) == (event.actor is not None)


def test_many_taken_on_one_day_are_one_act() -> None:
    assert told("Des hommes armés ont enlevé plus de 100 élèves lundi.")
    assert not told("Des hommes armés ont enlevé plus de 100 élèves depuis janvier.")
