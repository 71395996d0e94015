"""Disjoint sets that grow by joining (union-find). Enters: pairs. Leaves: which things are in one set."""

from __future__ import annotations


class Sets:
    """Sets of strings; the smallest string of a set names it."""

    def __init__(self) -> None:
        """No sets yet."""
        self._parent: dict[str, str] = {}

    def find(self, one: str) -> str:
        """The name of the set of a thing."""
        root = one
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(one, one)) != root:
            self._parent[one] = root
            one = parent
        return root

    def join(self, a: str, b: str) -> None:
        """Put the sets of two things together."""
        first, second = sorted((self.find(a), self.find(b)))
        if first != second:
            self._parent[second] = first
