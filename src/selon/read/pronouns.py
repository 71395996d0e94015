"""Enters: speakers and clauses as they are read. Leaves: whom a pronoun or noun of a later sentence takes up.

Who spoke last goes before who acted last; number and gender must agree as far as forms tell them.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

from selon.model.mention import Source
from selon.read.memory import Agreement, Memory
from selon.read.whose import units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.model.analysis import Analysis, Attribution
    from selon.packs.loader import Language
    from selon.read.sources import SourceReader

MEMORY = 3  # sentences over which a pronoun reaches its speaker
LONG_MEMORY = 12  # sentences over which a noun does
FAR = 40  # sentences over which the last speaker is still the one that a pronoun takes up
LOOKED_AT = 12  # groups before *the latter* that are looked at
HEADS = 6  # units of a speaker's words among which its noun stands
PERSONS = 60  # named persons before a noun among whom it finds its own
SEVERAL = 2  # tokens of a name of several words
INDEFINITE = "indef"
ANY = Agreement()
PEOPLE = frozenset({"witness", "medical", "unnamed"})  # kinds of sources of whom there are others


def clauses_by_sentence(analysis: Analysis) -> list[list[int]]:
    """The clauses of each sentence, by the place of their verbs."""
    made: list[list[int]] = [[] for _ in analysis.ranges]
    for index, clause in enumerate(analysis.clauses):
        made[analysis.sentence_of(analysis.groups.verbs[clause.verb].first)].append(index)
    return made


def descending(place: int) -> range:
    """The places before a place, the nearest first."""
    return range(place - 1, -1, -1)


class PronounReader:
    """Remembers who spoke in one document, and finds whom a pronoun takes up."""

    def __init__(self, analysis: Analysis, language: Language, sources: SourceReader, clauses: list[list[int]]) -> None:
        """Take the document's layers, the resolver of sources and the clauses of each sentence."""
        self.analysis = analysis
        self.language = language
        self.sources = sources
        self.clauses = clauses
        self.memory = Memory()
        self.named: list[tuple[int, int, int]] | None = None
        self.quoted: list[bool] | None = None

    def remember(self, place: int, item: Attribution) -> None:
        """Remember who spoke in a sentence, unless it is told inside a quotation."""
        unit = next(iter(units_of(self.analysis, item.source.start, item.source.end)), None)
        if unit is None or self.is_quoted(unit):
            return
        group = self.analysis.groups.noun_at[unit]
        self.memory.add(place, item.source, self.agreement(group) if group >= 0 else ANY)

    def agreement(self, place: int) -> Agreement:
        """Number and gender of a noun group, as far as its head's form or its determiner tells."""
        group, units, grammar = self.analysis.groups.nouns[place], self.analysis.units, self.language.grammar
        low = units.lows[group.head]
        if group.is_pronoun:
            return self.wanted(group.head)
        lows = units.lows[group.first : group.head]
        is_feminine = any(low in grammar.feminine_determiners for low in lows)
        is_masculine = any(low in grammar.masculine_determiners for low in lows)
        gender = "f" if is_feminine else "m" if is_masculine else ""
        if not gender and units.letters[group.head] == "N" and low not in grammar.masculine_pronouns:
            gender = units.features[group.head][:1]
        gender = gender if gender in {"m", "f"} else self.gender_of_name(group.head)
        return Agreement(is_plural=group.is_plural, gender=gender)

    def gender_of_name(self, unit: int) -> str:
        """The gender of a name of several words that begins with a noun: *Organisation …*."""
        units, place = self.analysis.units, self.analysis.units.names[unit]
        if place < 0 or self.analysis.names[place].last - self.analysis.names[place].first < SEVERAL:
            return ""
        feature = self.language.lexicon.word(units.lows[unit]).taken("N")[1]
        return feature[:1] if feature[:1] in {"m", "f"} else ""

    def wanted(self, unit: int) -> Agreement:
        """Number and gender that a pronoun asks for."""
        low, grammar = self.analysis.units.lows[unit], self.language.grammar
        gender = "f" if low in grammar.feminine_pronouns else "m" if low in grammar.masculine_pronouns else ""
        return Agreement(is_plural=low in grammar.plural_pronouns, gender=gender)

    # -- groups that stand for somebody named before

    def resolve(self, place: int) -> Source:
        """The source of a group; one that takes up a speaker is the speaker."""
        earlier = self.taken_up(place)
        return earlier if earlier is not None else self.sources.resolve(place)

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
        return self.definite(place) if self.sources.is_definite(place) else None

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
        body = self.sources.resolve(named) if named is not None else self.same_body(place)
        if body is not None or not self.is_person_unnamed(place):
            return body
        wanted = self.agreement(place)
        return self.same_office(place, wanted) or self.same_person(place, wanted)

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
        if group.is_plural and units.letters[last : last + 1] == ["G"]:
            return False  # *les informations faisant état de …*
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
        return alike or next(recent, None) or self.publisher_before(sentence, unit)

    def publisher_before(self, sentence: int, unit: int) -> Source | None:
        """Who acts in the sentence before a text, as one that published it."""
        acting = self.acting(sentence - 1, unit, ANY) if sentence else None
        return self.sources.resolve(acting) if acting is not None else None

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
        if not fits or any(analysis.units.names[unit] >= 0 for unit in range(first, last)):
            return None
        for source, _ in self.memory.recent(sentence, LONG_MEMORY):
            if source.party and self.sources.kind_of_party(source) in fits:
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

    # -- who spoke or acted before

    def speaker_before(self, sentence: int, unit: int, wanted: Agreement | None = None) -> Source | None:
        """Who was last speaking or acting before a unit, may speak, and agrees in number with a pronoun there."""
        wanted = wanted or self.wanted(unit)
        goes_on = False
        for place in range(sentence, max(-1, sentence - MEMORY - 1), -1):
            start = self.start_of(unit)
            said = (s for s, a in self.memory.recent(place, 0) if a.fits(wanted) and s.start < start)
            speaker = next(said, None)
            if speaker is not None:
                return speaker
            acting = None if place == sentence and self.ends_content(unit) else self.acting(place, unit, wanted)
            goes_on = goes_on or self.has_pronoun(place, unit, wanted)
            if acting is not None and (not goes_on or self.is_person(acting)):
                return self.sources.resolve(acting)
        return next((s for s, a in self.memory.recent(sentence, FAR) if a.fits(wanted)), None)

    def ends_content(self, unit: int) -> bool:
        """Whether a pronoun hung on its verb follows what is said without marks: all before it is content."""
        if not self.analysis.units.lows[unit].startswith("-"):
            return False
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        return not any(self.is_quoted(at) for at in range(first, unit))

    def has_pronoun(self, place: int, unit: int, wanted: Agreement) -> bool:
        """Whether a pronoun of a sentence takes up the same one further back."""
        pronouns = [self.analysis.clauses[index].subject_pronoun for index in self.clauses[place]]
        return any(
            at is not None
            and at < unit
            and (found := self.wanted(at)).gender
            and found.fits(wanted)
            and not self.is_quoted(at)
            for at in pronouns
        )

    def acting(self, place: int, unit: int, wanted: Agreement) -> int | None:
        """Who acts in a sentence before a unit and may speak: a person or office first, then any subject or agent."""
        found = [
            group
            for index in self.clauses[place]
            for group in (self.analysis.clauses[index].subject, self.analysis.clauses[index].agent)
            if group is not None and self.may_act(index, group, unit, wanted)
        ]
        persons = [group for group in found if self.is_person(group)]
        named = [group for group in found if self.sources.is_speaker_name(group)]
        return next(iter(persons or named or found), None)

    def may_act(self, index: int, place: int, unit: int, wanted: Agreement) -> bool:
        """Whether a group of a clause may be what a pronoun further on takes up."""
        verb = self.analysis.groups.verbs[self.analysis.clauses[index].verb]
        group = self.analysis.groups.nouns[place]
        is_counted = group.count is not None and group.is_plural
        tells = verb.form == "participle" and any(sense.startswith("say:") for sense in verb.senses)
        if (verb.form != "finite" and not tells) or group.first >= unit or is_counted or self.is_quoted(group.first):
            return False
        may_speak = self.sources.is_speaker_name(place) or self.is_people(place)
        return self.agreement(place).fits(wanted) and may_speak

    def is_people(self, place: int) -> bool:
        """Whether a group is people, or those who bear arms."""
        senses = self.analysis.units.senses[self.analysis.groups.nouns[place].head]
        return any(sense.startswith(("person", "force")) for sense in senses)

    def is_person(self, place: int) -> bool:
        """Whether a group is one person: an office or a person's name."""
        group = self.analysis.groups.nouns[place]
        kinds = {self.analysis.kind_of_name(unit) for unit in group.names}
        return bool(kinds & {"person", "unknown"}) or any(
            s.startswith("office") for s in self.analysis.units.senses[group.head]
        )

    def start_of(self, unit: int) -> int:
        """The character at which a unit begins."""
        return self.analysis.tokens.starts[self.analysis.units.firsts[unit]]

    def is_quoted(self, unit: int) -> bool:
        """Whether a unit stands inside a quotation."""
        if self.quoted is None:
            self.quoted = [False] * len(self.analysis.units)
            for quote in self.analysis.quotes:
                for at in range(self.analysis.unit_at(quote.first), self.analysis.unit_at(quote.last - 1) + 1):
                    self.quoted[at] = True
        return self.quoted[unit]
