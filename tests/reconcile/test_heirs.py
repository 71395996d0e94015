"""Old ids of incidents: a merger redirects, a split lists heirs, a withdrawal leaves none."""

from __future__ import annotations

import pytest

from selon.model.findings import Incident
from selon.reconcile.heirs import heirs_of


def incident(*claims: str) -> Incident:
    return Incident(
        id=claims[0],
        type=None,
        place=None,
        country=None,
        since=None,
        until=None,
        claims=claims,
        documents=(),
        voices=1,
        claimants=(),
    )


@pytest.mark.parametrize(
    ("old", "new", "heirs"),
    [
        pytest.param(incident("b"), [incident("a", "b")], ("a",), id="merged"),
        pytest.param(incident("a", "b", "c"), [incident("a"), incident("b", "c")], ("b", "a"), id="split"),
        pytest.param(incident("a"), [incident("a", "b")], ("a",), id="kept"),
        pytest.param(incident("a"), [incident("b")], (), id="withdrawn"),
    ],
)
def test_old_ids_lead_to_the_new(old: Incident, new: list[Incident], heirs: tuple[str, ...]) -> None:
    assert heirs_of([old], new)[old.id] == heirs
