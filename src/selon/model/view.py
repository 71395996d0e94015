"""What is asked of the ledger, and the rows that it answers with."""

from __future__ import annotations

import msgspec


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are wanted. Days are ISO; names are compared without case and accents.

    `since` and `until` bound the day that a claim is about. `as_known_on` leaves out what became public
    later, `recorded_by` what the ledger learned later (an ISO day or time). `names` shows private names.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    side: str | None = None
    source: str | None = None
    outlet: str | None = None
    conflict: str | None = None
    kind: str | None = None
    as_known_on: str | None = None
    recorded_by: str | None = None
    names: bool = False


class ClaimRow(msgspec.Struct, frozen=True, gc=False):
    """One claim as it stands now: the newest proposal with the decisions of people applied.

    `label` is the outcome or the type of event; `day` the day that the claim is about, `public_on` the day
    it became public; `source` the most exact public name, `party` whom that speaks for, `source_kind` is
    `narrator` where the article itself says it. `marks` name what people decided, field by field. The fields
    stand in the order in which the ledger reads them.
    """

    anchor: str
    proposal: str
    document: str
    kind: str
    label: str
    begins: int
    ends: int
    least: int | None = None
    most: int | None = None
    approx: bool = False
    unit: str | None = None
    status: str | None = None
    scope: str | None = None
    side: str | None = None
    actor: str | None = None
    source: str | None = None
    party: str | None = None
    source_kind: str = "narrator"
    stance: str = "asserts"
    hedged: bool = False
    since: str | None = None
    until: str | None = None
    said: str | None = None
    day: str | None = None
    public_on: str | None = None
    place: str | None = None
    outlet: str | None = None
    capture: str = ""
    marks: tuple[str, ...] = ()

    @property
    def speaker(self) -> str:
        """The party, else the most exact name, else the kind of source."""
        return self.party or self.source or self.source_kind


class TollRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one source gives for one side, outcome, status and scope in one conflict.

    `latest` is the newest asserted figure and `latest_on` its day; `low` and `high` the range of all
    asserted figures; `denied` counts denials; `open` what waits for a person (disputed or to confirm); `against` names
    whom its figures contradict, where that was asked for.
    """

    source: str
    side: str | None
    outcome: str
    status: str | None
    scope: str | None
    unit: str | None
    latest: str
    latest_on: str | None
    low: int | None
    high: int | None
    claims: int
    articles: int
    denied: int
    open: int
    anchor: str
    conflict: str | None = None
    against: tuple[str, ...] = ()


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """One article of the ledger, with the id of its page (capture); a withheld one has neither name nor title."""

    id: str
    name: str | None
    title: str | None
    outlet: str | None
    language: str | None
    published_from: str | None
    published_to: str | None
    path: str | None
    url: str | None
    characters: int
    claims: int
    withheld: bool
    recorded: str
    capture: str = ""


class QuoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation with its speaker."""

    document: str
    text: str | None
    speaker: str | None
    cue: str | None
    outlet: str | None
    public_on: str | None
    begins: int
    ends: int


class ProblemRow(msgspec.Struct, frozen=True, kw_only=True):
    """One fault of an input."""

    kind: str
    what: str | None
    path: str | None
    place: str | None
    document: str | None
    recorded: str


class SearchRow(msgspec.Struct, frozen=True, kw_only=True):
    """One article that holds the words, with the place where they stand and its claims that hold them all."""

    document: str
    name: str | None
    outlet: str | None
    public_on: str | None
    snippet: str
    claims: tuple[str, ...]
