"""Which documents are one voice because they are one text: reprints, cut or under another title, and updates.

Enters: documents with their fingerprints. Leaves: families, the root first, with what each pair has in common.

Candidates come from bands of the MinHash (Broder 1997); of a candidate pair the share of the shorter text that both
have in common is estimated from the likeness and the two lengths, so that a reprint cut to a half is still a copy, and
a paragraph that two stories took from one agency makes them none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from selon.model.findings import Kinship, Lineage
from selon.model.fingerprint import likeness
from selon.reconcile.accounts import Origin
from selon.reconcile.sets import Sets
from selon.reconcile.weights import LineageBounds, Weights

MOST_HOLDERS = 40


def find_lineages(origins: Iterable[Origin], weights: Weights) -> list[Lineage]:
    """Families of two documents or more."""
    known = {one.id: one for one in origins}
    ordered = sorted(known.values(), key=_age)
    bonds = [bond for a, b in _candidates(ordered, weights.lineage) if (bond := find_kinship(a, b, weights.lineage))]
    bonds += find_retellings(ordered, weights.lineage)
    sets = Sets()
    for bond in bonds:
        sets.join(bond.a, bond.b)
    families: dict[str, list[Origin]] = defaultdict(list)
    for one in ordered:
        families[sets.find(one.id)].append(one)
    tied: dict[str, list[Kinship]] = defaultdict(list)
    for bond in bonds:
        tied[sets.find(bond.a)].append(bond)
    found = [_make_lineage(family, tied[name]) for name, family in families.items() if len(family) > 1]
    return sorted(found, key=lambda one: one.root)


def roots_of(lineages: Iterable[Lineage]) -> dict[str, str]:
    """The root of each document that is a copy or has copies."""
    return {document: lineage.root for lineage in lineages for document in lineage.documents}


def find_kinship(a: Origin, b: Origin, bounds: LineageBounds) -> Kinship | None:
    """Why two documents are one voice, or nothing; `a` is the older."""
    if a.print is None or b.print is None:
        return None
    shared = share_of_shorter(likeness(a.print, b.print), a.print.words, b.print.words)
    longer, shorter = max(a.print.words, b.print.words), max(1, min(a.print.words, b.print.words))
    if longer > shorter * bounds.longest or shared < bounds.copy:
        return None
    agencies = [name for name in a.agencies if name in b.agencies]
    words = f"{shared:.0%} of the shorter text stands in the other"
    if a.outlet and a.outlet == b.outlet and a.first != b.first:
        return Kinship(a.id, b.id, "update", round(shared, 2), f"{words}; the same outlet on another day")
    if agencies:
        return Kinship(a.id, b.id, "agency", round(shared, 2), f"{words}; both name {agencies[0]}")
    return Kinship(a.id, b.id, "cut" if longer > 1.5 * shorter else "copy", round(shared, 2), words)


def find_retellings(ordered: Sequence[Origin], bounds: LineageBounds) -> list[Kinship]:
    """Documents of about one day that share nearly all names and numbers: two renderings of one statement."""
    rich = [one for one in ordered if len(one.details) >= bounds.fewest_details and one.last is not None]
    by_day: dict[int, list[Origin]] = defaultdict(list)
    for one in rich:
        by_day[one.last or 0].append(one)
    found: list[Kinship] = []
    for day in sorted(by_day):
        near = [other for gap in range(bounds.retold_days + 1) for other in by_day.get(day + gap, ())]
        found += _retold_of_day(near, len(by_day[day]), bounds)
    return found


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


def _candidates(ordered: Sequence[Origin], bounds: LineageBounds) -> Iterator[tuple[Origin, Origin]]:
    """Pairs that agree in a band, each once, the older first."""
    seen: set[int] = set()
    printed = [one for one in ordered if one.print and one.print.values]
    width = max((len(one.print.values) for one in printed if one.print), default=0)
    for start in range(0, width - bounds.band + 1, bounds.band):
        buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for number, one in enumerate(printed):
            if one.print:
                buckets[one.print.values[start : start + bounds.band]].append(number)
        for bucket in buckets.values():
            for i, j in _pairs_in(bucket, bounds.most_in_bucket):
                if (key := i * len(printed) + j) not in seen:
                    seen.add(key)
                    yield printed[i], printed[j]


def _pairs_in(bucket: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """All pairs of a bucket; in a very large one each with the oldest alone."""
    if len(bucket) > most:
        yield from ((bucket[0], other) for other in bucket[1:])
        return
    for at, i in enumerate(bucket):
        for j in bucket[at + 1 :]:
            yield i, j


def _make_lineage(family: Sequence[Origin], bonds: Sequence[Kinship]) -> Lineage:
    documents = tuple(one.id for one in family)
    return Lineage(documents[0], documents, tuple(sorted(bonds, key=lambda bond: (bond.a, bond.b, bond.kind))))
