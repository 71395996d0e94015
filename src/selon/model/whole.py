"""Running totals and their parts: "26 since the war began, 11 of them since Sunday".

Enters: figures of one series. Leaves: those that are not parts of a longer one of the same article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A figure with its article and the period that it covers."""

    @property
    def document(self) -> str:
        """The article's id."""

    @property
    def since(self) -> str | None:
        """The first day."""

    @property
    def until(self) -> str | None:
        """The last day."""

    @property
    def least(self) -> int | None:
        """The lower bound."""


Figure = TypeVar("Figure", bound=Dated)


def wholes(figures: Iterable[Figure]) -> list[Figure]:
    """The figures without those for which their article gives a longer period with as many or more."""
    given = list(figures)
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for one in given:
        if one.since is not None:
            by_article[one.document].append(one)
    if len(by_article) == len(given):
        return given  # one figure an article: none is a part
    return [one for one in given if not any(_holds(other, one) for other in by_article[one.document])]


def _holds(whole: Dated, part: Dated) -> bool:
    if whole.since is None or part.since is None or whole.since >= part.since:
        return False
    return (whole.until or "") >= (part.until or "") and (whole.least or 0) >= (part.least or 0)
