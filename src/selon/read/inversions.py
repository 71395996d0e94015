"""Enters: the classes of units behind a verb. Leaves: over which of them its subject may stand farther behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.tags import ADJECTIVE, ADVERB, COMPLEMENTIZER, NAME, NEGATION, NOUN, PARTICIPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.units import Groups, NounGroup, Units, VerbGroup

LEADS_ON = tuple("R g T C pT dT pDT DT ,T ,p ,d ,R ,D ,M".split(" "))  # to a subject: *a dit dans la soirée le maire*
BRACKET = 8  # units of what a bracket behind a verb may hold: *a déclaré à Gao (nord-est) le préfet*
ASIDE = 14  # units of an aside between commas: *a affirmé, lors d'un point de presse tenu à Gao, le préfet*
OPENS_ASIDE = frozenset("pdRT")
QUALIFIED = [NOUN, PARTICIPLE]  # *à la radio privée*
QUALIFIERS = (NOUN, ADJECTIVE, PARTICIPLE, ADVERB)
CLAUSAL = frozenset("VXQS;:")
SAYS = "say:"
ASSERTS = {"say:assert"}  # what only tells: *annoncer*, no *dénoncer*
FINITE = frozenset("VX.;:")
SPEAKERS = ("office", "body", "source")  # senses of those who say things
PEOPLE = (*SPEAKERS, "force", "people", "person", "side", "unit")


def step_behind(units: Units, at: int, end: int) -> int:
    """The unit behind what may stand at a unit between a verb and its subject; the unit itself where nothing may."""
    letters, found = units.letters, at
    if letters[at] == "(":
        found = closing(letters, at, min(end, at + BRACKET), ")")
    elif letters[at] == "," and at + 1 < end and letters[at + 1] in OPENS_ASIDE:
        found = closing(letters, at, min(end, at + ASIDE), ",")
    leads_on = "".join(letters[at : min(at + 3, end)]).startswith(LEADS_ON)
    is_qualified = letters[at - 1 : at + 1] == QUALIFIED
    return max(found, at + (leads_on or is_qualified or leads_to_name(units, at)))


def is_somebody(units: Units, group: NounGroup, *, unsaid: bool) -> bool:
    """Whether the head of a group is a name or by its sense somebody; of a word without senses, as told."""
    senses = units.senses[group.head]
    if not senses:
        return unsaid or units.letters[group.head] == NAME
    return any(sense.startswith(PEOPLE) for sense in senses)


def names_hearer(units: Units, first: int, last: int) -> bool:
    """Whether a name is that of who hears it, and another follows: *a confié à la radio Sol, Jean Kaba*."""
    return units.letters[first] == NAME and units.letters[first - 1] in QUALIFIERS and leads_to_name(units, last)


def only_says(units: Units, verb: VerbGroup, end: int) -> bool:
    """Whether a verb that has nobody as its object stands behind a comma and before no other verb of its sentence."""
    letters = units.letters
    is_closing = not any(letters[at] in CLAUSAL for at in range(verb.last, end))
    return letters[verb.first - 1] == "," and is_closing and {s for s in verb.senses if s.startswith(SAYS)} == ASSERTS


def awaits_verb(units: Units, group: NounGroup, verb: VerbGroup, first: int) -> bool:
    """Whether a group opens the sentence and but a relative parts it from a verb: *X, qui …, appelle à Y*."""
    letters, begin = units.letters, group.last + 1
    is_related = (
        group.first == first and letters[group.last : begin + 1] == [",", "Q"] and letters[verb.first - 1] == ","
    )
    agrees = verb.person.endswith("p") == group.is_plural
    return is_related and agrees and letters[begin : verb.first].count(",") == 1


def only_restricts(units: Units, groups: Groups, at: int) -> bool:
    """Whether *that* right behind an infinitive with a lone negator only restricts it: *n'avoir visé qu'un atelier*."""
    place = groups.verb_at[at - 1] if at > 0 and units.letters[at] == COMPLEMENTIZER else -1
    if place < 0 or not groups.verbs[place].is_negated or groups.verbs[place].form != "infinitive":
        return False
    return NEGATION not in units.letters[groups.verbs[place].first : at]


def leads_to_name(units: Units, at: int) -> bool:
    """Whether a comma at a unit leads to a name and surname: *a déclaré à Ys, Jean Kaba*."""
    return units.letters[at : at + 2] == [",", NAME] and units.lasts[at + 1] - units.firsts[at + 1] > 1


def closing(letters: Sequence[str], at: int, end: int, mark: str) -> int:
    """The unit behind the mark that ends what begins at a unit and holds no finite verb; else the unit itself."""
    for unit in range(at + 1, end):
        if letters[unit] == mark:
            return unit + 1
        if letters[unit] in FINITE:
            break
    return at


def first_of(choice: int | None, other: int | None) -> int | None:
    """The choice, or the other where there is none."""
    return choice if choice is not None else other
