"""The closed schema of a language's rules of tolls, `tolls.toml`.

A rule reads clauses and groups, not word order. It carries sentences that must and must not match; the pack checker
runs them all.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec


class TollRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a count comes to be a toll. `sense` is the family of senses whose suffix is the outcome (`harm:killed`).

    `where` says which word has the sense: the `head` of the counted group, itself a `case` of an act that befalls one
    person, an `adjective` of it, the noun that
    `governs` it ("the death of …"), the `verb` of a clause in which the counted group fills the slot `victims`, or the
    noun `toward` which a clause drives it ("into exile").
    `by` gives senses of who or what must hit them, `outcome` overrides the suffix, `modal` names a sense that the
    governing verb must have, `negated` wants the verb denied ("were not found"), `after` the harm that must be told in
    its sentence or the one before.
    """

    id: str
    where: Literal["head", "case", "adjective", "governs", "verb", "reach", "toward"]
    sense: str
    weight: float
    victims: Literal["", "subject", "object", "to", "of", "any"] = ""
    voice: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    outcome: str = ""
    object: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    place: bool = False
    after: str = ""
    negated: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Idiom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb with fixed words after it (tokens joined by a space; variants), and the senses they have together."""

    verb: str
    words: tuple[str, ...]
    senses: tuple[str, ...]


class TollRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A language's rules of tolls, with the words that tell their fields."""

    rule: tuple[TollRule, ...] = ()
    idiom: tuple[Idiom, ...] = ()
    terms: dict[str, tuple[str, ...]] = {}
    additional: tuple[str, ...] = ()
    current: tuple[str, ...] = ()
    on_side_of: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    losing: tuple[str, ...] = ()
    escaping: tuple[str, ...] = ()
    managing: tuple[str, ...] = ()
    listing: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    war: tuple[str, ...] = ()
    loyal: tuple[str, ...] = ()
    guarding: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    among_words: tuple[str, ...] = ()
    camps: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    another: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    civic: tuple[str, ...] = ()
    own_ranks: tuple[str, ...] = ()
    own_camp: tuple[str, ...] = ()
    own_side: tuple[str, ...] = ()
    enemy_camp: tuple[str, ...] = ()
    civil_places: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    two_sided: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    respectively: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    war_words: tuple[str, ...] = ()
    whole_wars: tuple[str, ...] = ()
    launches: tuple[str, ...] = ()
    deceased: frozenset[str] = frozenset()
    recalling: frozenset[str] = frozenset()
    waged: tuple[str, ...] = ()
    this: tuple[str, ...] = ()
    tallies: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    superlatives: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    causative: tuple[str, ...] = ()
    room: tuple[str, ...] = ()
    of_things: tuple[str, ...] = ()
    them: tuple[str, ...] = ()
    him: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    fates: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    intending: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    fractions: frozenset[str] = frozenset()
    out_of: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    comprising: tuple[str, ...] = ()
    lots: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    planning: tuple[str, ...] = ()
    massed: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()
    gathering: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    reacts: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    deadly: tuple[str, ...] = ()
    total_words: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    happens: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    as_of: tuple[str, ...] = ()
    whens: tuple[str, ...] = ()
    unrest: tuple[str, ...] = ()
    sequels: tuple[str, ...] = ()
    since_then: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    serial: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    hours_apart: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    lengths: dict[str, int] = {}
    wars: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()
    years_ago: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    inflicting: tuple[str, ...] = ()
    bearing: tuple[str, ...] = ()
    near_days: tuple[str, ...] = ()
    each_day: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    hypothetical: tuple[str, ...] = ()
    tallying: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()
    human: tuple[str, ...] = ()
    told_in: tuple[str, ...] = ()
    other_of_two: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    seeing: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()
    crossing: tuple[str, ...] = ()

    @cached_property
    def by_where(self) -> dict[str, tuple[TollRule, ...]]:
        """The rules by where their sense stands."""
        made: dict[str, tuple[TollRule, ...]] = {}
        for rule in self.rule:
            made[rule.where] = (*made.get(rule.where, ()), rule)
        return made
