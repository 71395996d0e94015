"""Findings: what settling concludes from claims, each with its derivation in words and in data.

Findings name claims by their anchors and documents by their ids; they decide nothing about who is right.
"""

from __future__ import annotations

from typing import Literal

import msgspec

RivalKind = Literal["figures", "denial", "authorship", "date"]
Strength = Literal["cannot_both_hold", "tension"]
CheckKind = Literal["addition", "two_mouths", "part", "before", "fall", "rise"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]


class Ground(msgspec.Struct, frozen=True):
    """One piece of evidence for (above nought) or against (below) that two accounts tell of one act."""

    name: str
    weight: float
    words: str = ""


class Bond(msgspec.Struct, frozen=True):
    """Two claims held to tell of one act, and why; `decided` when a person said so."""

    a: str
    b: str
    score: float
    grounds: tuple[Ground, ...]
    decided: bool = False


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Claims held to be about one act. `id` is the anchor of the earliest claim.

    `voices` counts articles that are neither copies nor repeat another's source, `claimants` the sources by name.
    `parts` are ids of incidents that people hold to be parts of this one.
    """

    id: str
    type: str | None
    place: str | None
    country: str | None
    since: str | None
    until: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    voices: int
    claimants: tuple[str, ...]
    bonds: tuple[Bond, ...] = ()
    parts: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of a series: the period that it covers, its bounds, and the claim that gives it."""

    anchor: str
    document: str
    since: str | None
    until: str | None
    least: int | None
    most: int | None
    approx: bool = False
    scope: str = "cumulative"
    hedged: bool = False
    via: str | None = None


class Check(msgspec.Struct, frozen=True):
    """One piece of arithmetic between figures: whether it comes out, the claims it ties, and what it says."""

    kind: CheckKind
    holds: bool
    arithmetic: str
    claims: tuple[str, ...]
    words: str


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One source's figures for one side, status and outcome, over time, in the order of their last day."""

    id: str
    conflict: str | None
    source: str
    body: str | None
    side: str | None
    people: str | None
    status: str | None
    groups: tuple[str, ...]
    unit: str
    outcome: str
    level: bool
    points: tuple[Point, ...]
    checks: tuple[Check, ...] = ()
    why: tuple[str, ...] = ()


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that can not both hold, or hardly; `why` says it in words, `data` in numbers."""

    id: str
    kind: RivalKind
    strength: Strength
    a: str
    b: str
    why: str
    data: dict[str, str] = {}


class Kinship(msgspec.Struct, frozen=True):
    """Why two documents are one voice: how much of their text they share, and what kind of likeness it is."""

    a: str
    b: str
    kind: Literal["copy", "cut", "update", "agency", "retelling"]
    shared: float
    words: str


class Lineage(msgspec.Struct, frozen=True):
    """A family of documents that are one voice: the root first."""

    root: str
    documents: tuple[str, ...]
    bonds: tuple[Kinship, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of an estimate: what was done, the number it came to, how many voices give it, and the claims.

    `name` says the kind of step, for those who say it in other words than `words`.
    """

    name: str
    words: str
    number: int | None = None
    voices: int | None = None
    claims: tuple[str, ...] = ()


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """Low, best and high of one quantity under a named rule: what a rule makes of claims, never the truth.

    `subject` is the id of an incident or series. `steps` say how it came about, in order: which figures count, which
    voices give them, what the rule sets aside and chooses; `why` is the last of them in one line.
    """

    rule: str
    version: str
    subject: str
    outcome: str
    status: str | None
    side: str | None
    low: int | None
    best: int | None
    high: int | None
    grade: Grade | None = None
    articles: int = 0
    voices: int = 0
    claims: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


class Settlement(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that settling found, in canonical order."""

    incidents: tuple[Incident, ...] = ()
    series: tuple[Series, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    lineages: tuple[Lineage, ...] = ()
