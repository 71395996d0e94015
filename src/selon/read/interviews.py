"""Enters: a document with its attributions. Leaves: with them whose word the answers of an interview are.

Who answers stands before a colon at the head of an answer, or in what leads up to the first question. An answer is a
paragraph behind a question, which ends with its mark or speaks to somebody; what others say in it is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.read.long_speech import LongSpeech, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.model.mention import Source

LONGEST = 90  # units of a question with what leads up to it
BRIEF = 40  # units of a remark that asks without a mark: *On vous accuse pourtant.*
CREDIT = 12  # units of the line that tells who has put the questions
TAIL = 3  # paragraphs at the end, in which the credit may stand
OPENING = 4  # questions among which one speaks to who answers
QUESTION = "?"
MARKS = frozenset(":.-–—")  # stand behind the name at the head of an answer
ANSWERED = "speech.answered"
BESIDE = 5  # groups before a name among which its office stands


class InterviewReader(LongSpeech):
    """Finds who answers in one document."""

    def read(self) -> None:
        """Add to the attributions of each sentence of an answer whose it is."""
        paragraphs = self.paragraphs()
        asked = [self.asks(paragraph) for paragraph in paragraphs]
        if True not in asked:
            return
        first = asked.index(True)
        labels = [None if asks else self.label(each[0]) for each, asks in zip(paragraphs, asked, strict=True)]
        labels = self.without_initials(labels)
        answering = [label for label in labels[first:] if label is not None]
        alone: int | None = None
        if len({self.surname(label) for label in answering}) == 1:
            alone = answering[0]
        elif not answering and self.is_interview(paragraphs, asked, first):
            alone = self.named_before(paragraphs[:first])
        lead = [place for each in paragraphs[:first] for sentence in range(*each) for place in self.persons(sentence)]
        told = {self.surname(place): place for place in reversed(lead)}  # where each is first told of
        sources = {label: self.introduced(label, told) for label in {alone, *answering} if label is not None}
        self.give(list(zip(paragraphs, asked, labels, strict=True))[first:], alone, sources)

    def give(
        self, paragraphs: list[tuple[Paragraph, bool, int | None]], alone: int | None, sources: dict[int, Source]
    ) -> None:
        """Give the answers to who is told at the head of each, or to the one who answers all."""
        speaker: int | None = None
        for (begin, end), asks, label in paragraphs:
            if self.closes((begin, end)):
                return
            speaker = label if label is not None else alone if asks else speaker
            for sentence in range(begin, end) if speaker is not None and not asks else ():
                self.add(sentence, sources[speaker or 0], ANSWERED)

    def introduced(self, label: int, lead: dict[str, int]) -> Source:
        """Who answers, as the lead introduces them: with the office that stands beside their name there."""
        nouns = self.analysis.groups.nouns
        told = lead.get(self.surname(label), label)
        for place in range(told, max(-1, told - BESIDE), -1):
            holds = place == told or (self.sources.is_office(nouns[place]) and nouns[place].prep is None)
            if holds and self.sources.chain(place)[1] >= nouns[told].last:
                source = self.sources.resolve(place)
                if place != told or source.party not in {None, source.name}:
                    return source
        return self.sources.resolve(told)

    # -- paragraphs

    def asks(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph asks: it ends with the mark of a question, or is a brief remark to who answers."""
        first, last = self.units_of(paragraph)
        if self.analysis.aside[paragraph[0]] or last - first > LONGEST:
            return False
        mark = self.analysis.tokens.lows[self.analysis.units.lasts[last - 1] - 1]
        return mark.endswith(QUESTION) or (last - first <= BRIEF and self.speaks_to(paragraph))

    def speaks_to(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph speaks to somebody, outside quotations."""
        first, last = self.units_of(paragraph)
        lows = self.analysis.units.lows
        spoken = (unit for unit in range(first, last) if lows[unit] in self.words.addressing)
        return any(not self.analysis.is_quoted(unit) for unit in spoken)

    def closes(self, paragraph: Paragraph) -> bool:
        """Whether a brief paragraph tells who has put the questions, behind the last answer."""
        first, last = self.units_of(paragraph)
        return last - first <= CREDIT and not self.lemmas(paragraph[0]).isdisjoint(self.words.interviewing)

    # -- who answers

    def label(self, sentence: int) -> int | None:
        """The person whose name with a mark opens a sentence: *Jean Kaba : Nous avons fui.*."""
        first, last = self.analysis.ranges[sentence]
        place = self.analysis.groups.noun_at[first] if first < last else -1
        if place < 0 or self.analysis.groups.nouns[place].prep is not None:
            return None
        end = self.analysis.groups.nouns[place].last
        is_person = any(self.sources.is_person_name(unit) for unit in range(first, end))
        return place if is_person and end < last and self.analysis.units.letters[end] in MARKS else None

    def without_initials(self, labels: list[int | None]) -> list[int | None]:
        """The labels, with initials taken for the name told before that has them: *J. K.* for *Jean Kaba*."""
        known: dict[str, int] = {}
        for label in labels:
            if label is not None:
                known.setdefault(self.initials(label), label)
        return [None if label is None else known[self.initials(label)] for label in labels]

    def initials(self, place: int) -> str:
        """The first letters of the words of a name."""
        group = self.analysis.groups.nouns[place]
        return "".join(word[0] for word in self.analysis.words(group.first, group.last).split())

    def surname(self, place: int) -> str:
        """The last word of who answers."""
        group = self.analysis.groups.nouns[place]
        return self.analysis.words(group.first, group.last).split()[-1].lower()

    def is_interview(self, paragraphs: list[Paragraph], asked: list[bool], first: int) -> bool:
        """Whether questions speak to somebody, and the text says before or behind that it is an interview."""
        questions = [paragraph for paragraph, asks in zip(paragraphs, asked, strict=True) if asks][:OPENING]
        if len(questions) == 1 or not any(self.speaks_to(question) for question in questions):
            return False
        around = [*paragraphs[:first], *paragraphs[-TAIL:]]
        told = (self.lemmas(sentence) for begin, end in around for sentence in range(begin, end))
        return any(not lemmas.isdisjoint(self.words.interviewing) for lemmas in told)

    def named_before(self, lead: list[Paragraph]) -> int | None:
        """The person whom the lead of an interview names, the one of the sentence that calls it so before others."""
        sentences = [sentence for begin, end in lead for sentence in range(begin, end)]
        named = [(sentence, place) for sentence in sentences for place in self.persons(sentence)]
        told = (place for sentence, place in named if self.lemmas(sentence) & set(self.words.interviewing))
        return next(told, named[0][1] if named else None)

    def persons(self, sentence: int) -> Iterator[int]:
        """The groups of a sentence that are a person with name and surname, no author of the text."""
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        for place in self.analysis.nouns_of(sentence):
            head = nouns[place].head
            is_full = units.lasts[head] - units.firsts[head] > 1 and self.sources.is_person_name(head)
            if is_full and nouns[place].prep not in self.agents:
                yield place
