"""Enters: the layers of a document. Leaves: events: who is said to have done what to whom, on whose word, with reasons.

An act told again by the same source is one record; an act that one source tells and another denies makes two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.doubts import DoubtFinder
from selon.claims.events_acts import Act, ActFinder
from selon.claims.events_answers import AnswerFinder
from selon.claims.events_days import DayFinder
from selon.claims.events_groups import GroupReader
from selon.claims.events_movers import MoverJudge
from selon.claims.events_nouns import NounReader
from selon.claims.events_parties import PartyFinder, Sides
from selon.claims.events_places import SceneFinder
from selon.claims.events_reality import Reality
from selon.claims.events_same import SameFinder
from selon.claims.events_tellings import Telling
from selon.claims.events_verbs import VerbReader
from selon.claims.events_words import WordFinder
from selon.claims.periods import PeriodFinder
from selon.claims.places import PlaceFinder
from selon.claims.speakers import SpeakerFinder, Word
from selon.model.claim import Event, Hedge, Link, Party, Reason
from selon.model.ids import anchor_id, digest

if TYPE_CHECKING:
    from selon.claims.roles import Roles
    from selon.model.analysis import Analysis
    from selon.packs.events import EventRules
    from selon.packs.loader import Language

OUTBREAK = "outbreak"  # told only as somebody's doing
UNPROVEN = "hedge:unproven"  # the sense of adjectives that leave something open
QUALIFYING = "AP"  # letters of adjectives and participles behind those who act
NEAR = 8  # units looked left of an act for the accusation that governs it


class Finders(msgspec.Struct, frozen=True):
    """What finds the sources, places, days and doubts of claims in one document."""

    speakers: SpeakerFinder
    places: PlaceFinder
    periods: PeriodFinder
    doubts: DoubtFinder


class EventReader:
    """Makes the events of one document."""

    def __init__(
        self, analysis: Analysis, language: Language, rules: EventRules, roles: Roles, finders: Finders
    ) -> None:
        """Take the document's layers, the rules of events and what finds sources, places, days and doubts."""
        self.analysis = analysis
        self.finders = finders
        self.groups = GroupReader(analysis, language, rules, roles)
        self.verbs = VerbReader(self.groups)
        self.acts = ActFinder(self.groups, NounReader(self.groups), self.verbs)
        self.reality = Reality(self.groups)
        self.parties = PartyFinder(self.groups, self.verbs)
        self.movers = MoverJudge(self.parties.doers)
        self.scenes = SceneFinder(self.groups, self.verbs, finders.places)
        self.same = SameFinder(self.groups)
        self.words = WordFinder(self.groups, finders.speakers)
        self.answers = AnswerFinder(self.groups)
        self.days = DayFinder(self.groups, finders.periods)

    def read(self) -> list[Event]:
        """All events, in the order of the text."""
        acts = (act for act in self.acts.read() if not self.movers.is_no_move(act))
        tellings = [self.telling(act, word) for act in acts for word in self.words_on(act)]
        told = [each for each in tellings if each.act.type != OUTBREAK or each.sides.actor is not None]
        distinct = self.same.distinct(told)
        events = told_apart([self.make(telling) for telling in distinct])
        for answer, act in self.answers.find(distinct).items():
            links = (Link("answers", events[act].id),)
            why = {**events[answer].why, "links": self.answers.reason(distinct[act].act, distinct[answer].act)}
            events[answer] = msgspec.structs.replace(events[answer], links=links, why=why)
        return events

    def words_on(self, act: Act) -> list[Word]:
        """The words for and against an act that is told as done, or those of who tells it as not done."""
        if self.reality.is_told(act):
            return self.words.find(act)
        is_denied = self.reality.is_ruled_out(act) or self.words.is_disowned(act)
        return self.words.denials_of(act) if is_denied else []

    def telling(self, act: Act, word: Word) -> Telling:
        """An act with its fields, as one source tells it."""
        where = self.scenes.find(act)
        sides = self.parties.find(act, word.source)
        accused = self.words.accuser_of(act, word)
        if accused is not None:
            sides = msgspec.structs.replace(sides, actor=Party(accused), actor_party=accused)
        elif self.words.is_mutual(word) and word.source is not None and sides.actor_party == word.source.party:
            sides = msgspec.structs.replace(sides, actor=None, actor_party=None)
        time, how = self.days.find(act, word, where)
        return Telling(act=act, word=word, where=where, sides=sides, time=time, how=how)

    def make(self, telling: Telling) -> Event:
        """The event of one telling."""
        analysis, act, word = self.analysis, telling.act, telling.word
        sentence = analysis.sentences[analysis.sentence_of(act.unit)]
        trigger = analysis.span(act.first, self.end_of_trigger(act))
        source = word.source
        hedges = self.hedges(act, word) + self.unproven(telling.sides)
        days = self.days.days(telling.time, telling.how)
        label = f"{act.type} {word.stance}" if word.stance == "denies" else act.type
        return Event(
            id=anchor_id(
                analysis.document.id, "event", trigger.bounds, label, (source.start, source.end) if source else None
            ),
            start=sentence.start,
            end=sentence.end,
            text=analysis.tokens.text[sentence.start : sentence.end],
            trigger=trigger,
            type=act.type,  # type: ignore[arg-type]
            actor=telling.sides.actor,
            target=telling.sides.target,
            weapon=telling.sides.weapon,
            places=telling.where.places,
            since=days.since,
            until=days.until,
            period=days.period,
            source=source,
            via=word.via,
            stance=word.stance,  # type: ignore[arg-type]
            hedged=bool(hedges),
            hedges=hedges,
            why={**self.reasons(telling, trigger.bounds), **days.reasons},
        )

    def end_of_trigger(self, act: Act) -> int:
        """The unit after the words that tell an act, with the verb by which a noun for it hits: *un raid a frappé*."""
        verb = self.analysis.groups.verb_at[act.last] if act.last < len(self.analysis.units) else -1
        if act.place is None or verb < 0:
            return act.last
        group = self.analysis.groups.verbs[verb]
        is_hit = group.lemma in self.groups.rules.aiming and group.form == "finite" and group.voice == "active"
        return group.last if is_hit else act.last

    def hedges(self, act: Act, word: Word) -> tuple[Hedge, ...]:
        """The hedges over an act: its own clause's, that of its carrier, and an accusation by nobody named."""
        clause = act.clause if act.clause is not None else act.support
        found = self.finders.doubts.find(act.unit, clause, word)
        accused = self.accused(act) if clause is not None else None
        return (*found, accused) if accused else found

    def unproven(self, sides: Sides) -> tuple[Hedge, ...]:
        """The word that leaves open who did an act: *de présumés rebelles*, *des hommes soupçonnés d'être …*."""
        units, over = self.analysis.units, self.analysis.unit_over
        spans = sides.reasons["actor"].spans if "actor" in sides.reasons else ()
        for start, end in spans:
            last = over(end - 1) + 1
            while last < len(units) and units.letters[last] in QUALIFYING:
                last += 1
            for unit in range(over(start), last):
                if UNPROVEN in units.senses[unit] or units.lemmas[unit] in self.parties.rules.suspecting:
                    span = self.analysis.span(unit, unit + 1)
                    return (Hedge(span.text, span.start, span.end, "doubt"),)
        return ()

    def accused(self, act: Act) -> Hedge | None:
        """The passive accusation, by nobody named, that governs an act: *X est accusé d'avoir …*."""
        verbs = self.analysis.groups.verbs
        unit = act.first if act.support is None else self.analysis.clauses[act.support].first
        for at in range(unit - 1, max(-1, unit - NEAR), -1):
            place = self.analysis.groups.verb_at[at]
            if place < 0:
                continue
            verb = verbs[place]
            index = self.analysis.clause_of_verb.get(place)
            if (
                "say:accuse" in verb.senses
                and verb.voice == "passive"
                and index is not None
                and self.analysis.clauses[index].agent is None
            ):
                span = self.analysis.span(verb.first, verb.last)
                return Hedge(span.text, span.start, span.end, "accusation")
            return None
        return None

    def reasons(self, telling: Telling, trigger: tuple[int, int]) -> dict[str, Reason]:
        """Why each field is what it is; the type rests on all words that tell the act, the trigger first."""
        word = telling.word
        again = (self.analysis.span(other.act.first, other.act.last).bounds for other in telling.again)
        why = {
            "type": Reason("stated", tuple(dict.fromkeys((trigger, *again))), telling.act.rule.id),
            "source": Reason(word.how, (self.analysis.span(*word.cue).bounds,) if word.cue else (), word.rule),  # type: ignore[arg-type]
        }
        why.update(telling.sides.reasons)
        if telling.where.reason:
            why["places"] = telling.where.reason
        return why


def told_apart(events: list[Event]) -> list[Event]:
    """The events, those that the same words tell of several sources under ids of their own: *les deux camps*."""
    seen: set[str] = set()
    made = []
    for event in events:
        party = event.source.party if event.source is not None else None
        is_twin = event.id in seen and party is not None
        seen.add(event.id)
        made.append(msgspec.structs.replace(event, id=digest(event.id, party)) if is_twin else event)
    return made
