"""Enters: the days that a document tells of. Leaves: since when the fighting that it tells of goes on.

Reports say it once, by a verb of beginning (*les tirs, qui ont débuté jeudi*) or as an open time (*depuis dimanche*),
and give their totals in other sentences.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.claims.extents import days_before, is_closed, is_opened, is_short
from selon.model.mention import UntoldTime

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.claims.told_days import ToldDays
    from selon.model.mention import Time
    from selon.packs.rules import TollRules

BACK = 6  # sentences before a total within which its fighting is told to have begun
AHEAD = 4  # sentences behind a title or lead, likewise
LEAD = 4  # sentences that a title, the lines of a page and a lead may be
FRESH = 31  # days since when fighting of a report may go on


class OutbreakFinder:
    """Finds since when the fighting goes on, in one document."""

    def __init__(self, told: ToldDays, rules: TollRules, is_of_other: Callable[[Time], bool]) -> None:
        """Take the days that the document tells of, the words, and what tells open times of something else."""
        self.analysis = told.analysis
        self.told = told
        self.rules = rules
        self.is_of_other = is_of_other

    def near(self, sentence: int) -> Time | None:
        """The time since which the fighting of a sentence goes on: the nearest told before, or behind a lead."""
        before = [at for at in range(max(0, sentence - BACK), sentence + 1) if at in self.openings]
        if before:
            return self.openings[before[-1]]
        reach = range(sentence + 1, sentence + AHEAD) if sentence <= LEAD else range(0)
        return next((self.openings[at] for at in reach if at in self.openings), None)

    @cached_property
    def openings(self) -> dict[int, Time]:
        """Of each sentence that tells since when acts go on, the open time."""
        found: dict[int, Time] = {}
        for sentence, times in self.told.by_sentence.items():
            is_eventful = self.analysis.is_eventful(sentence)
            opened = (self.as_begun(time) for time in times if is_eventful or not is_opened(time))
            here = next((time for time in opened if time is not None and self.is_fresh(time)), None)
            if here is not None:
                found[sentence] = here
        return found

    def as_begun(self, time: Time) -> Time | None:
        """The open time that a time is, or that it makes behind a verb of beginning; none where it is another's."""
        if is_opened(time):
            return None if self.is_of_other(time) else time
        if not is_closed(time) or not self.is_beginning(self.analysis.unit_over(time.start), is_day=is_short(time)):
            return None
        if isinstance(time, UntoldTime):
            return msgspec.structs.replace(time, is_open=True)
        return msgspec.structs.replace(time, last=None)

    def as_told(self, time: Time, unit: int) -> Time:
        """A time, open where it is of acts that began beside the figure: *tués dans des tirs qui ont débuté lundi*."""
        at = self.analysis.unit_over(time.start)
        relative = self.told.asides.relative_at(at)
        is_apart = relative is not None and not relative.first <= unit < relative.last
        if is_closed(time) and not is_short(time) and time.first and self.is_of_launch(at, unit):
            return msgspec.structs.replace(time, last=None)
        return self.as_begun(time) or time if is_apart or self.is_of_participle(at) else time

    def is_of_launch(self, at: int, unit: int) -> bool:
        """Whether a month or year is that of a war launched, before what it cost: *a lancé en mai une offensive, …*."""
        analysis, groups = self.analysis, self.analysis.groups
        told = (analysis.clauses[index] for index in analysis.clauses_near(at, at))
        clause = max((each for each in told if each.first <= at), key=lambda each: each.first, default=None)
        if clause is None or clause.object is None or unit < at:
            return False
        if groups.verbs[clause.verb].lemma not in self.rules.launches:
            return False
        launched = groups.nouns[clause.object]
        return any(analysis.units.lows[at] in self.rules.unrest for at in range(launched.first, launched.last))

    def is_of_participle(self, at: int) -> bool:
        """Whether a time stands right behind a bare participle: *le conflit, déclenché en mai, a fait 300 morts*."""
        groups, before = self.analysis.groups, self.told.asides.opened(at) - 1
        verb = groups.verb_at[before] if before >= 0 else -1
        return verb >= 0 and groups.verbs[verb].form == "participle"

    def is_beginning(self, at: int, *, is_day: bool) -> bool:
        """Whether a time at a unit stands right behind a verb that tells the beginning of acts, or of a war.

        A month or year (`is_day` false) is that of a war alone.
        """
        groups, units = self.analysis.groups, self.analysis.units
        first = self.told.analysis.ranges[self.told.analysis.sentence_of(at)][0]
        at = self.told.asides.opened(at) - 1
        if at < first or groups.verb_at[at] < 0:
            return False
        verb = groups.verb_at[at]
        clause = self.analysis.clause_of_verb.get(verb)
        subject = self.analysis.clauses[clause].subject if clause is not None else None
        if groups.verbs[verb].lemma not in self.rules.begins or subject is None:
            return False
        chain = self.told.asides.chain(groups.nouns[subject].head)
        if any(units.lemmas[group.head] in self.rules.unrest for group in chain):
            return True
        acts = (group for group in chain if group.is_plural and is_day)
        return any(sense.startswith("event") for group in acts for sense in units.senses[group.head])

    def is_fresh(self, time: Time) -> bool:
        """Whether an open time began not long before the report."""
        if isinstance(time, UntoldTime):
            return time.days == 0
        gap = days_before(time.first, self.analysis.document.published.last)
        return gap is not None and 0 <= gap <= FRESH
