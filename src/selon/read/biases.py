"""Enters: units with the classes that each may have. Leaves: what their neighbours say for a class of some of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from selon.model import tags

if TYPE_CHECKING:
    from selon.packs.grammar import Grammar
    from selon.read.units import Draft

AGENT_FOLLOWS = 1.5  # what the preposition of an agent says for a participle before it
OPENING = 4.0  # what it says at the head of a sentence: *Bombardés par les rebelles, …*
BEFORE_PARTICIPLE = 1.8  # what a participle says for an auxiliary that is also a noun: *le village voisin est attaqué*
BEFORE_STATE = 4.0  # what the state or place behind it says for one: *l'armée est prête*
BEHIND_NOUN = 0.8  # what a noun says for an adjective of a state behind it: *l'armée malienne*
BEHIND_HEAD = 2.5  # what it says where only a determiner or count stands before it: *un policier serbe*
BEFORE_OBJECT = 4.0  # what a bare object or a count right behind it says for a verb
HUNG = 12.0  # what a subject pronoun hung on a word says for a verb: *souffle-t-il*
BEHIND_NAME = 2.0  # what a name says for a participle that might be a noun behind it: *membres du Hamas tués*
DOUBTING = 2.0  # what a noun says for an adjective of doubt behind it: *rebelles présumés*
BEHIND_PARTICIPLE = 3.0  # what a participle says for one that an *and* joins to it at once
BEHIND_SUBJECT = 6.0  # what a determiner says for a noun that denies elsewhere, *en* for a gerund
INVERTED = 12.0  # what an auxiliary with its subject pronoun behind it says for a participle: *a-t-il fait valoir*
ALONE = 6.0  # what a participle or auxiliary behind *another* says for a pronoun
PRONOUN_OR_DETERMINER = tags.PRONOUN + tags.DETERMINER
AUXILIARY_OR_NOUN = tags.AUXILIARY + tags.NOUN
BETWEEN_PARTICIPLES = frozenset({tags.COORDINATOR, ",", tags.ADVERB})
MARKED = frozenset({tags.OPENING, tags.STRAIGHT})  # marks between an auxiliary and its participle: *ont été “tués”*
MARKS_BEHIND = frozenset({tags.CLOSING, tags.STRAIGHT})
VERBAL = frozenset({tags.AUXILIARY, tags.PARTICIPLE})
DENYING = frozenset({tags.NEGATION, tags.NEGATOR})
PASSIVE_WITHIN = 12  # units from a participle to the one that it goes on
COMPLEMENTS = frozenset("NAEDpdTURL")  # what may complement the first of two joined participles
HEADED = frozenset(tags.DETERMINER + tags.COUNT)
OBJECTS = frozenset(tags.DETERMINER + tags.COUNT + tags.NAME)
OF_A_STATE = tags.ADJECTIVE + tags.NOUN

MADE_OF_VERBS = frozenset({tags.VERB, tags.GERUND, tags.PARTICIPLE})

FAMILIAR = "2s"  # how the features of forms end that one speaks to a friend with
BESIDE = 4  # units before a verb among which its subject pronoun stands
BEHIND_APPOSED = frozenset({tags.PREPOSITION, tags.TIME})
PEOPLE = ("person", "toll")  # senses of nouns for people

Biases = dict[int, dict[str, float]]


def find_biases(draft: Draft, first: int, last: int, grammar: Grammar) -> Biases:
    """For units from `first` up to `last`, what speaks for a class of theirs, by the words beside them."""
    found: Biases = {}
    options = draft.options
    for at in range(first, last):
        if options[at] == PRONOUN_OR_DETERMINER and stands_alone(draft, at, last):
            found[at] = {tags.PRONOUN: ALONE}
        if is_told_of_all(options, at, first, last):
            found[at] = {tags.ADVERB: BEHIND_SUBJECT}
        if not may_have_bias(options[at]):
            continue
        if at > first and tags.NEGATION in options[at] and options[at - 1] == tags.NEGATOR:
            found[at] = {tags.NEGATION: BEHIND_SUBJECT}  # *ne plus tirer*
            continue
        if is_harm(draft, at) and (follows_neither(draft, first, at, grammar) or is_counted(options, at, first, last)):
            found[at] = {tags.NOUN: BEHIND_SUBJECT}  # *il n'y a eu ni mort ni blessé*
            continue
        if (is_harm(draft, at) or is_of_act(draft, at)) and is_apposed(options, at, first, last):
            found[at] = {tags.PARTICIPLE: BEHIND_SUBJECT}  # *un père et ses filles, tués dans un raid*
            continue
        if is_unspoken(draft, at, first, grammar):
            found[at] = {tags.VERB: -HUNG}
            continue
        verb = verb_bias(draft, at, (first, last), grammar)
        found_here = participle_bias(draft, at, (first, last), grammar) or verb or head_bias(draft, at, first, last)
        if found_here:
            found[at] = found_here
    return found


def is_apposed(options: list[str], at: int, first: int, last: int) -> bool:
    """Whether a participle between a comma and a preposition or time is told of who stands before."""
    is_between = at > first + 1 and at + 1 < last and options[at - 1] == ","
    is_led_on = is_between and not BEHIND_APPOSED.isdisjoint(options[at + 1])
    return is_led_on and tags.PARTICIPLE in options[at]


def is_of_act(draft: Draft, at: int) -> bool:
    """Whether the unit at a place, as a participle, tells of an act: *assiégé*, *bombardé*."""
    word = draft.words[at] if tags.PARTICIPLE in draft.options[at] else None
    return word is not None and any(sense.startswith("event:") for sense in word.senses(tags.PARTICIPLE))


def is_told_of_all(options: list[str], at: int, first: int, last: int) -> bool:
    """Whether a participle is said of *all* of somebody: *ont tous été tués*, *dix gardes, tous tués*."""
    is_either = tags.ADVERB in options[at] and not {tags.DETERMINER, tags.PRONOUN}.isdisjoint(options[at])
    if not is_either or at == first or at + 1 >= last or tags.PARTICIPLE not in options[at + 1]:
        return False
    return tags.AUXILIARY in options[at - 1] or options[at - 1] == ","


def stands_alone(draft: Draft, at: int, last: int) -> bool:
    """Whether what follows *another* is its verb: *un autre est mort*, *un autre blessé*, not *un autre détenu est*."""
    options = draft.options
    following = options[at + 1] if at + 1 < last else ""
    behind = options[at + 2] if at + 2 < last else ""
    is_person = tags.NOUN in following and not is_harm(draft, at + 1) and is_person_too(draft, at + 1)
    is_noun_too = tags.NOUN in following and (tags.AUXILIARY in behind or tags.VERB in behind or is_person)
    return tags.AUXILIARY in following or (tags.PARTICIPLE in following and not is_noun_too)


@lru_cache(maxsize=4096)
def may_have_bias(options: str) -> bool:
    """Whether anything speaks for one of some classes: a verb, what is made of one, or what is a noun too."""
    if options == AUXILIARY_OR_NOUN or not MADE_OF_VERBS.isdisjoint(options):
        return True
    return tags.NOUN in options and (tags.ADJECTIVE in options or not DENYING.isdisjoint(options))


def verb_bias(draft: Draft, at: int, bounds: tuple[int, int], grammar: Grammar) -> dict[str, float]:
    """What speaks for a verb: a pronoun hung on it, an object or count right behind it, a word before a gerund."""
    lows, options, first = draft.units.lows, draft.options[at], bounds[0]
    has_next = at + 1 < bounds[1]
    if has_next and options == AUXILIARY_OR_NOUN:
        weight = auxiliary_bias(draft, at, first, grammar)
        return {tags.AUXILIARY: weight} if weight else {}
    if has_next and tags.VERB in options:
        if follows_speech(draft.options, at, first) or leads_to_speech(draft.options, at, bounds):
            return {tags.VERB: HUNG}  # *», tranche le maire*, *le chef rebelle menace : « …*
        if is_followed(draft, at, first, grammar) or tells_state(draft, at, first, grammar):
            return {tags.VERB: BEFORE_OBJECT}
        if tags.NOUN in options and follows_qualified(draft, at, first):
            return {tags.VERB: BEHIND_SUBJECT}  # no noun stands there: *l'armée malienne annonce*
    if at > first and tags.GERUND in options and lows[at - 1] in grammar.before_gerund:
        return {tags.GERUND: BEHIND_SUBJECT}
    return {tags.VERB: HUNG} if has_next and tags.VERB in options and is_hung(draft, at + 1) else {}


def is_unspoken(draft: Draft, at: int, first: int, grammar: Grammar) -> bool:
    """Whether a form that one speaks to a friend with has no such friend beside it: *juge les massacres de Tiffa*."""
    word = draft.words[at] if {tags.VERB, tags.NOUN} <= set(draft.options[at]) else None
    if word is None or not word.taken(tags.VERB)[1].endswith(FAMILIAR):
        return False
    beside = draft.units.lows[max(first, at - BESIDE) : at + 2]
    return not any(low in grammar.familiar for low in beside)


def follows_speech(options: list[str], at: int, first: int) -> bool:
    """Whether a mark that closes a quotation and a comma stand right before a word: there its verb of saying is."""
    return at - 2 >= first and options[at - 1] == "," and options[at - 2] in MARKS_BEHIND


def leads_to_speech(options: list[str], at: int, bounds: tuple[int, int]) -> bool:
    """Whether a word stands between a noun with its determiner, or a name, and a colon before a quotation."""
    first, last = bounds
    if at + 2 >= last or at - 1 < first or options[at + 1] != ":" or options[at + 2] not in MARKED:
        return False
    if options[at - 1][:1] == tags.NAME:
        return True
    head = at - 1
    while head > first and options[head][:1] in OF_A_STATE and head > at - 3:
        head -= 1
    is_headed = options[head][:1] == tags.DETERMINER
    return is_headed and any(options[between][:1] == tags.NOUN for between in range(head + 1, at))


def auxiliary_bias(draft: Draft, at: int, first: int, grammar: Grammar) -> float:
    """What speaks for an auxiliary that is a noun too: a participle behind it, or what it binds."""
    if tags.PARTICIPLE in draft.options[at + 1]:
        return BEFORE_PARTICIPLE
    return BEFORE_STATE if is_copula(draft, at, first, grammar) else 0.0


def is_counted(options: list[str], at: int, first: int, last: int) -> bool:
    """Whether what counts the harmed stands between a count and a determiner: *a porté à 34 morts le bilan*."""
    is_count = at > first and options[at - 1] == tags.COUNT
    return is_count and at + 1 < last and options[at + 1][:1] == tags.DETERMINER


def follows_qualified(draft: Draft, at: int, first: int) -> bool:
    """Whether a determiner, a noun and its adjective stand right before a word, and no verb behind it."""
    options = draft.options
    is_headed = at - 3 >= first and options[at - 3][:1] == tags.DETERMINER
    if not is_headed or {tags.NOUN, tags.NAME}.isdisjoint(options[at - 2]):
        return False
    is_state = draft.units.names[at - 1] >= 0 and options[at - 1] == OF_A_STATE
    following = options[at + 1]
    return (is_state or options[at - 1] == tags.ADJECTIVE) and following[:1] in OBJECTS


def is_copula(draft: Draft, at: int, first: int, grammar: Grammar) -> bool:
    """Whether an auxiliary that is a noun too binds a state or place to what is before it: *est prête*, *est à Gao*."""
    before, following = draft.options[at - 1] if at > first else "", draft.options[at + 1]
    is_headed = bool(before) and before[:1] not in HEADED and tags.PREPOSITION not in before
    is_place = tags.PREPOSITION in following and draft.units.lows[at + 1] not in grammar.of
    return is_headed and (is_place or tags.ADJECTIVE in following or tags.ADVERB in following)


def tells_state(draft: Draft, at: int, first: int, grammar: Grammar) -> bool:
    """Whether a word that may be a copula stands before a bare adjective: *le sort de dix marins reste incertain*."""
    word, options = draft.words[at], draft.options
    is_noun = at > first and options[at - 1][:1] in HEADED
    if word is None or is_noun or tags.ADJECTIVE not in options[at + 1] or tags.NOUN in options[at + 1]:
        return False
    return tags.NOUN in options[at] and word.taken(tags.VERB)[0] in grammar.copulas


def head_bias(draft: Draft, at: int, first: int, last: int) -> dict[str, float]:
    """What a qualifier behind it says for a noun of people that is an adjective too: *six policiers enlevés*."""
    options, word = draft.options, draft.words[at]
    is_denying = tags.NOUN in options[at] and not DENYING.isdisjoint(options[at])
    is_bound = at > first and tags.CONTRACTED in options[at - 1] and {tags.NOUN, tags.PARTICIPLE} <= set(options[at])
    if is_bound or (is_denying and at > first and tags.DETERMINER in options[at - 1]):
        return {tags.NOUN: BEHIND_SUBJECT}  # *une personne*, not *personne*; *du parti*
    is_either = tags.NOUN in options[at] and tags.ADJECTIVE in options[at]
    if at > first and options[at - 1] == tags.COUNT and is_person_too(draft, at):
        return {tags.NOUN: BEHIND_HEAD}  # *trois employés du port*
    if is_either and first < at < last - 1 and tells_of_people(draft, at):
        return {tags.NOUN: BEHIND_HEAD}  # *le nombre de civils ayant péri*
    if is_either and first < at < last - 1 and word is not None and options[at - 1][:1] in HEADED:
        is_people = any(sense.startswith("person:") for sense in word.senses(tags.NOUN))
        fights = "person:combatant" in word.senses(tags.NOUN)
        is_noun = fights or options[at][0] == tags.NOUN
        is_told_of = is_noun and tags.NOUN in options[at + 1] and tags.ADJECTIVE in options[at + 1]
        if is_people and (tags.PARTICIPLE in options[at + 1] or is_told_of):
            return {tags.NOUN: BEHIND_HEAD}
    return adjective_bias(draft, at, first)


def tells_of_people(draft: Draft, at: int) -> bool:
    """Whether a word for people, an adjective too, stands before a gerund, behind what leads to a noun."""
    options, word = draft.options, draft.words[at]
    is_between = options[at - 1][:1] in HEADED | {tags.PREPOSITION} and options[at + 1][:1] == tags.GERUND
    return is_between and word is not None and any(s.startswith(PEOPLE) for s in word.senses(tags.NOUN))


def is_person_too(draft: Draft, at: int) -> bool:
    """Whether a participle is a noun for people too."""
    options, word = draft.options[at], draft.words[at]
    is_either = tags.NOUN in options and tags.PARTICIPLE in options
    return is_either and word is not None and any(s.startswith("person:") for s in word.senses(tags.NOUN))


def adjective_bias(draft: Draft, at: int, first: int) -> dict[str, float]:
    """What a noun says for the adjective of a state behind it."""
    options = draft.options
    if at == first or draft.units.names[at] < 0 or options[at] != OF_A_STATE or tags.NOUN not in options[at - 1]:
        return {}
    is_head = at - 2 >= first and options[at - 2][:1] in HEADED
    return {tags.ADJECTIVE: BEHIND_HEAD if is_head else BEHIND_NOUN}


def participle_bias(draft: Draft, at: int, bounds: tuple[int, int], grammar: Grammar) -> dict[str, float]:
    """What speaks for a participle: an inverted auxiliary before it, an agent behind it; for an adjective: doubt."""
    lows, options = draft.units.lows, draft.options
    first, last = bounds
    if tags.PARTICIPLE not in options[at] or len(options[at]) == 1 or (at + 1 < last and is_hung(draft, at + 1)):
        return {}
    is_no_prep = at > first and tags.PREPOSITION in options[at] and tags.AUXILIARY in options[at - 1]  # *a vu mourir*
    follows_auxiliary = at - 2 >= first and tags.AUXILIARY in options[at - 2]  # *ont hier été tués*
    is_beside = follows_auxiliary and (lows[at - 1].startswith("-") or options[at - 1] == tags.TIME)
    if is_no_prep or is_beside:
        return {tags.PARTICIPLE: INVERTED}
    behind = at + 2 if at + 1 < last and options[at + 1] == tags.ADVERB else at + 1
    if behind < last and lows[behind] in grammar.agent and not is_rate(draft, behind + 1, last):
        return {tags.PARTICIPLE: OPENING if at == first else AGENT_FOLLOWS}
    is_passive = at > first and tags.ADJECTIVE in options[at] and follows_passive(draft, at, grammar)
    goes_on = goes_on_participle(draft, first, at) or goes_on_passive(draft, first, at)
    goes_on = goes_on or (at > first and is_perfect_gerund(draft, at - 1, grammar))
    if is_passive or goes_on or follows_marks(draft, first, at):
        return {tags.PARTICIPLE: BEHIND_PARTICIPLE}
    if at > first and draft.units.names[at - 1] >= 0 and is_harm(draft, at):
        return {tags.PARTICIPLE: BEHIND_NAME}
    is_doubted = at > first and tags.NOUN in options[at - 1] and is_doubting(draft, at)
    is_named = at > first and at + 1 < last and options[at + 1] == tags.NAME and is_of_fighters(draft, at)
    weight = DOUBTING if is_doubted else BEHIND_PARTICIPLE if is_named else 0.0  # *le groupe armé X*
    return {tags.ADJECTIVE: weight} if weight else {}


def is_perfect_gerund(draft: Draft, at: int, grammar: Grammar) -> bool:
    """Whether the gerund of an auxiliary stands at a place: *ayant été tués*."""
    word = draft.words[at]
    return word is not None and tags.GERUND in draft.options[at] and word.taken(tags.GERUND)[0] in grammar.perfect


def is_rate(draft: Draft, at: int, last: int) -> bool:
    """Whether a stretch of time stands at a place, so that what stands before it is a rate: *dix morts par jour*."""
    word = draft.words[at] if at < last else None
    return word is not None and "measure:time" in word.senses(tags.NOUN)


def follows_marks(draft: Draft, first: int, at: int) -> bool:
    """Whether a word stands in quotation marks behind an auxiliary, or behind an adverb that does: *a été « tué »*."""
    options = draft.options
    if at - 4 >= first and options[at - 1] in MARKS_BEHIND and tags.ADVERB in options[at - 2]:
        at -= 2
    return at - 2 >= first and options[at - 1] in MARKED and not VERBAL.isdisjoint(options[at - 2])


def goes_on_participle(draft: Draft, first: int, at: int) -> bool:
    """Whether a word is joined at once to a participle like it behind its auxiliary: *ont été enlevés et tués*."""
    options, joint = draft.options, at - 1
    while joint > first and tags.PARTICIPLE not in options[joint] and options[joint][:1] in BETWEEN_PARTICIPLES:
        joint -= 1
    here, before = draft.words[at], draft.words[joint]
    if joint == at - 1 or here is None or before is None:
        return False
    if here.taken(tags.PARTICIPLE)[1] != before.taken(tags.PARTICIPLE)[1]:
        return False
    while joint > first and (tags.PARTICIPLE in options[joint] or options[joint][:1] in BETWEEN_PARTICIPLES):
        joint -= 1
    return tags.AUXILIARY in options[joint] and joint < at - 2


def follows_neither(draft: Draft, first: int, at: int, grammar: Grammar) -> bool:
    """Whether *neither* stands before a word that no passive may take: *n'a fait ni mort ni blessé*."""
    options, lows = draft.options, draft.units.lows
    if at == first or options[at - 1][:1] != tags.COORDINATOR or lows[at - 1] not in grammar.negations:
        return False
    before = at - 1
    while before > first and (lows[before] in grammar.negations or is_harm(draft, before) or options[before] == ","):
        before -= 1
    word = draft.words[before]
    return word is None or word.taken(tags.PARTICIPLE)[0] != grammar.passive


def follows_passive(draft: Draft, at: int, grammar: Grammar) -> bool:
    """Whether the participle of the passive's auxiliary stands right before: *ont été enterrés vivants*."""
    before = draft.words[at - 1]
    if before is None or tags.PARTICIPLE not in draft.options[at - 1]:
        return False
    return before.taken(tags.PARTICIPLE)[0] == grammar.passive


def goes_on_passive(draft: Draft, first: int, at: int) -> bool:
    """Whether a word is joined to a participle like it behind an auxiliary, complements between: *menés là et tués*."""
    options, here = draft.options, draft.words[at]
    if at - 2 < first or tags.COORDINATOR not in options[at - 1] or here is None:
        return False
    told = here.taken(tags.PARTICIPLE)[1]
    for joint in range(at - 2, max(first, at - PASSIVE_WITHIN), -1):
        before = draft.words[joint]
        is_told = tags.PARTICIPLE in options[joint] and not VERBAL.isdisjoint(options[joint - 1])
        if is_told and before is not None:
            return before.taken(tags.PARTICIPLE)[1] == told
        if not COMPLEMENTS.issuperset(options[joint][:1]):
            return False
    return False


def is_hung(draft: Draft, at: int) -> bool:
    """Whether the unit at a place is a subject hung on the verb before it."""
    return draft.units.lows[at].startswith("-") and tags.SUBJECT in draft.options[at]


def is_harm(draft: Draft, at: int) -> bool:
    """Whether the unit at a place, as a noun, is what counts the harmed: *tués*, *blessés*."""
    word = draft.words[at]
    is_noun = word is not None and tags.NOUN in draft.options[at]
    return is_noun and word is not None and any(sense.startswith("toll") for sense in word.senses(tags.NOUN))


def is_of_fighters(draft: Draft, at: int) -> bool:
    """Whether the unit at a place, as an adjective, is said of those who fight, behind a noun: *armé*."""
    word = draft.words[at]
    is_behind = tags.NOUN in draft.options[at - 1] and tags.ADJECTIVE in draft.options[at]
    return is_behind and word is not None and "status:combatant" in word.senses(tags.ADJECTIVE)


def is_doubting(draft: Draft, at: int) -> bool:
    """Whether the unit at a place, as an adjective, leaves a thing unproven: *présumés*."""
    word = draft.words[at]
    return word is not None and any(sense.startswith("hedge") for sense in word.senses(tags.ADJECTIVE))


def is_followed(draft: Draft, at: int, first: int, grammar: Grammar) -> bool:
    """Whether what is told right behind a word makes it a verb: *fait état*, *le nombre de tués atteint 34*."""
    options, following = draft.options, at + 1
    is_perfect = any(tags.AUXILIARY in each for each in options[max(first, at - 3) : at])  # *qui a fait état*
    if draft.units.lows[following] in grammar.bare_objects:
        return not is_perfect
    is_either = tags.PARTICIPLE in options[at] and tags.NOUN not in options[at]
    return is_either and options[following][:1] == tags.COUNT and not is_perfect
