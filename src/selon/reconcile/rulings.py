"""What people decided on pairs of claims. Enters: standings. Leaves: `Rulings`, pairs of anchors in both orders."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.model.decision import PAIRS, Standing

CERTAIN = 1000.0  # outweighs all evidence
AnchorPair = tuple[str, str]


class Rulings(msgspec.Struct, frozen=True):
    """Pairs that are the same act or different ones (smaller anchor first), and (part, whole)."""

    same: frozenset[AnchorPair] = frozenset()
    different: frozenset[AnchorPair] = frozenset()
    part_of: frozenset[AnchorPair] = frozenset()

    @property
    def is_any(self) -> bool:
        """Whether there is any ruling."""
        return bool(self.same or self.different or self.part_of)

    def is_same(self, a: str, b: str) -> bool:
        """Whether people hold two claims to be about one act."""
        return (min(a, b), max(a, b)) in self.same

    def score(self, a: str, b: str) -> float:
        """What people's word adds to the evidence on two claims."""
        pair = (min(a, b), max(a, b))
        if pair in self.same:
            return CERTAIN
        apart = pair in self.different or (a, b) in self.part_of or (b, a) in self.part_of
        return -CERTAIN if apart else 0.0


def rulings_of(standings: Iterable[Standing]) -> Rulings:
    """The rulings that apply today; disputed and unplaced ones do not."""
    found: dict[str, set[AnchorPair]] = {"same": set(), "different": set(), "part_of": set()}
    for one in standings:
        decision = one.decision
        if one.state != "applies" or decision.act not in PAIRS or decision.other is None:
            continue
        a, b = one.anchor or decision.target.anchor, decision.other.anchor
        found[decision.act].add((a, b) if decision.act == "part_of" else (min(a, b), max(a, b)))
    return Rulings(*(frozenset(found[name]) for name in ("same", "different", "part_of")))
