"""Enters: figures that no rule reaches. Leaves: the outcome of the figure that each is a part or a sequel of."""

from __future__ import annotations

from selon.claims.breakdowns import Breakdowns, Proposal
from selon.claims.options import EITHER, LOSE
from selon.claims.options_nouns import suffix
from selon.claims.roles import Role
from selon.claims.victims import Victims
from selon.model.counts import Count

FAR = 4  # sentences back in which the figure stands whose harmed are named
THEM = 2  # sentences back in which those stand of whom some are told
OPENING = 8  # units that open a sentence
SPARED = "spared"  # the sense of nouns of those who came to no harm
ENDS = frozenset(".,;)")  # what may stand behind a number that another figure is put against
SPEAKERS = ("body", "force", "office", "person", "source")  # families of senses of nouns of who may speak
SAYS = "say:"  # the family of senses of verbs of saying
FIGHTER = "combatant"
LISTED_RULE = "tolls.listed"
INHERITED = 2.0  # the weight of an outcome taken over from another figure


class Parts(Breakdowns):
    """Gives figures that no rule reaches the outcome of the figure they belong to."""

    def inherit(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """The outcome of the figure that this one is a part of, or goes on from."""
        group = self.analysis.groups.nouns[place]
        is_of_them = group.is_pronoun and (count.takes_part or group.is_among)
        is_spared = SPARED in self.options.victims.senses(group.head)  # *cinq blessés, soixante rescapés*
        if is_spared or not (victims.is_person or is_of_them or self.options.is_headless(place)):
            return None
        before = self.previous(place)
        if before is None:
            return self.inherit_from_before(place, count, victims)
        is_bound = group.is_among or group.prep is not None
        among = None if is_bound else self.told_among(place, count, victims)
        return self.inherit_within(place, count, victims, before) if among is None else among

    def inherit_within(self, place: int, count: Count, victims: Victims, before: int) -> Proposal | None:
        """The outcome of a figure before in the sentence."""
        group = self.analysis.groups.nouns[place]
        is_list = group.joined is not None and group.joined in self.of_group
        if is_list and not group.is_among and not self.is_broken_down(before, place):
            other = self.found[before]
            relation = other.relation if other.relation == "part_of" else None
            made = self.inherited(place, count, victims, self.of_group[group.joined or 0], relation)
            made.whole = other.whole if relation else None
            return made
        is_part = (
            group.is_among
            or self.takes_part(place, before)
            or self.is_broken_down(before, place)
            or self.is_listed(place)
            or self.is_of_those(place)
        )
        is_part = is_part or self.is_predicated(place) or self.is_comprised(place)
        is_part = is_part or bool(self.spelled_out(place))
        is_part = is_part or self.is_spelled_out(place) or self.fills_out(place, before)
        is_part = is_part or self.adds_up_apart(place, before)
        if is_part or self.sums_up(place, before):
            return self.inherited(place, count, victims, before, "part_of")
        is_rest = self.is_rest(place, before) or self.is_new_total(place)
        is_bare = self.options.is_headless(place) and (is_rest or self.is_placed(place) or self.is_sided(place))
        goes_on = self.goes_along(place) or self.is_lost_too(place, before) or self.is_next_by_place(place, before)
        goes_on = goes_on or self.shares_participle(place, victims, before)
        if not is_bare and not goes_on:
            return None
        is_listed = self.found[before].relation == "part_of" and (is_rest or self.goes_on_parts(place, before))
        is_listed = (is_listed or self.after_colon(place, before)) and not self.is_new_total(place)
        return self.inherited(place, count, victims, before, "part_of" if is_listed else None)

    def inherit_from_before(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """The outcome of a figure of the sentence before that this one breaks down, or of the list's own opening."""
        listed = self.listed_from(place)
        if listed is None:
            listed = self.comprised_in_tally(place)
        if listed is None:
            listed = self.hurt_before(place, count)
        if listed is None:
            listed = self.said_of_them(place, count)
        if listed is not None:
            return self.inherited(place, count, victims, listed, "part_of")
        return self.told_among(place, count, victims) or self.listed_alone(place, count, victims)

    def is_predicated(self, place: int) -> bool:
        """Whether a bare number is said to be of a kind: *: huit sont des élèves*, *seize … et neuf des gardes*."""
        nouns = self.analysis.groups.nouns
        if nouns[place].count is None or not (self.options.is_headless(place) or nouns[place].joined is not None):
            return False
        return any(self.is_of_kind(role) or self.goes_on_kinds(role) for role in self.copular_roles(place))

    def copular_roles(self, place: int) -> list[Role]:
        """The roles of a group in clauses that tell what somebody is."""
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        told = ((role, verbs[clauses[role.clause].verb]) for role in self.options.roles.of_group.get(place, ()))
        copulas = self.options.language.grammar.copulas
        return [role for role, verb in told if verb.lemma in copulas and verb.form == "finite" and not verb.is_negated]

    def is_of_kind(self, role: Role) -> bool:
        """Whether the subject of a clause is said to be people of a kind: *sont des élèves*, *sont turcs*."""
        clause = self.analysis.clauses[role.clause]
        end, kind = self.analysis.groups.verbs[clause.verb].last, clause.object
        is_adjective = self.analysis.units.letters[end : end + 1] == ["A"]
        group = self.analysis.groups.nouns[kind] if kind is not None else None
        return role.slot == "subject" and (
            is_adjective or (group is not None and group.count is None and group.is_plural)
        )

    def goes_on_kinds(self, role: Role) -> bool:
        """Whether a number behind what others are said to be goes on from them: *seize étaient turcs et neuf …*."""
        clause = self.analysis.clauses[role.clause]
        told = self.of_group.get(clause.subject) if clause.subject is not None else None
        if role.slot != "object" or told is None or self.found[told].clause == role.clause:
            return False
        return self.options.is_headless(clause.subject or 0) or self.found[told].count.takes_part

    def told_against(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """A bare number that another puts against the figure before it, with its outcome."""
        rival = self.rival(place, count)
        return None if rival is None else self.inherited(place, count, victims, rival, None)

    def rival(self, place: int, count: Count) -> int | None:
        """The figure that another puts a bare number against: *… 19 morts ; l'opposition en dénombre 60*."""
        if not self.found or count.adds or count.takes_part or not self.options.is_headless(place):
            return None
        analysis, group = self.analysis, self.analysis.groups.nouns[place]
        sentence, last = analysis.sentence_of(group.head), self.root(len(self.found) - 1)
        there = analysis.sentence_of(analysis.groups.nouns[self.found[last].place].head)
        if sentence - there > 1 or group.is_among or group.joined is not None:
            return None
        if self.counts_others(self.found[-1].place, place):
            return None
        is_told = self.is_said(place) or (sentence == there and self.is_said_by_next(place, last))
        return last if is_told and self.found[last].count.most != 1 else None

    def counts_others(self, first: int, last: int) -> bool:
        """Whether people whom nothing befell are counted between two groups: *90 sont bloqués ; il en compte 20*."""
        nouns = self.analysis.groups.nouns
        between = (n for n in range(first + 1, last) if n not in self.of_group)
        counted = ((n, nouns[n].count) for n in between)
        told = (n for n, count in counted if count is not None and count.shape != "one")  # *un médecin en compte 20*
        return any(self.options.victims.read(n).is_person for n in told)

    def is_said(self, place: int) -> bool:
        """Whether a bare number is what a verb of saying tells: *en annonce 60*, *parle de 60*."""
        clauses, verbs, letters = self.analysis.clauses, self.analysis.groups.verbs, self.analysis.units.letters
        end = self.analysis.groups.nouns[place].last
        if letters[end : end + 1] not in ([], *([mark] for mark in ENDS)):
            return False
        slots = ("object", *self.options.language.grammar.of)
        told = [clauses[role.clause] for role in self.options.roles.of_group.get(place, ()) if role.slot in slots]
        return any(s.startswith(SAYS) for clause in told for s in verbs[clause.verb].senses)

    def is_lost_too(self, place: int, before: int) -> bool:
        """Whether who lost them stands before people, the verb being shared: *ils ont perdu 9 hommes et l'armée 50*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        group, loser, clause = nouns[place], nouns[place - 1], self.found[before].clause
        if clause is None or LOSE not in self.analysis.groups.verbs[self.analysis.clauses[clause].verb].senses:
            return False
        is_bare = (
            loser.prep is None and loser.count is None and group.prep is None and place - 1 > self.found[before].place
        )
        return is_bare and loser.last == group.first and letters[loser.first - 1] in ",;C"

    def is_said_by_next(self, place: int, before: int) -> bool:
        """Whether who speaks next stands before a number without a verb: *l'armée annonce 9 morts, les rebelles 20*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        clause, speaker, end = self.found[before].clause, nouns[place - 1], nouns[place].last
        own = [role.clause for role in self.options.roles.of_group.get(self.found[before].place, ())]
        verbs = [self.analysis.groups.verbs[self.analysis.clauses[c].verb] for c in (*own, clause) if c is not None]
        is_said = any(s.startswith(SAYS) or s == LOSE for verb in verbs for s in verb.senses)
        is_close = speaker.last == nouns[place].first and letters[speaker.first - 1] in ",;C"
        is_bare = speaker.prep is None and speaker.count is None and letters[end : end + 1] in [[m] for m in ENDS]
        senses = self.options.victims.senses(speaker.head)
        speaks = bool(speaker.names) or any(s.startswith(SPEAKERS) for s in senses)
        return is_said and is_close and is_bare and speaks and place - 1 > self.found[before].place

    def said_of_them(self, place: int, count: Count) -> int | None:
        """The dead of the sentence before of whom some are said to be this or that: *Douze d'entre eux étaient …*."""
        analysis, group = self.analysis, self.analysis.groups.nouns[place]
        if not (group.is_pronoun and count.takes_part):
            return None
        is_told = any(self.is_of_kind(role) for role in self.copular_roles(place))
        sentence = analysis.sentence_of(group.head)
        wholes: list[int] = []
        for earlier in range(sentence - 1, max(-1, sentence - 1 - THEM), -1) if is_told else ():
            here = (i for i in self.found_in(earlier) if self.found[i].relation != "part_of")
            wholes = wholes or [i for i in here if (self.found[i].count.most or count.least or 0) >= (count.least or 0)]
        return next((i for i in wholes if self.found[i].outcome == "killed"), wholes[-1] if wholes else None)

    def told_among(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """A figure of people who are said to be among those harmed: *27 enfants figurent parmi les victimes*."""
        for other in self.those_among(place):
            outcome = suffix(self.options.victims.senses(self.analysis.groups.nouns[other].head), "toll")
            if outcome is None:
                continue
            told = (outcome, self.analysis.groups.nouns[other].head)
            is_new = self.analysis.groups.nouns[other].count is not None
            return (self.listed_as if is_new else self.among_dead)(place, count, victims, told)
        return None

    def those_among(self, place: int) -> list[int]:
        """The groups of those harmed whom a group is said to be among, right behind it or by its verb."""
        nouns = self.analysis.groups.nouns
        root = place
        while (earlier := nouns[root].joined) is not None:
            root = earlier
        clauses = [self.analysis.clauses[role.clause] for role in self.options.roles.of_group.get(root, ())]
        following = [n for n in (place + 1,) if n < len(nouns)]
        found = [n for n in following if nouns[n].first == nouns[place].last or self.is_gathered(n)]
        for clause in clauses:
            found += clause.others
            found += [n + 1 for n in (clause.object, *clause.others) if n is not None and n + 1 < len(nouns)]
        told = [n for n in found if nouns[n].prep in self.rules.among_words or self.is_gathered(n)]
        return [*told, *self.spelled_out(root)]

    def is_gathered(self, place: int) -> bool:
        """Whether a group is of those whom some are told of: *au nombre des morts*, *font partie des morts*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        whole = group.of
        is_of = whole is not None and units.lemmas[self.analysis.groups.nouns[whole].head] in self.rules.gathering
        return is_of or units.lows[group.first - 1] in self.rules.gathering

    def goes_along(self, place: int) -> bool:
        """Whether people without a verb share that of those before: *ont été tués, ainsi que deux civils*."""
        first, lows = self.analysis.groups.nouns[place].first, self.analysis.units.lows
        clauses, verbs = self.analysis.clauses, self.analysis.groups.verbs
        roles = self.options.roles.of_group.get(place, ())
        is_bare = all(verbs[clauses[role.clause].verb].form == "participle" for role in roles)
        return is_bare and lows[first - 1] in self.rules.along

    def shares_participle(self, place: int, victims: Victims, before: int) -> bool:
        """Whether other people stand right behind fighters and their participle: *neuf gardes tués, deux civils*."""
        verbs, former = self.analysis.groups.verbs, self.found[before]
        first, units = self.analysis.groups.nouns[place].first, self.analysis.units
        is_along = units.lows[first - 1] in self.rules.along
        end = first - 1 - (is_along and units.letters[first - 2] == ",")
        told = (role for role in self.options.roles.of_group.get(place, ()) if role.slot == "subject")
        acts = any(verbs[self.analysis.clauses[role.clause].verb].form == "finite" for role in told)
        is_next = units.letters[end] == "," or is_along
        is_next = is_next and not acts and end - 1 in former.evidence and former.relation != "part_of"
        return is_next and former.victims.status == FIGHTER and victims.status is not None

    def is_rest(self, place: int, before: int) -> bool:
        """Whether a bare number tells the rest of a whole that the sentence breaks down: *… et les douze autres*."""
        count = self.analysis.groups.nouns[place].count
        is_broken = self.found[before].relation == "part_of" or self.found[before].rule == LISTED_RULE
        return is_broken and count is not None and count.adds

    def is_new_total(self, place: int) -> bool:
        """Whether a bare number is what a tally has come to with a figure: *…, ce qui porte le total à quatorze*."""
        analysis = self.analysis
        for role in self.options.roles.of_group.get(place, ()):
            clause = analysis.clauses[role.clause]
            told = [
                self.options.victims.senses(analysis.groups.nouns[n].head)
                for n in (clause.object, clause.subject)
                if n is not None
            ]
            reaches = "reach" in analysis.groups.verbs[clause.verb].senses and role.slot in self.rules.to
            if reaches and any("tally" in senses for senses in told):
                return True
        return False

    def is_listed(self, place: int) -> bool:
        """Whether people stand in a list that breaks the sentence before down: *parmi eux, six élèves, deux gardes*."""
        group = self.analysis.groups.nouns[place]
        is_next = group.is_plural and self.analysis.units.letters[group.first - 1] == ","
        return is_next and self.listed_from(place) is not None

    def is_sided(self, place: int) -> bool:
        """Whether a bare number is followed by on which side: *1 060 du côté de l'armée*, *vingt côté rebelle*."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        behind = units.lows[group.head + 1 : group.last + 1]
        return bool(behind) and behind[0] in self.rules.on_side_of

    def after_colon(self, place: int, before: int) -> bool:
        """Whether a colon opens the list that breaks a figure down."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        return ":" in letters[nouns[self.found[before].place].last : nouns[place].first]

    def listed_from(self, place: int) -> int | None:
        """The figure of the sentence before that this sentence breaks down: *Il s'agit de …*, *Parmi eux …*."""
        analysis = self.analysis
        sentence = analysis.sentence_of(analysis.groups.nouns[place].head)
        if not self.found or not self.opens_list(sentence):
            return None
        last = len(self.found) - 1
        other = analysis.sentence_of(analysis.groups.nouns[self.found[last].place].head)
        while last > 0 and self.found[last].relation == "part_of" and self.found[last].whole is not None:
            last = self.found[last].whole or 0
        if sentence - other > (FAR if self.names_the_harmed(sentence) else 1):
            return None
        there = self.found_in(other)
        named = {o for at in self.heads_of_opening(sentence) if (o := suffix(analysis.units.senses[at], "toll"))}
        alike = [i for i in there if self.found[i].outcome in named and self.found[i].relation != "part_of"]
        if alike:
            return alike[0]
        if named and EITHER not in named:
            return self.told_of(named, sentence)
        dead = [i for i in there if self.found[i].outcome == "killed" and self.found[i].relation != "part_of"]
        return self.as_many(place, [dead[0] if dead else last, *reversed(range(last))])

    def told_of(self, outcomes: set[str], sentence: int) -> int | None:
        """The latest figure of some harm, told not far before a sentence, of which no other is told nearer."""
        nouns, sentence_of = self.analysis.groups.nouns, self.analysis.sentence_of
        whole = (i for i in reversed(range(len(self.found))) if self.found[i].relation != "part_of")
        near = (i for i in whole if sentence - sentence_of(nouns[self.found[i].place].head) <= FAR)
        return next((i for i in near if self.found[i].outcome in outcomes), None)

    def names_the_harmed(self, sentence: int) -> bool:
        """Whether the words that open a list say of which harm it is: *Parmi les victimes, …*."""
        senses = self.analysis.units.senses
        return any(suffix(senses[unit], "toll") for unit in self.heads_of_opening(sentence))

    def hurt_before(self, place: int, count: Count) -> int | None:
        """The wounded of the sentence before, whose wounds a part's sentence tells: *Deux d'entre eux gravement*."""
        sentence = self.analysis.sentence_of(self.analysis.groups.nouns[place].head)
        first, last = self.analysis.ranges[sentence]
        lows = self.analysis.units.lows[first:last]
        nouns = self.analysis.groups.nouns
        opens = first == nouns[place].first and (count.takes_part or self.options.is_headless(place))
        if not opens or not set(lows) & set(self.rules.severity):
            return None
        near = self.found_in(sentence - 1) if sentence else range(0)
        return next((i for i in reversed(near) if self.found[i].outcome == "wounded"), None)

    def listed_alone(self, place: int, count: Count, victims: Victims) -> Proposal | None:
        """A figure of those harmed of whom no whole is told: *Parmi les morts figurent deux enfants*."""
        sentence = self.analysis.sentence_of(self.analysis.groups.nouns[place].head)
        if not self.opens_list(sentence) or not self.is_told_in_main(place):
            return None
        senses = self.analysis.units.senses
        found = [(o, at) for at in self.heads_of_opening(sentence) if (o := suffix(senses[at], "toll"))]
        nouns, noun_at = self.analysis.groups.nouns, self.analysis.groups.noun_at
        if not found or (found[0][0] == EITHER and nouns[noun_at[found[0][1]]].prep not in self.rules.among_words):
            return None
        return self.among_dead(place, count, victims, found[0])

    def among_dead(self, place: int, count: Count, victims: Victims, told: tuple[str, int]) -> Proposal:
        """People among those harmed: a part of the last figure of that harm, of the dead for *les victimes*."""
        wanted = "killed" if told[0] == EITHER else told[0]
        latest = range(len(self.found) - 1, -1, -1)
        wholes = [i for i in latest if self.found[i].outcome == wanted and self.found[i].relation != "part_of"]
        if wholes:
            return self.inherited(place, count, victims, self.as_many(place, wholes), "part_of")
        return self.listed_as(place, count, victims, told)

    def listed_as(self, place: int, count: Count, victims: Victims, told: tuple[str, int]) -> Proposal:
        """A figure of people listed under a harm, which the noun at a unit tells."""
        outcome, unit = told
        return Proposal(
            place=place,
            count=count,
            outcome=outcome,
            rule=LISTED_RULE,
            weight=INHERITED,
            victims=victims,
            evidence=(unit,),
        )

    def is_told_in_main(self, place: int) -> bool:
        """Whether a group is the subject or object of its clause, on a list with one that is, or without any verb."""
        roles = self.options.roles.of_group.get(place, ())
        if self.analysis.groups.nouns[place].prep is None and self.is_verbless(place):
            return True
        return any(role.slot in {"subject", "object"} for role in roles) and not self.speaks(place)

    def opens_list(self, sentence: int) -> bool:
        """Whether words of listing open a sentence."""
        bounds = self.analysis.sentences[sentence]
        lows = self.analysis.tokens.lows[bounds.first : min(bounds.last, bounds.first + 12)]
        opening = f" {' '.join(lows)} "
        return any(f" {phrase} " in opening for phrase in self.rules.listing)

    def heads_of_opening(self, sentence: int) -> range:
        """The units that open a sentence: *Parmi les blessés, …*."""
        first, last = self.analysis.ranges[sentence]
        return range(first, min(first + OPENING, last))

    def inherited(self, place: int, count: Count, victims: Victims, other: int, relation: str | None) -> Proposal:
        """A proposal with the outcome of another."""
        if relation == "part_of":
            other = self.respective(place, self.root(other))
        source = self.found[other]
        last = self.analysis.groups.nouns[place].last  # *sept blessés, dont deux mortellement*
        return Proposal(
            place=place,
            count=count,
            outcome=self.options.made_worse(source.outcome, last, last + 1),
            rule="tolls.inherited",
            weight=INHERITED,
            victims=victims,
            clause=source.clause,
            evidence=source.evidence,
            whole=other,
            relation=relation,
        )
