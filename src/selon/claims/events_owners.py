"""Enters: noun groups that name no party. Leaves: the party behind each.

*Nos forces* are the speaker's; *cette force* is that just told of; *les rebelles* are whom the same noun named before,
else the one armed group that the document names, or the one of those named that fights in its conflicts; *l'armée* is
that of the only state that fights.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from selon.claims.events_rebels import are_rebels
from selon.claims.territories import Territories
from selon.model.tags import SUBJECT

if TYPE_CHECKING:
    from selon.claims.events_groups import GroupReader
    from selon.model.mention import Source
    from selon.packs.world import PartyEntry

OWN_SPEAKERS = frozenset({"state", "military", "armed_group"})
OF_STATE = ("body:military", "body:state", "force:state")
OF_GROUP = ("force:group",)
STATES = frozenset({"state", "de_facto", "military", "state_body"})
GROUPS = frozenset({"armed_group", "de_facto"})
Owned = tuple[str, str]


class OwnerFinder:
    """Finds the party behind groups that name none, in one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take the kinds of groups."""
        self.groups = groups
        self.analysis = groups.analysis
        self.rules = groups.rules
        self.territories = Territories(groups.analysis, groups.language)
        self.named: dict[tuple[str, bool], list[tuple[int, PartyEntry]]] = {}

    def find(self, place: int, source: Source | None) -> Owned | None:
        """The canonical name of the party behind a group, and the rule that tells it."""
        if self.groups.is_owned(place):
            is_speaker = source is not None and source.party and source.kind in OWN_SPEAKERS
            is_speaker = is_speaker and not self.is_of_us(place)
            return (source.party or "", "events.own_of_source") if source is not None and is_speaker else None
        if self.is_hostile(place):
            return self.enemy_of(source)
        if not self.groups.is_definite(place) or self.says_more(place):
            return None
        named = self.named_before(place)
        if named is not None:
            return named, "events.same_noun"
        pointed = self.pointed_at(place)
        if pointed is not None:
            return pointed, "events.pointed_at"
        return self.of_document(place)

    def of_document(self, place: int) -> Owned | None:
        """The state or the one group of the document that forces without a name are of."""
        group, units = self.groups.nouns[place], self.analysis.units
        senses = self.groups.senses(group.head)
        if any(sense.startswith(OF_STATE) for sense in senses) and not are_rebels(self.groups, place):
            home = self.analysis.home
            home = self.state_here(group.first, home) if home else None
            return (home, "events.forces_of_home") if home and not self.territories.is_between_states else None
        is_group = any(sense.startswith(OF_GROUP) for sense in senses) or units.lemmas[group.head] in self.rules.groups
        sole = self.territories.named_group if is_group else None
        are_known = is_group and "assailant" not in senses  # *les assaillants* may be anybody's
        if are_known and sole is None and len(self.territories.conflicts) == 1:
            sole = self.territories.only_group
        return (sole, "events.sole_group") if sole else None

    def state_here(self, unit: int, home: str) -> str | None:
        """The state of the one country that a paragraph names places of, where it is not that of the document.

        None for a state that no conflict of the document tells to fight: those who speak do so at its towns.
        """
        first, last = self.paragraph(unit)
        spots = (self.analysis.places[at] for at in range(first, last) if at in self.analysis.places)
        countries = {spot.country for spot in spots if spot.country is not None and not spot.text.isupper()}
        if not countries or countries & set(self.territories.lands(home)):
            return home
        states = [self.states[country] for country in countries if country in self.states]
        is_one = len(countries) == len(states) == 1
        return states[0] if is_one and states[0] in self.fighting else None

    @cached_property
    def fighting(self) -> frozenset[str]:
        """The canonical names of those who fight in the conflicts of the document."""
        parties = self.groups.language.world.parties
        return frozenset(parties[identity].name for identity in self.territories.fighters if identity in parties)

    def paragraph(self, unit: int) -> tuple[int, int]:
        """The first unit of the paragraph of a unit, and the one behind its sentence."""
        analysis = self.analysis
        here = sentence = analysis.sentence_of(unit)
        while sentence > 0 and not analysis.tokens.breaks[analysis.sentences[sentence].first]:
            sentence -= 1
        return analysis.ranges[sentence][0], analysis.ranges[here][1]

    @cached_property
    def states(self) -> dict[str, str]:
        """The canonical names of states by the codes of their countries."""
        world = self.groups.language.world
        return {code: world.parties[identity].name for code, identity in world.state_of_country.items()}

    def is_of_us(self, place: int) -> bool:
        """Whether *our* is said of those who speak before somebody is quoted: *nous démentons que, selon X, nos …*."""
        units, first = self.analysis.units, self.groups.nouns[place].first
        start = self.analysis.ranges[self.analysis.sentence_of(first)][0]
        is_ours = any(low in self.rules.ours for low in units.lows[first : self.groups.nouns[place].head])
        before = range(start, first)
        speaks = (units.letters[u] == SUBJECT and units.lows[u] in self.rules.speaking for u in before)
        return is_ours and any(speaks)

    def enemy_of(self, source: Source | None) -> Owned | None:
        """The party on the other front from who speaks."""
        other = self.territories.opponent(source.party) if source is not None and source.party else None
        return (other, "events.enemy") if other else None

    def is_hostile(self, place: int) -> bool:
        """Whether a group is told as the enemy of who speaks: *l'ennemi*, *des forces adverses*."""
        group, senses = self.groups.nouns[place], self.analysis.units.senses
        return any("hostile" in senses[unit] for unit in (*group.adjectives, group.head))

    def says_more(self, place: int) -> bool:
        """Whether a group or what complements it names somebody: *les rebelles touareg*, *le groupe de X*."""
        return any(self.groups.nouns[member].names for member in self.groups.chain(place))

    def named_before(self, place: int) -> str | None:
        """The party that the latest group of the same noun before named: *les rebelles du M23 … les rebelles*."""
        group = self.groups.nouns[place]
        lemma = self.analysis.units.lemmas[group.head]
        senses = self.groups.senses(group.head)
        is_group = any(sense.startswith(OF_GROUP) for sense in senses) or lemma in self.rules.groups
        kinds = GROUPS if is_group else STATES
        is_allied = lemma in self.rules.alliances
        if not (is_group or is_allied) and not any(sense.startswith("body:") for sense in senses):
            return None
        named = self.naming(lemma, is_plural=group.is_plural)
        before = reversed(named[: bisect_left(named, place, key=itemgetter(0))])
        return next((entry.name for _, entry in before if entry.kind in kinds), None)

    def pointed_at(self, place: int) -> str | None:
        """The party whose forces were just told of, where a group points back: *l'armée malienne … cette force*."""
        group, units, nouns = self.groups.nouns[place], self.analysis.units, self.groups.nouns
        if not any(units.lows[u] in self.rules.pointing for u in range(group.first, group.head)):
            return None
        kind = next((kind for kind in (OF_STATE, OF_GROUP) if self.is_of(place, kind)), None)
        if kind is None:
            return None
        sentence = self.analysis.sentence_of(group.first)
        first = self.analysis.ranges[max(0, sentence - 1)][0]
        back = (at for at in range(place - 1, -1, -1) if nouns[at].first >= first and self.is_of(at, kind))
        entries = (self.groups.party_entry(at) for at in back)
        return next((entry.name for entry in entries if entry is not None and entry.kind in STATES | GROUPS), None)

    def is_of(self, place: int, kind: tuple[str, ...]) -> bool:
        """Whether the head of a group names forces of a kind."""
        return any(sense.startswith(kind) for sense in self.groups.senses(self.groups.nouns[place].head))

    def naming(self, lemma: str, *, is_plural: bool) -> list[tuple[int, PartyEntry]]:
        """The groups of a noun that name a party beside it."""
        found = self.named.get((lemma, is_plural))
        if found is None:
            units, nouns = self.analysis.units, self.groups.nouns
            heads = ((at, group.head) for at, group in enumerate(nouns) if group.is_plural == is_plural)
            is_open = lemma in self.rules.alliances
            same = (at for at, head in heads if units.lemmas[head] == lemma and (is_open or units.names[head] < 0))
            found = [(at, entry) for at in same if (entry := self.groups.party_entry(at)) is not None]
            self.named[lemma, is_plural] = found
        return found
