"""Enters: the table of conflicts. Leaves: an index of it, made once, to find a document's conflicts by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

import msgspec

from selon.packs.world import ConflictEntry

COMBINING = re.compile("[\u0300-\u036f]+")
GAP = re.compile(r"[\W_]+")
GROUPED = re.compile(r"(?<= )[0-9]{1,3}(?: [0-9]{3})+(?= )")


def folded_words(text: str) -> str:
    """A text in folded words parted by single spaces, with one at either end."""
    return f" {GAP.sub(' ', COMBINING.sub('', unicodedata.normalize('NFD', text.lower()))).strip()} "


def grouped_figures(folded: str) -> frozenset[str]:
    """The figures that words of digits make together: *2 546*, which a folded text has as two words."""
    return frozenset(found.replace(" ", "") for found in GROUPED.findall(folded))


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


class ConflictIndex(msgspec.Struct, frozen=True):
    """The conflicts of a table in its order, the numbers of those that each key speaks for, and the last year told of.

    A name is found by the word of it that the fewest names have, which a text that has the name can not lack.
    """

    conflicts: tuple[IndexedConflict, ...]
    of_party: dict[str, list[int]]
    of_country: dict[str, list[int]]
    of_place: dict[str, list[int]]
    of_word: dict[str, list[int]]
    last_year: int | None

    def likely(
        self, parties: Iterable[str], countries: Iterable[str], places: Iterable[str], words: AbstractSet[str]
    ) -> list[IndexedConflict]:
        """The conflicts that some party, country, place or word speaks for, in the order of the table."""
        numbers: set[int] = set()
        for table, keys in (
            (self.of_party, parties),
            (self.of_country, countries),
            (self.of_place, places),
            (self.of_word, self.of_word.keys() & words),
        ):
            for key in keys:
                numbers.update(table.get(key, ()))
        return [self.conflicts[number] for number in sorted(numbers)]


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
def index_conflicts(table: Table) -> ConflictIndex:
    """The index of a table; a party or country with a part in wars of many lands tells less of each."""
    entries = list(table.entries.values())
    lands = [tuple(sorted(set(entry.countries))) for entry in entries]
    parties = Counter(
        p for p, _ in {(p, land) for entry, land in zip(entries, lands, strict=True) for p in entry.parties}
    )
    countries = Counter(country for land in set(lands) for country in land)
    conflicts = tuple(index_entry(entry, parties, countries) for entry in entries)
    usual = Counter(word for conflict in conflicts for words, _ in conflict.phrases for word in words)
    phrases = [[min(sorted(words), key=usual.__getitem__) for words, _ in c.phrases if words] for c in conflicts]
    years = [int(day[:4]) for entry in entries for day in (entry.first_day, entry.last_day) if day]
    return ConflictIndex(
        conflicts,
        of_party=numbers_by_key([c.parties for c in conflicts]),
        of_country=numbers_by_key([c.countries for c in conflicts]),
        of_place=numbers_by_key([c.places for c in conflicts]),
        of_word=numbers_by_key(phrases),
        last_year=max(years, default=None),
    )


def numbers_by_key(keys: Sequence[Iterable[str]]) -> dict[str, list[int]]:
    """The numbers of the entries that have each key."""
    found: dict[str, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            found.setdefault(key, []).append(number)
    return found


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
