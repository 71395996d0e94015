"""Enters: bare figures of the harmed and what is counted around them. Leaves: whether they are civilians or fight.

*Les pertes civiles s'élèvent à douze morts et vingt blessés*, *le bilan militaire. Il y aurait dix morts*: what is
counted is said before the figures, or of all of them behind: *les victimes sont toutes des civils*. A report that keeps
speaking of civilian victims counts civilians throughout.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from selon.claims.options import HURT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.breakdowns import Proposal
    from selon.model.analysis import Analysis
    from selon.packs.rules import TollRules

CIVIL = frozenset({"person:civilian", "status:civilian"})
FIGHTING = frozenset({"person:combatant", "status:combatant", "body:military"})
ANYONE = frozenset({"person", "member:any"})  # senses of nouns for people of any kind
KEEPS = 2  # mentions of civilian victims by which a report is about them; none of 90 tells of others then
REBELS = "force:group"  # the sense of nouns for those who rise in arms
ANY_HARM = "casualties"
BEING = "state:be"
BEHIND = 2  # sentences behind a figure within which it is told who all the harmed were
Theme = tuple[int, str]  # the unit that tells who is counted, and their status


class ThemeFinder:
    """Finds whom the figures of one document are said to count."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Take the document's layers and the language's words."""
        self.analysis = analysis
        self.rules = rules

    def near(self, proposal: Proposal) -> Theme | None:
        """Who is counted by the words before a bare figure in its sentence, or by a tally of the sentence before."""
        head = self.analysis.groups.nouns[proposal.place].head
        if not self.is_bare(proposal) or not self.is_toll(head):
            return None
        sentence = self.analysis.sentence_of(head)
        here = [place for place in self.analysis.nouns_of(sentence) if place < proposal.place]
        told = [theme for place in here for theme in self.told(place)]
        if not told and self.goes_on(sentence):
            before = self.analysis.nouns_of(sentence - 1)
            told = [theme for place in before if self.is_tally(place) for theme in self.told(place)]
        return told[-1] if len({status for _, status in told}) == 1 else None

    def throughout(self, proposal: Proposal) -> Theme | None:
        """The first words of a report on civilian victims, for a figure behind them of whom nothing is said."""
        head = self.analysis.groups.nouns[proposal.place].head
        if not self.is_bare(proposal) or len(self.civil) < KEEPS or head < self.civil[0]:
            return None
        senses = self.analysis.units.senses[head]
        is_anyone = self.is_toll(head) or not ANYONE.isdisjoint(senses) or self.analysis.units.letters[head] == "U"
        return (self.civil[0], "civilian") if is_anyone else None

    @cached_property
    def is_of_rising(self) -> bool:
        """Whether a report tells of rebels and of no party, vote or march, so that its militants bear arms."""
        units = self.analysis.units
        is_civic = any(lemma in self.rules.civic for lemma in units.lemmas)
        return not is_civic and any(REBELS in senses for senses in units.senses)

    def behind(self, proposal: Proposal) -> Theme | None:
        """Who the harmed of a bare figure are all told to have been, behind it: *les victimes sont des civils*."""
        head = self.analysis.groups.nouns[proposal.place].head
        senses = self.analysis.units.senses[head]
        if not self.is_bare(proposal) or not (self.is_toll(head) or not ANYONE.isdisjoint(senses)):
            return None
        first = self.analysis.sentence_of(head)
        last = next((at for at in range(first + 1, first + BEHIND + 1) if not self.goes_on(at)), first + BEHIND + 1)
        told = (each for at in range(first, last) for each in self.of_all.get(at, ()))
        fits = ((unit, status) for unit, status, harm in told if unit > head and harm in (proposal.outcome, ANY_HARM))
        return next(fits, None)

    @cached_property
    def of_all(self) -> dict[int, list[tuple[int, str, str]]]:
        """What is told of all who were harmed, and how they were, by the sentence that tells it."""
        found: dict[int, list[tuple[int, str, str]]] = {}
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        for clause in self.analysis.clauses:
            verb = self.analysis.groups.verbs[clause.verb]
            if clause.subject is None or clause.object is None or BEING not in verb.senses or verb.is_negated:
                continue
            all_of, people = nouns[clause.subject], nouns[clause.object]
            between = range(verb.last, people.first)
            is_all = all(units.lows[unit] in self.rules.all_of for unit in between) and not people.is_among
            is_known = all_of.is_plural and all_of.prep is None and units.lows[all_of.first] != units.lows[people.first]
            status = self.status_of(people.head) if is_all and is_known and people.count is None else None
            harm = next((s.partition(":")[2] for s in units.senses[all_of.head] if s.startswith("toll:")), None)
            if status is not None and harm is not None and verb.last <= people.first:
                found.setdefault(self.analysis.sentence_of(verb.head), []).append((people.head, status, harm))
        return found

    def status_of(self, unit: int) -> str | None:
        """The status that a word for people tells."""
        senses = self.analysis.units.senses[unit]
        return "civilian" if CIVIL & senses else "combatant" if FIGHTING & senses else None

    @cached_property
    def civil(self) -> list[int]:
        """The units that tell civilians among those counted; none where fighters are counted too."""
        every = [theme for place in range(len(self.analysis.groups.nouns)) for theme in self.told(place)]
        is_civil = all(status == "civilian" for _, status in every)
        return [unit for unit, _ in every] if is_civil else []

    def is_bare(self, proposal: Proposal) -> bool:
        """Whether a figure's own words tell neither who was harmed nor whose they were."""
        victims = proposal.victims
        return victims.status is None and victims.party is None and victims.force is None and proposal.outcome in HURT

    def is_toll(self, unit: int) -> bool:
        """Whether a word counts the harmed: *morts*, *pertes*."""
        return any(sense.startswith("toll") for sense in self.analysis.units.senses[unit])

    def is_tally(self, place: int) -> bool:
        """Whether a group is a tally: *le bilan*."""
        return "tally" in self.analysis.units.senses[self.analysis.groups.nouns[place].head]

    def goes_on(self, sentence: int) -> bool:
        """Whether a sentence stands in one paragraph with the one before."""
        if not 0 < sentence < len(self.analysis.sentences):
            return False
        before, here = self.analysis.sentences[sentence - 1], self.analysis.sentences[sentence]
        return "\n" not in self.analysis.tokens.text[before.end : here.start]

    def told(self, place: int) -> Iterator[Theme]:
        """The units of a group without a number that tell whose deaths or losses it speaks of, with their status."""
        nouns = self.analysis.groups.nouns
        group = nouns[place]
        is_told = self.is_toll(group.head) or self.is_tally(place)
        if group.count is not None or group.prep in self.rules.besides or not is_told:
            return
        beside = nouns[place + 1] if place + 1 < len(nouns) else group
        is_told = place in (beside.of, beside.joined) and beside.count is None
        behind = [beside.head, *beside.adjectives] if is_told else []
        for unit in (*group.adjectives, *behind):
            status = self.status_of(unit)
            if status is not None:
                yield unit, status
