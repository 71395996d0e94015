"""Enters: a document with its attributions. Leaves: with them whose a text is that a report gives whole.

Who adopts or puts out a text says what follows, where the text is announced as the following one or before a colon,
or where a heading names it: *Texte du vœu*. It goes on to the end, or to where somebody else is quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.read.long_speech import LongSpeech, Paragraph

if TYPE_CHECKING:
    from selon.model.mention import Source
    from selon.model.units import Clause

REACH = 3  # paragraphs from who puts out a text to where it begins
SOON = 4  # units from a word for a text to the one that says that it follows
HEADING = 8  # units of a heading that names a text
OF_TEXT = "speech.given"


class GivenTextReader(LongSpeech):
    """Finds whose text one document gives."""

    def read(self) -> None:
        """Add to the attributions of each sentence of a text that is given whole whose it is."""
        paragraphs = self.paragraphs()
        source, told = None, 0
        for place, paragraph in enumerate(paragraphs[:-1]):
            owner = self.announced(paragraph)
            source, told = (source, told) if owner is None else (owner, place)
            is_near = source is not None and place - told <= REACH
            if source is not None and is_near and (self.leads_on(paragraph) or self.names_text(paragraph)):
                self.give(paragraphs[place + 1 :], source)
                return

    def give(self, paragraphs: list[Paragraph], source: Source) -> None:
        """Give paragraphs to somebody, up to the first in which another is quoted or the text is left."""
        for begin, end in paragraphs:
            if any(self.is_quoting(sentence) or self.analysis.aside[sentence] for sentence in range(begin, end)):
                return
            for sentence in range(begin, end):
                self.add(sentence, source, OF_TEXT)

    def announced(self, paragraph: Paragraph) -> Source | None:
        """Who is told in a paragraph to adopt or put out a text."""
        first, last = self.units_of(paragraph)
        for index in self.analysis.clauses_near(first, last - 1):
            owner = self.owner(self.analysis.clauses[index])
            if owner is not None:
                return self.sources.resolve(owner)
        return None

    def owner(self, clause: Clause) -> int | None:
        """Who adopts or puts out a text by a clause."""
        verb = self.analysis.groups.verbs[clause.verb]
        passive = verb.voice == "passive"
        who, what = (clause.agent, clause.subject) if passive else (clause.subject, clause.object)
        gives = verb.lemma in self.words.adopting or verb.lemma in self.words.issuing
        if not gives or verb.is_negated or who is None or what is None:
            return None
        head = self.analysis.groups.nouns[what].head
        is_text = self.analysis.units.lemmas[head] in self.words.whole_texts
        return who if is_text and self.sources.is_speaker_name(who) else None

    def leads_on(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph that names a text ends with a colon, or says that the text follows."""
        first, last = self.units_of(paragraph)
        units = self.analysis.units
        named = any(lemma in self.words.whole_texts for lemma in units.lemmas[first:last])
        return named and (
            units.letters[last - 1] == ":" or any(low in self.words.ensuing for low in units.lows[first:last])
        )

    def names_text(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a heading that only names a text: *Texte de la motion*."""
        first, last = self.units_of(paragraph)
        place = self.analysis.groups.noun_at[first]
        has_verb = any(at >= 0 for at in self.analysis.groups.verb_at[first:last])
        if last - first > HEADING or place < 0 or has_verb:
            return False
        return self.analysis.units.lemmas[self.analysis.groups.nouns[place].head] in self.words.whole_texts
