"""How figures stand to others of the same report, told by rows of `links.tsv`, and what answers what."""

from __future__ import annotations

import pytest
from tests.claims.rows import NOTHING, Case, head_of, load_rows, read_case, told

from selon.model.claim import Claim, Event, Toll

BOMBED = "Kiev affirme que des missiles russes ont tué dix civils à Soumy. Moscou dément avoir bombardé Soumy."
DRONE = "Un drone israélien a visé mardi une voiture à Tyr, dans le sud du Liban. Deux personnes ont été tuées."


def words_of(claim: Claim) -> str:
    return head_of(claim) if isinstance(claim, Toll) else f"{claim.trigger.text} {claim.type}"


def links_of(case: Case, *, results: bool = False) -> list[str]:
    """All links of a report in words."""
    claims = read_case(case).claims
    words = {claim.id: words_of(claim) for claim in claims}
    return [
        f"{words_of(claim)} {link.kind} {words[link.claim]}"
        for claim in claims
        for link in claim.links
        if results == (link.kind == "result_of")
    ]


@pytest.mark.parametrize(("case", "expected"), load_rows("links.tsv"))
def test_links_of_a_text(case: Case, expected: list[str]) -> None:
    heads = {toll.id: head_of(toll) for toll in read_case(case).claims if isinstance(toll, Toll)}

    def stands(toll: Toll) -> str:
        found = [f"{link.kind} {heads[link.claim]}" for link in toll.links if link.claim in heads]
        return " ".join(found) or NOTHING

    assert told(case, stands) == expected


def test_a_denied_act_points_at_the_harm_that_another_lays_to_it() -> None:
    assert links_of(Case("2024-05-15", BOMBED)) == ["avoir bombardé strike denies 10 killed"]


def test_a_figure_is_the_result_of_the_act_told_before_and_has_its_weapon() -> None:
    case = Case("2024-05-15", DRONE)
    assert links_of(case, results=True) == ["2 killed result_of a visé strike"]
    [toll] = [claim for claim in read_case(case).claims if isinstance(claim, Toll)]
    assert (toll.weapon, toll.why["weapon"].how) == ("drone", "carried")


def test_links_point_at_claims_of_the_same_report() -> None:
    claims = read_case(Case("2024-05-15", BOMBED)).claims
    assert {link.claim for claim in claims for link in claim.links} <= {claim.id for claim in claims}
    assert [type(claim) for claim in claims if claim.stance == "denies"] == [Event]
