"""Enters: a figure's sentence and the times of the document. Leaves: what kind of total it is and the days it covers.

A figure of one act takes the day of its sentence, else of the sentences before, or after a title. A total runs from the
beginning that the text names; one that names none runs from the conflict's first day only while the conflict is young.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from selon.claims.speakers import Word
from selon.claims.told_days import NIGHT, ToldDays, length
from selon.model.claim import Reason, Toll

if TYPE_CHECKING:
    from selon.claims.parts import Proposal
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.model.units import NounGroup
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

CONJUNCT = 40  # characters that a time of another conjunct lies further away
YOUNG = 90  # days within which an unbounded total of a conflict is taken to run from its first day
VAGUELY_MANY = 200
MANY = 1000  # dead, beyond any one act of the development set
COMPARED = 8  # units before the time of another war
GENERAL = frozenset({"event:clash"})
PART_REACH = 60  # characters behind a part in which its own beginning may stand
SPAN = 2  # days from which a closed time holds several acts


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """The scope of a figure and the days it covers."""

    scope: str = "incident"
    since: str | None = None
    until: str | None = None
    period: str | None = None
    said: str | None = None
    reasons: dict[str, Reason] = {}


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What is told beside a figure: on whose word, of which whole or after which running total, at which scene."""

    word: Word
    whole: Toll | None = None
    running: Toll | None = None
    has_scene: bool = False


class PeriodFinder:
    """Finds scope and period of figures in one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers; times are by their first character."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        conflicts = language.world.conflicts
        self.first_days = [conflicts[c].first_day for c in analysis.conflicts if c in conflicts]
        self.told = ToldDays(analysis)
        self.by_sentence = self.told.by_sentence

    def find(self, proposal: Proposal, unit: int, beside: Beside) -> Covered:
        """Scope and period of one figure, by its sentence and by what is told beside it."""
        sentence = self.analysis.sentence_of(unit)
        every = [self.told.as_opened(time, self.rules.since) for time in self.by_sentence.get(sentence, [])]
        times = [time for time in every if not self.is_of_saying(time, beside.word)]
        since = self.beginning(times, unit, is_part=proposal.relation == "part_of")
        whole = beside.whole
        goes_on = {"additional", "cumulative"} if proposal.rule == "tolls.inherited" and not times else {"additional"}
        is_listed = whole is not None and proposal.relation is None and whole.scope in goes_on
        if whole is not None and (proposal.relation == "part_of" or is_listed) and since is None:
            return Covered(scope=whole.scope, since=whole.since, until=whole.until, period=whole.period)
        own = self.nearest(times, unit)
        scope, rule = self.scope_by(proposal, sentence, own, since)
        if scope == "incident" and self.is_running(proposal, sentence, times, beside):
            scope, rule = "cumulative", "periods.running_total"
        last = self.analysis.document.published.last
        said = self.said_day([time for time in every if time not in times] or every)
        reasons = {"scope": Reason("inferred", (), rule)}
        if scope in {"additional", "current"}:
            announced = said if scope == "additional" else None
            return Covered(scope=scope, until=announced or last, period="by", said=announced, reasons=reasons)
        past = self.told.past(sentence) if rule == "periods.displaced" and not times else None
        if scope == "cumulative" and rule != "periods.several_acts" and past is None:
            return self.total(since, sentence, reasons, beside.running)
        saying = next((t for t in every if t not in times and t.first and t.first == t.last), None)
        found = own or self.told.before(sentence) or past or saying or self.told.behind(sentence)
        if found is not None:
            return self.within(found, scope, "stated" if found in times else "carried", reasons)
        acts = self.several_acts(proposal, sentence) if rule == "periods.several_acts" else None
        if acts is not None and acts.count is None:
            return Covered(scope=scope, until=last, period="by", reasons=reasons)
        return Covered(scope=scope, reasons=reasons)

    def scope_by(self, proposal: Proposal, sentence: int, own: Time | None, since: Time | None) -> tuple[str, str]:
        """What kind of total a figure is by its words and by the length of its own time, and by which rule."""
        scope, rule = self.scope(proposal, sentence, since)
        if rule == "periods.displaced" and own is not None and length(own) <= NIGHT and own.last:
            scope = "incident"
        if scope == "incident" and own is not None and self.is_span(own, sentence):
            return "cumulative", "periods.several_acts"
        if rule == "periods.several_acts" and own is not None and own.last and length(own) <= NIGHT:
            acts = self.several_acts(proposal, sentence)
            if acts is not None and acts.count is None:
                return "incident", "periods.one_day"
        return scope, rule

    def within(self, time: Time, scope: str, how: Literal["stated", "carried"], reasons: dict[str, Reason]) -> Covered:
        """The days of what happened within a time, which no report tells of ahead."""
        last = self.analysis.document.published.last
        first, until = self.days(time)
        until = min(until, last) if until and last and first and first <= last else until
        reasons["since"] = Reason(how, ((time.start, time.end),), "periods.time")
        return Covered(scope=scope, since=first, until=until, period="within", reasons=reasons)

    def total(self, since: Time | None, sentence: int, reasons: dict[str, Reason], running: Toll | None) -> Covered:
        """The days of a running total: from what its sentence says, else as a total just told, else from the war."""
        times = self.by_sentence.get(sentence, [])
        last = self.analysis.document.published.last
        since = since or self.beginning_before(sentence)
        spans = next((t for t in times if self.is_long(t) and since is None and not self.is_compared(t)), None)
        if spans is not None:
            reasons["since"] = Reason("stated", ((spans.start, spans.end),), "periods.time")
            return Covered(
                scope="cumulative", since=spans.first, until=spans.last, period="throughout", reasons=reasons
            )
        start = since.first if since else self.start(sentence)
        if since:
            reasons["since"] = Reason("stated", ((since.start, since.end),), "periods.since")
        elif running is not None and start is None:
            start = running.since
            reasons["since"] = Reason("carried", running.why["since"].spans, "periods.running")
        elif start:
            reasons["since"] = Reason("inferred", (), "periods.young_conflict")
        closed = next((t for t in times if t.first is None and t.last), None)
        return Covered(
            scope="cumulative", since=start, until=closed.last if closed else last, period="by", reasons=reasons
        )

    def is_span(self, time: Time, sentence: int) -> bool:
        """Whether a time of several days holds a total: no single act in the sentence happened in it."""
        if length(time) < SPAN:
            return False
        return not self.tells_one_act(sentence)

    def tells_one_act(self, sentence: int) -> bool:
        """Whether a sentence names a single act: a strike, an attack, in the singular."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        return any(
            units.letters[u] == "N"
            and not units.features[u].endswith("p")
            and any(s.startswith("event") and s not in GENERAL for s in units.senses[u])
            for u in range(first, last)
        )

    def is_of_one_act(self, sentence: int) -> bool:
        """Whether a tally is that of one act on one day, so that it is no running total."""
        times = [t for t in self.by_sentence.get(sentence, []) if t.first and t.last and length(t) <= NIGHT]
        return bool(times) and self.tells_one_act(sentence)

    def is_tally_of_act(self, totals: list[str], sentence: int) -> bool:
        """Whether a tally is of the one act that its sentence is about, on whatever day: *l'attaque a fait …*."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        of_war = any(units.lemmas[unit] in self.rules.war_words for unit in range(first, last))
        is_tally = all(phrase in self.rules.tallies for phrase in totals)
        return is_tally and not of_war and self.tells_one_act(sentence)

    def goes_on_about_act(self, totals: list[str], sentence: int) -> bool:
        """Whether a tally is that of the one act that the sentence before told with its day: *un précédent bilan*."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        of_war = any(units.lemmas[unit] in self.rules.war_words for unit in range(first, last))
        is_tally = all(phrase in self.rules.tallies for phrase in totals)
        return is_tally and not of_war and sentence > 0 and self.is_of_one_act(sentence - 1)

    def is_long(self, time: Time) -> bool:
        """Whether a closed time spans more than the young days of a conflict, as a year does."""
        return bool(time.first and time.last) and length(time) > YOUNG

    def is_compared(self, time: Time) -> bool:
        """Whether a time belongs to another war that a total is compared with: *les pires depuis la guerre de …*."""
        units = self.analysis.units
        at = next((u for u in range(len(units)) if units.times[u] >= 0 and self.told.start_of(u) == time.start), None)
        if at is None:
            return False
        return any(units.lows[u].split(" ")[0] in self.rules.since for u in range(max(0, at - COMPARED), at))

    def is_of_saying(self, time: Time, word: Word) -> bool:
        """Whether a time tells when a claim was said."""
        return word.cue is not None and self.told.is_of_saying(time, word.cue)

    def is_running(self, proposal: Proposal, sentence: int, times: list[Time], beside: Beside) -> bool:
        """Whether a figure is a running total though no word says so.

        A belligerent's figure without day, scene or act in its sentence; or more dead than one act makes.
        """
        least = proposal.count.least or proposal.count.most or 0
        if proposal.count.shape == "one":
            return False
        many = VAGUELY_MANY if proposal.count.shape == "vague" else MANY
        if proposal.outcome == "killed" and least >= many and not any(t.first and length(t) <= NIGHT for t in times):
            return True
        if beside.word.source is None or beside.word.source.kind not in {"state", "military", "armed_group", "health"}:
            return False
        first, last = self.analysis.ranges[sentence]
        if sentence > 0 and self.is_of_one_act(sentence - 1):
            return False
        if beside.has_scene or any(t.first and t.last for t in times):
            return False
        units = self.analysis.units
        senses = (s for unit in range(first, last) if units.letters[unit] == "N" for s in units.senses[unit])
        return not any(s.startswith("event") and s not in GENERAL for s in senses)

    def days(self, time: Time) -> tuple[str | None, str | None]:
        """The days of an act by its time: what happened in a night happened on the day on which it ends."""
        first, last = time.first, time.last or time.first
        if first and last and length(time) == NIGHT:
            return last, last
        return first or last, last

    def beginning(self, times: list[Time], unit: int, *, is_part: bool) -> Time | None:
        """The open time ("since …") of a sentence: before the figure, or behind it; a part's own stands behind it."""
        opened = [t for t in times if t.first and t.last is None and not self.is_superlative(t)]
        if not opened:
            return None
        at = self.analysis.tokens.starts[self.analysis.units.firsts[unit]]
        after = [t for t in opened if 0 <= t.start - at < PART_REACH]
        if is_part:
            return after[0] if after else None
        before = [t for t in opened if t.start < at]
        return before[-1] if before else self.own_beginning(opened[0], unit)

    def is_superlative(self, time: Time) -> bool:
        """Whether a time only says how long nothing was alike: *l'attaque la plus meurtrière depuis 2021*."""
        tokens = self.analysis.tokens
        at = bisect_left(tokens.starts, time.start)
        said = " ".join(tokens.lows[max(0, at - COMPARED) : at])
        return any(f" {words} " in f" {said} " for words in self.rules.superlatives)

    def own_beginning(self, time: Time, unit: int) -> Time | None:
        """The open time behind a figure, unless another figure stands between."""
        units = self.analysis.units
        for at in range(unit + 1, len(units)):
            if self.told.start_of(at) >= time.start:
                return time
            if units.counts[at] >= 0:
                return None
        return time

    def scope(self, proposal: Proposal, sentence: int, since: Time | None) -> tuple[str, str]:
        """What kind of total a figure is, and by which rule."""
        analysis = self.analysis
        group = analysis.groups.nouns[proposal.place]
        around = {analysis.units.lows[u] for u in range(group.first, min(group.last + 2, len(analysis.units)))}
        if around & set(self.rules.additional):
            return "additional", "periods.additional"
        if around & set(self.rules.current) or proposal.rule == "tolls.state" or self.is_hosted(proposal):
            return "current", "periods.current"
        total = self.rule_of_total(proposal, sentence, since)
        return ("cumulative", total) if total else ("incident", "periods.one_act")

    def is_hosted(self, proposal: Proposal) -> bool:
        """Whether displaced people are where they are now: *le camp abrite 40 000 déplacés*."""
        analysis = self.analysis
        group = analysis.groups.nouns[proposal.place]
        before = group.first - 1
        while before > 0 and analysis.units.letters[before] in "RT":
            before -= 1
        verb = analysis.groups.verb_at[before] if before >= 0 else -1
        return proposal.outcome == "displaced" and verb >= 0 and analysis.groups.verbs[verb].lemma in self.rules.hosts

    def rule_of_total(self, proposal: Proposal, sentence: int, since: Time | None) -> str | None:
        """The rule by which a figure adds up several acts, if one does."""
        if since is not None or self.counts_from_start(sentence):
            return "periods.since"
        analysis = self.analysis
        bounds = analysis.sentences[sentence]
        joined = f" {' '.join(analysis.tokens.lows[bounds.first : bounds.last])} "
        totals = [phrase for phrase in self.rules.total_words if f" {phrase} " in joined]
        is_of_act = self.is_tally_of_act(totals, sentence) or self.goes_on_about_act(totals, sentence)
        if totals and not self.is_of_one_act(sentence) and not is_of_act:
            return "periods.total"
        if self.several_acts(proposal, sentence) is not None:
            return "periods.several_acts"
        return "periods.displaced" if proposal.outcome == "displaced" else None

    def several_acts(self, proposal: Proposal, sentence: int) -> NounGroup | None:
        """The several acts that made the figure, if they did: a plural act is the subject, or what it happened in."""
        analysis = self.analysis
        nouns = analysis.groups.nouns
        first, last = analysis.ranges[sentence]
        own = [analysis.clauses[proposal.clause]] if proposal.clause is not None else analysis.clauses
        subjects = {c.subject for c in own if first <= c.first < last}
        for place in range(bisect_left(nouns, first, key=lambda group: group.first), len(nouns)):
            group = nouns[place]
            if group.first >= last:
                break
            senses = analysis.units.senses[group.head]
            if not group.is_plural or not any(s.startswith(("event", "acts")) for s in senses):
                continue
            if "event:strike" in senses and group.count is None:
                continue
            if group.prep in self.rules.within or place in subjects:
                return None if place == proposal.place else group
        return None

    def start(self, sentence: int) -> str | None:
        """The first day of the conflict: where the sentence counts from it, or while it is young."""
        last = self.analysis.document.published.last
        if not self.first_days or not last:
            return None
        age = (date.fromisoformat(last) - date.fromisoformat(self.first_days[0])).days
        return self.first_days[0] if age >= 0 and (age <= YOUNG or self.counts_from_start(sentence)) else None

    def beginning_before(self, sentence: int) -> Time | None:
        """The open time of the sentence before, from which a total that goes on counts."""
        times = self.by_sentence.get(sentence - 1, [])
        opened = next((t for t in times if t.first and t.last is None), None)
        if self.counts_acts(sentence):
            return None
        if opened is not None or not self.names_this_war(sentence):
            return opened
        return self.told.before(sentence)

    def counts_acts(self, sentence: int) -> bool:
        """Whether a sentence tells of so and so many acts, which are no longer war: *les deux attaques*."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        first, last = self.analysis.ranges[sentence]
        start = bisect_left(nouns, first, key=lambda group: group.first)
        end = bisect_left(nouns, last, key=lambda group: group.first)
        return any(g.count is not None and any(s.startswith("event") for s in senses[g.head]) for g in nouns[start:end])

    def names_this_war(self, sentence: int) -> bool:
        """Whether a sentence goes on about the war that those before told of: *cette guerre a déjà fait …*."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        return any(
            units.lemmas[at] in self.rules.war_words and units.lows[at - 1] in self.rules.this
            for at in range(first + 1, last)
        )

    def counts_from_start(self, sentence: int) -> bool:
        """Whether a sentence counts since the war began: *depuis le début de l'invasion*."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        for unit in range(first, last):
            if units.lows[unit].split(" ")[0] in self.rules.since and any(
                units.lemmas[at] in self.rules.war_words for at in range(unit + 1, min(unit + 7, last))
            ):
                return True
        return False

    def said_day(self, times: list[Time]) -> str | None:
        """The day on which something was announced, when the sentence names one."""
        days = [t.first for t in times if t.first and t.first == t.last]
        return days[0] if days else None

    def nearest(self, times: list[Time], unit: int) -> Time | None:
        """The time nearest to a unit; one that only bounds a beginning gives way, and one of another conjunct."""
        at = self.told.start_of(unit)
        options = [t for t in times if t.first]
        joint = self.joint_before(unit) if len(options) > 1 else None
        return min(
            options,
            key=lambda t: (length(t) > YOUNG, abs(t.start - at) + (CONJUNCT if joint and t.start < joint else 0)),
            default=None,
        )

    def joint_before(self, unit: int) -> int | None:
        """The character at which the conjunct of a figure begins, where *and* stands before it."""
        place = self.analysis.groups.noun_at[unit]
        first = self.analysis.groups.nouns[place].first if place >= 0 else unit
        is_joined = first > 0 and self.analysis.units.letters[first - 1] == "C"
        return self.told.start_of(first - 1) if is_joined else None
