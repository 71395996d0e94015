"""Sentences: where one ends and the next begins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.packs.loader import load_packs
from selon.read.sentences import LONGEST, split_sentences
from selon.read.tokens import tokenize

WRAPPED = (
    "Les soldats du poste avancé ont quitté la colline dans la\n"
    "nuit de lundi à mardi après des tirs venus de la plaine et\n"
    "Nadiv a été reprise sans combat par les unités venues du\n"
    "Nord, selon un officier qui commande la région depuis un\n"
    "an et demi. Les habitants, eux, ne sont pas revenus car\n"
    "des mines restent dans les champs."
)
ROWS: tuple[tuple[str, list[str]], ...] = (
    ("Un tir a eu lieu. Deux morts.", ["Un tir a eu lieu.", "Deux morts."]),
    ("un otage.Des combattants partent", ["un otage.", "Des combattants partent"]),
    ("Selon M. Dalvo, rien. Fin", ["Selon M. Dalvo, rien.", "Fin"]),
    ("Le Dr. Aroud et J. Sil partent.", ["Le Dr. Aroud et J. Sil partent."]),
    ("Un soldat de l'O.R.K. est parti. Fin", ["Un soldat de l'O.R.K. est parti.", "Fin"]),
    ("Il vise l'O.R.K. Le port brûle.", ["Il vise l'O.R.K.", "Le port brûle."]),
    ("« Nous partons. » Il sort.", ["« Nous partons. »", "Il sort."]),
    ('Il dit: "Non." Elle sort.', ['Il dit: "Non."', "Elle sort."]),
    ("Un titre\nDeux morts à Nadiv", ["Un titre", "Deux morts à Nadiv"]),
    ("une ligne\nqui continue", ["une ligne\nqui continue"]),
    ("Un titre\n\nsuite", ["Un titre", "suite"]),
    (
        "Deux morts\n\nTrois gardes du vieux fort de Nadiv ont été tués\n\nau cours d'un assaut mené par la tribu.",
        ["Deux morts", "Trois gardes du vieux fort de Nadiv ont été tués\n\nau cours d'un assaut mené par la tribu."],
    ),
    (
        "Deux morts\n\nTrois gardes du vieux fort de Nadiv ont été tués\n\npar notre envoyé spécial au port, Jo Dal",
        [
            "Deux morts",
            "Trois gardes du vieux fort de Nadiv ont été tués",
            "par notre envoyé spécial au port, Jo Dal",
        ],
    ),
    ("Quoi ? Rien ! Non… Si.", ["Quoi ?", "Rien !", "Non…", "Si."]),
    ("Il est 20.30 et 3.5 km", ["Il est 20.30 et 3.5 km"]),
    ("(Deux morts.) Un blessé.", ["(Deux morts.)", "Un blessé."]),
    ("", []),
    (
        "Des hommes de l'Armée de libération du\nNadiv ont fui.",
        ["Des hommes de l'Armée de libération du\nNadiv ont fui."],
    ),
)


def sentences_of(text: str) -> list[str]:
    spelling = load_packs().languages["fr"].spelling
    return [text[s.start : s.end] for s in split_sentences(tokenize(text, spelling), spelling)]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[repr(text) for text, _ in ROWS])
def test_sentences_of_a_text(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


def test_lines_wrapped_at_a_width_go_on() -> None:
    assert len(sentences_of(WRAPPED)) == 2


def test_an_endless_sentence_is_cut_at_a_comma() -> None:
    found = sentences_of("un soldat, " * 500)
    assert len(found) > 500 * 3 // LONGEST
    assert all(sentence.endswith(",") for sentence in found)


@given(st.text(alphabet='aB.!?"«»(), \n1', max_size=300))
def test_every_token_is_in_one_sentence(text: str) -> None:
    spelling = load_packs().languages["fr"].spelling
    tokens = tokenize(text, spelling)
    sentences = split_sentences(tokens, spelling)
    assert sum(s.last - s.first for s in sentences) == len(tokens)
    assert all(a.last == b.first for a, b in pairwise(sentences))
    assert all(s.last - s.first <= LONGEST for s in sentences)
