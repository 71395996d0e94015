"""Enters: bare figures of the harmed and what is counted around them. Leaves: whether they are civilians or fight.

*Les pertes civiles s'élèvent à douze morts et vingt blessés*, *le bilan militaire. Il y aurait dix morts*: what is
counted is said before the figures. A report that keeps speaking of civilian victims counts civilians throughout.
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
        if sentence == 0:
            return False
        before, here = self.analysis.sentences[sentence - 1], self.analysis.sentences[sentence]
        return "\n" not in self.analysis.tokens.text[before.end : here.start]

    def told(self, place: int) -> Iterator[Theme]:
        """The units of a group without a number that tell whose deaths or losses it speaks of, with their status."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        group = nouns[place]
        is_told = self.is_toll(group.head) or self.is_tally(place)
        if group.count is not None or group.prep in self.rules.besides or not is_told:
            return
        beside = nouns[place + 1] if place + 1 < len(nouns) else group
        is_told = place in (beside.of, beside.joined) and beside.count is None
        behind = [beside.head, *beside.adjectives] if is_told else []
        for unit in (*group.adjectives, *behind):
            if CIVIL & senses[unit]:
                yield unit, "civilian"
            elif FIGHTING & senses[unit]:
                yield unit, "combatant"
