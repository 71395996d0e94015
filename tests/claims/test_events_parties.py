"""Who is told to have acted, and against whom or what, by invented reports."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

PARTIES = {
    "subject_before_one_of_a_relative": (
        "Le groupe Boko Haram naît après la chute du régime, que l'Iran soutenait. En mai, il a attaqué un convoi.",
        ("Boko Haram", "un convoi"),
    ),
    "accused_of_two": (
        "Le Soudan accuse l'Iran d'armer la milice et d'avoir attaqué un convoi.",
        ("Iran", "un convoi"),
    ),
    "goes_over_to": ("Le groupe Boko Haram passe à l'attaque près de Baga.", ("Boko Haram", None)),
    "gives_an_assault": ("Des rebelles du M23 ont donné l'assaut à une caserne.", ("M23", "une caserne")),
    "by_whom_its_victim_was_killed": (
        "Le meurtre de six bergers, tués par des miliciens à Tiffa, a choqué.",
        ("des miliciens", "six bergers"),
    ),
    "hired_from_a_country": (
        "Des mercenaires colombiens ont attaqué un convoi.",
        ("Des mercenaires colombiens", "un convoi"),
    ),
    "same_pronoun_twice": (
        "Les katibas du M23 ont des mortiers. Elles lèvent l'impôt. En mai, elles ont tué six gardes.",
        ("M23", "six gardes"),
    ),
    "never_counted_victims": ("Six personnes sont arrivées. Ils ont abattu mon oncle, dit l'une.", (None, "mon oncle")),
    "another_who_is_forced": ("L'armée malienne le contraint à se replier vers Kidal.", (None, None)),
    "driven_back": ("Les rebelles du M23 ont été repoussés par l'armée malienne.", ("M23", None)),
    "accused_pronoun": ("Le Mali vous accuse d'avoir bombardé un marché.", (None, "un marché")),
    "who_made_the_weapon": ("Des bombes à sous-munitions de fabrication russe ont été utilisées à Gao.", (None, None)),
    "exile_of_a_people": ("L'exil des Kurdes a commencé en 1991.", (None, "Kurds")),
    "subjected_to": (
        "L'armée a soumis les habitants de Larba à un siège total.",
        ("L'armée", "les habitants de Larba"),
    ),
    "victim_in_a_relative": ("L'ONU dénonce l'agression dont le Mali est victime depuis mai.", (None, "Mali")),
    "victim_before_a_time": ("Le Mali est victime depuis mai d'une agression.", (None, "Mali")),
    "breach_of_a_qualified_truce": ("Les violations répétées de la trêve par le M23 inquiètent.", ("M23", None)),
    "whose_it_is": ("Les rebelles du M23 ont suspendu leurs attaques.", ("M23", None)),
    "massacre_of_a_people": ("Le massacre de Tutsis à Kibuye a choqué.", (None, "Tutsi")),
    "massacres_of_a_group": ("Les massacres du M23 à Goma ont choqué.", ("M23", None)),
    "laid_to": (
        "Une attaque attribuée aux Houthis par le ministère a touché un port.",
        ("Houthis", "un port"),
    ),
    "laid_to_by_a_verb": (
        "L'armée a attribué la responsabilité de l'attaque au groupe Boko Haram.",
        ("Boko Haram", None),
    ),
    "laid_to_ahead_of_it": (
        "Le gouvernement a imputé aux rebelles du M23 l'explosion d'un poste de police.",
        ("M23", "un poste de police"),
    ),
    "began_it": ("Moscou rejette sur Kiev la responsabilité de l'escalade.", ("Ukraine", None)),
    "laid_upon": ("Moscou a rejeté sur Kiev la responsabilité de la frappe contre Donetsk.", ("Ukraine", None)),
    "laid_upon_behind": ("L'armée a rejeté la responsabilité du bombardement sur le M23.", ("M23", None)),
    "held_guilty": ("L'Iran tient Israël pour responsable du raid contre son consulat.", ("Israel", "son consulat")),
    "held_guilty_by": ("Le M23 est tenu pour responsable de l'attaque par Kinshasa.", ("M23", None)),
    "held_guilty_of_what": ("Bakou dénonce l'attaque, dont il tient Erevan pour responsable.", ("Armenia", None)),
    "held_guilty_as": ("L'ONU a désigné Boko Haram comme l'auteur du massacre.", ("Boko Haram", None)),
    "laid_to_a_pronoun": ("Les autorités lui ont imputé l'enlèvement d'une infirmière.", (None, "une infirmière")),
    "responsibility_claimed": (
        "Boko Haram a revendiqué la responsabilité d'un attentat contre une mosquée.",
        ("Boko Haram", "une mosquée"),
    ),
    "claimed_by_nobody": ("Le groupe Boko Haram n'a pas revendiqué l'attaque.", (None, None)),
    "of_a_capital": ("Un témoin raconte l'attentat de Kaboul.", (None, None)),
    "between_one_with_a_short_form_and_another": (
        "Des combats ont éclaté lundi entre les Forces armées soudanaises (FAS) et les FSR.",
        ("Sudan", "Rapid Support Forces"),
    ),
    "exchanged_between": ("Des tirs ont été échangés entre l'Inde et le Pakistan.", ("India", "Pakistan")),
    "named_by_an_adjective": ("Les soldats ont subi des attaques djihadistes.", ("djihadistes", "Les soldats")),
    "judged_by_an_adjective": ("Une attaque terroriste a visé un convoi.", (None, "un convoi")),
    "between_one_with_an_owner_and_another": (
        "Les combats entre les forces du président malien et des groupes rebelles ont repris.",
        ("Mali", "groupes rebelles"),
    ),
    "who_claims_it_for_itself": (
        "Selon l'armée colombienne, la guérilla de l'ELN est forte. La guérilla a revendiqué l'attaque d'un pont.",
        ("ELN", "un pont"),
    ),
    "by_a_known_person": ("Vladimir Poutine a lancé une offensive contre l'Ukraine.", ("Russia", "Ukraine")),
    "same_noun": (
        "Les rebelles du M23 avancent. Les rebelles ont tué deux bergers.",
        ("M23", "deux bergers"),
    ),
    "the_only_group": (
        "Le M23 nie tout. Les rebelles ont tué deux bergers.",
        ("M23", "deux bergers"),
    ),
    "listed_over_a_place": (
        "Israël mène une guerre économique sur Tyr, ainsi qu'une incursion dans le sud du Liban.",
        ("Israel", None),
    ),
    "answered_with": ("L'armée malienne a riposté avec des frappes.", ("Mali", None)),
    "of_a_local_branch": (
        "L'attaque d'un poste revendiquée par la branche locale du groupe Boko Haram choque.",
        ("Boko Haram", "un poste"),
    ),
    "the_enemy": (
        "Les forces ennemies ont attaqué une base, a dit l'armée azerbaïdjanaise dans le Haut-Karabakh.",
        ("Armenia", "une base"),
    ),
    "a_measure_is_no_aim": ("Les bombardements ont atteint une intensité inouïe.", (None, None)),
    "since_another_act": (
        "Dix hommes ont été tués par des tirs rebelles depuis le début de l'opération lancée samedi par la France.",
        ("rebelles", "hommes"),
    ),
    "ours_who_are_not_quoted": (
        "Nous nions, malgré le régime malien selon lequel nos forces auraient attaqué un bus.",
        ("nos forces", "un bus"),
    ),
    "an_alliance_named_before": (
        "La coalition menée par l'Arabie saoudite est forte. La coalition a bombardé une école.",
        ("Saudi Arabia", "une école"),
    ),
    "two_arms_of_one_side": ("L'artillerie et l'aviation russes ont pilonné une école.", ("Russia", "une école")),
    "whose_missile_hits": ("Un missile tiré par l'armée russe a touché une école.", ("Russia", "une école")),
    "who_uses_it": ("Un drone utilisé par les Houthis a frappé une école.", ("Houthis", "une école")),
    "allowed_to": ("L'aide a permis à l'armée malienne de bombarder une école.", ("Mali", "une école")),
    "who_uses_a_weapon": ("Kiev accuse la Russie d'avoir utilisé un missile à sous-munitions.", ("Russia", None)),
    "how_often_is_no_aim": ("C'est la troisième fois que les rebelles bombardent.", ("les rebelles", None)),
    "whose_troops": (
        "Vladimir Poutine, dont les troupes bombardent une école, se tait. L'armée malienne aussi.",
        ("Russia", "une école"),
    ),
    "who_has_recourse_to_it": ("Téhéran accuse l'Irak d'avoir eu recours aux gaz de combat.", ("Iraq", None)),
    "proceeds_to": ("L'armée malienne a procédé à des exécutions sommaires.", ("Mali", None)),
    "brokers_keep_no_truce": ("La trêve négociée par Washington est entrée en vigueur lundi.", (None, None)),
    "one_of_two_groups": (
        "Les Wazalendo et le M23 nient tout. Les miliciens ont tué deux bergers.",
        ("Les miliciens", "deux bergers"),
    ),
    "the_one_that_fights_there": (
        "L'Iran soutient le Hezbollah. À Goma, en RDC, le M23 nie tout. Les rebelles ont tué deux bergers.",
        ("M23", "deux bergers"),
    ),
    "told_by_who_reports_it": (
        "Le ministère arménien de la Défense fait état de bombardements menés par l'armée azerbaïdjanaise.",
        ("Azerbaijan", None),
    ),
    "from_a_country_that_is_not_theirs": (
        "Des guérilleros colombiens de l'ELN ont tué deux bergers.",
        ("ELN", "deux bergers"),
    ),
    "a_site_that_was_attacked": ("L'attaque d'une gendarmerie a fait six morts.", (None, "une gendarmerie")),
    "whose_own_are_accused": (
        "L'ONU accuse l'armée malienne de bloquer les secours lors de ses raids.",
        ("Mali", None),
    ),
    "of_who_speaks": (
        "« Nous avons tué trois rebelles », a déclaré le porte-parole de l'armée malienne.",
        ("Mali", "trois rebelles"),
    ),
    "of_one_listed_apart": (
        "Dix civils ont été blessés par des tirs de l'armée malienne et trois autres par les rebelles du M23.",
        ("Mali", "civils"),
    ),
    "who_is_behind_it": ("Les rebelles du M23 seraient à l'origine de l'attaque d'un pont.", ("M23", "un pont")),
    "who_is_answerable": ("Le M23 est responsable de l'attaque d'un pont.", ("M23", "un pont")),
    "who_its_authors_are": ("Les auteurs de l'attaque d'un pont seraient des rebelles du M23.", ("M23", "un pont")),
    "who_fell_into_it": ("Un convoi est tombé dans une embuscade.", (None, "Un convoi")),
    "to_whom_it_was_dealt": (
        "Des rebelles du M23 ont tendu une embuscade à un convoi.",
        ("M23", "un convoi"),
    ),
    "from_where_they_came": (
        "L'attaque a été menée par des hommes armés venus du Soudan.",
        ("des hommes armés venus du Soudan", None),
    ),
    "both_who_signed": (
        "Le gouvernement malien et les rebelles ont signé un cessez-le-feu.",
        ("Mali", "les rebelles"),
    ),
    "aimed_behind_where_it_was": (
        "Une attaque a été menée par le M23 près de la localité de Larba contre un convoi.",
        ("M23", "un convoi"),
    ),
    "who_describes_it": ("L'assaut a été décrit comme une embuscade par l'armée malienne.", (None, None)),
    "who_fights_before_who_suffers": (
        "Des rebelles du M23 ont enlevé douze personnes. Ils ont attaqué un convoi.",
        ("M23", "un convoi"),
    ),
    "who_was_abducted": (
        "L'enlèvement de neuf membres de l'armée malienne a été revendiqué.",
        (None, "neuf membres de l'armée malienne"),
    ),
    "laid_to_by_whom": (
        "Un policier a été tué dans un attentat attribué par les autorités à l'ELN.",
        ("ELN", "policier"),
    ),
    "who_was_killed_in_it": ("Six soldats ont été tués dans une attaque.", (None, "soldats")),
    "what_was_struck": ("Une maison a été touchée par une frappe.", (None, "Une maison")),
    "what_was_the_target": ("Un convoi a été la cible d'une attaque.", (None, "Un convoi")),
    "people_are_no_party": (
        "Une frappe israélienne a visé des civils iraniens.",
        ("Israel", "civils iraniens"),
    ),
    "a_list": (
        "L'armée a bombardé des écoles, des ponts et des marchés.",
        ("L'armée", "des écoles, des ponts et des marchés"),
    ),
    "losses_given": (
        "L'armée malienne a infligé de lourdes pertes aux jihadistes.",
        ("Mali", "jihadistes"),
    ),
    "who_announces_a_sending": ("Le Rwanda annonce l'envoi de 600 soldats au Mozambique.", ("Rwanda", None)),
    "another_sends": (
        "L'Ukraine a annoncé l'envoi de troupes nord-coréennes dans la région de Koursk.",
        ("North Korea", None),
    ),
    "whom_it_points_at": (
        "L'armée rwandaise avance. Cette force étrangère a bombardé une école du Mozambique.",
        ("Rwanda", "une école du Mozambique"),
    ),
    "engaged": ("L'armée malienne se livre à des combats sanglants avec le M23.", ("Mali", "M23")),
    "withstood": ("Une attaque repoussée par l'armée malienne a fait six morts.", (None, None)),
    "opposing_behind_the_verb": (
        "Des affrontements ont eu lieu jeudi opposant des soldats maliens et des combattants du M23.",
        ("Mali", "M23"),
    ),
    "where_it_lies_is_no_target": ("Un attentat près d'un hôtel sur la colline a fait deux morts.", (None, None)),
    "behind_a_time": ("Un assaut en novembre de l'armée malienne a fait dix morts.", ("Mali", None)),
    "invaded": ("L'invasion de la Pologne en 1939 a tout changé.", (None, "Poland")),
    "invading": ("L'invasion de l'armée russe en 2022 a tout changé.", ("Russia", None)),
    "of_another_act": (
        "Des frappes de l'armée malienne depuis une offensive menée par le M23 continuent.",
        ("Mali", None),
    ),
    "unidentified": (
        "Des hommes armés non identifiés ont attaqué un convoi.",
        ("Des hommes armés non identifiés", "un convoi"),
    ),
    "soldiers_of_a_state": (
        "Des rebelles ont tué six soldats éthiopiens dans une embuscade.",
        (None, "Ethiopia"),
    ),
    "soldiers_of_the_state_of_the_place": (
        "Au Mali, l'armée malienne a la paix.\n\nÀ Goma, six soldats sont morts dans une attaque des rebelles.",
        ("rebelles", "DR Congo"),
    ),
    "accused_of_what_a_gerund_goes_on": (
        "Kiev accuse l'armée russe d'avoir lancé des frappes, brisant la trêve.",
        ("Russia", None),
    ),
    "what_somebody_sets_about": (
        "Une colonne de rebelles s'est attaquée au poste de police de Tiffa.",
        ("Une colonne de rebelles", "poste de police de Tiffa"),
    ),
    "who_bears_the_name_of_a_leader": (
        "Béchir Gemayel est assassiné dans un attentat à Beyrouth.",
        (None, "Béchir Gemayel"),
    ),
    "whom_a_state_sends": ("Le Mali a dépêché six cents soldats maliens à Gao.", ("Mali", "six cents soldats maliens")),
    "anybody_harmed": (
        "Trois personnes ont été tuées dans un attentat à Bagdad.",
        (None, None),
    ),
    "who_are_displaced_are_told_in_words": (
        "Six cents Arméniens ont fui la ville de Martouni.",
        (None, "Six cents Arméniens"),
    ),
    "of_forces_that_fight_the_state": (
        "Au Cameroun, onze caporaux sont morts dans un raid imputé aux forces séparatistes.",
        ("forces séparatistes", "Cameroon"),
    ),
    "named_behind_where_it_is_from": (
        "Onze maçons ont péri dans un raid du mouvement islamiste somalien, Boko Haram.",
        ("Boko Haram", "maçons"),
    ),
    "since_what_another_did": (
        "C'est le raid le plus long depuis la signature par le président malien d'un pacte.",
        (None, None),
    ),
    "name_behind_armed": (
        "Un raid imputé aux tireurs du groupe armé CODECO a fait six morts.",
        ("CODECO", None),
    ),
    "name_with_a_number": ("Un raid imputé au groupe armé 3R a fait six morts.", ("3R", None)),
    "laid_to_some_who_are_qualified": (
        "Un raid imputé à de présumés insurgés a visé une école.",
        ("présumés insurgés", "une école"),
    ),
    "laid_to_the_guns_of_a_side": (
        "Les Houthis imputent les tirs sur un marché à l'artillerie de l'armée saoudienne.",
        ("Saudi Arabia", "un marché"),
    ),
    "set_upon": ("Des miliciens ivres se sont acharnés sur un boulanger.", ("Des miliciens ivres", "un boulanger")),
    "target_of": ("Le village de Tiffa a été la cible d'hommes armés.", ("hommes armés", None)),
    "target_of_acts": ("Des imams ont été la cible d'attaques de rebelles.", ("rebelles", "imams")),
    "those_told_behind_the_verb": (
        "Les combats ont repris lundi à Tiffa entre l'armée malienne et le M23.",
        ("Mali", "M23"),
    ),
}


@pytest.mark.parametrize(("text", "parties"), PARTIES.values(), ids=PARTIES)
def test_actor_and_target(text: str, parties: tuple[str | None, str | None]) -> None:
    event = events_of(text)[0]
    actor, target = event.actor, event.target
    assert (actor.name if actor else None, (target.name or target.text) if target else None) == parties
