"""Fingerprints: copies are alike, others are not; marks of agencies."""

from __future__ import annotations

import pytest

from selon.clean.fingerprint import make_fingerprint
from selon.model.agency import find_agencies
from selon.model.document import Document, Passage
from selon.model.fingerprint import likeness
from selon.packs.page import load_page_words

WORDS = load_page_words("fr")
TEXT = " ".join(f"Le village numéro {n} a été vidé de ses {n * 7} habitants par la milice du col." for n in range(12))
OTHER = " ".join(
    f"La récolte {n} du verger de pommes dépasse de {n * 3} paniers celle de l'an passé." for n in range(12)
)


def test_copies_are_alike_and_others_are_not() -> None:
    one = make_fingerprint(Document(id="1", name="1", text=TEXT), (), WORDS)
    two = make_fingerprint(Document(id="2", name="2", text=f"Autre titre. {TEXT.upper()}"), (), WORDS)
    three = make_fingerprint(Document(id="3", name="3", text=OTHER), (), WORDS)
    assert likeness(one, one) == 1.0
    assert likeness(one, two) > 0.8
    assert likeness(one, three) < 0.1


def test_cuts_do_not_count() -> None:
    menu = "Accueil Monde Sport " * 20
    cut = (Passage(0, len(menu), "boilerplate", "menu"),)
    bare = make_fingerprint(Document(id="1", name="1", text=TEXT), (), WORDS)
    full = make_fingerprint(Document(id="2", name="2", text=menu + TEXT), cut, WORDS)
    assert likeness(bare, full) == 1.0


def test_short_texts_have_no_fingerprint() -> None:
    short = make_fingerprint(Document(id="1", name="1", text="Douze morts."), (), WORDS)
    assert short.values == ()
    assert likeness(short, short) == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Douze morts à Brumeval (AFP)", ("AFP",), id="brackets"),
        pytest.param("BRUMEVAL, 4 mars (Reuters) - Douze morts", ("Reuters",), id="dateline"),
        pytest.param("Le Fanal avec AFP et Reuters", ("AFP", "Reuters"), id="byline"),
        pytest.param("Fin du texte.\nAFP", ("AFP",), id="last line"),
        pytest.param("Le directeur de l'AFP a été reçu par le maire de Brumeval.", (), id="an agency told of"),
        pytest.param("Douze morts à Brumeval.", (), id="none"),
    ],
)
def test_agencies_are_found_by_their_marks(text: str, expected: tuple[str, ...]) -> None:
    assert find_agencies(text, WORDS) == expected


def test_who_took_a_picture_did_not_write_the_report() -> None:
    picture = "Montage de la rédaction avec AFP"
    text = f"{picture}\n\n{TEXT}"
    shown = (Passage(0, len(picture), "caption", "credit"),)
    assert make_fingerprint(Document(id="1", name="1", text=text), (), WORDS).marks == ("AFP",)
    assert make_fingerprint(Document(id="1", name="1", text=text), shown, WORDS).marks == ()
