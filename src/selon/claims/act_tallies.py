"""Enters: sentences with tallies. Leaves: whether a tally is that of one act or day, and not of a war.

A tally (*le bilan*, *le nombre de morts*) adds up several acts only where no single act or day is told of beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from selon.claims.extents import is_closed, is_short, length

if TYPE_CHECKING:
    from selon.claims.breakdowns import Proposal
    from selon.claims.told_days import ToldDays
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.model.units import VerbGroup
    from selon.packs.rules import TollRules

VAGUELY_MANY = 200  # people, beyond what most single acts of the development set harm
GENERAL = frozenset({"event:clash"})
TIME = "measure:time"
ASSAULTS = frozenset({"event:attack", "event:strike"})
BLASTS = frozenset({"act:blow", "event:strike"})  # senses of verbs of blowing up: *sauter*, *exploser*
BACK = 6  # sentences before a tally within which its act is told
BEHIND = 2  # units behind the noun of acts in which their day stands
HEAD = 4  # units of the head of a sentence


class ActTallies:
    """Tells what tallies are of, in one document."""

    def __init__(self, told: ToldDays, rules: TollRules) -> None:
        """Take the days that the document tells of, and the words."""
        self.analysis: Analysis = told.analysis
        self.rules = rules
        self.by_sentence = told.by_sentence

    def is_tally_of_day(self, proposal: Proposal, sentence: int, own: Time) -> bool:
        """Whether a tally is of what happened on one day: *deux morts samedi, selon un bilan*."""
        least = proposal.count.least or proposal.count.most or 0
        if not is_short(own) or length(own) or least >= VAGUELY_MANY:
            return False
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        told = (nouns[place] for place in self.analysis.nouns_of(sentence))
        acts = (each for each in told if each.is_plural and any(s.startswith("event") for s in senses[each.head]))
        of_several = any(each.of is not None and "tally" in senses[nouns[each.of].head] for each in acts)
        return not of_several and all(phrase in self.rules.tallies for phrase in self.totals_in(sentence))

    def tells_one_act(self, sentence: int) -> bool:
        """Whether a sentence names a single act: a strike, an attack, in the singular."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        singular = [u for u in range(first, last) if units.letters[u] == "N" and not units.features[u].endswith("p")]
        if any(s.startswith("event") and s not in GENERAL for u in singular for s in units.senses[u]):
            return True
        # *le camion saute sur une mine*
        blown = any(not BLASTS.isdisjoint(v.senses) for v in self.analysis.verbs_of(sentence) if v.form == "finite")
        return blown and any("weapon" in units.senses[u] for u in singular)

    def is_of_one_act(self, sentence: int) -> bool:
        """Whether a tally is that of one act on one day, so that it is no running total."""
        times = [t for t in self.by_sentence.get(sentence, []) if is_short(t)]
        return bool(times) and self.tells_one_act(sentence)

    def is_tally_of_act(self, totals: list[str], sentence: int, least: int) -> bool:
        """Whether a tally is of one act and not of a war.

        The one that its sentence is about, on whatever day (*l'attaque a fait …*), or that the sentence before told
        with its day (*un précédent bilan*), or, of no more than one act makes, that the sentences before told of.
        """
        if self.is_of_dated_acts(sentence):
            return True
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        of_war = any(units.lemmas[unit] in self.rules.war_words for unit in range(first, last))
        if of_war or not all(phrase in self.rules.tallies for phrase in totals):
            return False
        if self.tells_one_act(sentence) or (sentence > 0 and self.is_of_one_act(sentence - 1)):
            return True
        if self.tallies_assault(sentence) or self.sums_up(sentence):
            return True
        return least < VAGUELY_MANY and not self.is_of_period(sentence) and self.follows_act(sentence)

    def is_of_dated_acts(self, sentence: int) -> bool:
        """Whether a tally is of what a day right behind it dates: *le bilan des affrontements de dimanche*."""
        nouns, senses, at = self.analysis.groups.nouns, self.analysis.units.senses, self.analysis.unit_over
        days = {at(time.start) for time in self.by_sentence.get(sentence, []) if is_short(time) and not length(time)}
        told = (nouns[place] for place in self.analysis.nouns_of(sentence)) if days else ()
        tallied = (group for group in told if group.of is not None and "tally" in senses[nouns[group.of].head])
        acts = (group for group in tallied if any(sense.startswith("event") for sense in senses[group.head]))
        return any(not days.isdisjoint(range(act.last, act.last + BEHIND)) for act in acts)

    def totals_in(self, sentence: int) -> list[str]:
        """The phrases of a sentence that say that a figure adds up."""
        bounds = self.analysis.sentences[sentence]
        joined = f" {' '.join(self.analysis.tokens.lows[bounds.first : bounds.last])} "
        return [phrase for phrase in self.rules.total_words if f" {phrase} " in joined]

    def is_of_period(self, sentence: int) -> bool:
        """Whether a sentence has the tally of a length of time: *le bilan de la semaine*."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        here = (nouns[place] for place in self.analysis.nouns_of(sentence))
        tallied = [group for group in here if group.of is not None and TIME in senses[group.head]]
        return any("tally" in senses[nouns[group.of or 0].head] for group in tallied)

    def follows_act(self, sentence: int) -> bool:
        """Whether the nearest of the sentences before that tells of war or of an act tells of one act alone."""
        units = self.analysis.units
        for before in range(sentence - 1, max(-1, sentence - 1 - BACK), -1):
            first, last = self.analysis.ranges[before]
            if any(units.lemmas[unit] in self.rules.war_words for unit in range(first, last)):
                return self.is_battle_of_day(before)
            if self.tells_one_act(before):
                return True
        return False

    def is_battle_of_day(self, sentence: int) -> bool:
        """Whether a sentence of a war tells of the fighting of one day: *12 tués lundi dans des combats*."""
        times = self.by_sentence.get(sentence, [])
        return any(is_short(time) for time in times) and all(is_closed(time) for time in times)

    def sums_up(self, sentence: int) -> bool:
        """Whether a tally before a colon sums up what the sentence before told of a day: *Bilan : trois morts*."""
        units = self.analysis.units
        first, last = self.analysis.ranges[sentence]
        colon = next((at for at in range(first, min(first + HEAD, last)) if units.lows[at] == ":"), first)
        if not any("tally" in units.senses[at] for at in range(first, colon)) or self.counts_acts(sentence):
            return False
        return any(is_short(time) for time in self.by_sentence.get(sentence - 1, []))

    def tallies_assault(self, sentence: int) -> bool:
        """Whether a tally is the subject of a sentence behind one that tells an assault by its verb."""
        analysis = self.analysis
        if sentence == 0 or self.counts_acts(sentence):
            return False
        first, last = analysis.ranges[sentence]
        near = (analysis.clauses[index] for index in analysis.clauses_near(first, last - 1))
        subjects = (analysis.groups.nouns[clause.subject].head for clause in near if clause.subject is not None)
        is_tally = any("tally" in analysis.units.senses[head] for head in subjects)
        return is_tally and any(self.is_assault(verb) for verb in analysis.verbs_of(sentence - 1))

    def is_assault(self, verb: VerbGroup) -> bool:
        """Whether a verb tells an attack or strike that is over: *un groupe a attaqué le village*."""
        is_over = verb.form == "finite" and verb.is_perfect and not verb.is_negated
        return is_over and any(sense in ASSAULTS for sense in verb.senses)

    def is_done_once(self, proposal: Proposal) -> bool:
        """Whether people are harmed in passing by what one did once, to one thing: *a touché une école, tuant …*."""
        clauses, verbs, nouns = self.analysis.clauses, self.analysis.groups.verbs, self.analysis.groups.nouns
        if proposal.clause is None or verbs[clauses[proposal.clause].verb].form != "gerund":
            return False
        first = verbs[clauses[proposal.clause].verb].first
        near = (clauses[index] for index in self.analysis.clauses_near(first, first))
        done = [clause for clause in near if verbs[clause.verb].last <= first and verbs[clause.verb].is_perfect]
        told = [place for clause in done[-1:] for place in (clause.subject, clause.object) if place is not None]
        return len(told) > 1 and not any(nouns[place].is_plural for place in told)

    def counts_acts(self, sentence: int) -> bool:
        """Whether a sentence tells of so and so many acts, which are no longer war: *les deux attaques*."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        first, last = self.analysis.ranges[sentence]
        start = bisect_left(nouns, first, key=lambda group: group.first)
        end = bisect_left(nouns, last, key=lambda group: group.first)
        return any(g.count is not None and any(s.startswith("event") for s in senses[g.head]) for g in nouns[start:end])
