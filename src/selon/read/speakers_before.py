"""Enters: speakers and clauses as they are read. Leaves: who spoke last before a place, else who acted last.

Who spoke last goes before who acted last; number and gender must agree as far as forms tell them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from selon.read.memory import Agreement, Memory
from selon.read.whose import CIVIL, units_of

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, Attribution
    from selon.model.mention import Source
    from selon.packs.loader import Language
    from selon.read.sources import SourceReader

MEMORY = 3  # sentences over which a pronoun reaches its speaker
FAR = 40  # sentences over which the last speaker is still the one that a pronoun takes up
SEVERAL = 2  # tokens of a name of several words
HEADING = 3  # sentences at the head of a document among which it says whose it is
ANY = Agreement()


def clauses_by_sentence(analysis: Analysis) -> list[list[int]]:
    """The clauses of each sentence, by the place of their verbs."""
    made: list[list[int]] = [[] for _ in analysis.ranges]
    for index, clause in enumerate(analysis.clauses):
        made[analysis.sentence_of(analysis.groups.verbs[clause.verb].first)].append(index)
    return made


HARMED = frozenset({"toll:casualties", "toll:killed", "toll:wounded"})  # senses of nouns for those who seldom speak


class SpeakersBefore:
    """Remembers who spoke in one document, and finds who did so last, or acted, and agrees."""

    def __init__(self, analysis: Analysis, language: Language, sources: SourceReader, clauses: list[list[int]]) -> None:
        """Take the document's layers, the resolver of sources and the clauses of each sentence."""
        self.analysis = analysis
        self.language = language
        self.sources = sources
        self.clauses = clauses
        self.memory = Memory()
        self.named: list[tuple[int, int, int]] | None = None

    @cached_property
    def issuer(self) -> Source | None:
        """Who put out the document, by its heading: *Communiqué du ministère des Eaux*, or only the body's name."""
        analysis = self.analysis
        for first, last in analysis.ranges[:HEADING]:
            place = analysis.groups.noun_at[first] if first < last else -1
            if place < 0 or analysis.groups.nouns[place].count is not None:
                continue
            group = analysis.groups.nouns[place]
            voice = self.sources.voice(place)
            is_text = "channel" in analysis.units.senses[group.head] and voice != place
            is_alone = self.sources.chain(place)[1] == last and self.sources.kind_of_body(place) in CIVIL
            if group.prep is None and (is_text or is_alone) and self.sources.is_speaker_name(voice):
                return self.sources.resolve(voice)
        return None

    def remember(self, place: int, item: Attribution) -> None:
        """Remember who spoke in a sentence, unless it is told inside a quotation."""
        unit = next(iter(units_of(self.analysis, item.source.start, item.source.end)), None)
        if unit is None or self.is_quoted(unit):
            return
        group = self.analysis.groups.noun_at[unit]
        self.memory.add(place, item.source, self.agreement(group) if group >= 0 else ANY)

    def agreement(self, place: int) -> Agreement:
        """Number and gender of a noun group, as far as its head's form or its determiner tells."""
        group, units, grammar = self.analysis.groups.nouns[place], self.analysis.units, self.language.grammar
        low = units.lows[group.head]
        if group.is_pronoun:
            return self.wanted(group.head)
        lows = units.lows[group.first : group.head]
        is_feminine = any(low in grammar.feminine_determiners for low in lows)
        is_masculine = any(low in grammar.masculine_determiners for low in lows)
        gender = "f" if is_feminine else "m" if is_masculine else ""
        if not gender and units.letters[group.head] == "N" and low not in grammar.masculine_pronouns:
            gender = units.features[group.head][:1]
        gender = gender if gender in {"m", "f"} else self.gender_of_name(group.head)
        return Agreement(is_plural=group.is_plural, gender=gender)

    def gender_of_name(self, unit: int) -> str:
        """The gender of a name of several words that begins with a noun: *Organisation …*."""
        units, place = self.analysis.units, self.analysis.units.names[unit]
        if place < 0 or self.analysis.names[place].last - self.analysis.names[place].first < SEVERAL:
            return ""
        feature = self.language.lexicon.word(units.lows[unit]).taken("N")[1]
        return feature[:1] if feature[:1] in {"m", "f"} else ""

    def wanted(self, unit: int) -> Agreement:
        """Number and gender that a pronoun asks for."""
        low, grammar = self.analysis.units.lows[unit], self.language.grammar
        gender = "f" if low in grammar.feminine_pronouns else "m" if low in grammar.masculine_pronouns else ""
        return Agreement(is_plural=low in grammar.plural_pronouns, gender=gender)

    def speaker_before(self, sentence: int, unit: int, wanted: Agreement | None = None) -> Source | None:
        """Who was last speaking or acting before a unit, may speak, and agrees in number with a pronoun there."""
        wanted = wanted or self.wanted(unit)
        goes_on = False
        for place in range(sentence, max(-1, sentence - MEMORY - 1), -1):
            start = self.start_of(unit)
            said = (s for s, a in self.memory.recent(place, 0) if a.fits(wanted) and s.start < start)
            speaker = next(said, None)
            if speaker is not None:
                return speaker
            limit = self.content_before(unit) if place == sentence else unit
            acting = self.acting(place, limit, wanted)
            goes_on = goes_on or self.has_pronoun(place, unit, wanted)
            if acting is not None and (not goes_on or self.is_person(acting)):
                return self.resolve(acting)
        return next((s for s, a in self.memory.recent(sentence, FAR) if a.fits(wanted)), None)

    def resolve(self, place: int) -> Source:
        """The source that a group names."""
        return self.sources.resolve(place)

    def last_speaker(self, unit: int) -> Source | None:
        """Who spoke last before a unit, one or many: *a-t-on ajouté*; else who acted."""
        start, sentence = self.start_of(unit), self.analysis.sentence_of(unit)
        near = (source for source, _ in self.memory.recent(sentence, MEMORY) if source.start < start)
        return next(near, None) or self.speaker_before(sentence, unit)

    def content_before(self, unit: int) -> int:
        """Where what is said begins that a pronoun hung on its verb ends: up to there others act in its sentence."""
        if not self.ends_content(unit):
            return unit
        letters, first = self.analysis.units.letters, self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        return next((at for at in range(unit - 1, first, -1) if letters[at] == ":"), first)

    def ends_content(self, unit: int) -> bool:
        """Whether a pronoun hung on its verb follows what is said without marks: all before it is content."""
        if not self.analysis.units.lows[unit].startswith("-"):
            return False
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        quoted = next((at for at in range(first, unit) if self.is_quoted(at)), None)
        if quoted is None:
            return True
        before = self.analysis.units.letters[first : max(first, quoted - 1)]  # *a tiré « et sauvé le village », dit-il*
        return any(letter in "VX" for letter in before) and before[-1] not in ",:;.K"

    def has_pronoun(self, place: int, unit: int, wanted: Agreement) -> bool:
        """Whether a pronoun of a sentence takes up the same one further back."""
        pronouns = [self.analysis.clauses[index].subject_pronoun for index in self.clauses[place]]
        return any(
            at is not None
            and at < unit
            and (found := self.wanted(at)).gender
            and found.fits(wanted)
            and not self.is_quoted(at)
            for at in pronouns
        )

    def acting(self, place: int, unit: int, wanted: Agreement) -> int | None:
        """Who acts in a sentence before a unit and may speak: a person or office first, then any subject or agent."""
        found = [
            group
            for index in self.clauses[place]
            for group in (self.analysis.clauses[index].subject, self.analysis.clauses[index].agent)
            if group is not None and self.may_act(index, group, unit, wanted)
        ]
        persons = [group for group in found if self.is_person(group)]
        named = [group for group in found if self.sources.is_speaker_name(group)]
        return next(iter(persons or named or found), None)

    def may_act(self, index: int, place: int, unit: int, wanted: Agreement) -> bool:
        """Whether a group of a clause may be what a pronoun further on takes up."""
        verb = self.analysis.groups.verbs[self.analysis.clauses[index].verb]
        group = self.analysis.groups.nouns[place]
        is_counted = group.count is not None and group.is_plural
        tells = verb.form == "participle" and any(sense.startswith("say:") for sense in verb.senses)
        is_before = group.head < unit
        if (verb.form != "finite" and not tells) or not is_before or is_counted or self.is_quoted(group.first):
            return False
        senses = self.analysis.units.senses[group.head]
        if group.is_plural and not HARMED.isdisjoint(senses):
            return False  # *les victimes sont à l'hôpital; elles ont ajouté …*
        may_speak = self.sources.is_speaker_name(place) or self.is_people(place)
        return self.agreement(place).fits(wanted) and may_speak

    def is_people(self, place: int) -> bool:
        """Whether a group is people, or those who bear arms."""
        senses = self.analysis.units.senses[self.analysis.groups.nouns[place].head]
        return any(sense.startswith(("person", "force")) for sense in senses)

    def is_person(self, place: int) -> bool:
        """Whether a group is one person: an office or a person's name."""
        group = self.analysis.groups.nouns[place]
        kinds = {self.analysis.kind_of_name(unit) for unit in group.names}
        return bool(kinds & {"person", "unknown"}) or any(
            s.startswith("office") for s in self.analysis.units.senses[group.head]
        )

    def start_of(self, unit: int) -> int:
        """The character at which a unit begins."""
        return self.analysis.tokens.starts[self.analysis.units.firsts[unit]]

    def is_quoted(self, unit: int) -> bool:
        """Whether a unit stands inside a quotation."""
        return self.analysis.is_quoted(unit)
