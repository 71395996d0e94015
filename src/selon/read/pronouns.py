"""Enters: speakers and clauses as they are read. Leaves: whom a pronoun of a later sentence takes up as the speaker.

Who spoke last goes before who acted last; number and gender must agree as far as forms tell them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.read.sources import units_of

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, Attribution
    from selon.model.mention import Source
    from selon.packs.loader import Language
    from selon.read.sources import SourceReader

MEMORY = 3  # sentences over which a pronoun reaches its speaker


class Agreement(msgspec.Struct, frozen=True):
    """Number and gender, the latter empty where a form does not tell."""

    is_plural: bool = False
    gender: str = ""

    def fits(self, other: Agreement) -> bool:
        """Whether two forms may stand for one thing."""
        return self.is_plural == other.is_plural and (
            not self.gender or not other.gender or self.gender == other.gender
        )


def clauses_by_sentence(analysis: Analysis) -> list[list[int]]:
    """The clauses of each sentence, by the place of their verbs."""
    made: list[list[int]] = [[] for _ in analysis.ranges]
    for index, clause in enumerate(analysis.clauses):
        made[analysis.sentence_of(analysis.groups.verbs[clause.verb].first)].append(index)
    return made


class PronounReader:
    """Remembers who spoke in one document, and finds whom a pronoun takes up."""

    def __init__(self, analysis: Analysis, language: Language, sources: SourceReader, clauses: list[list[int]]) -> None:
        """Take the document's layers, the resolver of sources and the clauses of each sentence."""
        self.analysis = analysis
        self.language = language
        self.sources = sources
        self.clauses = clauses
        self.history: list[tuple[int, Source, Agreement]] = []

    def remember(self, place: int, item: Attribution) -> None:
        """Remember who spoke in a sentence, unless it is told inside a quotation."""
        unit = next(iter(units_of(self.analysis, item.source.start, item.source.end)), None)
        if unit is None or self.is_quoted(unit):
            return
        group = self.analysis.groups.noun_at[unit]
        self.history.append((place, item.source, self.agreement(group) if group >= 0 else Agreement()))

    def agreement(self, place: int) -> Agreement:
        """Number and gender of a noun group, as far as its head's form tells."""
        group = self.analysis.groups.nouns[place]
        feature = self.analysis.units.features[group.head]
        gender = feature[:1] if self.analysis.units.letters[group.head] == "N" and feature[:1] in {"m", "f"} else ""
        return Agreement(is_plural=group.is_plural, gender=gender)

    def wanted(self, unit: int) -> Agreement:
        """Number and gender that a pronoun asks for."""
        low, grammar = self.analysis.units.lows[unit], self.language.grammar
        gender = "f" if low in grammar.feminine_pronouns else "m" if low in grammar.masculine_pronouns else ""
        return Agreement(is_plural=low in grammar.plural_pronouns, gender=gender)

    def speaker_before(self, sentence: int, unit: int) -> Source | None:
        """Who was last speaking or acting before a unit, may speak, and agrees in number with a pronoun there."""
        wanted = self.wanted(unit)
        for place in range(sentence, max(-1, sentence - MEMORY - 1), -1):
            said = [s for at, s, a in self.history if at == place and a.fits(wanted) and s.start < self.start_of(unit)]
            if said:
                return said[-1]
            acting = self.acting(place, unit, wanted)
            if acting is not None:
                return self.sources.resolve(acting)
        return next((s for at, s, a in reversed(self.history) if at <= sentence and a.fits(wanted)), None)

    def acting(self, place: int, unit: int, wanted: Agreement) -> int | None:
        """Who acts in a sentence before a unit and may speak: a person or office first, then any subject or agent."""
        found = [
            group
            for index in self.clauses[place]
            for group in (self.analysis.clauses[index].subject, self.analysis.clauses[index].agent)
            if group is not None and self.may_act(index, group, unit, wanted)
        ]
        persons = [group for group in found if self.is_person(group)]
        return next(iter(persons or found), None)

    def may_act(self, index: int, place: int, unit: int, wanted: Agreement) -> bool:
        """Whether a group of a clause may be what a pronoun further on takes up."""
        verb = self.analysis.groups.verbs[self.analysis.clauses[index].verb]
        group = self.analysis.groups.nouns[place]
        if verb.form != "finite" or group.first >= unit or group.count is not None or self.is_quoted(group.first):
            return False
        return self.agreement(place).fits(wanted) and self.sources.is_speaker_name(place)

    def is_person(self, place: int) -> bool:
        """Whether a group is one person: an office or a person's name."""
        group = self.analysis.groups.nouns[place]
        kinds = {self.sources.kind_of_name(unit) for unit in group.names}
        return bool(kinds & {"person", "unknown"}) or any(
            s.startswith("office") for s in self.analysis.units.senses[group.head]
        )

    def start_of(self, unit: int) -> int:
        """The character at which a unit begins."""
        return self.analysis.tokens.starts[self.analysis.units.firsts[unit]]

    def is_quoted(self, unit: int) -> bool:
        """Whether a unit stands inside a quotation."""
        start = self.start_of(unit)
        return any(quote.start <= start < quote.end for quote in self.analysis.quotes)
