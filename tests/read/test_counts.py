"""Counts: every form in which a text says how many."""

from __future__ import annotations

import pytest

from selon.model.counts import Count
from selon.packs.loader import load_packs
from selon.read.counts import find_counts
from selon.read.tokens import tokenize

Bounds = tuple[str, int | None, int | None, bool]
"""The words of the figure, its bounds, and whether it is about."""

ROWS: tuple[tuple[str, tuple[Bounds, ...]], ...] = (
    ("3 morts", (("3", 3, 3, False),)),
    ("1.250 morts", (("1.250", 1250, 1250, False),)),
    ("1 250 morts", (("1 250", 1250, 1250, False),)),
    ("1\u00a0250 morts", (("1\u00a0250", 1250, 1250, False),)),
    ("1\u202f250 morts", (("1\u202f250", 1250, 1250, False),)),
    ("1,250 morts", (("1,250", 1250, 1250, False),)),
    ("120 000 déplacés", (("120 000", 120_000, 120_000, False),)),
    ("120\n000 déplacés", (("120\n000", 120_000, 120_000, False),)),
    ("2.300.000 réfugiés", (("2.300.000", 2_300_000, 2_300_000, False),)),
    ("1,5 million de réfugiés", (("1,5 million", 1_500_000, 1_500_000, False),)),
    ("3 millions de personnes", (("3 millions", 3_000_000, 3_000_000, False),)),
    ("500.000 personnes", (("500.000", 500_000, 500_000, False),)),
    ("40 mille familles", (("40 mille", 40_000, 40_000, False),)),
    ("deux soldats", (("deux", 2, 2, False),)),
    ("vingt et un soldats", (("vingt et un", 21, 21, False),)),
    ("vingt-et-un soldats", (("vingt-et-un", 21, 21, False),)),
    ("trente-deux soldats", (("trente-deux", 32, 32, False),)),
    ("soixante-dix-sept soldats", (("soixante-dix-sept", 77, 77, False),)),
    ("soixante et onze soldats", (("soixante et onze", 71, 71, False),)),
    ("quatre-vingts soldats", (("quatre-vingts", 80, 80, False),)),
    ("quatre-vingt-dix-neuf soldats", (("quatre-vingt-dix-neuf", 99, 99, False),)),
    ("quatre vingt treize soldats", (("quatre vingt treize", 93, 93, False),)),
    ("septante soldats", (("septante", 70, 70, False),)),
    ("cent vingt soldats", (("cent vingt", 120, 120, False),)),
    ("deux cents soldats", (("deux cents", 200, 200, False),)),
    ("trois cent quarante-six soldats", (("trois cent quarante-six", 346, 346, False),)),
    ("mille deux cent cinquante soldats", (("mille deux cent cinquante", 1250, 1250, False),)),
    ("deux mille soldats", (("deux mille", 2000, 2000, False),)),
    ("quarante-six (46) soldats", (("quarante-six (46)", 46, 46, False),)),
    ("Quarante mille cinq cents civils", (("Quarante mille cinq cents", 40_500, 40_500, False),)),
    ("un soldat", (("un", 1, 1, False),)),
    ("une femme", (("une", 1, 1, False),)),
    ("aucun soldat", (("aucun", 0, 0, False),)),
    ("aucune victime", (("aucune", 0, 0, False),)),
    ("plusieurs soldats", (("plusieurs", 2, None, False),)),
    ("quelques soldats", (("quelques", 2, None, False),)),
    ("au moins 29 morts", (("au moins 29", 29, None, False),)),
    ("au moins une femme", (("au moins une", 1, None, False),)),
    ("plus de 130 morts", (("plus de 130", 130, None, False),)),
    ("plus d'une centaine de morts", (("plus d'une centaine", 100, None, False),)),
    ("plus d’un millier de morts", (("plus d’un millier", 1000, None, False),)),
    ("pas moins de 12 morts", (("pas moins de 12", 12, None, False),)),
    ("29 morts au moins", (("29", 29, None, False),)),
    ("jusqu'à 40 morts", (("jusqu'à 40", None, 40, False),)),
    ("moins de 10 morts", (("moins de 10", None, 10, False),)),
    ("environ 300 morts", (("environ 300", 300, 300, True),)),
    ("près de 5 000 morts", (("près de 5 000", 5000, 5000, True),)),
    ("quelque 300 morts", (("quelque 300", 300, 300, True),)),
    ("quelques 300 morts", (("quelques 300", 300, 300, True),)),
    ("autour de 60 morts", (("autour de 60", 60, 60, True),)),
    ("une vingtaine de morts", (("une vingtaine", 20, 20, True),)),
    ("une demi-douzaine de morts", (("une demi-douzaine", 6, 6, True),)),
    ("une centaine de morts", (("une centaine", 100, 100, True),)),
    ("un millier d'otages", (("un millier", 1000, 1000, True),)),
    ("près d'une trentaine de morts", (("près d'une trentaine", 30, 30, True),)),
    ("au moins une dizaine de morts", (("au moins une dizaine", 10, None, False),)),
    ("des dizaines de morts", (("des dizaines", 20, None, False),)),
    ("des centaines de morts", (("des centaines", 200, None, False),)),
    ("des milliers de morts", (("des milliers", 2000, None, False),)),
    ("plusieurs dizaines de morts", (("plusieurs dizaines", 20, None, False),)),
    ("plusieurs centaines de milliers de personnes", (("plusieurs centaines de milliers", 200_000, None, False),)),
    ("plusieurs dizaines de milliers d'habitants", (("plusieurs dizaines de milliers", 20_000, None, False),)),
    ("des milliers d’habitants", (("des milliers", 2000, None, False),)),
    ("de 2000 à 3000 combattants", (("de 2000 à 3000", 2000, 3000, False),)),
    ("entre 20 et 30 morts", (("entre 20 et 30", 20, 30, False),)),
    ("20 à 30 morts", (("20 à 30", 20, 30, False),)),
    ("20-30 morts", (("20-30", 20, 30, False),)),
    ("quatre ou cinq hommes", (("quatre ou cinq", 4, 5, False),)),
    ("entre une dizaine et une vingtaine de morts", (("entre une dizaine et une vingtaine", 10, 20, False),)),
    ("dix morts et vingt blessés", (("dix", 10, 10, False), ("vingt", 20, 20, False))),
    ("trois civils et deux soldats", (("trois", 3, 3, False), ("deux", 2, 2, False))),
    ("trente et deux cents", (("trente", 30, 30, False), ("deux cents", 200, 200, False))),
    ("13 autres blessés", (("13 autres", 13, 13, False),)),
    ("un million deux cent mille réfugiés", (("un million deux cent mille", 1_200_000, 1_200_000, False),)),
    ("une bonne vingtaine de morts", (("une bonne vingtaine", 20, 20, True),)),
    ("entre 2 et 3 millions de personnes", (("entre 2 et 3 millions", 2_000_000, 3_000_000, False),)),
    ("quatre à cinq cents hommes", (("quatre à cinq cents", 400, 500, False),)),
    ("TROIS MORTS", (("TROIS", 3, 3, False),)),
    ("pres de 300 morts", (("pres de 300", 300, 300, True),)),
    ("jusqu'a 40 morts", (("jusqu'a 40", None, 40, False),)),
)

NO_COUNTS = ("9e jour", "20h30", "le M23", "RPG-7", "aujourd'hui", "")


def counts_of(text: str) -> list[Count]:
    """The counts of a text, a bare *de* that counts nothing left out."""
    language = load_packs().languages["fr"]
    return find_counts(tokenize(text, language.spelling), language.numerals)


def told(text: str, count: Count) -> Bounds:
    """A count as the rows write it."""
    tokens = tokenize(text, load_packs().languages["fr"].spelling)
    return tokens.words(count.first, count.last), count.least, count.most, count.approx


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_bounds_of_counts(text: str, expected: tuple[Bounds, ...]) -> None:
    assert tuple(told(text, count) for count in counts_of(text)) == expected


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_is_no_count(text: str) -> None:
    assert not counts_of(text)


def test_others_add_to_what_was_counted() -> None:
    assert [count.adds for count in counts_of("deux morts et trois autres")] == [False, True]


@pytest.mark.parametrize("text", ["deux des otages", "trois d'entre eux", "cinq parmi les blessés"])
def test_a_part_is_taken_of_a_whole(text: str) -> None:
    assert [count.takes_part for count in counts_of(text)] == [True]


def test_a_number_without_end_is_no_count_and_no_fault() -> None:
    assert not counts_of("9" * 4000 + " morts")


def test_the_words_that_tie_a_collective_belong_to_its_reach() -> None:
    (count,) = counts_of("une vingtaine de morts")
    assert (count.last, count.reach) == (2, 3)
