"""Enters: two tellings of assaults in one sentence. Leaves: whether one only tells how the other was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.events_aims import AimFinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.claims.events_groups import GroupReader
    from selon.claims.events_tellings import Telling

FAMILIES = {"strike": "assault", "attack": "assault"}  # types that one noun may stand for when it points back


def family(telling: Telling) -> str:
    """The type of an act, strikes and attacks taken together."""
    return FAMILIES.get(telling.act.type, telling.act.type)


class Manners:
    """Judges the tellings of one document that stand in one sentence."""

    def __init__(self, groups: GroupReader, conflict: Callable[[Telling, Telling], bool]) -> None:
        """Take the kinds of groups, and what tells whether two tellings can not be of one act."""
        self.groups = groups
        self.analysis = groups.analysis
        self.aims = AimFinder(groups)
        self.conflict = conflict

    def apart(self, telling: Telling, other: Telling) -> int:
        """How many sentences a telling stands behind another."""
        return self.analysis.sentence_of(telling.act.unit) - self.analysis.sentence_of(other.act.unit)

    def tells_how(self, telling: Telling, other: Telling) -> bool:
        """Whether a telling is no act beside another of its sentence, but how or by what that was done."""
        return self.is_manner(telling, other) or self.is_launch(telling, other) or self.is_end_of(telling, other)

    def is_end_of(self, telling: Telling, other: Telling) -> bool:
        """Whether a killing is of whom another act is told to have killed: *l'assassinat de X, tué dans un raid*."""
        one, two = telling.act.place, other.act.place
        if one is None or two is None or not telling.act.rule.lesser or self.apart(telling, other) != 0:
            return False
        killed = self.aims.harmed(two, anybody=True)
        return killed is not None and killed in {*self.groups.chain(one), *self.groups.complements(one)}

    def is_manner(self, telling: Telling, other: Telling) -> bool:
        """Whether a gerund tells how those who attack did so: *ont attaqué le village, tirant sur les habitants*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        if (
            telling.act.clause is None
            or self.apart(telling, other) != 0
            or telling.act.type != other.act.type
            or other.act.type not in FAMILIES
        ):
            return False
        is_gerund = verbs[clauses[telling.act.clause].verb].form == "gerund"
        is_behind = is_gerund and other.act.unit < telling.act.unit and other.act.rule is not telling.act.rule
        return is_behind and telling.actor in {None, other.actor} and not self.conflict(telling, other)

    def is_launch(self, telling: Telling, other: Telling) -> bool:
        """Whether a participle only tells who launched what then hits: *un missile tiré par X a touché un immeuble*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        if telling.act.clause is None or other.act.clause is None or family(telling) not in FAMILIES.values():
            return False
        launch, hit = clauses[telling.act.clause], clauses[other.act.clause]
        is_told_first = telling.act.unit < other.act.unit and verbs[launch.verb].form == "participle"
        is_same = launch.subject is not None and launch.subject == hit.subject
        return is_same and is_told_first and family(telling) == family(other)

    def is_explained(self, telling: Telling, other: Telling) -> bool:
        """Whether a gerund tells what a noun before it stands for: *une attaque, un drone ayant visé un bus*."""
        if telling.act.place is None or other.act.clause is None:
            return False
        clause = self.analysis.clauses[other.act.clause]
        return self.analysis.groups.verbs[clause.verb].form == "gerund" and not self.groups.is_fresh(telling.act.place)
