"""The words of figures, told by rows of `tolls.tsv`; how tolls stand to each other, and what every toll must be."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, load_rows, parts_of, told, tolls_of

from selon.model.claim import Toll

CAMPS = Case(
    "",
    "L'Arménie et l'Azerbaïdjan s'affrontent au Haut-Karabakh. "
    "Les deux camps affirment que quarante soldats ont été tués.",
)


def words_of(toll: Toll) -> str:
    return toll.figure.text


@pytest.mark.parametrize(("case", "expected"), load_rows("tolls.tsv"))
def test_figures_of_a_text(case: Case, expected: list[str]) -> None:
    assert told(case, words_of) == expected


@pytest.mark.parametrize(("case", "expected"), load_rows("parts.tsv"))
def test_parts_point_at_their_whole(case: Case, expected: list[str]) -> None:
    assert parts_of(case) == expected


def test_both_camps_are_two_tolls_with_ids_of_their_own() -> None:
    found = tolls_of(CAMPS)
    assert {toll.source.party for toll in found if toll.source} == {"Armenia", "Azerbaijan"}
    assert len({toll.id for toll in found}) == 2


@pytest.mark.parametrize("field", ["outcome", "source", "status", "side", "since", "scope", "places"])
def test_every_set_field_has_its_reason(field: str) -> None:
    text = "Douze soldats ukrainiens ont été tués lundi à Kramatorsk, selon Kiev."
    (toll,) = tolls_of(Case("2024-05-15", text))
    reason = toll.why[field]
    assert reason.rule
    assert all(0 <= start < end <= len(text) for start, end in reason.spans)
