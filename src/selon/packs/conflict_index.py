"""Enters: the table of conflicts. Leaves: an index of it, made once, to find a document's conflicts by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from selon.packs.world import ConflictEntry

COMBINING = re.compile("[\u0300-\u036f]+")
GAP = re.compile(r"[\W_]+")


def folded_words(text: str) -> str:
    """A text in folded words parted by single spaces, with one at either end."""
    return f" {GAP.sub(' ', COMBINING.sub('', unicodedata.normalize('NFD', text.lower()))).strip()} "


class IndexedConflict(msgspec.Struct, frozen=True):
    """A conflict with its names and places folded, and how much each of its parties and countries tells of it.

    Each of its names stands with the set of its words, by which most texts are seen not to have it.
    """

    entry: ConflictEntry
    parties: dict[str, float]
    countries: dict[str, float]
    fronts: tuple[frozenset[str], ...]
    places: frozenset[str]
    phrases: tuple[tuple[frozenset[str], str], ...]


class Table:
    """A table of conflicts that is the same as another only if it is that very one, so that its index is made once."""

    __slots__ = ("entries",)

    def __init__(self, entries: Mapping[str, ConflictEntry]) -> None:
        """Take the table."""
        self.entries = entries

    def __hash__(self) -> int:
        """By identity."""
        return id(self.entries)

    def __eq__(self, other: object) -> bool:
        """By identity."""
        return isinstance(other, Table) and self.entries is other.entries


@lru_cache(maxsize=4)
def index_conflicts(table: Table) -> tuple[IndexedConflict, ...]:
    """All conflicts of a table; a party or country that has a part in many tells less of each."""
    entries = list(table.entries.values())
    parties = Counter(party for entry in entries for party in set(entry.parties))
    countries = Counter(country for entry in entries for country in set(entry.countries))
    return tuple(index_entry(entry, parties, countries) for entry in entries)


def index_entry(entry: ConflictEntry, parties: Counter[str], countries: Counter[str]) -> IndexedConflict:
    """One conflict, with how many others each of its parties and countries has a part in."""
    phrases = [folded_words(phrase) for phrases in entry.names.values() for phrase in phrases]
    return IndexedConflict(
        entry,
        {party: parties[party] ** -0.5 for party in sorted(set(entry.parties))},
        {country: countries[country] ** -0.5 for country in sorted(set(entry.countries))},
        tuple(frozenset(front) for front in entry.fronts),
        frozenset(folded_words(place).strip() for place in entry.places),
        tuple((frozenset(phrase.split()), phrase) for phrase in phrases),
    )
