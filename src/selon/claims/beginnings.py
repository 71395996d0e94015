"""Enters: a figure's sentence and the open times of the document. Leaves: the time since which a total is counted.

A total begins where its own sentence says ("since …"), else where the sentence before it says, else, while the conflict
is young or where the sentence counts from it, on the conflict's first day.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.claims.asides import tells
from selon.claims.extents import days_before, is_closed, is_opened, is_short

if TYPE_CHECKING:
    from selon.claims.scopes import ScopeFinder
    from selon.claims.told_days import ToldDays
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

YOUNG = 90  # days within which an unbounded total of a conflict is taken to run from its first day
COMPARED = 8  # tokens before an open time in which a superlative may stand
PASSAGE = 12  # sentences before a total that counts from a beginning told there
YEARS_AGO = 550  # days that *two years and a half ago* may miss
PART_REACH = 60  # characters behind a part in which its own beginning may stand

LEADING = frozenset("pdDR")  # letters of what leads to a time
JOINT, DAY = "C", "T"  # letters of the units of *and* and of a time
SUBORDINATE = "S"
FINITE = frozenset("VXG")  # letters of verbs that tell something else
STATES = frozenset({"event:blockade", "event:capture"})  # what places are in, and no acts that harm people
HEDGE = 4  # units between an *and* and the number that it joins: *et près de 2,3 millions*


class BeginningFinder:
    """Finds since when totals are counted, in one document."""

    def __init__(self, told: ToldDays, language: Language, rules: TollRules, scopes: ScopeFinder) -> None:
        """Take the days that the document tells of, the language's rules and what finds scopes."""
        self.analysis: Analysis = told.analysis
        self.told = told
        self.rules = rules
        self.scopes = scopes
        self.among = language.grammar.among
        conflicts = language.world.conflicts
        self.first_days = [conflicts[c].first_day for c in told.analysis.conflicts if c in conflicts]

    def find(self, times: list[Time], unit: int, *, is_part: bool) -> Time | None:
        """The open time ("since …") of a sentence: before the figure, or behind it; a part's own stands behind it."""
        opened = [t for t in times if is_opened(t) and not self.is_of_other(t)]
        if not opened and not times and not is_part:
            return self.since_then(unit)
        if not opened or self.own_day(times, unit) is not None:
            return None
        at = self.analysis.tokens.starts[self.analysis.units.firsts[unit]]
        after = [t for t in opened if 0 <= t.start - at < PART_REACH]
        if is_part:
            return after[0] if after else None
        before = [t for t in opened if t.start < at]
        if before and self.is_past_a_mark(before[-1], times, unit):
            return None  # *depuis mai, les attaques se multiplient : mardi, douze bergers ont été tués*
        return before[-1] if before else self.own_beginning(opened[0], unit)

    def is_past_a_mark(self, opened: Time, times: list[Time], unit: int) -> bool:
        """Whether a colon stands between an open time and a figure that has a closed time behind the colon."""
        letters, over = self.analysis.units.letters, self.analysis.unit_over
        marks = [at for at in range(over(opened.start), unit) if letters[at] in ":;"]
        return bool(marks) and any(is_closed(time) and marks[-1] < over(time.start) for time in times)

    def since_then(self, unit: int) -> Time | None:
        """The day of the sentences before, for a figure counted since then: *depuis, douze villageois ont été tués*."""
        sentence = self.analysis.sentence_of(unit)
        first, last = self.analysis.ranges[sentence]
        units = self.analysis.units
        words = (*self.rules.since, *self.rules.since_then)
        alone = (at for at in range(first, last) if units.lows[at] in words and units.letters[at] != DAY)
        if not any(at + 1 == last or units.letters[at + 1] in ",.;:" for at in alone):
            return None
        day = self.told.before(sentence)
        if day is None or day.first is None or not is_short(day):
            return None
        return msgspec.structs.replace(day, first=day.last, last=None)

    def own_day(self, times: list[Time], unit: int) -> Time | None:
        """The day right behind a figure, which it has beside what is counted since then: *…, dont douze mardi*."""
        units = self.analysis.units
        for time in times:
            at = self.analysis.unit_over(time.start)
            if unit < at and is_short(time) and self.told.start_of(unit) + PART_REACH > time.start:
                between = range(unit + 1, at)
                if units.letters[unit + 1] == SUBORDINATE:
                    return time  # *dont sept quand leur convoi a été visé vendredi*
                is_own = not any(units.letters[each] in FINITE or units.counts[each] >= 0 for each in between)
                return time if is_own else None
        return None

    def own_span(self, times: list[Time], unit: int) -> bool:
        """Whether a time stands right behind a bare part, which it dates whatever its length: *dont 40 en mai*."""
        group = self.analysis.groups.nouns[self.analysis.groups.noun_at[unit]]
        ends = (self.analysis.unit_over(time.start) for time in times)
        between = (self.analysis.units.letters[unit + 1 : end] for end in ends if end > unit)
        return group.is_among and group.head == unit and any(set(letters) <= LEADING for letters in between)

    def own_beginning(self, time: Time, unit: int) -> Time | None:
        """The open time behind a figure, unless another figure than a part of it or one listed with it is between."""
        units, end = self.analysis.units, self.analysis.unit_over(time.start)
        for at in range(unit + 1, end):
            if units.counts[at] < 0 or self.counts_acts(at):
                continue
            if not self.is_part(unit, at) and not self.is_listed(unit, at, end):
                return None
        return time

    def counts_acts(self, unit: int) -> bool:
        """Whether a count at a unit is of acts or things and not of people: *lors de trois attaques*."""
        groups = self.analysis.groups
        head = groups.nouns[groups.noun_at[unit]].head if groups.noun_at[unit] >= 0 else unit
        senses = self.analysis.units.senses[head]
        is_act = any(sense.startswith("event") or sense == "thing" for sense in senses)
        return is_act and not any(sense.startswith(("toll", "harm", "act")) for sense in senses)

    def is_listed(self, unit: int, other: int, end: int) -> bool:
        """Whether a figure goes on from another, up to a time of both: *900 morts, dix blessés et … depuis 2009*."""
        letters = self.analysis.units.letters
        before = letters[max(unit, other - HEDGE) : other]
        is_joined = JOINT in before or ("," in before and JOINT in letters[other:end])
        is_divided = FINITE.intersection(letters[unit:other]) and FINITE.intersection(letters[other:end])
        return is_joined and DAY not in letters[unit:other] and not is_divided

    def is_part(self, unit: int, part: int) -> bool:
        """Whether a figure is said to be a part of one before it: *400 civils, dont 30 enfants*."""
        lows = self.analysis.units.lows
        return any(lows[at] in self.among for at in range(unit + 1, part))

    def is_of_other(self, time: Time) -> bool:
        """Whether an open time is that of a comparison, or of a participle just before it: *engagée depuis*."""
        units = self.analysis.units
        at = self.analysis.unit_over(time.start) - 1
        if at >= 0 and units.letters[at] == "P" and self.analysis.groups.verb_at[at] >= 0:
            verb = self.analysis.groups.verbs[self.analysis.groups.verb_at[at]]
            is_telling = (tells(verb.senses) and not verb.senses & STATES) or verb.lemma in self.rules.happens
            if verb.form == "participle" and not is_telling:
                return True
        return self.is_superlative(time)

    def is_superlative(self, time: Time) -> bool:
        """Whether a time only says how long nothing was alike: *l'attaque la plus meurtrière depuis 2021*."""
        tokens = self.analysis.tokens
        at = bisect_left(tokens.starts, time.start)
        floor = self.analysis.sentences[self.analysis.sentence_at(time.start)].first
        said = " ".join(tokens.lows[max(floor, at - COMPARED) : at])
        return any(f" {words} " in f" {said} " for words in self.rules.superlatives)

    def first_of(self, since: Time, sentence: int) -> str | None:
        """The first day of a beginning: the war's own, where it is only told how many years ago that began."""
        if since.rule not in self.rules.years_ago or not since.first or not self.scopes.counts_from_war(sentence):
            return since.first
        told = date.fromisoformat(since.first)
        near = (day for day in self.first_days if abs((date.fromisoformat(day) - told).days) <= YEARS_AGO)
        return next(near, since.first)

    def start(self, sentence: int) -> str | None:
        """The first day of the conflict: where the sentence counts from the war, or while that is young."""
        last = self.analysis.document.published.last
        if not self.first_days or not last:
            return None
        age = (date.fromisoformat(last) - date.fromisoformat(self.first_days[0])).days
        return self.first_days[0] if age >= 0 and (age <= YOUNG or self.scopes.counts_from_war(sentence)) else None

    def before(self, sentence: int) -> Time | None:
        """The open time of the sentence before, from which a total that goes on counts."""
        times = self.told.by_sentence.get(sentence - 1, [])
        opened = next((t for t in times if is_opened(t)), None)
        if self.scopes.tallies.counts_acts(sentence):
            return None
        if opened is not None or self.start(sentence):
            return opened
        if self.names_this_war(sentence):
            told = self.told.before(sentence)
            return None if told is not None and self.is_fresh(told) else told
        return self.of_passage(sentence) if self.scopes.counts_from_start(sentence) else None

    def is_fresh(self, time: Time) -> bool:
        """Whether a time is of the report's own day or that before, on which no war that it tells of began."""
        gap = days_before(time.first, self.analysis.document.published.last)
        return gap is not None and gap <= 1

    def of_passage(self, sentence: int) -> Time | None:
        """The open time of the nearest sentence before that tells since when acts go on, for what counts from then."""
        for before in range(sentence - 2, max(-1, sentence - PASSAGE), -1):
            opened = [t for t in self.told.by_sentence.get(before, []) if is_opened(t) and not self.is_of_other(t)]
            if opened and self.analysis.is_eventful(before):
                return opened[-1]
        return None

    def names_this_war(self, sentence: int) -> bool:
        """Whether a sentence goes on about the war that those before told of: *cette guerre a déjà fait …*."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        return any(
            units.lemmas[at] in self.rules.war_words and units.lows[at - 1] in self.rules.this
            for at in range(first + 1, last)
        )
