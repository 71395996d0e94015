"""Enters: the places found and who says what. Leaves: those that only tell where somebody is who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.analysis import tell_act_or_harm
from selon.model.cover import Cover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.model.analysis import Analysis
    from selon.model.mention import Place, Source
    from selon.model.units import Clause
    from selon.packs.places import PlaceWords

TELLING_MARKS = ',>")'  # letters before a clause that tells who says what stands before it


class StandFinder:
    """Finds the places that belong to tellers and not to what they tell, in one document."""

    def __init__(self, analysis: Analysis, words: PlaceWords, spots: Mapping[int, Place]) -> None:
        """Take the document's layers, and its places by their unit."""
        self.analysis = analysis
        self.words = words
        self.spots = spots

    def stands(self) -> frozenset[int]:
        """The units of the places in the words of sources, of what is told of them, and of their telling."""
        return self.units_of_sources() | self.units_about_sources() | self.units_of_telling()

    def units_of_sources(self) -> frozenset[int]:
        """The characters at which sources of attributions begin to end, whose places are not where things happened."""
        items = (item for items in self.analysis.attributions for item in items)
        sources = Cover((item.source.start, item.source.end) for item in items)
        return frozenset(unit for unit, place in self.spots.items() if sources.holds(place.start))

    def units_about_sources(self) -> frozenset[int]:
        """The places in clauses that only tell of who speaks, before the cue: *X, qui s'est rendu à Y, affirme …*."""
        analysis = self.analysis
        found: set[int] = set()
        for sentence, items in enumerate(analysis.attributions):
            first = analysis.ranges[sentence][0]
            clauses = [analysis.clauses[c] for c in analysis.clauses_near(first, first)] if items else []
            for item in items:
                told = [c for c in clauses if c.kind == "relative" and self.is_about(item.source, c)]
                calm = [c for c in told if not tell_act_or_harm(analysis.groups.verbs[c.verb].senses)]
                found.update(u for c in calm for u in range(c.first, min(c.last, item.cue[0])) if u in self.spots)
        return frozenset(found)

    def units_of_telling(self) -> frozenset[int]:
        """The places of clauses that only say who tells: *…, a annoncé à X le ministre*, *un communiqué publié à X*."""
        groups = self.analysis.groups
        found: set[int] = set()
        for clause in self.analysis.clauses:
            if self.is_inverted_telling(clause) or self.is_giving_out(clause):
                last, end = groups.verbs[clause.verb].last, self.end_of_telling(clause)
                found.update(u for u in range(last, end) if u in self.spots and not self.tells_act(last, u))
        return frozenset(found)

    def end_of_telling(self, clause: Clause) -> int:
        """The unit of the comma that ends the telling of who says it, behind the one who does."""
        groups = self.analysis.groups
        teller = None if clause.subject is None else groups.nouns[clause.subject].last
        begin = max(groups.verbs[clause.verb].last, teller or 0)
        letters = self.analysis.units.letters
        return next((at for at in range(begin, clause.last) if letters[at] == ","), clause.last)

    def is_inverted_telling(self, clause: Clause) -> bool:
        """Whether a clause begins, behind what it tells, with a verb of saying or learning: *…, apprend-on à X*."""
        units, verb = self.analysis.units, self.analysis.groups.verbs[clause.verb]
        is_behind = verb.first == clause.first > 0 and units.letters[clause.first - 1] in TELLING_MARKS
        tells = verb.lemma in self.words.learning or any(sense.startswith("say") for sense in verb.senses)
        is_main = clause.kind == "inserted" or (clause.kind == "main" and verb.lemma in self.words.learning)
        return is_behind and tells and is_main

    def is_giving_out(self, clause: Clause) -> bool:
        """Whether a clause tells where words were given out, or who speaks was reached: *un communiqué diffusé à X*."""
        groups = self.analysis.groups
        if clause.kind == "participial" and groups.verbs[clause.verb].lemma in self.words.reached:
            return True  # *joint par téléphone depuis X*
        is_issued = clause.kind == "participial" and groups.verbs[clause.verb].lemma in self.words.issuing
        if not is_issued or clause.subject is None:
            return False
        senses = self.analysis.units.senses[groups.nouns[clause.subject].head]
        return "channel" in senses or any(sense.startswith(("say", "source")) for sense in senses)

    def tells_act(self, first: int, last: int) -> bool:
        """Whether a word of an act or of harm stands between two units."""
        return any(map(tell_act_or_harm, self.analysis.units.senses[first:last]))

    def is_about(self, source: Source, clause: Clause) -> bool:
        """Whether the subject of a clause stands in the words of a source."""
        if clause.subject is None:
            return False
        group = self.analysis.groups.nouns[clause.subject]
        return source.start <= self.analysis.span(group.first, group.last).start < source.end
