"""Series: one source's running totals or levels for one side, status and outcome, over time.

Enters: accounts and their documents. Leaves: series in canonical order, with checks of their own arithmetic.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from selon.model.findings import Check, Point, Series
from selon.model.ids import digest
from selon.reconcile.accounts import Account, Origin, iso_day, write_bounds
from selon.reconcile.voices import NARRATOR

COMBATANT = "combatant"
LEAP = 2.0  # a total more than so many times the last one counts others too
TOTALS = frozenset({"cumulative", "additional", "current"})


class SeriesKey(NamedTuple):
    """What the points of a series have in common; `level` tells how many are in a state from how many came to be."""

    conflict: str | None
    source: str
    outlet: str | None
    side: str | None
    people: str | None
    status: str | None
    groups: tuple[str, ...]
    unit: str
    outcome: str
    level: bool
    area: str | None


def find_series(accounts: Iterable[Account], origins: Mapping[str, Origin]) -> list[Series]:
    """The series of all totals that somebody asserts."""
    grouped: dict[SeriesKey, list[Account]] = defaultdict(list)
    for one in accounts:
        if one.kind == "toll" and one.scope in TOTALS and not one.denies:
            grouped[series_key(one, origins[one.document])].append(one)
    _join_unsaid(grouped, origins)
    made = (_make_series(key, claims, origins) for key, claims in grouped.items() if claims)
    return sorted(made, key=lambda one: one.id)


def _join_unsaid(grouped: dict[SeriesKey, list[Account]], origins: Mapping[str, Origin]) -> None:
    """Put a party's totals of its own dead, of whom it says no more, into its count of its soldiers that they go on."""
    for key in [key for key in grouped if key.status is None and key.source == key.side and not key.level]:
        soldiers = grouped.get(key._replace(status=COMBATANT))
        if soldiers:
            course = Course(soldiers, origins)
            is_next = [course.goes_on_with(one, origins) for one in grouped[key]]
            soldiers += [one for one, goes_on in zip(grouped[key], is_next, strict=True) if goes_on]
            grouped[key] = [one for one, goes_on in zip(grouped[key], is_next, strict=True) if not goes_on]


class Course:
    """How the totals of a count run: the most that was told before a day, and the least after it."""

    def __init__(self, claims: Sequence[Account], origins: Mapping[str, Origin]) -> None:
        """Take the claims of a count and the documents that tell them."""
        totals = [one for one in claims if one.scope == "cumulative" and one.least]
        told = sorted((last_day(one, origins[one.document]) or 0, one.least or 0) for one in totals)
        self.days = [day for day, _ in told]
        self.most = list(accumulate((least for _, least in told), max))
        self.least = list(accumulate((least for _, least in reversed(told)), min))[::-1]

    def goes_on_with(self, total: Account, origins: Mapping[str, Origin]) -> bool:
        """Whether a total rises from those before and lies below those after, by no more than `LEAP` times."""
        day = last_day(total, origins[total.document]) or 0
        before, after = bisect_left(self.days, day), bisect_right(self.days, day)
        if total.scope != "cumulative" or not total.least or not before:
            return False
        most = self.most[before - 1]
        return most <= total.least <= LEAP * most and (after == len(self.days) or total.least <= self.least[after])


def series_key(claim: Account, origin: Origin) -> SeriesKey:
    """The series that a total belongs to. A text that speaks for itself continues its own outlet's series only."""
    return SeriesKey(
        conflict=claim.conflict,
        source=claim.source or NARRATOR,
        outlet=None if claim.source else origin.outlet,
        side=claim.side,
        people=None if claim.side else claim.people,
        status=claim.status,
        groups=claim.groups,
        unit=claim.unit,
        outcome=claim.label,
        level=claim.scope == "current",
        area=_area(claim),
    )


def last_day(claim: Account, origin: Origin) -> int | None:
    """The day up to which a total counts: named, else said, else published."""
    return claim.until or claim.said or origin.last


def _area(claim: Account) -> str | None:
    """A town that a total is said of: its dead are not those of the whole war."""
    close = [site.name for site in claim.sites if site.reach < 40 and not site.is_country]
    return min(close, default=None) if claim.conflict is None else None


def _make_series(key: SeriesKey, claims: Sequence[Account], origins: Mapping[str, Origin]) -> Series:
    ordered = sorted(claims, key=lambda one: _order(one, origins[one.document]))
    points = tuple(_point(one, origins[one.document]) for one in ordered)
    bodies = sorted({one.body for one in ordered if one.body})
    return Series(
        id=digest("series", *(str(part) for part in key)),
        conflict=key.conflict,
        source=key.source,
        body=bodies[0] if len(bodies) == 1 else None,
        side=key.side,
        people=key.people,
        status=key.status,
        groups=key.groups,
        unit=key.unit,
        outcome=key.outcome,
        level=key.level,
        points=points,
        checks=() if key.level else _check_rise(ordered, origins),
        why=(f"{len(points)} figures of {len({one.document for one in ordered})} articles", *_unsaid(ordered, key)),
    )


def _unsaid(ordered: Sequence[Account], key: SeriesKey) -> tuple[str, ...]:
    """For each figure that names no status, that it is held to go on this count."""
    found = [one.figure for one in ordered if key.status is not None and one.status is None]
    return tuple(f"{figure} names no status: held to go on this count, which it exceeds little" for figure in found)


def _order(claim: Account, origin: Origin) -> tuple[int, int, str, int, str]:
    """By the last day; a part since a later day comes before the whole."""
    return last_day(claim, origin) or 0, -(claim.since or 0), claim.document, claim.start, claim.anchor


def _point(claim: Account, origin: Origin) -> Point:
    return Point(
        anchor=claim.anchor,
        document=claim.document,
        since=iso_day(claim.since),
        until=iso_day(last_day(claim, origin)),
        least=claim.least,
        most=claim.most,
        approx=claim.approx,
        scope=claim.scope or "cumulative",
        hedged=claim.hedged,
        via=claim.via,
    )


def _wholes(totals: Iterable[Account]) -> list[Account]:
    """Of the totals that one sentence gives since one day only the greatest: the others may be parts of it."""
    found: dict[tuple[str, int, int | None], Account] = {}
    for one in totals:
        key = (one.document, one.at, one.since)
        if key not in found or (one.least or 0) > (found[key].least or 0):
            found[key] = one
    return list(found.values())


def _check_rise(ordered: Sequence[Account], origins: Mapping[str, Origin]) -> tuple[Check, ...]:
    """Whether totals since one day rise: a total of the dead can not fall."""
    totals = _wholes(one for one in ordered if one.scope == "cumulative" and one.unit == "person")
    found = []
    for earlier, later in pairwise(totals):
        if earlier.since != later.since or earlier.least is None:
            continue
        top = later.most if later.most is not None else None
        falls = top is not None and not later.approx and not earlier.approx and top < earlier.least
        first, last = (iso_day(last_day(one, origins[one.document])) for one in (earlier, later))
        sign = "<" if falls else ">="
        arithmetic = f"{later.figure} {sign} {earlier.figure}"
        words = (
            f"{write_bounds(earlier.least, earlier.most)} by {first}, {write_bounds(later.least, later.most)} by {last}"
        )
        found.append(Check("fall" if falls else "rise", not falls, arithmetic, (earlier.anchor, later.anchor), words))
    return tuple(found)
