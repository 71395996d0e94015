"""Tokens: where words, numbers and marks begin and end, over anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.model.tokens import MARK, MIXED, NUMBER, WORD, Tokens
from selon.packs.loader import load_packs
from selon.read.tokens import tokenize

ROWS: tuple[tuple[str, list[str]], ...] = (
    ("cessez-le-feu", ["cessez-le-feu"]),
    ("le M23", ["le", "m23"]),
    ("à 20h30", ["à", "20h30"]),
    ("du 7-Octobre", ["du", "7", "-", "octobre"]),
    ("mars-mai 2015", ["mars", "-", "mai", "2015"]),
    ("3 mai-6 juin", ["3", "mai", "-", "6", "juin"]),
    ("mai-68ards", ["mai-68ards"]),
    ("l’armée", ["l'", "armée"]),
    ("L'ONU", ["l'", "onu"]),
    ("aujourd’hui", ["aujourd'hui"]),
    ("aujourd'hui", ["aujourd'hui"]),
    ("''oui''", ["''", "oui", "''"]),
    ("l’« axe »", ["l'", "«", "axe", "»"]),
    ("affirme-t-il", ["affirme", "-t-il"]),
    ("affirme‑t‑elle", ["affirme", "-t-elle"]),
    ("dit-il.", ["dit", "-il", "."]),
    ("celui-ci", ["celui", "-ci"]),
    ("Saint-Denis-le-Vieux", ["saint-denis-le-vieux"]),
    ("1 250 morts", ["1 250", "morts"]),
    ("1\u202f250,5", ["1\u202f250,5"]),
    ("3.000.000", ["3.000.000"]),
    ("12,5 %", ["12,5", "%"]),
    ("9e jour", ["9e", "jour"]),
    ("2020-09-27", ["2020", "-", "09", "-", "27"]),
    ("sol\u00addats", ["soldats"]),
    ("e\u0301te\u0301", ["été"]),
    ("l'O.R.T.K. nie", ["l'", "ortk", "nie"]),
    ("à l'U.O. et à la R.K.", ["à", "l'", "uo", "et", "à", "la", "r", ".", "k", "."]),
    ("A.B. Sorel", ["a", ".", "b", ".", "sorel"]),
    ("otage.Des", ["otage", ".", "des"]),
    ("fin...", ["fin", "..."]),
    ("<!-- x -->", ["<!--", "x", "-->"]),
    ("\ufeffOui", ["oui"]),
    ("", []),
)
MIXTURE = st.text(alphabet="aéL'’«»\"“”()[]-‑–.,:;!?…_ \n\u00a0\u00ad\u0301\u200b019eE中م", max_size=200)


def tokens_of(text: str) -> Tokens:
    return tokenize(text, load_packs().languages["fr"].spelling)


@pytest.mark.parametrize(("text", "lows"), ROWS, ids=[repr(text) for text, _ in ROWS])
def test_tokens_of_a_text(text: str, lows: list[str]) -> None:
    assert tokens_of(text).lows == lows


def test_kinds_tell_words_numbers_and_marks() -> None:
    assert tokens_of("le 9e jour, 12 morts").kinds == [WORD, MIXED, WORD, MARK, NUMBER, WORD]


def test_line_ends_before_a_token_are_counted() -> None:
    assert tokens_of("a b\nc\n\n d").breaks == [0, 0, 1, 2]


@given(st.one_of(st.text(max_size=200), MIXTURE))
def test_tokens_lie_in_order_within_any_text(text: str) -> None:
    tokens = tokens_of(text)
    bounds = [bound for pair in zip(tokens.starts, tokens.ends, strict=True) for bound in pair]
    assert bounds == sorted(bounds)
    assert all(start < end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert tokens.lows == tokens_of(text).lows
