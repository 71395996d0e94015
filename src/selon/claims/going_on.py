"""Enters: a figure that nobody is said to tell. Leaves: whose word it is if it only goes on with what somebody told.

It is a part of another's figure or of a group that was named (*dans ce lot*), what a tally comprises or adds up to, or
a conditional right behind what somebody says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.options import EITHER

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.claims.proposals import Proposer
    from selon.claims.speakers import Word
    from selon.model.analysis import Analysis, Attribution
    from selon.model.claim import Toll
    from selon.packs.rules import TollRules

COUNTED = ("tally", "toll")  # senses of what a part is taken of
CALLS = frozenset({"say:call", "say:deny"})  # senses of words that tell of no fact
SUMMED = frozenset({"killed", "wounded"})
BARE = 2  # units of a tally that nothing complements: *ce bilan*
WITHIN = 8  # figures back among which those of the sentence before stand


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """The figures told before one, its whole, the one that it is more of, and the clause that carries it."""

    made: list[Toll]
    whole: Toll | None
    former: Toll | None
    clause: int | None


class GoingOn:
    """Finds, in one document, whose statement a figure without a source goes on with."""

    def __init__(self, analysis: Analysis, rules: TollRules, proposer: Proposer) -> None:
        """Take the document's layers, the language's words and the figures as they are found."""
        self.analysis = analysis
        self.rules = rules
        self.proposer = proposer

    def find(self, word: Word, proposal: Proposal, before: Before) -> Word:
        """The word of a figure that goes on or breaks down another's statement is that one's."""
        whole = before.whole
        is_of_whole = proposal.rule == "tolls.inherited" or (whole is not None and whole.outcome == EITHER)
        sentence = self.analysis.sentence_of(self.analysis.groups.nouns[proposal.place].head)
        other = before.former or (whole if is_of_whole else None) or self.added_up(sentence, before.made)
        is_taken = other is None and sentence > 0 and self.is_taken_of(sentence)
        other = self.last_of(sentence - 1, before.made) if is_taken else other
        if other is None and is_taken:
            return self.of_sentence(word, sentence - 1)
        if other is None:
            return self.still_told(word, sentence, proposal, before.clause)
        if other.source is None:
            return word
        return msgspec.structs.replace(
            word, source=other.source, via=other.via, stance=other.stance, rule="speakers.continued", how="carried"
        )

    def last_of(self, sentence: int, made: list[Toll]) -> Toll | None:
        """The last figure of a sentence, of which somebody is said to tell."""
        if sentence < 0:
            return None
        bounds = self.analysis.sentences[sentence]
        near = (toll for toll in reversed(made[-WITHIN:]) if bounds.start <= toll.start < bounds.end)
        return next((toll for toll in near if toll.source is not None), None)

    def of_sentence(self, word: Word, sentence: int) -> Word:
        """The word of who tells a figure in a sentence in which nobody is harmed: *l'ONU compte 300 détenus*."""
        counts = self.analysis.units.counts
        told = [
            item
            for item in self.analysis.attributions[sentence]
            if any(counts[unit] >= 0 for first, last in item.contents for unit in range(first, last))
        ]
        if not told:
            return word
        return msgspec.structs.replace(word, source=told[-1].source, rule="speakers.continued", how="carried")

    def added_up(self, sentence: int, made: list[Toll]) -> Toll | None:
        """The figure before that those of a sentence add up to: *350 victimes. 150 ont été tués, 200 blessés*."""
        other = self.last_of(sentence - 1, made)
        if other is None or other.outcome != EITHER or other.figure.least is None:
            return None
        found = (self.proposer.found[at] for at in self.proposer.parts.found_in(sentence))
        parts = [each.count for each in found if each.relation != "part_of" and each.outcome in SUMMED]
        total = sum(count.least or 0 for count in parts)
        return other if len(parts) == len(SUMMED) and total == other.figure.least else None

    def is_taken_of(self, sentence: int) -> bool:
        """Whether a sentence begins with a part of what was counted: *dans ce lot, …*, *ce bilan comprend …*."""
        analysis, units = self.analysis, self.analysis.units
        first = analysis.ranges[sentence][0]
        place = analysis.groups.noun_at[first]
        if place < 0:
            return False
        group = analysis.groups.nouns[place]
        is_this = any(units.lows[unit] in self.rules.this for unit in range(first, group.head))
        is_counted = any(sense.startswith(COUNTED) for sense in units.senses[group.head])
        if group.prep is not None:
            is_lot = units.lemmas[group.head] in self.rules.lots
            return is_this and (is_counted or is_lot) and group.prep in self.rules.parted
        near = (analysis.clauses[at] for at in analysis.clauses_near(first, group.last))
        verbs = (analysis.groups.verbs[clause.verb].lemma for clause in near if clause.subject == place)
        return is_counted and group.last - first <= BARE and any(lemma in self.rules.comprising for lemma in verbs)

    def still_told(self, word: Word, sentence: int, proposal: Proposal, clause: int | None) -> Word:
        """A conditional without a source, behind an attributed sentence, is still that source's word."""
        analysis = self.analysis
        if clause is None or not analysis.groups.verbs[analysis.clauses[clause].verb].is_conditional:
            return word
        unit = analysis.groups.nouns[proposal.place].head
        here = [item for item in analysis.attributions[sentence] if item.cue[1] <= unit]
        before = here or (analysis.attributions[sentence - 1] if sentence > 0 else [])
        told = [item for item in before if item.source.kind != "media" and not self.only_calls(item)]
        if not told:
            return word
        return msgspec.structs.replace(word, source=told[-1].source, rule="speakers.conditional_goes_on", how="carried")

    def only_calls(self, item: Attribution) -> bool:
        """Whether an attribution tells what somebody asks for or denies rather than what was."""
        verb = self.analysis.groups.verb_at[item.cue[0]]
        return verb >= 0 and not CALLS.isdisjoint(self.analysis.groups.verbs[verb].senses)
