"""Enters: a noun group that says something. Leaves: the source it names: party, body, person, office, kind.

The party is read from the names in the group and in what complements it, else from an earlier mention of the same
office, else, for organs of a state, from the country that the document is about.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.model.mention import Source
from selon.read.seated import Seated
from selon.read.whose import kind_of_entry, last_word, units_of

if TYPE_CHECKING:
    from selon.packs.world import PersonEntry

WORDS = ("tally", "say", "channel", "call")  # senses of what somebody says, writes or counts
STATES = frozenset({"state", "de_facto", "people"})  # kinds of parties that a body is of, not the body
REACH = 6  # groups from a town back to the text whose complements it ends
FINITE = frozenset("VX.;:")
COMPLEMENTS = 3  # groups behind a tally or text among which its author stands


class SourceReader(Seated):
    """Resolves sources of one document, remembering who has spoken and which office is whose."""

    def kind_of_party(self, source: Source) -> str | None:
        """The kind of a source's party; one that holds a land without being a state is an armed group."""
        entry = self.language.world.by_name.get(source.party or "")
        return kind_of_entry(entry.kind if entry is not None else "")

    def kind_of_body(self, place: int) -> str | None:
        """The kind of source of the party that a group's head names."""
        unit = self.analysis.groups.nouns[place].head
        name = self.analysis.units.names[unit]
        parties = self.analysis.names[name].parties if name >= 0 else ()
        entry = self.language.world.parties.get(parties[0]) if parties else None
        return kind_of_entry(entry.kind) if entry is not None else None

    def publisher(self, place: int) -> int:
        """Who put out a tally, text or figure named as source: the agent behind it, its clause's subject, or itself."""
        analysis = self.analysis
        senses = analysis.units.senses[analysis.groups.nouns[place].head]
        if not any(s.startswith(WORDS) for s in senses) or self.voice(place) != place:
            return place
        end = self.chain(place)[1]
        verb = analysis.groups.verb_at[end] if end < len(analysis.units) else -1
        is_relayed = end < len(analysis.units) and analysis.units.lows[end] in self.words.cited
        if verb < 0 or is_relayed or analysis.groups.verbs[verb].form != "participle":
            return place if is_relayed else self.issuer_of(place)
        agent = analysis.clauses[analysis.clause_of_verb[verb]].agent
        return agent if agent is not None and self.speaks(agent) else place

    def issuer_of(self, place: int) -> int:
        """Who puts out a text by the clause whose object it is, else the text: *X publie un rapport accusant Y*."""
        analysis = self.analysis
        head = analysis.groups.nouns[place].head
        for index in analysis.clauses_near(head, head):
            clause = analysis.clauses[index]
            is_put_out = clause.object == place and analysis.groups.verbs[clause.verb].lemma in self.words.issuing
            if is_put_out and clause.subject is not None and self.speaks(clause.subject):
                return clause.subject
        return place

    def told_by_relative(self, place: int) -> int:
        """What a relative of saying is of: not the town that a text's complements end with, but the text.

        *Un rapport sur les violences commises à Kinshasa qui fait état de …*: no government speaks there.
        """
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        if nouns[place].prep is None or nouns[place].head not in self.analysis.places:
            return place
        for other in range(place - 1, max(-1, place - REACH), -1):
            between = units.letters[nouns[other].last : nouns[place].first]
            if not FINITE.isdisjoint(between):
                break
            if any(sense.startswith(WORDS) for sense in units.senses[nouns[other].head]):
                return other
        return place

    def voice(self, place: int) -> int:
        """Whose word a tally, text or wording is: what complements it, else the group itself: *les mots du préfet*."""
        nouns, units = self.analysis.groups.nouns, self.analysis.units
        group = nouns[place]
        is_wording = units.lemmas[group.head] in self.words.wordings
        if not is_wording and not any(s.startswith(WORDS) for s in units.senses[group.head]):
            return place
        for other in range(place + 1, min(place + 1 + COMPLEMENTS, len(nouns))):
            found = nouns[other]
            is_agent = found.first == nouns[other - 1].last and found.prep in self.language.grammar.agent
            if not is_agent and (found.of is None or found.of < place):
                break
            if not (found.count is not None and found.is_plural) and self.speaks(other):
                return other
        return place

    def is_bare_tally(self, place: int) -> bool:
        """Whether a group is only a tally, maybe a provisional or former one, which names nobody: *un bilan*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        if "tally" not in units.senses[group.head] or self.publisher(place) != place or self.voice(place) != place:
            return False
        return not group.names and all(
            "hedge:partial" in units.senses[unit] or units.lemmas[unit] in self.words.ordering
            for unit in group.adjectives
        )

    def resolve(self, place: int) -> Source:
        """The source that a group names."""
        place = self.set_beside(self.publisher(place))
        voice = self.voice(place)
        analysis = self.analysis
        first, last = self.chain(place)
        last = max(last, self.chain(voice)[1])
        span = analysis.span(first, last)
        head = analysis.groups.nouns[voice].head
        source = Source(text=span.text, start=span.start, end=span.end)
        kind = self.kind_of_word(first if voice == place else analysis.groups.nouns[voice].first, last, head)
        person = self.person_in(first, last) or self.full_name(head)
        lemma = analysis.units.lemmas[head]
        is_near = self.is_near(first, last, lemma)
        party, body = (None, None) if is_near else self.party_in(first, last)
        kind = None if is_near else kind
        if party is None and not is_near:
            party, body = self.party_spoken_for(voice)
        if seated := None if is_near else self.seated_by(voice, party, kind):
            party, body = seated, None
        if kind == "ngo" and not person and not self.names_body(first, last):
            party = body = None  # it speaks for itself, not for the country that it is of
            if own := self.own_name(head, last):
                source = msgspec.structs.replace(source, name=own, party=own, kind=kind)
                self.remember(source, lemma, None)
                return source
        entry = self.language.world.persons.get(person or "")
        if person:
            source = msgspec.structs.replace(source, person=person, name=person)
        if entry is not None:
            source, party, kind = self.held_by_person(source, entry, party, kind)
        source = self.with_party(source, party, body, kind, lemma)
        self.remember(source, lemma, person)
        return source

    def held_by_person(
        self, source: Source, entry: PersonEntry, party: str | None, kind: str | None
    ) -> tuple[Source, str | None, str | None]:
        """The source as a known person, with the person's party and kind where the words name none but a people."""
        source = msgspec.structs.replace(source, person=entry.name, name=entry.name)
        if kind == "local" and self.is_namesake(entry):
            return source, party, kind
        source = msgspec.structs.replace(source, office=entry.office or None)
        is_people = party is not None and self.language.world.parties[party].kind == "people"
        party = entry.party if is_people and entry.party else party or entry.party or None
        return source, party, kind or "state"

    def is_namesake(self, entry: PersonEntry) -> bool:
        """Whether a local officer of the country told of only bears the name of one whose party nothing tells of."""
        world = self.language.world
        home = world.by_name.get(self.analysis.home or "")
        own = world.party_of(entry.party) if entry.party else None
        if home is None or own is None or own.id == home.id or own.kind not in STATES:
            return False
        named = {identity for name in self.analysis.names if name.kind != "person" for identity in name.parties}
        return not any(world.parties[identity].party == own.id for identity in named if identity in world.parties)

    def names_body(self, first: int, last: int) -> bool:
        """Whether a known party that is no state is named in a stretch."""
        world, units = self.language.world, self.analysis.units
        named = (self.analysis.names[units.names[unit]] for unit in range(first, last) if units.names[unit] >= 0)
        known = (world.parties.get(name.parties[0]) for name in named if name.kind == "party" and name.parties)
        return any(entry is not None and entry.kind not in STATES for entry in known)

    def own_name(self, head: int, last: int) -> str | None:
        """What an unknown body is called: its short form in brackets, its name, or its words from a capital on."""
        tokens, units = self.analysis.tokens, self.analysis.units
        if units.letters[last - 1] == ")" and units.letters[last - 3 : last - 2] == ["("]:
            return self.analysis.words(last - 2, last - 1)
        unknown = (self.analysis.names[units.names[u]] for u in range(head, last) if units.names[u] >= 0)
        called = next((name for name in unknown if name.kind == "unknown"), None)
        if called is not None:
            return tokens.words(called.first, called.last)
        token = units.firsts[head]
        is_name = tokens.capitals[token] and not tokens.raw(token).isupper()  # *une ONG* is none
        return self.analysis.words(head, last) if is_name else None

    def is_near(self, first: int, last: int, lemma: str) -> bool:
        """Whether the words name unnamed people near a party, who are none of its own."""
        lemmas = self.analysis.units.lemmas[first:last]
        return self.words.unnamed_by_word.get(lemma) == "sources" and not set(self.words.near).isdisjoint(lemmas)

    def person_in(self, first: int, last: int) -> str | None:
        """The id of a known person, or the name of an unknown one, in a stretch."""
        analysis = self.analysis
        units = analysis.units
        has_office = any(s.startswith("office") for unit in range(first, last) for s in units.senses[unit])
        for unit in range(first, last):
            place = units.names[unit]
            if place < 0:
                continue
            name = analysis.names[place]
            if name.kind == "person":
                return name.person
            if name.kind == "unknown" and (has_office or name.last - name.first > 1) and not self.is_origin(unit):
                return analysis.tokens.words(name.first, name.last)
        return None

    def full_name(self, unit: int) -> str | None:
        """The full name that the document gives somebody whom a single word names: *Yassir Dombel … M. Dombel*."""
        place = self.analysis.units.names[unit]
        name = self.analysis.names[place] if place >= 0 else None
        if name is None or name.kind != "unknown" or name.last - name.first > 1:
            return None
        return self.full_names.get(self.analysis.tokens.lows[name.first])

    @cached_property
    def full_names(self) -> dict[str, str]:
        """The names of several words of unknown people, by their last word."""
        tokens = self.analysis.tokens
        several = (name for name in self.analysis.names if name.kind == "unknown" and name.last - name.first > 1)
        return {tokens.lows[name.last - 1]: tokens.words(name.first, name.last) for name in several}

    def is_origin(self, unit: int) -> bool:
        """Whether a name complements a noun by itself, so that it says where or of what: *un habitant de Koro*."""
        place = self.analysis.groups.noun_at[unit]
        group = self.analysis.groups.nouns[place] if place >= 0 else None
        return group is not None and group.of is not None and group.head == unit and group.first == unit - 1

    def remember(self, source: Source, lemma: str, person: str | None) -> None:
        """Remember whose an office is, and who a person is, for later short mentions."""
        if source.party and source.party not in self.words.unnamed and lemma not in self.words.unnamed_by_word:
            self.offices[lemma] = source
        if source.person or person:
            self.persons[last_word(source.person or source.text)] = source
            for called in self.called_here(source):
                self.persons[called] = source

    def called_here(self, source: Source) -> list[str]:
        """The last words of a known person's names as the text spells them: *Omar Diallo … M. Diallo*."""
        analysis, units = self.analysis, units_of(self.analysis, source.start, source.end)
        names = (analysis.names[analysis.units.names[unit]] for unit in units if analysis.units.names[unit] >= 0)
        return [last_word(analysis.tokens.words(n.first, n.last)) for n in names if n.kind == "person"]
