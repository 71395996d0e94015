"""Enters: a source whose words are read. Leaves: whose it is: its party, body and kind.

A party that the words name comes first, then that of the same person or office before, then, for organs of a state,
the country that the document is about; rebels without a name are of the one armed group; others are unnamed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from selon.packs.rebels import groups_of, sole_group
from selon.read.chains import Chains

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Source
    from selon.model.units import Name
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
CIVIL = frozenset({"ngo", "medical", "un", "court", "regional"})  # kinds of parties that no state speaks through
NO_STATES = CIVIL | {"armed_group"}
OF_STATE = frozenset({"body:state", "body:local", "body:military"})
MEDIA = "media"
KIND_OF_SENSE = {
    "body:state": "state",
    "body:local": "local",
    "body:military": "military",
    "force:state": "military",
    "force:group": "armed_group",
    "body:armed": "armed_group",
    "force:un": "un",
    "source:medical": "medical",
}
OF_SEVERAL = frozenset({"un", "regional"})  # kinds of parties that several states make up
NATIONAL = frozenset({"adjective", "inhabitant"})  # kinds of names of a people
UNNAMED_KINDS = frozenset({"witness", MEDIA})
PRIVATE = frozenset({"person:civilian", "source:kin"})  # people who tell what they saw, where they hold no office
OWNERS = 2  # sentences back over which a possessive takes up who acts
OF = 3  # groups behind one among which what it is of is looked for
CODE = 2  # letters of a country's code
OFFICIAL = frozenset({"office", "body:state", "body:local"})


class Whose(Chains):
    """Tells whose the sources of one document are, remembering who has spoken and which office is whose."""

    def __init__(self, analysis: Analysis, language: Language, words: SpeechWords) -> None:
        """Take the document's layers."""
        super().__init__(analysis, language, words)
        self.offices: dict[str, Source] = {}
        self.persons: dict[str, Source] = {}

    def with_party(self, source: Source, party: str | None, body: str | None, kind: str | None, lemma: str) -> Source:
        """The source with its party: named, remembered, or of the country that the document is about."""
        world = self.language.world
        entry = world.party_of(party) if party else None
        if entry is not None:
            return self.of_party(source, entry, world.parties[body] if body else entry, kind, lemma)
        earlier = self.persons.get(last_word(source.person or source.text))
        owner = self.owner_before(source) if earlier is None else None
        if owner is not None:
            return self.of_party(source, world.party_of(owner.id) or owner, owner, kind, lemma)
        land = self.land_of_office(source, kind, lemma) if earlier is None else None
        if land is not None:
            return self.of_party(source, land, land, kind, lemma)
        earlier = earlier or self.offices.get(lemma)
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
        if (headed := self.heads_body(source)) is not None:
            return self.of_party(source, world.parties[headed.party], headed, None, lemma)
        return self.of_no_party(source, kind, lemma)

    def owner_before(self, source: Source) -> PartyEntry | None:
        """The party that the subject told last names, where a possessive takes that up: *son porte-parole*."""
        analysis, nouns, verbs = self.analysis, self.analysis.groups.nouns, self.analysis.groups.verbs
        told = units_of(analysis, source.start, source.end)
        if not told or analysis.units.lows[told[0]] not in self.words.possessives:
            return None
        is_many = analysis.units.lows[told[0]] in self.language.grammar.plural_owners
        sentence = analysis.sentence_of(told[0])
        for near in range(sentence, max(-1, sentence - OWNERS - 1), -1):
            opening = analysis.ranges[near][0]
            clauses = [analysis.clauses[index] for index in analysis.clauses_near(opening, opening)]
            acting = (c.subject for c in clauses if c.kind == "main" and verbs[c.verb].first < told[0])
            subject = next((each for each in acting if each is not None), None)
            if subject is not None and nouns[subject].first < told[0]:
                is_one = not nouns[subject].is_plural
                return None if is_one == is_many else self.party_acting(subject)
        return None

    def party_acting(self, place: int) -> PartyEntry | None:
        """The party that the names of a group, or of what it is of, tell: *les rebelles du X*."""
        analysis, world = self.analysis, self.language.world
        nouns = analysis.groups.nouns
        behind = (other for other in range(place + 1, min(place + OF, len(nouns))) if nouns[other].of == place)
        for member in (place, *behind):
            names = (analysis.names[analysis.units.names[unit]] for unit in nouns[member].names)
            named = [name for name in names if name.kind == "party" and name.parties]
            if named:
                return world.parties.get(named[0].parties[0])
        return None

    def land_of_office(self, source: Source, kind: str | None, lemma: str) -> PartyEntry | None:
        """The state abroad of whose town a local officer is, or the one at war whose town the sentence tells of."""
        analysis, world = self.analysis, self.language.world
        told = units_of(analysis, source.start, source.end)
        if not told or (kind != "local" and lemma not in self.words.governing):
            return None
        war = next((world.conflicts[each] for each in analysis.conflicts if each in world.conflicts), None)
        home = world.by_name.get(analysis.home or "")
        abroad = self.countries_of(told) - set(home.countries if home is not None else ())
        if len(abroad) == 1:  # *le maire de Lyon*
            country = abroad.pop()
            held_by = war.residents.get(country) if war is not None else None
            return world.parties.get(held_by or world.state_of_country.get(country, ""))
        countries = self.countries_of(range(*analysis.ranges[analysis.sentence_of(told[0])]))
        if war is None or len(countries) != 1 or not all(len(key) == CODE for key in war.residents):
            return None
        return world.parties.get(war.residents.get(countries.pop(), ""))

    def countries_of(self, units: range) -> set[str]:
        """The countries of the known towns and regions among some units."""
        near = (self.analysis.places.get(unit) for unit in units)
        return {p.country for p in near if p is not None and p.country and p.name and not p.is_country}

    def of_party(self, source: Source, entry: PartyEntry, own: PartyEntry, kind: str | None, lemma: str) -> Source:
        """The source as one of a party; `own` is the body that is named, or the party itself."""
        if entry.kind == "media" and source.person is None:
            return msgspec.structs.replace(source, name=own.name, party=entry.name, kind="media")
        if kind == "media" and entry.kind not in LANDS:  # an agency of the United Nations is none of the press
            kind = None
        if kind == "military" and entry.kind == "armed_group" and source.person is None:
            kind = None  # *l'Armée de libération de X* is no army of a state
        if kind in {"state", "health", "local"} and entry.kind in NO_STATES:
            kind = KIND_OF_PARTY[entry.kind]
        if kind not in STATE_KINDS and kind not in KINDS_KEPT and not source.person:
            kind = KIND_OF_PARTY.get(entry.kind, kind)
        kind = kind or KIND_OF_PARTY.get(entry.kind)
        is_free = kind in {"witness", "medical"} or (kind == MEDIA and not self.is_owned(source))
        if is_free and entry.kind in {"state", "people", "de_facto"}:
            unnamed = self.unnamed(source, lemma) or self.unnamed_kind(kind)
            return msgspec.structs.replace(source, name=source.name or unnamed, party=unnamed, kind=kind)
        body = own.name if own is not entry else source.body
        return msgspec.structs.replace(source, name=source.name or own.name, party=entry.name, kind=kind, body=body)

    def of_no_party(self, source: Source, kind: str | None, lemma: str) -> Source:
        """A source that nothing names the party of: a person, rebels, officials of the country, or unnamed people."""
        senses = self.analysis.units.senses
        told = units_of(self.analysis, source.start, source.end)
        is_local_office = kind == "local" and any(OFFICIAL & senses[unit] for unit in told)
        is_official = kind in STATE_KINDS or is_local_office
        if kind == "medical" and source.person and (unnamed := self.unnamed(source, lemma)):
            return msgspec.structs.replace(source, party=unnamed, kind=kind)
        if source.person and not (is_official and self.analysis.home):
            return msgspec.structs.replace(source, party=source.person, kind=kind or "witness")
        rebels = self.rebels(source, lemma) if kind == "armed_group" else None
        if rebels is not None:
            return msgspec.structs.replace(source, party=rebels, name=source.name or rebels, kind=kind)
        if kind == "armed_group":
            return msgspec.structs.replace(source, kind=kind)
        unnamed = self.unnamed(source, lemma) or self.unnamed_kind(kind)
        is_official = is_official or (kind == MEDIA and self.is_owned(source))
        is_official = is_official or (unnamed == "officials" and lemma in self.words.wordings and self.is_one_state())
        is_states = kind == MEDIA or self.is_of_state(lemma, unnamed, kind) or self.is_of_organ(source, lemma)
        home = self.of_nationals(source) or self.of_country(source) or self.analysis.home
        if is_official and home and (source.person or is_states):
            return msgspec.structs.replace(source, party=home, name=source.name or home, kind=kind)
        return msgspec.structs.replace(
            source, party=unnamed, name=unnamed, kind=kind or ("unnamed" if unnamed else None)
        )

    def heads_body(self, source: Source) -> PartyEntry | None:
        """The body of several states that a bare office is of, the last one named before: *le secrétaire général*."""
        analysis, world = self.analysis, self.language.world
        told, words = self.told_as(source)
        is_bare = words.endswith(self.words.of_bodies) or (
            source.person and any(p in words for p in self.words.of_bodies)
        )
        if not told or not is_bare:
            return None
        token = analysis.units.firsts[told[0]]
        named = (world.parties.get(name.parties[0]) for name in self.party_names if name.first < token)
        bodies = [entry for entry in named if entry is not None and entry.kind in OF_SEVERAL]
        return bodies[-1] if bodies else None

    def told_as(self, source: Source) -> tuple[range, str]:
        """The units of the words that name a source, and their low forms joined."""
        told = units_of(self.analysis, source.start, source.end)
        return told, " ".join(self.analysis.units.lows[unit] for unit in told)

    @cached_property
    def party_names(self) -> list[Name]:
        """The names of parties in the document."""
        return [name for name in self.analysis.names if name.kind == "party" and name.parties]

    def of_nationals(self, source: Source) -> str | None:
        """The state whose people a sentence tells of abroad, where its ministry for that speaks: *deux Français …*."""
        analysis, world = self.analysis, self.language.world
        told, words = self.told_as(source)
        if not told or not any(phrase in words for phrase in self.words.abroad):
            return None
        first, last = analysis.ranges[analysis.sentence_of(told[0])]
        names = (analysis.names[analysis.units.names[u]] for u in range(first, last) if analysis.units.names[u] >= 0)
        found = {name.parties[0] for name in names if name.kind in NATIONAL and len(name.parties) == 1}
        states = {world.parties[each].name for each in found if world.parties[each].kind == "state"}
        states.discard(analysis.home or "")
        return states.pop() if len(states) == 1 else None

    def of_country(self, source: Source) -> str | None:
        """The one state that the sentence before names, where a source is of *the country*."""
        analysis, world = self.analysis, self.language.world
        told, words = self.told_as(source)
        if not told or not any(f" {phrase} " in f" {words} " for phrase in self.words.of_country):
            return None
        first = analysis.ranges[max(0, analysis.sentence_of(told[0]) - 1)][0]
        names = (analysis.names[analysis.units.names[u]] for u in range(first, told[0]) if analysis.units.names[u] >= 0)
        named = (world.parties.get(name.parties[0]) for name in names if name.kind == "party" and name.parties)
        states = {entry.name for entry in named if entry is not None and entry.kind == "state"}
        return states.pop() if len(states) == 1 else None

    def is_of_organ(self, source: Source, lemma: str) -> bool:
        """Whether an official is said to be of an organ of the state: *un responsable de la police*."""
        units = self.analysis.units
        if self.words.unnamed_by_word.get(lemma) != "officials":
            return False
        told = [unit for unit in units_of(self.analysis, source.start, source.end) if units.letters[unit] == "N"]
        is_kind = any(self.words.kind_by_word.get(units.lemmas[unit]) in STATE_KINDS for unit in told[1:])
        return is_kind or any(OF_STATE & units.senses[unit] for unit in told)

    def is_one_state(self) -> bool:
        """Whether no war between states is told, so that what is official is the one state's: *un bilan officiel*."""
        conflicts = self.language.world.conflicts
        return not any(conflicts[c].residents for c in self.analysis.conflicts if c in conflicts)

    def is_of_state(self, lemma: str, unnamed: str | None, kind: str | None) -> bool:
        """Whether an official source without a name is the state's: *les autorités locales*, *une source de l'armée*.

        Sources of a kind stay unnamed (*une source militaire*), as an officer of a place does (*un chef local*).
        """
        if self.words.unnamed_by_word.get(lemma) == "sources":
            return unnamed == "sources"
        if unnamed is None or (unnamed == "officials" and lemma not in self.words.unnamed_by_word):
            return True
        is_organ = bool(OF_STATE & self.language.lexicon.senses("noun", lemma))
        return is_organ or (kind == "state" and lemma not in self.words.unnamed_by_word)

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
        return self.sole_rebels

    @cached_property
    def sole_rebels(self) -> str | None:
        """The one armed group that rebels of the document are of."""
        named = [identity for name in self.analysis.names for identity in name.parties[:1]]
        found = sole_group(self.language.world, self.analysis.conflicts, named)
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

    def unnamed_kind(self, kind: str | None) -> str | None:
        """What analysts call an unnamed source of a kind whose words they have a name for."""
        found, words = self.words.unnamed_by_word, self.words.kinds.get(kind or "", ())
        return next((found[word] for word in words if word in found), None) if kind in UNNAMED_KINDS else None

    def is_owned(self, source: Source) -> bool:
        """Whether a medium is said to be the state's own: *la télévision d'État*, *les médias officiels*."""
        lemmas = self.analysis.units.lemmas
        return any(lemmas[unit] in self.words.owned for unit in units_of(self.analysis, source.start, source.end))

    def kind_of_word(self, first: int, last: int, head: int) -> str | None:
        """The kind of source by its head, or a word with it; one who speaks for others or leads them is of theirs."""
        words, units = self.words, self.analysis.units
        if any(units.lemmas[unit] in words.opposes for unit in range(first, last)):
            return None
        if (
            last - head == 1
            and units.lemmas[head] in words.at_trial
            and not self.analysis.tokens.capitals[units.firsts[head]]
        ):
            return None
        beside = sorted((u for u in range(first, last) if u != head), key=lambda u: units.letters[u] != "N")
        if any(units.lemmas[unit] in words.works_for for unit in beside):
            beside = []  # *la Commission des droits de l'homme*
        lemmas = [units.lemmas[u] for u in (head, *(u for u in beside if units.letters[u] in "NA"))]
        told = [(lemma, kind) for lemma in lemmas if (kind := words.kind_by_word.get(lemma))]
        if not words.missions.isdisjoint(lemmas):
            told = [(lemma, kind) for lemma, kind in told if kind != "local"]  # *le chef de mission*
        if told and told[0][1] == MEDIA and told[0][0] != lemmas[0] and self.is_body(head):
            told = []  # an organ that deals with the press is none of it: *le service de presse de l'armée*
        is_national = self.is_body(head) and any(units.lemmas[unit] in words.national for unit in range(first, last))
        if is_national and (not told or told[0][0] != lemmas[0]):
            return "state"  # *le Conseil national de sécurité*
        if not told:
            return self.kind_of_sense(head, [unit for unit in beside if units.letters[unit] == "N"])
        lemma, own = told[0]
        other = told[1][1] if len(told) > 1 else own
        if lemma in words.for_others or (lemma in words.leads and other not in STATE_KINDS):
            return other
        return own

    def is_body(self, unit: int) -> bool:
        """Whether a unit is by its senses a body."""
        return any(sense.startswith("body") for sense in self.analysis.units.senses[unit])

    def kind_of_sense(self, head: int, beside: list[int]) -> str | None:
        """The kind of source that a head, or a noun with it, is by its senses; private people are witnesses."""
        senses = self.analysis.units.senses
        told = (
            KIND_OF_SENSE[sense] for unit in (head, *beside) for sense in sorted(senses[unit] & KIND_OF_SENSE.keys())
        )
        kind = next(told, None)
        is_private = bool(PRIVATE & senses[head]) and not any(sense.startswith("office") for sense in senses[head])
        return "witness" if kind is None and is_private else kind


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
