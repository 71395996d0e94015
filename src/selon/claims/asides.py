"""Enters: a time and the harm told in its sentence. Leaves: whether the time dates something else beside the harm.

A treaty, an election or an earlier war may have its own date in the sentence: *les combattants qui rejettent l'accord
de 2016*. Such a time belongs to its noun, participle or relative clause and not to the figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.extents import days_before, is_opened, is_whole
from selon.claims.segments import is_of_part

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Time
    from selon.model.units import Clause, NounGroup, VerbGroup
    from selon.packs.grammar import Grammar
    from selon.packs.rules import TollRules

REACH = 12  # units between what a harm came after and its time
FRESH = 60  # days between an act that a report recalls as news and the report
OPENED = 4  # units between a time that opens a sentence and its clause
OPENING = 2  # units between a time and the relative clause behind it
BRACKETS = frozenset("()")
FINITE = "VX"
NOWHERE = -1  # no unit
CHAIN = 4  # nouns of a chain: *la signature de l'accord de paix du 9 novembre*
PEACEFUL = frozenset({"event:ceasefire", "event:withdrawal", "event:deployment"})
HARMING = ("event", "harm", "suffer")
TELLING = ("event", "harm", "toll", "tally", "suffer", "cost", "move", "act", "measure:time")


def tells(senses: frozenset[str]) -> bool:
    """Whether senses are those of an act, of harm or of a stretch of time."""
    return any(sense.startswith(TELLING) and sense not in PEACEFUL for sense in senses)


class AsideFinder:
    """Tells the times of one document that date something beside the harm."""

    def __init__(self, analysis: Analysis, grammar: Grammar, rules: TollRules) -> None:
        """Take the document's layers and the language's words."""
        self.analysis = analysis
        self.of = grammar.of
        self.agents = grammar.agent
        self.past = grammar.past
        self.rules = rules

    def is_aside(self, time: Time, unit: int, clause: int | None) -> bool:
        """Whether a time dates a noun, participle or clause beside the harm at a unit, told by a clause."""
        at = self.analysis.unit_over(time.start)
        if self.is_of_compared(at, unit) or is_of_part(self.analysis, unit, at):
            return True
        if is_opened(time):
            return self.is_of_harmed(at, unit, clause) or self.is_background(at, unit, clause)
        if self.is_of_life(at) or self.is_of_recall(time, at, unit):
            return True
        if not is_whole(time):
            return False
        if self.is_of_participle(at, unit) or self.is_of_relative(at, unit, clause):
            return True
        return self.is_of_noun(at, unit) or self.is_apart(at, unit) or self.follows(at, unit)

    def is_of_compared(self, at: int, unit: int) -> bool:
        """Whether a time at a unit is that of a figure that another is compared with: *…, contre 12 en mai*."""
        units = self.analysis.units
        counted = next((back for back in range(at - 1, unit, -1) if units.counts[back] >= 0), -1)
        return counted > unit and units.lows[counted - 1] in self.rules.instead

    def is_to_come(self, time: Time) -> bool:
        """Whether a time lies after the day of the report: *… avant le vote prévu fin octobre*."""
        last = self.analysis.document.published.last
        return bool(last and time.first and time.first > last)

    def is_bracketed(self, time: Time) -> bool:
        """Whether a day is of what brackets tell beside the passage: *le pont (il avait été coupé lundi) …*."""
        units, at = self.analysis.units, self.analysis.unit_over(time.start)
        first, last = self.analysis.ranges[self.analysis.sentence_of(at)]
        opened = next((unit for unit in range(at - 1, first, -1) if units.lows[unit] in BRACKETS), -1)
        closed = next((unit for unit in range(at + 1, last) if units.lows[unit] in BRACKETS), -1)
        is_within = min(opened, closed) >= 0 and (units.lows[opened], units.lows[closed]) == ("(", ")")
        return is_within and any(letter in FINITE for letter in units.letters[opened:closed])

    def is_of_recall(self, time: Time, at: int, unit: int) -> bool:
        """Whether a time is that on which an act is commemorated or tried: *la ville a commémoré samedi le siège*.

        Right behind the act it dates that, if it goes on its noun or lies far back: *le procès du raid de samedi*.
        """
        units, before = self.analysis.units, self.opened(at)
        clause = self.clause_of(at) or self.clause_of(before - 1) or self.main_of(at)
        if clause is None or not self.recalls(clause) or not self.is_recalled(unit, clause):
            return False
        is_act = before > 0 and (
            any(tells(units.senses[group.head]) for group in self.chain(before - 1))
            or (units.letters[before - 1] == "P" and units.lemmas[before - 1] not in self.rules.recalling)
        )
        return not is_act or (units.lows[at - 1] not in self.of and self.is_fresh(time))

    def is_recalled(self, unit: int, clause: Clause) -> bool:
        """Whether an act at a unit is told in a clause of recalling; at none, whether its sentence tells no act."""
        if unit == NOWHERE:
            told = self.analysis.verbs_of(self.analysis.sentence_of(clause.first))
            return not any(tells(verb.senses) and verb.form == "finite" for verb in told)
        held = self.clause_of(unit)
        is_listed = any(mark in self.analysis.units.letters[clause.first : unit] for mark in ":;")
        return not is_listed and (held is None or held is clause or held.kind in {"relative", "participial"})

    def recalls(self, clause: Clause) -> bool:
        """Whether a clause tells that something is remembered or tried, and nothing that befell meanwhile.

        *tués lors d'une cérémonie*, *un attentat contre le mémorial* tell of an act of the same day.
        """
        units, groups = self.analysis.units, self.analysis.groups
        if any(sense.startswith(HARMING) for sense in groups.verbs[clause.verb].senses):
            return False
        first = clause.first if clause.subject is None else min(clause.first, groups.nouns[clause.subject].first)
        for unit in range(first, clause.last):
            if units.lemmas[unit] in self.rules.recalling or units.lows[unit] in self.rules.recalling:
                place = groups.noun_at[unit]
                return place < 0 or groups.nouns[place].prep not in self.rules.within
            if units.letters[unit] == "N" and tells(units.senses[unit]):
                return False
        return False

    def is_fresh(self, time: Time) -> bool:
        """Whether a time lies within weeks of the report's day."""
        gap = days_before(time.last, self.analysis.document.published.last)
        return gap is not None and abs(gap) <= FRESH

    def main_of(self, at: int) -> Clause | None:
        """The first clause behind a time that opens its sentence."""
        near = (self.analysis.clauses[index] for index in self.analysis.clauses_near(at, at + REACH))
        ahead = [clause for clause in near if at < clause.first <= at + OPENED]
        return min(ahead, key=lambda clause: clause.first, default=None)

    def is_of_life(self, at: int) -> bool:
        """Whether brackets behind a person hold the years of a life or an office: *le maréchal Ito (1878-1967) …*."""
        units, groups = self.analysis.units, self.analysis.groups
        if at < 2 or units.lows[at - 1] != "(" or units.lows[at + 1 : at + 2] != [")"]:
            return False
        place = groups.noun_at[at - 2]
        group = groups.nouns[place] if place >= 0 else None
        return group is not None and group.prep not in self.of and self.is_person(group)

    def is_person(self, group: NounGroup) -> bool:
        """Whether a group tells a person, by an office or by a name."""
        if any(sense.startswith("office") for sense in self.analysis.units.senses[group.head]):
            return True
        named = [unit for unit in group.names if unit not in self.analysis.places]
        names = (self.analysis.names[self.analysis.units.names[unit]] for unit in named)
        return any(name.kind == "person" or (name.kind == "unknown" and name.last - name.first > 1) for name in names)

    def is_of_noun(self, at: int, unit: int) -> bool:
        """Whether a time at a unit hangs on a noun that neither tells harm nor is what harmed: *l'accord du 9 mai*."""
        if at < 2 or self.analysis.units.lows[at - 1] not in self.of or not self.is_quiet(at - 2, unit):
            return False
        top = self.chain(at - 2)[-1]
        return top.prep not in self.rules.within and not self.is_subject(top, unit)

    def is_quiet(self, at: int, unit: int) -> bool:
        """Whether the nouns at a unit, of which there are some, tell no harm and are not those counted at another."""
        chain, senses = self.chain(at), self.analysis.units.senses
        return bool(chain) and not any(tells(senses[group.head]) or group.head == unit for group in chain)

    def chain(self, unit: int) -> list[NounGroup]:
        """The noun group at a unit and those that it hangs on or stands beside: *entre l'armée et les rebelles*."""
        groups = self.analysis.groups
        found: list[NounGroup] = []
        while unit >= 0 and groups.noun_at[unit] >= 0 and len(found) < CHAIN:
            group = groups.nouns[groups.noun_at[unit]]
            found.append(group)
            if group.prep not in self.of and group.prep not in self.rules.between and group.joined is None:
                break
            unit = group.first - 1 if group.joined is None else groups.nouns[group.joined].last - 1
        return found

    def is_subject(self, group: NounGroup, unit: int) -> bool:
        """Whether a group is the subject of a clause that holds a unit."""
        analysis = self.analysis
        near = (analysis.clauses[index] for index in analysis.clauses_near(unit, unit))
        return any(
            clause.subject is not None
            and clause.first <= unit < clause.last
            and analysis.groups.nouns[clause.subject] is group
            for clause in near
        )

    def is_of_participle(self, at: int, unit: int) -> bool:
        """Whether a time stands right behind a bare participle of no harm, or its agent: *un accord signé en 2016*."""
        groups, units = self.analysis.groups, self.analysis.units
        first = self.analysis.ranges[self.analysis.sentence_of(at)][0]
        at = self.opened(at) - 1
        if at < first:
            return False  # what ends the sentence before says nothing of it
        agent = groups.nouns[groups.noun_at[at]] if at >= 0 and groups.noun_at[at] >= 0 else None
        if agent is not None and agent.prep in self.agents:
            at = agent.first - 1
        if at < first or units.letters[at] != "P" or groups.verb_at[at] < 0:
            return False
        verb = groups.verbs[groups.verb_at[at]]
        is_telling = tells(verb.senses) or verb.lemma in self.rules.happens
        return verb.form == "participle" and not is_telling and self.is_quiet(verb.first - 1, unit)

    def opened(self, at: int) -> int:
        """The first unit of a time with the prepositions and articles before it."""
        first = self.analysis.ranges[self.analysis.sentence_of(at)][0]
        while at > first and self.analysis.units.letters[at - 1] in "pdD":
            at -= 1
        return at

    def is_apart(self, at: int, unit: int) -> bool:
        """Whether a time stands behind an act that the harm came after or before: *tués après leur entrée de mai*."""
        analysis = self.analysis
        units, nouns = analysis.units, analysis.groups.nouns
        if any(at < c.first <= at + OPENING and c.first <= unit < c.last for c in self.relatives(unit)):
            return False  # *la crise de mai, qui a fait 300 morts*
        held = self.clause_of(self.opened(at) - 1)
        if (
            held is not None
            and (held.marker or "").split(" ")[0] in self.rules.apart
            and not held.first <= unit < held.last
        ):
            return True
        for back in range(at - 1, max(-1, at - REACH), -1):
            if back == unit or units.letters[back] in "VXGPQ,.;:":
                return False
            place = analysis.groups.noun_at[back]
            if place >= 0 and nouns[place].first == back and nouns[place].prep in self.rules.apart:
                return True
        return False

    def follows(self, at: int, unit: int) -> bool:
        """Whether a time is of what came after the act that a clause tells: *lundi, après le tir qui a tué trois …*."""
        for clause in self.relatives(unit):
            chain = self.chain(self.antecedent(clause))
            is_outside = bool(chain) and not chain[-1].first <= at < clause.last
            if is_outside and chain[-1].prep in self.rules.apart:
                return True
        return False

    def antecedent(self, clause: Clause) -> int:
        """The unit of what a relative clause is about."""
        nouns = self.analysis.groups.nouns
        told = nouns[clause.subject] if clause.subject is not None else None
        return told.head if told is not None and told.last <= clause.first else clause.first - 1

    def relatives(self, unit: int) -> list[Clause]:
        """The relative clauses that hold a unit."""
        near = (self.analysis.clauses[index] for index in self.analysis.clauses_near(unit, unit))
        return [clause for clause in near if clause.kind == "relative" and clause.first <= unit < clause.last]

    def is_of_relative(self, at: int, unit: int, clause: int | None) -> bool:
        """Whether a time stands in a relative clause about somebody or something else than the act that harmed.

        *le nord, où l'armée est entrée en mai*; what people were doing (*ceux qui priaient lundi*) is of the same day.
        """
        analysis = self.analysis
        relative = self.relative_at(at)
        if relative is None or relative.first <= unit < relative.last:
            return False
        verb = analysis.groups.verbs[relative.verb]
        if at < verb.head or "," in analysis.units.letters[verb.head : at] or self.is_meanwhile(verb):
            return False
        before = self.antecedent(relative)
        is_set_off = before > 0 and analysis.units.letters[before] == ","
        if is_set_off and relative.marker in self.rules.there:
            before -= 1
        if any(group.head == unit for group in self.chain(before)):
            return self.is_of_harmed(at, unit, clause)
        return self.is_quiet(before, unit)

    def is_background(self, at: int, unit: int, clause: int | None) -> bool:
        """Whether an open time stands in a relative clause on a noun that neither harmed nor counts what is harmed.

        *les comités, qui documentent la guerre qui dure depuis mai, parlent de dix morts*
        """
        relative = self.relative_at(at)
        told = self.analysis.clauses[clause] if clause is not None else self.clause_of(unit)
        if told is None or relative is None or relative.first <= unit < relative.last:
            return False
        chain = self.chain(self.antecedent(relative))
        if not chain or told.first > relative.first or told is relative:
            return False
        nouns = self.analysis.groups.nouns
        subject = nouns[told.subject] if told.subject is not None else None
        return not any(group is subject or group.prep in self.rules.within for group in chain)

    def clause_of(self, unit: int) -> Clause | None:
        """The innermost clause that holds a unit."""
        near = (self.analysis.clauses[index] for index in self.analysis.clauses_near(unit, unit))
        held = [clause for clause in near if clause.first <= unit < clause.last]
        return max(held, key=lambda clause: (clause.first, -clause.last), default=None)

    def is_meanwhile(self, verb: VerbGroup) -> bool:
        """Whether a verb tells what went on while something else happened."""
        return self.is_past(verb) and not verb.is_perfect

    def is_past(self, verb: VerbGroup) -> bool:
        """Whether a verb or its auxiliary is in a past tense."""
        return verb.tense in self.past

    def is_of_harmed(self, at: int, unit: int, clause: int | None) -> bool:
        """Whether a time tells in a relative clause something else of those harmed: *deux marins qu'ils tenaient*."""
        analysis = self.analysis
        relative = self.relative_at(at)
        if clause is None or relative is None or relative.first <= unit < relative.last:
            return False
        verb = analysis.groups.verbs[relative.verb]
        if at < verb.head or "," in analysis.units.letters[verb.head : at] or analysis.clauses[clause] is relative:
            return False
        return any(group.head == unit for group in self.chain(relative.first - 1))

    def relative_at(self, at: int) -> Clause | None:
        """The innermost clause that holds a unit or ends right before it, if it is a relative one."""
        analysis, begin = self.analysis, self.opened(at)
        near = (analysis.clauses[index] for index in analysis.clauses_near(at, at))
        held = [clause for clause in near if clause.first <= begin <= clause.last]
        inner = max(held, key=lambda clause: (clause.first, -clause.last), default=None)
        return inner if inner is not None and inner.kind == "relative" else None
