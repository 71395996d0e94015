"""Enters: the times of a document in their sentences. Leaves: the day of an act whose own sentence names none.

Reports name the day once and go on: of the same act in the sentences after it, or ahead of it in a title and lead. The
day on which something was said is not the day on which it happened.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from selon.claims.datelines import Datelines
from selon.claims.extents import is_closed, is_short, length
from selon.claims.questions import QUESTION
from selon.claims.told_frames import ToldFrames

if TYPE_CHECKING:
    from selon.claims.asides import AsideFinder
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.model.units import Clause, NounGroup, VerbGroup

BACK = 5  # sentences looked back for the day of an act
MOST_DATED = 12  # sentences with times looked back for that of an act behind days of saying
HOURS_BACK = 20  # and for that of one told hours apart
AHEAD = 4  # sentences looked ahead from a title or lead
LEAD = 2
SAYING = 10  # units behind a cue in which the day of saying may stand
NEAR_DAYS = 31  # longest time of another sentence that may date an act
FRESH = 7  # days after an act within which a report is news of it
OLD = 60  # days after which a time of another sentence is history
RECALL = 2  # sentences that go on about what was long ago
YEAR = 366  # days of the longest time that dates what is recalled
NOUN = 2  # units behind the noun of an act in which its time stands
FORMER = 5  # units behind an overtaken figure in which its time stands
FINITE = "VX"
TELLING = ("event", "harm", "toll", "tally", "suffer")  # senses of words that tell of an act or of harm
OPENING = 2  # units before a time that opens its sentence
BEFORE_TIME = 1  # units of article or preposition before a time
HISTORY = 2  # dated acts from which on a report may be history
NOWHERE = -1  # no unit
QUIET = 3  # sentences that a day among no acts lies further away


class ToldDays:
    """The days that one document tells of, sentence by sentence."""

    def __init__(self, analysis: Analysis, asides: AsideFinder) -> None:
        """Take the document's layers, and what tells the times that date no act."""
        self.analysis = analysis
        self.asides = asides
        self.by_sentence: dict[int, list[Time]] = {}
        datelines = Datelines(analysis)
        every: dict[int, list[Time]] = {}
        place = 0
        for time in sorted((*analysis.times, *analysis.untold), key=lambda each: each.start):
            while place + 1 < len(analysis.sentences) and analysis.sentences[place].end <= time.start:
                place += 1
            every.setdefault(place, []).append(time)
            if not datelines.is_dateline(place, time):
                self.by_sentence.setdefault(place, []).append(time)
        self.leave_out_tellings()
        self.frames = ToldFrames(analysis, every, asides.rules.covers)

    def leave_out_tellings(self) -> None:
        """Leave out the days on which tallies and texts came out."""
        for place, times in self.by_sentence.items():
            self.by_sentence[place] = [time for time in times if not self.is_of_telling(time)]

    def is_of_telling(self, time: Time) -> bool:
        """Whether a time only tells when a tally or text came out: *le bilan s'établissait mardi à …*."""
        analysis, at = self.analysis, self.analysis.unit_over(time.start)
        if not is_closed(time) or at < 1:
            return False
        nouns, verbs = analysis.groups.nouns, analysis.groups.verbs
        beside = analysis.groups.verb_at[at - 1]
        if beside >= 0 and verbs[beside].form == "participle":  # *un communiqué diffusé lundi*
            before = verbs[beside].first - 1
            place = analysis.groups.noun_at[before] if before >= 0 else NOWHERE
            if place >= 0 and self.is_word(nouns[place].head):
                return True
        for index in analysis.clauses_near(at, at):
            clause = analysis.clauses[index]
            verb = verbs[clause.verb]
            if clause.kind == "participial" and self.is_published(clause, at):
                return True
            if clause.subject is None or verb.form != "finite" or verb.last > at:
                continue
            subject = nouns[clause.subject]
            if self.is_word(subject.head) and self.is_bare(verb, at, is_of_act=self.has_act(subject, verb)):
                return True
        return is_short(time) and self.is_former(at)

    def is_former(self, at: int) -> bool:
        """Whether a time at a unit is that of a tally now overtaken: *171 morts, contre 130 la veille*."""
        units = self.analysis.units
        first = next((unit for unit in range(at - 1, max(-1, at - FORMER), -1) if units.counts[unit] >= 0), NOWHERE)
        return first > 0 and units.lows[first - 1] in self.asides.rules.instead

    def is_published(self, clause: Clause, at: int) -> bool:
        """Whether a time at a unit closes the clause of a text's participle: *le bilan publié par l'État lundi*."""
        analysis = self.analysis
        if clause.subject is None or not clause.first < at <= clause.last + BEFORE_TIME:
            return False
        is_said = any(sense.startswith("say") for sense in analysis.groups.verbs[clause.verb].senses)
        is_text = self.is_word(analysis.groups.nouns[clause.subject].head)
        return is_said and is_text and "," not in analysis.units.letters[clause.first : at]

    def is_word(self, unit: int) -> bool:
        """Whether a noun is a tally, or a text in which something is said."""
        return any(sense in {"tally", "channel"} for sense in self.analysis.units.senses[unit])

    def is_bare(self, verb: VerbGroup, last: int, *, is_of_act: bool) -> bool:
        """Whether no act, and no figure but what a tally of an act reached, stands from a verb up to a unit."""
        units = self.analysis.units
        has_reached = "reach" in verb.senses and is_of_act
        return not any(
            (units.letters[at] == "U" and not has_reached)
            or any(sense.startswith("event") for sense in units.senses[at])
            for at in range(verb.last, last)
        )

    def has_act(self, tally: NounGroup, verb: VerbGroup) -> bool:
        """Whether an act stands between a tally and its verb: *le bilan de la frappe s'est élevé à …*."""
        senses = self.analysis.units.senses[tally.head : verb.first]
        return any(sense.startswith("event") for each in senses for sense in each)

    def start_of(self, unit: int) -> int:
        """The character at which a unit begins."""
        return self.analysis.tokens.starts[self.analysis.units.firsts[unit]]

    def is_said(self, time: Time, sentence: int) -> bool:
        """Whether a time of a sentence is that of something said in it."""
        return any(self.is_of_saying(time, item.cue) for item in self.analysis.attributions[sentence])

    def is_of_saying(self, time: Time, cue: tuple[int, int]) -> bool:
        """Whether a time tells when something was said: it stands in the units of the cue, or just behind them."""
        analysis = self.analysis
        if self.start_of(cue[0]) <= time.start < analysis.span(*cue).end:
            return True
        for unit in range(cue[1], min(cue[1] + SAYING, len(analysis.units))):
            if self.start_of(unit) == time.start:
                return True
            if analysis.units.letters[unit] == "," and self.ends_saying(time, unit + 1, cue):
                return True
            if analysis.units.letters[unit] in ',;:.KQUI<"':
                return False
        return False

    def ends_saying(self, time: Time, unit: int, cue: tuple[int, int]) -> bool:
        """Whether a time at a unit closes its sentence behind who says it: *…, a annoncé l'ONU, vendredi 4 mai*."""
        letters = self.analysis.units.letters
        is_told = any(letter in FINITE for letter in letters[cue[0] : cue[1]])
        is_here = is_told and unit < len(letters) and self.start_of(unit) == time.start
        return is_here and letters[unit + 1 : unit + 2] in ([], ["."])

    def before(self, sentence: int) -> Time | None:
        """The day of the sentences before, for what goes on about the same act: the nearest, best among acts."""
        at = bisect_left(self.questions, sentence)
        topic = self.questions[at - 1] if at else 0  # a question begins another topic
        reach = range(max(0, sentence - BACK + 1, topic), sentence)
        found = [(back, day) for back in reach if (day := self.act_day_in(back))]
        return min(
            found,
            key=lambda pair: sentence - pair[0] + (QUIET if self.is_quiet(*pair) else 0),
            default=(0, None),
        )[1]

    @cached_property
    def questions(self) -> list[int]:
        """The sentences that are questions on a line of their own, above what answers them."""
        analysis, lows = self.analysis, self.analysis.tokens.lows
        asked = (at for at, s in enumerate(analysis.sentences) if lows[s.last - 1] == QUESTION)
        return [at for at in asked if analysis.opens_line(at) and analysis.opens_line(at + 1)]

    def hours_apart(self, sentence: int, phrases: Sequence[str]) -> Time | None:
        """The last day told of an act, however far before, where a sentence tells of hours around it: *peu avant*."""
        bounds = self.analysis.sentences[sentence]
        joined = f" {' '.join(self.analysis.tokens.lows[bounds.first : bounds.last])} "
        if not any(f" {phrase} " in joined for phrase in phrases):
            return None
        days = (self.act_day_in(back) for back in range(sentence - 1, max(-1, sentence - HOURS_BACK), -1))
        return next((day for day in days if day), None)

    def is_quiet(self, sentence: int, day: Time) -> bool:
        """Whether a day is told among no acts, unless it opens its sentence: *dans la nuit de lundi, …*."""
        return not self.opens(self.analysis.unit_over(day.start)) and not self.analysis.is_eventful(sentence)

    def behind(self, sentence: int) -> Time | None:
        """The day of the sentences after a title or lead, or after any as long as none was told."""
        if sentence > LEAD and self.first_told < sentence:
            return None
        reach = range(sentence + 1, sentence + AHEAD)
        acted = [day for ahead in reach if (day := self.act_day_in(ahead))]
        fresh = (day for day in acted if not self.is_stale(day))
        return next(fresh, next((day for day in (*acted, *map(self.day_in, reach)) if day), None))

    def fresher(self, sentence: int, day: Time | None, ahead: Time | None) -> Time | None:
        """A day, or one told behind it where a title or lead has no other than one long gone."""
        if day is None or ahead is None or sentence > LEAD or not self.is_stale(day) or self.is_stale(ahead):
            return day
        return ahead

    def is_stale(self, day: Time) -> bool:
        """Whether a day lies further back than news of it does."""
        last = self.analysis.document.published.last
        if not last or not day.last:
            return False
        return (date.fromisoformat(last) - date.fromisoformat(day.last)).days > FRESH

    def acted_before(self, sentence: int) -> Time | None:
        """The last day of an act told at all before, where all told since is a day on which it was spoken of."""
        saying = self.said_before(sentence)
        if saying is None or not saying.first:
            return saying
        at = bisect_left(self.dated, sentence)
        near = reversed(self.dated[max(0, at - MOST_DATED) : at])
        acted = next((day for back in near if (day := self.act_day_in(back))), None)
        if acted is None or not acted.last:
            return saying
        since = (date.fromisoformat(saying.first) - date.fromisoformat(acted.last)).days
        return acted if 0 <= since <= FRESH else saying

    @cached_property
    def dated(self) -> list[int]:
        """The sentences that hold times."""
        return sorted(self.by_sentence)

    def said_before(self, sentence: int) -> Time | None:
        """The day of the sentences before on which something was said, for want of the day of an act."""
        reach = range(sentence - 1, max(-1, sentence - BACK), -1)
        return next((day for back in reach if (day := self.day_in(back))), None)

    @cached_property
    def first_told(self) -> int:
        """The first sentence that tells of a day; beyond the last where none does."""
        return next((at for at in self.by_sentence if self.day_in(at)), len(self.analysis.sentences))

    def of_report(self, sentence: int) -> Time | None:
        """The first day told, for a sentence behind it that no day is told near, while none but that one was told."""
        if self.first_told >= sentence or sentence > self.second_told:
            return None
        return self.day_in(self.first_told)

    @cached_property
    def tells_no_day(self) -> bool:
        """Whether no word of the report tells of a day but the line of its own."""
        days = {(t.first, t.last) for t in self.analysis.times if t.last and length(t) <= NEAR_DAYS}
        own = self.analysis.document.published
        return days <= {(own.first, own.last)} and not any(self.day_in(at) for at in self.by_sentence)

    @cached_property
    def opens_with_count(self) -> bool:
        """Whether the first sentence, a title, counts people harmed, as news does and a portrait does not."""
        analysis = self.analysis
        first, last = analysis.ranges[0]
        return analysis.is_eventful(0) and any(analysis.units.counts[unit] >= 0 for unit in range(first, last))

    @cached_property
    def second_told(self) -> int:
        """The first sentence that tells of another day than the first one told; beyond the last where none does."""
        first = self.day_in(self.first_told)
        told = ((at, self.day_in(at)) for at in self.by_sentence if at > self.first_told)
        other = (at for at, day in told if day and first and (day.first, day.last) != (first.first, first.last))
        return next(other, len(self.analysis.sentences))

    def day_in(self, sentence: int) -> Time | None:
        """The last closed time of a sentence that is short enough to date an act."""
        return self.act_day_in(sentence) or self.choose(self.days_of(sentence))

    def act_day_in(self, sentence: int) -> Time | None:
        """The last such time of a sentence on which nothing was only said."""
        return self.acted_on(sentence, self.days_of(sentence))

    def acted_on(self, sentence: int, times: list[Time]) -> Time | None:
        """The last of some times of a sentence on which nothing was only said."""
        cues = [item.cue for item in self.analysis.attributions[sentence]] if times else []
        times = [t for t in times if not any(self.is_of_saying(t, cue) or self.opens_saying(t, cue) for cue in cues)]
        return self.choose([t for t in times if not self.is_sequel(t) and not self.closes_saying(t)])

    def closes_saying(self, time: Time) -> bool:
        """Whether a time stands in or right behind an inserted clause of saying: *…, a-t-il expliqué lundi*."""
        analysis, at = self.analysis, self.asides.opened(self.analysis.unit_over(time.start))
        if at <= analysis.ranges[analysis.sentence_of(at)][0]:
            return False  # what is said in the sentence before closes there
        near = (analysis.clauses[index] for index in analysis.clauses_near(max(at - 1, 0), at))
        inserted = (clause for clause in near if clause.kind == "inserted" and clause.first < at <= clause.last + 1)
        verbs = (analysis.groups.verbs[clause.verb] for clause in inserted)
        return any(sense.startswith("say") for verb in verbs for sense in verb.senses)

    def is_sequel(self, time: Time) -> bool:
        """Whether a day is only that after another and does not open its sentence: *… est mort le lendemain*."""
        at = self.analysis.unit_over(time.start)
        return time.rule in self.asides.rules.sequels and not self.opens(at)

    def opens_saying(self, time: Time, cue: tuple[int, int]) -> bool:
        """Whether a time opens a sentence in which something is said: *lundi, l'armée a annoncé que …*."""
        at = self.analysis.unit_over(time.start)
        between = self.analysis.units.letters[at + 1 : cue[0]]
        return self.opens(at) and at < cue[0] and not any(letter in FINITE for letter in between)

    def opens(self, unit: int) -> bool:
        """Whether a time at a unit opens its sentence."""
        return unit <= self.analysis.ranges[self.analysis.sentence_of(unit)][0] + OPENING

    def days_of(self, sentence: int) -> list[Time]:
        """The closed times of a sentence that are short enough to date an act."""
        return [t for t in self.closed_in(sentence) if length(t) <= NEAR_DAYS and self.is_recent(t)]

    def closed_in(self, sentence: int) -> list[Time]:
        """The closed times of a sentence, but for those of what brackets tell."""
        closed = (time for time in self.by_sentence.get(sentence, ()) if is_closed(time))
        return [time for time in closed if not self.asides.is_bracketed(time)]

    def choose(self, times: list[Time]) -> Time | None:
        """The time among some of a sentence that dates its act: that behind its noun, else the last."""
        told = [t for t in times if not self.asides.is_aside(t, NOWHERE, None)]
        return next((t for t in told if self.is_of_act(t)), told[-1]) if told else None

    def is_of_act(self, time: Time) -> bool:
        """Whether a time stands just behind the noun of an act: *l'attaque de lundi*."""
        units, at = self.analysis.units, self.analysis.unit_over(time.start)
        return any(
            units.letters[before] == "N" and any(sense.startswith("event") for sense in units.senses[before])
            for before in range(max(0, at - NOUN), at)
        )

    def past(self, sentence: int) -> Time | None:
        """The closed time, long before the document's day, of what the sentences just before recall."""
        for back in range(sentence - 1, max(-1, sentence - 1 - RECALL), -1):
            closed = [t for t in self.by_sentence.get(back, []) if is_closed(t)]
            if closed:
                return None if self.is_recent(closed[-1]) or length(closed[-1]) > YEAR else closed[-1]
        return None

    def is_recent(self, time: Time) -> bool:
        """Whether a time lies near enough to the document's day to date what it reports."""
        return self.is_history or self.is_near(time)

    def is_near(self, time: Time) -> bool:
        """Whether a time lies within weeks of the document's day."""
        last = self.analysis.document.published.last
        if not last or not time.last:
            return True
        return abs((date.fromisoformat(last) - date.fromisoformat(time.last)).days) <= OLD

    @cached_property
    def is_history(self) -> bool:
        """Whether a report tells of what is long past: the first act that it dates, and most of them, lie far back."""
        dated = []
        for sentence in self.dated:
            closed = (time for time in self.by_sentence[sentence] if is_closed(time) and length(time) <= NEAR_DAYS)
            days = [time for time in closed if not self.asides.is_bracketed(time)]
            if days and self.analysis.is_eventful(sentence):
                dated.append(any(self.is_near(time) for time in days))
        return len(dated) >= HISTORY and not dated[0] and sum(dated) * 2 < len(dated)
