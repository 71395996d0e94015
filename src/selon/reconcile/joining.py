"""Acts put together into incidents, act by act or all at once, with the same result.

Enters: acts with the scores of their pairs. Leaves: groups of acts; after each addition, those that changed.

First acts that name a place and a day are grouped among themselves: only they can tell two acts of one war apart. A
vague act then joins the group that it fits best, if it fits no other nearly as well; the rest is grouped among itself.
An addition touches only what hangs together with it: the precise acts that positive scores tie to it, the vague acts
that have a score with one of those, and the vague acts left over that hang together with these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from selon.reconcile.acts import Act
from selon.reconcile.blocks import CLOSE
from selon.reconcile.grouping import group_pairs
from selon.reconcile.rulings import CERTAIN
from selon.reconcile.weights import Joining

Group = tuple[str, ...]
OrderKey = Callable[[str], tuple[int, str, str]]


def is_precise(act: Act) -> bool:
    """Whether an act names a day and a place narrower than a district."""
    return act.dated and any(site.reach < CLOSE for site in act.sites)


class Joiner:
    """Groups of acts that grow; acts go by their ids, and `order` gives their canonical order."""

    def __init__(self, weights: Joining, order: OrderKey) -> None:
        """No acts yet."""
        self._weights, self._order = weights, order
        self._near: dict[str, dict[str, float]] = {}
        self._firm: set[str] = set()
        self._home: dict[str, Group] = {}  # of a precise act its precise group, of a vague one left over its group
        self._joined: dict[str, str] = {}  # a vague act and the first act of the group that it joined
        self._guests: dict[str, set[str]] = defaultdict(set)  # the same the other way round

    def add(self, acts: Sequence[Act], scores: Iterable[tuple[str, str, float]]) -> tuple[set[Group], set[Group]]:
        """Put in acts with the scores of their pairs; leaves the groups that are gone and those that are new."""
        for act in acts:
            self._near.setdefault(act.id, {})
            if is_precise(act):
                self._firm.add(act.id)
        for a, b, score in scores:
            self._near[a][b] = self._near[b][a] = score
            if score >= CERTAIN / 2:
                self._firm |= {a, b}
        touched = {act.id for act in acts}
        before = self._groups_around(touched)
        return self._regroup(touched, before)

    def score(self, a: str, b: str) -> float | None:
        """The score of two acts, if they were compared."""
        return self._near[a].get(b)

    def _regroup(self, touched: set[str], before: set[Group]) -> tuple[set[Group], set[Group]]:
        firm = self._closure(touched & self._firm, self._firm.__contains__, 0.0)
        vague = {one for one in touched if one not in self._firm}
        vague |= {other for one in firm for other in self._near[one] if other not in self._firm}
        hosts = {other for one in vague for other in self._near[one] if other in self._firm}
        before |= self._groups_around(firm | vague | hosts)
        self._group_all(firm, 0.0)
        left: set[str] = set()
        for one in sorted(vague, key=self._order):
            self._leave(one)
            if not self._attach(one):
                left.add(one)
        around = {other for one in vague for other in self._near[one] if self._is_left(other)}
        left = self._closure(left | around, self._is_left, self._weights.among_vague)
        before |= self._groups_around(left)
        self._group_all(left, self._weights.among_vague)
        after = self._groups_around({*firm, *vague, *left, *(one for group in before for one in group)})
        return before - after, after - before

    def _is_left(self, one: str) -> bool:
        return one not in self._firm and one not in self._joined

    def _closure(self, seeds: set[str], fits: Callable[[str], bool], least: float) -> set[str]:
        """All that hangs together with the seeds by scores above `least`, among the acts that fit."""
        found, queue = set(seeds), list(seeds)
        while queue:
            for other, score in self._near[queue.pop()].items():
                if score > least and other not in found and fits(other):
                    found.add(other)
                    queue.append(other)
        return found

    def _group_all(self, members: set[str], least: float) -> None:
        """Group these acts among themselves, component by component."""
        seen: set[str] = set()
        for one in sorted(members, key=self._order):
            if one in seen:
                continue
            component = sorted(self._closure({one}, members.__contains__, least), key=self._order)
            seen.update(component)
            place = {name: at for at, name in enumerate(component)}
            scores = {
                (at, place[other]): score - least
                for at, name in enumerate(component)
                for other, score in self._near[name].items()
                if other in place and place[other] > at
            }
            for group in group_pairs(len(component), scores):
                names = tuple(component[at] for at in group)
                self._home.update(dict.fromkeys(names, names))

    def _leave(self, one: str) -> None:
        first = self._joined.pop(one, None)
        if first is not None:
            self._guests[first].discard(one)

    def _attach(self, one: str) -> bool:
        """Let a vague act join the precise group that it fits best; false where it fits none or several."""
        sums: dict[Group, float] = defaultdict(float)
        for other in sorted(self._near[one]):
            if other in self._firm:
                sums[self._home[other]] += self._near[one][other]
        ranked = sorted(((-round(total / len(group), 6), self._order(group[0])) for group, total in sums.items()))
        if not ranked:
            return False
        best, second = -ranked[0][0], -ranked[1][0] if len(ranked) > 1 else -CERTAIN
        if best <= self._weights.vague or best - second < self._weights.margin:
            return False
        first = ranked[0][1][2]
        self._joined[one] = first
        self._guests[first].add(one)
        self._home.pop(one, None)
        return True

    def _groups_around(self, names: Iterable[str]) -> set[Group]:
        """The whole groups, guests included, that these acts are in now."""
        homes = {home for one in names if (home := self._home.get(self._joined.get(one, one))) is not None}
        return {self._with_guests(home) for home in homes}

    def _with_guests(self, home: Group) -> Group:
        guests = self._guests.get(home[0]) if home[0] in self._firm else None
        return tuple(sorted({*home, *guests}, key=self._order)) if guests else home
