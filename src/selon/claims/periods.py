"""Enters: a figure's sentence and the times of the document. Leaves: what kind of total it is and the days it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.claim import Reason

if TYPE_CHECKING:
    from selon.claims.proposals import Proposal
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll
    from selon.model.mention import Time
    from selon.packs.loader import Language
    from selon.packs.rules import TollRules

BACK = 3  # sentences looked back for the day of an incident


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """The scope of a figure and the days it covers."""

    scope: str = "incident"
    since: str | None = None
    until: str | None = None
    period: str | None = None
    said: str | None = None
    reasons: dict[str, Reason] = {}


class PeriodFinder:
    """Finds scope and period of figures in one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: TollRules) -> None:
        """Take the document's layers; times are by their first character."""
        self.analysis = analysis
        self.language = language
        self.rules = rules
        conflicts = language.world.conflicts
        self.first_days = [conflicts[c].first_day for c in analysis.conflicts if c in conflicts]
        self.by_sentence: dict[int, list[Time]] = {}
        place = 0
        for time in analysis.times:
            while place + 1 < len(analysis.sentences) and analysis.sentences[place].end <= time.start:
                place += 1
            self.by_sentence.setdefault(place, []).append(time)

    def find(self, proposal: Proposal, unit: int, whole: Toll | None, *, place_known: bool) -> Covered:
        """Scope and period of one figure."""
        del place_known
        analysis = self.analysis
        sentence = analysis.sentence_of(unit)
        published = analysis.document.published
        if whole is not None and proposal.relation == "part_of":
            return Covered(scope=whole.scope, since=whole.since, until=whole.until, period=whole.period)
        times = self.by_sentence.get(sentence, [])
        since = next((t for t in times if t.first and t.last is None), None)
        scope = self.scope(proposal, unit, sentence, since)
        if scope == "additional":
            return Covered(scope=scope, since=None, until=self.said_day(times) or published.last, period="by")
        if scope == "cumulative":
            start = since.first if since else self.start()
            return Covered(scope=scope, since=start, until=published.last, period="by", reasons=self.because(since))
        if scope == "current":
            return Covered(scope=scope, since=None, until=published.last, period="by")
        own = self.nearest(times, unit) or self.day_before(sentence)
        if own is None:
            return Covered(scope=scope)
        return Covered(scope=scope, since=own.first, until=own.last or own.first, period="within", reasons=self.because(own))

    def because(self, time: Time | None) -> dict[str, Reason]:
        """The reason of a period read from a time."""
        if time is None:
            return {}
        return {"since": Reason("stated", ((time.start, time.end),), "periods.time")}

    def scope(self, proposal: Proposal, unit: int, sentence: int, since: Time | None) -> str:
        """What kind of total a figure is."""
        analysis = self.analysis
        lows = analysis.tokens.lows[analysis.sentences[sentence].first : analysis.sentences[sentence].last]
        group = analysis.groups.nouns[proposal.place]
        around = [analysis.units.lows[u] for u in range(group.first, min(group.last + 2, len(analysis.units)))]
        if any(low in self.rules.additional for low in around):
            return "additional"
        if any(low in self.rules.current for low in around):
            return "current"
        if since is not None or proposal.outcome == "displaced":
            return "cumulative"
        joined = f" {' '.join(lows)} "
        if any(f" {phrase} " in joined for phrase in self.rules.cumulative):
            return "cumulative"
        return "incident"

    def start(self) -> str | None:
        """The first day of the conflict that the document is about, when it is one."""
        return self.first_days[0] if len(self.first_days) == 1 else None

    def said_day(self, times: list[Time]) -> str | None:
        """The day on which something was announced, when the sentence names one."""
        days = [t.first for t in times if t.first and t.first == t.last]
        return days[0] if days else None

    def nearest(self, times: list[Time], unit: int) -> Time | None:
        """The time nearest to a unit."""
        at = self.analysis.tokens.starts[self.analysis.units.firsts[unit]]
        return min(times, key=lambda t: abs(t.start - at), default=None)

    def day_before(self, sentence: int) -> Time | None:
        """The time of the sentences before, for what goes on about the same act."""
        for back in range(sentence - 1, max(-1, sentence - BACK), -1):
            times = self.by_sentence.get(back)
            if times:
                return times[-1]
        return None
