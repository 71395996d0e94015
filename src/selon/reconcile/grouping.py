"""Consistent groups from scored pairs.

Enters: a number of members and the scores of their pairs. Leaves: groups in which members belong together on average.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Pair = tuple[int, int]


def group_pairs(count: int, scores: Mapping[Pair, float]) -> list[list[int]]:
    """Groups by average linkage: the two groups whose pairs score best together are joined while that is above nought.

    Pairs without a score count as nought. Groups and their members come in order of their numbers, and ties go to
    the lower numbers, so that the result hangs on the scores alone. Scores are summed as whole thousandths: sums of
    fractions would hang on their order.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, int]] = {i: {} for i in range(count)}
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = round(score * 1000)
    queue = [(-float(sums[i][j]), i, j, 1, 1) for i, j in scores if sums[i][j] > 0]
    heapq.heapify(queue)
    while queue:
        _, i, j, size_i, size_j = heapq.heappop(queue)
        if i not in members or j not in members or len(members[i]) != size_i or len(members[j]) != size_j:
            continue
        members[i] += members.pop(j)
        _join(sums, i, j)
        for other, total in sums[i].items():
            if total > 0:
                low, high = min(i, other), max(i, other)
                sizes = len(members[low]), len(members[high])
                heapq.heappush(queue, (-total / (sizes[0] * sizes[1]), low, high, *sizes))
    return [sorted(group) for _, group in sorted(members.items())]


def _join(sums: dict[int, dict[int, int]], i: int, j: int) -> None:
    """Add the scores of `j` to those of `i`."""
    for other, total in sums.pop(j).items():
        del sums[other][j]
        if other == i:
            continue
        sums[i][other] = sums[other][i] = sums[i].get(other, 0) + total
