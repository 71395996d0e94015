"""Enters: counts of parties, countries and places in a document. Leaves: the conflicts that it may tell of, ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.packs.world import fold_name
from selon.read.days import parse_day, shift_days

if TYPE_CHECKING:
    from selon.model.times import FrameEvidence
    from selon.packs.world import ConflictEntry

MOST_OF_ONE, MOST_OF_PLACE = 5, 2  # how often a name counts at most
NAME_WEIGHT, PLACE_WEIGHT, COUNTRY_WEIGHT, FRONTS_WEIGHT = 4.0, 2.0, 0.7, 2.0
LEAST_SCORE = 2.0
AFTERMATH_DAYS = 45  # reports of a war go on so long after it ends
KEPT_SHARE = 0.6  # of the best score; conflicts below are not told of


class Ranked(msgspec.Struct, frozen=True):
    """A conflict with how much speaks for it, and its days; an ongoing one has no last."""

    id: str
    score: float
    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """Whether the conflict was going on, or just over, on a day."""
        return self.first <= day and (self.last is None or day <= shift_days(self.last, AFTERMATH_DAYS))


def rarity(conflicts: Iterable[ConflictEntry]) -> tuple[Counter[str], Counter[str]]:
    """How many conflicts each party, and each country, has a part in."""
    parties: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for conflict in conflicts:
        parties.update(set(conflict.parties))
        countries.update(set(conflict.countries))
    return parties, countries


def score_conflict(
    conflict: ConflictEntry, folded: str, evidence: FrameEvidence, shared: tuple[Counter[str], Counter[str]]
) -> float:
    """How much of a document speaks for one conflict: its names, parties on both fronts, countries and places."""
    parties, countries = shared
    score = 0.0
    for party in set(conflict.parties):
        score += min(evidence.parties.get(party, 0), MOST_OF_ONE) / parties[party] ** 0.5
    for country in set(conflict.countries):
        score += COUNTRY_WEIGHT * min(evidence.countries.get(country, 0), MOST_OF_ONE) / countries[country] ** 0.5
    sides = sum(any(evidence.parties.get(party) for party in front) for front in conflict.fronts)
    score += FRONTS_WEIGHT * (sides >= 2)
    score += PLACE_WEIGHT * sum(min(evidence.places.get(fold_name(p), 0), MOST_OF_PLACE) for p in conflict.places)
    phrases = (phrase for names in conflict.names.values() for phrase in names)
    score += NAME_WEIGHT * any(fold_name(phrase) in folded for phrase in phrases)
    return score


def rank_conflicts(text: str, evidence: FrameEvidence, conflicts: Mapping[str, ConflictEntry]) -> list[Ranked]:
    """The conflicts that something speaks for, the best first."""
    shared = rarity(conflicts.values())
    folded = fold_name(text)
    places = {fold_name(name): count for name, count in evidence.places.items()}
    evidence = msgspec.structs.replace(evidence, places=places)
    ranked = []
    for conflict in conflicts.values():
        first = parse_day(conflict.first_day)
        score = score_conflict(conflict, folded, evidence, shared) if first else 0.0
        if first and score >= LEAST_SCORE:
            ranked.append(Ranked(conflict.id, score, first, parse_day(conflict.last_day, last=True)))
    return sorted(ranked, key=lambda r: (-r.score, r.id))


def keep_conflicts(ranked: list[Ranked], first: date | None, last: date | None) -> list[Ranked]:
    """The conflicts that the document tells of: begun by its day, those going on then before those over."""
    begun = [r for r in ranked if last is None or r.first <= last]
    if not begun:
        return []
    going = [r for r in begun if first is None or r.last is None or shift_days(r.last, AFTERMATH_DAYS) >= first]
    options = going or begun
    return [r for r in options if r.score >= KEPT_SHARE * options[0].score]
