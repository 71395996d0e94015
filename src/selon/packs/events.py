"""The closed schema of a language's `events.toml` and its parts: by which words, under which conditions, acts are told.

A rule reads groups and clauses, not word order. It carries sentences that must and must not match; tests run them all.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec


class EventRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a noun or a verb comes to tell an act. `sense` is the family whose suffix is the type (`event:strike`).

    `type` overrides the suffix; `lemmas` narrows the words, `unless` leaves some out. Of a noun, any of `needs` and all
    of `must` hold, with `adjectives` and `complements` for two of them, and no `barred` word goes with it; it is of
    nothing of the kinds that it `spares`, or of ground (`place`, `position`) too. Of a verb, no `barred` noun is its
    object and no `unbound` one bound to it, `subject`, `object` and `bound` want kinds of groups (`either`: one of them
    will do), `things` and `doers` nouns as objects and subjects, `goals` nouns bound to it, `away` kinds of what the
    object is driven from, `words` fixed words behind it, `aimed` that what is bound is shot at, `alone` nothing
    behind it, `bare` no object, `agentless` that nobody is told to do it, `several` that more than one does, and no
    number of a people, `dated` a time in its clause. `mover`: who acts is who is moved; `turned`: the subject
    suffers and what is bound acts. `attempt`: trying counts. `lesser`: no act of its own beside another assault,
    nor a sum of many (`total`: that too). The first rule that fits wins.
    """

    id: str
    where: Literal["noun", "verb"]
    sense: str
    type: str = ""
    lemmas: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    either: bool = False
    words: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    aimed: bool = False
    alone: bool = False
    bare: bool = False
    turned: bool = False
    forms: tuple[str, ...] = ()
    lesser: bool = False
    total: bool = False
    mover: bool = False
    attempt: bool = False
    agentless: bool = False
    several: bool = False
    dated: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def typed(self, senses: frozenset[str], lemma: str) -> str | None:
        """The type that this rule gives a word of these senses; none if it does not speak of the word."""
        if (self.lemmas and lemma not in self.lemmas) or lemma in self.unless:
            return None
        found = next((s for s in sorted(senses) if s == self.sense or s.startswith(f"{self.sense}:")), None)
        return None if found is None else self.type or found.partition(":")[2]


class Unreal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words under which an act is not told as one that took place: lemmas, or low forms of small words."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    attempts: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    defining: tuple[str, ...] = ()
    halting: tuple[str, ...] = ()
    doubting: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    drafting: tuple[str, ...] = ()
    enabling: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    outlook: tuple[str, ...] = ()
    works: tuple[str, ...] = ()


class EventRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A language's rules of events, with the words that tell their fields; `lengths` are units of time in days."""

    unreal: Unreal = Unreal()
    rule: tuple[EventRule, ...] = ()
    launching: tuple[str, ...] = ()
    suffering: tuple[str, ...] = ()
    conceding: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    siding: tuple[str, ...] = ()
    warring: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()
    foremost: tuple[str, ...] = ()
    existing: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()
    answering: tuple[str, ...] = ()
    proceeding: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    happening: tuple[str, ...] = ()
    agreeing: tuple[str, ...] = ()
    concerting: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    sending: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    fractions: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    open_kinds: tuple[str, ...] = ()
    flown: tuple[str, ...] = ()
    showing: tuple[str, ...] = ()
    befalling: tuple[str, ...] = ()
    massacres: tuple[str, ...] = ()
    invading: tuple[str, ...] = ()
    air: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    engaging: tuple[str, ...] = ()
    beside_which: tuple[str, ...] = ()
    in_force: tuple[str, ...] = ()
    refusing: tuple[str, ...] = ()
    presuming: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    dative: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    blaming: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    imposing: tuple[str, ...] = ()
    subjecting: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    describing: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    aimed_at: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    laying: tuple[str, ...] = ()
    breaking: tuple[str, ...] = ()
    beginning: tuple[str, ...] = ()
    accusations: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    using: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    brokering: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    identifying: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    disowning: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    alliances: tuple[str, ...] = ()
    them: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    intent: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    taking: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    aiming: tuple[str, ...] = ()
    turning: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    wars: tuple[str, ...] = ()
    suspecting: tuple[str, ...] = ()
    morrow: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    lengths: dict[str, int] = {}
    signing: tuple[str, ...] = ()
    travellers: tuple[str, ...] = ()
    fired: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    plotting: tuple[str, ...] = ()
    making: tuple[str, ...] = ()
    still: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    anybody: tuple[str, ...] = ()
    arming: tuple[str, ...] = ()
    residents: tuple[str, ...] = ()
    disasters: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    @cached_property
    def words_of_kinds(self) -> dict[str, frozenset[str]]:
        """The pack's lists of words by the kind that they make."""
        return {
            "weapon": frozenset(self.weapons),
            "site": frozenset(self.sites),
            "position": frozenset(self.positions),
            "home": frozenset(self.homes),
            "land": frozenset(self.lands),
            "force": frozenset(self.forces),
            "resident": frozenset(self.residents),
        }

    @cached_property
    def of_words(self) -> dict[tuple[str, frozenset[str], str], tuple[tuple[EventRule, str], ...]]:
        """What `speaking_of` has found so far; words without senses are not kept, so that it stays a pack's size."""
        return {}

    def speaking_of(
        self, where: Literal["noun", "verb"], senses: frozenset[str], lemma: str
    ) -> tuple[tuple[EventRule, str], ...]:
        """The rules of nouns, or of verbs, that speak of a word of these senses, each with the type that it gives."""
        if not senses:
            return ()
        key = (where, senses, lemma)
        known = self.of_words.get(key)
        if known is None:
            typed = ((rule, rule.typed(senses, lemma)) for rule in self.rule if rule.where == where)
            known = self.of_words[key] = tuple((rule, made) for rule, made in typed if made is not None)
        return known
