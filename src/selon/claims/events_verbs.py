"""Enters: clauses. Leaves: the acts that their verbs tell, by the first rule that fits each; who does what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.events_acts import Act
from selon.model.tags import CLITIC, COUNT

if TYPE_CHECKING:
    from selon.claims.events_groups import GroupReader
    from selon.model.units import Clause, VerbGroup
    from selon.packs.events import EventRule

NEAR = 30  # units looked left of an infinitive for the accusing or compelling verb
SHIFT = 2  # tokens that may stand between a verb and its fixed words
CLITICS = 6  # units before a verb's head that belong to what tells the act
ONE = ("person:", "office")  # senses of nouns for one person
ENDS = frozenset(",.;:")  # marks at which the words of a clause end
ASIDE = frozenset("TRpDd,")  # letters of the units of a time with what leads up to it
MANY = 100  # people whom no one lesser act kills or takes since a day
CROWD = 1000  # the same where no time is told
SIDES_OF_WAR = frozenset({"party", "sided", "force"})  # kinds of whom a pronoun of an accusation may stand for
INHABITANT = "inhabitant"  # the kind of a name of those who live in a land


class VerbReader:
    """Reads the acts told by verbs in one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take the kinds and complements of groups."""
        self.groups = groups
        self.analysis = groups.analysis
        self.rules = groups.rules
        self.language = groups.language

    def read(self, index: int) -> Act | None:
        """The act that the verb of a clause tells."""
        clause = self.analysis.clauses[index]
        verb = self.analysis.groups.verbs[clause.verb]
        if verb.lemma in self.rules.aiming and verb.voice == "passive" and "event" in self.kinds_of_actor(clause):
            return None  # the noun tells the act: *un convoi visé par une attaque*
        for rule, made in self.rules.speaking_of("verb", verb.senses, verb.lemma):
            if not self.has_form(verb, rule):
                continue
            end = self.after_words(verb.last, rule.words) if rule.words else verb.last
            if rule.turned and rule.words and self.is_act_at(end):
                continue  # *a été la cible d'attaques de rebelles*: the noun tells it
            if end == 0 or not self.fits(clause, rule) or (rule.lesser and not rule.total and self.is_total(clause)):
                continue
            return Act(
                type=made, rule=rule, unit=verb.head, first=max(verb.first, verb.head - CLITICS), last=end, clause=index
            )
        return None

    def has_form(self, verb: VerbGroup, rule: EventRule) -> bool:
        """Whether a verb stands in the voice and form that a rule wants."""
        return (not rule.voice or verb.voice in rule.voice) and (not rule.forms or verb.form in rule.forms)

    def is_total(self, clause: Clause) -> bool:
        """Whether so many suffer what a verb tells, on no day of its own, that it sums up many acts."""
        units, verb = self.analysis.units, self.analysis.groups.verbs[clause.verb]
        stop = next((at for at in range(verb.last, len(units)) if self.is_end(at)), len(units))
        times = [at for at in range(clause.first, stop) if units.letters[at] == "T"]
        if times and not any({units.lows[at - 1], units.lows[at]} & set(self.rules.since) for at in times):
            return False
        many = MANY if times else CROWD
        counts = [self.analysis.groups.nouns[place].count for place in self.done_to(clause)]
        return any(count is not None and (count.least or count.most or 0) >= many for count in counts)

    def is_end(self, unit: int) -> bool:
        """Whether a mark at a unit ends what a verb says, rather than setting off a time: *…, entre avril et août*."""
        letters = self.analysis.units.letters
        return letters[unit] in ENDS and not (letters[unit] == "," and "T" in letters[unit + 1 : unit + 3])

    def after_words(self, unit: int, options: tuple[str, ...]) -> int:
        """The unit after the fixed words that follow a unit, or 0."""
        tokens, units = self.analysis.tokens, self.analysis.units
        start, behind = units.lasts[unit - 1], units.lasts[self.after_time(unit) - 1]
        best = 0
        for words in options:
            pieces = words.split(" ")
            for at in (*range(start, start + SHIFT + 1), behind):
                if tokens.lows[at : at + len(pieces)] == pieces:
                    best = max(best, at + len(pieces))
        end = unit
        while best and end < len(units) and units.firsts[end] < best:
            end += 1
        return end if best else 0

    def after_time(self, unit: int) -> int:
        """The unit behind a time between a verb and its fixed words: *ont pris dans la nuit le contrôle*."""
        letters = self.analysis.units.letters
        end = next((at for at in range(unit, len(letters)) if letters[at] not in ASIDE), len(letters))
        times = [at for at in range(unit, end) if letters[at] == "T"]
        if not times:
            return unit
        return times[-1] + 1 + (letters[times[-1] + 1 : times[-1] + 2] == [","])

    def fits(self, clause: Clause, rule: EventRule) -> bool:
        """Whether the slots of a clause are of the kinds, or have the words, that a rule asks for."""
        if self.is_barred(clause, rule):
            return False
        results: list[bool] = []
        if rule.subject:
            results.append(bool(set(rule.subject) & self.kinds_of_actor(clause)))
        if rule.object:
            results.append(bool(set(rule.object) & self.kinds_of_done_to(clause)))
        if rule.bound:
            results.append(bool(set(rule.bound) & self.kinds_of_bound(clause, is_aimed=rule.aimed)))
        if rule.away:
            homes = [p for place in self.done_to(clause) for p in self.groups.complements(place)]
            results.append(not self.groups.all_kinds([*homes, *clause.others]).isdisjoint(rule.away))
        if rule.things:
            results.append(self.has_head(self.wholes(clause), rule.things))
        if rule.doers:
            results.append(self.has_head(self.actors(clause), rule.doers))
        if rule.goals:
            nouns, of = self.analysis.groups.nouns, self.language.grammar.of
            results.append(self.has_head([p for p in clause.others if nouns[p].prep not in of], rule.goals))
        return not results or (any(results) if rule.either else all(results))

    def wholes(self, clause: Clause) -> list[int]:
        """What is done to, with what it is of where a participle is set off: *le corridor de X, fermé depuis mai*."""
        verb, found = self.analysis.groups.verbs[clause.verb], self.done_to(clause)
        is_set_off = verb.form == "participle" and self.analysis.units.letters[verb.first - 1] == ","
        return [*found, *map(self.groups.root, found)] if is_set_off else found

    def is_barred(self, clause: Clause, rule: EventRule) -> bool:
        """Whether a clause has what a rule wants none of."""
        if rule.bare and (self.kinds_of_done_to(clause) - {"weapon"} or self.is_latest_act(clause)):
            return True
        if self.has_head(self.done_to(clause), rule.barred) or self.has_head(list(clause.others), rule.unbound):
            return True
        if (rule.agentless and self.has_agent(clause)) or (rule.dated and not self.is_dated(clause)):
            return True
        is_more = rule.alone and bool(clause.others or clause.object is not None)
        return is_more or (rule.several and (self.is_of_one(clause) or self.is_of_inhabitants(clause)))

    def is_act_at(self, unit: int) -> bool:
        """Whether a group at a unit names an act."""
        place = self.analysis.groups.noun_at[unit] if unit < len(self.analysis.units) else -1
        return place >= 0 and self.groups.is_event(place)

    def is_of_one(self, clause: Clause) -> bool:
        """Whether one person alone does what a clause tells: *le commandant a quitté la ville*."""
        place = self.doer(clause)
        if place is None or self.groups.nouns[place].is_plural or len(self.groups.listed_with(place)) > 1:
            return False
        return any(sense.startswith(ONE) for sense in self.groups.senses(self.groups.nouns[place].head))

    def is_of_inhabitants(self, clause: Clause) -> bool:
        """Whether a number of those who live in a land do what a clause tells: *400 000 Valtes ont quitté la ville*."""
        place = self.doer(clause)
        group = self.groups.nouns[place] if place is not None else None
        name = self.analysis.units.names[group.head] if group is not None else -1
        is_many = group is not None and group.count is not None and group.is_plural
        return is_many and name >= 0 and self.analysis.names[name].kind == INHABITANT

    def is_latest_act(self, clause: Clause) -> bool:
        """Whether a verb without an object is rather a noun behind *latest*: *cette dernière attaque à Tiffa a …*."""
        first = self.analysis.groups.verbs[clause.verb].first
        return first > 0 and self.analysis.units.lows[first - 1] in self.rules.latest

    def has_agent(self, clause: Clause) -> bool:
        """Whether a clause says by whom or what something is done."""
        last = self.analysis.groups.verbs[clause.verb].last
        behind = self.analysis.units.lows[last : max(last, clause.last)]
        return clause.agent is not None or any(low in self.language.grammar.agent for low in behind)

    def is_dated(self, clause: Clause) -> bool:
        """Whether a time stands in a clause or right behind it."""
        times = self.analysis.units.times[clause.first : clause.last + 2]
        return any(time >= 0 for time in times)

    def has_head(self, places: list[int], lemmas: tuple[str, ...]) -> bool:
        """Whether one of some groups has one of some nouns for its head, be it behind an amount of them."""
        if not lemmas:
            return False
        nouns = self.analysis.groups.nouns
        counted = (member for place in places for member in self.groups.counted_in(place))
        units = self.analysis.units
        shares = (nouns[p].last for p in places if units.letters[nouns[p].head] == COUNT)  # *80 % de la ville*
        is_share = any(units.lows[at] in lemmas for at in shares if at < len(units))
        return is_share or any(units.lemmas[nouns[place].head] in lemmas for place in (*places, *counted))

    # -- slots

    def actors(self, clause: Clause) -> list[int]:
        """The groups that do what a clause tells: its agent if passive, else its subject."""
        place = self.doer(clause)
        return [] if place is None else self.groups.listed_with(place)

    def doer(self, clause: Clause) -> int | None:
        """The group that does what a clause tells, its pronouns left aside."""
        verb = self.analysis.groups.verbs[clause.verb]
        compelled = self.compelled(verb)
        if compelled is not None or verb.voice == "passive":
            return compelled if compelled is not None else clause.agent
        if verb.form == "infinitive" and self.is_granted(verb):
            return None
        turned = self.turned_gerund(verb) if verb.form == "gerund" else None
        if turned is not None:
            return turned
        before = self.analysis.groups.noun_at[verb.first - 1] if verb.form == "gerund" and verb.first else -1
        return self.groups.root(before) if before >= 0 else clause.subject

    def is_granted(self, verb: VerbGroup) -> bool:
        """Whether a pronoun does what an infinitive tells: *qui leur permet de partir*, *les contraint à partir*."""
        units, groups = self.analysis.units, self.analysis.groups
        at = next((u for u in range(verb.first - 1, max(-1, verb.first - SHIFT - 2), -1) if groups.verb_at[u] >= 0), -1)
        if at < 0:
            return False
        governor = groups.verbs[groups.verb_at[at]]
        clitics = (units.lows[u] for u in range(governor.first, governor.last) if units.letters[u] == "o")
        is_other = any(low not in self.language.grammar.reflexive for low in clitics)
        return governor.lemma in self.rules.turning and governor.voice == "active" and is_other

    def compelled(self, verb: VerbGroup) -> int | None:
        """The object of the verb that governs an infinitive: *accuse X d'avoir attaqué*, *contraint X à fuir*."""
        if verb.form != "infinitive":
            return None
        for at in range(verb.first - 1, max(-1, verb.first - NEAR), -1):
            if self.analysis.units.letters[at] in ".;:":
                return None
            found = self.analysis.groups.verb_at[at]
            if found < 0 or self.analysis.groups.verbs[found].form in {"gerund", "participle"}:
                continue
            if self.analysis.groups.verbs[found].form == "infinitive" and "C" in self.before_infinitive(verb):
                continue  # *accuse X d'armer Y et d'avoir attaqué Z*
            return self.turned_to(found, verb)
        return None

    def before_infinitive(self, verb: VerbGroup) -> list[str]:
        """The letters of the units between an infinitive and what it is listed with."""
        return self.analysis.units.letters[max(0, verb.first - SHIFT) : verb.first]

    def turned_gerund(self, verb: VerbGroup) -> int | None:
        """Who is accused of what a gerund goes on: *accuse X d'avoir lancé une offensive, brisant la trêve*."""
        here = [each for each in self.analysis.verbs_of(self.analysis.sentence_of(verb.head)) if each.head < verb.head]
        is_behind = bool(here) and here[-1].form == "infinitive" and here[-1].is_perfect
        return self.compelled(here[-1]) if is_behind else None

    def turned_to(self, place: int, verb: VerbGroup) -> int | None:
        """Whom a governing verb accuses of, or compels to, what its infinitive tells."""
        governor = self.analysis.groups.verbs[place]
        index = self.analysis.clause_of_verb.get(place)
        is_turning = (
            "say:accuse" in governor.senses or "force" in governor.senses or governor.lemma in self.rules.turning
        )
        if index is None or not is_turning:
            return None
        clause = self.analysis.clauses[index]
        found = clause.subject if governor.voice == "passive" else clause.object
        given = (p for p in clause.others if self.analysis.groups.nouns[p].prep in self.rules.dative)
        found = next(given, None) if found is None else found
        found = self.stood_for(governor) if found is None else found
        return found if found is not None and self.analysis.groups.nouns[found].first < verb.first else None

    def stood_for(self, governor: VerbGroup) -> int | None:
        """The side told of just before for which the pronoun of an accusation stands: *l'accuse d'avoir …*."""
        units, sentence = self.analysis.units, self.analysis.sentence_of(governor.head)
        clitics = (u for u in range(governor.first, governor.last) if units.letters[u] == CLITIC)
        has_object = any(units.lows[u] not in (*self.language.grammar.reflexive, *self.rules.given) for u in clitics)
        if not has_object or sentence == 0 or "say:accuse" not in governor.senses:
            return None
        opening = self.analysis.ranges[sentence - 1][0]
        before = (self.analysis.clauses[index] for index in self.analysis.clauses_near(opening, opening))
        subject = next((clause.subject for clause in before if clause.subject is not None), None)
        return subject if subject is not None and self.groups.kinds(subject) & SIDES_OF_WAR else None

    def done_to(self, clause: Clause) -> list[int]:
        """The groups to which a clause does something: its subject if passive, else its objects."""
        if self.analysis.groups.verbs[clause.verb].voice != "passive":
            return self.groups.objects(clause)
        return [] if clause.subject is None else self.groups.listed_with(clause.subject)

    def kinds_of_actor(self, clause: Clause) -> set[str]:
        """The kinds of who acts in a clause."""
        found = self.groups.all_kinds(self.actors(clause))
        governed = self.analysis.groups.verbs[clause.verb]
        is_infinitive = governed.form == "infinitive"
        if is_infinitive and self.compelled(governed) is None and self.is_granted(governed):
            return {"pronoun"}
        if self.analysis.groups.verbs[clause.verb].voice != "passive" and clause.subject_pronoun is not None:
            low = self.analysis.units.lows[clause.subject_pronoun]
            found |= {"pronoun", "they"} if low in self.language.grammar.plural_pronouns else {"pronoun"}
        return found

    def kinds_of_done_to(self, clause: Clause) -> set[str]:
        """The kinds of what a clause does something to, a clitic or pronoun being one."""
        verb = self.analysis.groups.verbs[clause.verb]
        found = self.groups.all_kinds(self.done_to(clause))
        units, reflexive = self.analysis.units, self.language.grammar.reflexive
        inside = range(verb.first, verb.last)
        clitics = [u for u in inside if units.letters[u] == "o" and units.lows[u] not in reflexive]
        is_implied = verb.form == "infinitive" and clause.subject is None
        is_passive = verb.voice == "passive"
        if clitics or (is_passive and (clause.subject_pronoun is not None or is_implied)):
            found.add("pronoun")
        told = [*clitics, clause.subject_pronoun] if is_passive else clitics
        many = (*self.language.grammar.plural_pronouns, *self.rules.them)
        return found | {"they"} if any(u is not None and units.lows[u] in many for u in told) else found

    def kinds_of_bound(self, clause: Clause, *, is_aimed: bool = False) -> set[str]:
        """The kinds of the groups bound to a clause by prepositions, only those of aiming if that is asked."""
        nouns, against = self.analysis.groups.nouns, self.rules.against
        bound = [place for place in clause.others if not is_aimed or nouns[place].prep in against]
        if self.analysis.groups.verbs[clause.verb].voice == "reflexive" and clause.object is not None:
            bound.append(clause.object)  # *s'emparer des locaux*
        return self.groups.all_kinds([p for place in bound for p in self.groups.listed_with(place)])
