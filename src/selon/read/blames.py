"""Enters: clauses of blaming. Leaves: whom each blames, and where what they are blamed for begins.

Two frames lay an act at somebody's door without a verb of accusing: *rejette sur X la responsabilité de l'attaque* and
*tient X pour responsable de l'attaque*. By the first, with a reflexive and nobody named, each blames the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.units import Clause, VerbGroup
    from selon.packs.speech import Blaming

REFLEXIVE = "reflexive"
SOON = 4  # units behind whom one blames within which the word of guilt stands


class Blame(NamedTuple):
    """The group of whom somebody blames, unknown of a mutual or pronominal one, and the unit after the words for it."""

    whom: int | None
    end: int


class BlameFinder:
    """Finds the blame that the clauses of one document lay."""

    def __init__(self, analysis: Analysis, words: Blaming) -> None:
        """Take the document's layers and the words of blaming."""
        self.analysis = analysis
        self.words = words

    def find(self, clause: Clause, verb: VerbGroup) -> Blame | None:
        """The blame that a clause lays; none if it lays none, or says that it does not."""
        if verb.is_negated or verb.form == "infinitive":
            return None
        if verb.lemma in self.words.lay or f"{verb.modal} {verb.lemma}" in self.words.lay:
            return self.laid(clause, verb)
        return self.held(clause, verb) if verb.lemma in self.words.hold else None

    def laid(self, clause: Clause, verb: VerbGroup) -> Blame | None:
        """The blame of *rejeter sur X la responsabilité de …*."""
        nouns, lemmas = self.analysis.groups.nouns, self.analysis.units.lemmas
        if clause.object is None or lemmas[nouns[clause.object].head] not in self.words.guilt:
            return None
        bound = (place for place in clause.others if nouns[place].prep in self.words.upon)
        whom = next((place for place in bound if nouns[place].of is None), None)
        if whom is None and verb.voice != REFLEXIVE:
            return None
        return Blame(whom, verb.last)

    def held(self, clause: Clause, verb: VerbGroup) -> Blame | None:
        """The blame of *tenir X pour responsable de …*, also of who is held so by somebody."""
        whom = clause.subject if verb.voice == "passive" else clause.object
        if whom is None:
            return None
        lemmas = self.analysis.units.lemmas
        group = self.analysis.groups.nouns[whom]
        stop = min(max(verb.last, group.last if group.first >= verb.last else 0) + SOON, len(lemmas))
        behind = (unit for unit in range(verb.last, stop) if unit != group.head)
        guilty = (unit for unit in behind if lemmas[unit] in self.words.guilty)
        unit = next(guilty, None)
        return None if unit is None else Blame(whom, unit + 1)
