"""Enters: a noun group that says something. Leaves: the source it names: party, body, person, office, kind.

The party is read from the names in the group and in what complements it, else from an earlier mention of the same
office, else, for organs of a state, from the country that the document is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.mention import Source
from selon.packs.rebels import groups_of, sole_group
from selon.read.chains import Chains

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.packs.loader import Language
    from selon.packs.speech import SpeechWords
    from selon.packs.world import PartyEntry

STATE_KINDS = frozenset({"state", "military", "health"})
KIND_OF_PARTY = {
    "state": "state",
    "de_facto": "state",
    "state_body": "state",
    "military": "military",
    "armed_group": "armed_group",
    "people": "state",
    "un": "un",
    "ngo": "ngo",
    "medical": "medical",
    "court": "un",
    "regional": "un",
    "media": "media",
}
# what a named party does not change
KINDS_KEPT = frozenset({"local", "medical", "witness", "armed_group", "media", None})
LANDS = frozenset({"state", "de_facto", "media"})
MEDIA = "media"
OFFICIAL = frozenset({"office", "body:state", "body:local"})
WORDS = ("tally", "say", "channel", "call")  # senses of what somebody says, writes or counts
COMPLEMENTS = 3  # groups behind a tally or text among which its author stands


class SourceReader(Chains):
    """Resolves sources of one document, remembering who has spoken and which office is whose."""

    def __init__(self, analysis: Analysis, language: Language, words: SpeechWords) -> None:
        """Take the document's layers."""
        super().__init__(analysis, language, words)
        self.offices: dict[str, Source] = {}
        self.persons: dict[str, Source] = {}

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
        """Who put out a tally, text or figure named as source: the agent behind it, else the group itself."""
        analysis = self.analysis
        senses = analysis.units.senses[analysis.groups.nouns[place].head]
        if not any(s.startswith(WORDS) for s in senses) or self.voice(place) != place:
            return place
        end = self.chain(place)[1]
        verb = analysis.groups.verb_at[end] if end < len(analysis.units) else -1
        is_relayed = end < len(analysis.units) and analysis.units.lows[end] in self.words.cited
        if verb < 0 or is_relayed or analysis.groups.verbs[verb].form != "participle":
            return place
        agent = analysis.clauses[analysis.clause_of_verb[verb]].agent
        return agent if agent is not None and self.speaks(agent) else place

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
        place = self.publisher(place)
        voice = self.voice(place)
        analysis = self.analysis
        first, last = self.chain(place)
        last = max(last, self.chain(voice)[1])
        span = analysis.span(first, last)
        head = analysis.groups.nouns[voice].head
        source = Source(text=span.text, start=span.start, end=span.end)
        kind = self.kind_of_word(first if voice == place else analysis.groups.nouns[voice].first, last, head)
        person = self.person_in(first, last)
        lemma = analysis.units.lemmas[head]
        is_near = self.is_near(first, last, lemma)
        party, body = (None, None) if is_near else self.party_in(first, last)
        kind = None if is_near else kind
        if person and person in self.language.world.persons:
            entry = self.language.world.persons[person]
            source = msgspec.structs.replace(source, person=entry.name, office=entry.office or None, name=entry.name)
            party = party or entry.party or None
            kind = kind or "state"
        elif person:
            source = msgspec.structs.replace(source, person=person, name=person)
        source = self.with_party(source, party, body, kind, lemma)
        self.remember(source, lemma, person)
        return source

    def is_near(self, first: int, last: int, lemma: str) -> bool:
        """Whether the words name unnamed people near a party, who are none of its own."""
        lemmas = self.analysis.units.lemmas[first:last]
        return self.words.unnamed_by_word.get(lemma) == "sources" and not set(self.words.near).isdisjoint(lemmas)

    def with_party(self, source: Source, party: str | None, body: str | None, kind: str | None, lemma: str) -> Source:
        """The source with its party: named, remembered, or of the country that the document is about."""
        world = self.language.world
        entry = world.party_of(party) if party else None
        if entry is not None:
            return self.of_party(source, entry, world.parties[body] if body else entry, kind, lemma)
        earlier = self.persons.get(last_word(source.person or source.text)) or self.offices.get(lemma)
        if earlier is not None and earlier.party:
            return msgspec.structs.replace(
                source,
                party=earlier.party,
                kind=kind or earlier.kind,
                name=source.name or earlier.name,
                body=earlier.body,
                person=source.person or earlier.person,
                office=source.office or earlier.office,
            )
        return self.of_no_party(source, kind, lemma)

    def of_party(self, source: Source, entry: PartyEntry, own: PartyEntry, kind: str | None, lemma: str) -> Source:
        """The source as one of a party; `own` is the body that is named, or the party itself."""
        if entry.kind == "media" and source.person is None:
            return msgspec.structs.replace(source, name=own.name, party=entry.name, kind="media")
        if kind == "media" and entry.kind not in LANDS:  # an agency of the United Nations is none of the press
            kind = None
        if kind not in STATE_KINDS and kind not in KINDS_KEPT and not source.person:
            kind = KIND_OF_PARTY.get(entry.kind, kind)
        kind = kind or KIND_OF_PARTY.get(entry.kind)
        if kind in {"witness", "medical"} and entry.kind in {"state", "people", "de_facto"}:
            unnamed = self.unnamed(source, lemma)
            return msgspec.structs.replace(source, name=source.name or unnamed, party=unnamed, kind=kind)
        body = own.name if own is not entry else source.body
        return msgspec.structs.replace(source, name=source.name or own.name, party=entry.name, kind=kind, body=body)

    def of_no_party(self, source: Source, kind: str | None, lemma: str) -> Source:
        """A source that nothing names the party of: a person, rebels, officials of the country, or unnamed people."""
        is_local_office = kind == "local" and bool(OFFICIAL & self.language.lexicon.senses("noun", lemma))
        is_official = kind in STATE_KINDS or is_local_office
        if source.person and not (is_official and self.analysis.home):
            return msgspec.structs.replace(source, party=source.person, kind=kind or "witness")
        rebels = self.rebels(source, lemma) if kind == "armed_group" else None
        if rebels is not None:
            return msgspec.structs.replace(source, party=rebels, name=source.name or rebels, kind=kind)
        if kind == "armed_group":
            return msgspec.structs.replace(source, kind=kind)
        unnamed = self.unnamed(source, lemma)
        says_more = unnamed is not None and (unnamed != "officials" or lemma in self.words.unnamed_by_word)
        if is_official and self.analysis.home and (source.person or not says_more):
            return msgspec.structs.replace(
                source, party=self.analysis.home, name=source.name or self.analysis.home, kind=kind
            )
        return msgspec.structs.replace(
            source, party=unnamed, name=unnamed, kind=kind or ("unnamed" if unnamed else None)
        )

    def rebels(self, source: Source, lemma: str) -> str | None:
        """The one group that *les rebelles* without a name are of; of several, separatists hold a territory."""
        world, conflicts = self.language.world, self.analysis.conflicts
        opening = next(iter(units_of(self.analysis, source.start, source.end)), None)
        if opening is None or self.analysis.units.lows[opening] not in self.words.pointing:
            return None
        if lemma in self.words.separatists:
            told = (world.conflicts[conflict] for conflict in conflicts[:1] if conflict in world.conflicts)
            held = [e for e in groups_of(world, (p for c in told for p in c.parties)) if e.kind == "de_facto"]
            if len(held) == 1:
                return held[0].name
        named = [identity for name in self.analysis.names for identity in name.parties]
        found = sole_group(world, conflicts, named)
        return found.name if found is not None else None

    def unnamed(self, source: Source, lemma: str) -> str | None:
        """What analysts call an unnamed source of such words."""
        found = self.words.unnamed_by_word
        if self.words.kind_by_word.get(lemma) == MEDIA:
            return found.get(lemma)
        analysis = self.analysis
        for unit in units_of(analysis, source.start, source.end):
            name = found.get(analysis.units.lemmas[unit])
            if name and (name != "sources") and analysis.units.lemmas[unit] != lemma:
                return name
        return found.get(lemma)

    def kind_of_word(self, first: int, last: int, head: int) -> str | None:
        """The kind of source by its head, or a word with it; one who speaks for others is of their kind."""
        kinds = self.words.kind_by_word
        units = self.analysis.units
        if any(units.lemmas[unit] in self.words.opposes for unit in range(first, last)):
            return None
        beside = sorted((u for u in range(first, last) if u != head), key=lambda u: units.letters[u] != "N")
        near = (kinds.get(units.lemmas[u]) for u in beside if units.letters[u] in "NA")
        other = next((kind for kind in near if kind), None)
        own = kinds.get(units.lemmas[head])
        if units.lemmas[head] in self.words.for_others:
            return other or own
        return own or other

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

    def is_origin(self, unit: int) -> bool:
        """Whether a name complements a noun by itself, so that it says where or of what: *un habitant de Koro*."""
        place = self.analysis.groups.noun_at[unit]
        group = self.analysis.groups.nouns[place] if place >= 0 else None
        return group is not None and group.of is not None and group.head == unit and group.first == unit - 1

    def party_in(self, first: int, last: int) -> tuple[str | None, str | None]:
        """The ids of the party and of the body named in a stretch; a party's name goes before a people's."""
        analysis = self.analysis
        world = self.language.world
        found: list[tuple[str, str, bool, int]] = []
        for unit in range(first, last):
            place = analysis.units.names[unit]
            if place < 0:
                continue
            name = analysis.names[place]
            if name.kind == "person" or not name.parties:
                continue
            identity = name.parties[0]
            entry = world.parties.get(identity)
            if entry is not None:
                found.append((entry.party, identity, name.kind == "party", unit))
        if not found:
            return None, None
        found.sort(key=lambda item: (not item[2], item[3]))
        party, identity = found[0][:2]
        return party, identity if identity != party else None

    def remember(self, source: Source, lemma: str, person: str | None) -> None:
        """Remember whose an office is, and who a person is, for later short mentions."""
        if source.party and source.party not in self.words.unnamed:
            self.offices[lemma] = source
        if source.person or person:
            self.persons[last_word(source.person or source.text)] = source


def kind_of_entry(kind: str) -> str | None:
    """The kind of source that a party is as a body: one that holds a land without being a state is an armed group."""
    return "armed_group" if kind == "de_facto" else KIND_OF_PARTY.get(kind)


def last_word(text: str) -> str:
    """The last word of a name, by which later mentions call it."""
    return text.rsplit(" ", 1)[-1].lower()


def units_of(analysis: Analysis, start: int, end: int) -> range:
    """The units that lie within two characters of the text."""
    firsts, starts = analysis.units.firsts, analysis.tokens.starts
    low, high = 0, len(firsts)
    while low < high:
        middle = (low + high) // 2
        if starts[firsts[middle]] < start:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < len(firsts) and starts[firsts[last]] < end:
        last += 1
    return range(low, last)
