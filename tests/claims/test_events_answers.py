"""Which acts answer which, by invented reports."""

from __future__ import annotations

import pytest
from tests.claims.rows import events_of

ANSWERS = {
    "ahead": ("Suite aux frappes du Hezbollah, Israël a bombardé une base à Tyr.", [("a bombardé", "frappes")]),
    "behind": ("Israël a bombardé Gaza en réponse à une attaque du Hamas.", [("a bombardé", "attaque")]),
    "carried": (
        "En représailles à l'attaque du Hamas, Israël a mené des frappes contre un camp de Gaza.",
        [("frappes", "attaque")],
    ),
    "of_one_doer": ("Suite à l'attaque du Hamas, le Hamas a bombardé Sdérot.", []),
    "after_is_no_because": ("Après l'attaque du Hamas, Israël a bombardé Gaza.", []),
}


@pytest.mark.parametrize(("text", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_answers(text: str, expected: list[tuple[str, str]]) -> None:
    told = events_of(text)
    triggers = {event.id: event.trigger.text for event in told}
    answers = [(event, link) for event in told for link in event.links if link.kind == "answers"]
    assert [(event.trigger.text, triggers[link.claim].split()[-1]) for event, link in answers] == expected
    for event, link in answers:
        start, end = event.why["links"].spans[0]
        assert triggers[link.claim] in text[start:end]
        assert event.trigger.text in text[start:end]
