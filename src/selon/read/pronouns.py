"""Enters: speakers and clauses as they are read. Leaves: whom a pronoun or noun of a later sentence takes up.

A noun takes up who was called so, *the same* who spoke last, a bare text who made it, a bare body the last of its kind.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from selon.model.mention import Source
from selon.read.memory import Agreement
from selon.read.speakers_before import ANY, MEMORY, SpeakersBefore
from selon.read.whose import kind_of_entry, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG_MEMORY = 12  # sentences over which a noun does
LOOKED_AT = 12  # groups before *the latter* that are looked at
HEADS = 6  # units of a speaker's words among which its noun stands
PERSONS = 60  # named persons before a noun among whom it finds its own
INDEFINITE = "indef"
PEOPLE = frozenset({"witness", "medical", "unnamed"})  # kinds of sources of whom there are others


def descending(place: int) -> range:
    """The places before a place, the nearest first."""
    return range(place - 1, -1, -1)


class PronounReader(SpeakersBefore):
    """Finds whom the pronouns and nouns of one document take up."""

    def resolve(self, place: int) -> Source:
        """The source of a group; one that takes up a speaker is the speaker."""
        earlier = self.taken_up(place)
        return earlier if earlier is not None else self.of_owner(place, self.sources.resolve(place))

    def of_owner(self, place: int, source: Source) -> Source:
        """A source with the party of whose it is: *le M23 a pris Koro, affirme son porte-parole*."""
        analysis = self.analysis
        group = analysis.groups.nouns[place]
        owners = analysis.units.lows[group.first : group.head]
        is_owned = not set(owners).isdisjoint(self.sources.words.possessives) and self.sources.is_office(group)
        if not is_owned or self.sources.party_in(*self.sources.chain(place))[0] is not None:
            return source
        wanted = Agreement(is_plural=any(low in self.language.grammar.plural_owners for low in owners))
        sentence = analysis.sentence_of(group.head)
        acting = self.acting(sentence, group.first, wanted)
        acting = self.acting(sentence - 1, group.first, wanted) if acting is None and sentence else acting
        owner = self.sources.resolve(acting) if acting is not None and acting != place else None
        if owner is None or not owner.party or owner.party in self.sources.words.unnamed:
            return source
        name = source.name if source.person else owner.party
        return msgspec.structs.replace(source, party=owner.party, body=owner.body, kind=owner.kind, name=name)

    def taken_up(self, place: int) -> Source | None:
        """Whom a group takes up: a pronoun, *the same source*, *this official*, *the text*, *the politician*."""
        analysis, words = self.analysis, self.sources.words
        group = analysis.groups.nouns[place]
        units = analysis.units
        if group.is_pronoun:
            if units.features[group.head].endswith(INDEFINITE) or units.lows[group.head] in words.others:
                return self.another(place)
            latter = self.latter(place) if units.lows[group.head] in words.latter else None
            return latter or self.speaker_before(analysis.sentence_of(group.head), group.head)
        lows = units.lows[group.first : group.last]
        if any(low in words.same or low in words.demonstratives for low in lows):
            may_speak = self.sources.speaks(place) or lows[-1] in words.same
            return self.pointed_at(place) if may_speak else None
        if any(low in words.possessives for low in lows[:2]) and units.lemmas[group.head] in words.wordings:
            return self.owner(place)
        if self.is_bare_channel(place):
            return self.author_before(analysis.sentence_of(group.head), group.first, units.lemmas[group.head])
        return self.owner_of_tally(place) or (self.definite(place) if self.sources.is_definite(place) else None)

    def owner_of_tally(self, place: int) -> Source | None:
        """The body without a name whose tally or text a group is: *un bilan de l'organisation*, *de cette ONG*."""
        voice = self.sources.voice(place)
        if voice == place or self.analysis.groups.nouns[voice].is_plural:
            return None
        opening = self.analysis.units.lows[self.analysis.groups.nouns[voice].head - 1]
        is_told = self.sources.is_definite(voice) or opening in self.sources.words.demonstratives
        return self.same_body(voice) if is_told else None

    def another(self, place: int) -> Source | None:
        """One more of those who spoke before, under its own words: *une autre*."""
        group = self.analysis.groups.nouns[place]
        if self.analysis.units.lows[group.head] not in self.sources.words.others:
            return None
        span = self.analysis.span(group.first, group.last)
        for source, _ in self.memory.recent(self.analysis.sentence_of(group.head), MEMORY):
            if source.kind in PEOPLE:
                return Source(
                    text=span.text,
                    start=span.start,
                    end=span.end,
                    name=source.party,
                    party=source.party,
                    kind=source.kind,
                )
        return None

    def owner(self, place: int) -> Source | None:
        """Whose words *ses propres mots* are: who acts in the sentence, else who spoke last."""
        group = self.analysis.groups.nouns[place]
        lows = self.analysis.units.lows[group.first : group.head]
        is_many = any(low in self.language.grammar.plural_owners for low in lows)
        return self.speaker_before(self.analysis.sentence_of(group.head), group.first, Agreement(is_plural=is_many))

    def pointed_at(self, place: int) -> Source | None:
        """The speaker that *the same* or *this* points at: of the same noun, else the last who agrees."""
        units, group = self.analysis.units, self.analysis.groups.nouns[place]
        sentence, wanted = self.analysis.sentence_of(group.head), self.agreement(place)
        if any(sense.startswith("source") for sense in units.senses[group.head]):
            wanted = Agreement(is_plural=wanted.is_plural)  # whoever it is, a source is feminine
            is_same = not set(self.sources.words.same).isdisjoint(units.lows[group.first : group.last])
            near = (source for source, form in self.memory.recent(sentence, 1) if is_same and form.fits(wanted))
            if (last := next(near, None)) is not None:
                return last
        alike = self.alike(sentence, units.lemmas[group.head], wanted) or self.same_body(place)
        return alike or self.speaker_before(sentence, group.first, wanted)

    def definite(self, place: int) -> Source | None:
        """The body or person that a definite group without a name takes up; of several only their body."""
        if self.analysis.groups.nouns[place].is_plural:
            return self.same_body(place) if self.is_people(place) else None
        named = self.same_noun(place)
        body = self.author_of(named) if named is not None else self.same_body(place) or self.named_so(place)
        if body is not None or not self.is_person_unnamed(place):
            return body
        wanted = self.agreement(place)
        return self.same_office(place, wanted) or self.same_person(place, wanted)

    def author_of(self, place: int) -> Source:
        """Who a text or tally is of, or who put it out by the sentence that names it: *les HPG ont publié le bilan*."""
        source = self.sources.resolve(place)
        if source.party:
            return source
        sentence = self.analysis.sentence_of(self.analysis.groups.nouns[place].head)
        told = (self.analysis.clauses[index] for index in self.clauses[sentence])
        subjects = (clause.subject for clause in told if clause.object == place and clause.subject is not None)
        maker = next((each for each in subjects if self.sources.is_speaker_name(each)), None)
        if maker is not None:
            return self.sources.resolve(maker)
        return next((said for said, _ in self.memory.recent(sentence, 0) if said.kind != "media"), source)

    def named_so(self, place: int) -> Source | None:
        """The one body of the document whose name begins with a bare noun: *la coalition*, *l'Observatoire*."""
        group = self.analysis.groups.nouns[place]
        entry = self.sources.named_so(place)
        if entry is None:
            return None
        span = self.analysis.span(group.first + (group.prep is not None), group.last)
        own = Source(text=span.text, start=span.start, end=span.end, name=entry.name)
        body = entry.name if entry.party != entry.id else None
        party, kind = self.language.world.parties[entry.party].name, kind_of_entry(entry.kind)
        return msgspec.structs.replace(own, party=party, body=body, kind=kind)

    def same_noun(self, place: int) -> int | None:
        """The group of the sentences before that a bare medium goes back to by its noun: *le média de X … le média*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group = nouns[place]
        first = self.analysis.ranges[max(0, self.analysis.sentence_of(group.head) - 1)][0]
        if group.adjectives or group.names or self.sources.chain(place)[1] > group.last:
            return None
        for other in range(place - 1, max(-1, place - LOOKED_AT), -1):
            same = units.lemmas[nouns[other].head] == units.lemmas[group.head]
            if nouns[other].first < first:
                return None
            if same and self.sources.chain(other)[1] > nouns[other].last and self.sources.speaks(other):
                return other
        return None

    def latter(self, place: int) -> Source | None:
        """The last group named before a pronoun, of those who may speak and agree with it."""
        nouns, wanted = self.analysis.groups.nouns, self.agreement(place)
        sentence = self.analysis.sentence_of(nouns[place].head)
        first = self.analysis.ranges[max(0, sentence - 1)][0]
        found = [
            other
            for other in range(place - 1, max(-1, place - LOOKED_AT), -1)
            if nouns[other].first >= first and self.agreement(other).fits(wanted) and self.may_be_latter(other)
        ]
        chosen = next((other for other in found if nouns[other].of is None), next(iter(found), None))
        return self.sources.resolve(chosen) if chosen is not None else None

    def may_be_latter(self, place: int) -> bool:
        """Whether a group is somebody who may speak, no place nor the pronoun of another."""
        group = self.analysis.groups.nouns[place]
        kind = self.analysis.kind_of_name(group.head)
        return not group.is_pronoun and kind not in {"place", "capital"} and self.sources.speaks(place)

    def alike(self, sentence: int, lemma: str, wanted: Agreement) -> Source | None:
        """The last speaker of the same noun: *une source militaire … cette source*."""
        units = self.analysis.units
        for source, agreement in self.memory.recent(sentence, LONG_MEMORY):
            if not agreement.fits(wanted):
                continue
            found = units_of(self.analysis, source.start, source.end)
            if any(units.lemmas[unit] == lemma for unit in found[:HEADS]):
                return source
        return None

    def is_bare_channel(self, place: int) -> bool:
        """Whether a group is only a text or statement, so that who made it was told before: *ajoute le texte*."""
        units, group = self.analysis.units, self.analysis.groups.nouns[place]
        first, last = self.sources.chain(place)
        if group.is_plural and group.prep is not None and not self.sources.is_definite(place):
            return False  # *selon des informations préliminaires*: nobody's
        if group.is_plural and group.prep is not None and units.letters[last : last + 1] == ["G"]:
            return False  # *enquête sur les informations faisant état de …*
        if "channel" not in units.senses[group.head] or self.sources.publisher(place) != place:
            return False
        return not any(
            units.names[u] >= 0 or any(s.startswith(("office", "body")) for s in units.senses[u])
            for u in range(first, last)
        )

    def author_before(self, sentence: int, unit: int, lemma: str) -> Source | None:
        """Who made a text that is only called one: of the last text of its name, else who spoke or acted last."""
        alike = self.alike(sentence, lemma, ANY)
        recent = (source for source, _ in self.memory.recent(sentence, MEMORY) if source.kind != "media")
        return alike or next(recent, None) or self.publisher_before(sentence, unit) or self.issuer

    def publisher_before(self, sentence: int, unit: int) -> Source | None:
        """Who acts in the sentence before a text, as one that published it."""
        acting = self.acting(sentence - 1, unit, ANY) if sentence else None
        if acting is None or not (self.sources.is_definite(acting) or self.analysis.groups.nouns[acting].names):
            return None  # *un détachement a pris le pont …, ajoute le communiqué*
        return self.sources.resolve(acting)

    def is_person_unnamed(self, place: int) -> bool:
        """Whether a group is one person without a name: *l'homme politique*, *le président du parti*."""
        group = self.analysis.groups.nouns[place]
        first, last = self.sources.chain(place)
        is_bare = group.first == group.head
        return not is_bare and self.sources.person_in(first, last) is None and self.sources.is_individual(group)

    def same_body(self, place: int) -> Source | None:
        """The body that a bare noun of its kind takes up: who spoke last, else who acted last: *l'organisation*."""
        analysis, bodies = self.analysis, self.sources.words.bodies
        group = analysis.groups.nouns[place]
        lemma, sentence = analysis.units.lemmas[group.head], analysis.sentence_of(group.head)
        fits = {kind for kind, words in bodies.items() if lemma in words}
        first, last = self.sources.chain(place)
        if any(analysis.units.lemmas[unit] in self.sources.words.unnamed_by_word for unit in group.adjectives):
            return None  # *l'institution policière* is another
        if not fits or any(analysis.units.names[unit] >= 0 for unit in range(first, last)):
            return None
        for source, _ in self.memory.recent(sentence, LONG_MEMORY):
            if source.party and not fits.isdisjoint({source.kind, self.sources.kind_of_party(source)}):
                return source
        nouns = analysis.groups.nouns
        near = takewhile(lambda other: sentence - analysis.sentence_of(nouns[other].head) <= MEMORY, descending(place))
        found = [other for other in near if self.sources.kind_of_body(other) in fits]
        chosen = next((other for other in found if nouns[other].prep is None), next(iter(found), None))
        return self.sources.resolve(chosen) if chosen is not None else None

    def named_before(self, unit: int) -> Iterator[tuple[int, int, int]]:
        """Groups of named persons before a unit, the nearest first, with their units."""
        if self.named is None:
            nouns = self.analysis.groups.nouns
            chains = ((place, *self.sources.chain(place)) for place, group in enumerate(nouns) if not group.is_plural)
            self.named = [item for item in chains if self.sources.person_in(*item[1:])]
        end = bisect_right(self.named, unit, key=lambda item: item[1])
        return (self.named[at] for at in range(end - 1, max(-1, end - PERSONS), -1) if self.named[at][2] <= unit)

    def same_office(self, place: int, wanted: Agreement) -> Source | None:
        """The person named before with the same office of the same body."""
        analysis = self.analysis
        units, head = analysis.units, analysis.groups.nouns[place].head
        first, last = self.sources.chain(place)
        names = {units.lows[unit] for unit in range(first, last) if units.names[unit] >= 0}
        if not names or not self.sources.is_office(analysis.groups.nouns[place]):
            return None
        for other, begin, end in self.named_before(first):
            if units.lemmas[head] not in units.lemmas[begin:end] or not self.agreement(other).fits(wanted):
                continue
            if names <= {units.lows[unit] for unit in range(begin, end)}:
                return self.sources.resolve(other)
        return None

    def same_person(self, place: int, wanted: Agreement) -> Source | None:
        """The person named last, where a group says only what kind of person it is."""
        analysis = self.analysis
        units, group = analysis.units, analysis.groups.nouns[place]
        first, last = self.sources.chain(place)
        opening = group.first + (1 if group.prep is None else 2)
        words = " ".join(units.lows[max(first, opening) : last])
        if words not in self.sources.words.epithets:
            return None
        sentence = analysis.sentence_of(group.head)
        nouns = analysis.groups.nouns
        found = [
            other
            for other, begin, _ in takewhile(
                lambda item: sentence - analysis.sentence_of(item[1]) <= LONG_MEMORY, self.named_before(first)
            )
            if self.agreement(other).fits(wanted) and nouns[other].of is None
        ]
        free = (other for other in found if nouns[other].prep is None)  # who acts goes before whom one speaks of
        chosen = next(free, next(iter(found), None))
        return self.sources.resolve(chosen) if chosen is not None else None
