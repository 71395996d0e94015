"""Enters: a claim's sentence and clause. Leaves: the words by which the text keeps its distance from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.phrases import find_phrases
from selon.model.claim import Hedge
from selon.model.tags import INFINITIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.speakers import Word
    from selon.model.analysis import Analysis
    from selon.model.tokens import Sentence
    from selon.model.units import VerbGroup
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

AFTER = 2  # sentences behind a figure that may say that it was not verified
OPENING = 3  # tokens at the head of such a sentence that take the figure up


class DoubtFinder:
    """Finds the hedges of claims in one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers and the words of doubt."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.phrases = (*rules.partial, *rules.doubt, *rules.unverified)

    def find(self, unit: int, clause: int | None, word: Word) -> tuple[Hedge, ...]:
        """The hedges over a unit: its clause's conditional, and words of doubt in its sentence."""
        found: list[Hedge] = []
        analysis = self.analysis
        reach = unit
        if word.is_conditional and word.cue is not None:
            span = analysis.span(*word.cue)
            found.append(Hedge(span.text, span.start, span.end, "conditional"))
        for told in self.tellings(clause):
            verb = analysis.groups.verbs[analysis.clauses[told].verb]
            reach = max(reach, verb.last - 1)
            seems = verb.modal is not None and "hedge:seem" in self.language.lexicon.senses("verb", verb.modal)
            is_reported = self.is_reported(verb.modal or verb.lemma) or self.tells_the_past(verb)
            if (verb.is_conditional and is_reported) or seems:
                span = analysis.span(verb.first, verb.last)
                found.append(Hedge(span.text, span.start, span.end, "doubt" if seems else "conditional"))
        return (*found, *self.words_of_doubt(unit, reach, clause), *self.unverified_after(unit))

    def tellings(self, clause: int | None) -> Iterator[int]:
        """A clause, and where its verb is a gerund that which it hangs on: *aurait tiré sur la foule, tuant dix …*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        while clause is not None:
            yield clause
            clause = clauses[clause].parent if verbs[clauses[clause].verb].form == "gerund" else None

    def unverified_after(self, unit: int) -> tuple[Hedge, ...]:
        """What one of the next sentences says of the figures before it: *Ce chiffre n'a pas pu être vérifié*."""
        analysis = self.analysis
        tokens = analysis.tokens
        here = analysis.sentence_of(unit)
        for place in range(here + 1, min(here + 1 + AFTER, len(analysis.sentences))):
            sentence = analysis.sentences[place]
            if not self.takes_up(sentence):
                continue
            for at, pieces in find_phrases(tokens, sentence.first, sentence.last, self.rules.unverified):
                end = at + len(pieces)
                return (Hedge(tokens.words(at, end), tokens.starts[at], tokens.ends[end - 1], "unverified"),)
        return ()

    def takes_up(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of figures before it: it opens with a word that does, or two stand side by side."""
        words, lows = frozenset(self.rules.taken_up), self.analysis.tokens.lows
        if not words.isdisjoint(lows[sentence.first : sentence.first + OPENING]):
            return True
        return any(lows[at] in words and lows[at + 1] in words for at in range(sentence.first, sentence.last - 1))

    def is_reported(self, lemma: str) -> bool:
        """Whether a conditional of this verb is one of report rather than of wish."""
        return lemma not in self.language.grammar.attempts

    def tells_the_past(self, verb: VerbGroup) -> bool:
        """Whether a modal has the infinitive of what is over behind it: *pourraient avoir été tués*."""
        units, grammar = self.analysis.units, self.language.grammar
        return verb.modal is not None and any(
            units.letters[at] == INFINITIVE
            and units.lemmas[at] in grammar.perfect
            and units.lemmas[at] != grammar.passive
            for at in range(verb.first, verb.last - 1)
        )

    def words_of_doubt(self, unit: int, reach: int, clause: int | None) -> tuple[Hedge, ...]:
        """Phrases of doubt or of a provisional figure in the sentence of a unit."""
        analysis = self.analysis
        tokens = analysis.tokens
        sentence = analysis.sentences[analysis.sentence_of(unit)]
        found: list[Hedge] = []
        for at, pieces in find_phrases(tokens, sentence.first, sentence.last, self.phrases):
            phrase, end = " ".join(pieces), at + len(pieces)
            kind = "partial" if phrase in self.rules.partial else "doubt"
            if phrase in self.rules.doubt and (
                at > analysis.units.firsts[reach] or self.is_of_another(at, end, clause)
            ):
                continue
            found.append(Hedge(tokens.words(at, end), tokens.starts[at], tokens.ends[end - 1], kind))
        return tuple(found)

    def is_of_another(self, at: int, end: int, clause: int | None) -> bool:
        """Whether doubt stands beside a participle or gerund that is not the figure's: *visant apparemment le chef*."""
        analysis = self.analysis
        own = analysis.clauses[clause].verb if clause is not None else -1
        beside = [analysis.unit_at(token) for token in (at - 1, end) if 0 <= token < len(analysis.tokens)]
        verbs = {analysis.groups.verb_at[unit] for unit in beside if unit >= 0} - {-1, own}
        return any(analysis.groups.verbs[verb].form in {"participle", "gerund"} for verb in verbs)
