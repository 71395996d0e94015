"""A whole invented war, settled: floors that only rise. They guard against falling back; they are no evidence."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from tests.reconcile.war import War, make_war

from selon.flows.settle import Settled, settle_readings

PRECISION, RECALL = 0.97, 0.95


@pytest.fixture(scope="module")
def war() -> War:
    return make_war()


@pytest.fixture(scope="module")
def settled(war: War) -> Settled:
    return settle_readings(war.readings)


def groups_of(settled: Settled) -> list[list[tuple[str, int]]]:
    accounts, origins = settled.world.accounts, settled.world.origins
    return [
        [(origins[accounts[anchor].document].name, accounts[anchor].start) for anchor in one.claims]
        for one in settled.findings.incidents
    ]


def pairs_right(war: War, groups: list[list[tuple[str, int]]]) -> tuple[float, float]:
    """Precision and recall of pairs of claims, over all claims."""
    said = right = 0
    for group in groups:
        counts = Counter(war.truth[spot] for spot in group)
        said += len(group) * (len(group) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in counts.values())
    wanted = sum(n * (n - 1) // 2 for n in Counter(war.truth.values()).values())
    return right / said, right / wanted


@pytest.mark.slow
def test_claims_of_one_act_come_together(war: War, settled: Settled) -> None:
    precision, recall = pairs_right(war, groups_of(settled))
    assert precision >= PRECISION
    assert recall >= RECALL


@pytest.mark.slow
def test_reprints_are_found_and_nothing_else(war: War, settled: Settled) -> None:
    names = {key: origin.name for key, origin in settled.world.origins.items()}
    families = [{names[document] for document in one.documents} for one in settled.findings.lineages]
    found = {frozenset(pair) for family in families for pair in combinations(sorted(family), 2)}
    told = {frozenset(pair) for pair in war.copies}
    original = {copy: first for first, copy in war.copies}
    assert len(told & found) / len(told) >= 0.98
    assert all(len({original.get(name, name) for name in family}) == 1 for family in families)


@pytest.mark.slow
def test_the_outlet_that_inflates_is_in_most_rival_figures(settled: Settled) -> None:
    world = settled.world
    rivals = [one for one in settled.findings.contradictions if one.kind == "figures"]
    named = [{world.origins[world.accounts[x].document].outlet for x in (one.a, one.b)} for one in rivals]
    roots = world.families
    documents = [{world.accounts[x].document for x in (one.a, one.b)} for one in rivals]
    assert sum("Outlet 0" in outlets for outlets in named) / len(named) >= 0.3
    assert all(len({roots.get(document, document) for document in pair}) == 2 for pair in documents if len(pair) == 2)


@pytest.mark.slow
def test_copies_add_no_voice(settled: Settled) -> None:
    families = settled.world.families
    for one in settled.findings.incidents:
        assert one.voices <= len({families.get(document, document) for document in one.documents})
