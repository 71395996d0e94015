"""Claims: one thing that one source is reported to say, a toll or an event, with its evidence."""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.mention import Place, Source
from selon.model.span import Span

Outcome = Literal["killed", "wounded", "casualties", "missing", "captured", "displaced"]
Status = Literal["civilian", "combatant"]
Scope = Literal["incident", "cumulative", "additional", "current"]
Period = Literal["throughout", "within", "by"]
Stance = Literal["asserts", "denies"]
EventType = Literal[
    "strike",
    "attack",
    "clash",
    "capture",
    "withdrawal",
    "ceasefire",
    "violation",
    "displacement",
    "blockade",
    "deployment",
    "banned_weapon",
    "outbreak",
]
LinkKind = Literal["part_of", "adds_to", "revises", "repeats", "denies", "admits", "result_of", "answers"]


class Figure(msgspec.Struct, frozen=True, rename={"least": "min", "most": "max"}):
    """How many, as written: an unknown bound is null, `approx` is true of *about N*."""

    start: int
    end: int
    text: str
    least: int | None
    most: int | None
    approx: bool = False


class Party(msgspec.Struct, frozen=True):
    """A party by its canonical name or, where that is unknown, by the words of the text."""

    name: str


class Words(msgspec.Struct, frozen=True):
    """What an act is aimed at, in the words of the text or as a canonical name."""

    text: str
    name: str | None = None


class Hedge(msgspec.Struct, frozen=True):
    """Words by which the text keeps its distance, and of what kind they are."""

    text: str
    start: int
    end: int
    kind: str


class Link(msgspec.Struct, frozen=True):
    """How this claim stands to another of the same document."""

    kind: LinkKind
    claim: str


class Reason(msgspec.Struct, frozen=True):
    """Why a field is what it is: stated, carried from elsewhere or inferred, by which words and rule."""

    how: Literal["stated", "carried", "inferred"]
    spans: tuple[tuple[int, int], ...]
    rule: str
    runner_up: str | None = None
    margin: float | None = None


class Toll(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="toll"):
    """A figure of people harmed or moved, as one source is reported to give it."""

    id: str
    start: int
    end: int
    text: str
    figure: Figure
    outcome: Outcome
    term: str | None = None
    unit: Literal["person", "household", "body"] = "person"
    status: Status | None = None
    groups: tuple[str, ...] = ()
    side: Party | None = None
    people: str | None = None
    actor: Party | None = None
    weapon: str | None = None
    scope: Scope = "incident"
    since: str | None = None
    until: str | None = None
    period: Period | None = None
    said: str | None = None
    places: tuple[Place, ...] = ()
    source: Source | None = None
    via: tuple[Source, ...] = ()
    stance: Stance = "asserts"
    hedged: bool = False
    hedges: tuple[Hedge, ...] = ()
    links: tuple[Link, ...] = ()
    why: dict[str, Reason] = {}


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """An act, as one source is reported to tell or deny it."""

    id: str
    start: int
    end: int
    text: str
    trigger: Span
    type: EventType
    actor: Party | None = None
    target: Words | None = None
    weapon: str | None = None
    places: tuple[Place, ...] = ()
    since: str | None = None
    until: str | None = None
    period: Period | None = None
    said: str | None = None
    source: Source | None = None
    via: tuple[Source, ...] = ()
    stance: Stance = "asserts"
    hedged: bool = False
    hedges: tuple[Hedge, ...] = ()
    links: tuple[Link, ...] = ()
    why: dict[str, Reason] = {}


Claim = Toll | Event
