"""Enters: the units and groups of a sentence. Leaves: who is said to say what by a phrase: *selon X*, *citant Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.analysis import Attribution
from selon.read.memory import Agreement
from selon.read.verbless import Standing

if TYPE_CHECKING:
    from selon.model.mention import Source

LEARNED = 7  # units from a verb of learning to those of whom one learns
ADDED_TO = frozenset({"speech.according", "speech.complement", "speech.object"})
WIDEST = 5  # units of a whole phrase of source, at most
BY = 4  # units behind *cited* within which the medium stands
LINKS = frozenset("CR,")  # classes of what only links a sentence to the one before
ASIDE = 2  # characters between a source and what is set beside it: *le maire, cité par X, …*
CITED = 2.5  # a cited source weighs more than the medium that cites it


class AccordingReader(Standing):
    """Finds the attributions by phrases in one document."""

    def according(self, first: int, last: int) -> list[Attribution]:
        """Attributions by a phrase: *selon X*, *d'après X*, *de source Y*."""
        units = self.analysis.units
        found: list[Attribution] = []
        for unit in range(first, last):
            low = units.lows[unit]
            if low not in self.openings:
                continue
            if low in self.words.own_openings and (own := self.by_own(unit, first, last)) is not None:
                found.append(own)
                continue
            phrase = low
            size = 1
            if low in self.words.according_openings and low not in self.words.according and unit + 1 < last:
                for width in self.words.widths:
                    joined = " ".join(units.lows[unit : unit + width])
                    if joined in self.words.according:
                        phrase, size = joined, width
                        break
            if phrase in self.words.according and unit + size < last and units.letters[unit + size] == "Q":
                found += self.by_relative(unit, unit + size, last)
                continue
            if low in self.words.relatives:
                found += self.by_relative(unit, unit, last)
                continue
            group = self.source_group(unit, size, phrase, first, last)
            if group is None or self.is_of_nobody(group):
                continue
            source = self.pronouns.resolve(group)
            found.append(
                Attribution(
                    kind="according",
                    source=source,
                    cue=(self.opening_of(unit, first), unit + size),
                    contents=self.around(unit, group, first, last),
                    weight=1.0,
                    rule="speech.according",
                )
            )
        return found

    def by_own(self, unit: int, first: int, last: int) -> Attribution | None:
        """What a whole phrase of source at the head of a clause gives to who was told of: *à l'en croire*."""
        lows = self.analysis.units.lows
        size = next((n for n in range(1, WIDEST + 1) if " ".join(lows[unit : unit + n]) in self.words.by_own), 0)
        if not size or (unit > first and self.analysis.units.letters[unit - 1] not in ",CS"):
            return None
        is_many = not self.plural_owners.isdisjoint(" ".join(lows[unit : unit + size]).split(" "))
        source = self.pronouns.speaker_before(self.analysis.sentence_of(first), unit, Agreement(is_plural=is_many))
        if source is None:
            return None
        cue, contents = (unit, unit + size), ((first, unit), (unit + size, last))
        return Attribution(
            kind="according", source=source, cue=cue, contents=contents, weight=1.0, rule="speech.according"
        )

    def by_relative(self, unit: int, relative: int, last: int) -> list[Attribution]:
        """What a noun of saying tells by a relative: *les affirmations des rebelles selon lesquelles …*."""
        analysis = self.analysis
        end = unit - 1 if unit and analysis.units.letters[unit - 1] == "," else unit
        before = analysis.groups.noun_at[end - 1] if end else -1
        if before < 0:
            return []
        source = self.told_by(before)
        if source is None:
            return []
        low = analysis.units.lows[relative]
        clauses = [analysis.clauses[index] for index in self.pronouns.clauses[analysis.sentence_of(unit)]]
        ends = [c.last for c in clauses if c.first <= relative + 1 and c.marker == low and c.last > relative]
        content = (relative + 1, min([*ends, last]))
        return [
            Attribution(
                kind="noun",
                source=source,
                cue=(unit, unit + 1),
                contents=(content,),
                weight=2.0,
                rule="speech.relative",
            )
        ]

    def told_by(self, place: int) -> Source | None:
        """Who tells what a relative opens behind a group."""
        issuer = self.issued(place)
        said = self.teller(place) if issuer is None else None
        return self.pronouns.resolve(said) if said is not None else issuer

    def source_group(self, unit: int, size: int, phrase: str, first: int, last: int) -> int | None:
        """The group that names the source after a phrase at a unit."""
        units, groups = self.analysis.units, self.analysis.groups
        at = unit + size
        if at >= last:
            return None
        if phrase in self.words.according:
            while at < last and groups.noun_at[at] < 0 and units.letters[at] in 'R"<L':
                at += 1
            place = groups.noun_at[unit]
            if place < 0 or groups.nouns[place].head == unit or (size > 1 and at < last and groups.noun_at[at] >= 0):
                place = groups.noun_at[at] if at < last else -1
            leads_on = at < last and units.letters[at] == ":"  # only says that more follows: *le bilan suivant : …*
            return place if place >= 0 and not leads_on else None
        if units.lows[unit] in self.words.learned_from and self.is_learned(unit, first):
            place = groups.noun_at[unit] if groups.noun_at[unit] >= 0 else groups.noun_at[at]
            return place if place >= 0 and self.may_teach(place, units.lows[unit]) else None
        if phrase in self.words.from_sources and units.lows[at] in self.words.sources:
            return groups.noun_at[at] if self.opens_source(unit, first) else None
        if phrase in self.words.view and (unit == first or units.letters[unit - 1] in ",."):
            place = groups.noun_at[at]
            return place if place >= 0 and self.is_viewer(place) and self.comma_after(place, last) else None
        return None

    def opens_source(self, unit: int, first: int) -> bool:
        """Whether *of* at a unit may open a phrase of source: behind a border or what was told, not what was not."""
        if unit == first:
            return True
        letter, verb = self.analysis.units.letters[unit - 1], self.analysis.groups.verb_at[unit - 1]
        if verb >= 0 and self.analysis.groups.verbs[verb].is_negated:
            return False
        return letter in ",.(Ps" or self.sources.is_medium(unit - 1)

    def opening_of(self, unit: int, first: int) -> int:
        """The unit at which a cue opens: the verb of learning before *of*, so that its day is that of saying."""
        if self.analysis.units.lows[unit] not in self.words.learned_from:
            return unit
        at = self.learning_before(unit, first)
        return unit if at < 0 else at

    def is_learned(self, unit: int, first: int) -> bool:
        """Whether a verb of learning stands before a unit, and at most who learns between: *a appris X auprès de …*."""
        lows, groups, at = self.analysis.units.lows, self.analysis.groups, self.learning_before(unit, first)
        between = {groups.noun_at[other] for other in range(at + 1, unit)} - {-1} if at >= 0 else set[int]()
        told = sorted(between)  # *a appris la Voix du Nord auprès de …*, not *a appris du maire de Tiffa …*
        is_apart = lows[unit] not in self.language.grammar.of
        may_stand: tuple[str | None, ...] = (None,)
        if is_apart and told and groups.nouns[told[0]].prep is None:
            may_stand = (None, *self.language.grammar.of)
        return at >= 0 and all(groups.nouns[place].prep in may_stand for place in told)

    def learning_before(self, unit: int, first: int) -> int:
        """The unit of the nearest verb of learning before a unit, or -1."""
        lemmas, learning = self.analysis.units.lemmas, self.words.learning
        return next((at for at in range(unit - 1, max(first, unit - LEARNED) - 1, -1) if lemmas[at] in learning), -1)

    def may_teach(self, place: int, phrase: str) -> bool:
        """Whether one may learn something from a group: somebody, or in a body: *apprend-on au ministère*.

        Whoever is told of behind a phrase of several words is somebody: *auprès de leur coopérative*.
        """
        group = self.analysis.groups.nouns[place]
        if " " in phrase:
            return True
        is_at = group.prep in self.words.at
        is_body = self.sources.is_office(group) or self.analysis.kind_of_name(group.head) == "capital"
        return is_body if is_at else self.sources.speaks(place)

    def is_of_nobody(self, place: int) -> bool:
        """Whether a group is a tally or words whose speaker is not found, or the writer's own: *selon nos calculs*."""
        if self.sources.is_bare_tally(place):
            return self.pronouns.taken_up(place) is None
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        owners = units.lows[group.first : group.head]
        is_owned = any(low in self.words.possessives for low in owners)
        is_wording = units.lemmas[group.head] in self.words.wordings
        if any(low in self.words.ours for low in owners):
            return self.is_writers_own(place)
        return is_owned and is_wording and self.pronouns.taken_up(place) is None

    def is_writers_own(self, place: int) -> bool:
        """Whether a group is what the writers know themselves: *nos informations*, *nos calculs*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        is_ours = any(low in self.words.ours for low in units.lows[group.first : group.head])
        return is_ours and units.lemmas[group.head] in (*self.words.wordings, *self.words.reporters)

    def is_viewer(self, place: int) -> bool:
        """Whether a group is somebody who may hold a view: an office, a person, a party."""
        group = self.analysis.groups.nouns[place]
        kinds = {self.analysis.kind_of_name(unit) for unit in group.names}
        if group.is_pronoun and self.analysis.units.lows[group.head] in self.language.grammar.masculine_pronouns:
            return True
        if "unknown" in kinds and group.prep in self.words.view and self.sources.person_in(*self.sources.chain(place)):
            return True
        if any(low in self.words.titles for low in self.analysis.units.lows[group.first : group.head + 1]):
            return True
        return self.sources.is_office(group) or (bool(kinds & {"party", "person", "capital"}) and group.count is None)

    def comma_after(self, place: int, last: int) -> bool:
        """Whether a comma, colon or quotation follows the group with all that belongs to it."""
        end = self.sources.chain(place)[1]
        marks = self.language.spelling.opening + self.language.spelling.straight
        return end < last and (self.analysis.units.letters[end] in ",:" or self.analysis.units.lows[end] in marks)

    def around(self, unit: int, place: int, first: int, last: int) -> tuple[tuple[int, int], ...]:
        """What a phrase of source attributes: its sentence, up to a word that turns to another matter."""
        end = self.sources.chain(place)[1]
        if (told := self.told_of_author(unit, end)) is not None:
            return (told, unit), (end, self.analysis.clauses[self.clause_before(unit)].last)
        left = self.relative_before(unit) or self.item_before(unit, end, first) or first
        for at in range(unit - 1, left, -1):
            if self.is_stop(at) and self.has_verb(at, unit):
                left = at
                break
        right = last
        for at in range(end, last):
            if self.is_stop(at):
                right = at
                break
        return ((left, unit), (end, right))

    def item_before(self, unit: int, end: int, first: int) -> int:
        """Where a list behind a colon begins that a phrase stands in, or 0: *… : dix élèves, selon X, et six …*."""
        units = self.analysis.units
        goes_on = units.letters[end : end + 2] == [",", "C"] and units.counts[end + 2 : end + 3] not in ([], [-1])
        marks = (at for at in range(unit - 1, first, -1) if units.letters[at] == ":")
        return next(marks, 0) if goes_on else 0

    def clause_before(self, unit: int) -> int:
        """The clause of the verb right before a unit, or -1."""
        return self.analysis.clause_of_verb.get(self.analysis.groups.verb_at[unit - 1], -1) if unit else -1

    def told_of_author(self, unit: int, end: int) -> int | None:
        """Where what a phrase says begins if it says only by whom: *six morts dans un raid mené, selon X, par Y*."""
        groups, clause = self.analysis.groups, self.clause_before(unit)
        at = groups.noun_at[end] if end < len(self.analysis.units) else -1
        if clause < 0 or at < 0 or groups.nouns[at].first != end:
            return None
        told = self.analysis.clauses[clause]
        verb = groups.verbs[told.verb]
        first, last = self.analysis.ranges[self.analysis.sentence_of(unit)]
        is_author = told.agent == at or "say:accuse" in verb.senses
        if verb.form != "participle" or not is_author or not (self.has_verb(first, unit) or self.has_verb(end, last)):
            return None
        is_harm = told.subject is not None and any(sense.startswith("harm") for sense in verb.senses)
        return groups.nouns[told.subject or 0].first if is_harm else told.first

    def widened(self, item: Attribution, others: list[Attribution], first: int, last: int) -> Attribution:
        """A phrase that ends its sentence, over what stands before a mere addition: *…, tandis que …, selon X*."""
        (left, unit), (end, right), *_ = (*item.contents, (0, 0), (0, 0))
        units = self.analysis.units
        if end + 1 < last and units.letters[end] == "C" and (other := self.analysis.groups.noun_at[end + 1]) >= 0:
            end = self.sources.chain(other)[1]  # *…, selon un témoin et les médias*
        is_last = item.rule == "speech.according" and all(mark in '.,">)' for mark in units.letters[end:last])
        if not is_last or left == first:
            return item
        goes_on = units.lows[left] in self.words.adding or units.letters[left + 1] in "VXn"  # of the same subject
        if not goes_on:
            return item
        if any(other is not item and any(start < left for start, _ in other.contents) for other in others):
            return item
        return msgspec.structs.replace(item, contents=((first, unit), (end, right)))

    def with_more(self, item: Attribution, others: list[Attribution], last: int) -> Attribution:
        """What somebody says, over what is only added to it: *…, tandis que dix autres …*, *selon X, …, alors que*."""
        units = self.analysis.units
        end = max(stop for _, stop in item.contents) if item.contents else last
        if item.rule not in ADDED_TO or end + 1 >= last or units.lows[end] not in self.words.adding:
            return item
        counted = self.analysis.tokens.lows[units.firsts[end + 1] : units.firsts[min(end + 2, last - 1)] + 1]
        is_more = units.counts[end + 1] >= 0 and not self.words.more.isdisjoint(counted)
        if not (is_more or self.opens(item)) or any(other is not item and other.cue[0] >= end for other in others):
            return item
        return msgspec.structs.replace(item, contents=(*item.contents, (end, last)))

    def opens(self, item: Attribution) -> bool:
        """Whether a phrase of source opens its sentence, and so leads all that is told in it."""
        first = self.analysis.ranges[self.analysis.sentence_of(item.cue[0])][0]
        before = self.analysis.units.letters[first : item.cue[0]]
        return item.rule == "speech.according" and set(before) <= LINKS

    def relative_before(self, unit: int) -> int:
        """Where a relative begins that a phrase between commas cuts, or 0: *qui a, selon X, …*, *qui, selon X, …*."""
        groups, letters = self.analysis.groups, self.analysis.units.letters
        if unit > 1 and letters[unit - 1] == "," and letters[unit - 2] == "Q":
            return unit - 2
        verb = groups.verb_at[unit - 2] if unit > 1 and letters[unit - 1] == "," else -1
        if verb < 0 or groups.verbs[verb].form != "finite":
            return 0
        clause = self.analysis.clauses[self.analysis.clause_of_verb[verb]]
        return clause.first if clause.kind == "relative" else 0

    def is_stop(self, unit: int) -> bool:
        """Whether the word at a unit turns to another matter, so that what was said ends before it."""
        return self.analysis.units.lows[unit] in self.words.stops

    # -- relays

    def relayed(self, found: list[Attribution], first: int, last: int) -> list[Attribution]:
        """What a sentence tells at second hand: a medium that cites another, or somebody cited by a medium."""
        made: list[Attribution] = []
        for unit in range(first, last - 1):
            low = self.analysis.units.lows[unit]
            if low not in self.relaying:
                continue
            if low in self.words.citing:
                made += self.cited(found, unit)
            else:
                made += self.citing(found, unit, last)
        return made

    def cited(self, found: list[Attribution], unit: int) -> list[Attribution]:
        """The source that a medium cites: *rapporte X, citant des témoins*; what the medium tells is theirs."""
        place = self.analysis.groups.noun_at[unit + 1]
        media = [item for item in found if item.source.kind == "media" and not item.cue[0] <= unit < item.cue[1]]
        if not media or place < 0 or not self.sources.speaks(place):
            return []
        source = self.pronouns.resolve(place)
        return [self.phrase(source, unit, media[-1].contents, rule="speech.cited", weight=CITED)]

    def citing(self, found: list[Attribution], unit: int, last: int) -> list[Attribution]:
        """The medium that relays what a source said before it: *selon le maire, cité par X*."""
        groups = self.analysis.groups
        at = next((u for u in range(unit + 1, min(unit + 1 + BY, last)) if groups.noun_at[u] >= 0), -1)
        start = self.analysis.tokens.starts[self.analysis.units.firsts[unit]]
        told = [item for item in found if item.cue[0] < unit or 0 <= start - item.source.end <= ASIDE]
        if at < 0 or not told or not any(self.analysis.units.lows[u] in self.agents for u in range(unit, at + 1)):
            return []
        source = self.pronouns.resolve(groups.noun_at[at])
        if source.kind != "media":
            return []
        return [self.phrase(source, unit, told[-1].contents, rule="speech.relay", weight=1.0)]
