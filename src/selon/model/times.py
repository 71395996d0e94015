"""Times as symbols: what an expression says, before anybody knows the day of the document."""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.document import DayRange, Passage
from selon.model.reading import Frame

TimeKind = Literal[
    "date",
    "offset",
    "period",
    "recent",
    "nth_day",
    "same",
    "decade",
    "share",
    "opening",
    "season",
    "named",
    "weekend",
    "anniversary",
]
Anchor = Literal["document", "text", "conflict"]
Bound = Literal["at", "since", "from", "until", "so_far"]
Edge = Literal["", "early", "middle", "late", "first_half", "second_half", "first_week", "last_week", "day"]
Unit = Literal["", "hour", "day", "week", "month", "year", "decade", "century", "quarter", "half"]


class TimeSymbol(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time at tokens `first` up to and without `last`, by what it says and not yet by what it means.

    `kind` says which fields count. A **date** has calendar fields, any of them absent. An **offset** lies `count`
    units before (`shift` -1) or after (1) its anchor. A **period** is the whole `unit` that is `shift` units from
    the one around the anchor, **recent** are the last `count` units up to it, **same** is the anchor itself. An
    **nth_day** is an ordinal day of a conflict or a series, a **share** the nth quarter or half of a year, an
    **opening** the first `count` months or quarters of one. A
    **decade**, **season**, **named** day and **weekend** speak for themselves. An **anniversary** says how many
    units after some event.

    `toward` is -1 for "last", 1 for "next", 0 for "this", None where the text does not say. `bound` tells an open
    interval from a closed one, `other` is the far end of an interval, `part` names a part of the day. A loose
    expression ("today") places something in time only where its clause tells of the past or looks ahead.
    """

    first: int
    last: int
    kind: TimeKind
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit = ""
    count: int | None = None
    shift: int = 0
    toward: int | None = None
    anchor: Anchor = "document"
    bound: Bound = "at"
    edge: Edge = ""
    part: str = ""
    name: str = ""
    is_loose: bool = False
    other: TimeSymbol | None = None

    @property
    def is_dated_since(self) -> bool:
        """Whether it is what has gone on since one day of the calendar, named in full."""
        return self.bound == "since" and self.is_full

    @property
    def is_full(self) -> bool:
        """Whether it names one day of the calendar without help."""
        return self.kind == "date" and self.other is None and None not in {self.year, self.month, self.day}


class FrameEvidence(msgspec.Struct, frozen=True):
    """What earlier layers counted in a document: party ids, country codes, keys of places, and persons in office.

    `spellings` are the keys of places by the words that the document has for them, where these are others; `tenures`
    the days (ISO) between which somebody named with an office held it; `lasting` the years that wars are said to have
    lasted.
    """

    parties: dict[str, int] = {}
    countries: dict[str, int] = {}
    places: dict[str, int] = {}
    spellings: dict[str, str] = {}
    tenures: tuple[tuple[str | None, str | None], ...] = ()
    lasting: frozenset[int] = frozenset()


class FrameResult(msgspec.Struct, frozen=True):
    """What settling the frame yields: the document's day, its conflicts, and its other stories.

    `near` are the days to count from, as well known as `published` or better; `starts` the first days of the conflicts.
    """

    published: DayRange
    frame: Frame
    near: DayRange = DayRange()
    starts: tuple[str, ...] = ()
    off_topic: tuple[Passage, ...] = ()
