"""Enters: clauses whose verb or participle gives a tally. Leaves: whose it is: *un bilan de … avancé par le maire*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.analysis import Attribution
from selon.read.tellers import SAYS, Tellers

if TYPE_CHECKING:
    from selon.model.units import Clause, VerbGroup

Stretch = tuple[int, int]
"""The first unit of what is said, and the one after its last."""

REACH = 5  # units behind a verb within which the words stand that it says something with: *fait aussi état*
NO_FIGURES = frozenset({"say:accuse", "say:call", "say:deny"})  # senses of verbs that put no figure forward
ACTS = ("act:", "toll:")  # senses of what harms, which one announces: *la mort de douze soldats, annoncée par X*


class Tallies(Tellers):
    """Finds who gives the tallies of one document."""

    def put_forward(self, clause: Clause, verb: VerbGroup) -> Attribution | None:
        """A figure that a participle gives to its author: *le bilan de douze morts avancé par le maire*."""
        agent = clause.agent
        is_silent = bool(verb.senses & NO_FIGURES) or verb.lemma in self.words.claiming
        if clause.subject is None or agent is None or is_silent or not self.sources.speaks(agent):
            return None
        place = self.figure_of(clause.subject, is_tally=not self.is_saying(verb))
        tally = self.analysis.groups.nouns[place] if place is not None else None
        if place is None or tally is None or tally.first >= verb.first or tally.prep in self.words.according:
            return None
        end = max(verb.last, self.sources.chain(agent)[1])
        return Attribution(
            kind="noun",
            source=self.pronouns.resolve(agent),
            cue=(verb.first, verb.last),
            contents=((tally.first, verb.first), *self.told_apart(place, end)),
            weight=2.0,
            rule="speech.put_forward",
        )

    def figure_of(self, place: int, *, is_tally: bool) -> int | None:
        """The tally, or else the figure, that a group is or complements."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        at: int | None = place
        while at is not None:
            if any(sense.startswith("tally") for sense in senses[nouns[at].head]):
                return at
            at = nouns[at].of
        is_figure = nouns[place].count is not None and nouns[place].is_plural
        is_act = any(sense.startswith(ACTS) for sense in senses[nouns[place].head])
        return place if (is_figure or is_act) and not is_tally else None

    def told_apart(self, tally: int, end: int) -> tuple[Stretch, ...]:
        """What a tally that tells nothing itself stands for: behind a colon or its verb, else what it sums up.

        *Le bilan donné par le maire : …*, *le bilan donné par le maire est de …*, *…, c'est le bilan donné par lui*.
        """
        groups, units = self.analysis.groups, self.analysis.units
        first, last = self.analysis.ranges[self.analysis.sentence_of(end - 1)]
        if any(units.counts[unit] >= 0 for unit in range(groups.nouns[tally].first, end)):
            return ()
        while end < last and units.letters[end] == ",":
            end += 1
        if end < last and (units.letters[end] == ":" or groups.verb_at[end] >= 0):
            return ((end, self.right_border(end, last)),)
        verb = groups.verb_at[groups.nouns[tally].first - 1]
        sums_up = verb >= 0 and groups.verbs[verb].lemma in self.language.grammar.copulas
        return ((first, groups.verbs[verb].first),) if sums_up else ()

    def tally_of(self, clause: Clause, verb: VerbGroup) -> int:
        """The unit after a tally that a verb gives: *donne un premier bilan de …*, *établit le bilan à …*, or 0."""
        groups, place = self.analysis.groups, clause.object
        if verb.lemma not in self.words.giving or place is None or verb.voice == "passive" or clause.subject is None:
            return 0
        tally = groups.nouns[place]
        counts = self.analysis.units.counts[verb.last : tally.first]
        is_told = verb.form == "finite" and len(counts) <= REACH and any(count >= 0 for count in counts)
        if (
            is_told
            and "tally" in self.analysis.units.senses[tally.head]
            and self.sources.is_speaker_name(clause.subject)
        ):
            return verb.last  # *a porté à 34 morts le bilan*
        is_near = verb.last <= tally.first <= verb.last + 1 and self.sources.voice(place) == place
        leads_on = self.analysis.units.lows[tally.last : tally.last + 1] == [":"]
        is_tally = "tally" in self.analysis.units.senses[tally.head] and (leads_on or not tally.is_plural)
        return tally.last if is_near and is_tally and self.sources.is_speaker_name(clause.subject) else 0

    def phrase_of(self, verb: VerbGroup, last: int) -> int:
        """The unit after a set phrase of saying ("fait état"), or 0."""
        units = self.analysis.units
        if verb.modal is not None and f"{verb.modal} {verb.lemma}" in self.words.phrases:
            return verb.last
        told = [unit for unit in range(verb.head + 1, min(verb.head + REACH, last)) if units.letters[unit] not in "RL"]
        for width in (1, 2):
            joined = " ".join((units.lemmas[verb.head], *(units.lows[unit] for unit in told[:width])))
            if len(told) >= width and joined in self.words.phrases:
                return told[width - 1] + 1
        return verb.last if units.lemmas[verb.head] in self.words.phrases else 0

    def is_saying(self, verb: VerbGroup) -> bool:
        """Whether a verb is one of saying; a weak one with a reflexive is another verb, but for some: *se lancer*."""
        if verb.voice == "reflexive" and verb.lemma in self.words.weak and verb.lemma not in self.words.reflexive:
            return False
        return any(sense.startswith(SAYS) for sense in verb.senses)

    def right_border(self, unit: int, last: int) -> int:
        """Where what is said after a unit ends: at a word that turns, or at the sentence's end."""
        depth = 0
        for at in range(unit, last):
            letter = self.analysis.units.letters[at]
            depth += letter == "<"
            depth -= letter == ">"
            if depth <= 0 and at > unit and self.phrases.is_stop(at):
                return at
        return last

    def gapped(self, found: list[Attribution], last: int) -> list[Attribution]:
        """What others tell by a verb that is not said again: *Kiev parle de neuf morts, Moscou de vingt*."""
        nouns, units, made = self.analysis.groups.nouns, self.analysis.units, list[Attribution]()
        for item in (item for item in found if item.rule == "speech.object"):
            start = next((u for u in range(item.cue[1], last) if self.analysis.groups.noun_at[u] >= 0), last)
            place = self.analysis.groups.noun_at[start] if start < last else len(nouns)
            for other in range(place + 1, len(nouns) - 1):
                group, figure = nouns[other], nouns[other + 1]
                if figure.last > last:
                    break
                is_of = figure.of == other and units.counts[figure.first + 1] >= 0
                is_bare = figure.prep is None and figure.head == figure.first and units.counts[figure.head] >= 0
                is_told = figure.first == group.last and (is_of or is_bare)
                is_other = group.prep is None and units.letters[group.first - 1] in ",C"
                if is_told and is_other and self.sources.is_speaker_name(other):
                    span = self.analysis.span(group.first, group.last)
                    source = self.pronouns.resolve(other)
                    source = msgspec.structs.replace(source, text=span.text, start=span.start, end=span.end)
                    contents = ((figure.first, last),)
                    made.append(msgspec.structs.replace(item, source=source, contents=contents, others=()))
        return made
