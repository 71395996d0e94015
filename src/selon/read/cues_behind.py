"""Enters: a quotation and its sentence. Leaves: who speaks, by what stands behind the quotation or breaks into it.

A verb just behind the closing mark tells so, whoever may know it as one of saying, and so does one with its subject
behind it that breaks into the quotation; else a name in brackets, or who is told of behind a colon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.span import Span
from selon.model.tags import ADVERB, NAME, STOP
from selon.read.quoted_names import NamesOfThings

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, Attribution
    from selon.model.mention import Source
    from selon.model.units import Clause, VerbGroup
    from selon.read.speech import SpeechReader

PARTED = 14  # units between a verb and who speaks by it, behind a quotation
APART = 8  # units from a quoted adjective to the comma behind what it governs
PEOPLE = ("person", "source", "office", "people")  # senses of nouns for those who speak
ACTS = ("act:", "event", "harm", "suffer", "state:")  # senses of verbs that break into no quotation
QUALITIES = frozenset("APR")  # letters that a quoted adjective begins with
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

    def behind(self, first: int, last: int) -> Cue | None:
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
        else:
            is_behind = clause.subject is not None and groups.nouns[clause.subject].first >= groups.verbs[verb].last
            teller = clause.subject if is_behind and self.may_say(clause.subject or 0) else None
            is_speech = "," in units.letters[last:at] or units.letters[last] == STOP
            if not is_speech and not self.says(verb) and not self.speech.phrases.has_verb(first, last + 1):
                return None  # *les « exclus » forment des bandes*
            if teller is None and is_speech and (clause.subject is None or groups.nouns[clause.subject].first >= first):
                teller = self.teller_behind(verb)
            source = self.speech.pronouns.resolve(teller) if teller is not None else None
        if source is None:
            return None
        cited = self.cited(analysis.sentence_of(at)) if source.kind == "media" else None
        return cited or Cue(source, analysis.span(at, groups.verbs[verb].last), "quotes.behind")

    def teller_behind(self, verb: int) -> int | None:
        """Who is told of behind a verb and what parts them: *», tranche, amer, le maire*."""
        analysis = self.analysis
        groups, letters = analysis.groups, analysis.units.letters
        begin = groups.verbs[verb].last
        end = analysis.ranges[analysis.sentence_of(begin - 1)][1]
        for unit in range(begin, min(end, begin + PARTED)):
            other, place = groups.verb_at[unit], groups.noun_at[unit]
            if unit == begin and letters[unit] in '<"' and letters[unit + 1 : unit + 2] == [NAME]:
                return groups.noun_at[unit + 1]  # *», dit « Lion », 20 ans*
            if letters[unit] in '<":;(KQS' or (other >= 0 and groups.verbs[other].form == "finite"):
                return None
            if place >= 0 and groups.nouns[place].first == unit and self.may_tell(place):
                return place
        return None

    def may_tell(self, place: int) -> bool:
        """Whether a group without a preposition is somebody, by name, office, body or as a person."""
        group, sources = self.analysis.groups.nouns[place], self.speech.sources
        is_person = any(sense.startswith(PEOPLE) for sense in self.analysis.units.senses[group.head])
        return group.prep is None and not group.is_pronoun and (is_person or sources.is_speaker_name(place))

    def inserted(self, first: int, last: int) -> Cue | None:
        """The verb that breaks into a quotation, its subject behind it: *« On nous ment, fulmine le maire. … »*."""
        analysis = self.analysis
        groups, letters = analysis.groups, analysis.units.letters
        for unit in range(first + 1, last):
            index = groups.verb_at[unit]
            verb = groups.verbs[index] if index >= 0 else None
            if verb is None or verb.first != unit or verb.form != "finite" or letters[unit - 1] not in ",.)":
                continue
            clause = analysis.clauses[analysis.clause_of_verb[index]]
            source = self.hung_teller(clause, verb) or self.noun_teller(verb)
            if source is not None:
                return Cue(source, analysis.span(verb.first, verb.last), "quotes.inserted")
        return None

    def hung_teller(self, clause: Clause, verb: VerbGroup) -> Source | None:
        """Whom the pronoun hung on a verb that breaks into a quotation takes up: *« On part, sourit-elle, … »*."""
        units, pronoun = self.analysis.units, clause.subject_pronoun
        if pronoun is None or not units.lows[pronoun].startswith("-"):
            return None
        wanted = self.speech.pronouns.wanted(pronoun)
        end = pronoun + 1
        while end < len(units) and units.letters[end] == ADVERB:
            end += 1
        is_closed = end < len(units) and units.letters[end] in ",.)" and units.lows[end] != "?"
        if not wanted.gender or not is_closed or pronoun < verb.first:
            return None
        return self.speech.pronouns.speaker_before(self.analysis.sentence_of(verb.first), verb.first, wanted)

    def noun_teller(self, verb: VerbGroup) -> Source | None:
        """Who is told of right behind a verb that breaks in, up to a mark: *« …, fulmine le maire. … »*."""
        units, groups, sources = self.analysis.units, self.analysis.groups, self.speech.sources
        begin = verb.last + (units.letters[verb.last : verb.last + 1] == [ADVERB])
        place = groups.noun_at[begin] if begin < len(units) else -1
        if place < 0 or groups.nouns[place].first != begin or not self.may_tell(place):
            return None
        end = sources.chain(place)[1]
        is_closed = end < len(units) and units.letters[end] in ",.)" and units.lows[end] != "?"
        is_act = any(sense.startswith(ACTS) for sense in verb.senses)
        if not is_closed or is_act or (groups.nouns[place].count is not None and groups.nouns[place].is_plural):
            return None
        return self.speech.pronouns.resolve(place)

    def told_of(self, first: int, last: int) -> Cue | None:
        """Who acts behind the colon that follows a quotation: *« On nous oublie » : Awa Diallo attend*."""
        analysis = self.analysis
        place = analysis.sentence_of(last)
        begin, end = analysis.ranges[place]
        if first - begin > 1 or analysis.units.letters[last + 2 : last + 3] not in ([":"], [","]):
            return None
        if (voice := self.worded_by(last + 3, end)) is not None:
            return Cue(self.speech.pronouns.resolve(voice), None, "quotes.told_of")
        if analysis.units.letters[last + 2] != ":":
            return None
        for index in self.speech.clauses[place]:
            clause = analysis.clauses[index]
            verb = analysis.groups.verbs[clause.verb]
            if last < verb.first < end and verb.form == "finite" and clause.subject is not None:
                is_person = analysis.groups.nouns[clause.subject].first > last and self.may_tell(clause.subject)
                is_land = self.speech.sources.is_land(clause.subject)
                return (
                    Cue(self.speech.pronouns.resolve(clause.subject), None, "quotes.told_of")
                    if is_person and not is_land
                    else None
                )
        return None

    def worded_by(self, begin: int, end: int) -> int | None:
        """Whose words a quotation is told to be at once: *« … », c'est la conviction du préfet*, *tel est son avis*."""
        analysis, sources = self.analysis, self.speech.sources
        copulas = self.speech.language.grammar.copulas
        units, nouns = analysis.units, analysis.groups.nouns
        near = range(begin, min(end, begin + BEHIND))
        at = next((unit + 1 for unit in near if units.lemmas[unit] in copulas), -1)
        place = analysis.groups.noun_at[at] if 0 <= at < end else -1
        if place < 0 or nouns[place].first != at:
            return None
        voice = sources.voice(place)
        return voice if voice != place else None

    def apposed(self, first: int, last: int) -> Cue | None:
        """Whom a quoted adjective is set beside: *« Choqué », le maire …*, *le maire, « choqué », …*."""
        analysis = self.analysis
        letters, nouns = analysis.units.letters, analysis.groups.nouns
        if letters[first] not in QUALITIES or self.speech.phrases.has_verb(first, last + 1):
            return None
        begin, end = analysis.ranges[analysis.sentence_of(first)]
        if first - begin <= 1:
            comma = next((at for at in range(last + 2, min(end, last + APART)) if letters[at] == ","), end)
            place = analysis.groups.noun_at[comma + 1] if comma + 1 < end else -1
        elif letters[first - 2] == "," and letters[last + 2 : last + 3] == [","]:
            place = analysis.groups.noun_at[first - 3] if first - 3 >= begin else -1
        else:
            return None
        if place < 0 or nouns[place].prep is not None or not self.may_tell(place):
            return None
        return Cue(self.speech.pronouns.resolve(place), None, "quotes.apposed")

    def says(self, verb: int) -> bool:
        """Whether a verb is one of saying."""
        return any(sense.startswith("say:") for sense in self.analysis.groups.verbs[verb].senses)

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
        sources = self.speech.sources
        end = sources.chain(place)[1] if place >= 0 else -1
        if place < 0 or letters[end : end + 1] != [")"]:
            return None
        if groups.nouns[place].prep is not None:
            return None
        is_person = sources.is_person_name(groups.nouns[place].head) or sources.is_office(groups.nouns[place])
        return Cue(self.speech.sources.resolve(place), None, "quotes.bracketed") if is_person else None
