"""Enters: acts as told. Leaves: which of them the text tells as answers to which: *suite aux tirs de X, Y a frappé …*.

An answer is told to a noun that a preposition of occasion opens, by the clause in which that noun stands. The two acts
are of one source, and of two who are not told to be one.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from selon.model.claim import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.events_tellings import Telling

ANSWER = "events.answer"
MAIN = "main"


class AnswerFinder:
    """Finds the answers among the acts of one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take what reads groups and their roles."""
        self.groups = groups
        self.analysis = groups.analysis
        self.openings = frozenset(groups.rules.answered)

    def find(self, told: Sequence[Telling]) -> dict[int, int]:
        """The place among the tellings of each answer, with that of the act that it answers."""
        by_clause: dict[int, list[int]] = {}
        for place, telling in enumerate(told):
            clause = telling.act.clause if telling.act.clause is not None else telling.act.support
            if clause is not None:
                by_clause.setdefault(clause, []).append(place)
        found: dict[int, int] = {}
        for place, telling in enumerate(told):
            for clause in self.occasioned(telling.act):
                for other in by_clause.get(clause, ()):
                    if other != place and is_answer(told[other], telling):
                        found.setdefault(other, place)
        return found

    def reason(self, act: Act, answer: Act) -> Reason:
        """Why an act is told as what another answers: the words from the first of the two to the last."""
        first = self.analysis.groups.nouns[self.groups.root(act.place or 0)].first
        span = self.analysis.span(min(first, answer.first), max(act.last, answer.last))
        return Reason("stated", (span.bounds,), ANSWER)

    def occasioned(self, act: Act) -> Iterator[int]:
        """The clauses that a noun of an act, opened by a preposition of occasion, stands in; ahead, the first one."""
        root = None if act.place is None else self.groups.root(act.place)
        if root is None or self.analysis.groups.nouns[root].prep not in self.openings:
            return
        roles = self.groups.roles.of_group.get(root, ())
        yield from (role.clause for role in roles)
        if not roles:
            last = self.analysis.groups.nouns[root].last
            clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
            here = (place for place in self.analysis.clauses_near(act.unit, act.unit) if clauses[place].kind == MAIN)
            yield from islice((place for place in here if verbs[clauses[place].verb].first >= last), 1)


def is_answer(telling: Telling, other: Telling) -> bool:
    """Whether one act may answer another: one source tells both as done, and not of one doer."""
    one, two = telling.sides.actor, other.sides.actor
    is_told = telling.word.stance == other.word.stance == "asserts" and telling.source == other.source
    return is_told and one is not None and one != two
