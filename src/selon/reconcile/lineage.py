"""Which documents are one voice because they are one text: reprints, cut or under another title, and updates.

Enters: documents with their fingerprints. Leaves: families, the root first, with what each pair has in common.

Candidates come from bands of the MinHash (Broder 1997); of a candidate pair the share of the shorter text that both
have in common is estimated from the likeness and the two lengths, so that a reprint cut to a half is still a copy, and
a paragraph that two stories took from one agency makes them none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from selon.model.findings import Kinship, Lineage
from selon.model.fingerprint import likeness
from selon.reconcile.accounts import Origin
from selon.reconcile.sets import Sets
from selon.reconcile.weights import LineageBounds, Weights

MOST_HOLDERS = 40
FEW = 50  # so many new documents are compared with all of about their time; more are sorted into bands


class Families:
    """Documents and their kinships, growing."""

    def __init__(self, bounds: LineageBounds) -> None:
        """No documents yet."""
        self._bounds = bounds
        self._known: dict[str, Origin] = {}
        self._by_day: dict[int, dict[str, Origin]] = defaultdict(dict)
        self._bonds: dict[tuple[str, str], Kinship] = {}
        self._retold: dict[int, list[Kinship]] = {}
        self._roots: dict[str, str] = {}
        self._lineages: list[Lineage] = []

    def add(self, origins: Iterable[Origin]) -> dict[str, str]:
        """Put documents in; leaves the documents whose root changed, with the new one."""
        new = _by_age(origins)
        few = len(new) <= FEW
        pairs = self._against_all(new) if few else _candidates(_by_age([*self._known.values(), *new]), self._bounds)
        self._known.update({one.id: one for one in new})
        for one in new:
            self._by_day[one.last or 0][one.id] = one
        for first, second in pairs:
            if bond := find_kinship(first, second, self._bounds):
                self._bonds[first.id, second.id] = bond
        self._retell({one.last for one in new if one.last is not None})
        return self._assemble()

    def lineages(self) -> list[Lineage]:
        """Families of two documents or more."""
        return self._lineages

    def _against_all(self, new: Sequence[Origin]) -> Iterator[tuple[Origin, Origin]]:
        """The pairs of a few new documents, the older first, found by looking at all of about their time."""
        for at, one in enumerate(new):
            days = range((one.last or 0) - self._bounds.longest_days, (one.last or 0) + self._bounds.longest_days + 1)
            others = [other for day in days for other in self._by_day.get(day, {}).values() if other.id != one.id]
            for other in (*others, *new[at + 1 :]):
                if shares_band(one, other, self._bounds):
                    first, second = _by_age((one, other))
                    yield first, second

    def _retell(self, days: set[int]) -> None:
        """Find retellings anew for the days that documents were added to."""
        back = self._bounds.retold_days
        for day in {day - gap for day in days for gap in range(back + 1)}:
            rows = [self._rich(day + gap) for gap in range(back + 1)]
            if rows[0]:
                near = [one for row in rows for one in row]
                self._retold[day] = list(_retold_of_day(near, len(rows[0]), self._bounds))

    def _rich(self, day: int) -> list[Origin]:
        of_day = self._by_day.get(day, {}).values()
        return sorted((one for one in of_day if len(one.details) >= self._bounds.fewest_details), key=_age)

    def _assemble(self) -> dict[str, str]:
        bonds = [*self._bonds.values(), *(bond for some in self._retold.values() for bond in some)]
        before, self._lineages = self._roots, assemble(self._known, bonds)
        self._roots = roots_of(self._lineages)
        return {
            one: self._roots.get(one, one)
            for one in before.keys() | self._roots.keys()
            if self._roots.get(one, one) != before.get(one, one)
        }


def assemble(known: Mapping[str, Origin], bonds: Iterable[Kinship]) -> list[Lineage]:
    """Families from kinships, the oldest document first."""
    sets = Sets()
    tied: dict[str, list[Kinship]] = defaultdict(list)
    found = sorted(bonds, key=lambda bond: (bond.a, bond.b, bond.kind))
    for bond in found:
        sets.join(bond.a, bond.b)
    for bond in found:
        tied[sets.find(bond.a)].append(bond)
    lineages = []
    for some in tied.values():
        members = _by_age(known[name] for name in {name for bond in some for name in (bond.a, bond.b)})
        documents = tuple(one.id for one in members)
        lineages.append(Lineage(documents[0], documents, tuple(some)))
    return sorted(lineages, key=lambda one: one.root)


def find_lineages(origins: Iterable[Origin], weights: Weights) -> list[Lineage]:
    """Families of two documents or more among all of these."""
    families = Families(weights.lineage)
    families.add({one.id: one for one in origins}.values())
    return families.lineages()


def roots_of(lineages: Iterable[Lineage]) -> dict[str, str]:
    """The root of each document that is a copy or has copies."""
    return {document: lineage.root for lineage in lineages for document in lineage.documents}


def shares_band(a: Origin, b: Origin, bounds: LineageBounds) -> bool:
    """Whether two fingerprints agree in a band, as candidates do."""
    if a.print is None or b.print is None or not a.print.values or len(a.print.values) != len(b.print.values):
        return False
    one, other, run = a.print.values, b.print.values, 0
    for at in range(len(one)):
        run = 0 if at % bounds.band == 0 else run
        run = run + 1 if one[at] == other[at] else 0
        if run == bounds.band:
            return True
    return False


def find_kinship(a: Origin, b: Origin, bounds: LineageBounds) -> Kinship | None:
    """Why two documents are one voice, or nothing; `a` is the older."""
    if a.print is None or b.print is None or abs((a.last or 0) - (b.last or 0)) > bounds.longest_days:
        return None
    longer, shorter = max(a.print.words, b.print.words), max(1, min(a.print.words, b.print.words))
    if longer > shorter * bounds.longest:
        return None
    shared = share_of_shorter(likeness(a.print, b.print), a.print.words, b.print.words)
    if shared < bounds.copy:
        return None
    agencies = [name for name in a.agencies if name in b.agencies]
    words = f"{shared:.0%} of the shorter text stands in the other"
    if a.outlet and a.outlet == b.outlet and a.first != b.first:
        return Kinship(a.id, b.id, "update", round(shared, 2), f"{words}; the same outlet on another day")
    if agencies:
        return Kinship(a.id, b.id, "agency", round(shared, 2), f"{words}; both name {agencies[0]}")
    return Kinship(a.id, b.id, "cut" if longer > 1.5 * shorter else "copy", round(shared, 2), words)


def _retold_of_day(near: Sequence[Origin], count: int, bounds: LineageBounds) -> Iterator[Kinship]:
    """The retellings between the first `count` documents and all; details that many share tell nothing."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(near):
        for detail in one.details:
            holders[detail].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= MOST_HOLDERS:
            shared.update((i, j) for at, i in enumerate(numbers) for j in numbers[at + 1 :] if i < count)
    for (i, j), rare in sorted(shared.items()):
        a, b = near[i], near[j]
        if rare * 2 < bounds.fewest_details:
            continue
        both, fewest = len(set(a.details) & set(b.details)), min(len(a.details), len(b.details))
        if both >= bounds.fewest_details and both >= bounds.retold * fewest:
            words = f"{both} of {fewest} names and numbers are the same"
            yield Kinship(a.id, b.id, "retelling", round(both / fewest, 2), words)


def share_of_shorter(likeness: float, words: int, other: int) -> float:
    """The share of the shorter text's word runs that the longer has too, from their likeness (Jaccard)."""
    both = likeness * (words + other) / (1 + likeness)
    return min(1.0, both / max(1, min(words, other)))


def _age(one: Origin) -> tuple[int, int, int, str]:
    """The root comes first: the oldest, an agency's own, the longest."""
    is_agency = bool(one.outlet and one.outlet in one.agencies)
    words = one.print.words if one.print else 0
    return one.last or 10**7, not is_agency, -words, one.id


def _by_age(origins: Iterable[Origin]) -> list[Origin]:
    return sorted(origins, key=_age)


def _candidates(ordered: Sequence[Origin], bounds: LineageBounds) -> Iterator[tuple[Origin, Origin]]:
    """Pairs that agree in a band and are not too many days apart, each once, the older first."""
    seen: set[int] = set()
    printed = [one for one in ordered if one.print and one.print.values]
    days = [_age(one)[0] for one in printed]
    width = max((len(one.print.values) for one in printed if one.print), default=0)
    for start in range(0, width - bounds.band + 1, bounds.band):
        buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for number, one in enumerate(printed):
            if one.print:
                buckets[one.print.values[start : start + bounds.band]].append(number)
        for bucket in buckets.values():
            for i, j in _pairs_in(bucket, days, bounds):
                if (key := i * len(printed) + j) not in seen:
                    seen.add(key)
                    yield printed[i], printed[j]


def _pairs_in(bucket: Sequence[int], days: Sequence[int], bounds: LineageBounds) -> Iterator[tuple[int, int]]:
    """All pairs of a bucket, which is in order of days; in a very large one each with the oldest alone."""
    firsts = bucket[:1] if len(bucket) > bounds.most_in_bucket else bucket
    for at, i in enumerate(firsts):
        last = days[i] + bounds.longest_days
        for j in islice(bucket, at + 1, None):
            if days[j] > last:
                break
            yield i, j
