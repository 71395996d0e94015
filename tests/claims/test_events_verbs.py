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
    "entry": ("Les FAMa ont fait leur entrée à Kidal mardi.", "capture"),
    "possession": ("Les terroristes ont pris possession du camp de Djibo.", "capture"),
    "under_occupation": ("Le village de Bambo est passé sous occupation des rebelles.", "capture"),
    "packed_up": ("Les rebelles ont plié bagage de Goma mardi.", "withdrawal"),
    "posts_deserted": ("Les militaires ont déserté leurs positions à Goma.", "withdrawal"),
    "own_withdrawal": ("Le M23 a annoncé son retrait de Walikale.", "withdrawal"),
    "came_to_blows": ("Les FARDC et les Maï-Maï se sont accrochés à Beni.", "clash"),
    "herders": ("Un conflit entre éleveurs et agriculteurs a fait douze morts à Sarh.", "clash"),
    "more_men": ("Les rebelles ont renforcé leurs effectifs à Kiwanja.", "deployment"),
    "quarters": ("Un bataillon de commandos a pris ses quartiers à Beni.", "deployment"),
    "embargo": ("La ville de Léré est sous embargo des terroristes depuis mai.", "blockade"),
    "barriers": ("Les rebelles ont érigé des barrières sur la route de Goma.", "blockade"),
    "towards_a_refuge": ("Les rescapés blessés par les rebelles se dirigent vers Goma.", "displacement"),
    "bags_packed": ("Les habitants de Beni ont plié bagage vendredi.", "displacement"),
    "gone": ("Le contingent du Botswana est déjà parti.", "withdrawal"),
    "pledge": ("La CODECO a signé un acte d'engagement de cessation des hostilités.", "ceasefire"),
    "surrounded": ("Des hommes armés ont encerclé le village avant d'égorger trois invités à Beni.", "attack"),
    "treated_from_the_air": ("Des vecteurs aériens ont traité un regroupement de terroristes.", "strike"),
}
NO_ACTS = {
    "killed_among_displaced": "Le bilan fait état de neuf déplacés morts.",
    "runners": "Les coureurs sont partis de Goma loin des combats.",
    "order": "La situation est sous contrôle à Goma, dit l'armée.",
    "arms_embargo": "Le pays est sous embargo sur les armes depuis 2005.",
    "union_left": "Le Niger a annoncé son retrait de la CEDEAO.",
    "dispute": "Le conflit entre les deux ministres a fait du bruit.",
    "power_given_up": "Les militaires ont cédé le pouvoir aux civils.",
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


def test_an_attack_of_years_ago_is_no_strike_of_today() -> None:
    """What an army bombs today tells nothing of how a base was attacked in another year."""
    text = (
        "L'armée a bombardé Tilma mercredi. En mars 2020, cent soldats avaient péri dans l'attaque de la base de Bol."
    )
    assert [event.type for event in events_of(text)] == ["strike", "attack"]


def test_a_teaser_within_a_sentence_tells_no_act() -> None:
    """What stands in the title of another story is not told by this one, though no mark parts it from the report."""
    text = (
        "Trois gardes ont été blessés lundi à Djibo.\n\nLe convoi de Djibo a été pillé lundi. "
        "Lire aussi : Burkina Faso : quinze civils tués dans un bombardement "
        "Des volontaires de la défense du pays encadraient la colonne, que suivaient trois blindés."
    )
    assert "strike" not in {event.type for event in events_of(text)}


ACCUSED = {
    "one": ("Le M23 a quitté Uvira. L'ONG Vigie l'accuse d'y avoir exécuté six civils.", "M23"),
    "many": ("Les rebelles du M23 ont quitté Goma. L'ONU les accuse d'avoir massacré des villageois.", "M23"),
    "state": ("Le M23 est à Goma. Kinshasa l'accuse d'avoir bombardé Minova.", "M23"),
}


@pytest.mark.parametrize(("text", "actor"), ACCUSED.values(), ids=ACCUSED)
def test_whom_a_pronoun_accuses_acts(text: str, actor: str) -> None:
    """The pronoun of an accusation stands for the side told of in the sentence before."""
    last = events_of(text)[-1]
    assert last.actor is not None
    assert (last.type in {"attack", "strike"}, last.actor.name) == (True, actor)
