"""Who fights, told by adjectives: people in arms and armed bands."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

ARMED = {
    "youths": ("Des jeunes armés ont incendié le marché de Fizi.", "Des jeunes armés"),
    "civilians": ("Des civils armés ont tué deux policiers à Fizi.", "Des civils armés"),
    "band": ("Une bande armée a pillé la localité de Fizi.", "Une bande armée"),
}


@pytest.mark.parametrize(("text", "actor"), ARMED.values(), ids=ARMED)
def test_people_in_arms_attack(text: str, actor: str) -> None:
    assert [(event.type, event.actor and event.actor.name) for event in events_of(text)] == [("attack", actor)]


def test_people_without_arms_do_not() -> None:
    assert events_of("Des jeunes ont tué deux chèvres à Fizi.") == ()
