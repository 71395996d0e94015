"""Enters: a quotation and its sentence. Leaves: who speaks, by what stands behind the quotation or breaks into it.

A verb just behind the closing mark tells so, whoever may know it as one of saying, and so does one with its subject
behind it that breaks into the quotation; else a name in brackets, or who is told of behind a colon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.span import Span
from selon.read.quoted_names import NamesOfThings

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, Attribution
    from selon.model.mention import Source
    from selon.read.speech import SpeechReader

BEHIND = 3  # units between a closing mark and the verb that tells who spoke


class Cue(msgspec.Struct, frozen=True):
    """A speaker and the words that tell of the speaking."""

    source: Source
    span: Span | None
    rule: str


class CuesBehind:
    """Finds who speaks in a quotation by what stands behind its words."""

    def __init__(self, analysis: Analysis, speech: SpeechReader, attributions: list[list[Attribution]]) -> None:
        """Take the layers and the attributions found."""
        self.analysis = analysis
        self.speech = speech
        self.attributions = attributions
        lows, size = analysis.tokens.lows, len(analysis.tokens)
        self.ties = frozenset((*speech.words.told_to, *speech.language.grammar.partitive))
        self.opened = frozenset(quote.first - 1 for quote in analysis.quotes)
        self.names = NamesOfThings(analysis, speech.words)
        self.spoken: list[bool] = []
        self.marks = frozenset(
            lows[at] for quote in analysis.quotes for at in (quote.first - 1, quote.last) if 0 <= at < size
        )

    def behind(self, last: int) -> Cue | None:
        """The verb just behind the closing mark: *», martèle le maire*."""
        analysis = self.analysis
        units, groups = analysis.units, analysis.groups
        at, end = last + 1, min(last + 1 + BEHIND, len(units))
        while at < end and self.is_mark(at) and groups.verb_at[at] < 0:
            at += 1
        if at < len(units) and units.letters[at] == "(":
            return self.bracketed(at)
        verb = groups.verb_at[at] if at < len(units) else -1
        if verb < 0 or groups.verbs[verb].form != "finite" or groups.verbs[verb].first != at:
            return None
        clause = analysis.clauses[analysis.clause_of_verb[verb]]
        pronoun = clause.subject_pronoun
        if pronoun is not None and (pronoun >= at):
            wanted = self.speech.pronouns.wanted(pronoun)
            source = self.speech.pronouns.speaker_before(analysis.sentence_of(at), at, wanted)
        elif clause.subject is not None and groups.nouns[clause.subject].first >= groups.verbs[verb].last:
            source = self.speech.pronouns.resolve(clause.subject) if self.may_say(clause.subject) else None
        else:
            return None
        if source is None:
            return None
        cited = self.cited(analysis.sentence_of(at)) if source.kind == "media" else None
        return cited or Cue(source, analysis.span(at, groups.verbs[verb].last), "quotes.behind")

    def cited(self, place: int) -> Cue | None:
        """Whom a medium cites in a sentence."""
        items = (item for item in self.attributions[place] if item.rule == "speech.cited")
        return next((Cue(item.source, self.analysis.span(*item.cue), "quotes.cited") for item in items), None)

    def is_mark(self, unit: int) -> bool:
        """Whether a unit may stand between a closing mark and its verb: a mark, but none that opens a quotation."""
        units = self.analysis.units
        is_mark = units.letters[unit] in '">,_.-' or units.lows[unit] in self.marks
        return is_mark and units.firsts[unit] not in self.opened

    def may_say(self, place: int) -> bool:
        """Whether a group may be one who says what is quoted: no mere thing."""
        senses = self.analysis.units.senses[self.analysis.groups.nouns[place].head]
        return self.speech.sources.speaks(place) or not any(s.startswith(("thing", "event", "weapon")) for s in senses)

    def bracketed(self, unit: int) -> Cue | None:
        """The name in brackets behind a quotation: *« … » (Barka Soumaré)*."""
        groups, letters = self.analysis.groups, self.analysis.units.letters
        place = groups.noun_at[unit + 1] if unit + 1 < len(letters) else -1
        if place < 0 or letters[groups.nouns[place].last : groups.nouns[place].last + 1] != [")"]:
            return None
        sources = self.speech.sources
        if groups.nouns[place].prep is not None:
            return None
        is_person = sources.is_person_name(groups.nouns[place].head) or sources.is_office(groups.nouns[place])
        return Cue(self.speech.sources.resolve(place), None, "quotes.bracketed") if is_person else None
