"""Enters: a group that names an office or body. Leaves: the party that it names, or that put it in its seat.

*Le gouverneur installé par Moscou* speaks for Russia, and so does *le maire prorusse* of a town that it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.packs.branches import national_branch
from selon.read.names import folded
from selon.read.whose import CIVIL, Whose

if TYPE_CHECKING:
    from selon.model.units import Name

PEOPLE = "people"
LOCAL = "local"


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
        party, identity = found[0][:2]
        return party, identity if identity != party else None

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
