"""Typed spans in a document: times, places, quotes and attributions."""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.span import Span, Stretch

SourceKind = Literal[
    "state", "military", "health", "local", "armed_group", "un", "ngo", "medical", "witness", "media", "unnamed"
]


class Time(msgspec.Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """An expression that places something in calendar time; an open end is null."""

    start: int
    end: int
    text: str
    first: str | None
    last: str | None
    rule: str = ""


class UntoldTime(Time, frozen=True):
    """An expression of which no document's day tells the days: neither end is set.

    `days` lie between them, and `is_open` tells what goes on since then. It is in no reading.
    """

    days: int = 0
    is_open: bool = False


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A named place; unresolved ones have no position, and all places that share the name as `candidates`.

    In a reading's list each place stands once, as first written; `mentions` are the other stretches that name it.
    """

    start: int
    end: int
    text: str
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: str | None = None
    is_country: bool = False
    candidates: tuple[str, ...] = ()
    relation: str = "at"
    mentions: tuple[tuple[int, int], ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it, as the text has it, with the party that it speaks for.

    `name` is the most exact canonical name, `party` the state or group, `body` the ministry, army or agency,
    `person` and `office` the one who speaks.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    party: str | None = None
    body: str | None = None
    person: str | None = None
    office: str | None = None
    kind: SourceKind | None = None


class Quote(msgspec.Struct, frozen=True):
    """A stretch between quotation marks that is somebody's words."""

    start: int
    end: int
    text: str
    speaker: Source | None = None
    cue: Span | None = None


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution: `source` says (by `cue`) what stands in `content`."""

    source: Source | None
    cue: Span | None
    content: Stretch
    direct: bool = False
    stance: Literal["asserts", "denies"] = "asserts"
    via: tuple[Source, ...] = ()
    carried: bool = False
    rule: str = ""
