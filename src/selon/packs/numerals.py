"""The closed schema of a language's `numerals.toml`: number words and the words that bound numbers."""

from __future__ import annotations

from functools import cached_property

import msgspec

from selon.packs.lexicon import strip_accents


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases (tokens joined by one space) before or after a number that make it a bound, a guess or a range."""

    least: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    range_opening: tuple[str, ...] = ()
    range_middle: tuple[str, ...] = ()
    after_least: tuple[str, ...] = ()
    after_about: tuple[str, ...] = ()
    after_most: tuple[str, ...] = ()


class Numerals(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A language's number words with their values."""

    joiners: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    attributive: tuple[str, ...] = ()
    before_place: tuple[str, ...] = ()
    sized: tuple[str, ...] = ()
    perfect: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    values: dict[str, int] = {}
    scales: dict[str, int] = {}
    collectives: dict[str, int] = {}
    plurals: dict[str, int] = {}
    bounds: Bounds = Bounds()

    @cached_property
    def starters(self) -> frozenset[str]:
        """Every word that can stand in a number."""
        return frozenset({*self.values, *self.scales, *self.collectives, *self.plurals, *self.none, *self.several})

    @cached_property
    def openers(self) -> frozenset[str]:
        """Every word that can begin a number or collective."""
        return self.starters | {*self.plural, *self.indefinite, *self.definite}

    @cached_property
    def quantifiers(self) -> frozenset[str]:
        """Words that no written number goes on from: none, several, and what opens a vague collective."""
        return frozenset({*self.none, *self.several, *self.plural})

    @cached_property
    def before(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """Phrases that bound the number after them, by their last token, longest first."""
        made: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind in ("least", "most", "about", "exact"):
            for phrase in getattr(self.bounds, kind):
                for form in {phrase, strip_accents(phrase)}:  # a text may have lost its accents
                    pieces = tuple(form.split(" "))
                    made.setdefault(pieces[-1], []).append((pieces, kind))
        for options in made.values():
            options.sort(key=lambda option: (-len(option[0]), option))
        return made

    @cached_property
    def after(self) -> list[tuple[tuple[str, ...], str]]:
        """Phrases that bound the number before them, longest first."""
        made = [
            (tuple(form.split(" ")), kind.removeprefix("after_"))
            for kind in ("after_least", "after_about", "after_most")
            for phrase in getattr(self.bounds, kind)
            for form in {phrase, strip_accents(phrase)}
        ]
        return sorted(made, key=lambda option: (-len(option[0]), option))
