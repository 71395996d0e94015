"""Enters: attributions, quotations and the place of a claim. Leaves: whose word the claim is, and through whom.

The innermost attribution that covers a claim's words is its source; a medium around it relays. A claim in somebody's
quotation is theirs. What only continues the statement of the sentence before keeps its source.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, Attribution
    from selon.model.mention import Source


BOUND = 1  # units from a figure to a phrase of source that is its own: *huit selon les rebelles*
TWO = 2  # phrases that may rival each other
PHRASE = "speech.according"  # the rule of attributions by a phrase
BEHIND = frozenset({"speech.inverted", "speech.cited"})  # attributions behind what is said
MODIFYING = frozenset({"relative", "participial"})
DOERS = ("force:", "person", "body:military")  # senses of those who act
INNER = frozenset({"complement", "object", "noun"})  # attributions whose content begins behind their cue


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """Whose word a claim is: the source (null for the narrator), relays, stance and how it was found."""

    source: Source | None = None
    via: tuple[Source, ...] = ()
    stance: str = "asserts"
    is_admission: bool = False
    is_conditional: bool = False
    rule: str = "speakers.narrator"
    how: str = "inferred"
    cue: tuple[int, int] | None = None
    others: tuple[Source, ...] = ()


class SpeakerFinder:
    """Finds the source of claims in one document."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the document's layers."""
        self.analysis = analysis
        self.reached = list(accumulate((quote.end for quote in analysis.quotes), max))

    def find(self, unit: int) -> Word:
        """Whose word stands at a unit."""
        sentence = self.analysis.sentence_of(unit)
        covering = [item for item in self.analysis.attributions[sentence] if self.covers(item, unit)]
        if covering and self.is_background(covering, unit, sentence):
            return Word()
        if covering:
            return self.from_attributions(covering, unit)
        quoted = self.from_quote(unit)
        if quoted is not None:
            return quoted
        return Word()

    def covers(self, item: Attribution, unit: int) -> bool:
        """Whether what is said lies over a unit, which is no word of who says it: a victim tells not of himself."""
        if item.source.start <= self.analysis.tokens.starts[self.analysis.units.firsts[unit]] < item.source.end:
            return False
        return any(first <= unit < last for first, last in item.contents)

    def is_background(self, covering: list[Attribution], unit: int, sentence: int) -> bool:
        """Whether the text only says by an act who does what is told: *les hommes qui ont pris X ont fui, a dit Y*.

        The act stands in a relative clause, or a participle set off, right behind those with whom the sentence begins;
        what they did then is what somebody says, behind it.
        """
        analysis, units = self.analysis, self.analysis.units
        first, nouns = analysis.ranges[sentence][0], analysis.groups.nouns
        cue = min(item.cue[0] for item in covering)
        if cue <= unit or not all(item.rule in BEHIND for item in covering):
            return False
        verbs = analysis.verbs_of(sentence)
        found = (analysis.clause_of_verb.get(analysis.groups.verb_at[verb.head]) for verb in verbs)
        told = [analysis.clauses[place] for place in found if place is not None]
        over = (clause for clause in told if clause.first <= unit < clause.last and clause.kind in MODIFYING)
        inner = max(over, key=lambda clause: clause.first, default=None)
        if inner is None or inner.subject is None or nouns[inner.subject].first != first:
            return False
        is_set_off = inner.kind == "relative" or units.letters[inner.first - 1] == ","
        is_doer = any(sense.startswith(DOERS) for sense in units.senses[nouns[inner.subject].head])
        is_followed = any(verb.form == "finite" and inner.last <= verb.first < cue for verb in verbs)
        return is_set_off and is_doer and is_followed

    def from_attributions(self, covering: list[Attribution], unit: int) -> Word:
        """The word of the nearest attribution; media around it are relays."""
        speakers = [item for item in covering if item.source.kind != "media"]
        media = [item for item in covering if item.source.kind == "media"]
        rivals = self.rivals(covering) if media and speakers else []
        behind = next((item for item in rivals if item.cue[0] > unit), None)
        chosen = behind or max(speakers or media, key=lambda item: self.closeness(item, unit))
        relays = [item for item in media if speakers and item not in rivals]
        via = tuple({item.source.party or item.source.text: item.source for item in relays}.values())
        return Word(
            source=chosen.source,
            via=via,
            stance=chosen.stance,
            is_admission=chosen.is_admission,
            is_conditional=chosen.is_conditional,
            rule=chosen.rule,
            how="carried" if chosen.kind == "carried" else "stated",
            cue=chosen.cue,
            others=chosen.others,
        )

    def rivals(self, covering: list[Attribution]) -> list[Attribution]:
        """Phrases of source of which each follows figures of its own: *six morts, selon X, et huit, selon Y*."""
        phrases = sorted((item for item in covering if item.rule == PHRASE), key=lambda item: item.cue[0])
        counts = self.analysis.units.counts
        if len(phrases) < TWO:
            return []
        opening = self.analysis.ranges[self.analysis.sentence_of(phrases[0].cue[0])][0]
        marks = [opening, *(phrase.cue[0] for phrase in phrases)]
        told = (counts[first:last] for first, last in pairwise(marks))
        return phrases if all(any(count >= 0 for count in each) for each in told) else []

    def closeness(self, item: Attribution, unit: int) -> tuple[bool, int, float, int]:
        """How near an attribution is: what stands right behind or cites first, then where its content begins."""
        begins = max(first for first, last in item.contents if first <= unit < last)
        inner = begins if item.kind in INNER else -1
        distance = min(abs(item.cue[0] - unit), abs(item.cue[1] - unit))
        is_bound = item.rule == "speech.according" and 0 < item.cue[0] - unit <= BOUND
        return item.rule == "speech.cited" or is_bound, inner, item.weight, -distance

    def from_quote(self, unit: int) -> Word | None:
        """The speaker of the quotation that holds a unit."""
        token = self.analysis.units.firsts[unit]
        start = self.analysis.tokens.starts[token]
        quotes = self.analysis.quotes
        for at in range(bisect_right(quotes, start, key=lambda quote: quote.start) - 1, -1, -1):
            if self.reached[at] <= start:
                return None
            quote = quotes[at]
            if start < quote.end and quote.source is not None:
                return Word(source=quote.source, rule="speakers.quotation", how="stated")
        return None
