"""Which documents of some inputs are likely copies of each other.

Enters paths, or a settled ledger; leaves pairs with how alike they are, and the problems met. Documents are compared by
their fingerprints only, so that memory grows with their number and not with their texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from selon.clean.fingerprint import make_fingerprint
from selon.clean.passages import find_passages
from selon.documents.inputs import read_inputs
from selon.flows.settle import Settled
from selon.model.fingerprint import Fingerprint, likeness
from selon.model.problem import Problem
from selon.packs.page import load_page_words

# Bands of four places: documents that share four runs in ten meet in at least one band nineteen times in twenty.
BAND = 4
# A pair below this shares no more than quotes and boilerplate (gold/settled: copies there are above 0.5).
LEAST_LIKENESS = 0.4
# A band value that more documents share is that of an empty or standard text.
MOST_IN_BUCKET = 500


class Pair(msgspec.Struct, frozen=True):
    """Two documents by name, the share of word runs they have in common, and the agencies both name.

    In a ledger that was settled also the kind of likeness (a reprint, an update, a retelling …), and in what it lies.
    """

    first: str
    second: str
    likeness: float
    agencies: tuple[str, ...] = ()
    kind: str = ""
    words: str = ""


def find_copies(paths: Sequence[str], least: float = LEAST_LIKENESS) -> tuple[list[Pair], list[Problem]]:
    """Pairs of likely copies, most alike first."""
    names: list[str] = []
    prints: list[Fingerprint] = []
    problems: list[Problem] = []
    for intake in read_inputs(paths):
        problems.extend(intake.problems)
        if intake.document is not None:
            words = load_page_words(intake.document.language)
            passages = find_passages(intake.document, words, intake.passages)
            names.append(intake.document.name)
            prints.append(make_fingerprint(intake.document, passages, words))
    return pair_prints(names, prints, least), problems


def settled_copies(settled: Settled) -> list[Pair]:
    """The pairs of documents that settling holds to be one voice, family by family."""
    origins = settled.world.origins
    return [
        Pair(
            origins[bond.a].name,
            origins[bond.b].name,
            round(bond.shared, 3),
            tuple(mark for mark in origins[bond.a].agencies if mark in origins[bond.b].agencies),
            bond.kind,
            bond.words,
        )
        for family in settled.findings.lineages
        for bond in family.bonds
    ]


def pair_prints(names: Sequence[str], prints: Sequence[Fingerprint], least: float) -> list[Pair]:
    """Pairs of fingerprints alike enough, most alike first."""
    pairs: list[Pair] = []
    for a, b in sorted(candidates(prints)):
        alike = likeness(prints[a], prints[b])
        if alike >= least:
            shared = tuple(mark for mark in prints[a].marks if mark in prints[b].marks)
            pairs.append(Pair(names[a], names[b], round(alike, 3), shared))
    return sorted(pairs, key=lambda p: (-p.likeness, p.first, p.second))


def candidates(prints: Iterable[Fingerprint]) -> set[tuple[int, int]]:
    """Numbers of fingerprints that agree in at least one band."""
    buckets: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for number, made in enumerate(prints):
        for at in range(0, len(made.values), BAND):
            buckets[at, made.values[at : at + BAND]].append(number)
    return {pair for bucket in buckets.values() for pair in combinations(bucket[:MOST_IN_BUCKET], 2)}
