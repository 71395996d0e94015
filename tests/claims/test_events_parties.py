"""Who is told to have acted, and against whom or what, by invented reports."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

PARTIES = {
    "driven_back": ("Les rebelles du M23 ont été repoussés par l'armée malienne.", ("M23", None)),
}


@pytest.mark.parametrize(("text", "parties"), PARTIES.values(), ids=PARTIES)
def test_actor_and_target(text: str, parties: tuple[str | None, str | None]) -> None:
    event = events_of(text)[0]
    actor, target = event.actor, event.target
    assert (actor.name if actor else None, (target.name or target.text) if target else None) == parties
