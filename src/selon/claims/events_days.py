"""Enters: acts and the times of a document. Leaves: when each act is told to have happened, and by which words.

The time of an act's own sentence dates it, that of its clause first. An act without one takes the day that the passage
tells of, unless that is a day of saying, a longer stretch, or the day of another place. What is left had happened by
the day of the report; what goes on since a day goes on until then.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from selon.claims.events_clauses import PRESENT
from selon.claims.extents import is_opened, length
from selon.model.claim import Period, Reason
from selon.model.mention import UntoldTime
from selon.model.tags import COORDINATOR

if TYPE_CHECKING:
    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.periods import PeriodFinder
    from selon.claims.places import Where
    from selon.claims.speakers import Word
    from selon.model.mention import Time

WIDE = frozenset({"region", "area"})  # places that hold others
HARM = ("harm:", "suffer:", "cost:")  # how the senses of verbs begin that tell what an act did: *morts suite à …*
BEHIND = 2  # units of a preposition and a time behind a noun
LEADING = frozenset("pdDRT")  # letters of a time at the end of a clause and of what leads to it
NEAR = 6  # units behind an act within which a relative tells whom it harmed
SHORT = 7  # days of the longest time that another sentence may lend
DAYS_OF = {"day": 1, "week": 7}  # days of the units of time that are counted exactly
OVER = frozenset("VXQSK;:,")  # letters over which a time behind a verb is of another clause
FEW = 14  # of a unit of time, at most, where no number is given: *quelques jours après*


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The days of an act, how they stand to it, and the reason of each."""

    since: str | None = None
    until: str | None = None
    period: Period | None = None
    reasons: dict[str, Reason] = {}


class DayFinder:
    """Finds when the acts of one document happened."""

    def __init__(self, groups: GroupReader, periods: PeriodFinder) -> None:
        """Take the document's layers with the kinds of groups, and what finds periods."""
        self.groups = groups
        self.analysis = groups.analysis
        self.rules = groups.rules
        self.periods = periods

    def find(self, act: Act, word: Word, where: Where) -> tuple[Time | None, str]:
        """The time of an act, and whether its sentence states it or another lends it."""
        periods = self.periods
        sentence = self.analysis.sentence_of(act.unit)
        reaction = periods.reactions.to(act.unit)
        here = (time for time in periods.by_sentence.get(sentence, []) if time.start not in reaction)
        here = (periods.bounds.as_opened(time, act.unit, self.rules.since, periods.of) for time in here)
        here = (time for time in here if not self.is_past_a_colon(time, act))
        told = (time for time in here if self.is_behind(time, act) or not periods.is_of_saying(time, word))
        acted = self.without_sayings(list(told), sentence)
        own = (time for time in acted if not (is_opened(time) and periods.beginnings.is_superlative(time)))
        aside = periods.asides.is_aside
        times = [t for t in own if self.is_of_own_harm(t, act) or not aside(t, act.unit, act.clause)]
        resolved = [time for time in times if not isinstance(time, UntoldTime)] or times
        nearest = periods.nearest(self.in_clause(resolved, act) or resolved, act.unit)
        nearest = self.of_conjunct(nearest, resolved, act)
        if nearest is not None:
            return self.behind_or_at(nearest, act), "stated"
        begun = periods.beginnings.since_then(act.unit)
        if begun is not None:
            return begun, "stated"  # *depuis, des milliers de gens ont fui*
        entry = periods.told.frames.of(sentence) if periods.told.frames.heads else None
        if entry is not None:
            return entry, "carried"
        story = periods.stories.of(sentence)
        if story is not None:
            return (None if self.is_elsewhere(story, where) else story), "carried"
        lent = None if self.is_state_beside(act) else periods.told.before(sentence) or periods.told.behind(sentence)
        return (lent if lent is not None and self.may_lend(lent, where) else None), "carried"

    def is_state_beside(self, act: Act) -> bool:
        """Whether a relative in the present only tells how things stand: *le pays, qui maintient mille soldats à X*."""
        clause = self.analysis.clauses[act.clause] if act.clause is not None else None
        verb = self.analysis.groups.verbs[clause.verb] if clause is not None else None
        is_now = verb is not None and verb.tense == PRESENT and not verb.is_perfect and verb.form == "finite"
        return clause is not None and clause.kind == "relative" and is_now

    def of_conjunct(self, own: Time | None, times: list[Time], act: Act) -> Time | None:
        """The time right behind a verb rather than that of a verb it is joined to: *a pris X en mai et Y en juin*."""
        letters, over = self.analysis.units.letters, self.analysis.unit_over
        if own is None or act.clause is None or not self.is_joined(*sorted((act.unit, over(own.start)))):
            return own
        behind = (time for time in times if act.unit < over(time.start))
        near = (time for time in behind if OVER.isdisjoint(letters[act.unit + 1 : over(time.start)]))
        return next((time for time in near if not self.is_joined(act.unit, over(time.start))), own)

    def is_joined(self, first: int, last: int) -> bool:
        """Whether a verb behind a coordinator stands between two units, or at the second."""
        letters, groups = self.analysis.units.letters, self.analysis.groups
        joints = (at for at in range(first + 1, last) if letters[at] == COORDINATOR)
        verbs = (groups.verbs[groups.verb_at[at + 1]] for at in joints if groups.verb_at[at + 1] >= 0)
        return any(verb.form == "finite" for verb in verbs)

    def behind_or_at(self, own: Time, act: Act) -> Time:
        """The time of an act's own sentence, or one before it where that dates what came after the act."""
        before = self.some_time_before(own, act)
        if self.is_behind(own, act):
            return before or own
        is_earlier = before is None and (self.is_answered(act) or self.follows(own, act))
        return msgspec.structs.replace(own, first=None) if is_earlier else before or own

    def without_sayings(self, times: list[Time], sentence: int) -> list[Time]:
        """Some times without those on which somebody says something in the sentence, where others are left."""
        acted = [time for time in times if not self.periods.told.is_said(time, sentence)] if len(times) > 1 else times
        return acted or times

    def is_past_a_colon(self, time: Time, act: Act) -> bool:
        """Whether a time stands in what is listed behind a colon: *multiplie les attaques : le 9 mai, …*."""
        return any(mark in self.analysis.units.letters[act.unit : self.analysis.unit_over(time.start)] for mark in ":;")

    def is_answered(self, act: Act) -> bool:
        """Whether what a sentence dates only answers an act: *suite aux attaques, l'armée a bombardé lundi …*."""
        root = None if act.place is None else self.groups.root(act.place)
        if root is None or self.groups.nouns[root].prep not in self.rules.answered:
            return False
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        told = (verbs[clauses[role.clause].verb] for role in self.groups.roles.of_group.get(root, ()))
        return not any(sense.startswith(HARM) for verb in told for sense in verb.senses)

    def follows(self, time: Time, act: Act) -> bool:
        """Whether a sentence dates what came after an act: *a lancé le 9 mai une offensive, après une incursion*."""
        if act.place is None or self.groups.is_harmful(act.place):
            return False
        root = self.groups.nouns[self.groups.root(act.place)]
        return root.prep in self.rules.after and self.analysis.unit_over(time.start) < root.first

    def is_behind(self, time: Time, act: Act) -> bool:
        """Whether a time stands right behind the noun of an act, so that it dates that: *l'attaque de lundi*."""
        if act.place is None:
            return False
        groups, at = self.analysis.groups, self.analysis.unit_over(time.start)
        return any(0 <= at - groups.nouns[place].last < BEHIND for place in self.groups.chain(act.place))

    def is_of_own_harm(self, time: Time, act: Act) -> bool:
        """Whether a time is of a relative that tells whom an act harmed: *l'attentat au cours duquel six ont péri*."""
        if act.place is None:
            return False
        at = self.analysis.unit_over(time.start)
        bound = (*self.groups.chain(act.place), *self.groups.attached(act.place))
        last = max(self.groups.nouns[member].last for member in bound)
        near = (self.analysis.clauses[index] for index in self.analysis.clauses_near(last, last))
        own = (clause for clause in near if clause.kind == "relative" and last <= clause.first <= last + NEAR)
        verbs = self.analysis.groups.verbs
        return any(
            clause.first <= at and verbs[clause.verb].first < at <= clause.last + BEHIND
            for clause in own
            if any(sense.startswith(HARM) for sense in verbs[clause.verb].senses)
        )

    def in_clause(self, times: list[Time], act: Act) -> list[Time]:
        """Those of some times that stand in the clause that tells an act, or end it."""
        place = act.clause if act.clause is not None else act.support
        if place is None:
            return []
        clause, letters = self.analysis.clauses[place], self.analysis.units.letters
        end = next((at for at in range(clause.last, len(letters)) if letters[at] not in LEADING), len(letters))
        return [time for time in times if clause.first <= self.analysis.unit_over(time.start) < end]

    def some_time_before(self, time: Time, act: Act) -> Time | None:
        """The days before a day in which an act lies that it follows by some time: *le 9 mai, trois jours après*."""
        groups, lemmas = self.analysis.groups, self.analysis.units.lemmas
        noun = groups.noun_at[act.unit]
        first = groups.nouns[noun].first if noun >= 0 else 0
        if noun < 0 or time.first is None or time.last is None:
            return None
        if groups.nouns[noun].prep in self.rules.morrow:
            return self.day_before(time, 1)
        if first == 0 or groups.nouns[noun].prep not in self.rules.after:
            return None
        counted = self.counted_before(time, first - 1)
        if counted is not None:
            return counted
        days = self.rules.lengths.get(lemmas[first - 1])
        if days is None or self.analysis.unit_over(time.start) > first:
            return None
        place = groups.noun_at[first - 1]
        count = groups.nouns[place].count if place >= 0 else None
        most = count.most if count is not None else None
        earliest = date.fromisoformat(time.first).toordinal() - days * (most + 1 if most else FEW)
        latest = date.fromisoformat(time.last).toordinal() - 1
        bounds = (date.fromordinal(max(number, 1)).isoformat() for number in (earliest, latest))
        return msgspec.structs.replace(time, first=next(bounds), last=next(bounds))

    def counted_before(self, time: Time, unit: int) -> Time | None:
        """The day that lies the days or weeks told at a unit before a day: *le 9 mai, trois jours après l'assaut*."""
        analysis = self.analysis
        index = analysis.units.times[unit]
        symbol = analysis.symbols[index] if index >= 0 else None
        if symbol is None or symbol.kind != "anniversary" or symbol.unit not in DAYS_OF or not symbol.count:
            return None
        return self.day_before(time, symbol.count * DAYS_OF[symbol.unit])

    @staticmethod
    def day_before(time: Time, days: int) -> Time:
        """The day that lies some days before a time."""
        day = date.fromisoformat(time.first or "").toordinal() - days
        told = date.fromordinal(max(day, 1)).isoformat()
        return msgspec.structs.replace(time, first=told, last=told)

    def may_lend(self, time: Time, where: Where) -> bool:
        """Whether a time of another sentence may date an act: a short one, and of no other place than the act's."""
        return length(time) <= SHORT and not self.is_of_saying(time) and not self.is_elsewhere(time, where)

    def is_elsewhere(self, time: Time, where: Where) -> bool:
        """Whether a time of another sentence is of other places than an act's own, which is no country."""
        if where.reason is None or where.reason.how != "stated" or where.places[0].is_country:
            return False
        return self.names_other_places(self.analysis.sentence_at(time.start), where)

    def is_of_saying(self, time: Time) -> bool:
        """Whether a time of another sentence only tells when something was said."""
        return self.periods.told.is_said(time, self.analysis.sentence_at(time.start))

    def names_other_places(self, sentence: int, where: Where) -> bool:
        """Whether a sentence names places, countries aside, and none of them is an act's."""
        first, last = self.analysis.ranges[sentence]
        spots = [self.analysis.places[unit] for unit in range(first, last) if unit in self.analysis.places]
        named = {spot.name or spot.text for spot in spots if not spot.is_country}
        if not named or named & {place.name or place.text for place in where.places}:
            return False
        own = where.places[0]  # a title tells the region, and what it opens the towns there
        is_around = own.precision in WIDE and all(spot.country == own.country for spot in spots)
        return not is_around or own.start > spots[0].start

    def days(self, time: Time | None, how: str) -> Days:
        """The days of an act at a time; without one it had happened by the day of the report."""
        last = self.analysis.document.published.last
        if time is None or isinstance(time, UntoldTime):
            reasons = {"until": Reason("inferred", (), "periods.published")} if last else {}
            return Days(until=last, period="by" if last else None, reasons=reasons)
        span = ((time.start, time.end),)
        reasons = {"since": Reason(how, span, "periods.time")}  # type: ignore[arg-type]
        if time.first and time.last is None and (last is None or last >= time.first):
            return Days(since=time.first, until=last, period="throughout", reasons=reasons)
        if time.first is None:
            return Days(until=time.last, period="by", reasons={"until": reasons["since"]})
        since, until = self.periods.days(time)
        return Days(since=since, until=until, period="within", reasons=reasons)
