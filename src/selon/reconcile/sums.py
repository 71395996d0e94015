"""Arithmetic between figures of several series: additions, parts, and what was there before.

Enters: accounts and their documents, and which parties fight on one front. Leaves: checks, each with its sum in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from selon.model.findings import Check
from selon.reconcile.accounts import Account, Origin, iso_day
from selon.reconcile.camps import Camps
from selon.reconcile.series import last_day
from selon.reconcile.voices import claimant_of

Index = Mapping[tuple[str | None, str, str], Sequence[Account]]


def find_checks(accounts: Iterable[Account], origins: Mapping[str, Origin], camps: Camps) -> list[Check]:
    """All checks that tie figures of different claims together."""
    tolls = sorted(
        (
            one
            for one in accounts
            if one.kind == "toll" and not one.denies and one.scope in {"cumulative", "additional"}
        ),
        key=lambda one: one.anchor,
    )
    index: dict[tuple[str | None, str, str], list[Account]] = defaultdict(list)
    for one in tolls:
        if one.scope == "cumulative":
            index[one.conflict, one.label, one.unit].append(one)
    by_anchor = {one.anchor: one for one in tolls}
    found: list[Check] = []
    for one in tolls:
        for kind, other in one.links:
            if kind == "part_of" and other in by_anchor:
                found += _check_part(one, by_anchor[other], index, (origins, camps))
        if one.scope == "additional":
            found += _check_addition(one, index, (origins, camps))
    return found


def _check_addition(added: Account, index: Index, around: tuple[Mapping[str, Origin], Camps]) -> Iterator[Check]:
    """The total before an addition, and whoever gives just that total."""
    origins, camps = around
    totals = index.get((added.conflict, added.label, added.unit), ())
    whole = _total_after(added, totals)
    if (
        whole is None
        or added.least is None
        or whole.least is None
        or added.least != added.most
        or whole.least != whole.most
    ):
        return
    before = whole.least - added.least
    if before <= 0:
        return
    sum_shown = f"{whole.least} - {added.least} = {before}"
    for other in totals:
        if other.anchor == whole.anchor or not _may_be_like(other, whole, camps):
            continue
        if (last_day(other, origins[other.document]) or 0) > (last_day(whole, origins[whole.document]) or 0):
            continue
        if other.least != before or other.most != before:
            continue
        mouth, voice = (claimant_of(x, origins[x.document]) for x in (other, whole))
        same = other.source == whole.source
        said = f"the total before the {added.least} added is {before}, just what {mouth} gives"
        words = said if same else f"{said}: one series with two mouths ({mouth} and {voice}), never to be added"
        claims = (other.anchor, added.anchor, whole.anchor)
        yield Check("addition" if same else "two_mouths", holds=True, arithmetic=sum_shown, claims=claims, words=words)


def _total_after(added: Account, totals: Sequence[Account]) -> Account | None:
    """The total that an addition leads to: the one it is tied to, else the nearest of its source in its sentence."""
    tied = {anchor for kind, anchor in added.links if kind in {"adds_to", "part_of"}}
    linked = [one for one in totals if one.anchor in tied]
    near = [
        one
        for one in totals
        if one.document == added.document
        and one.source == added.source
        and one.at == added.at
        and one.least is not None
        and added.least is not None
        and one.least > added.least
    ]
    chosen = linked or near
    return min(chosen, key=lambda one: (abs(one.start - added.start), one.anchor), default=None)


def _check_part(
    part: Account, whole: Account, index: Index, around: tuple[Mapping[str, Origin], Camps]
) -> Iterator[Check]:
    """A part is no greater than its whole; a part since a later day leaves what had happened before that day."""
    if part.least is None or whole.least is None:
        return
    fits = whole.most is None or part.least <= whole.most
    sign = "<=" if fits else ">"
    yield Check("part", fits, f"{part.least} {sign} {whole.least}", (part.anchor, whole.anchor), "a part and its whole")
    origins, camps = around
    began = part.since
    if began is None or (whole.since is not None and began <= whole.since) or whole.most is None or part.most is None:
        return
    if part.approx or whole.approx or part.label != whole.label or not _is_like(part, whole, camps):
        return
    before = whole.most - part.least
    for other in index.get((whole.conflict, whole.label, whole.unit), ()):
        until = last_day(other, origins[other.document])
        if until is None or until >= began or other.least is None or not _is_like(other, whole, camps):
            continue
        if other.since != whole.since and None not in {other.since, whole.since}:
            continue
        yield _before(part, whole, other, (before, began, claimant_of(other, origins[other.document]), until))


def _before(part: Account, whole: Account, other: Account, told: tuple[int, int, str, int]) -> Check:
    before, began, mouth, until = told
    holds = other.least is not None and other.least <= before
    sign = ">=" if holds else "<"
    words = (
        f"{whole.figure} in all and {part.figure} of them since {iso_day(began)} leave {before} before that day; "
        f"{mouth} gave {other.figure} by {iso_day(until)}" + ("" if holds else ": a total can not fall")
    )
    claims = (other.anchor, part.anchor, whole.anchor)
    return Check("before", holds, f"{whole.most} - {part.least} = {before} {sign} {other.least}", claims, words)


def _may_be_like(a: Account, b: Account, camps: Camps) -> bool:
    """Whether two totals may count the same victims: what one leaves open the other may say, the sum being exact."""
    if a.groups != b.groups or (a.status and b.status and a.status != b.status):
        return False
    return not a.side or not b.side or camps.are_allied(a.conflict, a.side, b.side)


def _is_like(a: Account, b: Account, camps: Camps) -> bool:
    """Whether two totals count the same kind of victims of one side or front."""
    if (a.status, a.groups, a.label, a.unit) != (b.status, b.groups, b.label, b.unit):
        return False
    return camps.are_allied(a.conflict, a.side, b.side) if a.side and b.side else a.side == b.side
