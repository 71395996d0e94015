"""Enters: a figure and those read before it. Leaves: the figure that it goes on from, whose people it may be of.

*Dix soldats ont été tués et cinq blessés*: the five are soldiers. *Neuf civils et trois gardes ont été tués, et vingt
autres blessés*: of the twenty nothing is known. Behind parts a figure goes on from their whole: *douze morts, dont
trois gardes, et vingt blessés*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.claims.proposals import Proposer
    from selon.model.analysis import Analysis
    from selon.model.claim import Toll

REACHED_RULE = "tolls.reached"  # the rule of what a tally has come to


class Formers:
    """Finds, in one document, the figures that others go on from."""

    def __init__(self, analysis: Analysis, proposer: Proposer) -> None:
        """Take the document's layers and what is found of its figures."""
        self.analysis = analysis
        self.proposer = proposer

    def before(self, index: int, made: Sequence[Toll]) -> Toll | None:
        """The figure of the sentence before that a count without a noun goes on from: *Plus de mille sont partis*."""
        if index == 0 or not made:
            return None
        found, nouns = self.proposer.found, self.analysis.groups.nouns
        here = self.analysis.sentence_of(nouns[found[index].place].head)
        there = self.analysis.sentence_of(nouns[found[index - 1].place].head)
        group = nouns[found[index].place]
        is_noun = found[index].clause is None and group.last in found[index].evidence  # *de 30 à 70 morts*
        is_total = found[index].rule == REACHED_RULE  # *porte à 30 le nombre de tués*: no more of those just told
        headless = self.analysis.units.letters[group.head] == "U" and not is_noun and not is_total
        same = found[index].outcome == found[index - 1].outcome
        return made[index - 1] if headless and same and here - there == 1 else None

    def find(self, index: int, made: Sequence[Toll]) -> Toll | None:
        """The figure told just before, in the same sentence or of the same people: *21 autres*, *neuf d'entre eux*."""
        if index == 0 or not made:
            return None
        goes_on = self.before(index, made)
        if goes_on is not None:
            return goes_on
        found, nouns = self.proposer.found, self.analysis.groups.nouns
        here, there = (self.analysis.sentence_of(nouns[found[at].place].head) for at in (index, index - 1))
        count = found[index].count
        group = nouns[found[index].place]
        is_bare = self.analysis.units.letters[group.head] == "U" or group.is_pronoun
        is_rest = is_bare and (count.adds or count.takes_part)
        if here != there and not (is_rest and here - there == 1):
            return None
        goes_on_list = self.analysis.units.letters[nouns[found[index - 1].place].last : group.first] in (
            ["C"],
            ["P", "C"],
        )
        return self.shared(index - 1 if goes_on_list else self.proposer.parts.root(index - 1), made)

    def shared(self, at: int, made: Sequence[Toll]) -> Toll:
        """The figure at a place, with no more of its people than is said of all to whom the same befell."""
        found, nouns = self.proposer.found, self.analysis.groups.nouns
        toll = made[at]
        joined = nouns[found[at].place].joined
        while joined is not None and (other := self.proposer.of_group.get(joined)) is not None:
            if found[other].evidence != found[at].evidence:
                break
            status = toll.status if toll.status == made[other].status else None
            side = toll.side if toll.side == made[other].side else None
            toll = msgspec.structs.replace(toll, status=status, side=side)
            joined = nouns[joined].joined
        return toll
