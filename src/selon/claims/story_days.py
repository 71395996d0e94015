"""Enters: the days that a document tells of, sentence by sentence. Leaves: the day long gone that one goes on in.

A passage that tells of an act of another year or month names its day once and goes on in the same tense: *le 3 mai
2014, ils ont pris la ville. Ils ont brûlé le marché.* What is told in the pluperfect goes on in the pluperfect; behind
it a perfect is news again. A new paragraph ends the passage, unless a question or heading stands between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.extents import length

if TYPE_CHECKING:
    from selon.claims.told_days import ToldDays
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.model.units import VerbGroup

SHORT, YEAR = 7, 366  # days of the longest time that goes on wherever it stands, and that frames what follows
BACK = 4  # sentences that a passage goes on without a day
PRESENT_TENSE, IMPERFECT = "pres", "impf"
PRESENT, PERFECT, EARLIER, MEANWHILE = "present", "perfect", "earlier", "meanwhile"  # how a passage tells
ENDS = frozenset(".…")  # marks with which a sentence of a paragraph ends, as no question and no heading does


class StoryDays:
    """The days of the past that passages of one document go on in."""

    def __init__(self, told: ToldDays) -> None:
        """Take the days told."""
        self.told = told
        self.analysis: Analysis = told.analysis

    def of(self, sentence: int) -> Time | None:
        """The day long gone of the act before, for a sentence without a time of its own that goes on about it."""
        ways = self.ways(sentence)
        if self.told.by_sentence.get(sentence) or not ways:
            return None
        for back in range(sentence - 1, max(-1, sentence - 1 - BACK), -1):
            is_asked = self.is_heading(back)
            if self.analysis.opens_line(back + 1) and not is_asked:
                return None
            if self.told.by_sentence.get(back):
                day = self.told.acted_on(back, self.told.closed_in(back))
                is_told = is_asked or self.analysis.is_eventful(back) or EARLIER in ways
                is_told = is_told or (day is not None and self.told.opens(self.analysis.unit_over(day.start)))
                return day if day is not None and is_told and self.goes_on_from(day, back, ways) else None
        return None

    def is_of(self, time: Time, sentence: int) -> bool:
        """Whether a sentence goes on about what another tells of a time."""
        story = self.of(sentence)
        return story is not None and story.start == time.start

    def goes_on_from(self, day: Time, back: int, ways: set[str]) -> bool:
        """Whether a sentence told in some ways goes on about what a sentence before it tells of a time long gone.

        A month or year that no pluperfect goes on in must open its sentence, so that it frames what follows.
        """
        if self.told.is_near(day) or not goes_on(self.ways(back), ways):
            return False
        is_framing = self.told.opens(self.analysis.unit_over(day.start)) or EARLIER in ways
        return length(day) <= SHORT or (is_framing and length(day) <= YEAR)

    def ways(self, sentence: int) -> set[str]:
        """How a sentence tells what was done: in the present, an imperfect, a perfect or simple past, a pluperfect."""
        verbs = self.analysis.verbs_of(sentence)
        told = (verb for verb in verbs if verb.form == "finite" and not any(s.startswith("say") for s in verb.senses))
        done = {PERFECT for verb in verbs if verb.form == "infinitive" and verb.is_perfect}  # *accusé d'avoir tiré*
        return {way for way in map(self.way, told) if way} | done

    def way(self, verb: VerbGroup) -> str:
        """How a verb tells; nothing where it looks ahead."""
        is_past = self.told.asides.is_past(verb)
        if verb.is_perfect:
            return EARLIER if is_past else PERFECT
        if verb.tense == PRESENT_TENSE:
            return PRESENT
        return (MEANWHILE if verb.tense == IMPERFECT else PERFECT) if is_past else ""

    def is_heading(self, sentence: int) -> bool:
        """Whether a sentence is a line of its own that ends like no sentence of a paragraph."""
        if not self.analysis.opens_line(sentence) or not self.analysis.opens_line(sentence + 1):
            return False
        bounds = self.analysis.sentences[sentence]
        return self.analysis.tokens.lows[bounds.last - 1] not in ENDS


def goes_on(before: set[str], now: set[str]) -> bool:
    """Whether a passage that tells in some ways goes on in a sentence that tells in others."""
    if EARLIER in now or MEANWHILE in now:
        return True
    if EARLIER in before:
        return False
    return PERFECT in now or (PRESENT in now and PRESENT in before and PERFECT not in before)
