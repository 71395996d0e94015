"""Settled accounts that grow: an article more re-settles what it touches, and nothing else.

Enters: accounts of documents, all at once or a few at a time. Leaves: findings, the same whichever way they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from selon.model.cycles import uncollected
from selon.model.findings import Contradiction, Incident, Settlement
from selon.reconcile.accounts import Account, Origin
from selon.reconcile.acts import Act, find_acts
from selon.reconcile.blocks import Blocks
from selon.reconcile.camps import Camps
from selon.reconcile.contradictions import of_incident, order_contradictions
from selon.reconcile.evidence import score_acts
from selon.reconcile.incidents import World, make_incident
from selon.reconcile.joining import Group, Joiner
from selon.reconcile.lineage import Families
from selon.reconcile.lines import Line, LineKey, line_of, settle_line
from selon.reconcile.rulings import CERTAIN, Rulings
from selon.reconcile.weights import load_weights


class Books:
    """Accounts with all that follows from them."""

    def __init__(self, rulings: Rulings | None = None, camps: Camps | None = None) -> None:
        """No accounts yet; decisions and fronts stay the same for the life of the books."""
        self._weights = load_weights()
        self._accounts: dict[str, Account] = {}
        self._origins: dict[str, Origin] = {}
        self._roots: dict[str, str] = {}
        self.world = World(self._accounts, self._origins, self._roots, rulings or Rulings(), camps or Camps())
        self._families = Families(self._weights.lineage)
        self._acts: dict[str, Act] = {}
        self._act_of: dict[str, str] = {}
        self._places: dict[str, tuple[int, str, str]] = {}  # of acts in canonical order
        self._blocks = Blocks(self._weights)
        self._joiner = Joiner(self._weights.joining, self._order)
        self._incidents: dict[Group, tuple[Incident, tuple[Contradiction, ...]]] = {}
        self._groups_of: dict[str, set[Group]] = defaultdict(set)  # by document
        self._members: dict[LineKey, dict[str, Account]] = defaultdict(dict)
        self._lines: dict[LineKey, Line] = {}

    def add(self, told: Mapping[str, Sequence[Account]], origins: Mapping[str, Origin]) -> None:
        """Put in documents that are not there yet, with their accounts."""
        with uncollected():
            self._add(told, origins)

    def _add(self, told: Mapping[str, Sequence[Account]], origins: Mapping[str, Origin]) -> None:
        self._origins.update(origins)
        self._accounts.update({one.anchor: one for document in sorted(told) for one in told[document]})
        changed = self._families.add(origins.values())
        self._roots.update(changed)
        acts = [
            act
            for document in told
            for act in find_acts(told[document], origins[document], self._weights, self.world.rulings)
        ]
        gone, new = self._join(acts)
        for group in gone:
            self._drop(group)
        stale = {group for document in changed for group in self._groups_of.get(document, ())}
        for group in new | stale:
            self._make(group)
        self._settle_lines({key for some in told.values() for one in some if (key := self._enter(one))})

    def findings(self) -> Settlement:
        """All findings in canonical order."""
        with uncollected():
            return self._findings()

    def _findings(self) -> Settlement:
        incidents = sorted(
            (one for one, _ in self._incidents.values()), key=lambda one: (one.since or one.until or "", one.id)
        )
        series = sorted((one for line in self._lines.values() for one in line.series), key=lambda one: one.id)
        rivals = [one for line in self._lines.values() for one in line.rivals]
        rivals += [one for _, some in self._incidents.values() for one in some]
        return Settlement(
            incidents=tuple(incidents),
            series=tuple(series),
            contradictions=tuple(order_contradictions(rivals, self.world)),
            lineages=tuple(self._families.lineages()),
        )

    def _order(self, act: str) -> tuple[int, str, str]:
        return self._places[act]

    def _join(self, acts: Sequence[Act]) -> tuple[set[Group], set[Group]]:
        self._acts.update({act.id: act for act in acts})
        self._places.update({act.id: (self._origins[act.document].last or 0, act.document, act.id) for act in acts})
        ordered = sorted(acts, key=lambda act: self._order(act.id))
        self._act_of.update({anchor: act.id for act in ordered for anchor in act.anchors})
        return self._joiner.add(ordered, [*self._scores(ordered), *self._ruled({act.id for act in ordered})])

    def _scores(self, ordered: Sequence[Act]) -> Iterator[tuple[str, str, float]]:
        places, weights = self._places, self._weights
        for act in ordered:
            place = places[act.id]
            for other in self._blocks.add(act):
                first, second = (act, other) if place < places[other.id] else (other, act)
                yield first.id, second.id, score_acts(first, second, weights)

    def _ruled(self, new: set[str]) -> Iterator[tuple[str, str, float]]:
        """What people ruled on pairs of acts of which one is new."""
        rulings = self.world.rulings
        for pairs, score in ((rulings.same, CERTAIN), (rulings.different, -CERTAIN)):
            for a, b in sorted(pairs):
                one, other = self._act_of.get(a), self._act_of.get(b)
                if one and other and one != other and {one, other} & new:
                    yield one, other, score

    def _make(self, group: Group) -> None:
        incident = make_incident([self._acts[name] for name in group], self.world, self._weights, self._joiner.score)
        self._incidents[group] = incident, tuple(of_incident(incident, self.world, self._weights))
        for name in group:
            self._groups_of[self._acts[name].document].add(group)

    def _drop(self, group: Group) -> None:
        if self._incidents.pop(group, None):
            for name in group:
                self._groups_of[self._acts[name].document].discard(group)

    def _enter(self, claim: Account) -> LineKey | None:
        key = line_of(claim)
        if key is not None:
            self._members[key][claim.anchor] = claim
        return key

    def _settle_lines(self, keys: set[LineKey]) -> None:
        for key in keys:
            members = self._members[key]
            self._lines[key] = settle_line([members[anchor] for anchor in sorted(members)], self.world, self._weights)
