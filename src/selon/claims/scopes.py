"""Enters: a figure and its sentence. Leaves: whether it is of one act, a running total, new or of a state."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.claims.act_tallies import GENERAL, VAGUELY_MANY, ActTallies
from selon.claims.bounds import BoundFinder
from selon.claims.extents import is_closed, is_opened, is_short, is_whole, length
from selon.claims.segments import is_of_part
from selon.claims.speakers import Word
from selon.claims.told_days import NEAR_DAYS, ToldDays
from selon.model.claim import Toll

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.model.units import NounGroup
    from selon.packs.rules import TollRules

MANY = 1000  # dead, beyond any one act of the development set
CASE = "case"  # the sense of what counts acts, each with one victim
SMALL = 12  # people below which a figure that follows no total is of one act
LASTING = frozenset({"missing", "captured"})  # outcomes that go on, where the verb does not tell how they came about
HARMED = frozenset({"killed", "wounded", "casualties"})  # outcomes that came about once and for all
AUXILIARY = "XP"  # letters of auxiliaries and their participles
DEFINITE, INDEFINITE = "det.def", "det.indef"
TALLIED = frozenset({"periods.total"})  # rules of figures that only a word for a tally makes totals
COMPARED = 4  # units before a beginning in which a superlative may stand
WEEK, MONTH = 7, 28
SPAN = 2  # days from which a closed time holds several acts
RECORDERS = frozenset({"state", "military", "armed_group", "health", "ngo"})  # who count over time


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What is told beside a figure: on whose word, of which whole or after which running total, at which scene.

    `follows_act` where the sentence before tells of one act that may have harmed; `told` are the most people whom
    figures of one act before tell of, for the same harm.
    """

    word: Word
    whole: Toll | None = None
    running: Toll | None = None
    has_scene: bool = False
    follows_act: bool = False
    told: int = 0


class Counted(msgspec.Struct, frozen=True):
    """The days counted for what befell in them, and the characters that count them."""

    days: int
    span: tuple[int, int]


class ScopeFinder:
    """Finds what kind of total figures are, in one document."""

    def __init__(self, told: ToldDays, rules: TollRules) -> None:
        """Take the days that the document tells of, and the words."""
        self.analysis: Analysis = told.analysis
        self.rules = rules
        self.by_sentence = told.by_sentence
        self.frames = told.frames
        self.tallies = ActTallies(told, rules)
        self.bounds = BoundFinder(told.analysis)

    def scope_by(self, proposal: Proposal, sentence: int, own: Time | None, since: Time | None) -> tuple[str, str]:
        """What kind of total a figure is by its words and by the length of its own time, and by which rule."""
        scope, rule = self.scope(proposal, sentence, since)
        if rule == "periods.displaced" and own is not None and is_short(own):
            scope = "incident"
        is_of_day = own is not None and self.tallies.is_tally_of_day(proposal, sentence, own)
        if rule == "periods.total" and is_of_day:
            is_several = self.tallies.counts_acts(sentence)
            return ("cumulative", "periods.several_acts") if is_several else ("incident", "periods.one_day")
        is_one = proposal.count.least == proposal.count.most == 1
        if scope == "incident" and own is not None and not is_one and self.is_span(own, sentence, proposal):
            return "cumulative", "periods.several_acts"
        if rule == "periods.several_acts" and own is not None and is_short(own):
            acts = self.several_acts(proposal, sentence)
            is_counted = acts is None and self.counts_cases(proposal)
            if is_counted or (acts is not None and acts.count is None and not self.is_scattered(acts, sentence)):
                return "incident", "periods.one_day"
        return scope, rule

    def is_span(self, time: Time, sentence: int, proposal: Proposal) -> bool:
        """Whether a time of several days holds a total: no single act in the sentence happened in it.

        Of days told one by one it always does, but for those whom one act drove away.
        """
        is_listed = bool(length(time)) and time.rule in self.rules.listed
        if is_listed and proposal.outcome != "displaced":
            return True
        if length(time) < SPAN and not is_listed:
            return False
        if proposal.rule == "tolls.reached" and length(time) >= SPAN:
            return True  # *avec ce raid, le nombre de tués ce mois-ci s'élève à …*
        least = proposal.count.least or proposal.count.most or 0
        is_few = least < SMALL and proposal.outcome != "displaced" and not is_listed
        if is_few and WEEK <= length(time) <= NEAR_DAYS and self.frames.of(sentence) is None:
            return False  # *en mars dernier, deux gendarmes avaient été tués*
        is_one_act = self.tallies.tells_one_act(sentence) or self.tallies.is_done_once(proposal)
        return (length(time) > NEAR_DAYS and not is_whole(time)) or not is_one_act

    @cached_property
    def first_opened(self) -> int:
        """The first sentence that tells since when something goes on; beyond the last where none does."""
        opened = (at for at, times in self.by_sentence.items() if any(is_opened(t) for t in times))
        return min(opened, default=len(self.analysis.sentences))

    def tells_again(self, proposal: Proposal, sentence: int, rule: str, beside: Beside) -> bool:
        """Whether what seems a total is no more than was told of one act: *dix morts lundi … un bilan de dix morts*."""
        least = proposal.count.least or proposal.count.most or 0
        if rule not in TALLIED or not 0 < least <= beside.told or proposal.outcome not in HARMED:
            return False
        is_counted_since = any(is_opened(time) for time in self.by_sentence.get(sentence, []))
        return not is_counted_since and not self.counts_from_start(sentence)

    def is_running(self, proposal: Proposal, sentence: int, times: list[Time], beside: Beside) -> bool:
        """Whether a figure is a running total though no word says so.

        More dead than one act makes; or a belligerent's figure, if no small one, without day, scene or act.
        """
        least = proposal.count.least or proposal.count.most or 0
        if proposal.count.shape == "one":
            return False
        many = VAGUELY_MANY if proposal.count.shape == "vague" else MANY
        if proposal.outcome == "killed" and least >= many and not any(is_short(t) for t in times):
            return True
        if beside.word.source is None or beside.word.source.kind not in RECORDERS or least <= beside.told:
            return False
        if beside.running is None and not self.is_definite(proposal) and self.is_small(proposal, sentence, least):
            return False
        return not self.is_of_act(sentence, least, times, beside)

    def is_small(self, proposal: Proposal, sentence: int, least: int) -> bool:
        """Whether a figure, or that of the dead whose wounded it counts, is as small as that of one act."""
        if least < SMALL:
            return True
        units, nouns = self.analysis.units, self.analysis.groups.nouns
        group = nouns[proposal.place]
        before = (nouns[place] for place in self.analysis.nouns_of(sentence) if nouns[place].last <= group.first)
        beside = next((other for other in reversed(list(before)) if other.count is not None), None)
        if proposal.outcome != "wounded" or beside is None or beside.count is None:
            return False
        is_person = any(sense.startswith("person") or sense == "toll:killed" for sense in units.senses[beside.head])
        return is_person and (beside.count.most or beside.count.least or 0) < SMALL

    def is_of_act(self, sentence: int, least: int, times: list[Time], beside: Beside) -> bool:
        """Whether a figure is of an act told in its sentence or before it, or of a day or scene that it names."""
        totals = self.tallies.totals_in(sentence)
        is_tally = bool(totals) and self.tallies.is_tally_of_act(totals, sentence, least)
        if is_tally or (sentence > 0 and self.tallies.is_of_one_act(sentence - 1)):
            return True
        if beside.has_scene or any(is_closed(t) for t in times):
            return True
        if sentence == 0 and any(self.tallies.is_of_one_act(behind) for behind in (1, 2) if behind in self.by_sentence):
            return True
        if beside.running is None and (
            beside.follows_act or (sentence <= self.first_opened and self.tallies.follows_act(sentence))
        ):
            return True
        units = self.analysis.units
        here = range(*self.analysis.ranges[sentence])
        senses = (s for unit in here if units.letters[unit] == "N" for s in units.senses[unit])
        return any(s.startswith("event") and s not in GENERAL for s in senses)

    def is_definite(self, proposal: Proposal) -> bool:
        """Whether a figure is of all that there were: *les quatre morts*."""
        group, features = self.analysis.groups.nouns[proposal.place], self.analysis.units.features
        return any(features[unit] == DEFINITE for unit in range(group.first, group.head))

    def scope(self, proposal: Proposal, sentence: int, since: Time | None) -> tuple[str, str]:
        """What kind of total a figure is, and by which rule."""
        analysis = self.analysis
        group = analysis.groups.nouns[proposal.place]
        around = {analysis.units.lows[u] for u in range(group.first, min(group.last + 2, len(analysis.units)))}
        if around & set(self.rules.additional):
            return "additional", "periods.additional"
        is_more = analysis.units.letters[group.head] == "U"  # *et quatre encore dans un camp*
        if (
            (around & set(self.rules.current) and not is_more)
            or (proposal.rule == "tolls.state" and proposal.outcome not in HARMED)
            or self.is_hosted(proposal)
        ):
            return "current", "periods.current"
        if proposal.outcome in LASTING and self.is_held(proposal):
            return "current", "periods.held"
        total = self.rule_of_total(proposal, sentence, since)
        return ("cumulative", total) if total else ("incident", "periods.one_act")

    def is_held(self, proposal: Proposal) -> bool:
        """Whether a verb tells a state that lasts: *sont portés disparus*, *détenait douze villageois*."""
        analysis = self.analysis
        if proposal.clause is None:
            return False
        verb = analysis.groups.verbs[analysis.clauses[proposal.clause].verb]
        if verb.lemma not in self.rules.holding or verb.form not in {"finite", "participle"}:
            return False
        if any(analysis.units.lows[unit] in self.rules.current for unit in range(verb.first, verb.head)):
            return True  # *restent détenus*
        auxiliaries = sum(analysis.units.letters[unit] in AUXILIARY for unit in range(verb.first, verb.head))
        return auxiliaries == (1 if verb.voice == "passive" and verb.form == "finite" else 0)

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
        figure = self.analysis.groups.nouns[proposal.place].head
        if since is not None or self.counts_from_start(sentence, figure):
            return "periods.since"
        totals = self.tallies.totals_in(sentence)
        least = proposal.count.least or proposal.count.most or 0
        is_of_act = self.tallies.is_of_one_act(sentence) or self.tallies.is_tally_of_act(totals, sentence, least)
        if (totals and not is_of_act) or self.has_long_part(figure, sentence):
            return "periods.total"
        if self.is_reached(proposal):
            return "periods.reached"
        if (self.counted(sentence, proposal.outcome) or Counted(0, (0, 0))).days > 1:
            return "periods.counted"
        is_one = proposal.count.least == proposal.count.most == 1
        if not is_one and (self.counts_cases(proposal) or self.several_acts(proposal, sentence) is not None):
            return "periods.several_acts"
        return "periods.displaced" if proposal.outcome == "displaced" else None

    def has_long_part(self, figure: int, sentence: int) -> bool:
        """Whether a part of a figure is told to be that of weeks or more: *450 captifs, dont 120 en mai*."""
        times = (time for time in self.by_sentence.get(sentence, ()) if is_opened(time) or length(time) > WEEK)
        return any(is_of_part(self.analysis, figure, self.analysis.unit_over(time.start)) for time in times)

    def counted(self, sentence: int, outcome: str = "killed") -> Counted | None:
        """The days that a sentence counts for what befell in them: *en trois jours*; none where they are vague."""
        units = self.analysis.units
        lasting = () if outcome in LASTING else self.rules.lasting
        nouns = self.analysis.groups.nouns
        for group in (nouns[place] for place in self.analysis.nouns_of(sentence)):
            days = self.rules.lengths.get(units.lemmas[group.head])
            if days is None or group.prep not in (*self.rules.counting, *lasting):
                continue
            if self.is_superlative(self.analysis.ranges[sentence][0], group.first):
                continue  # *la frappe la plus meurtrière en trois ans*
            number = group.count
            if number is not None and number.least and number.least == number.most and not number.approx:
                return Counted(number.least * days, self.analysis.span(group.first, group.last).bounds)
            if number is None and units.features[group.head - 1] == INDEFINITE:
                return Counted(days, self.analysis.span(group.first, group.last).bounds)
        return None

    def counts_long(self, sentence: int, own: Time | None) -> bool:
        """Whether an undated figure befell in months or years that are counted, if vaguely: *en moins de deux ans*."""
        if own is not None:
            return False
        nouns, first = self.analysis.groups.nouns, self.analysis.ranges[sentence][0]
        for group in (nouns[place] for place in self.analysis.nouns_of(sentence)):
            days = self.rules.lengths.get(self.analysis.units.lemmas[group.head], 0)
            number = (group.count.least or group.count.most) if group.count is not None else None
            is_long = days * (number or 1) >= MONTH and group.prep in self.rules.counting
            if is_long and number is not None and not self.is_superlative(first, group.first):
                return True
        return False

    def is_reached(self, proposal: Proposal) -> bool:
        """Whether a gerund or verb brings a number of people up to the figure: *portant à 85 le nombre de tués*."""
        analysis = self.analysis
        if proposal.rule != "tolls.reached" or proposal.clause is None:
            return False
        whole = analysis.clauses[proposal.clause].object
        if whole is None or whole == proposal.place:
            return False
        return analysis.units.lows[analysis.groups.nouns[whole].head] not in self.rules.tallies

    def several_acts(self, proposal: Proposal, sentence: int) -> NounGroup | None:
        """The several acts that made the figure, if they did: a plural act is the subject, or what it happened in."""
        analysis = self.analysis
        nouns = analysis.groups.nouns
        first, last = analysis.ranges[sentence]
        own = [proposal.clause] if proposal.clause is not None else analysis.clauses_near(first, last - 1)
        subjects = {c.subject for c in (analysis.clauses[index] for index in own) if first <= c.first < last}
        for place in range(bisect_left(nouns, first, key=lambda group: group.first), len(nouns)):
            group = nouns[place]
            if group.first >= last:
                break
            senses = analysis.units.senses[group.head]
            is_serial = self.is_serial(group)
            if not (group.is_plural or is_serial) or not any(s.startswith(("event", "acts")) for s in senses):
                continue
            if "event:strike" in senses and (group.count is None or is_serial):
                continue
            at = place if group.of is None or not is_serial else group.of
            if (nouns[at].prep in self.rules.within and not self.is_outside(group, proposal)) or at in subjects:
                return None if place == proposal.place else group
        return None

    def counts_cases(self, proposal: Proposal) -> bool:
        """Whether acts are counted, each with one victim: *six exécutions*, *neuf cas de disparition*."""
        head = self.analysis.groups.nouns[proposal.place].head
        return any(sense.partition(":")[0] == CASE for sense in self.analysis.units.senses[head])

    def is_serial(self, group: NounGroup) -> bool:
        """Whether acts are told as one after another: *une vague d'attentats*, *une série d'attaques*."""
        units, whole = self.analysis.units, self.analysis.groups.nouns[group.of] if group.of is not None else None
        if whole is not None and units.lemmas[whole.head] in self.rules.serial:
            return True
        return any(units.lows[unit] in self.rules.serial for unit in range(group.first, group.head))

    def is_scattered(self, acts: NounGroup, sentence: int) -> bool:
        """Whether several acts of one day are no single one: told as a series, or against several places."""
        if self.is_serial(acts):
            return True
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        aims = (nouns[place] for place in self.analysis.nouns_of(sentence) if nouns[place].prep in self.rules.against)
        return any(aim.is_plural and any(s.startswith("place") for s in senses[aim.head]) for aim in aims)

    def is_outside(self, group: NounGroup, proposal: Proposal) -> bool:
        """Whether a group stands before the relative clause of a figure: *des combats, après le tir qui a tué*."""
        clause = self.analysis.clauses[proposal.clause] if proposal.clause is not None else None
        return clause is not None and clause.kind == "relative" and group.last < clause.first - 1

    def is_one_battle(self, proposal: Proposal, sentence: int, rule: str) -> bool:
        """Whether several acts are no more than the fighting of one battle: *tués dans des combats avec l'armée*."""
        acts = self.several_acts(proposal, sentence) if rule == "periods.several_acts" else None
        least = proposal.count.least or proposal.count.most or 0
        if acts is None or acts.count is not None or least >= VAGUELY_MANY or proposal.outcome == "displaced":
            return False
        return any(sense in GENERAL for sense in self.analysis.units.senses[acts.head])

    def counts_from_start(self, sentence: int, figure: int | None = None) -> bool:
        """Whether a sentence counts since the war began: *depuis le début de l'invasion*.

        A figure before a total that is reached is none: *deux morts lundi, portant à 7 le total depuis le début*.
        """
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        for unit in range(first, last):
            if figure is not None and self.is_reached_between(figure, unit):
                break
            if figure is not None and ":" in units.letters[unit:figure]:
                continue
            if units.lows[unit].split(" ")[0] not in self.rules.since or self.is_superlative(first, unit):
                continue
            is_of_war = any(units.lemmas[at] in self.rules.war_words for at in range(unit + 1, min(unit + 7, last)))
            is_going_on = is_of_war or any(self.is_of_acts(at) for at in range(unit + 1, min(unit + 5, last)))
            if is_going_on or self.is_of_event(unit, first, figure):
                return True
        return False

    def is_of_event(self, unit: int, first: int, figure: int | None) -> bool:
        """Whether a *since* at a unit is of an event, and opens the sentence or stands in the figure's clause.

        *Depuis la chute de la ville, 60 civils ont été tués*, *60 morts depuis l'arrivée des renforts*.
        """
        analysis, units = self.analysis, self.analysis.units
        if unit + 2 >= len(units) or units.features[unit + 1] != DEFINITE:
            return False
        place = analysis.groups.noun_at[unit + 1]
        head = analysis.groups.nouns[place].head if place >= 0 else unit + 2
        is_event = any(sense.startswith("event") for sense in units.senses[head])
        is_of_act = figure is not None and self.bounds.is_of_the_act(unit, figure)  # *depuis l'assaut, qui a tué …*
        if is_of_act or units.letters[head] != "N" or not (is_event or units.lemmas[head] in self.rules.beginnings):
            return False
        is_behind = figure is not None and figure < unit and not any(x in ",;:" for x in units.letters[figure:unit])
        return unit <= first + 1 or is_behind

    def counts_from_war(self, sentence: int) -> bool:
        """Whether a sentence counts since a whole war began, and not since a battle of it did."""
        units = self.analysis.units
        here = range(*self.analysis.ranges[sentence])
        return self.counts_from_start(sentence) and any(units.lemmas[unit] in self.rules.wars for unit in here)

    def is_of_acts(self, unit: int) -> bool:
        """Whether a unit names acts in the plural: *depuis le début des frappes*."""
        units = self.analysis.units
        is_plural = units.letters[unit] == "N" and units.features[unit].endswith("p")
        return is_plural and any(sense.startswith("event") for sense in units.senses[unit])

    def is_superlative(self, first: int, unit: int) -> bool:
        """Whether a superlative stands just before a unit: *les combats les plus violents depuis la guerre*."""
        said = f" {' '.join(self.analysis.units.lows[max(first, unit - COMPARED) : unit])} "
        return any(f" {words} " in said for words in self.rules.superlatives)

    def is_reached_between(self, first: int, last: int) -> bool:
        """Whether a gerund that reaches a total stands between two units."""
        groups = self.analysis.groups
        held = (groups.verbs[groups.verb_at[unit]] for unit in range(first, last) if groups.verb_at[unit] >= 0)
        return any(verb.form == "gerund" and "reach" in verb.senses for verb in held)
