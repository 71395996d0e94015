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


RESULTS = {
    "of_the_act_of_its_sentence": (
        "Un attentat a fait six morts lundi à Gao.",
        ["6 killed result_of attentat attack"],
    ),
    "a_total_is_no_result_of_a_later_act": (
        "Plus de 3.500 personnes ont été tuées depuis 2020, et l'armée a bombardé Tiffa lundi.",
        [],
    ),
    "a_total_since_an_act": (
        "Au moins 800 civils ont été tués dans les bombardements israéliens depuis octobre 2023.",
        ["800.. killed result_of bombardements israéliens strike"],
    ),
    "what_is_denied_harmed_nobody": (
        "Moscou dément avoir bombardé Soumy. Dix civils ont été tués.",
        [],
    ),
    "those_who_fled_an_assault": (
        "Les rebelles ont pris Goma lundi. Des milliers de familles ont fui.",
        ["2000.. displaced result_of ont fui displacement"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RESULTS.values(), ids=RESULTS)
def test_what_harm_is_the_result_of(text: str, expected: list[str]) -> None:
    assert links_of(Case("2024-05-15", text), results=True) == expected


ANSWERS = {
    "an_act_denied_by_whom_it_is_laid_to": (
        "L'armée accuse le M23 d'avoir tué dix bergers à Tiffa. Le M23 dément ces accusations.",
        ["avoir tué attack denies avoir tué attack"],
    ),
    "authorship_denied": (
        "Kaboul accuse les talibans de l'attentat de Kunduz. Les talibans ont nié être responsables de cet attentat.",
        ["attentat attack denies attentat attack"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_what_a_denial_answers(text: str, expected: list[str]) -> None:
    found = links_of(Case("2024-05-15", text))
    assert [link for link in found if "denies" in link and "killed" not in link] == expected


def test_links_point_at_claims_of_the_same_report() -> None:
    claims = read_case(Case("2024-05-15", BOMBED)).claims
    assert {link.claim for claim in claims for link in claim.links} <= {claim.id for claim in claims}
    assert [type(claim) for claim in claims if claim.stance == "denies"] == [Event]
