"""Nearness: places of unknown position, names with a slip, figures that are rare."""

from __future__ import annotations

import pytest

from selon.reconcile.nearness import how_rare, is_slip, relate_sites
from selon.reconcile.sites import Site
from selon.reconcile.weights import load_weights

WEIGHTS = load_weights()
VILMAR = Site("vilmar", "XA", 10.0, 20.0, 6.0)
NEAR_VILMAR = Site("ostrel", "XA", 10.0, 20.0, 20.0, is_guessed=True)
ALSO_NEAR = Site("dunmar", "XA", 10.0, 20.0, 20.0, is_guessed=True)
MISSPELT = Site("vimlar", "XA", 10.0, 20.0, 20.0, is_guessed=True)
HILLS = Site("hills", "XA", 10.5, 20.0, 120.0)
BEYOND = Site("ostrel", "XA", 12.0, 20.0, 6.0)
FAR = Site("tabor", "XA", 14.0, 24.0, 6.0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(VILMAR, MISSPELT, "same_place", id="a slip in the name"),
        pytest.param(NEAR_VILMAR, VILMAR, "inside", id="named beside the known place"),
        pytest.param(NEAR_VILMAR, ALSO_NEAR, "vicinity", id="two unknown places beside one"),
        pytest.param(NEAR_VILMAR, HILLS, "inside", id="in the region"),
        pytest.param(BEYOND, HILLS, "unknown_place", id="perhaps in the region"),
        pytest.param(HILLS, FAR, "other_place", id="far out of the region"),
        pytest.param(NEAR_VILMAR, FAR, "other_place", id="far away"),
        pytest.param(NEAR_VILMAR, NEAR_VILMAR, "same_place", id="the same unknown place"),
    ],
)
def test_places_of_unknown_position(a: Site, b: Site, expected: str) -> None:
    assert relate_sites(a, b, WEIGHTS) == expected
    assert relate_sites(b, a, WEIGHTS) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("vilmar", "vimlar", True, id="changed places"),
        pytest.param("vilmar", "vilmer", True, id="another letter"),
        pytest.param("vilmar", "villmar", True, id="a letter more"),
        pytest.param("vilmar", "ilmar", False, id="another beginning"),
        pytest.param("vilmar", "valmer", False, id="two letters"),
        pytest.param("goma", "gora", False, id="too short"),
    ],
)
def test_names_with_a_slip(a: str, b: str, expected: bool) -> None:  # noqa: FBT001  a case's column
    assert is_slip(a, b) is is_slip(b, a) is expected


def test_figures_alike_say_the_more_the_rarer_they_are() -> None:
    added = [how_rare(number, number * 1.2, WEIGHTS) for number in (2, 30, 70, 300, 9000)]
    assert added == sorted(added)
    assert added[0] == how_rare(300, 900, WEIGHTS) == 0.0
