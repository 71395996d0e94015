"""Voices: copies, outlets and sources; who only comments on an article's own figures adds none."""

from __future__ import annotations

import pytest
from tests.reconcile.invented import event, origin, toll

from selon.reconcile.accounts import Account
from selon.reconcile.voices import count_voices, group_voices, match_voices

ORIGINS = {
    name: origin(name, "2031-03-05", outlet) for name, outlet in (("d1", "Post"), ("d2", "Post"), ("d3", "Echo"))
}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([event("a", "d1"), event("b", "d2")], 1, id="one outlet twice"),
        pytest.param([event("a", "d1"), event("b", "d3")], 2, id="two outlets"),
        pytest.param([event("a", "d1", source="Arland"), event("b", "d3", source="Arland")], 1, id="one source twice"),
        pytest.param([event("a", "d1"), event("b", "d1", source="Arland"), event("c", "d2")], 2, id="a source beside"),
        pytest.param(
            [toll("a", "d1", 9, source=None), event("b", "d1", source="Arland"), event("c", "d2")],
            1,
            id="a comment on the article's own figure",
        ),
        pytest.param(
            [
                toll("a", "d1", 9, source="Arland", voice="minister of Arland"),
                toll("b", "d3", 9, source="Arland", voice="army of Arland"),
            ],
            1,
            id="two who speak for one state",
        ),
        pytest.param(
            [
                toll("a", "d1", 12, in_title=True),
                toll("b", "d1", 9, source="Arland"),
                toll("c", "d2", 9, source="Arland"),
            ],
            1,
            id="a title that adds up what a source says",
        ),
        pytest.param(
            [
                toll("a", "d1", 9, at=40),
                toll("b", "d1", 4, label="wounded", at=40),
                toll("c", "d1", 9, source="Arland", at=90),
                toll("d", "d2", 9, source="Arland"),
            ],
            1,
            id="a sentence that says what a source says, and more",
        ),
        pytest.param(
            [
                toll("a", "d1", 7),
                toll("b", "d1", 9, source="Arland", links=(("revises", "a"),)),
                toll("c", "d2", 9, source="Arland"),
            ],
            1,
            id="a figure that a source revises",
        ),
        pytest.param(
            [event("a", "d1"), toll("b", "d1", 9, source="Arland"), toll("c", "d3", 9, source="Arland")],
            1,
            id="an act told on the word of who gives its figures",
        ),
        pytest.param(
            [
                toll("a", "d1", 9, source="Arland"),
                event("b", "d1", source="unnamed", voice="first data"),
                toll("c", "d3", 9, source="Arland"),
            ],
            1,
            id="a text without a name beside a source",
        ),
        pytest.param(
            [
                toll("a", "d1", 9, source="officials", voice="un maire de vilmar"),
                toll("b", "d3", 9, source="officials", voice="un maire de vilmar"),
            ],
            1,
            id="somebody without a name, told by that of the place",
        ),
        pytest.param(
            [
                toll("a", "d1", 9, source="local sources"),
                toll("b", "d1", 9, source="Arland"),
                toll("c", "d3", 9, source="Arland"),
            ],
            1,
            id="unnamed sources who say what a named one says",
        ),
        pytest.param(
            [toll("a", "d1", 9, source="sources"), toll("b", "d3", 9, source="sources")], 2, id="unnamed sources of two"
        ),
    ],
)
def test_voices_of_an_act(claims: list[Account], expected: int) -> None:
    assert count_voices(claims, ORIGINS, {}) == expected


def test_copies_are_one_voice() -> None:
    assert count_voices([event("a", "d1"), event("b", "d3")], ORIGINS, {"d1": "d1", "d3": "d1"}) == 1


def test_each_article_brings_a_voice_of_its_own_where_that_can_be() -> None:
    assert len(match_voices({"d1": {"x", "y"}, "d2": {"x"}, "d3": {"x"}})) == 2
    assert match_voices({"d1": {"x", "y"}, "d2": {"x"}, "d3": {"y", "z"}}) == {"x": "d2", "y": "d1", "z": "d3"}


def test_claims_are_grouped_by_voice() -> None:
    claims = [event("a", "d1"), event("b", "d2"), event("c", "d3", source="Arland")]
    assert [[one.anchor for one in told] for told in group_voices(claims, ORIGINS, {})] == [["a", "b"], ["c"]]
