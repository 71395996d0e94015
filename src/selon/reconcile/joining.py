"""Acts put together into incidents, from the scores of their pairs.

Enters: acts in canonical order and scored pairs. Leaves: groups of their numbers.

First acts that name a place and a day are grouped among themselves: only they can tell two acts of one war apart. A
vague act then joins the group that it fits best, if it fits no other nearly as well; the rest is grouped among itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from selon.reconcile.acts import Act
from selon.reconcile.blocks import CLOSE
from selon.reconcile.grouping import group_pairs
from selon.reconcile.rulings import CERTAIN
from selon.reconcile.weights import Joining

Pair = tuple[int, int]


def join_acts(acts: Sequence[Act], scores: Mapping[Pair, float], weights: Joining) -> list[list[int]]:
    """Groups of acts, each in order; every act is in one."""
    ruled = {number for pair, score in scores.items() if score >= CERTAIN / 2 for number in pair}
    firm = {number for number, act in enumerate(acts) if is_precise(act) or number in ruled}
    groups = list(_group(sorted(firm), {p: s for p, s in scores.items() if p[0] in firm and p[1] in firm}))
    home = {number: at for at, group in enumerate(groups) for number in group}
    joined, left = _attach(scores, (groups, home, firm), len(acts), weights)
    for number, at in joined:
        groups[at].append(number)
    among = {p: s - weights.among_vague for p, s in scores.items() if p[0] in left and p[1] in left}
    groups += _group(sorted(left), among)
    return sorted(sorted(group) for group in groups)


def is_precise(act: Act) -> bool:
    """Whether an act names a day and a place narrower than a district."""
    return act.dated and any(site.reach < CLOSE for site in act.sites)


def _attach(
    scores: Mapping[Pair, float],
    firm_groups: tuple[list[list[int]], Mapping[int, int], set[int]],
    count: int,
    weights: Joining,
) -> tuple[list[Pair], set[int]]:
    """Each vague act with the group that it joins, and those that join none."""
    groups, home, firm = firm_groups
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (i, j), score in sorted(scores.items()):
        if (i in firm) != (j in firm):
            vague, other = (j, i) if i in firm else (i, j)
            sums[vague][home[other]] += score
    joined, left = [], set()
    for number in range(count):
        if number in firm:
            continue
        means = sorted(((round(total / len(groups[at]), 6), -at) for at, total in sums[number].items()), reverse=True)
        second = means[1][0] if len(means) > 1 else 0.0
        if means and means[0][0] > weights.vague and means[0][0] - max(second, 0.0) >= weights.margin:
            joined.append((number, -means[0][1]))
        else:
            left.add(number)
    return joined, left


def _group(numbers: Sequence[int], scores: Mapping[Pair, float]) -> Iterator[list[int]]:
    """Consistent groups among these acts, component by component."""
    for component, local in _components(numbers, scores):
        for group in group_pairs(len(component), local):
            yield [component[at] for at in group]


def _components(numbers: Sequence[int], scores: Mapping[Pair, float]) -> Iterator[tuple[list[int], dict[Pair, float]]]:
    """Acts that hang together by pairs above nought, with the scores among them by their place in the component."""
    parent = {number: number for number in numbers}

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for (i, j), score in scores.items():
        if score > 0:
            low, high = sorted((root(i), root(j)))
            parent[high] = low
    members: dict[int, list[int]] = defaultdict(list)
    place: dict[int, int] = {}
    for one in numbers:
        group = members[root(one)]
        place[one] = len(group)
        group.append(one)
    inner: dict[int, dict[Pair, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        if root(i) == root(j):
            inner[root(i)][place[i], place[j]] = score
    for name, group in members.items():
        yield group, inner.get(name, {})
