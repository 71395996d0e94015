"""Enters: noun groups. Leaves: of which kinds they are for the rules of acts, and what hangs on them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selon.claims.events_rebels import FIGHTERS, are_armed, are_rebels, named_behind
from selon.model.tags import ADJECTIVE, ADVERB, CONTRACTED, COORDINATOR, COUNT, PARTICIPLE, PREPOSITION, TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.claims.roles import Roles
    from selon.model.analysis import Analysis, Attribution
    from selon.model.units import Clause, Name, NounGroup
    from selon.packs.events import EventRules
    from selon.packs.loader import Language
    from selon.packs.world import PartyEntry

SIDES = frozenset({"state", "de_facto", "armed_group", "people", "military", "state_body", "regional", "un"})
FAMILIES = {
    "force": ("force:", "person:combatant", "office:military", "body:military"),
    "person": ("person", "people", "office", "group:", "toll:", "unit:"),
    "weapon": ("weapon",),
    "place": ("place:",),
    "event": ("event:",),
    "truce": ("event:ceasefire",),
    "state": ("body:state",),
}
BLAME = "speech.blame"
HARM = ("harm:", "suffer:", "hit:")
STEPS = 8  # complements and list members followed from one group
SINCE_ANOTHER = 4  # tokens of a time that tells since when by another act
NEAR = 12  # groups after a noun among which its complements are looked for


@cache
def kinds_of_senses(senses: frozenset[str]) -> frozenset[str]:
    """The kinds that the senses of a head give; a pack has no more sets of senses than lemmas."""
    return frozenset(kind for kind, families in FAMILIES.items() if any(s.startswith(families) for s in senses))


class GroupReader:
    """Reads kinds and complements of the noun groups of one document."""

    def __init__(self, analysis: Analysis, language: Language, rules: EventRules, roles: Roles) -> None:
        """Take the document's layers, the rules of events and the roles of groups."""
        self.roles = roles
        self.analysis = analysis
        self.language = language
        self.rules = rules
        self.nouns = analysis.groups.nouns
        self.known: dict[int, frozenset[str]] = {}

    def blames_over(self, unit: int) -> Iterator[Attribution]:
        """The words that lay what is told at a unit at somebody's door: *la responsabilité de l'escalade*."""
        said = self.analysis.attributions[self.analysis.sentence_of(unit)]
        blames = (item for item in said if item.rule == BLAME)
        return (item for item in blames if any(first <= unit < last for first, last in item.contents))

    def kinds(self, place: int) -> frozenset[str]:
        """The kinds of a group as rules name them: party, force, person, place, weapon, site, event and so on."""
        found = self.known.get(place)
        if found is None:
            found = self.known[place] = frozenset(self.find_kinds(place))
        return found

    def find_kinds(self, place: int) -> set[str]:
        """The kinds of a group, by its names, its head's senses and lemma."""
        group, units = self.nouns[place], self.analysis.units
        found = {kind for kind, words in self.rules.words_of_kinds.items() if units.lemmas[group.head] in words}
        found |= kinds_of_senses(self.senses(group.head))
        for unit in group.names:
            found |= self.kinds_of_name(unit, is_head=unit == group.head)
        found |= {"pronoun"} if group.is_pronoun else set()
        found |= {"person"} if units.letters[group.head] == COUNT else set()
        found |= {"force"} if are_armed(self, place, found) else set()
        if "force" in found:
            found.discard("person")
        if "event" in found:
            found.discard("weapon")
        found |= self.all_kinds(self.counted_in(place))
        least = group.count.least or group.count.most if group.count is not None else None
        is_many = group.is_plural or "people" in self.senses(group.head) or (least or 0) > 1
        return found | {"people"} if "person" in found and is_many else found

    def counted_in(self, place: int) -> list[int]:
        """The complements of a noun that only tells how many they are: *des dizaines de missiles*."""
        is_amount = self.analysis.units.lemmas[self.nouns[place].head] in self.rules.amounts
        return [member for member in self.complements(place) if member > place] if is_amount else []

    def kinds_of_name(self, unit: int, *, is_head: bool) -> set[str]:
        """The kinds that a name gives its group."""
        name = self.analysis.names[self.analysis.units.names[unit]]
        found = {"place"} if unit in self.analysis.places and is_head else set()
        if name.kind == "capital" and is_head:
            found.add("capital")
        if name.kind == "inhabitant" or (name.kind == "adjective" and is_head):
            found.add("person")
        if name.kind in {"person", "unknown"} and is_head and not found:
            found |= {"someone", name.kind}
        entry = self.language.world.party_of(name.parties[0]) if name.parties else None
        if entry is not None and entry.kind in SIDES:
            found.add("party" if is_head else "sided")
            found |= {"person", "people"} if entry.kind == "people" and is_head else set()
        senses = self.language.lexicon.word(self.analysis.units.lows[unit]).senses("N") if is_head else ()
        return found | {"force"} if any(sense.startswith("force:") for sense in senses) else found

    def senses(self, unit: int) -> frozenset[str]:
        """The senses of a unit as a noun."""
        units = self.analysis.units
        found = units.senses[unit]
        if found or units.names[unit] >= 0 or units.letters[unit] not in "NAP":
            return found
        return self.language.lexicon.word(units.lows[unit]).senses("N")

    def root(self, place: int) -> int:
        """The group that a complement or listed group goes back to."""
        for _ in range(STEPS):
            group = self.nouns[place]
            before = group.of if group.of is not None else group.joined
            if before is None:
                break
            place = before
        return place

    def first_of_list(self, place: int) -> int:
        """The first group of the list that a group goes on."""
        for _ in range(STEPS):
            before = self.nouns[place].joined
            if before is None:
                break
            place = before
        return place

    def listed_with(self, place: int) -> list[int]:
        """A group with those that go on its list."""
        following = range(place + 1, min(place + NEAR, len(self.nouns)))
        return [place, *(p for p in following if self.nouns[p].joined == place)]

    def both_of(self, place: int) -> list[int]:
        """A group with the other of its list, be it behind its complements: *entre les forces de X et Y*."""
        listed, chain = self.listed_with(place), set(self.chain(place))
        following = range(place + 1, min(place + NEAR, len(self.nouns)))
        return listed if len(listed) > 1 else [place, *(p for p in following if self.nouns[p].joined in chain)]

    def fighters_in(self, place: int) -> int | None:
        """The unit of an adjective that names those who fight: *une attaque rebelle*."""
        group, units, lexicon = self.nouns[place], self.analysis.units, self.language.lexicon
        inside = (u for u in range(group.first, group.last) if u != group.head and units.letters[u] == ADJECTIVE)
        named = (u for u in inside if units.lemmas[u] not in self.rules.labels)
        return next((u for u in named if FIGHTERS in lexicon.word(units.lows[u]).senses("N")), None)

    def complements(self, place: int) -> list[int]:
        """The groups bound to a group by "of", and those listed with them."""
        found = [p for p in range(place + 1, min(place + NEAR, len(self.nouns))) if self.nouns[p].of == place]
        found = found or self.after_participle(place)
        return [member for first in found for member in self.listed_with(first)]

    def after_participle(self, place: int) -> list[int]:
        """The complement that a participle or time parts from its noun: *violations répétées de la trêve*."""
        analysis, last = self.analysis, self.nouns[place].last
        if not self.is_event(place):
            return []
        letters = analysis.units.letters
        while last < len(letters) and (letters[last] == TIME or letters[last : last + 2] == [PREPOSITION, TIME]):
            last += 1
        if last > self.nouns[place].last:
            last -= 1
        elif last + 1 >= len(letters) or letters[last] != PARTICIPLE:
            return []
        following = analysis.groups.noun_at[last + 1] if last + 1 < len(letters) else -1
        grammar = self.language.grammar
        return [following] if following >= 0 and self.nouns[following].prep in grammar.linking_prepositions else []

    def is_event(self, place: int) -> bool:
        """Whether the head of a group is a noun of acts."""
        return "event" in kinds_of_senses(self.senses(self.nouns[place].head))

    def chain(self, place: int) -> list[int]:
        """A group with its complements, and theirs."""
        found = [place]
        for index in range(place + 1, min(place + NEAR, len(self.nouns))):
            if self.nouns[index].of in found:
                found.append(index)
        return found

    def attached(self, place: int) -> list[int]:
        """The groups bound by a preposition that follow a group before a finite verb, a mark or a conjunction."""
        analysis = self.analysis
        at, size = self.nouns[place].last, len(analysis.units)
        found: list[int] = []
        own = [*self.chain(place), *self.complements(place)]
        while at < size:
            group = analysis.groups.noun_at[at]
            if group >= 0:
                if self.nouns[group].prep in self.rules.since:
                    break
                if self.nouns[group].prep is None and self.nouns[group].joined not in {place, *found}:
                    break
                found.append(group)
                if "event" in self.kinds(group) and group not in own:
                    break  # what follows hangs on that act
                at = self.nouns[group].last
                continue
            verb = analysis.groups.verb_at[at]
            is_stop = verb >= 0 and analysis.groups.verbs[verb].form != "participle"
            if is_stop or analysis.units.letters[at] in ".;:,QKSs-(" or self.is_since_another(at):
                break
            at += 1
        return found

    def is_since_another(self, unit: int) -> bool:
        """Whether a unit of time names since which other act something goes on: *depuis le début de l'opération*."""
        units = self.analysis.units
        is_long = units.lasts[unit] - units.firsts[unit] >= SINCE_ANOTHER
        return units.letters[unit] == TIME and is_long and units.lows[unit] in self.rules.since

    def objects(self, clause: Clause) -> list[int]:
        """The objects of a clause: its object, or an indefinite plural that looks like a complement."""
        if clause.object is not None:
            return self.listed_with(clause.object)
        verb = self.analysis.groups.verbs[clause.verb]
        grammar = self.language.grammar
        for place in clause.others:
            group = self.nouns[place]
            is_object = self.is_fraction(group) or (group.prep in grammar.of and group.of is None)
            if is_object and group.first >= verb.last:
                return self.listed_with(place)
        return []

    def is_fraction(self, group: NounGroup) -> bool:
        """Whether words of about how much open a share of something: *près de la moitié du pays*."""
        lows = self.analysis.units.lows[group.first : group.head + 1]
        return group.prep in self.rules.nearly and any(w in self.rules.fractions for low in lows for w in low.split())

    def words(self, place: int) -> str:
        """The words of a group with its complements, without the preposition before it."""
        group = self.nouns[place]
        return self.words_from(group.first + (group.prep is not None and group.first < group.head), place)

    def bare_words(self, place: int) -> str:
        """The words of a group without the preposition, and without the article of some people or things."""
        group, lows = self.nouns[place], self.analysis.units.lows
        first = group.first + (group.prep is not None and group.first < group.head)
        is_dropped = first < group.head and lows[first] in self.rules.dropped and group.count is None
        return self.words_from(first + is_dropped, place)

    def listed_words(self, place: int) -> str:
        """The words of a group with those of the list that it opens: *des marchés, des ponts et des écoles*."""
        units, end, seen = self.analysis.units, self.end_of(place), {place}
        for member in range(place + 1, min(place + NEAR, len(self.nouns))):
            if self.nouns[member].joined not in seen:
                continue
            gap = range(end, self.nouns[member].first)
            if any(units.letters[unit] not in ",C" for unit in gap) or self.nouns[member].is_pronoun:
                break
            seen.add(member)
            end = self.end_of(member)
        if end == self.end_of(place):
            return self.bare_words(place)
        group = self.nouns[place]
        return self.analysis.words(group.first + (group.prep is not None and group.first < group.head), end)

    def end_of(self, place: int) -> int:
        """The unit after a group with its complements."""
        last, letters = self.described(self.nouns[place].last), self.analysis.units.letters
        for index in self.chain(place)[1:]:
            if self.nouns[index].first == last:
                last = self.nouns[index].last
                for listed in self.listed_with(index)[1:]:
                    if set(letters[last : self.nouns[listed].first]) <= {COORDINATOR}:
                        last = self.nouns[listed].last
        return last

    def words_from(self, first: int, place: int) -> str:
        """The words of a group from one of its units on, with its complements."""
        return self.analysis.words(first, self.end_of(place))

    def described(self, last: int) -> int:
        """The end of a group with the participles that tell who it is: *des hommes armés non identifiés*."""
        units = self.analysis.units
        at = last
        while at < len(units) and (units.lemmas[at] in self.rules.describing or units.letters[at] == ADVERB):
            at += 1
            last = at if units.letters[at - 1] != ADVERB else last
        return last

    def party(self, place: int) -> str | None:
        """The canonical name of the party that a group, or what complements it, names."""
        found = self.party_entry(place)
        return None if found is None else found.name

    def party_entry(self, place: int) -> PartyEntry | None:
        """The party that a group, or what complements it, names."""
        lemmas = self.analysis.units.lemmas
        for member in self.chain(place):
            if member != place and "event" in self.kinds(member):
                break
            before, head = self.nouns[member].first - 1, self.nouns[member].head
            if member != place and (lemmas[before] in self.rules.coming or lemmas[head] in self.rules.origins):
                continue  # from where they came: *des hommes venus du Soudan*, *des bombes de fabrication russe*
            found = self.entry_in_group(member)
            if found is not None:
                return found
        return named_behind(self, self.chain(place)[-1])

    def party_in_group(self, place: int) -> str | None:
        """The canonical name of the party that the adjectives and names of one group name."""
        found = self.entry_in_group(place)
        return None if found is None else found.name

    def entry_in_group(self, place: int) -> PartyEntry | None:
        """The party that the adjectives and names of one group name."""
        for unit in self.nouns[place].names:
            name = self.analysis.names[self.analysis.units.names[unit]]
            entry = self.party_of(name)
            if entry is not None and entry.kind in SIDES and not self.is_origin(place, name, entry):
                return entry
        return None

    def is_origin(self, place: int, name: Name, entry: PartyEntry) -> bool:
        """Whether a name only tells of which country fighters of a group are: *les rebelles burundais*."""
        is_adjective = name.kind in {"adjective", "inhabitant"} and entry.kind == "state"
        return is_adjective and (FIGHTERS in self.senses(self.nouns[place].head) or are_rebels(self, place))

    def party_of(self, name: Name) -> PartyEntry | None:
        """The party that a name stands for; for a known person the state that they act for."""
        world = self.language.world
        if name.parties:
            return world.party_of(name.parties[0])
        person = world.persons.get(name.person or "")
        entry = world.parties.get(person.party) if person else None
        return entry if entry is not None and entry.kind in {"state", "de_facto"} else None

    def all_kinds(self, places: list[int]) -> set[str]:
        """The kinds of some groups together."""
        return set[str]().union(*(self.kinds(place) for place in places))

    def touching(self, place: int) -> int | None:
        """The group that ends where another with a preposition begins: *bombes* of *bombes à fragmentation*."""
        group = self.nouns[place]
        found = self.analysis.groups.noun_at[group.first - 1] if group.prep is not None and group.first else -1
        return found if found >= 0 else None

    def serves(self, place: int, lemmas: tuple[str, ...]) -> bool:
        """Whether a group has a part in a clause with one of some verbs."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        return any(verbs[clauses[role.clause].verb].lemma in lemmas for role in self.roles.of_group.get(place, ()))

    def is_harmful(self, place: int) -> bool:
        """Whether people are said to have been harmed in or by what a group tells: *tués par des tirs*."""
        governor = self.nouns[place].of
        if governor is not None and "event" in self.kinds(governor):
            return False
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        slots = {*self.rules.during, *self.rules.after, "agent"}
        roles = (role for role in self.roles.of_group.get(self.root(place), ()) if role.slot in slots)
        senses = (verbs[clauses[role.clause].verb].senses for role in roles)
        return any(sense.startswith(HARM) for found in senses for sense in found)

    def is_fresh(self, place: int) -> bool:
        """Whether a group says of itself that it is another one: *une autre attaque*, *de nouveaux combats*."""
        group, units = self.nouns[place], self.analysis.units
        words = self.analysis.tokens.lows[units.firsts[group.first] : units.lasts[group.last - 1]]
        return any(low in self.rules.fresh for low in words)

    def is_definite(self, place: int) -> bool:
        """Whether the determiner of a group points at something known."""
        group, units = self.nouns[place], self.analysis.units
        inside = range(group.first, group.head)
        return any(units.lows[u] in self.rules.known or units.letters[u] == CONTRACTED for u in inside)

    def is_shown(self, place: int) -> bool:
        """Whether a demonstrative stands before a noun: *cette attaque*."""
        group, lows = self.nouns[place], self.analysis.units.lows
        return any(lows[unit] in self.rules.showing for unit in range(group.first, group.head))

    def is_owned(self, place: int) -> bool:
        """Whether a possessive stands before a noun: *son déploiement*."""
        group, lows = self.nouns[place], self.analysis.units.lows
        return any(lows[unit] in self.rules.own for unit in range(group.first, group.head))

    def lows(self, place: int) -> set[str]:
        """The low forms and lemmas of a group with its complements."""
        units = self.analysis.units
        spans = [range(self.nouns[p].first, self.nouns[p].last) for p in self.chain(place)]
        return {units.lows[u] for span in spans for u in span} | {units.lemmas[u] for span in spans for u in span}
