"""Incidents that a person may hold to be one with another: near it in place and time.

Enters: findings and an incident. Leaves: the incidents that come nearest, the nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from selon.model.findings import Incident
from selon.reconcile.nearness import distance
from selon.web.known import Known

MOST = 5
DAYS, KILOMETRES = 3, 60.0
UNPLACED = 30.0  # kilometres that an act without a place counts as, beside one of its kind


def neighbours(known: Known, incident: Incident) -> list[Incident]:
    """The incidents of about the same days that are told of the same place or, without a place, of the same kind."""
    ranked = sorted(_ranked(known, incident), key=lambda found: (*found[:2], found[2].id))
    return [one for *_, one in ranked[:MOST]]


def _ranked(known: Known, incident: Incident) -> Iterator[tuple[int, float, Incident]]:
    here = known.site_of(incident)
    for one in known.incidents.values():
        gap = days_between(incident, one)
        if one.id == incident.id or gap is None or gap > DAYS:
            continue
        there = known.site_of(one)
        apart = distance(here, there) if here and there else None
        if apart is None and incident.type is not None and one.type == incident.type:
            apart = UNPLACED
        if apart is not None and apart <= KILOMETRES:
            yield gap, apart, one


def days_between(a: Incident, b: Incident) -> int | None:
    """The days between two incidents; none where they meet, null where either has no day."""
    ends = [(one.since or one.until, one.until or one.since) for one in (a, b)]
    if any(len(day or "") != len("2020-10-03") for pair in ends for day in pair):
        return None
    begins = max(date.fromisoformat(str(begin)) for begin, _ in ends)
    stops = min(date.fromisoformat(str(end)) for _, end in ends)
    return max(0, (begins - stops).days)
