"""Arithmetic between figures of several series: additions, parts, and what was there before.

Enters: accounts and their documents, and which parties fight on one front. Leaves: checks, each with its sum in words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from selon.model.findings import Check
from selon.reconcile.accounts import Account, Origin, iso_day
from selon.reconcile.camps import Camps
from selon.reconcile.series import last_day
from selon.reconcile.voices import claimant_of

REACH = 400  # totals before a moment among which those that a part leaves too little for are sought
MOST = 24  # checks of one figure against earlier totals, the nearest in time
Key = tuple[str | None, str, str]
Dated = tuple[int, str, Account]


class Totals:
    """Running totals by what they count, by their figure and by their sentence, each in the order of their days."""

    def __init__(self, totals: Iterable[Account], origins: Mapping[str, Origin]) -> None:
        """Take totals and the documents that tell them."""
        self.origins = origins
        self.by_key: dict[Key, list[Dated]] = defaultdict(list)
        self.by_figure: dict[tuple[Key, int], list[Dated]] = defaultdict(list)
        self.by_sentence: dict[tuple[Key, str, int, str | None], list[Account]] = defaultdict(list)
        self.by_anchor: dict[str, Account] = {}
        dated = [(last_day(one, origins[one.document]), one) for one in totals]
        for day, one in sorted(dated, key=lambda pair: (pair[0] or 0, pair[1].anchor)):
            key = key_of(one)
            self.by_anchor[one.anchor] = one
            self.by_sentence[key, one.document, one.at, one.source].append(one)
            if day is not None:
                self.by_key[key].append((day, one.anchor, one))
            if one.least is not None and one.least == one.most:
                self.by_figure[key, one.least].append((day or 0, one.anchor, one))

    def before(self, key: Key, day: int) -> Iterator[Account]:
        """The totals of a quantity up to before a day, the latest first, as many as are compared."""
        line = self.by_key.get(key, [])
        end = bisect_left(line, (day, ""))
        return (one for _, _, one in reversed(line[max(0, end - REACH) : end]))

    def just(self, key: Key, figure: int, day: int) -> Iterator[Account]:
        """The totals of a quantity that are just a figure, up to a day, the latest first, as many as are compared."""
        line = self.by_figure.get((key, figure), [])
        end = bisect_right(line, day, key=lambda dated: dated[0])
        return (one for _, _, one in reversed(line[max(0, end - REACH) : end]))


def key_of(toll: Account) -> Key:
    """What a toll counts."""
    return toll.conflict, toll.label, toll.unit


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
    totals = Totals((one for one in tolls if one.scope == "cumulative"), origins)
    by_anchor = {one.anchor: one for one in tolls}
    found: list[Check] = []
    for one in tolls:
        for kind, other in one.links:
            if kind == "part_of" and other in by_anchor:
                found += _check_part(one, by_anchor[other], totals, camps)
        if one.scope == "additional":
            found += islice(_check_addition(one, totals, camps), MOST)
    return found


def _check_addition(added: Account, totals: Totals, camps: Camps) -> Iterator[Check]:
    """The total before an addition, and whoever gives just that total."""
    whole = _total_after(added, totals)
    if whole is None or added.least is None or whole.least is None:
        return
    if added.least != added.most or whole.least != whole.most or whole.least <= added.least:
        return
    before, origins = whole.least - added.least, totals.origins
    sum_shown = f"{whole.least} - {added.least} = {before}"
    for other in totals.just(key_of(added), before, last_day(whole, origins[whole.document]) or 0):
        if other.anchor == whole.anchor or not _may_be_like(other, whole, camps):
            continue
        mouth, voice = (claimant_of(x, origins[x.document]) for x in (other, whole))
        same = other.source == whole.source
        said = f"the total before the {added.least} added is {before}, just what {mouth} gives"
        words = said if same else f"{said}: one series with two mouths ({mouth} and {voice}), never to be added"
        claims = (other.anchor, added.anchor, whole.anchor)
        yield Check("addition" if same else "two_mouths", holds=True, arithmetic=sum_shown, claims=claims, words=words)


def _total_after(added: Account, totals: Totals) -> Account | None:
    """The total that an addition leads to: the one it is tied to, else the nearest of its source in its sentence."""
    tied = (anchor for kind, anchor in added.links if kind in {"adds_to", "part_of"})
    linked = [totals.by_anchor[anchor] for anchor in tied if anchor in totals.by_anchor]
    told = totals.by_sentence.get((key_of(added), added.document, added.at, added.source), ())
    near = [one for one in told if one.least is not None and added.least is not None and one.least > added.least]
    chosen = [one for one in linked if key_of(one) == key_of(added)] or near
    return min(chosen, key=lambda one: (abs(one.start - added.start), one.anchor), default=None)


def _check_part(part: Account, whole: Account, totals: Totals, camps: Camps) -> Iterator[Check]:
    """A part is no greater than its whole; a part since a later day leaves what had happened before that day."""
    if part.least is None or whole.least is None:
        return
    fits = whole.most is None or part.least <= whole.most
    sign = "<=" if fits else ">"
    yield Check("part", fits, f"{part.least} {sign} {whole.least}", (part.anchor, whole.anchor), "a part and its whole")
    began = part.since
    if began is None or (whole.since is not None and began <= whole.since) or whole.most is None or part.most is None:
        return
    if part.approx or whole.approx or part.label != whole.label or not _is_like(part, whole, camps):
        return
    left, origins = whole.most - part.least, totals.origins
    earlier = (one for one in totals.before(key_of(whole), began) if _went_before(one, whole, camps))
    for other in islice(earlier, MOST):
        until = last_day(other, origins[other.document]) or 0
        yield _before(part, whole, other, (left, began, claimant_of(other, origins[other.document]), until))


def _went_before(total: Account, whole: Account, camps: Camps) -> bool:
    """Whether an earlier total counts from the same day the same victims as a whole."""
    if total.least is None or not _is_like(total, whole, camps):
        return False
    return total.since == whole.since or None in {total.since, whole.since}


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
