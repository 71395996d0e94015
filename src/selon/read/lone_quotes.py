"""Enters: quotations that are sentences of their own, told by nobody. Leaves: who speaks, by the sentences beside them.

In order: whose words the sentence behind calls them; in a quotation that opens its paragraph who acts behind it; who
put out a text before it, or who acted there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.tags import NAME
from selon.read.speakers_before import ANY
from selon.read.verbless import TEXTS

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, Attribution, QuoteSpan
    from selon.model.mention import Source
    from selon.model.units import Clause
    from selon.read.speech import SpeechReader

BACK = 2  # sentences before a quotation in which who speaks may act
HEAD = 4  # units of a sentence among which the noun stands that takes up what was said
SAID = ("say", "channel", "call")  # senses of nouns of what is said
HARM = ("event", "harm", "suffer")  # senses of verbs of those who do not go on to speak
INDEFINITE = "indef"


class LoneQuotes:
    """Finds who speaks in the quotations of one document that nothing in their own sentence attributes."""

    def __init__(self, analysis: Analysis, speech: SpeechReader, attributions: list[list[Attribution]]) -> None:
        """Take the document's layers, the reader of its speech and the attributions found."""
        self.analysis = analysis
        self.speech = speech
        self.attributions = attributions
        self.titles = {passage.start for passage in analysis.passages if passage.kind == "title"}

    def speaker(self, quote: QuoteSpan) -> Source | None:
        """Who speaks in a quotation that is a sentence, or sentences, of its own."""
        analysis = self.analysis
        first, last = analysis.unit_at(quote.first), analysis.unit_at(quote.last - 1)
        place, end = analysis.sentence_of(first), analysis.sentence_of(last)
        begin, stop = analysis.ranges[place][0], analysis.ranges[end][1]
        letters = analysis.units.letters
        is_alone = first - begin <= 1 and all(letter in '.>"' for letter in letters[last + 1 : stop])
        if not is_alone or analysis.aside[place]:
            return None
        worded = self.worded(end + 1)
        if worded is not None or not self.speech.phrases.has_verb(first, last + 1):
            return worded
        opens = self.analysis.opens_line(place)
        return (self.behind(end + 1) if opens else None) or self.before(place, crosses=opens)

    def worded(self, place: int) -> Source | None:
        """Whose words a sentence calls what stands before it: *Ces mots de X …*, *C'est le mot qu'emploie X*."""
        analysis = self.analysis
        if place >= len(analysis.ranges):
            return None
        groups, sources = analysis.groups, self.speech.sources
        first = analysis.ranges[place][0]
        heads = (n for n in analysis.nouns_of(place) if not groups.nouns[n].is_pronoun)
        noun = next((n for n in heads if groups.nouns[n].head < first + HEAD), None)
        if noun is None or not self.is_wording(noun, first):
            return None
        voice = sources.voice(noun)
        if voice != noun:
            return self.speech.pronouns.resolve(voice)
        clauses = (analysis.clauses[index] for index in self.speech.clauses[place])
        tellers = (clause.agent if clause.agent is not None else self.own_subject(clause, noun) for clause in clauses)
        teller = next((n for n in tellers if n is not None and n != noun and sources.speaks(n)), None)
        return self.speech.pronouns.resolve(teller) if teller is not None else None

    def is_wording(self, place: int, first: int) -> bool:
        """Whether a group at the head of a sentence takes up what was said: *ces mots*, *c'est le mot*."""
        analysis, words = self.analysis, self.speech.words
        group = analysis.groups.nouns[place]
        is_word = analysis.units.lemmas[group.head] in words.wordings or any(
            sense.startswith(SAID) for sense in analysis.units.senses[group.head]
        )
        lows = analysis.units.lows[first : group.head]
        return is_word and (self.speech.sources.is_definite(place) or not set(lows).isdisjoint(words.demonstratives))

    def own_subject(self, clause: Clause, noun: int) -> int | None:
        """Who acts in a relative of what was said: *le mot qu'emploie X*."""
        return clause.subject if clause.kind == "relative" and clause.subject != noun else None

    def behind(self, place: int) -> Source | None:
        """Who acts in the sentence behind a quotation that opens its paragraph, where it goes on there."""
        if self.analysis.opens_line(place):
            return None
        return self.acting(place)

    def before(self, place: int, *, crosses: bool) -> Source | None:
        """Who acts in the sentences before a quotation, one that a paragraph's end parts from it only in the last."""
        for at in range(place - 1, max(-1, place - 1 - BACK), -1):
            is_title = self.analysis.sentences[at].start in self.titles
            if is_title or self.analysis.aside[at] or self.speech.pronouns.is_quoted(self.analysis.ranges[at][0] + 1):
                return None
            found = self.told(at) or self.put_out(at) or self.acting(at)
            if found is not None or crosses or self.analysis.opens_line(at):
                return found
        return None

    def told(self, place: int) -> Source | None:
        """Who was said to say something in a sentence, no medium if another was."""
        said = [item.source for item in self.attributions[place]]
        return next((source for source in reversed(said) if source.kind != "media"), said[-1] if said else None)

    def put_out(self, place: int) -> Source | None:
        """Who puts out a text in a sentence: *X a publié une vidéo*."""
        analysis = self.analysis
        for index in self.speech.clauses[place]:
            clause = analysis.clauses[index]
            verb, text = analysis.groups.verbs[clause.verb], clause.object
            issues = verb.lemma in self.speech.words.issuing and verb.form == "finite" and not verb.is_negated
            if not issues or text is None or clause.subject is None:
                continue
            is_text = not TEXTS.isdisjoint(analysis.units.senses[analysis.groups.nouns[text].head])
            if is_text and self.speech.sources.is_speaker_name(clause.subject):
                return self.speech.pronouns.resolve(clause.subject)
        return None

    def acting(self, place: int) -> Source | None:
        """The person who acts in a sentence, or whom its pronoun or possessive takes up."""
        analysis, pronouns = self.analysis, self.speech.pronouns
        for index in self.speech.clauses[place]:
            clause = analysis.clauses[index]
            verb = analysis.groups.verbs[clause.verb]
            if verb.form != "finite" or clause.kind == "relative" or pronouns.is_quoted(verb.first):
                continue
            if clause.subject_pronoun is not None:
                wanted = pronouns.wanted(clause.subject_pronoun)
                return pronouns.speaker_before(place, clause.subject_pronoun, wanted) if wanted.gender else None
            if clause.subject is None:
                continue
            group = analysis.groups.nouns[clause.subject]
            if not set(analysis.units.lows[group.first : group.head]).isdisjoint(self.speech.words.possessives):
                return pronouns.speaker_before(place, group.first, ANY)
            return pronouns.resolve(clause.subject) if self.may_go_on(clause) else None
        return None

    def may_go_on(self, clause: Clause) -> bool:
        """Whether the subject of a clause is a person who may be quoted next: named, or unnamed and unharmed."""
        analysis = self.analysis
        place, verb = clause.subject or 0, analysis.groups.verbs[clause.verb]
        group = analysis.groups.nouns[place]
        if group.is_pronoun or (group.count is not None and group.is_plural) or "harm:killed" in verb.senses:
            return False
        is_name = analysis.units.letters[group.head] == NAME and analysis.kind_of_name(group.head) == "unknown"
        if is_name or self.speech.sources.person_in(group.first, group.last) is not None:
            return True
        senses = analysis.units.senses[group.head]
        is_person = any(sense.startswith(("person", "office", "source:kin")) for sense in senses)
        return is_person and not any(sense.startswith(HARM) for sense in verb.senses) and verb.voice != "passive"
