"""Enters: a figure's sentence and the times of the document. Leaves: what kind of total it is and the days it covers.

A figure of one act takes the day of its sentence, else of the sentences before, or after a title, or the only one told;
else, after a title with a count, the report's. A total runs from the beginning that the text names; one that names none
runs from the conflict's first day only while the conflict is young.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from selon.claims.asides import AsideFinder
from selon.claims.beginnings import YOUNG, BeginningFinder
from selon.claims.bounds import BoundFinder
from selon.claims.covered import Covered
from selon.claims.extents import NIGHT, as_closed, is_closed, is_opened, is_short, length
from selon.claims.listings import ListingFinder
from selon.claims.outbreaks import OutbreakFinder
from selon.claims.provocations import ProvocationFinder
from selon.claims.reactions import ReactionFinder
from selon.claims.scopes import Beside, Counted, ScopeFinder
from selon.claims.speakers import Word
from selon.claims.spells import SpellFinder
from selon.claims.story_days import StoryDays
from selon.claims.told_days import ToldDays
from selon.claims.whole_wars import WarFinder
from selon.model.claim import Reason, Toll
from selon.model.mention import Time, UntoldTime

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

CONJUNCT = 40  # characters that a time of another conjunct lies further away
NOWHERE = range(0)
ADDING = frozenset({"periods.several_acts", "periods.total"})  # rules of figures that add up acts
FRESH = 7  # days after an act within which a report tells what is said of it
TWO = 2  # days of a sentence, of which one may be that of saying
SPAN, WEEK = 1, 6  # days behind the first of the longest night and of a week
MONTH, YEAR = 30, 365
COMPARED = 8  # units before the time of another war


def is_just_before(time: Time, saying: Time) -> bool:
    """Whether a time told later lies within days of the one on which a claim was said, and not after it."""
    if not time.first or not time.last or not saying.first:
        return False
    return 0 <= (date.fromisoformat(saying.first) - date.fromisoformat(time.last)).days <= FRESH


def months_before(day: str, months: int) -> str:
    """The first day of the month that lies so many months before a day."""
    month = int(day[:4]) * 12 + int(day[5:7]) - 1 - months
    return f"{month // 12}-{month % 12 + 1:02}-01"


class PeriodFinder:
    """Finds scope and period of figures in one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers; times are by their first character."""
        self.analysis = analysis
        self.rules = rules
        self.of = language.grammar.of
        self.asides = AsideFinder(analysis, language.grammar, rules)
        self.told = ToldDays(analysis, self.asides)
        self.bounds = BoundFinder(analysis)
        self.listings = ListingFinder(analysis, rules)
        self.reactions = ReactionFinder(analysis, rules)
        self.provocations = ProvocationFinder(analysis, rules)
        self.spells = SpellFinder(self.told)
        self.stories = StoryDays(self.told)
        self.scopes = ScopeFinder(self.told, rules)
        self.beginnings = BeginningFinder(self.told, language, rules, self.scopes)
        self.outbreaks = OutbreakFinder(self.told, rules, self.beginnings.is_of_other)
        self.wars = WarFinder(self.asides, rules)
        self.by_sentence = self.told.by_sentence

    def find(self, proposal: Proposal, unit: int, beside: Beside) -> Covered:
        """Scope and period of one figure, by its sentence and by what is told beside it."""
        sentence = self.analysis.sentence_of(unit)
        every = self.times_of(unit, proposal.clause)
        times = self.without_sayings([t for t in every if not self.is_of_saying(t, beside.word)], sentence, beside.word)
        of_war = self.wars.find(proposal, times, self.by_sentence.get(sentence, ()))
        if of_war is not None:
            begun = [time for time in self.by_sentence.get(sentence - 1, []) if is_opened(time)]
            return self.wars.covered(of_war or begun, self.beginnings.start(sentence), self.told.frames, sentence)
        return self.of_acts(proposal, unit, beside, every, times)

    def of_acts(self, proposal: Proposal, unit: int, beside: Beside, every: list[Time], times: list[Time]) -> Covered:
        """Scope and period of a figure, by every time of its sentence and those of them on which nothing was said."""
        sentence = self.analysis.sentence_of(unit)
        since = self.beginnings.find(times, unit, is_part=proposal.relation == "part_of")
        whole = beside.whole
        goes_on = {"additional", "cumulative"} if proposal.rule == "tolls.inherited" and not times else {"additional"}
        is_listed = whole is not None and proposal.relation is None and whole.scope in goes_on
        own_time = self.beginnings.own_day(times, unit) or self.beginnings.own_span(times, unit)
        has_own = since is not None or (proposal.relation == "part_of" and own_time)
        if whole is not None and (proposal.relation == "part_of" or is_listed) and not has_own:
            return Covered(scope=whole.scope, since=whole.since, until=whole.until, period=whole.period)
        own = self.nearest([time for time in times if is_closed(time)], unit)
        scope, rule = self.scopes.scope_by(proposal, sentence, own, since)
        begun = self.begun(proposal, sentence, rule) if own is None and since is None else None
        if begun is None and own is None:
            scope, rule = self.undated_scope(proposal, sentence, times, (scope, rule))
        if self.scopes.tells_again(proposal, sentence, rule, beside):
            scope, rule = "incident", "periods.told_again"
        if scope == "incident" and rule not in {"periods.one_battle", "periods.told_again"}:
            is_running = self.scopes.is_running(proposal, sentence, times, beside)
            scope, rule = ("cumulative", "periods.running_total") if is_running else (scope, rule)
        said = self.said_day([time for time in every if time not in times] or every)
        reasons = {"scope": Reason("inferred", (), rule)}
        if scope in {"additional", "current"}:
            if rule == "periods.held":
                return self.held(proposal, sentence, own, reasons)
            return self.up_to(scope, times, said, reasons)
        past = self.told.past(sentence) if rule == "periods.displaced" and not times else None
        is_total = rule != "periods.several_acts" or begun is not None or self.scopes.counts_long(sentence, own)
        if scope == "cumulative" and is_total and past is None:
            return self.total(since or begun, times, sentence=sentence, reasons=reasons, running=beside.running)
        found = own or self.lent(sentence, every, times, scope, past)
        if found is not None:
            is_own = found in times and found is not self.told.frames.of(sentence)
            if not is_own and scope == "incident" and self.is_of_long_passage(found, sentence, proposal):
                scope = "cumulative"
                reasons["scope"] = Reason("carried", ((found.start, found.end),), "periods.of_passage")
            return self.within(found, scope, "stated" if is_own else "carried", reasons)
        return self.undated(proposal, sentence, scope, reasons)

    def up_to(self, scope: str, times: list[Time], said: str | None, reasons: dict[str, Reason]) -> Covered:
        """The days of those newly counted, up to the saying, or of a state, up to the day that bounds it."""
        bound = next((time.last for time in times if time.first is None and time.last), None)
        announced = said if scope == "additional" else bound
        last = announced or self.analysis.document.published.last
        return Covered(scope=scope, until=last, period="by", said=announced, reasons=reasons)

    def is_of_long_passage(self, time: Time, sentence: int, proposal: Proposal) -> bool:
        """Whether a figure stands among totals of some weeks, whose time it takes."""
        is_long = length(time) >= WEEK and not self.stories.is_of(time, sentence)
        return is_long and self.scopes.is_span(time, sentence, proposal)

    def undated_scope(
        self, proposal: Proposal, sentence: int, times: list[Time], found: tuple[str, str]
    ) -> tuple[str, str]:
        """The scope and rule of a figure that no day of its own dates, by what they are else."""
        if self.scopes.is_one_battle(proposal, sentence, found[1]):
            return "incident", "periods.one_battle"
        if found[1] in {"periods.one_act", "periods.several_acts"} and self.is_up_to(times):
            return "cumulative", "periods.up_to"
        return found

    def begun(self, proposal: Proposal, sentence: int, rule: str) -> Time | None:
        """The beginning of what goes on, for a figure of several acts; not that of a battle that one day saw."""
        begun = self.outbreaks.near(sentence) if rule in ADDING else None
        if begun is not None and self.is_of_last_day(begun) and self.scopes.is_one_battle(proposal, sentence, rule):
            return None  # *les combats ont commencé lundi matin*
        return begun

    def is_of_last_day(self, time: Time) -> bool:
        """Whether a time begins on the report's day or the one before."""
        last = self.analysis.document.published.last
        if not last or not time.first:
            return False
        return (date.fromisoformat(last) - date.fromisoformat(time.first)).days <= SPAN

    def is_up_to(self, times: list[Time]) -> bool:
        """Whether one of some times only says up to when people are counted."""
        return any(time.first is None and time.last for time in times)

    def without_saying(self, times: list[Time], word: Word) -> list[Time]:
        """Some times without that of a saying that they open with, where another of them may date the act."""
        cue = word.cue
        if cue is None or len([time for time in times if is_short(time)]) < TWO:
            return times
        return [time for time in times if not self.told.opens_saying(time, cue)]

    def without_sayings(self, every: list[Time], sentence: int, word: Word) -> list[Time]:
        """Some times without those on which another of the sentence is said, where there is a day of an act beside."""
        times = self.without_saying(every, word)
        acted = [time for time in times if not self.told.is_said(time, sentence)] if len(times) >= TWO else times
        return acted if any(is_short(time) for time in acted) else times

    def times_of(self, unit: int, clause: int | None) -> list[Time]:
        """The times of a figure's sentence that may date it, open where they tell of a beginning."""
        reaction = self.reactions.around(unit)
        here = self.by_sentence.get(self.analysis.sentence_of(unit), [])
        recalled = self.taken_up(here, unit, clause)
        if recalled is not None:
            return [recalled]
        told = [time for time in here if time.start not in reaction and not self.asides.is_to_come(time)]
        opened = (self.bounds.as_opened(time, unit, self.rules.since, self.of) for time in told)
        since = (self.provocations.as_begun(time, unit) for time in opened)
        begun = (self.outbreaks.as_told(time, unit) for time in since if time is not None)
        own = [time for time in begun if not self.asides.is_aside(time, unit, clause)]
        own = [self.bounds.as_bound(time, self.rules.as_of) for time in own]
        frame = self.told.frames.of(self.analysis.sentence_of(unit)) if not own else None
        return [frame] if frame is not None else own

    def taken_up(self, times: list[Time], unit: int, clause: int | None) -> Time | None:
        """The beginning that a clause tells of: *la pire depuis août 2008, quand 48 personnes avaient été tuées*."""
        analysis, units = self.analysis, self.analysis.units
        own = clause if clause is not None else next(iter(analysis.clauses_near(unit, unit)), None)
        first = analysis.clauses[own].first if own is not None else unit
        whens = [u for u in range(max(1, first - 1), first + 1) if units.lows[u] in self.rules.whens]
        if not whens or units.letters[whens[0] - 1] != ",":
            return None
        end = analysis.span(whens[0] - 2, whens[0] - 1).end if whens[0] > 1 else 0
        opened = (time for time in times if is_opened(time) and time.end == end)
        return next((as_closed(time) for time in opened if time.first), None)

    def lent(self, sentence: int, every: list[Time], times: list[Time], scope: str, past: Time | None) -> Time | None:
        """The day of a figure whose words tell none: that of the sentences before, of saying, or of those behind."""
        saying = next((t for t in every if t not in times and t.first and t.first == t.last), None)
        behind = self.told.behind(sentence)
        if saying is not None and behind is not None and is_just_before(behind, saying):
            saying = behind
        near = self.stories.of(sentence) or self.told.hours_apart(sentence, self.rules.hours_apart)
        found = near or self.spells.before(sentence) or past or saying or behind
        found = self.told.fresher(sentence, found, behind) or self.told.acted_before(sentence)
        if found is None and scope == "incident":
            return self.told.of_report(sentence)
        return self.in_list(found)

    def in_list(self, time: Time | None) -> Time | None:
        """A day of another sentence, with those that it is listed with there."""
        if time is None or not is_short(time):
            return time
        at = self.analysis.sentence_of(self.analysis.unit_over(time.start))
        return self.listings.joined(time, self.by_sentence.get(at, []))

    def held(self, proposal: Proposal, sentence: int, own: Time | None, reasons: dict[str, Reason]) -> Covered:
        """The days of those held on a day; of those missing since the act, on the day of the report."""
        day = own if own is not None and is_short(own) else None
        if day is not None and proposal.outcome == "captured":
            return self.within(day, "current", "stated", reasons)
        since = day or self.told.before(sentence)
        last = self.analysis.document.published.last
        if since is None or since.first is None:
            return Covered(scope="current", until=last, period="by", reasons=reasons)
        reasons["since"] = Reason("stated" if since is day else "carried", ((since.start, since.end),), "periods.time")
        first = self.days(since)[0]
        return Covered(scope="current", since=first, until=last, period="throughout", reasons=reasons)

    def undated(self, proposal: Proposal, sentence: int, scope: str, reasons: dict[str, Reason]) -> Covered:
        """The days of a figure that no time of the report dates."""
        told = self.day_of_report() if scope == "incident" else None
        if told is not None:
            reasons["since"] = Reason("inferred", (), "periods.day_of_report")
            return Covered(scope=scope, since=told, until=told, period="within", reasons=reasons)
        acts = self.scopes.several_acts(proposal, sentence) if reasons["scope"].rule == "periods.several_acts" else None
        is_many = self.scopes.counts_cases(proposal) if acts is None else acts.count is None
        is_many = is_many and reasons["scope"].rule == "periods.several_acts"
        last = self.analysis.document.published.last if is_many else None
        return Covered(scope=scope, until=last, period="by" if last is not None else None, reasons=reasons)

    def day_of_report(self) -> str | None:
        """The report's own day, where its title counts the harm and no word tells of another day."""
        published = self.analysis.document.published
        is_known = published.first == published.last and self.told.tells_no_day and self.told.opens_with_count
        return published.first if is_known else None

    def within(self, time: Time, scope: str, how: Literal["stated", "carried"], reasons: dict[str, Reason]) -> Covered:
        """The days of what happened within a time, which no report tells of ahead."""
        if isinstance(time, UntoldTime):
            return self.in_month(time, scope, how, reasons)
        last = self.analysis.document.published.last
        first, until = self.days(time)
        until = min(until, last) if until and last and first and first <= last else until
        reasons["since"] = Reason(how, ((time.start, time.end),), "periods.time")
        return Covered(scope=scope, since=first, until=until, period="within", reasons=reasons)

    def in_month(
        self, time: UntoldTime, scope: str, how: Literal["stated", "carried"], reasons: dict[str, Reason]
    ) -> Covered:
        """The month of a report of unknown day, for what happened on a day near its own: *hier*, *mardi*."""
        published = self.analysis.document.published
        first, last = published.first or "", published.last or ""
        is_near = how == "stated" or time.rule in self.rules.near_days or self.tells_harm(time)
        if not first or first[:7] != last[:7] or time.days > SPAN or time.is_open or not is_near:
            return Covered(scope=scope, is_untold=True, reasons=reasons)
        reasons["since"] = Reason(how, ((time.start, time.end),), "periods.month_of_report")
        return Covered(scope=scope, since=first, until=last, period="within", reasons=reasons)

    def tells_harm(self, time: Time) -> bool:
        """Whether the sentence of a time tells of people harmed."""
        first, last = self.analysis.ranges[self.analysis.sentence_of(self.analysis.unit_over(time.start))]
        senses = (sense for each in self.analysis.units.senses[first:last] for sense in each)
        return any(sense.startswith(("harm", "toll")) for sense in senses)

    def total(
        self, since: Time | None, times: list[Time], *, sentence: int, reasons: dict[str, Reason], running: Toll | None
    ) -> Covered:
        """The days of a running total: from what its sentence says, else as a total just told, else from the war."""
        last = self.analysis.document.published.last
        since = since or self.beginnings.before(sentence)
        spans = next((t for t in times if self.is_long(t) and since is None and not self.is_compared(t)), None)
        if spans is not None:
            reasons["since"] = Reason("stated", ((spans.start, spans.end),), "periods.time")
            until = min(spans.last or "", last) if last and (spans.first or "") <= last else spans.last
            return Covered(scope="cumulative", since=spans.first, until=until, period="throughout", reasons=reasons)
        counted = self.scopes.counted(sentence) if since is None else None
        tallied = self.spells.of_tally(sentence) if since is None and counted is None and not times else None
        if tallied is not None:
            reasons["since"] = Reason("carried", ((tallied.start, tallied.end),), "periods.time")
            first, until = tallied.first, tallied.last
            return Covered(scope="cumulative", since=first, until=until, period="within", reasons=reasons)
        if counted is not None and last is not None and self.spells.is_of_earlier(sentence, counted.days, last):
            return Covered(scope="cumulative", is_untold=True, reasons=reasons)
        if counted is not None and last is not None:
            return self.in_days(counted, times, reasons)
        start = self.beginnings.first_of(since, sentence) if since else self.beginnings.start(sentence)
        if since is not None and start is not None:
            reasons["since"] = Reason("stated", ((since.start, since.end),), "periods.since")
        elif running is not None and start is None and since is None:
            start = running.since
            told = running.why.get("since")
            reasons["since"] = Reason("carried", told.spans if told else (), "periods.running")
        elif start:
            reasons["since"] = Reason("inferred", (), "periods.young_conflict")
        closed = next((t for t in times if t.first is None and t.last), None)
        return Covered(
            scope="cumulative", since=start, until=closed.last if closed else last, period="by", reasons=reasons
        )

    def in_days(self, counted: Counted, times: list[Time], reasons: dict[str, Reason]) -> Covered:
        """The days counted: those of a time of the text that is as long, or of a month named; else up to the report's.

        Of some weeks or months only the end is known: *en six mois* is seldom said on the last of its days.
        """
        last = self.analysis.document.published.last or ""
        named = self.spells.find(times, counted.days)
        reasons["since"] = Reason("inferred", (counted.span,), "periods.counted")
        if named is not None:
            return Covered(scope="cumulative", since=named.first, until=named.last, period="within", reasons=reasons)
        if counted.days >= YEAR and counted.days % YEAR:
            first = months_before(last, counted.days // MONTH)
            return Covered(scope="cumulative", since=first, until=last, period="throughout", reasons=reasons)
        if counted.days >= YEAR:
            first = f"{int(last[:4]) - counted.days // YEAR}-01-01"
            return Covered(scope="cumulative", since=first, until=last, period="throughout", reasons=reasons)
        if counted.days > FRESH:
            return Covered(scope="cumulative", until=last, period="by", reasons=reasons)
        first = (date.fromisoformat(last) - timedelta(counted.days)).isoformat()
        return Covered(scope="cumulative", since=first, until=last, period="throughout", reasons=reasons)

    def is_long(self, time: Time) -> bool:
        """Whether a closed time spans days enough for a total, as a month or a year does."""
        return bool(time.first and time.last) and length(time) > SPAN

    def is_compared(self, time: Time) -> bool:
        """Whether a time belongs to another war that a total is compared with: *les pires depuis la guerre de …*."""
        units = self.analysis.units
        at = self.analysis.unit_over(time.start)
        return any(units.lows[u].split(" ")[0] in self.rules.since for u in range(max(0, at - COMPARED), at))

    def is_of_saying(self, time: Time, word: Word) -> bool:
        """Whether a time tells when a claim was said."""
        return word.cue is not None and self.told.is_of_saying(time, word.cue)

    def days(self, time: Time) -> tuple[str | None, str | None]:
        """The days of an act by its time: what happened in a night happened on the day on which it ends."""
        first, last = time.first, time.last or time.first
        if first and last and length(time) == NIGHT and time.rule not in self.rules.each_day + self.rules.listed:
            return last, last
        return first or last, last

    def said_day(self, times: list[Time]) -> str | None:
        """The day on which something was announced, when the sentence names one."""
        days = [t.first for t in times if t.first and t.first == t.last]
        return days[0] if days else None

    def nearest(self, times: list[Time], unit: int) -> Time | None:
        """The time nearest to a unit; one that only bounds a beginning gives way, and one of another conjunct."""
        at = self.told.start_of(unit)
        options = [t for t in times if is_closed(t) or is_opened(t)]
        joined = self.analysis.joint_before(unit)
        joint = self.told.start_of(joined) if joined >= 0 else 0
        found = min(
            options,
            key=lambda t: (length(t) > YOUNG, abs(t.start - at) + (CONJUNCT if self.is_parted(t, unit, joint) else 0)),
            default=None,
        )
        return (
            self.listings.joined(found, times)
            if found is not None and (is_short(found) or self.is_listed(found))
            else found
        )

    def is_parted(self, time: Time, unit: int, joint: int) -> bool:
        """Whether a time is of another conjunct than a unit: before its *and*, which a character begins, or a mark."""
        first, last = sorted((self.analysis.unit_over(time.start), unit))
        return time.start < joint or ";" in self.analysis.units.letters[first:last]

    def is_listed(self, time: Time) -> bool:
        """Whether a day is read as one of a list."""
        return time.rule in self.rules.listed
