"""Enters: the tolls and events of a document. Leaves: the same, each with how it stands to others of the document.

A figure repeats one told before, adds to a total, or revises what was counted earlier; a denial points at what it
denies, an admission at what it concedes. Parts and the acts that figures result from are linked where they are read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from selon.claims.options import HURT
from selon.claims.phrases import find_phrases
from selon.claims.retold import TELLING
from selon.model.claim import Event, Figure, Link, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selon.model.analysis import Analysis
    from selon.model.claim import Claim, LinkKind
    from selon.model.mention import Source
    from selon.model.tokens import Sentence
    from selon.packs.rules import TollRules

MOST = 40  # claims of one kind of harm or act looked back through, so that a long list costs no square of it
NEAR = 2  # sentences within which an addition finds its total, a revised figure the new one, "these acts" their acts
LOOSE = 1.3  # by what factor a figure may go beyond the bound that it repeats: "more than a hundred", then "127"
BOTH = 2  # names of two who can not be one
ANSWERED: dict[str, tuple[str, ...]] = {  # what else an answer to an act may be to, when nobody tells the very act
    "withdrawal": ("capture",),
    "capture": ("withdrawal",),
    "strike": ("attack", *HURT),
    "attack": ("strike", *HURT),
    "banned_weapon": ("strike", "attack"),
}


class Linker:
    """Links the claims of one document."""

    def __init__(self, analysis: Analysis, rules: TollRules) -> None:
        """Take the document's layers and the words that tell former figures from later ones."""
        self.analysis = analysis
        self.rules = rules
        self.told: dict[tuple[int, tuple[str, ...]], list[int]] = {}

    def link(self, tolls: Sequence[Toll], events: Sequence[Event]) -> list[Claim]:
        """All claims with their links, tolls before events."""
        asserted: dict[str, list[Claim]] = defaultdict(list)
        every: list[Claim] = [*tolls, *events]
        for claim in every:
            if claim.stance == "asserts":
                asserted[label_of(claim)].append(claim)
        linked = [self.with_links(toll, self.of_toll(toll, asserted)) for toll in tolls]
        answers = [self.with_links(event, self.of_answer(event, asserted)) for event in events]
        return [*self.as_body_results(linked), *answers]

    def as_body_results(self, tolls: Sequence[Claim]) -> list[Claim]:
        """The tolls, those of the title the result of what the body tells that the same figure results from."""
        by_body: dict[str, Link] = {}
        for toll in tolls:
            cause = next((link for link in toll.links if link.kind == "result_of"), None)
            for link in toll.links:
                if link.kind == "repeats" and cause is not None:
                    by_body.setdefault(link.claim, cause)
        return [
            msgspec.structs.replace(
                toll, links=tuple(by_body[toll.id] if link.kind == "result_of" else link for link in toll.links)
            )
            if toll.id in by_body and self.analysis.sentence_at(toll.start) == 0
            else toll
            for toll in tolls
        ]

    def with_links(self, claim: Claim, found: Iterable[tuple[LinkKind, Claim]]) -> Claim:
        """The claim with more links, one to each other claim."""
        links = {link.claim: link for link in claim.links}
        for kind, other in found:
            links.setdefault(other.id, Link(kind, other.id))
        return msgspec.structs.replace(claim, links=tuple(links.values()))

    def of_toll(self, toll: Toll, asserted: dict[str, list[Claim]]) -> list[tuple[LinkKind, Claim]]:
        """How a figure stands to others of the same harm."""
        answers = self.of_answer(toll, asserted)
        is_part = any(link.kind == "part_of" for link in toll.links)
        if answers or is_part or toll.stance == "denies":
            return answers
        others = [
            other
            for other in around(toll, asserted[label_of(toll)])
            if isinstance(other, Toll) and other.figure.start != toll.figure.start and may_be_one(toll, other)
        ]
        earlier = [other for other in others if other.figure.start < toll.figure.start]
        total = self.total_of(toll, others) if toll.scope == "additional" else None
        if total is not None:
            return [("adds_to", total)]
        former = self.revised_by(toll, others)
        if former is not None:
            return [("revises", former)]
        same = next((other for other in reversed(earlier) if repeats(toll, other)), None)
        return [("repeats", same)] if same is not None else []

    def total_of(self, toll: Toll, others: Sequence[Toll]) -> Toll | None:
        """The greater total that an addition leads to or goes beyond."""
        totals = [
            other
            for other in others
            if other.scope == "cumulative"
            and (other.figure.least or 0) > (toll.figure.least or 0)
            and self.apart(toll, other) <= NEAR
        ]
        return min(totals, key=lambda other: abs(other.figure.start - toll.figure.start), default=None)

    def revised_by(self, toll: Toll, others: Sequence[Toll]) -> Toll | None:
        """The earlier count that a figure replaces: one called the former here, or any once this is called the new."""
        counts = [
            other
            for other in others
            if other.scope != "additional"
            and other.figure.least != toll.figure.least
            and not any(link.claim == toll.id for link in other.links)
        ]
        if self.is_former(toll, counts):
            return None
        near = [other for other in counts if self.apart(toll, other) <= NEAR]
        named = next((other for other in near if self.is_former(other, [toll])), None)
        if named is not None:
            return named
        before = [other for other in counts if other.figure.start < toll.figure.start]
        return before[-1] if before and self.phrases(toll, self.rules.latest) else None

    def is_former(self, toll: Toll, beside: Sequence[Toll]) -> bool:
        """Whether the words of a former count stand closer to a figure than to any other of its sentence."""
        found = self.phrases(toll, self.rules.former)
        if not found:
            return False
        rivals = [other.figure.start for other in beside if other.start == toll.start]
        return any(all(abs(at - toll.figure.start) < abs(at - rival) for rival in rivals) for at in found)

    def phrases(self, toll: Toll, words: tuple[str, ...]) -> list[int]:
        """Where some phrases stand in the sentence of a figure, by their first characters."""
        place = self.analysis.sentence_at(toll.start)
        found = self.told.get((place, words))
        if found is None:
            found = self.told[place, words] = self.find_phrases(self.analysis.sentences[place], words)
        return found

    def find_phrases(self, sentence: Sentence, words: tuple[str, ...]) -> list[int]:
        """Where some phrases stand in a sentence, by their first characters."""
        tokens, last = self.analysis.tokens, sentence.last
        found = find_phrases(tokens, sentence.first, last, words)
        return [tokens.starts[at] for at, pieces in found if at + len(pieces) <= last]

    def of_answer(self, claim: Claim, asserted: dict[str, list[Claim]]) -> list[tuple[LinkKind, Claim]]:
        """What a denial denies, and what an admission concedes: the nearest that somebody else tells of it."""
        kind: LinkKind | None = "denies" if claim.stance == "denies" else "admits" if self.concedes(claim) else None
        if kind is None:
            return []
        labels = [label_of(claim)]
        if isinstance(claim, Event):
            labels += ANSWERED.get(claim.type, ())
        for label in labels:
            rivals = [
                other
                for other in around(claim, asserted.get(label, ()))
                if other.id != claim.id and speaker(other.source) != speaker(claim.source) and may_meet(claim, other)
            ]
            if rivals and self.is_of_several(claim):
                return [
                    (kind, other)
                    for other in rivals
                    if 0 <= self.analysis.sentence_at(claim.start) - self.analysis.sentence_at(other.start) <= NEAR
                ]
            if rivals:
                return [(kind, min(rivals, key=lambda other: abs(words_of(other) - words_of(claim))))]
        return []

    def is_of_several(self, claim: Claim) -> bool:
        """Whether an answer is to several acts at once, named by a plural: *X nie ces frappes*."""
        if isinstance(claim, Toll):
            return False
        unit = self.analysis.unit_over(words_of(claim))
        place = self.analysis.groups.noun_at[unit]
        return place >= 0 and self.analysis.groups.nouns[place].is_plural

    def concedes(self, claim: Claim) -> bool:
        """Whether the words that give a claim its source tell that it is admitted."""
        reason = claim.why.get("source")
        if claim.source is None or reason is None or not reason.spans:
            return False
        verb = self.analysis.groups.verb_at[self.analysis.unit_over(reason.spans[0][0])]
        return verb >= 0 and "say:admit" in self.analysis.groups.verbs[verb].senses

    def apart(self, claim: Claim, other: Claim) -> int:
        """How many sentences lie between two claims."""
        return abs(self.analysis.sentence_at(claim.start) - self.analysis.sentence_at(other.start))


def around(claim: Claim, others: Sequence[Claim]) -> Sequence[Claim]:
    """The claims next to one in the order of the text, as many before as behind."""
    at = bisect_right(others, claim.start, key=lambda other: other.start)
    return others[max(0, at - MOST) : at + MOST]


def label_of(claim: Claim) -> str:
    """What kind of harm or act a claim tells."""
    return claim.outcome if isinstance(claim, Toll) else claim.type


def words_of(claim: Claim) -> int:
    """The character at which the figure or the act stands that a claim is about."""
    return claim.figure.start if isinstance(claim, Toll) else claim.trigger.start


def speaker(source: Source | None) -> str | None:
    """Who gives a claim, none for the narrator."""
    return None if source is None else source.party or source.text


def may_be_one(toll: Toll, other: Toll) -> bool:
    """Whether nothing that is said of two figures keeps their victims and their speakers apart."""
    if toll.groups != other.groups or are_two(toll.status, other.status) or are_two(toll.people, other.people):
        return False
    if toll.side and other.side and are_two(toll.side.name, other.side.name):
        return False
    return not are_two(speaker(toll.source), speaker(other.source))


def are_two(one: str | None, other: str | None) -> bool:
    """Whether two words for somebody are both given, and differ."""
    return bool(one and other) and one != other


def may_meet(claim: Claim, other: Claim) -> bool:
    """Whether what one speaker answers may be what another told: of one author, town and side where both are given."""
    authors = {item.actor.name for item in (claim, other) if item.actor is not None}
    towns = {item.places[0].name for item in (claim, other) if item.places and not item.places[0].is_country}
    sides = {item.side.name for item in (claim, other) if isinstance(item, Toll) and item.side is not None}
    return len(authors) < BOTH and len(towns - {None}) < BOTH and len(sides) < BOTH


def repeats(toll: Toll, former: Toll) -> bool:
    """Whether a figure tells again what was told before: the same number, or one that a round former figure covers."""
    if toll.since and former.since and toll.since != former.since:
        return False
    mine, other = toll.figure, former.figure
    if mine.least is None or other.least is None:
        return (mine.least, mine.most) == (other.least, other.most)
    if mine.least < TELLING:
        return (
            (mine.least, mine.most) == (other.least, other.most) and toll.since is not None and former.since is not None
        )
    return mine.least == other.least or (is_round(other) and other.least < mine.least <= other.least * LOOSE)


def is_round(figure: Figure) -> bool:
    """Whether a figure is an open bound of one digit and zeros, as *more than a hundred*."""
    return figure.most is None and not str(figure.least)[1:].strip("0")
