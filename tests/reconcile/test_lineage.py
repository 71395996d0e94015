"""Copies: cut, retitled and updated texts are one voice; a shared paragraph makes none."""

from __future__ import annotations

import pytest
from tests.reconcile.invented import origin

from selon.clean.fingerprint import make_fingerprint
from selon.model.document import Document
from selon.packs.page import load_page_words
from selon.reconcile.details import details_of
from selon.reconcile.lineage import find_lineages, share_of_shorter
from selon.reconcile.weights import load_weights

NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def words(start: int, count: int) -> str:
    """A text of words that no other stretch of numbers has."""
    return " ".join(f"{NUMBERS[n % 12]}{n}" for n in range(start, start + count))


def families(*texts: str) -> list[tuple[str, ...]]:
    """The families of documents with these texts, published day after day."""
    found = []
    for number, text in enumerate(texts):
        made = make_fingerprint(Document(id=f"d{number}", name=f"d{number}", text=text), (), load_page_words(None))
        found.append(origin(f"d{number}", f"2031-03-0{number + 1}", print=made))
    return [one.documents for one in find_lineages(found, load_weights())]


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        pytest.param(words(0, 300), True, id="the same"),
        pytest.param("a new title " + words(0, 300), True, id="another title"),
        pytest.param(words(0, 150), True, id="cut to a half"),
        pytest.param(words(900, 30) + " " + words(40, 260), True, id="another lead"),
        pytest.param(words(0, 60) + " " + words(900, 240), False, id="one paragraph in common"),
        pytest.param(words(900, 300), False, id="nothing in common"),
    ],
)
def test_copies_are_told_from_neighbours(other: str, is_copy: bool) -> None:  # noqa: FBT001  a case's column
    assert families(words(0, 300), other) == ([("d0", "d1")] if is_copy else [])


def test_the_oldest_is_the_root() -> None:
    assert families(words(0, 200), words(0, 200), words(0, 200)) == [("d0", "d1", "d2")]


def test_the_share_of_the_shorter_follows_from_likeness_and_lengths() -> None:
    assert share_of_shorter(0.5, 100, 100) == pytest.approx(2 / 3)
    assert share_of_shorter(1.0, 100, 100) == pytest.approx(1.0)


def test_details_are_names_and_numbers_inside_sentences() -> None:
    one, two = "The guard of Vilmar lost 17 men.", "At Vilmar 17 men of the guard fell."
    assert set(details_of(one)) & set(details_of(two))
    assert not details_of("Nothing. Here. Counts.")


def test_two_renderings_of_one_statement_are_one_voice() -> None:
    details = tuple(range(20))
    a = origin("d1", "2031-03-01", details=details)
    b = origin("d2", "2031-03-02", details=(*details[:17], *range(100, 105)))
    c = origin("d3", "2031-03-02", details=(*details[:8], *range(200, 212)))
    assert [one.documents for one in find_lineages([a, b, c], load_weights())] == [("d1", "d2")]
