"""Enters: counts of parties, countries and places in a document. Leaves: the conflicts that it may tell of, ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.packs.conflict_index import IndexedConflict, Table, folded_words, grouped_figures, index_conflicts
from selon.read.days import parse_day, shift_days

if TYPE_CHECKING:
    from selon.model.times import FrameEvidence
    from selon.packs.world import ConflictEntry

MOST_OF_ONE, MOST_OF_PLACE = 5, 2  # how often a name counts at most
NAME_WEIGHT, PLACE_WEIGHT, COUNTRY_WEIGHT, FRONTS_WEIGHT = 4.0, 2.0, 0.7, 2.0
LEAST_SCORE = 2.0
LEAST_ALONE = 0.9  # of a war that went on on the day of a document, when no other scores half as much
ONE_SIDED = 0.9
ALLIED = 0.4  # of the score of a war whose allies the likeliest war tells as enemies
AFTERMATH_DAYS = 45  # reports of a war go on so long after it ends
AFTERLIFE_DAYS = 3650  # a war that ended so long before another of its land is not told of any more
FAINT_SHARE = 0.25  # of the best score; less speaks for no war that goes on, where another is over
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


def score_conflict(conflict: IndexedConflict, text: Folded, evidence: FrameEvidence) -> float:
    """How much of a document speaks for one conflict: its names, parties on both fronts, countries and places."""
    parties, countries = evidence.parties, evidence.countries
    score = 0.0
    for party in conflict.parties.keys() & parties.keys():
        score += min(parties[party], MOST_OF_ONE) * conflict.parties[party]
    for country in conflict.countries.keys() & countries.keys():
        score += COUNTRY_WEIGHT * min(countries[country], MOST_OF_ONE) * conflict.countries[country]
    both = has_enemies(conflict, evidence)
    if score:
        score += FRONTS_WEIGHT * both
    for place in text.named_of(conflict.places):
        score += PLACE_WEIGHT * min(text.places[place], MOST_OF_PLACE)
    score += NAME_WEIGHT * any(words <= text.words and phrase in text.text for words, phrase in conflict.phrases)
    # A war between states of which but one is named is less likely than one within that state.
    return round(score if both or not conflict.entry.residents else score * ONE_SIDED, 6)


def has_enemies(conflict: IndexedConflict, evidence: FrameEvidence) -> bool:
    """Whether parties of at least two fronts of a conflict are named."""
    return sum(not front.isdisjoint(evidence.parties) for front in conflict.fronts) > 1


class Folded(msgspec.Struct, frozen=True):
    """A text in folded words, as the set of them, and its places folded, with those that it spells another way."""

    text: str
    words: frozenset[str]
    places: dict[str, int]
    spellings: dict[str, str] = {}

    @property
    def named(self) -> list[str]:
        """The places by their own names and as the text spells them."""
        return [*self.places, *self.spellings]

    def named_of(self, places: AbstractSet[str]) -> list[str]:
        """Those of some places that the text names, each once however it is spelled."""
        spelled = (self.spellings[place] for place in places & self.spellings.keys())
        return sorted({*(places & self.places.keys()), *spelled})


def fold_text(text: str, evidence: FrameEvidence) -> Folded:
    """The folded form of a text and its places."""
    folded = folded_words(text)
    places: Counter[str] = Counter()
    for name, count in evidence.places.items():
        places[folded_words(name).strip()] += count
    spelled = {folded_words(words).strip(): folded_words(name).strip() for words, name in evidence.spellings.items()}
    return Folded(folded, frozenset(folded.split()) | grouped_figures(folded), dict(places), spelled)


def rank_conflicts(text: Folded, evidence: FrameEvidence, conflicts: Mapping[str, ConflictEntry]) -> list[Ranked]:
    """The conflicts that something speaks for, the best first, those of which next to nothing tells among them."""
    found: list[tuple[Ranked, IndexedConflict]] = []
    index = index_conflicts(Table(conflicts))
    for conflict in index.likely(evidence.parties, evidence.countries, text.named, text.words):
        score = score_conflict(conflict, text, evidence)
        first = parse_day(conflict.entry.first_day) if score >= LEAST_ALONE / 2 else None
        if first:
            own = Ranked(conflict.entry.id, score, first, parse_day(conflict.entry.last_day, last=True))
            found.append((own, conflict))
    found.sort(key=lambda pair: (-pair[0].score, pair[0].id))
    return sorted(less_of_allies(found, evidence), key=lambda r: (-r.score, r.id))


def less_of_allies(found: list[tuple[Ranked, IndexedConflict]], evidence: FrameEvidence) -> list[Ranked]:
    """The conflicts with less for those in which the first one's named enemies are on one side, and no other is."""
    if not found or not has_enemies(found[0][1], evidence):
        return [ranked for ranked, _ in found]
    enemies = set(found[0][1].parties) & evidence.parties.keys()
    made = []
    for ranked, conflict in found:
        is_of_allies = not has_enemies(conflict, evidence) and any(
            len(front & enemies) > 1 and enemies & set(conflict.parties) <= front for front in conflict.fronts
        )
        score = ranked.score * ALLIED if is_of_allies else ranked.score
        made.append(msgspec.structs.replace(ranked, score=score))
    return made


def keep_conflicts(ranked: list[Ranked], first: date | None, last: date | None) -> list[Ranked]:
    """The conflicts that the document tells of: begun by its day, those going on then before those over.

    One that goes on but of which hardly anything is told does not stand before one that is over.
    """
    begun = [r for r in told_plainly(ranked) if last is None or r.first <= last]
    if not begun:
        return told_alone(ranked, first, last)
    going = [r for r in begun if first is None or r.last is None or shift_days(r.last, AFTERMATH_DAYS) >= first]
    going = [r for r in going if r.score >= FAINT_SHARE * begun[0].score]
    options = going or last_ended(begun)
    return [r for r in options if r.score >= KEPT_SHARE * options[0].score]


def told_plainly(ranked: list[Ranked]) -> list[Ranked]:
    """The conflicts that enough speaks for whatever day it is."""
    return [r for r in ranked if r.score >= LEAST_SCORE]


def told_alone(ranked: list[Ranked], first: date | None, last: date | None) -> list[Ranked]:
    """The conflict going on on the days of a document, if something speaks for it and next to nothing for others."""
    if first is None or last is None:
        return []
    going = [r for r in ranked if r.covers(first) and r.covers(last)]
    is_alone = len(going) == 1 or (len(going) > 1 and going[1].score <= going[0].score / 2)
    return going[:1] if is_alone and going[0].score >= LEAST_ALONE else []


def last_ended(over: list[Ranked]) -> list[Ranked]:
    """Of wars that are all over by the day of a document those that ended last, by some years."""
    newest = max((r.last for r in over if r.last is not None), default=None)
    if newest is None:
        return over
    return [r for r in over if r.last is None or (newest - r.last).days <= AFTERLIFE_DAYS]
