"""Enters: names and the words around them. Leaves: whether they are used as places, and how things lie to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.analysis import tell_act_or_harm
from selon.read.place_relations import PlaceRelations

if TYPE_CHECKING:
    from selon.model.units import NounGroup

DEFINITE, INDEFINITE = "det.def", "det.indef"
PEOPLE = ("people", "person", "unit")  # families of senses of nouns that names of people stand behind
EXPERT = "office:expert"
TITLES = frozenset({"office", "office:military"})
SHELLING = "event:strike"  # the sense of fire from afar
ASIDE_CAPITAL = 3  # units before a name within which the word for a capital stands, an adjective and a comma between
LANDS = frozenset({"place", "party"})  # kinds of names that a land may have
SUBJECT = 3  # units between what is befallen and the verb that tells it
STAGE = 6  # units behind a place within which it is told to be a stage, and those behind that for the act
ACTS = ("event:strike", "event:attack", "event:clash")
SUFFERED = 9  # units behind such a verb within which the act or its weapon is told
DATIVE = ("cost", "say")  # families of senses of verbs that govern those to whom something is done
MEANS = (*ACTS, "weapon", "force", "person:combatant")


class PlaceContext(PlaceRelations):
    """Reads the words around the names of one document."""

    def has_place_word(self, unit: int) -> bool:
        """Whether a preposition of place or a word such as *village* stands before a name."""
        before = self.before(unit)
        if before in self.words.strong or not set(before.split(" ")).isdisjoint(self.words.areas):
            return True
        return self.kind_before(unit) is not None or self.is_of_venue(unit)

    def is_of_venue(self, unit: int) -> bool:
        """Whether a house where people meet, or the middle of a town, is of a name: *un bar de X*, *le centre de X*."""
        groups, units, place = self.analysis.groups, self.analysis.units, self.analysis.groups.noun_at[unit]
        governor = groups.nouns[place].of if place >= 0 and groups.nouns[place].head == unit else None
        if governor is None:
            return False
        head = groups.nouns[governor].head
        return "place:venue" in units.senses[head] or units.lemmas[head] in self.words.middles

    def names_house(self, unit: int) -> bool:
        """Whether a name stands right behind the word for a street or house that bears it: *rue X*, *l'hôpital X*."""
        units, place = self.analysis.units, self.analysis.groups.noun_at[unit]
        head = self.analysis.groups.nouns[place].head if place >= 0 else unit
        return head < unit and ("place:venue" in units.senses[head] or units.lemmas[head] in self.words.wards)

    def is_of_any(self, unit: int) -> bool:
        """Whether what a name complements is one of several, which bears no name of its own: *une école de X Y*."""
        groups = self.analysis.groups
        governor = groups.nouns[groups.noun_at[unit]].of
        first = groups.nouns[governor].first if governor is not None else unit
        return INDEFINITE in (self.analysis.units.features[first], self.analysis.units.features[first + 1])

    def is_institute(self, unit: int) -> bool:
        """Whether an unknown name is that of where a scholar works: *chercheur au X*, *professeur à l'X*."""
        groups, place = self.analysis.groups, self.analysis.groups.noun_at[unit]
        before = groups.noun_at[groups.nouns[place].first - 1] if place >= 0 and groups.nouns[place].first else -1
        return before >= 0 and EXPERT in self.analysis.units.senses[groups.nouns[before].head]

    def is_called_capital(self, unit: int) -> bool:
        """Whether an apposition says that a name is a capital: *la capitale, X*, *X, la capitale de …*."""
        units = self.analysis.units
        around = (*range(max(0, unit - ASIDE_CAPITAL), unit), *range(unit + 1, min(unit + 4, len(units))))
        beside = units.letters[unit - 1 : unit] == [","] or units.letters[unit + 1 : unit + 2] == [","]
        return beside and any(units.lemmas[at] in self.words.capital_words for at in around)

    def is_struck(self, unit: int) -> bool:
        """Whether a capital is bombed, taken or left, by a verb or a noun, which befalls towns and not governments."""
        analysis = self.analysis
        place = analysis.groups.noun_at[unit]
        group = analysis.groups.nouns[place] if place >= 0 else None
        verb = analysis.groups.verb_at[group.first - 1] if group is not None and group.first > 0 else -1
        if group is not None and group.prep is None and self.is_stage(group):
            return True
        if (
            group is not None
            and group.prep is None
            and self.is_subject_of_ruin(group, (*self.words.befalls_towns, *self.words.shaking))
        ):
            return True
        if group is not None and group.of is not None:
            return analysis.units.lemmas[analysis.groups.nouns[group.of].head] in self.words.acts_on_towns
        if group is not None and group.prep in self.words.onto:
            return self.is_shelled(group.first - 1)
        if group is None or verb < 0 or group.prep is not None:
            return False
        return analysis.groups.verbs[verb].lemma in self.words.befalls_towns

    def is_shelled(self, before: int) -> bool:
        """Whether the word at a unit, before a capital, tells of fire that falls on it: *un raid sur X*."""
        groups = self.analysis.groups
        if before < 0:
            return False
        if groups.verb_at[before] >= 0:
            return SHELLING in groups.verbs[groups.verb_at[before]].senses
        place = groups.noun_at[before]
        chain = [place, groups.nouns[place].of] if place >= 0 else []
        senses = (self.analysis.units.senses[groups.nouns[each].head] for each in chain if each is not None)
        return any(SHELLING in told for told in senses)

    def is_subject_of_ruin(self, group: NounGroup, lemmas: tuple[str, ...]) -> bool:
        """Whether acts of war befall what a group names: *X a été secouée par une explosion*, *X pilonnée*."""
        verb_at, verbs = self.analysis.groups.verb_at, self.analysis.groups.verbs
        behind = range(group.last, min(group.last + SUBJECT, len(verb_at)))
        verb = next((verb_at[at] for at in behind if verb_at[at] >= 0), -1)
        if verb < 0 or verbs[verb].lemma not in lemmas:
            return False
        is_suffered = verbs[verb].voice == "passive" or verbs[verb].form == "participle"
        told = self.analysis.units.senses[verbs[verb].last : verbs[verb].last + SUFFERED]
        return is_suffered and any(sense.startswith(MEANS) for senses in told for sense in senses)

    def is_stage(self, group: NounGroup) -> bool:
        """Whether acts of war are told to be seen or lived where a group names: *X a été le théâtre d'un attentat*."""
        units = self.analysis.units
        behind = range(group.last, min(group.last + STAGE, len(units)))
        at = next((unit for unit in behind if units.lemmas[unit] in self.words.stages), None)
        told = units.senses[at + 1 : at + STAGE] if at is not None else []
        return any(sense.startswith(ACTS) for senses in told for sense in senses)

    def names_instrument(self, unit: int) -> bool:
        """Whether a name only tells one treaty from another: *la convention de Genève*."""
        nouns, place = self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        if place < 0:
            return False
        governor = nouns[place].of
        heads = [nouns[place].head, *([nouns[governor].head] if governor is not None else [])]
        return any(self.analysis.units.lemmas[head] in self.words.instruments for head in heads if head != unit)

    def follows_office(self, unit: int) -> bool:
        """Whether a title or office stands just before a unit, so that the name is a person's."""
        units = self.analysis.units
        before = unit - 1
        if before < 0:
            return False
        is_title = units.letters[before] == "N" and not units.senses[before].isdisjoint(TITLES)
        return is_title or units.letters[before] == "M"

    def is_of_people(self, unit: int) -> bool:
        """Whether a name calls people, or who holds an office of the town before it, and no place.

        *À la famille Kaba*, *selon le maire de la ville Omar Diallo*.
        """
        units, nouns, place = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at[unit]
        if place < 0 or nouns[place].head == unit:
            return False
        group = nouns[place]
        if any(sense.startswith(PEOPLE) for sense in units.senses[group.head]):
            return True
        is_full = units.lasts[unit] - units.firsts[unit] > 1 and group.of is not None
        return is_full and "office" in units.senses[nouns[group.of or 0].head]

    def is_apposed(self, unit: int) -> bool:
        """Whether a bare name behind a comma is that of the place told before: *dans un village, X, …*."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        place = noun_at[unit]
        if place < 1 or nouns[place].prep is not None or nouns[place].first != unit or units.letters[unit - 1] != ",":
            return False
        kind, following = noun_at[unit - 2], units.letters[unit + 1 : unit + 2]
        is_closed = following in ([","], ["."], ["("], [":"], [")"], ["p"], [])
        if kind < 0 or nouns[kind].last != unit - 1 or not is_closed:
            return False
        while nouns[kind].of is not None:
            kind = nouns[kind].of or 0
        if self.is_told_before(nouns[kind]):
            return False
        is_spot = units.lemmas[nouns[kind].head] in self.words.spots
        is_kind = (is_spot or "place:kind" in units.senses[nouns[kind].head]) and nouns[kind].joined is None
        return is_kind and nouns[kind].prep in self.words.strong

    def is_told_before(self, kind: NounGroup) -> bool:
        """Whether a bare word of an area only takes up what was told: *opérant dans la zone, X Y*."""
        units = self.analysis.units
        is_bare = kind.last == kind.head + 1 and kind.of is None and not kind.names
        return is_bare and units.lemmas[kind.head] in self.words.zones and units.features[kind.head - 1] == DEFINITE

    def is_medium(self, unit: int) -> bool:
        """Whether something is said to be published in what a name names: *publié dans X*."""
        groups, place = self.analysis.groups, self.analysis.groups.noun_at[unit]
        first = groups.nouns[place].first if place >= 0 else 0
        is_issued = first > 0 and self.analysis.units.lemmas[first - 1] in self.words.issuing
        return is_issued and groups.nouns[place].prep in self.words.inside

    def is_situated(self, unit: int) -> bool:
        """Whether it is told behind a name where it lies: *à X, près de Y*, *à X (N km de Y)*, *à X à Y*."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        last = nouns[noun_at[unit]].last
        if units.letters[last : last + 1] == ["("]:
            return self.is_distance(last + 1) or self.leads_on(last + 1, (*self.words.reference, *self.words.inside))
        if units.letters[last : last + 1] == [","]:
            is_led = self.leads_on(last + 1, (*self.words.reference, *self.words.inside))
            return is_led or self.is_distance(last + 1) or self.is_kind(last + 1)
        return self.leads_on(last, (self.before(unit), *self.words.reference))

    def is_labelled(self, unit: int) -> bool:
        """Whether a bare name, with the land it lies in in brackets, heads a line: *- X (Mali) : …*."""
        units, names = self.analysis.units, self.analysis.names
        first = self.analysis.ranges[self.analysis.sentence_of(unit)][0]
        is_ahead = (
            unit - first <= 1 and self.before(unit) == "" and units.letters[unit + 1 : unit + 4 : 2] == ["(", ")"]
        )
        held = units.names[unit + 2] if is_ahead else -1
        return held >= 0 and names[held].kind in LANDS and units.letters[unit + 4 : unit + 5] in ([":"], ["-"])

    def is_where_harmed(self, unit: int) -> bool:
        """Whether a verb of harm leads to a name, which is then no person's: *tués à X Y*, *blessée lundi à X Y*."""
        groups, units = self.analysis.groups, self.analysis.units
        place = groups.noun_at[unit]
        at = groups.nouns[place].first - 1 if place >= 0 else -1
        if at >= 0 and units.times[at] >= 0:
            at -= 1
        verb = groups.verb_at[at] if at >= 0 else -1
        is_led = self.before(unit) in self.words.whom
        return is_led and verb >= 0 and tell_act_or_harm(groups.verbs[verb].senses)

    def is_where_told(self, unit: int) -> bool:
        """Whether a name behind *at* is where something befell, and nobody's: *À X Y, …*, *une frappe à X Y*."""
        groups, units = self.analysis.groups, self.analysis.units
        place = groups.noun_at[unit]
        if place < 0 or self.before(unit) not in self.words.whom or groups.nouns[place].head != unit:
            return False
        group = groups.nouns[place]
        first, last = self.analysis.ranges[self.analysis.sentence_of(unit)]
        before = group.first - 1
        is_fronted = before < first or units.letters[before] == ":" or self.names_land(before - 1)
        if is_fronted and units.letters[group.last : group.last + 1] == [","]:
            return any(tell_act_or_harm(senses) for senses in units.senses[group.last : last])
        other = groups.noun_at[group.first - 1] if group.first > 0 else -1
        chain = [other, groups.nouns[other].of] if other >= 0 else []
        heads = (groups.nouns[each].head for each in chain if each is not None)
        if any(sense.startswith((*ACTS, "weapon")) for head in heads for sense in units.senses[head]):
            return True
        near = (self.analysis.clauses[index] for index in self.analysis.clauses_near(unit, unit))
        told = (groups.verbs[clause.verb].senses for clause in near if place in clause.others)
        return any(tell_act_or_harm(senses) and not any(s.startswith(DATIVE) for s in senses) for senses in told)

    def names_land(self, unit: int) -> bool:
        """Whether the name of a land stands at a unit before a comma: *En Ossa, à X Y, …*."""
        if unit < 0 or self.analysis.units.letters[unit + 1] != ",":
            return False
        held = self.analysis.units.names[unit]
        return held >= 0 and self.analysis.names[held].kind in LANDS

    def leads_on(self, unit: int, prepositions: tuple[str, ...]) -> bool:
        """Whether a group that begins at a unit is led by one of some prepositions."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        place = noun_at[unit] if unit < len(noun_at) else -1
        return place >= 0 and nouns[place].first == unit and nouns[place].prep in prepositions

    def is_kind(self, unit: int) -> bool:
        """Whether a group that begins at a unit, without a preposition, tells a kind of place: *X, banlieue de Y*."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        place = noun_at[unit] if unit < len(noun_at) else -1
        is_bare = place >= 0 and nouns[place].first == unit and nouns[place].prep is None
        return is_bare and "place:kind" in self.analysis.units.senses[nouns[place].head]

    def is_distance(self, unit: int) -> bool:
        """Whether a distance is told at a unit: *à 30 km de X*."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        place = noun_at[unit] if unit < len(noun_at) else -1
        return place >= 0 and "measure:distance" in self.analysis.units.senses[nouns[place].head]

    def is_called_so(self, unit: int) -> bool:
        """Whether a word of naming stands between the kind of a place and a name: *un village appelé X*."""
        units, nouns, noun_at = self.analysis.units, self.analysis.groups.nouns, self.analysis.groups.noun_at
        place = noun_at[unit]
        first = nouns[place].first if place >= 0 else 0
        if first < 2 or units.lemmas[first - 1] not in self.words.naming:
            return False
        naming = noun_at[first - 1]
        kind = nouns[naming].of if naming >= 0 else noun_at[first - 2]
        if kind is None or kind < 0:
            return False
        return "place:kind" in units.senses[nouns[kind].head] or units.lemmas[nouns[kind].head] in self.words.spots

    def is_ruined(self, unit: int) -> bool:
        """Whether only places suffer what a name does: *la bataille de X*, *des raids sur X*, *bombarder X*."""
        analysis, name = self.analysis, self.name(unit)
        place = analysis.groups.noun_at[unit]
        if place < 0 or analysis.groups.nouns[place].head != unit:
            return False
        group = analysis.groups.nouns[place]
        is_long = name.last - name.first > 1
        if group.of is not None:
            lemma = analysis.units.lemmas[analysis.groups.nouns[group.of].head]
            return lemma in self.words.befallen and not (is_long and lemma in self.words.rulers)
        if is_long:
            return False
        verb = analysis.groups.verb_at[group.first - 1] if group.first > 0 else -1
        if group.prep is None and self.is_subject_of_ruin(group, self.words.ruining):
            return True
        if verb >= 0 and group.prep is None and group.first == unit:
            return analysis.groups.verbs[verb].lemma in self.words.ruining
        before = analysis.groups.noun_at[group.first - 1] if group.first > 0 else -1
        is_under_fire = before >= 0 and SHELLING in analysis.units.senses[analysis.groups.nouns[before].head]
        return group.prep in self.words.onto and (is_under_fire or self.is_shelled(group.first - 1))

    def is_asked(self, unit: int) -> bool:
        """Whether a capital is the government that something is asked of: *demander à X de …*, *dire à X que …*."""
        units, groups = self.analysis.units, self.analysis.groups
        place = groups.noun_at[unit]
        first, last = (groups.nouns[place].first, groups.nouns[place].last) if place >= 0 else (0, 0)
        verb = groups.verb_at[first - 1] if first > 0 else -1
        says = verb >= 0 and any(sense.startswith("say") for sense in groups.verbs[verb].senses)
        if not says or groups.nouns[place].prep not in self.words.whom:
            return False
        following = units.lows[last : last + 1]
        is_content = not set(self.words.contents).isdisjoint(following)
        is_deed = not set(self.words.of).isdisjoint(following) and groups.verb_at[last + 1] >= 0
        return is_content or is_deed
