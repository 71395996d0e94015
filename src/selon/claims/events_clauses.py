"""Enters: clauses. Leaves: whether they tell what was done: not supposed, wished, planned, asked or negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.claims.questions import is_asked
from selon.model.tags import COORDINATOR, PARTICIPLE

if TYPE_CHECKING:
    from selon.claims.events_groups import GroupReader
    from selon.model.units import VerbGroup

REACH = 30  # units looked left for the word that governs an infinitive
BEING = "state:be"
HUNG = frozenset({"complement", "relative"})  # kinds of clauses that may hang on a wish
PRESENT = "pres"  # tense of the auxiliary of a past that lasts until now
IMPERFECT = "impf"
UNREAL_SAYS = frozenset({"say:call", "say:threat"})


class ToldClauses:
    """Judges the clauses of one document."""

    def __init__(self, groups: GroupReader) -> None:
        """Take the kinds and complements of groups."""
        self.groups = groups
        self.analysis = groups.analysis
        self.grammar = groups.language.grammar
        self.rules = rules = groups.rules
        self.unreal = rules.unreal
        self.verbs = frozenset(rules.unreal.verbs)
        self.leading = frozenset(rules.leading)
        self.wishing = frozenset((*rules.unreal.nouns, *rules.unreal.outlook))

    def is_clause_told(self, index: int, *, attempt: bool = False) -> bool:
        """Whether what a clause tells is told as done."""
        clause = self.analysis.clauses[index]
        verb = self.analysis.groups.verbs[clause.verb]
        if self.is_supposed(index) or verb.is_negated or verb.tense in self.grammar.future:
            return False
        if is_asked(self.analysis, index, self.grammar.granting) or self.is_under_condition(index):
            return False
        if verb.modal in self.grammar.attempts and not self.is_done(verb):
            return attempt and verb.modal not in self.unreal.attempts
        if self.wishes(verb) or self.is_wished(index):
            return False
        if verb.form != "infinitive":
            return True
        return self.is_infinitive_told(verb, attempt=attempt)

    def wishes(self, verb: VerbGroup) -> bool:
        """Whether a verb of wishing stands between a verb of seeming and what is wished: *semble vouloir attaquer*."""
        lemmas = self.analysis.units.lemmas[verb.first + 1 : verb.head]
        is_open = verb.modal is not None and not self.is_done(verb)
        return is_open and any(lemma in self.unreal.attempts for lemma in lemmas)

    def is_wished(self, index: int) -> bool:
        """Whether a clause is only what somebody wishes, fears or doubts: *craint que X attaque*, *le risque que …*."""
        clause, units = self.analysis.clauses[index], self.analysis.units
        verb = self.analysis.groups.verbs[clause.verb]
        if clause.kind not in HUNG or self.is_past(verb) or verb.tense in self.grammar.past:
            return False
        before = clause.first - 1
        is_opened = units.lows[clause.first].endswith(self.grammar.opens_complement)
        if not is_opened or units.letters[before] == COORDINATOR:
            is_listed = index > 0 and self.analysis.clauses[index - 1].kind == "complement" == clause.kind
            return is_listed and self.is_wished(index - 1)
        if before >= 0 and units.letters[before] in "NAP" and units.lemmas[before] in self.wishing:
            return True
        return clause.kind == "complement" and self.is_wish_before(clause.first)

    def is_wish_before(self, unit: int) -> bool:
        """Whether the verb before the *that* at a unit wishes, fears or doubts what follows."""
        here = self.analysis.verbs_of(self.analysis.sentence_of(unit))
        verb = next((verb for verb in reversed(here) if verb.last <= unit), None)
        if verb is None or verb.lemma in self.unreal.warning:
            return False
        if BEING in verb.senses:
            index = self.analysis.clause_of_verb.get(self.analysis.groups.verb_at[verb.head])
            place = self.analysis.clauses[index].subject if index is not None else None
            return place is not None and self.analysis.units.lemmas[self.groups.nouns[place].head] in self.unreal.nouns
        is_doubted = verb.is_negated and any(sense.startswith("say:") for sense in verb.senses)
        return is_doubted or self.is_unreal_verb(verb) or verb.lemma in self.unreal.doubting

    def is_under_condition(self, index: int) -> bool:
        """Whether a conditional hangs on a supposition of its sentence: *si X attaquait, Y riposterait*."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        verb = verbs[clauses[index].verb]
        if verb.tense not in self.grammar.conditional or self.is_past(verb):
            return False
        near = self.analysis.clauses_near(verb.head, verb.head)
        return any(self.is_supposed(at) and verbs[clauses[at].verb].tense == IMPERFECT for at in near)

    def is_done(self, verb: VerbGroup) -> bool:
        """Whether a modal stands in the perfect, so that what it governs was done."""
        return (
            any(self.analysis.units.letters[u] == "P" for u in range(verb.first, verb.head)) and not verb.is_conditional
        )

    def is_infinitive_told(self, verb: VerbGroup, *, attempt: bool) -> bool:
        """Whether the word that governs an infinitive makes it a done act."""
        units = self.analysis.units
        before = verb.first - 1
        while before >= 0 and units.letters[before] in "Rno":
            before -= 1
        if before < 0:
            return False
        if units.lows[before] in self.unreal.purposes:
            return self.is_past(verb)
        if units.lows[before] in self.unreal.before:
            return self.is_past(verb) or self.is_told_before(before)
        if units.letters[before] in "NA" and units.lemmas[before] in self.unreal.nouns:
            return False
        is_done = units.lows[before] in self.rules.after or self.is_of_the_foremost(before)
        return is_done or self.is_governed_done(verb, before, attempt=attempt)

    def is_of_the_foremost(self, before: int) -> bool:
        """Whether an infinitive tells what somebody was the first or only one to do: *la première ville à tomber*."""
        units, groups = self.analysis.units, self.analysis.groups
        place = groups.noun_at[before - 1] if units.lows[before] in self.rules.dative else -1
        if place < 0:
            return False
        group, lemmas = groups.nouns[place], units.lemmas
        return any(lemmas[unit] in self.rules.foremost for unit in range(group.first, group.last))

    def is_governed_done(self, verb: VerbGroup, before: int, *, attempt: bool) -> bool:
        """Whether the verb or noun that governs an infinitive from before a unit makes it a done act."""
        units, groups = self.analysis.units, self.analysis.groups
        for at in range(before, max(-1, before - REACH), -1):
            if units.letters[at] in ".;:":
                break
            place = groups.verb_at[at]
            if place >= 0 and groups.verbs[place].form == "infinitive" and units.letters[before - 1] == "C":
                continue  # an infinitive listed with another has that one's governor
            if place >= 0 and self.is_aside(groups.verbs[place], before):
                continue
            if place >= 0:
                return self.is_governor_done(groups.verbs[place], is_perfect=self.is_past(verb), attempt=attempt)
            noun = groups.noun_at[at]
            if noun >= 0 and groups.nouns[noun].head == at and units.lemmas[at] in self.unreal.nouns:
                return False
        return self.is_past(verb)

    def is_aside(self, verb: VerbGroup, unit: int) -> bool:
        """Whether a gerund or participle of people told of stands before what governs an infinitive behind a comma."""
        is_of_them = verb.form in {"gerund", "participle"} and verb.lemma not in self.leading
        return is_of_them and "," in self.analysis.units.letters[verb.last : unit + 1]

    def is_told_before(self, unit: int) -> bool:
        """Whether the finite verb before *before doing* is told as past, so that what it came before was done too."""
        here = self.analysis.verbs_of(self.analysis.sentence_of(unit))
        finite = [verb for verb in here if verb.first < unit and verb.form == "finite"]
        return bool(finite) and (finite[-1].is_perfect or finite[-1].tense in self.grammar.past)

    def is_governor_done(self, governor: VerbGroup, *, is_perfect: bool, attempt: bool) -> bool:
        """Whether a verb makes the infinitive that it governs a done act."""
        if self.is_unreal_verb(governor) and not is_perfect:
            return False
        if governor.is_negated and governor.lemma in self.leading:
            return False
        if governor.lemma in self.unreal.enabling and governor.tense == PRESENT and not self.is_past(governor):
            return False
        if governor.lemma in self.leading or any(s.startswith("say:") for s in governor.senses):
            return governor.tense not in self.grammar.future
        return is_perfect or (attempt and governor.lemma in self.grammar.attempts)

    def is_supposed(self, index: int) -> bool:
        """Whether a clause is opened by a word of supposition; *si* before what is past only concedes it."""
        clause = self.analysis.clauses[index]
        if clause.marker not in self.unreal.markers:
            return False
        verb = self.analysis.groups.verbs[clause.verb]
        return not (clause.marker in self.rules.conceding and verb.tense == PRESENT and self.is_past(verb))

    def is_past(self, verb: VerbGroup) -> bool:
        """Whether a verb stands in a compound past; *est touché* and *être touché* have one participle and do not."""
        return self.is_compound(verb) if verb.voice == "passive" else verb.is_perfect

    def is_unreal_verb(self, verb: VerbGroup) -> bool:
        """Whether what a verb governs is wished, feared or announced rather than done."""
        return verb.lemma in self.verbs or bool(verb.senses & UNREAL_SAYS)

    def is_compound(self, verb: VerbGroup) -> bool:
        """Whether a passive stands in a compound past, with two participles: *a été attaqué*."""
        letters = self.analysis.units.letters[verb.first : verb.last]
        return sum(letter == PARTICIPLE for letter in letters) > 1
