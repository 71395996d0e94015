"""Cuts of plain text: furniture, teasers between sentences, other stories; what reports is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import lines_run

from selon.clean.passages import find_passages
from selon.model.document import Document, Passage
from selon.packs.page import load_page_words

ONE = "Douze villageois de Brumeval ont fui leurs maisons lundi, selon le maire de la commune."
TWO = "Le pont de bois a brûlé dans la nuit, ont raconté des habitants réfugiés à la grange."
LONG = f"{ONE} {TWO} Aucun responsable de la milice n'a souhaité commenter ces accusations mercredi soir."
STRANGER = (
    "Orbitron 9 : la console de Zarkov tient-elle ses promesses ?\n"
    "Son processeur graphique Quasar accélère sensiblement les calculs tridimensionnels."
)


def passages_of(text: str) -> tuple[Passage, ...]:
    """The passages of a French text."""
    return find_passages(Document(id="x", name="x", text=text, language="fr"), load_page_words("fr"))


def cuts(text: str) -> list[str]:
    """The words of what is cut, captions and titles not counted."""
    found = passages_of(text)
    return [text[p.start : p.end].strip() for p in found if p.kind in ("boilerplate", "off_topic")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{LONG}\n\nPublicité\n\n{LONG}", ["Publicité"], id="advert"),
        pytest.param(
            f"{LONG}\n\nPartager sur Facebook\nPartager sur X\n\n{LONG}",
            ["Partager sur Facebook\nPartager sur X"],
            id="sharing",
        ),
        pytest.param(
            f"{LONG}\n\n► Lire aussi : Valsombre, trente morts\n\n{LONG}",
            ["► Lire aussi : Valsombre, trente morts"],
            id="teaser line",
        ),
        pytest.param(
            f"{LONG}\n\nNewsletterRecevez nos articles chaque soir",
            ["NewsletterRecevez nos articles chaque soir"],
            id="newsletter",
        ),
        pytest.param(
            f"Brumeval se vide de ses habitants\n\nAccueil\nMonde\nSport\nPodcasts\nLe coin des lecteurs\n\n{LONG}",
            ["Accueil\nMonde\nSport\nPodcasts\nLe coin des lecteurs"],
            id="menu below the title",
        ),
        pytest.param(
            f"{LONG}\n\n{LONG}\n\nArticles populaires\n\nTrente morts à Valsombre\n\nLe loup revient",
            ["Articles populaires\n\nTrente morts à Valsombre\n\nLe loup revient"],
            id="list after the report",
        ),
        pytest.param(
            f"{ONE} Lire aussi : Valsombre : au moins trente morts dans une attaque Le pont a brûlé lundi. {TWO}",
            ["Lire aussi : Valsombre : au moins trente morts dans une attaque"],
            id="teaser glued before an article",
        ),
        pytest.param(
            f'{ONE} Lire aussi : Trente morts à Valsombre "Nous avons tout perdu", raconte un meunier. {TWO}',
            ["Lire aussi : Trente morts à Valsombre"],
            id="teaser glued before a quote",
        ),
        pytest.param(
            f"{ONE} A lire aussi : Trois ponts ont brûlé mardi. {TWO}",
            ["A lire aussi :"],
            id="lead whose title is lost",
        ),
        pytest.param(
            f"{LONG} {LONG} Valsombre : trente morts dans une attaque Près de cent familles ont fui. {TWO}",
            ["Valsombre : trente morts dans une attaque"],
            id="title glued without a lead",
        ),
        pytest.param(
            f'{LONG}\n\n\\<span class="x">JPEG\\</span> - 2.5 Mo\n\n{LONG}',
            ['\\<span class="x">JPEG\\</span> - 2.5 Mo'],
            id="markup",
        ),
        pytest.param(
            f"{ONE}\n\n{TWO}\n\n{STRANGER}\n\n{ONE} Bis.\n\n{TWO} Ter.",
            [STRANGER],
            id="another story inside",
        ),
    ],
)
def test_what_is_no_report_is_cut(text: str, expected: list[str]) -> None:
    assert cuts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LONG, id="one paragraph"),
        pytest.param(f"Brumeval se vide\n\n{LONG}\n\n{LONG}", id="title and paragraphs"),
        pytest.param(
            f"{LONG}\n\nLe bilan :\n- 12 morts ;\n- 30 blessés ;\n- 4 disparus.\n\n{LONG}", id="a list that reports"
        ),
        pytest.param(f"{LONG} Bilan : douze morts, dit le maire. {TWO}", id="a colon in a sentence"),
        pytest.param(f"{LONG} Le journal Le Fanal écrit : douze morts à La Roche. {TWO}", id="capitals of names"),
        pytest.param(
            f"{LONG}\n\nInterrogé, il a dit vouloir « lire aussi la lettre du maire ».\n\n{LONG}",
            id="a lead inside speech",
        ),
        pytest.param("12 morts\n\n3 blessés", id="no prose at all"),
        pytest.param(
            f"{ONE}\n\n{TWO}\n\n{STRANGER}\n\n{ONE} Bis.\n\nQui commande ici ?\n{TWO} Ter.\n\n{TWO} Quater.",
            id="answers of an interview",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_what_reports_is_kept(text: str) -> None:
    assert cuts(text) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Des secouristes cherchent douze disparus à Brumeval, le 4 mars 2021. (Crédit : Ana Brun/AFP)", id="credit"
        ),
        pytest.param("©ANA BRUN / AFP", id="sign"),
        pytest.param("Photo : Ana Brun", id="mark"),
        pytest.param("Des secouristes cherchent douze disparus. ANA BRUN / AFP", id="agency"),
    ],
)
def test_captions_are_marked_and_not_cut(line: str) -> None:
    text = f"{LONG}\n\n{line}\n\n{LONG}"
    assert [text[p.start : p.end] for p in passages_of(text) if p.kind == "caption"] == [line]
    assert cuts(text) == []


def test_known_passages_stay_and_nothing_overlaps_them() -> None:
    text = f"Accueil\n\n{LONG}"
    known = (Passage(0, 7, "boilerplate", "menu"),)
    document = Document(id="x", name="x", text=text, language="fr")
    assert find_passages(document, load_page_words("fr"), known) == known


LINES = st.sampled_from(
    [
        ONE,
        TWO,
        LONG,
        "",
        "Accueil",
        "Lire aussi : Trente morts",
        "► À lire",
        "© AFP",
        "Publicité",
        "Commentaires",
        "12 morts",
        "  ",
        "…",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=15), st.sampled_from(["\n", "\n\n", " ", "\r\n"]))
def test_passages_never_overlap(lines: list[str], between: str) -> None:
    text = between.join(lines)
    last = 0
    for passage in passages_of(text):
        assert last <= passage.start < passage.end <= len(text)
        last = passage.end


@pytest.mark.parametrize("piece", [f"{STRANGER}\n\nUne ligne.\n\n", f"{ONE}\n\n", "Accueil\n", f"Lire aussi : {ONE}\n"])
def test_cutting_grows_no_faster_than_the_text(piece: str) -> None:
    """Ten times the text takes at most eleven times the work, whatever stands in it."""
    passages_of(piece * 20)  # what is kept from text to text is made once
    assert lines_run(lambda: passages_of(piece * 1_000)) <= 11 * lines_run(lambda: passages_of(piece * 100))
