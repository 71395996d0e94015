"""Enters: acts as told. Leaves: each act once a source, with the later tellings of the same that fall away."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from selon.claims.events_aims import HARMED
from selon.claims.events_manners import FAMILIES, Manners, family
from selon.claims.events_tellings import (
    Telling,
    are_apart,
    closest,
    is_at,
    is_there_and_then,
    is_wider,
    keys_of,
    may_hold,
)
from selon.claims.places import Where
from selon.model.claim import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.claims.events_groups import GroupReader

LINE = 160  # characters of a title that ends with a full stop
HEADING = 80  # characters of a heading within the report
SENTENCE = frozenset(".;:TVX")  # a mark, a time or a finite verb, which no heading has
RUBRIC = 2  # units of the name of a section above the title
TITLE = 3  # sentences among which a title ends
TOLD_BY_VERB = frozenset({"events.aimed", HARMED})
MOST = 20  # assaults told before among which that of the attackers of a lesser act is looked for
TAKEN_UP = "events.taken_up"
BEING = "state:be"
NEAR = 80  # units behind an act within which another noun may say which one it is
NEXT = 1  # sentences within which a lesser act is a part of another assault


class SameFinder:
    """Finds tellings of one act in one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take the kinds and complements of groups."""
        self.groups = groups
        self.analysis = groups.analysis
        self.title = self.end_of_title()
        self.manners = Manners(groups, self.conflict)

    def end_of_title(self) -> int:
        """The sentence after the title: the first line below a rubric, if it is short or ends without a mark."""
        analysis = self.analysis
        breaks, units = analysis.tokens.breaks, analysis.units
        top = 1 if self.is_rubric() else 0
        for place, sentence in enumerate(analysis.sentences[top + 1 : top + TITLE], start=top + 1):
            if breaks[sentence.first]:
                last = analysis.sentences[place - 1]
                is_line = place == top + 1 and last.end - last.start <= LINE
                return place if is_line or units.letters[analysis.ranges[place - 1][1] - 1] not in ".;:," else 0
        return 0

    def is_rubric(self) -> bool:
        """Whether the first line is only the name of a section: a word or two that tell of no act, and no sentence."""
        analysis = self.analysis
        if len(analysis.sentences) < TITLE or not analysis.tokens.breaks[analysis.sentences[1].first]:
            return False
        first, last = analysis.ranges[0]
        is_brief = last - first <= RUBRIC and SENTENCE.isdisjoint(analysis.units.letters[first:last])
        return is_brief and not analysis.is_eventful(0)

    def distinct(self, tellings: list[Telling]) -> list[Telling]:
        """The tellings without repetitions; a title gives way to the body that tells the same."""
        titles = [t for t in tellings if self.is_titled(self.analysis.sentence_of(t.act.unit))]
        body = [t for t in tellings if not self.is_titled(self.analysis.sentence_of(t.act.unit))]
        kept: list[Telling] = []
        told: dict[tuple[str, str], list[Telling]] = defaultdict(list)
        alike: dict[tuple[str | None, ...], list[Telling]] = defaultdict(list)
        for telling in body:
            self.point_back(telling, told)
            of_family = told[telling.word.stance, family(telling)]
            of_source = alike[keys_of(telling)[-1]]
            is_back = self.is_definite(telling) and not self.is_new(telling)
            before = of_family if is_back or self.is_identified(telling) else of_source
            earlier = [earlier for earlier in before if self.repeats(telling, earlier)]
            if earlier:
                closest(telling, earlier).take(telling)
            else:
                self.take_up(telling, of_family)
                kept.append(telling)
                of_family.append(telling)
                for key in keys_of(telling):
                    alike[key].append(telling)
        kept = self.without(kept, self.beside(kept), self.is_part)
        return [*self.without(titles, lambda _: kept, self.retells), *kept]

    def is_titled(self, sentence: int) -> bool:
        """Whether a sentence belongs to the title, or is a heading within the report: a short line that says no day."""
        if sentence < self.title:
            return True
        analysis = self.analysis
        here, after = analysis.sentences[sentence], sentence + 1
        breaks, (first, last) = analysis.tokens.breaks, analysis.ranges[sentence]
        is_line = breaks[here.first] and after < len(analysis.sentences) and breaks[analysis.sentences[after].first]
        is_short = here.end - here.start <= HEADING
        return bool(is_line) and is_short and SENTENCE.isdisjoint(analysis.units.letters[first:last])

    def beside(self, tellings: list[Telling]) -> Callable[[Telling], list[Telling]]:
        """What finds the tellings of the sentences around that of one, in their order."""
        places: dict[int, list[int]] = {}
        for place, telling in enumerate(tellings):
            places.setdefault(self.analysis.sentence_of(telling.act.unit), []).append(place)

        def find(telling: Telling) -> list[Telling]:
            here = self.analysis.sentence_of(telling.act.unit)
            if self.is_by_attackers(telling):
                return [other for other in tellings if other.act.unit < telling.act.unit][-MOST:]
            near = chain.from_iterable(places.get(at, ()) for at in range(here - NEXT, here + NEXT + 1))
            return [tellings[place] for place in sorted(near)]

        return find

    def point_back(self, denial: Telling, kept: dict[tuple[str, str], list[Telling]]) -> None:
        """Give a denial of *these strikes* in a sentence of its own the place and day of the latest act told before."""
        if denial.word.stance != "denies" or denial.how == "stated" or not self.is_definite(denial):
            return
        here = self.analysis.sentence_of(denial.act.unit)
        told = kept.get(("asserts", family(denial)), [])
        before = [t for t in told if self.analysis.sentence_of(t.act.unit) < here]
        if before:
            taken = max(before, key=lambda t: ((t.days or (None, None))[1] or "", t.act.unit))
            denial.where, denial.time, denial.how = taken.where, taken.time, "carried"

    def take_up(self, later: Telling, told: list[Telling]) -> None:
        """Give an act that another source takes up with no place of its own that of the one told last before it."""
        if later.where.places or not self.is_definite(later) or self.is_new(later):
            return
        here = self.analysis.sentence_of(later.act.unit)
        near = [t for t in told if here - self.analysis.sentence_of(t.act.unit) > 0 and not self.conflict(later, t)]
        where = near[-1].where if near and self.says_no_more(later) else None
        if where is not None and where.places:
            place = where.places[0]
            later.where = Where(where.places, Reason("carried", ((place.start, place.end),), TAKEN_UP))
        days = near[-1].days if where is not None and later.time is None else None
        if days is not None and days[0] is not None and days[0] == days[1]:
            later.time, later.how = near[-1].time, "carried"

    def says_no_more(self, later: Telling) -> bool:
        """Whether a noun has nothing of its own around it: *l'attaque*, not *l'attaque du convoi*, *ses attaques*."""
        place = later.act.place or 0
        return not (self.groups.complements(place) or self.groups.is_owned(place)) and later.sides.target is None

    def without(
        self,
        tellings: list[Telling],
        others: Callable[[Telling], list[Telling]],
        tells: Callable[[Telling, Telling], bool],
    ) -> list[Telling]:
        """The tellings that tell nothing of another's act; the closest such other takes those that fit it."""
        found = [(telling, [other for other in others(telling) if tells(telling, other)]) for telling in tellings]
        for telling, wholes in found:
            fitting = [whole for whole in wholes if not self.conflict(telling, whole) and is_at(telling, whole)]
            if fitting:
                closest(telling, fitting).take(telling)
        return [telling for telling, wholes in found if not wholes]

    def retells(self, title: Telling, body: Telling) -> bool:
        """Whether a title tells what the body tells."""
        return family(title) == family(body) and title.word.stance == body.word.stance

    def is_part(self, telling: Telling, other: Telling) -> bool:
        """Whether a telling only leads up to another of its sentence, or is a lesser act of an assault beside it."""
        if other is telling or family(telling) != family(other):
            return False
        if other.act.rule.lesser:
            return self.goes_with(telling, other)
        apart = self.analysis.sentence_of(telling.act.unit) - self.analysis.sentence_of(other.act.unit)
        if self.manners.tells_how(telling, other):
            return True
        if telling.act.rule.lesser:
            is_verb = telling.act.place is None
            is_near = abs(apart) <= NEXT or self.is_by_attackers(telling)
            is_beside = is_verb and is_near and (self.is_definite(other) or not self.has_its_own(telling, other))
            is_own = self.names_its_victims(telling, other)
            is_own = is_own or are_apart(telling.day, other.day)
            is_beside = is_beside and not self.is_by_others(telling, other)
            is_beside = is_beside and (telling.source is not None or other.source is None)
            return (apart == 0 and not is_own) or (is_beside and not self.conflict(telling, other))
        if apart != 0 or telling.act.first >= other.act.first or telling.actor is not None:
            return False
        leads = telling.act.type in FAMILIES and self.is_definite(telling) and other.actor is not None
        leads = leads and not self.is_new(other)
        return (leads or self.manners.is_explained(telling, other)) and telling.word.stance == other.word.stance

    def goes_with(self, later: Telling, first: Telling) -> bool:
        """Whether a lesser act only goes on another of its sentence: *ont tué six bergers et enlevé deux élèves*."""
        apart = self.analysis.sentence_of(later.act.unit) - self.analysis.sentence_of(first.act.unit)
        is_listed = later.act.rule.lesser and apart == 0 and first.act.unit < later.act.unit
        return is_listed and later.actor in {None, first.actor} and not self.conflict(later, first)

    def names_its_victims(self, lesser: Telling, other: Telling) -> bool:
        """Whether a noun of killing names whom it befell, and another act befell others: *venger le meurtre de X*."""
        place = lesser.act.place
        if place is None or not self.is_definite(lesser) or None in {lesser.target, other.target}:
            return False
        return lesser.target != other.target and bool(self.groups.complements(place))

    @staticmethod
    def has_its_own(lesser: Telling, other: Telling) -> bool:
        """Whether a lesser act of another sentence has a day or place of its own that the other act lacks."""
        is_dated = lesser.day is not None and other.days != lesser.day
        is_told = lesser.where.reason is not None and lesser.where.reason.how == "stated"
        is_elsewhere = is_told and lesser.spot is not None and lesser.spot != other.spot
        return is_dated or (is_elsewhere and (other.spot is None or not may_hold(lesser, other)))

    def is_by_attackers(self, telling: Telling) -> bool:
        """Whether a lesser act is done by those of an assault told before: *les assaillants ont ouvert le feu*."""
        place = self.doer(telling) if telling.act.rule.lesser else -1
        if place < 0:
            return False
        head = self.groups.nouns[place].head
        return "assailant" in self.analysis.units.senses[head] and self.groups.is_definite(place)

    def doer(self, telling: Telling) -> int:
        """The group that the words of an act name as its actor, or -1."""
        reason = telling.sides.reasons.get("actor")
        if reason is None or not reason.spans:
            return -1
        return self.analysis.groups.noun_at[self.analysis.unit_over(reason.spans[0][0])]

    def is_by_others(self, lesser: Telling, other: Telling) -> bool:
        """Whether a lesser act is done by some who are told for the first time, and another by somebody else."""
        place = self.doer(lesser)
        if place < 0 or self.doer(other) < 0 or lesser.actor == other.actor:
            return False
        return not (self.groups.is_definite(place) or self.groups.is_owned(place) or self.groups.nouns[place].names)

    def repeats(self, later: Telling, earlier: Telling) -> bool:
        """Whether a telling repeats an earlier one."""
        if later.word.stance != earlier.word.stance or self.conflict(later, earlier) or self.is_one_of(later, earlier):
            return False
        if later.word.stance == "denies" and later.word.cue != earlier.word.cue and self.is_definite(later):
            return False
        if earlier.act.rule.lesser and not later.act.rule.lesser and not self.sums_up(later, earlier):
            return False
        is_named = self.is_identified(later) and later.act.unit - earlier.act.unit <= NEAR
        if (is_named or self.points_back(later, earlier)) and later.word.stance == "asserts":
            return family(later) == family(earlier)
        if later.act.type != earlier.act.type or later.source != earlier.source:
            return False
        return not (self.is_new(later) or self.are_more(later, earlier)) and self.adds_nothing(later, earlier)

    def is_one_of(self, later: Telling, earlier: Telling) -> bool:
        """Whether one assault is told behind a noun of many: *la plupart des attaques … cet attentat*."""
        nouns, one, two = self.groups.nouns, later.act.place, earlier.act.place
        if one is None or two is None or family(later) not in FAMILIES.values():
            return False
        return nouns[two].is_plural and not nouns[one].is_plural

    def are_more(self, later: Telling, earlier: Telling) -> bool:
        """Whether assaults are told behind a single one: *une attaque … des attaques sporadiques ont lieu*."""
        nouns, one, two = self.groups.nouns, later.act.place, earlier.act.place
        if one is None or two is None or family(later) not in FAMILIES.values():
            return False
        return nouns[one].is_plural and not nouns[two].is_plural and not self.is_definite(later)

    def is_identified(self, telling: Telling) -> bool:
        """Whether a noun says which act the one just told is: *c'est la dixième attaque*."""
        if telling.act.place is None:
            return False
        analysis, rules = self.analysis, self.groups.rules
        first = self.groups.nouns[telling.act.place].first
        if self.is_superlative(telling.act.place):
            return True  # *ont frappé quatre bases, la plus vaste attaque depuis mai*
        at = analysis.groups.verb_at[first - 1] if first else -1
        verb = analysis.groups.verbs[at] if at >= 0 else None
        if verb is None or verb.is_negated:
            return False
        before = analysis.units.lows[max(0, verb.first - 1)]
        return verb.lemma in rules.identifying or (BEING in verb.senses and before in rules.pointers)

    def is_superlative(self, place: int) -> bool:
        """Whether a group set off by a comma says that its act is the greatest of its kind, or the first."""
        first, units = self.groups.nouns[place].first, self.analysis.units
        begins = (at for at in (first, first - 2) if 0 < at < len(units) - 1)
        begin = next((at for at in begins if units.lows[at + 1] in self.groups.rules.most), 0)
        is_bare = self.groups.nouns[place].prep is None and not self.groups.roles.of_group.get(place)
        return is_bare and begin > 0 and units.letters[begin - 1] == ","

    def sums_up(self, later: Telling, earlier: Telling) -> bool:
        """Whether a bare noun takes up a lesser act told sentences before: *ont ouvert le feu … la fusillade*."""
        apart = self.analysis.sentence_of(later.act.unit) - self.analysis.sentence_of(earlier.act.unit)
        is_bare = later.actor is None and later.target is None and not self.groups.complements(later.act.place or 0)
        return apart > NEXT and is_bare and self.points_back(later, earlier)

    def conflict(self, later: Telling, earlier: Telling) -> bool:
        """Whether two tellings can not be of one act: other parties, places or days."""
        if later.place and earlier.place and later.place != earlier.place and not may_hold(later, earlier):
            return True
        if later.sides.weapon and earlier.sides.weapon and later.sides.weapon != earlier.sides.weapon:
            return True
        one, two = later.sides.actor_party, earlier.sides.actor_party
        if are_apart(later.day, earlier.days) or (is_wider(later.day, earlier.days) and not self.shows(later)):
            return True
        return one is not None and two is not None and one != two

    def adds_nothing(self, later: Telling, earlier: Telling) -> bool:
        """Whether a telling gives no actor, place, target or day that an earlier one lacks."""
        pairs = ((later.actor, earlier.actor), (later.place, earlier.spot), (later.target, earlier.target))
        if any(new is not None and new != old for new, old in pairs):
            return False
        return later.day is None or earlier.days is not None

    def points_back(self, later: Telling, earlier: Telling) -> bool:
        """Whether a noun takes up an act told before: *l'attaque*, *ces combats*, with nothing new of its own."""
        if later.place is not None and (later.place != earlier.spot or later.source != earlier.source):
            return False
        if later.act.role == "launched" and later.actor is not None:
            return False
        if later.source not in {None, earlier.source} and (self.is_told_of(later) or self.is_theme(later)):
            return False
        is_aimed_anew = later.target not in {None, earlier.target} and not self.is_hit_elsewhere(later)
        if is_aimed_anew and not self.shows(later) and not is_there_and_then(later, earlier):
            return False
        parties = (later.sides.actor_party, earlier.sides.actor_party)
        knows = later.actor is None or (parties[0] is not None and parties[0] == parties[1])
        return knows and self.is_definite(later) and not (self.is_new(later) or self.introduces(later))

    def introduces(self, telling: Telling) -> bool:
        """Whether a noun tells of what is new in the text: *l'explosion d'une bombe*, not *l'explosion de la bombe*."""
        nouns, lows = self.groups.nouns, self.analysis.units.lows
        members = self.groups.complements(telling.act.place or 0)
        opened = (lows[unit] for member in members for unit in range(nouns[member].first, nouns[member].head))
        return any(low in self.groups.rules.some for low in opened)

    def is_told_of(self, telling: Telling) -> bool:
        """Whether the verb of saying is of the very act: *a confirmé l'attaque*, *a condamné ces frappes*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        place = self.groups.root(telling.act.place or 0)
        roles = self.groups.roles.of_group.get(place, ())
        told = (verbs[clauses[role.clause].verb].senses for role in roles if role.slot == "object")
        return any(sense.startswith("say:") for senses in told for sense in senses)

    def is_theme(self, telling: Telling) -> bool:
        """Whether an act is what its source says something of: *selon l'ONU, l'attaque a fait six morts*."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        roles = self.groups.roles.of_group.get(telling.act.place or 0, ())
        told = (verbs[clauses[role.clause].verb] for role in roles if role.slot == "subject")
        return any(BEING not in verb.senses or verb.voice == "passive" for verb in told)

    def is_hit_elsewhere(self, telling: Telling) -> bool:
        """Whether the words of an act name nothing that it hit, only the verb that tells what it did does."""
        reason = telling.sides.reasons.get("target")
        place = telling.act.place
        is_apart = reason is not None and reason.rule in TOLD_BY_VERB
        return is_apart and place is not None and not self.groups.complements(place)

    def shows(self, telling: Telling) -> bool:
        """Whether an act is told by a noun behind a demonstrative, which is of what was told, whatever it adds."""
        return telling.act.place is not None and self.groups.is_shown(telling.act.place)

    def is_definite(self, telling: Telling) -> bool:
        """Whether an act is told by a noun whose determiner points at something known."""
        return telling.act.place is not None and self.groups.is_definite(telling.act.place)

    def is_new(self, telling: Telling) -> bool:
        """Whether a telling says of itself that it is of another act."""
        return telling.act.place is not None and self.groups.is_fresh(telling.act.place)
