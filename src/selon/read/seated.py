"""Enters: a group that names an office or body. Leaves: the party that it names, or that put it in its seat.

*Le gouverneur installé par Moscou* speaks for Russia, and so does *le maire prorusse* of a town that it holds.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from selon.packs.branches import national_branch
from selon.read.names import folded
from selon.read.whose import CIVIL, Whose

if TYPE_CHECKING:
    from selon.model.units import Name
    from selon.packs.world import PartyEntry

PEOPLE = "people"
LOCAL = "local"
CIVIL_BODY = "body:civil"
BEHIND = 4  # groups behind an office among which stands whom it speaks for
SEVERAL = 2  # tokens of a name of several words


class Seated(Whose):
    """Tells which party those who speak in one document name, or were put in their seats by."""

    def seated_by(self, place: int, party: str | None, kind: str | None) -> str | None:
        """The id of the party that a group was put in its seat by; `party` and `kind` are those of its other words."""
        if not self.is_office(self.analysis.groups.nouns[place]):
            return None
        return self.installed_by(place) or self.sided_with(place, party, kind)

    def installed_by(self, place: int) -> str | None:
        """The party that installed somebody, by a participle right behind: *le maire nommé par X*."""
        analysis = self.analysis
        end = self.chain(place)[1]
        verb = analysis.groups.verb_at[end] if end < len(analysis.units) else -1
        if verb < 0 or analysis.groups.verbs[verb].form != "participle":
            return None
        lemma, lows = analysis.groups.verbs[verb].lemma, analysis.units.lows
        phrase = " ".join((lemma, *lows[end + 1 : end + 3]))
        if lemma not in self.words.installing and phrase not in self.words.installing:
            return None
        agent = analysis.clauses[analysis.clause_of_verb[verb]].agent
        return self.party_in(*self.chain(agent))[0] if agent is not None and self.names_party(agent) else None

    def sided_with(self, place: int, party: str | None, kind: str | None) -> str | None:
        """The party that an office of a land held sides with by an adjective: *le maire prorusse*."""
        units, world = self.analysis.units, self.language.world
        head = self.analysis.groups.nouns[place].head
        entry = world.parties.get(party or "")
        is_of_people = entry is not None and entry.kind == PEOPLE
        if kind != LOCAL and units.lemmas[head] not in self.words.seats and not is_of_people:
            return None
        for unit in range(*self.chain(place)):
            for prefix in self.words.sympathy:
                low = folded(units.lows[unit])
                if low.startswith(prefix) and (found := self.state_of(low.removeprefix(prefix).lstrip("-"))):
                    return found
        return None

    def state_of(self, low: str) -> str | None:
        """The id of the state that a folded adjective is of, alone."""
        options = self.language.party_names.get(low, {}).get("", ())
        found = {option.id for option in options if option.kind == "adjective"}
        entry = self.language.world.parties.get(next(iter(found))) if len(found) == 1 else None
        return entry.id if entry is not None and entry.kind == "state" else None

    def named_so(self, place: int) -> PartyEntry | None:
        """The one body of the document whose name begins with a bare noun: *la coalition*, *l'Observatoire*."""
        analysis = self.analysis
        group = analysis.groups.nouns[place]
        is_bare = not group.adjectives and not group.names and self.chain(place)[1] == group.last
        if not is_bare or CIVIL_BODY not in analysis.units.senses[group.head]:
            return None
        alike = self.named_by.get(analysis.tokens.lows[analysis.units.firsts[group.head]], set())
        return self.language.world.parties.get(next(iter(alike))[0]) if len(alike) == 1 else None

    @cached_property
    def named_by(self) -> dict[str, set[tuple[str, ...]]]:
        """The parties whose names of several words begin with each word."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for name in self.analysis.names:
            if name.kind == "party" and name.parties and name.last - name.first >= SEVERAL:
                found.setdefault(self.analysis.tokens.lows[name.first], set()).add(name.parties)
        return found

    def party_spoken_for(self, place: int) -> tuple[str | None, str | None]:
        """The ids of the party and body that an office speaks for by a bare noun: *le porte-parole de la coalition*."""
        nouns, end = self.analysis.groups.nouns, self.chain(place)[1]
        for other in range(place + 1, min(place + 1 + BEHIND, len(nouns))):
            whole = nouns[other].of
            if whole is None or whole < place or nouns[other].last > end or not self.is_office(nouns[whole]):
                continue
            if (entry := self.named_so(other)) is not None:
                return entry.party, entry.id if entry.id != entry.party else None
        return None, None

    def party_in(self, first: int, last: int) -> tuple[str | None, str | None]:
        """The ids of the party and of the body named in a stretch; a party's name goes before a people's."""
        analysis = self.analysis
        found: list[tuple[str, str, bool, int]] = []
        for unit in range(first, last):
            place = analysis.units.names[unit]
            if place < 0:
                continue
            name = analysis.names[place]
            if name.kind == "person" or not name.parties:
                continue
            entry = self.language.world.parties.get(self.branch(name))
            if entry is not None:
                found.append((entry.party, entry.id, name.kind == "party", unit))
        if not found:
            return None, None
        found.sort(key=lambda item: (not item[2], item[3]))
        party, identity, is_name, unit = found[0]
        if is_name and (nation := self.nation_behind(unit)) not in {None, party}:
            return nation, None
        return party, identity if identity != party else None

    def nation_behind(self, unit: int) -> str | None:
        """The state of the adjective behind a body's name that is made of common words: *le Conseil de sécurité X*."""
        analysis, world = self.analysis, self.language.world
        following = analysis.units.names[unit + 1] if unit + 1 < len(analysis.units) else -1
        if following < 0 or analysis.names[following].kind != "adjective":
            return None
        opening = analysis.tokens.lows[analysis.units.firsts[unit]]
        entry = world.party_of((analysis.names[following].parties or ("",))[0])
        is_common = CIVIL_BODY in self.language.lexicon.senses("noun", opening)
        return entry.id if is_common and entry is not None and entry.kind == "state" else None

    def branch(self, name: Name) -> str:
        """The party of a name; of a body without a country, that of the document's or of who fights: *le Croissant*."""
        world, identity = self.language.world, name.parties[0]
        entry = world.parties.get(identity)
        if entry is None or entry.countries or entry.kind not in CIVIL or name.kind != "party":
            return identity
        home = world.by_name.get(self.analysis.home or "")
        fighting = (
            party for c in self.analysis.conflicts if c in world.conflicts for party in world.conflicts[c].parties
        )
        called = [folded(low) for low in self.analysis.tokens.lows[name.first : name.last]]
        states = (home.id, *fighting) if home is not None else fighting
        return next((own for state in states if (own := national_branch(self.language, called, state))), identity)
