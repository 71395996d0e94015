"""Units and groups: the words of a sentence as the grammar sees them, and the noun and verb groups they make.

Records that a text has by the thousand are kept from the garbage collector (`gc=False`): none refers back to another,
and to visit them again and again would make the cost of a long text grow faster than its length.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.counts import Count
from selon.model.times import TimeSymbol

NameKind = Literal["party", "adjective", "inhabitant", "capital", "person", "place", "unknown"]


class Name(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A proper name: tokens `first` up to `last`, its kind, the ids that it may stand for, best first.

    `places` are rows of the gazetteer, `parties` ids of parties, `person` the id of a person.
    """

    first: int
    last: int
    kind: NameKind
    parties: tuple[str, ...] = ()
    person: str | None = None
    places: tuple[int, ...] = ()


class Values(msgspec.Struct, frozen=True):
    """What was found in a text before its words were: counts, symbols of time, and names, each in order."""

    counts: list[Count]
    times: list[TimeSymbol]
    names: list[Name]


class Units(msgspec.Struct):
    """The units of a text, as parallel lists: a unit is a word, a locution, a count, a time or a name.

    `letters` is the class decided for each, `lemmas`, `features` and `senses` those of the way taken; `counts`, `names`
    and `times` give the place of the count, name or time symbol in its list, or -1.
    """

    firsts: list[int]
    lasts: list[int]
    letters: list[str]
    lows: list[str]
    lemmas: list[str]
    features: list[str]
    senses: list[frozenset[str]]
    counts: list[int]
    names: list[int]
    times: list[int]

    def __len__(self) -> int:
        return len(self.firsts)


class NounGroup(msgspec.Struct, kw_only=True, gc=False):
    """A noun with what stands around it: units `first` up to `last`, its `head`, what binds it, what it counts.

    `prep` is the low form of the preposition before it, `of` the group that it complements, `joined` the group that it
    continues as a list; `apposed` the names or nouns set beside it.
    """

    first: int
    last: int
    head: int
    prep: str | None = None
    count: Count | None = None
    is_plural: bool = False
    is_pronoun: bool = False
    is_among: bool = False
    of: int | None = None
    joined: int | None = None
    adjectives: list[int] = []
    names: list[int] = []


class VerbGroup(msgspec.Struct, kw_only=True, gc=False):
    """A verb with its auxiliaries: units `first` up to `last`, the unit of its full verb as `head`.

    `form` is finite, infinitive, gerund or participle; `voice` active, passive or reflexive; `tense` as the lexicon
    names it, `modal` the lemma of a verb that governs the infinitive, `idiom` the senses of a set phrase.
    """

    first: int
    last: int
    head: int
    lemma: str
    form: str
    voice: str = "active"
    tense: str = ""
    person: str = ""
    is_perfect: bool = False
    is_negated: bool = False
    is_conditional: bool = False
    modal: str | None = None
    senses: frozenset[str] = frozenset()


class Clause(msgspec.Struct, kw_only=True, gc=False):
    """A verb group with its slots, as places in the list of noun groups.

    `marker` is the low form of the word that opens the clause, `parent` the clause it hangs on, `first` and `last` its
    units; `others` are the groups bound by prepositions.
    """

    verb: int
    first: int
    last: int
    kind: str = "main"
    marker: str | None = None
    parent: int | None = None
    subject: int | None = None
    subject_pronoun: int | None = None
    object: int | None = None
    agent: int | None = None
    others: list[int] = []


class Groups:
    """The noun and verb groups of a text, and for each unit the group that holds it (-1 for none)."""

    def __init__(self, size: int) -> None:
        """Begin without groups over so many units."""
        self.nouns: list[NounGroup] = []
        self.verbs: list[VerbGroup] = []
        self.noun_at: list[int] = [-1] * size
        self.verb_at: list[int] = [-1] * size

    def add_noun(self, group: NounGroup) -> int:
        """Keep a noun group and return its place."""
        self.nouns.append(group)
        place = len(self.nouns) - 1
        for unit in range(group.first, group.last):
            self.noun_at[unit] = place
        return place

    def add_verb(self, group: VerbGroup) -> int:
        """Keep a verb group and return its place."""
        self.verbs.append(group)
        place = len(self.verbs) - 1
        for unit in range(group.first, group.last):
            self.verb_at[unit] = place
        return place
