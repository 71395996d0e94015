"""Which parties fight on one front of a conflict, and since when. Enters: fronts and first days. Leaves: answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec


class Camps(msgspec.Struct, frozen=True):
    """The fronts of each conflict as sets of names of parties, and its first day as an ordinal."""

    fronts: Mapping[str, Sequence[frozenset[str]]] = {}
    begins: Mapping[str, int] = {}

    def are_allied(self, conflict: str | None, a: str | None, b: str | None) -> bool:
        """Whether two parties are one or stand on one front."""
        return a == b or any(a in front and b in front for front in self.fronts.get(conflict or "", ()))

    def are_opposed(self, conflict: str | None, a: str | None, b: str | None) -> bool:
        """Whether two parties stand on two fronts."""
        known = [[n for n, front in enumerate(self.fronts.get(conflict or "", ())) if x in front] for x in (a, b)]
        return all(known) and not set(known[0]) & set(known[1])
